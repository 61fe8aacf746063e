/* How large nodes will be, about. Only the renderer knows the fonts; presets that place nodes ask
 * here first. */
#include "size.h"

#include "../base/unicode.h"
#include "wrap.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* Points: a column of text, a line, and what stands around the label. */
#define COLUMN_NODE   5.9
#define COLUMN_DETAIL 4.9
#define COLUMN_CENTER 11.8
#define LINE_NODE     14.0
#define LINE_DETAIL   11.5
#define LINE_CENTER   27.0
#define MARGIN_WIDTH  21.0
#define MARGIN_HEIGHT 11.0
#define MARGIN_CENTER 42.0
#define BAND_HEIGHT   16.0
#define BAND_FIELD    20.0
#define BAND_FRAME    10.0

size_t
kh_drawing_wrap(const kh_drawing *self, const kh_drawn_node *node)
{
    if (node->wrap > 0) {
        return node->wrap;
    }
    if (strcmp(node->role, "phrase") == 0) {
        return KH_WRAP_PHRASE;
    }
    if (strcmp(node->role, "center") == 0) {
        return kh_unicode_width(node->label) > (size_t) 2 * KH_WRAP_CENTER ? KH_WRAP_CENTER + 8
                                                                           : KH_WRAP_CENTER;
    }
    return self->view->wrap > 0 ? (size_t) self->view->wrap : KH_WRAP_NODE;
}

/* Widest line and number of lines of a wrapped label. */
static kh_status
measure_lines(const kh_drawing *self, const char *label, size_t columns, double *widest,
    double *lines, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text wrapped = { 0 };
    char *line, *next;

    *widest = *lines = 0;
    kh_wrap(&wrapped, label, self->lang, columns, KH_MAX_LINES);
    KH_TRY(kh_text_status(&wrapped, err));
    for (line = wrapped.bytes; line != NULL && label[0] != '\0'; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        if ((double) kh_unicode_width(line) > *widest) {
            *widest = (double) kh_unicode_width(line);
        }
        *lines += 1;
    }
out:
    kh_text_free(&wrapped);
    return ret;
}

/* What a shape needs to hold a rectangle of text, as factors of its sides; of those that are as
 * high as wide, of the longer one. Measured on Graphviz 2.42, with a little on top. */
static const struct {
    const char *shape;
    double width, height;
    bool regular;
} factors[] = {
    { "ellipse", 1.38, 1.38, false },
    { "oval", 1.38, 1.38, false },
    { "egg", 1.46, 1.38, false },
    { "circle", 1.38, 1.38, true },
    { "diamond", 1.93, 1.93, false },
    { "Mdiamond", 1.93, 1.93, false },
    { "trapezium", 1.93, 1.93, false },
    { "invtrapezium", 1.93, 1.93, false },
    { "parallelogram", 2.0, 1.93, false },
    { "house", 1.71, 1.71, false },
    { "invhouse", 1.71, 1.71, false },
    { "pentagon", 1.71, 1.71, false },
    { "hexagon", 1.58, 1.58, false },
    { "septagon", 1.53, 1.53, false },
    { "octagon", 1.5, 1.5, false },
    { "doubleoctagon", 1.68, 1.78, false },
    { "triangle", 2.72, 2.72, false },
    { "invtriangle", 2.72, 2.72, false },
    { "cylinder", 1, 1.34, false },
    { "tab", 1, 1.1, false },
    { "folder", 1, 1.1, false },
    { "component", 1.05, 1, false },
    { "cds", 1.4, 1.4, false },
    { "Msquare", 1, 1, true },
};

static void
fit_shape(kh_box_at *box, const char *shape)
{
    size_t j;

    for (j = 0; j < sizeof(factors) / sizeof(*factors); j++) {
        if (strcmp(shape, factors[j].shape) == 0) {
            box->width *= factors[j].width;
            box->height *= factors[j].height;
            if (factors[j].regular) {
                box->width = box->height = fmax(box->width, box->height);
            }
        }
    }
}

kh_status
kh_drawing_size(const kh_drawing *self, const kh_drawn_node *node, kh_box_at *box, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool center = strcmp(node->role, "center") == 0;
    const double band = BAND_FIELD * (double) node->num_fills + BAND_FRAME;
    double width, height, detail, lines;

    KH_TRY(measure_lines(self, node->label, kh_drawing_wrap(self, node), &width, &height, err));
    KH_TRY(measure_lines(self, node->detail, KH_WRAP_DETAIL, &detail, &lines, err));
    width *= center ? COLUMN_CENTER : COLUMN_NODE;
    height *= center ? LINE_CENTER : LINE_NODE;
    detail *= center ? COLUMN_NODE : COLUMN_DETAIL;
    height += lines * (center ? LINE_NODE : LINE_DETAIL);
    width = detail > width ? detail : width;
    if (node->num_fills > 1) {
        width = band > width ? band : width;
        height += BAND_HEIGHT;
    }
    *box = (kh_box_at){ .width = width + (center ? MARGIN_CENTER : MARGIN_WIDTH),
        .height = height + (center ? MARGIN_CENTER : MARGIN_HEIGHT) };
    fit_shape(box, node->shape);
    box->width = node->width > box->width ? node->width : box->width;
    box->height = node->height > box->height ? node->height : box->height;
out:
    return ret;
}
