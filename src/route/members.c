#include "members.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../graph/label.h"

#include <stdlib.h>
#include <string.h>

/* A declared sector contains its children; parents may form a cycle in a bad file. */
static bool
is_of_sector(const kh_net *net, uint32_t sector, const char *id)
{
    const kh_graph *graph = net->graph;
    uint32_t parent = net->sectors[sector].sector;
    size_t round;

    if (strcmp(kh_net_sector_id(net, sector), id) == 0) {
        return true;
    }
    for (round = 0; round < graph->sectors.num && parent != KH_NONE; round++) {
        if (strcmp(kh_graph_text(graph, graph->sectors.items[parent].id), id) == 0) {
            return true;
        }
        parent = graph->sectors.items[parent].parent;
    }
    return false;
}

/* The declared sector that is called so, in any language; NULL: none. */
static const char *
find_called(const kh_net *net, const char *name)
{
    const kh_graph *graph = net->graph;
    size_t j;

    for (j = 0; j < graph->sectors.num; j++) {
        if (kh_graph_is_called(graph, graph->sectors.items[j].label, name)) {
            return kh_graph_text(graph, graph->sectors.items[j].id);
        }
    }
    return NULL;
}

static kh_status
fail_sector(const kh_net *net, const char *id, kh_error *err)
{
    kh_choices choices = kh_choices_make(id);
    const bool declared = net->num_sectors > 0 && net->sectors[0].sector != KH_NONE;
    const char *called = declared ? find_called(net, id) : NULL;
    uint32_t s;

    if (called != NULL) {
        kh_hint(err, "\"%s\" is the name of sector \"%s\"", id, called);
    }
    for (s = 0; s < net->num_sectors; s++) {
        kh_choices_offer(&choices, kh_net_sector_id(net, s));
    }
    return kh_choices_fail(&choices, "sector", err);
}

kh_status
kh_members_of_sector(const kh_net *net, const char *id, uint8_t *mark, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *wanted = NULL;
    bool found = false;
    size_t v, j;

    KH_TRY(KH_NEW(&wanted, net->num_sectors, "sectors", err));
    for (j = 0; j < net->num_sectors; j++) {
        wanted[j] = is_of_sector(net, (uint32_t) j, id);
        found = found || wanted[j];
    }
    if (!found) {
        ret = fail_sector(net, id, err);
        goto out;
    }
    for (v = 0; v < net->num_nodes; v++) {
        for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
            mark[v] |= wanted[net->shares[j].sector];
        }
    }
out:
    free(wanted);
    return ret;
}

static kh_status
fail_type(const kh_graph *graph, const char *id, kh_error *err)
{
    kh_choices choices = kh_choices_make(id);
    size_t j;

    for (j = 0; j < graph->types.num; j++) {
        kh_choices_offer(&choices, kh_graph_text(graph, graph->types.items[j].id));
    }
    return kh_choices_fail(&choices, "node type", err);
}

kh_status
kh_members_of_type(const kh_net *net, const char *id, uint8_t *mark, kh_error *err)
{
    uint32_t type;
    size_t v;

    if (!kh_graph_find_type(net->graph, id, &type)) {
        return fail_type(net->graph, id, err);
    }
    for (v = 0; v < net->num_nodes; v++) {
        mark[v] |= net->graph->nodes.type[net->node[v]] == type;
    }
    return KH_OK;
}

kh_status
kh_member_named(const kh_net *net, const char *name, const char *lang, uint32_t *v, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t node;

    KH_TRY(kh_graph_need_node(net->graph, name, lang, &node, err));
    if (net->net_node[node] == KH_NONE) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "\"%s\" is not in the selection", name);
        kh_hint(err, "the options of selection leave it out");
        goto out;
    }
    *v = net->net_node[node];
out:
    return ret;
}
