#include "line_labels.h"

#include "../base/array.h"
#include "geometry.h"
#include "label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
#define GAP         2.0  /* between a label and what is beside it. */
#define STEP        9.0  /* by which a label goes farther from its line. */
#define TITLE       24.0 /* the strip of a frame that has its title. */
#define MAX_STEPS   14
#define CURVE_STEPS 8

/* A line of the drawing as straight pieces. */
typedef struct {
    size_t first, num;
    kh_area area;
} track;

typedef struct {
    kh_area *taken; /* nodes, titles, labels. */
    size_t num_taken, max_taken;
    kh_spot *points;
    size_t num_points, max_points;
    track *tracks;
} room;

bool
kh_line_labels_wanted(const kh_scene *scene, const char *engine)
{
    size_t j = 0;

    while (j < scene->num_edges && scene->edges[j].lines.num == 0) {
        j++;
    }
    return j < scene->num_edges && strcmp(engine, "dot") != 0;
}

kh_status
kh_line_labels_measure(
    kh_size *sizes, GVC_t *gvc, const kh_scene *scene, const char *font, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene empty = { .direction = "TB", .engine = "dot" };
    const kh_type_style style = { .size = KH_SIZE_PHRASE, .color = "#000000" };
    Agraph_t *graph = NULL;
    kh_text label = { 0 };
    size_t j;

    KH_TRY(kh_build(&graph, &empty, font, (kh_build_options){ .only_nodes = true }, err));
    for (j = 0; j < scene->num_edges; j++) {
        if (scene->edges[j].lines.num > 0) {
            Agnode_t *node = kh_build_node(graph, j);

            kh_text_clear(&label);
            kh_label_lines(&label, &scene->edges[j].lines, style);
            kh_build_set(node, "margin", "0,0");
            kh_build_set_number(node, "width", 0.01);
            kh_build_set_number(node, "height", 0.01);
            KH_TRY(kh_build_set_html(node, "label", &label, err));
        }
    }
    KH_TRY(kh_layout_measure(gvc, graph, err));
    for (j = 0; j < scene->num_edges; j++) {
        sizes[j] = (kh_size){ 0 };
        if (scene->edges[j].lines.num > 0) {
            Agnode_t *node = kh_build_node(graph, j);

            sizes[j] = (kh_size){ ND_width(node) * 72, ND_height(node) * 72 };
        }
    }
    gvFreeLayout(gvc, graph);
out:
    kh_text_free(&label);
    if (graph != NULL) {
        agclose(graph);
    }
    return ret;
}

static void
close_room(room *self)
{
    free(self->taken);
    free(self->points);
    free(self->tracks);
    *self = (room){ 0 };
}

static kh_status
take(room *self, kh_area area, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->taken, self->num_taken, &self->max_taken, "places", err));
    self->taken[self->num_taken++] = area;
out:
    return ret;
}

static kh_area
area_at(kh_spot middle, kh_size size)
{
    return (kh_area){ middle.x - size.width / 2, middle.y - size.height / 2,
        middle.x + size.width / 2, middle.y + size.height / 2 };
}

/* A position "x,y" as Graphviz writes it; false: there is none. */
static bool
read_spot(const char **text, kh_spot *spot)
{
    char *end;

    spot->x = strtod(*text, &end);
    if (end == *text || *end != ',') {
        return false;
    }
    *text = end + 1;
    spot->y = strtod(*text, &end);
    if (end == *text) {
        return false;
    }
    *text = end;
    return true;
}

static const char *
attribute(void *object, const char *name)
{
    char copy[16];
    const char *value;

    snprintf(copy, sizeof(copy), "%s", name);
    value = agget(object, copy);
    return value != NULL ? value : "";
}

static kh_status
take_nodes(room *self, Agraph_t *graph, const kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < scene->num_nodes; j++) {
        Agnode_t *node = kh_build_node(graph, j);
        const char *at = attribute(node, "pos");
        const kh_size told = { strtod(attribute(node, "width"), NULL) * 72,
            strtod(attribute(node, "height"), NULL) * 72 };
        const kh_size size = kh_shape_drawn(scene->nodes[j].shape, told);
        kh_spot spot;

        if (read_spot(&at, &spot)) {
            KH_TRY(take(self, area_at(spot, size), err));
        }
    }
out:
    return ret;
}

/* The strip at the top of each frame. */
static kh_status
take_titles(room *self, Agraph_t *graph, const kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < scene->num_clusters; j++) {
        char name[32];
        Agraph_t *cluster;
        const char *at;
        kh_spot low, high;

        snprintf(name, sizeof(name), "cluster_%zu", j);
        cluster = agsubg(graph, name, 0);
        at = cluster != NULL ? attribute(cluster, "bb") : "";
        if (scene->clusters[j].label[0] != '\0' && read_spot(&at, &low) && *at++ == ','
            && read_spot(&at, &high)) {
            KH_TRY(take(self, (kh_area){ low.x, high.y - TITLE, high.x, high.y }, err));
        }
    }
out:
    return ret;
}

static kh_status
add_point(room *self, kh_spot spot, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->points, self->num_points, &self->max_points, "points", err));
    self->points[self->num_points++] = spot;
out:
    return ret;
}

/* "e,x,y s,x,y" and then the first point and three more for each curve. */
static kh_status
add_track(room *self, track *line, const char *at, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_spot by[4];
    int num = 0, j;

    line->first = self->num_points;
    while (at[0] == 'e' || at[0] == 's') {
        at += strcspn(at, " ");
        at += strspn(at, " ");
    }
    while (read_spot(&at, &by[num])) {
        if (++num == 1) {
            KH_TRY(add_point(self, by[0], err));
        }
        for (j = 1; num == 4 && j <= CURVE_STEPS; j++) {
            KH_TRY(add_point(self, kh_spot_on_curve(by, (double) j / CURVE_STEPS), err));
        }
        if (num == 4) {
            by[0] = by[3];
            num = 1;
        }
        at += strspn(at, " ");
    }
    line->num = self->num_points - line->first;
    line->area = kh_area_around(self->points + line->first, line->num);
out:
    return ret;
}

