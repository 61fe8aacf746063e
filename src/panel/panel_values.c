#include "panel_values.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../bridge/cross.h"

#include <math.h>
#include <stdlib.h>

void
panel_values_free(panel_values *self)
{
    size_t j;

    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        free(self->columns[j]);
    }
    kh_carriers_free(&self->carriers);
    free(self->carried);
    free(self->judged);
    *self = (panel_values){ 0 };
}

static kh_status
fill_roles(panel_values *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_brokerage *counts = NULL;
    size_t v, role;

    KH_TRY(KH_NEW(&counts, net->num_nodes, "values", err));
    KH_TRY(kh_brokerage_count(net, counts, err));
    for (v = 0; v < net->num_nodes; v++) {
        for (role = 0; role < KH_NUM_ROLES; role++) {
            self->columns[KH_BRIDGE_COORDINATOR + role][v] = counts[v].roles[role];
        }
        self->columns[KH_BRIDGE_BROKERAGE][v] = counts[v].total;
    }
out:
    free(counts);
    return ret;
}

static kh_status
fill_exactly(panel_values *self, const kh_net *net, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_cross_betweenness(net, num_threads, self->columns[KH_BRIDGE_CROSS_BETWEENNESS],
        self->columns[KH_BRIDGE_CROSS_SHARE], err));
    KH_TRY(kh_measure_run(kh_bridge_columns[KH_BRIDGE_BRIDGING].measure, net, false,
        self->columns[KH_BRIDGE_BRIDGING], err));
    KH_TRY(kh_bridgeness(net, num_threads, self->columns[KH_BRIDGE_BRIDGENESS], err));
    KH_TRY(kh_carriers_compute(&self->carriers, net, num_threads, err));
out:
    return ret;
}

/* Of most nodes bridging would be all error: it divides by degrees what few paths tell. */
static kh_status
fill_from_sample(
    panel_values *self, const kh_net *net, const kh_precision *precision, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_sampled_cross(net, precision, self->columns[KH_BRIDGE_CROSS_BETWEENNESS],
        self->columns[KH_BRIDGE_CROSS_SHARE], &self->carried, &self->num_carried,
        &self->approximation, err));
    self->is_sampled = true;
    for (v = 0; v < net->num_nodes; v++) {
        self->columns[KH_BRIDGE_BRIDGING][v] = NAN;
        self->columns[KH_BRIDGE_BRIDGENESS][v] = NAN;
    }
out:
    return ret;
}

static kh_status
fill_holes(panel_values *self, const kh_net *net, kh_error *err)
{
    const kh_structural_holes holes = {
        .constraint = self->columns[KH_BRIDGE_CONSTRAINT],
        .effective_size = self->columns[KH_BRIDGE_EFFECTIVE_SIZE],
        .efficiency = self->columns[KH_BRIDGE_EFFICIENCY],
        .hierarchy = self->columns[KH_BRIDGE_HIERARCHY],
    };

    return kh_structural_holes_run(net, &holes, err);
}

/* Whether a column is found by itself; the others are by the functions above. */
static bool
stands_alone(size_t column)
{
    return kh_bridge_columns[column].measure->compute != NULL
           && (column < KH_BRIDGE_CONSTRAINT || column > KH_BRIDGE_HIERARCHY)
           && column != KH_BRIDGE_BRIDGING;
}

static kh_status
fill_columns(
    panel_values *self, const kh_net *net, const kh_bridges_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        if (j == KH_BRIDGE_TOP_PAIRS) {
            continue;
        }
        KH_TRY(KH_NEW(&self->columns[j], net->num_nodes, "values", err));
        if (stands_alone(j)) {
            KH_TRY(kh_measure_run(kh_bridge_columns[j].measure, net, false, self->columns[j], err));
        }
    }
    KH_TRY(fill_holes(self, net, err));
    KH_TRY(fill_roles(self, net, err));
    if (options->precision != NULL) {
        KH_TRY(fill_from_sample(self, net, options->precision, err));
    } else {
        KH_TRY(fill_exactly(self, net, options->null.num_threads, err));
    }
out:
    return ret;
}

kh_status
panel_values_fill(panel_values *self, const kh_net *net, const uint32_t *bodies, size_t num,
    const kh_bridges_options *options, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(fill_columns(self, net, options, err));
    if (options->significance) {
        kh_null_options null = options->null;

        null.skip_cross = null.skip_cross || options->precision != NULL;
        KH_TRY(KH_NEW(&self->judged, num, "bodies", err));
        KH_TRY(kh_significance_compute(
            net, bodies, num, &null, self->judged, &self->exact_roles, err));
    }
out:
    return ret;
}

/* --- who is ranked ----------------------------------------------------------------------- */

static kh_status
find_type(const kh_graph *graph, const char *id, uint32_t *type, kh_error *err)
{
    kh_choices choices = kh_choices_make(id);
    size_t j;

    if (kh_graph_find_type(graph, id, type)) {
        kh_choices_free(&choices);
        return KH_OK;
    }
    for (j = 0; j < graph->types.num; j++) {
        kh_choices_offer(&choices, kh_graph_text(graph, graph->types.items[j].id));
    }
    return kh_choices_fail(&choices, "node type", err);
}

kh_status
kh_bridges_list_bodies(const kh_net *net, const kh_bridges_options *options, uint32_t **bodies,
    size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = net->graph;
    uint32_t *listed = NULL, type = 0;
    bool *wanted = NULL;
    size_t v, j, num_listed = 0;

    KH_TRY(KH_NEW(&listed, net->num_nodes, "bodies", err));
    KH_TRY(KH_NEW(&wanted, graph->types.num, "types", err));
    for (j = 0; j < options->num_types; j++) {
        KH_TRY(find_type(graph, options->types[j], &type, err));
        wanted[type] = true;
    }
    for (v = 0; v < net->num_nodes; v++) {
        type = graph->nodes.type[net->node[v]];
        if (options->num_types > 0 ? type != KH_NONE && wanted[type]
                                   : kh_graph_is_body(graph, net->node[v])) {
            listed[num_listed++] = (uint32_t) v;
        }
    }
    *bodies = listed;
    *num = num_listed;
    listed = NULL;
out:
    free(listed);
    free(wanted);
    return ret;
}
