#include "looks.h"

#include "../base/json.h"
#include "../base/array.h"
#include "../between/betweenness.h"
#include "../between/cost.h"
#include "../between/sampled.h"
#include "../bridge/cross.h"
#include "../view/shape.h"
#include "choose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points that the largest node is larger by, and those of the smallest. */
#define LEAST_WIDTH  44.0
#define MORE_WIDTH   130.0
#define LEAST_HEIGHT 26.0
#define MORE_HEIGHT  64.0

static const char *const shapes[] = { "rounded", "box", "ellipse", "hexagon", "folder", "octagon",
    "note", "component", "tab", "house", "cylinder", "invhouse", "parallelogram" };

#define NUM_SHAPES (sizeof(shapes) / sizeof(*shapes))

static bool
is_taken(const kh_drawing *self, const char *shape)
{
    size_t j;

    for (j = 0; j <= self->graph->types.num; j++) {
        if (self->looks[j].shape != NULL && strcmp(self->looks[j].shape, shape) == 0) {
            return true;
        }
    }
    return false;
}

static const char *
shape_of_view(const kh_drawing *self, size_t type)
{
    return json_string_value(json_object_get(
        self->view->shapes, kh_graph_text(self->graph, self->graph->types.items[type].id)));
}

static const char *
choose_shape(const kh_drawing *self, size_t type)
{
    const char *of_graph = kh_graph_text(self->graph, self->graph->types.items[type].shape);
    size_t j;

    if (kh_shape_is_known(of_graph) && !is_taken(self, of_graph)) {
        return of_graph;
    }
    for (j = 0; j < NUM_SHAPES; j++) {
        if (!is_taken(self, shapes[(type + j) % NUM_SHAPES])) {
            return shapes[(type + j) % NUM_SHAPES];
        }
    }
    return kh_shape_is_known(of_graph) ? of_graph : shapes[type % NUM_SHAPES];
}

static size_t
type_of(const kh_drawing *self, uint32_t node)
{
    const uint32_t type = self->graph->nodes.type[node];

    return type != KH_NONE ? type : self->graph->types.num;
}

/* Types of what will be drawn; what the diagram is about has a look of its own. */
static void
find_types(const kh_drawing *self, bool *used)
{
    size_t j;

    for (j = 0; j < self->num_sequence; j++) {
        if (!kh_drawing_is_about(self, self->sequence[j])) {
            used[type_of(self, self->sequence[j])] = true;
        }
    }
}

static void
find_shared(kh_drawing *self)
{
    const size_t num = self->graph->types.num;
    size_t j, k;

    for (j = 0; j <= num; j++) {
        for (k = 0; k < j; k++) {
            const char *a = self->looks[j].shape, *b = self->looks[k].shape;

            if (a != NULL && b != NULL && strcmp(a, b) == 0) {
                self->looks[j].shared = self->looks[k].shared = true;
            }
        }
    }
}

static kh_status
choose_shapes(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->graph->types.num;
    bool *used = NULL;
    size_t j;

    KH_TRY(KH_NEW(&self->looks, num + 1, "types", err));
    KH_TRY(KH_NEW(&used, num + 1, "types", err));
    find_types(self, used);
    for (j = 0; j < num; j++) {
        self->looks[j].shape = used[j] ? shape_of_view(self, j) : NULL;
    }
    self->looks[num].shape = used[num] ? shapes[0] : NULL;
    for (j = 0; j < num; j++) {
        if (used[j] && self->looks[j].shape == NULL) {
            self->looks[j].shape = choose_shape(self, j);
        }
    }
    find_shared(self);
out:
    free(used);
    return ret;
}

static kh_status
measure_cross(const kh_net *net, double *values, kh_error *err)
{
    const kh_precision usual = { KH_USUAL_EPSILON, KH_USUAL_CONFIDENCE };
    kh_status ret = KH_OK;
    kh_approximation done;
    double *through = NULL;

    KH_TRY(KH_NEW(&through, net->num_nodes, "values", err));
    KH_TRY(kh_betweenness_is_costly(net)
               ? kh_sampled_cross(net, &usual, through, values, NULL, NULL, &done, err)
               : kh_cross_betweenness(net, net->num_threads, through, values, err));
out:
    free(through);
    return ret;
}

static kh_status
measure_betweenness(const kh_net *net, double *values, kh_error *err)
{
    const kh_precision usual = { KH_USUAL_EPSILON, KH_USUAL_CONFIDENCE };
    kh_approximation done;

    return kh_betweenness_is_costly(net)
               ? kh_sampled_betweenness(net, &usual, values, &done, err)
               : kh_betweenness(net, KH_PAIRS_ALL, net->num_threads, values, NULL, err);
}

static kh_status
measure(const char *what, const kh_net *net, double *values, kh_error *err)
{
    size_t v;

    if (strcmp(what, "cross_share") == 0) {
        return measure_cross(net, values, err);
    }
    if (strcmp(what, "betweenness") == 0) {
        return measure_betweenness(net, values, err);
    }
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = (double) kh_net_out_degree(net, v);
    }
    return KH_OK;
}

/* Areas are as values: sides as their roots. */
static kh_status
choose_sizes(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_net net = { 0 };
    double *values = NULL, most = 0;
    size_t v;

    KH_TRY(kh_drawing_make_net(self, &net, err));
    KH_TRY(KH_NEW(&values, net.num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->sizes, self->graph->nodes.num, "sizes", err));
    KH_TRY(measure(self->view->size_by, &net, values, err));
    for (v = 0; v < net.num_nodes; v++) {
        most = values[v] > most ? values[v] : most;
    }
    for (v = 0; v < net.num_nodes && most > 0; v++) {
        self->sizes[net.node[v]] = values[v] > 0 ? sqrt(values[v] / most) : 0;
    }
out:
    free(values);
    kh_net_free(&net);
    return ret;
}

kh_status
kh_looks_choose(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *size_by = self->view->size_by;

    KH_TRY(choose_shapes(self, err));
    if (size_by != NULL && strcmp(size_by, "none") != 0) {
        KH_TRY(choose_sizes(self, err));
    }
out:
    return ret;
}

static bool
by_type(const kh_drawing *self)
{
    return self->view->shape_by == NULL || strcmp(self->view->shape_by, "type") == 0;
}

void
kh_looks_apply(const kh_drawing *self, kh_drawn_node *drawn, uint32_t node)
{
    const bool about = kh_drawing_is_about(self, node);

    drawn->shape = about || !by_type(self) ? shapes[0] : self->looks[type_of(self, node)].shape;
    if (self->sizes != NULL && !about) {
        drawn->width = LEAST_WIDTH + MORE_WIDTH * self->sizes[node];
        drawn->height = LEAST_HEIGHT + MORE_HEIGHT * self->sizes[node];
    }
}

bool
kh_looks_share(const kh_drawing *self, uint32_t node)
{
    return by_type(self) && self->graph->nodes.type[node] != KH_NONE
           && !kh_drawing_is_about(self, node) && self->looks[type_of(self, node)].shared;
}
