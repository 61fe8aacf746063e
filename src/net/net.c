#include "net.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "net_private.h"

#include <stdlib.h>
#include <string.h>

void
kh_net_free(kh_net *self)
{
    free(self->node);
    free(self->net_node);
    free(self->tail);
    free(self->head);
    free(self->strength);
    if (self->in.start != self->out.start) {
        free(self->in.start);
        free(self->in.node);
        free(self->in.tie);
    }
    free(self->out.start);
    free(self->out.node);
    free(self->out.tie);
    free(self->claim_start);
    free(self->claim);
    free(self->sectors);
    free(self->share_start);
    free(self->shares);
    kh_pool_free(&self->values);
    *self = (kh_net){ 0 };
}

static kh_status
number_nodes(kh_net *self, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(KH_NEW(&self->node, selection->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->net_node, self->graph->nodes.num, "nodes", err));
    for (v = 0; v < self->graph->nodes.num; v++) {
        self->net_node[v] = KH_NONE;
        if (selection->nodes[v]) {
            self->net_node[v] = (uint32_t) self->num_nodes;
            self->node[self->num_nodes++] = (uint32_t) v;
        }
    }
out:
    return ret;
}

kh_status
kh_net_build(kh_net *self, const kh_graph *graph, const kh_selection *selection,
    const kh_net_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_net net = { .graph = graph,
        .weighted = options->weighted,
        .seed = options->seed,
        .num_threads = options->num_threads };

    KH_TRY(number_nodes(&net, selection, err));
    KH_TRY(kh_net_build_ties(&net, selection, options, err));
    KH_TRY(kh_net_build_adjacency(&net, err));
    if (options->sectors_from == NULL) {
        KH_TRY(kh_net_build_shares(&net, selection, err));
    } else {
        KH_TRY(kh_net_build_shares_from(&net, options->sectors_from, err));
    }
    *self = net;
    net = (kh_net){ 0 };
out:
    kh_net_free(&net);
    return ret;
}

const char *
kh_net_sector_id(const kh_net *self, uint32_t sector)
{
    const kh_net_sector *s = &self->sectors[sector];

    return s->sector == KH_NONE
               ? kh_pool_text(&self->values, s->value)
               : kh_graph_text(self->graph, self->graph->sectors.items[s->sector].id);
}

const char *
kh_net_sector_label(const kh_net *self, uint32_t sector, const char *lang)
{
    const kh_net_sector *s = &self->sectors[sector];

    return s->sector == KH_NONE ? kh_pool_text(&self->values, s->value)
                                : kh_graph_sector_label(self->graph, s->sector, lang);
}

double
kh_net_strength(const kh_net *self, size_t tie)
{
    return self->weighted ? self->strength[tie] : 1;
}

static void
flood(const kh_net *self, uint32_t from, uint32_t mark, uint32_t *component, uint32_t *queue)
{
    const kh_adjacency *ways[] = { &self->out, &self->in };
    size_t head = 0, tail = 0, j, way;

    queue[tail++] = from;
    component[from] = mark;
    while (head < tail) {
        const uint32_t v = queue[head++];

        for (way = 0; way < (self->directed ? 2u : 1u); way++) {
            for (j = ways[way]->start[v]; j < ways[way]->start[v + 1]; j++) {
                const uint32_t u = ways[way]->node[j];

                if (component[u] == KH_NONE) {
                    component[u] = mark;
                    queue[tail++] = u;
                }
            }
        }
    }
}

kh_status
kh_net_components(
    const kh_net *self, uint32_t *component, size_t **sizes, size_t *num_components, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *queue = NULL;
    uint32_t mark = 0;
    size_t v;

    KH_TRY(KH_NEW(&queue, self->num_nodes, "nodes", err));
    for (v = 0; v < self->num_nodes; v++) {
        component[v] = KH_NONE;
    }
    for (v = 0; v < self->num_nodes; v++) {
        if (component[v] == KH_NONE) {
            flood(self, (uint32_t) v, mark++, component, queue);
        }
    }
    if (sizes != NULL) {
        KH_TRY(KH_NEW(sizes, mark, "components", err));
        for (v = 0; v < self->num_nodes; v++) {
            (*sizes)[component[v]]++;
        }
    }
    *num_components = mark;
out:
    free(queue);
    return ret;
}
