#include "pack.h"

#include <math.h>

/* How much wider than high the whole may become. */
#define ASPECT 1.5
/* A box lower than this share of its row begins a row of its own kind. */
#define LEAST_HEIGHT 0.25

void
place_flatten(size_t num, double *x, double *y)
{
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0, yy = 0, angle, c, s;
    size_t v;

    for (v = 0; v < num; v++) {
        mean_x += x[v] / (double) num;
        mean_y += y[v] / (double) num;
    }
    for (v = 0; v < num; v++) {
        xx += (x[v] - mean_x) * (x[v] - mean_x);
        xy += (x[v] - mean_x) * (y[v] - mean_y);
        yy += (y[v] - mean_y) * (y[v] - mean_y);
    }
    angle = atan2(2 * xy, xx - yy) / 2;
    c = cos(angle);
    s = sin(angle);
    for (v = 0; v < num; v++) {
        const double dx = x[v] - mean_x, dy = y[v] - mean_y;

        x[v] = c * dx + s * dy;
        y[v] = c * dy - s * dx;
    }
}

void
place_pack(size_t num, double gap, place_box *boxes)
{
    double area = 0, width = 0, x = 0, top = 0, height = 0;
    size_t b, row = 0;

    for (b = 0; b < num; b++) {
        area += (boxes[b].width + gap) * (boxes[b].height + gap);
        width = fmax(width, boxes[b].width);
    }
    width = fmax(width, sqrt(ASPECT * area));
    for (b = 0; b < num; b++) {
        if (b > row && (x + boxes[b].width > width || boxes[b].height < LEAST_HEIGHT * height)) {
            top -= height + gap;
            x = height = 0;
            row = b;
        }
        boxes[b].x = x;
        boxes[b].y = top - boxes[b].height;
        x += boxes[b].width + gap;
        height = fmax(height, boxes[b].height);
    }
    for (b = 0; b < num; b++) {
        boxes[b].y -= top - height;
    }
}
