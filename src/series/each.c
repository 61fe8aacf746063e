/* A slice a sector or a type. */
#include "plan.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../graph/label.h"

#include <string.h>

static kh_status
add_slice(kh_series *self, uint32_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const kh_sym id = self->key == KH_SERIES_SECTOR ? graph->sectors.items[index].id
                                                    : graph->types.items[index].id;

    KH_TRY(KH_GROW(&self->slices, self->num_slices, &self->max_slices, "slices", err));
    self->slices[self->num_slices++] = (kh_slice){ .id = kh_graph_text(graph, id), .index = index };
out:
    return ret;
}

static kh_status
add_all(kh_series *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num
        = self->key == KH_SERIES_SECTOR ? self->graph->sectors.num : self->graph->types.num;
    uint32_t j;

    if (num == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "the graph has no %ss", kh_series_key_name(self->key));
    }
    for (j = 0; j < num; j++) {
        KH_TRY(add_slice(self, j, err));
    }
out:
    return ret;
}

/* Ids are asked for, and names were given. */
static void
hint_called(const kh_graph *graph, const char *name, kh_error *err)
{
    size_t j;

    for (j = 0; j < graph->sectors.num; j++) {
        if (kh_graph_is_called(graph, graph->sectors.items[j].label, name)) {
            kh_hint(err, "\"%s\" is the name of sector \"%s\"", name,
                kh_graph_text(graph, graph->sectors.items[j].id));
        }
    }
    for (j = 0; j < graph->types.num; j++) {
        if (kh_graph_is_called(graph, graph->types.items[j].label, name)) {
            kh_hint(err, "\"%s\" is the name of node type \"%s\"", name,
                kh_graph_text(graph, graph->types.items[j].id));
        }
    }
}

static kh_status
fail_unknown(const kh_graph *graph, const char *name, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    hint_called(graph, name, err);
    kh_choices_offer(&choices, kh_series_key_name(KH_SERIES_SECTOR));
    kh_choices_offer(&choices, kh_series_key_name(KH_SERIES_TYPE));
    for (j = 0; j < graph->sectors.num; j++) {
        kh_choices_offer(&choices, kh_graph_text(graph, graph->sectors.items[j].id));
    }
    for (j = 0; j < graph->types.num; j++) {
        kh_choices_offer(&choices, kh_graph_text(graph, graph->types.items[j].id));
    }
    return kh_choices_fail(&choices, "sector or node type", err);
}

static bool
has_slice(const kh_series *self, uint32_t index)
{
    size_t j = 0;

    while (j < self->num_slices && self->slices[j].index != index) {
        j++;
    }
    return j < self->num_slices;
}

static kh_status
add_named(kh_series *self, const char *const *names, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t index;
    size_t j;

    for (j = 0; j < num; j++) {
        const bool is_sector = kh_graph_find_sector(self->graph, names[j], &index);
        const kh_series_key key = is_sector ? KH_SERIES_SECTOR : KH_SERIES_TYPE;

        if (!is_sector && !kh_graph_find_type(self->graph, names[j], &index)) {
            return fail_unknown(self->graph, names[j], err);
        }
        self->key = j == 0 ? key : self->key;
        if (self->key != key) {
            return kh_fail(err, KH_ERR_ARGUMENT,
                "\"%s\" is a %s, \"%s\" a %s: a series is of one kind", names[0],
                kh_series_key_name(self->key), names[j], kh_series_key_name(key));
        }
        if (has_slice(self, index)) {
            return kh_fail(err, KH_ERR_ARGUMENT, "the %s \"%s\" is named twice",
                kh_series_key_name(key), names[j]);
        }
        KH_TRY(add_slice(self, index, err));
    }
out:
    return ret;
}

/* What a slice sets, nothing else may set. */
static kh_status
check_selector(const kh_series *self, kh_error *err)
{
    const char *key = kh_series_key_name(self->key);

    if ((self->key == KH_SERIES_SECTOR ? self->selector->num_sectors : self->selector->num_types)
        > 0) {
        kh_fail(err, KH_ERR_ARGUMENT, "a series of %ss takes no --%s", key, key);
        kh_hint(err, "--each ID,... names the %ss of the series", key);
        return KH_ERR_ARGUMENT;
    }
    if (self->num_slices > KH_MOST_SLICES) {
        kh_fail(err, KH_ERR_ARGUMENT, "%zu %ss are more than %d", self->num_slices, key,
            KH_MOST_SLICES);
        kh_hint(err, "--each ID,... names the %ss of the series", key);
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

kh_status
kh_series_of_each(kh_series *self, const kh_graph *graph, const kh_selector *selector,
    const char *const *names, size_t num_names, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series made = { .graph = graph, .selector = selector };
    const bool all_sectors = num_names == 1 && strcmp(names[0], "sector") == 0;

    if (all_sectors || (num_names == 1 && strcmp(names[0], "type") == 0)) {
        made.key = all_sectors ? KH_SERIES_SECTOR : KH_SERIES_TYPE;
        KH_TRY(add_all(&made, err));
    } else {
        KH_TRY(add_named(&made, names, num_names, err));
    }
    KH_TRY(check_selector(&made, err));
    *self = made;
    made = (kh_series){ 0 };
out:
    kh_series_free(&made);
    return ret;
}
