#include "ends.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

kh_status
kh_graph_need_end(kh_graph *self, kh_sym id, uint32_t *end, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t index;

    if (kh_map_get(&self->node_of, id, end)) {
        return KH_OK;
    }
    if (!kh_map_get(&self->absent_of, id, &index)) {
        index = (uint32_t) self->absent.num;
        if (index >= KH_NONE - KH_ABSENT) {
            return kh_fail(err, KH_ERR_LIMIT, "edges lead to more than %u absent nodes", index);
        }
        KH_TRY(KH_GROW(
            &self->absent.items, self->absent.num, &self->absent.max, "ends of edges", err));
        KH_TRY(kh_map_put(&self->absent_of, id, index, err));
        self->absent.items[self->absent.num++] = id;
    }
    *end = KH_ABSENT + index;
out:
    return ret;
}

const char *
kh_graph_end_id(const kh_graph *self, uint32_t end)
{
    return end < KH_ABSENT ? kh_graph_node_id(self, end)
                           : kh_graph_text(self, self->absent.items[end - KH_ABSENT]);
}

static void
resolve(const kh_graph *self, uint32_t *end)
{
    if (*end >= KH_ABSENT) {
        (void) kh_map_get(&self->node_of, self->absent.items[*end - KH_ABSENT], end);
    }
}

void
kh_graph_resolve_ends(kh_graph *self)
{
    size_t e;

    for (e = 0; e < self->edges.num && self->absent.num > 0; e++) {
        resolve(self, &self->edges.source[e]);
        resolve(self, &self->edges.target[e]);
    }
}

static void
lead(const uint32_t *nodes, uint32_t *end)
{
    if (*end >= KH_ABSENT && nodes[*end - KH_ABSENT] != KH_NONE) {
        *end = nodes[*end - KH_ABSENT];
    }
}

void
kh_graph_lead_ends(kh_graph *self, const uint32_t *nodes)
{
    size_t e;

    for (e = 0; e < self->edges.num; e++) {
        lead(nodes, &self->edges.source[e]);
        lead(nodes, &self->edges.target[e]);
    }
}

void
kh_graph_drop_open_edges(kh_graph *self)
{
    kh_edges *edges = &self->edges;
    size_t e, kept = 0;

    for (e = 0; e < edges->num && self->absent.num > 0; e++) {
        if (edges->source[e] >= KH_ABSENT || edges->target[e] >= KH_ABSENT) {
            continue;
        }
#define MOVE(type, name) edges->name[kept] = edges->name[e];
        KH_EDGE_COLUMNS(MOVE)
#undef MOVE
        kept++;
    }
    /* Rows that are not there yet are zero. */
#define CLEAR(type, name) memset(edges->name + kept, 0, (edges->num - kept) * sizeof(type));
    if (self->absent.num > 0 && kept < edges->num) {
        KH_EDGE_COLUMNS(CLEAR)
    }
#undef CLEAR
    edges->num = self->absent.num > 0 ? kept : edges->num;
    kh_map_free(&self->absent_of);
    free(self->absent.items);
    self->absent.items = NULL;
    self->absent.num = self->absent.max = 0;
}
