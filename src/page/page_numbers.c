/* Numbers on a page: of the nodes and sources that it has, in the order in which they come. */
#include "page_data.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const kh_graph *graph;
    page_numbering *nodes, *sources;
} numbering;

static kh_status
begin_numbering(page_numbering *self, size_t num, kh_error *err)
{
    self->numbers = malloc((num + 1) * sizeof(*self->numbers));
    if (self->numbers == NULL) {
        return kh_fail_nomem(err, num, "numbers of a page");
    }
    memset(self->numbers, 0xff, (num + 1) * sizeof(*self->numbers));
    self->num = 0;
    return KH_OK;
}

static void
number_citations(numbering *self, kh_range citations)
{
    size_t j;

    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        uint32_t *number = &self->sources->numbers[self->graph->citations.items[j].source];

        if (*number == KH_NONE) {
            *number = (uint32_t) self->sources->num++;
        }
    }
}

static void
number_node(numbering *self, size_t node)
{
    const kh_range memberships = self->graph->nodes.sectors[node];
    size_t j;

    self->nodes->numbers[node] = (uint32_t) self->nodes->num++;
    number_citations(self, self->graph->nodes.citations[node]);
    for (j = memberships.first; j < (size_t) memberships.first + memberships.num; j++) {
        number_citations(self, self->graph->memberships.items[j].citations);
    }
}

kh_status
page_number(page_numbering *nodes, page_numbering *sources, const kh_page *page, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = page->graph;
    numbering self = { .graph = graph, .nodes = nodes, .sources = sources };
    size_t j;

    KH_TRY(begin_numbering(nodes, graph->nodes.num, err));
    KH_TRY(begin_numbering(sources, graph->sources.num, err));
    for (j = 0; j < graph->nodes.num; j++) {
        if (page->selection->nodes[j]) {
            number_node(&self, j);
        }
    }
    for (j = 0; j < graph->edges.num; j++) {
        if (page->selection->edges[j]) {
            number_citations(&self, graph->edges.citations[j]);
        }
    }
out:
    return ret;
}
