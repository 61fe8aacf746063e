/* What part of a node belongs to which sector. */
#include "net_private.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../base/json.h"

#include <stdlib.h>
#include <string.h>

static int
compare_shares(const void *pa, const void *pb)
{
    const kh_share *a = pa, *b = pb;

    return a->sector < b->sector ? -1 : a->sector > b->sector;
}

/* Sort the shares of one node, add up those of one sector, make them sum to 1.
 * @return how many are left. */
static size_t
normalise(kh_share *shares, size_t num)
{
    double sum = 0;
    size_t kept = 0, j;

    if (num > 1) {
        qsort(shares, num, sizeof(*shares), compare_shares);
    }
    for (j = 0; j < num; j++) {
        sum += shares[j].share;
        if (kept > 0 && shares[kept - 1].sector == shares[j].sector) {
            shares[kept - 1].share += shares[j].share;
        } else {
            shares[kept++] = shares[j];
        }
    }
    for (j = 0; j < kept; j++) {
        shares[j].share = kept == 1 ? 1 : shares[j].share / sum;
    }
    return kept;
}

static kh_status
list_sectors(kh_net *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t j;

    KH_TRY(KH_NEW(&self->sectors, graph->sectors.num, "sectors", err));
    for (j = 0; j < graph->sectors.num; j++) {
        self->sectors[j] = (kh_net_sector){ 0, (uint32_t) j };
    }
    self->num_sectors = graph->sectors.num;
out:
    return ret;
}

kh_status
kh_net_build_shares(kh_net *self, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t v, j, num = 0;

    self->sector_rule = selection->from.stated || selection->to.stated
                            ? "declared sectors valid in the interval, shares sum to 1"
                            : "declared sectors, shares sum to 1";
    KH_TRY(list_sectors(self, err));
    for (v = 0; v < self->num_nodes; v++) {
        num += graph->nodes.sectors[self->node[v]].num;
    }
    KH_TRY(KH_NEW(&self->share_start, self->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->shares, num, "shares", err));
    for (v = 0; v < self->num_nodes; v++) {
        const kh_range range = graph->nodes.sectors[self->node[v]];
        const size_t first = self->share_start[v];
        size_t end = first;

        for (j = range.first; j < range.first + range.num; j++) {
            const kh_membership *membership = &graph->memberships.items[j];

            if (kh_selection_has_membership(selection, membership)) {
                self->shares[end++] = (kh_share){ membership->sector, membership->weight };
            }
        }
        self->share_start[v + 1] = first + normalise(self->shares + first, end - first);
    }
out:
    return ret;
}

/* --- from an attribute ------------------------------------------------------------------- */

/* Whether a node has a value that can be a group. */
typedef enum {
    ATTRIBUTE_ABSENT,
    ATTRIBUTE_UNUSABLE, /* an object, an array, null */
    ATTRIBUTE_FOUND
} attribute_state;

static attribute_state
add_scalar(kh_text *out, const json_t *value)
{
    if (json_is_string(value)) {
        kh_text_add(out, json_string_value(value));
    } else if (json_is_number(value) || json_is_boolean(value)) {
        kh_json_add_value(out, value);
    } else {
        return value == NULL ? ATTRIBUTE_ABSENT : ATTRIBUTE_UNUSABLE;
    }
    return ATTRIBUTE_FOUND;
}

/* The value of an attribute as text: a key of the node itself or of its `attributes`. */
static kh_status
attribute_text(const kh_graph *graph, size_t v, const char *attribute, kh_text *out,
    attribute_state *state, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *extra = kh_graph_text(graph, graph->nodes.extra[v]);
    const uint32_t type = graph->nodes.type[v];
    json_t *object = NULL;
    const json_t *value;
    size_t offset;

    kh_text_clear(out);
    *state = ATTRIBUTE_ABSENT;
    if (strcmp(attribute, "type") == 0 && type != KH_NONE) {
        kh_text_add(out, kh_graph_text(graph, graph->types.items[type].id));
        *state = ATTRIBUTE_FOUND;
    } else if (extra[0] != '\0') {
        KH_TRY(kh_json_parse(extra, strlen(extra), &object, &offset, err));
        value = json_object_get(object, attribute);
        if (value == NULL) {
            value = json_object_get(json_object_get(object, "attributes"), attribute);
        }
        *state = add_scalar(out, value);
    }
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(object);
    return ret;
}

