#include "sets.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../graph/label.h"
#include "slips.h"

#include <stdlib.h>
#include <string.h>

void
app_set_free(app_set *self)
{
    free(self->nodes);
    *self = (app_set){ 0 };
}

kh_status
app_find_node(
    const app *self, const app_input *input, const char *name, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t found;

    ret = kh_graph_need_node(&input->graph, name, self->common.lang, &found, err);
    if (ret == KH_ERR_NOTFOUND) {
        app_hint_nodes(err);
    }
    KH_TRY(ret);
    if (input->net.net_node[found] == KH_NONE) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "\"%s\" is not in the selection", name);
        kh_hint(err, "the options of selection leave it out");
        goto out;
    }
    *node = input->net.net_node[found];
out:
    return ret;
}

/* --- kinds of sets ----------------------------------------------------------------------- */

static kh_status
find_one(app_set *self, const app *program, const app_input *input, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t node = 0;

    ret = app_find_node(program, input, name, &node, err);
    if (ret == KH_ERR_NOTFOUND) {
        app_hint_sector(err, input, name, "sector:");
    }
    KH_TRY(ret);
    KH_TRY(KH_NEW(&self->nodes, 1, "nodes", err));
    self->nodes[0] = node;
    self->num_nodes = 1;
    self->is_node = true;
    self->label = kh_graph_node_label(&input->graph, input->net.node[node], program->common.lang);
out:
    return ret;
}

/* What a selector chooses, as far as the net has it. */
static kh_status
take_selected(app_set *self, const app_input *input, kh_selector *selector, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = &input->net;
    kh_selection chosen = { 0 };
    size_t v;

    selector->from = input->selection.from;
    selector->to = input->selection.to;
    KH_TRY(kh_select(&chosen, &input->graph, selector, err));
    KH_TRY(KH_NEW(&self->nodes, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (chosen.nodes[net->node[v]]) {
            self->nodes[self->num_nodes++] = (uint32_t) v;
        }
    }
out:
    kh_selection_free(&chosen);
    return ret;
}

static kh_status
find_type(app_set *self, const app *program, const app_input *input, const char *id, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selector selector = { .types = &id, .num_types = 1 };
    uint32_t type;

    KH_TRY(take_selected(self, input, &selector, err));
    if (kh_graph_find_type(&input->graph, id, &type)) {
        self->label = kh_graph_type_label(&input->graph, type, program->common.lang);
    }
out:
    return ret;
}

static kh_status
find_declared(
    app_set *self, const app *program, const app_input *input, const char *id, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selector selector = { .sectors = &id, .num_sectors = 1 };
    uint32_t sector;

    KH_TRY(take_selected(self, input, &selector, err));
    if (kh_graph_find_sector(&input->graph, id, &sector)) {
        self->label = kh_graph_sector_label(&input->graph, sector, program->common.lang);
    }
out:
    return ret;
}

static bool
is_in(const kh_net *net, size_t v, size_t sector)
{
    size_t j;

    for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
        if (net->shares[j].sector == sector) {
            return true;
        }
    }
    return false;
}

/* Sectors that stand in for the declared ones have no children. */
static kh_status
find_value(app_set *self, const app *program, const app_input *input, const char *id, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = &input->net;
    kh_choices choices = kh_choices_make(id);
    size_t s, v;

    for (s = 0; s < net->num_sectors; s++) {
        if (strcmp(kh_net_sector_id(net, (uint32_t) s), id) == 0) {
            break;
        }
        kh_choices_offer(&choices, kh_net_sector_id(net, (uint32_t) s));
    }
    if (s == net->num_sectors) {
        return kh_choices_fail(&choices, "sector", err);
    }
    KH_TRY(KH_NEW(&self->nodes, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (is_in(net, v, s)) {
            self->nodes[self->num_nodes++] = (uint32_t) v;
        }
    }
    self->label = kh_net_sector_label(net, (uint32_t) s, program->common.lang);
out:
    kh_choices_free(&choices);
    return ret;
}

/* --- all of them ------------------------------------------------------------------------- */

static const char *
after(const char *text, const char *prefix)
{
    const size_t length = strlen(prefix);

    return strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

kh_status
app_set_find(
    app_set *self, const app *program, const app_input *input, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    app_set new = { 0 };
    const bool declared = input->net.num_sectors == 0 || input->net.sectors[0].sector != KH_NONE;
    uint32_t node;
    const bool is_node = kh_graph_find_node(&input->graph, text, &node);
    const char *sector = is_node ? NULL : after(text, "sector:");
    const char *type = is_node ? NULL : after(text, "type:");

    if (sector != NULL) {
        KH_TRY((declared ? find_declared : find_value)(&new, program, input, sector, err));
    } else if (type != NULL) {
        KH_TRY(find_type(&new, program, input, type, err));
    } else {
        KH_TRY(find_one(&new, program, input, text, err));
    }
    if (new.num_nodes == 0) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "no node of the selection is in \"%s\"", text);
        kh_hint(err, "kakehashi info FILE counts nodes by type and sector");
        goto out;
    }
    *self = new;
    new = (app_set){ 0 };
out:
    app_set_free(&new);
    return ret;
}