static kh_status
add_tracks(room *self, Agraph_t *graph, const kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->tracks, scene->num_edges, "lines", err));
    for (j = 0; j < scene->num_edges; j++) {
        Agedge_t *edge = kh_build_edge(graph, scene, j);

        if (edge != NULL) {
            KH_TRY(add_track(self, &self->tracks[j], attribute(edge, "pos"), err));
        }
    }
out:
    return ret;
}

static bool
is_free(const room *self, const kh_area *area)
{
    size_t j = 0;

    while (j < self->num_taken && kh_area_overlap(&self->taken[j], area) < GAP / 2) {
        j++;
    }
    return j == self->num_taken;
}

/* Lines that run through a place. */
static size_t
count_lines(const room *self, size_t num_lines, const kh_area *area)
{
    size_t num = 0, j, k;

    for (j = 0; j < num_lines; j++) {
        const track *line = &self->tracks[j];

        if (line->num < 2 || kh_area_overlap(&line->area, area) < 0) {
            continue;
        }
        for (k = line->first; k + 1 < line->first + line->num; k++) {
            if (kh_area_cut(area, self->points[k], self->points[k + 1]) > 0) {
                num++;
                break;
            }
        }
    }
    return num;
}

/* The place at a share of a line's length, and the direction there. */
static kh_spot
spot_along(const room *self, const track *line, double share, kh_spot *direction)
{
    const kh_spot *points = self->points + line->first;
    double length = 0, left;
    size_t j;

    for (j = 0; j + 1 < line->num; j++) {
        length += hypot(points[j + 1].x - points[j].x, points[j + 1].y - points[j].y);
    }
    left = share * length;
    *direction = (kh_spot){ 1, 0 };
    for (j = 0; j + 1 < line->num; j++) {
        const double dx = points[j + 1].x - points[j].x, dy = points[j + 1].y - points[j].y;
        const double piece = hypot(dx, dy);

        if (piece > 0 && left <= piece) {
            *direction = (kh_spot){ dx / piece, dy / piece };
            return (
                kh_spot){ points[j].x + left * direction->x, points[j].y + left * direction->y };
        }
        left -= piece;
    }
    return points[line->num - 1];
}

/* A label beside a place of its line: on one side or the other, that far off. */
static kh_area
beside(kh_spot spot, kh_spot direction, kh_size size, int side, double off)
{
    const double across = fabs(direction.y) * size.width / 2 + fabs(direction.x) * size.height / 2;
    const double by = side * (across + GAP + off);

    return area_at((kh_spot){ spot.x - direction.y * by, spot.y + direction.x * by }, size);
}

/* The free place that the fewest lines run through; false: none is free. */
static bool
find_place(
    const room *self, const kh_scene *scene, size_t index, kh_size size, double off, kh_area *place)
{
    static const double shares[]
        = { 0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86 };
    size_t least = SIZE_MAX, j;

    for (j = 0; j < 2 * sizeof(shares) / sizeof(*shares) && least > 0; j++) {
        kh_spot direction;
        const kh_spot spot = spot_along(self, &self->tracks[index], shares[j / 2], &direction);
        const kh_area area = beside(spot, direction, size, j % 2 == 0 ? 1 : -1, off);
        size_t crossing;

        if (!is_free(self, &area)) {
            continue;
        }
        crossing = count_lines(self, scene->num_edges, &area);
        if (crossing < least) {
            least = crossing;
            *place = area;
        }
    }
    return least < SIZE_MAX;
}

static void
set_place(Agedge_t *edge, const kh_area *place, kh_box *box)
{
    char text[64];

    snprintf(text, sizeof(text), "%.2f,%.2f", (place->left + place->right) / 2,
        (place->top + place->bottom) / 2);
    kh_build_set(edge, "lp", text);
    box->left = fmin(box->left, place->left);
    box->right = fmax(box->right, place->right);
    box->bottom = fmin(box->bottom, place->top);
    box->top = fmax(box->top, place->bottom);
}

kh_status
kh_line_labels_place(Agraph_t *graph, const kh_scene *scene, const kh_size *sizes, kh_box *box,
    bool far, size_t *num_crowded, kh_error *err)
{
    kh_status ret = KH_OK;
    room self = { 0 };
    size_t j;
    int step;

    *num_crowded = 0;
    KH_TRY(take_nodes(&self, graph, scene, err));
    KH_TRY(take_titles(&self, graph, scene, err));
    KH_TRY(add_tracks(&self, graph, scene, err));
    for (j = 0; j < scene->num_edges; j++) {
        bool found = false;
        kh_area place = { 0 };

        if (scene->edges[j].lines.num == 0 || self.tracks[j].num == 0) {
            continue;
        }
        for (step = 0; !found && step <= (far ? MAX_STEPS : 0); step++) {
            found = find_place(&self, scene, j, sizes[j], step * STEP, &place);
        }
        if (!found) {
            kh_spot direction;

            place = area_at(spot_along(&self, &self.tracks[j], 0.5, &direction), sizes[j]);
        }
        *num_crowded += !found;
        set_place(kh_build_edge(graph, scene, j), &place, box);
        KH_TRY(take(&self, place, err));
    }
out:
    close_room(&self);
    return ret;
}