/* Groups are numbered in the order in which nodes mention them. */
typedef struct {
    kh_net *net;
    kh_map index_of;
    size_t max;
} grouping;

static kh_status
group_of(grouping *self, kh_sym sym, uint32_t *group, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_net *net = self->net;

    if (kh_map_get(&self->index_of, sym, group)) {
        return KH_OK;
    }
    KH_TRY(KH_GROW(&net->sectors, net->num_sectors, &self->max, "groups", err));
    KH_TRY(kh_map_put(&self->index_of, sym, (uint32_t) net->num_sectors, err));
    *group = (uint32_t) net->num_sectors;
    net->sectors[net->num_sectors++] = (kh_net_sector){ sym, KH_NONE };
out:
    return ret;
}

/* Each key once that would have made groups. */
static void
gather_attributes(json_t *names, const json_t *object)
{
    kh_text unused = { 0 };
    const char *key;
    const json_t *value;

    json_object_foreach ((json_t *) (uintptr_t) object, key, value) {
        if (add_scalar(&unused, value) == ATTRIBUTE_FOUND) {
            (void) json_object_set_new(names, key, json_null());
        }
    }
    kh_text_free(&unused);
}

static kh_status
fail_attribute(const kh_net *net, const char *attribute, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = net->graph;
    kh_choices choices = kh_choices_make(attribute);
    json_t *names = json_object(), *object = NULL;
    const char *name;
    const json_t *unused;
    size_t v, offset;

    for (v = 0; v < net->num_nodes; v++) {
        const char *extra = kh_graph_text(graph, graph->nodes.extra[net->node[v]]);

        if (extra[0] != '\0') {
            KH_TRY(kh_json_parse(extra, strlen(extra), &object, &offset, err));
            gather_attributes(names, object);
            gather_attributes(names, json_object_get(object, "attributes"));
            json_decref(object);
            object = NULL;
        }
    }
    if (graph->types.num > 0) {
        kh_choices_offer(&choices, "type");
    }
    json_object_foreach (names, name, unused) {
        kh_choices_offer(&choices, name);
    }
    ret = kh_choices_fail(&choices, "attribute of nodes", err);
out:
    kh_choices_free(&choices);
    json_decref(names);
    return ret;
}

kh_status
kh_net_build_shares_from(kh_net *self, const char *attribute, kh_error *err)
{
    kh_status ret = KH_OK;
    grouping groups = { .net = self };
    kh_text value = { 0 };
    size_t num_unusable = 0, v;

    KH_TRY(KH_NEW(&self->share_start, self->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->shares, self->num_nodes, "shares", err));
    for (v = 0; v < self->num_nodes; v++) {
        size_t end = self->share_start[v];
        kh_sym sym;
        attribute_state state;

        KH_TRY(attribute_text(self->graph, self->node[v], attribute, &value, &state, err));
        num_unusable += state == ATTRIBUTE_UNUSABLE;
        if (state == ATTRIBUTE_FOUND) {
            KH_TRY(kh_pool_intern(&self->values, kh_text_bytes(&value), value.length, &sym, err));
            KH_TRY(group_of(&groups, sym, &self->shares[end].sector, err));
            self->shares[end++].share = 1;
        }
        self->share_start[v + 1] = end;
    }
    if (self->num_sectors == 0 && num_unusable > 0) {
        ret = kh_fail(err, KH_ERR_NOTFOUND,
            "the attribute \"%s\" of %zu nodes is an object, an array or null, which is no group",
            attribute, num_unusable);
    } else if (self->num_sectors == 0) {
        ret = fail_attribute(self, attribute, err);
    }
    self->sector_rule = "values of an attribute (--sectors-from)";
out:
    kh_text_free(&value);
    kh_map_free(&groups.index_of);
    return ret;
}
