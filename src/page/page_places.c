#include "../base/array.h"
#include "../place/place.h"
#include "page_data.h"

#include <math.h>
#include <stdlib.h>

void
page_places_free(page_places *self)
{
    free(self->x);
    free(self->y);
    *self = (page_places){ 0 };
}

/* The network that is placed: nodes and claims of the selection. */
typedef struct {
    uint32_t *number; /* node of the graph -> of the network. */
    uint32_t *tail, *head;
    double *size, *x, *y;
    size_t num_nodes, num_ties;
} network;

static void
free_network(network *self)
{
    free(self->number);
    free(self->tail);
    free(self->head);
    free(self->size);
    free(self->x);
    free(self->y);
}

/* A dot has the area of one claim and half of each further one's. */
static void
set_sizes(network *self)
{
    size_t t, v;

    for (t = 0; t < self->num_ties; t++) {
        self->size[self->tail[t]]++;
        self->size[self->head[t]]++;
    }
    for (v = 0; v < self->num_nodes; v++) {
        self->size[v] = 8 + 4 * sqrt(self->size[v]);
    }
}

static kh_status
build(network *self, const kh_page *page, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = page->graph;
    size_t j;

    KH_TRY(KH_NEW(&self->number, graph->nodes.num, "nodes", err));
    KH_TRY(KH_NEW(&self->tail, graph->edges.num, "ties", err));
    KH_TRY(KH_NEW(&self->head, graph->edges.num, "ties", err));
    for (j = 0; j < graph->nodes.num; j++) {
        self->number[j] = (uint32_t) self->num_nodes;
        self->num_nodes += page->selection->nodes[j] != 0;
    }
    for (j = 0; j < graph->edges.num; j++) {
        if (page->selection->edges[j]) {
            self->tail[self->num_ties] = self->number[graph->edges.source[j]];
            self->head[self->num_ties++] = self->number[graph->edges.target[j]];
        }
    }
    KH_TRY(KH_NEW(&self->size, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->x, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->y, self->num_nodes, "nodes", err));
    set_sizes(self);
out:
    return ret;
}

static kh_status
take_places(page_places *self, const kh_page *page, const network *placed, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = page->graph->nodes.num;
    page_places new = { 0 };
    size_t j;

    KH_TRY(KH_NEW(&new.x, num, "nodes", err));
    KH_TRY(KH_NEW(&new.y, num, "nodes", err));
    for (j = 0; j < num; j++) {
        if (page->selection->nodes[j]) {
            new.x[j] = placed->x[placed->number[j]];
            new.y[j] = placed->y[placed->number[j]];
        }
    }
    *self = new;
    new = (page_places){ 0 };
out:
    page_places_free(&new);
    return ret;
}

kh_status
page_places_make(page_places *self, const kh_page *page, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place_options options = { .num_threads = page->num_threads };
    network net = { 0 };

    KH_TRY(build(&net, page, err));
    KH_TRY(kh_place_force(
        net.num_nodes, net.num_ties, net.tail, net.head, net.size, &options, net.x, net.y, err));
    KH_TRY(take_places(self, page, &net, err));
out:
    free_network(&net);
    return ret;
}
