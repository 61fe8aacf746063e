/* A graph that is too large to be read node by node: dots by forces, the largest with names. */
#include "overview.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "../graph/label.h"
#include "../place/place.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
#define DOT         3.2
#define DOT_GROWTH  0.8 /* by the root of the ties. */
#define LARGEST_DOT 18.0
#define DOT_MARGIN  4.0
#define LINE_WIDTH  0.3

/* Points of a side that each node is worth: so that names can be read where all of it is seen. */
#define SIDE_SHARE 24.0

/* What of a graph has names: a fiftieth, but not more than fill a wall. */
#define NAMED_SHARE  50
#define LEAST_NAMED  30
#define MOST_NAMED   160
#define NAMES_TRIED  3 /* times as many have a try. */
#define NAME_COLUMNS 16

/* Noto Sans of 11 points: a column of text is at most this wide, a line this high. */
#define COLUMN_WIDTH 5.6
#define LINE_HEIGHT  16.0
#define NAME_PADDING 24.0

/* Colours that people tell apart in dots. */
#define MOST_SECTORS 9

/* Against white. */
#define DOT_CONTRAST 2.0

static const kh_color line_color = { 0xC3, 0xCB, 0xD3 };

static void
close_overview(kh_overview *self)
{
    free(self->tail);
    free(self->head);
    free(self->degree);
    free(self->rank);
    free(self->size);
    free(self->x);
    free(self->y);
    free(self->named);
}

static void
estimate_name(const kh_drawn_node *node, double *width, double *height)
{
    const size_t columns = kh_unicode_width(node->label);
    const size_t lines = (columns + NAME_COLUMNS - 1) / NAME_COLUMNS;

    *width
        = (double) (columns < NAME_COLUMNS ? columns : NAME_COLUMNS) * COLUMN_WIDTH + NAME_PADDING;
    *height = (double) (lines < 4 ? lines : 4) * LINE_HEIGHT + NAME_PADDING / 2;
}

/* Forces leave most of the page empty, and nobody would see a dot of it. Dots may touch then. */
static void
shrink(kh_overview *self)
{
    const size_t num = self->drawing->num_nodes;
    const double wanted = SIDE_SHARE * sqrt((double) num);
    double side = 0, factor;
    size_t j;

    for (j = 0; j < num; j++) {
        side = fmax(side, fmax(self->x[j], self->y[j]));
    }
    factor = side > wanted ? wanted / side : 1;
    for (j = 0; j < num; j++) {
        self->x[j] *= factor;
        self->y[j] *= factor;
    }
}

static double
dot_of(const kh_overview *self, size_t node)
{
    return fmin(DOT + DOT_GROWTH * sqrt((double) self->degree[node]), LARGEST_DOT);
}

static kh_status
place_nodes(kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place_options options = { .seed = 0 };
    const size_t num = self->drawing->num_nodes;
    size_t j;

    KH_TRY(KH_NEW(&self->size, num, "sizes", err));
    KH_TRY(KH_NEW(&self->x, num, "places", err));
    KH_TRY(KH_NEW(&self->y, num, "places", err));
    for (j = 0; j < num; j++) {
        self->size[j] = dot_of(self, j) + DOT_MARGIN;
    }
    for (j = 0; j < self->num_wanted; j++) {
        double width, height;

        estimate_name(&self->drawing->nodes[self->rank[j]], &width, &height);
        self->size[self->rank[j]] = hypot(width, height);
    }
    KH_TRY(kh_place_force(
        num, self->num_ties, self->tail, self->head, self->size, &options, self->x, self->y, err));
    shrink(self);
out:
    return ret;
}

static bool
is_free(const kh_overview *self, const size_t *taken, size_t num, size_t node)
{
    double width, height, other_width, other_height;
    size_t j;

    estimate_name(&self->drawing->nodes[node], &width, &height);
    for (j = 0; j < num; j++) {
        estimate_name(&self->drawing->nodes[taken[j]], &other_width, &other_height);
        if (fabs(self->x[node] - self->x[taken[j]]) < (width + other_width) / 2
            && fabs(self->y[node] - self->y[taken[j]]) < (height + other_height) / 2) {
            return false;
        }
    }
    return true;
}

/* The best tied first; a name that would meet one before it is left out. */
static kh_status
choose_names(kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->drawing->num_nodes;
    size_t *taken = NULL;
    size_t j;

    KH_TRY(KH_NEW(&self->named, num, "names", err));
    KH_TRY(KH_NEW(&taken, self->num_wanted, "names", err));
    for (j = 0; j < num && j < NAMES_TRIED * self->num_wanted && self->num_named < self->num_wanted;
         j++) {
        if (is_free(self, taken, self->num_named, self->rank[j])) {
            taken[self->num_named++] = self->rank[j];
            self->named[self->rank[j]] = 1;
        }
    }
out:
    free(taken);
    return ret;
}

static kh_color
color_of(const kh_drawing *self, uint32_t node, bool by_sector)
{
    const uint32_t sector = by_sector ? kh_drawing_main_sector(self, node) : KH_NONE;
    const uint32_t type = by_sector ? KH_NONE : self->graph->nodes.type[node];

    return sector != KH_NONE ? kh_drawing_sector_color(self, sector)
           : type != KH_NONE ? kh_drawing_type_color(self, type)
                             : (kh_color){ 0x8A, 0x95, 0xA0 };
}

