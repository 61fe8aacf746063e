#include "plan.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <stdlib.h>
#include <string.h>

const char *
kh_series_key_name(kh_series_key key)
{
    static const char *const names[] = { "year", "sector", "type" };

    return names[key];
}

void
kh_series_free(kh_series *self)
{
    free(self->slices);
    kh_arena_free(&self->arena);
    *self = (kh_series){ 0 };
}

void
kh_series_narrow(kh_selection *self, const kh_graph *graph, const kh_selection *within)
{
    size_t j;

    self->num_nodes = self->num_edges = 0;
    for (j = 0; j < graph->nodes.num; j++) {
        self->nodes[j] &= within->nodes[j];
        self->num_nodes += self->nodes[j];
    }
    for (j = 0; j < graph->edges.num; j++) {
        self->edges[j] &= within->edges[j] & self->nodes[graph->edges.source[j]]
                          & self->nodes[graph->edges.target[j]];
        self->num_edges += self->edges[j];
    }
}

kh_status
kh_series_select(const kh_series *self, size_t slice, kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_slice *s = &self->slices[slice];
    kh_selector selector = *self->selector;

    switch (self->key) {
        case KH_SERIES_YEAR:
            KH_TRY(kh_date_from_year(&selector.from, s->year, err));
            selector.to = selector.from;
            break;
        case KH_SERIES_SECTOR:
            selector.sectors = &s->id;
            selector.num_sectors = 1;
            break;
        case KH_SERIES_TYPE:
            selector.types = &s->id;
            selector.num_types = 1;
            break;
    }
    KH_TRY(kh_select(selection, self->graph, &selector, err));
    if (self->within != NULL) {
        kh_series_narrow(selection, self->graph, self->within);
    }
out:
    return ret;
}

kh_status
kh_series_find_largest(const kh_series *self, size_t *slice, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection selection = { 0 };
    size_t most = 0, j;

    *slice = 0;
    for (j = 0; j < self->num_slices; j++) {
        if (!self->slices[j].repeats) {
            KH_TRY(kh_series_select(self, j, &selection, err));
            if (selection.num_edges > most) {
                most = selection.num_edges;
                *slice = j;
            }
            kh_selection_free(&selection);
        }
    }
out:
    return ret;
}

size_t
kh_series_count_distinct(const kh_series *self)
{
    size_t num = 0, j;

    for (j = 0; j < self->num_slices; j++) {
        num += !self->slices[j].repeats;
    }
    return num;
}

const char *
kh_series_slice_label(const kh_series *self, size_t slice, const char *lang)
{
    const kh_slice *s = &self->slices[slice];

    switch (self->key) {
        case KH_SERIES_SECTOR:
            return kh_graph_sector_label(self->graph, s->index, lang);
        case KH_SERIES_TYPE:
            return kh_graph_type_label(self->graph, s->index, lang);
        case KH_SERIES_YEAR:
            break;
    }
    return s->id;
}
