#include "grouped.h"

#include "../base/array.h"
#include "../base/json.h"
#include "../group/modularity.h"

#include <math.h>
#include <stdlib.h>

void
grouped_free(grouped *self)
{
    free(self->membership);
    kh_confusion_free(&self->confusion);
    free(self->size);
    free(self->majority);
    free(self->strength);
    free(self->inside);
    free(self->stays);
    *self = (grouped){ 0 };
}

/* --- what is known about nodes and groups ------------------------------------------------ */

static kh_status
measure_nodes(grouped *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t t;

    KH_TRY(KH_NEW(&self->strength, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->inside, net->num_nodes, "nodes", err));
    for (t = 0; t < net->num_ties; t++) {
        const uint32_t u = net->tail[t], v = net->head[t];
        const double s = kh_net_strength(net, t);
        const double inside = self->membership[u] == self->membership[v] ? s : 0;

        self->strength[u] += s;
        self->strength[v] += s;
        self->inside[u] += inside;
        self->inside[v] += inside;
    }
out:
    return ret;
}

static kh_status
measure_groups(grouped *self, kh_error *err)
{
    kh_status ret = KH_OK;
    double *most = NULL;
    size_t v, g, j;

    KH_TRY(KH_NEW(&self->size, self->num_groups, "groups", err));
    KH_TRY(KH_NEW(&self->majority, self->num_groups, "groups", err));
    KH_TRY(KH_NEW(&most, self->num_groups, "groups", err));
    for (v = 0; v < self->net->num_nodes; v++) {
        self->size[self->membership[v]]++;
    }
    for (g = 0; g < self->num_groups; g++) {
        self->majority[g] = KH_NONE;
    }
    for (j = 0; j < self->confusion.num_cells; j++) {
        const kh_confusion_cell *c = &self->confusion.cells[j];

        if (c->nodes > most[c->group]) {
            most[c->group] = c->nodes;
            self->majority[c->group] = c->sector;
        }
    }
out:
    free(most);
    return ret;
}

double
grouped_agrees(const grouped *self, size_t v)
{
    const kh_net *net = self->net;
    double sum = 0;
    size_t k;

    if (net->share_start[v] == net->share_start[v + 1]) {
        return NAN;
    }
    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        if (net->shares[k].sector == self->majority[self->membership[v]]) {
            sum += net->shares[k].share;
        }
    }
    return sum;
}

/* --- all of it --------------------------------------------------------------------------- */

kh_status
grouped_init(grouped *self, const kh_net *net, const kh_groups_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    grouped new = { .net = net, .options = options, .stability_mean = NAN, .stability_least = NAN };

    if (options->grouping->compute == NULL) {
        return kh_fail(err, KH_ERR_ARGUMENT, "%s has nodes in several groups: it is no partition",
            options->grouping->name);
    }
    KH_TRY(KH_NEW(&new.membership, net->num_nodes, "nodes", err));
    KH_TRY(options->grouping->compute(
        net, options->resolution, net->seed, new.membership, &new.num_groups, err));
    KH_TRY(kh_modularity(net, new.membership, new.num_groups,
        options->grouping->takes_resolution ? options->resolution : 1, &new.modularity, err));
    KH_TRY(kh_confusion_count(&new.confusion, new.membership, net->num_nodes, new.num_groups,
        net->share_start, net->shares, net->num_sectors, err));
    kh_confusion_agree(&new.confusion, &new.agreement);
    KH_TRY(measure_nodes(&new, err));
    KH_TRY(measure_groups(&new, err));
    if (options->stability) {
        KH_TRY(grouped_compare_seeds(&new, err));
    }
    *self = new;
    new = (grouped){ 0 };
out:
    grouped_free(&new);
    return ret;
}

static void
add_fact(kh_text *out, const char *name, double value)
{
    kh_text_print(out, ",\"%s\":", name);
    if (isfinite(value)) {
        kh_text_add_number(out, value);
    } else {
        kh_text_add(out, "null");
    }
}

kh_status
grouped_add_facts(const grouped *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_grouping *grouping = self->options->grouping;
    kh_text json = { 0 };

    kh_text_add(&json, "{\"algorithm\":");
    kh_json_add_string(&json, grouping->name);
    add_fact(&json, "resolution", grouping->takes_resolution ? self->options->resolution : NAN);
    add_fact(&json, "groups", (double) self->num_groups);
    add_fact(&json, "modularity", self->modularity);
    add_fact(&json, "nmi", self->agreement.nmi);
    add_fact(&json, "ari", self->agreement.ari);
    add_fact(&json, "compared_nodes", (double) self->agreement.num_nodes);
    add_fact(&json, "stability_mean", self->stability_mean);
    add_fact(&json, "stability_least", self->stability_least);
    add_fact(&json, "stability_seeds", self->options->stability ? KH_GROUPS_NUM_SEEDS : 0);
    kh_text_add_char(&json, '}');
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_table_set_facts(table, "partition", kh_text_bytes(&json), err));
out:
    kh_text_free(&json);
    return ret;
}