/* Names stand in boxes with room around them, so that no two meet; all others are dots. */
static void
dress_node(const kh_overview *self, size_t index, kh_color color, bool named)
{
    kh_drawn_node *node = &self->drawing->nodes[index];

    node->placed = true;
    node->x = round(self->x[index] * 100) / 100;
    node->y = round(self->y[index] * 100) / 100;
    node->detail = "";
    node->role = "plain";
    node->cluster = KH_DRAWN_NONE;
    node->quiet = !named;
    node->num_fills = 1;
    node->shape = named ? "rounded" : "circle";
    node->wrap = NAME_COLUMNS;
    node->border = kh_color_shade(color, named ? 3 : DOT_CONTRAST);
    node->fills[0] = named ? kh_color_tint(color) : node->border;
    node->ink = kh_color_ink(node->fills[0]);
    node->border_width = named ? 1 : 0.2;
    node->width = node->height = named ? 0 : dot_of(self, index);
}

static void
dress_nodes(const kh_overview *self, bool by_sector)
{
    kh_drawing *drawing = self->drawing;
    uint32_t v;

    for (v = 0; v < drawing->graph->nodes.num; v++) {
        if (drawing->drawn_of[v] != KH_DRAWN_NONE) {
            dress_node(self, drawing->drawn_of[v], color_of(drawing, v, by_sector),
                self->named[drawing->drawn_of[v]] != 0);
        }
    }
    drawing->num_clusters = 0;
}

/* What stands later is drawn above: dots first, then names. */
static kh_status
raise_names(const kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const size_t num = drawing->num_nodes;
    kh_drawn_node *nodes = NULL;
    size_t *moved = NULL;
    size_t dots = 0, names = num - self->num_named, j;

    KH_TRY(KH_NEW(&nodes, num, "nodes", err));
    KH_TRY(KH_NEW(&moved, num, "nodes", err));
    for (j = 0; j < num; j++) {
        moved[j] = self->named[j] != 0 ? names++ : dots++;
        nodes[moved[j]] = drawing->nodes[j];
    }
    memcpy(drawing->nodes, nodes, num * sizeof(*nodes));
    for (j = 0; j < drawing->graph->nodes.num; j++) {
        if (drawing->drawn_of[j] != KH_DRAWN_NONE) {
            drawing->drawn_of[j] = moved[drawing->drawn_of[j]];
        }
    }
    for (j = 0; j < drawing->num_edges; j++) {
        drawing->edges[j].from = moved[drawing->edges[j].from];
        drawing->edges[j].to = moved[drawing->edges[j].to];
    }
out:
    free(nodes);
    free(moved);
    return ret;
}

static kh_status
draw_ties(kh_overview *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num_ties; j++) {
        KH_TRY(kh_drawing_add_edge(self->drawing,
            (kh_drawn_edge){ .from = self->tail[j],
                .to = self->head[j],
                .label = "",
                .title = "",
                .relation = "",
                .style = "solid",
                .arrows = "none",
                .color = line_color,
                .weight = 1,
                .width = LINE_WIDTH },
            err));
    }
out:
    return ret;
}

static bool
shows_type(const kh_drawing *self, uint32_t type)
{
    uint32_t v;

    for (v = 0; v < self->graph->nodes.num; v++) {
        if (self->drawn_of[v] != KH_DRAWN_NONE && self->graph->nodes.type[v] == type) {
            return true;
        }
    }
    return false;
}

static kh_status
add_keys(kh_drawing *self, bool by_sector, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const size_t num = by_sector ? graph->sectors.num : graph->types.num;
    uint32_t j;

    KH_TRY(kh_drawing_add_key(self,
        (kh_drawn_key){
            .label = kh_words_in(by_sector ? KH_WORDS_SECTORS : KH_WORDS_TYPES, self->lang) },
        err));
    for (j = 0; j < num; j++) {
        if (by_sector ? kh_drawing_shows_sector(self, j) : shows_type(self, j)) {
            const kh_color color
                = by_sector ? kh_drawing_sector_color(self, j) : kh_drawing_type_color(self, j);

            KH_TRY(kh_drawing_add_key(self,
                (kh_drawn_key){ .label = by_sector ? kh_graph_sector_label(graph, j, self->lang)
                                                   : kh_graph_type_label(graph, j, self->lang),
                    .shape = "circle",
                    .fill = kh_color_shade(color, DOT_CONTRAST),
                    .color = kh_color_shade(color, DOT_CONTRAST) },
                err));
        }
    }
    self->has_legend = true;
out:
    return ret;
}

static size_t
count_named(size_t num_nodes)
{
    const size_t share = num_nodes / NAMED_SHARE;
    const size_t num = share < LEAST_NAMED ? LEAST_NAMED : share < MOST_NAMED ? share : MOST_NAMED;

    return num < num_nodes ? num : num_nodes;
}

kh_status
kh_drawing_build_overview(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_overview view = { .drawing = self };
    bool by_sector = self->graph->sectors.num > 0 && self->graph->sectors.num <= MOST_SECTORS;

    if (self->view->color_by != NULL) {
        by_sector = strcmp(self->view->color_by, "sector") == 0;
    }
    self->engine = "fixed";
    self->leveled = self->edge_labels = false;
    self->color_by = "type";
    KH_TRY(kh_drawing_group_by_view(self, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    KH_TRY(kh_overview_collect_ties(&view, err));
    KH_TRY(kh_overview_rank_nodes(&view, err));
    view.num_wanted = count_named(self->num_nodes);
    KH_TRY(place_nodes(&view, err));
    KH_TRY(choose_names(&view, err));
    dress_nodes(&view, by_sector);
    KH_TRY(draw_ties(&view, err));
    KH_TRY(raise_names(&view, err));
    KH_TRY(add_keys(self, by_sector, err));
    if (self->num_nodes > view.num_named) {
        KH_TRY(kh_findings_add(self->warnings, "W116", (kh_place){ .file = "" }, "", "", err,
            "%zu of %zu names are not shown: those with fewer ties are dots",
            self->num_nodes - view.num_named, self->num_nodes));
    }
out:
    close_overview(&view);
    return ret;
}
