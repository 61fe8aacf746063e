#include "drawing.h"

#include "../base/array.h"

/* Those that are declared, and web addresses. An id that the file declares nowhere names
 * no source that a reader could find. */
static bool
is_findable(const kh_source *source)
{
    return source->declared || source->url != 0;
}

kh_status
kh_drawing_find_sources(
    const kh_drawing *self, uint8_t **result, size_t *num_sources, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    uint8_t *cited = NULL;
    size_t num = 0;
    uint32_t j, k;

    KH_TRY(KH_NEW(&cited, graph->sources.num, "sources", err));
    for (j = 0; j < graph->nodes.num + graph->edges.num; j++) {
        const bool node = j < graph->nodes.num;
        const uint32_t e = node ? 0 : (uint32_t) (j - graph->nodes.num);
        const kh_range range = node ? graph->nodes.citations[j] : graph->edges.citations[e];
        const bool drawn = self->whole
                               ? (node ? self->selection.nodes[j] : self->selection.edges[e]) != 0
                           : node ? self->drawn_of[j] != KH_DRAWN_NONE
                                  : self->selection.edges[e]
                                        && self->drawn_of[graph->edges.source[e]] != KH_DRAWN_NONE
                                        && self->drawn_of[graph->edges.target[e]] != KH_DRAWN_NONE;

        for (k = range.first; drawn && k < range.first + range.num; k++) {
            const uint32_t source = graph->citations.items[k].source;

            if (cited[source] == 0 && is_findable(&graph->sources.items[source])) {
                cited[source] = 1;
                num++;
            }
        }
    }
    *result = cited;
    *num_sources = num;
out:
    return ret;
}
