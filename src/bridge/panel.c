#include "panel.h"

#include "../base/array.h"
#include "../measure/measure.h"
#include "../net/node_table.h"
#include "brokerage.h"
#include "cross.h"
#include "participation.h"

#include <stdlib.h>

/* Everything that is measured, num_nodes values each. */
typedef struct {
    double *cross, *share, *participation, *constraint, *articulation;
    kh_brokerage *brokerage;
} panel_values;

static void
panel_free(panel_values *self)
{
    free(self->cross);
    free(self->share);
    free(self->participation);
    free(self->constraint);
    free(self->articulation);
    free(self->brokerage);
}

static kh_status
panel_fill(panel_values *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;

    KH_TRY(KH_NEW(&self->cross, n, "values", err));
    KH_TRY(KH_NEW(&self->share, n, "values", err));
    KH_TRY(KH_NEW(&self->participation, n, "values", err));
    KH_TRY(KH_NEW(&self->constraint, n, "values", err));
    KH_TRY(KH_NEW(&self->articulation, n, "values", err));
    KH_TRY(KH_NEW(&self->brokerage, n, "values", err));
    KH_TRY(kh_cross_betweenness(net, 0, self->cross, self->share, err));
    KH_TRY(kh_participation(net, self->participation, err));
    KH_TRY(kh_brokerage_count(net, self->brokerage, err));
    KH_TRY(kh_measure_run(&kh_measure_constraint, net, false, self->constraint, err));
    KH_TRY(kh_measure_run(&kh_measure_articulation, net, false, self->articulation, err));
out:
    return ret;
}

/* One column: where its value stands in the panel. */
typedef struct {
    const char *name, *heading, *unit, *definition;
    kh_cell_kind kind;
    bool detail; /* for the machine formats */
    double (*value)(const panel_values *panel, size_t v);
} panel_column;

#define VALUE(name, expression)                                                                    \
    static double value_##name(const panel_values *panel, size_t v)                                \
    {                                                                                              \
        return expression;                                                                         \
    }

VALUE(cross_betweenness, panel->cross[v])
VALUE(cross_share, panel->share[v])
VALUE(participation, panel->participation[v])
VALUE(coordinator, panel->brokerage[v].roles[KH_COORDINATOR])
VALUE(consultant, panel->brokerage[v].roles[KH_CONSULTANT])
VALUE(representative, panel->brokerage[v].roles[KH_REPRESENTATIVE])
VALUE(gatekeeper, panel->brokerage[v].roles[KH_GATEKEEPER])
VALUE(liaison, panel->brokerage[v].roles[KH_LIAISON])
VALUE(brokerage, panel->brokerage[v].total)
VALUE(constraint, panel->constraint[v])
VALUE(articulation, panel->articulation[v])

static const panel_column columns[] = {
    { "cross_betweenness", "cross btw", "pairs",
        "sum over pairs s, t of w(s,t) * share of shortest s-t paths through v; w(s,t) = 1 - m_s . "
        "m_t",
        KH_CELL_REAL, true, value_cross_betweenness },
    { "cross_share", "share", "share of pairs",
        "cross_betweenness / sum of w(s,t) over connected pairs of other nodes", KH_CELL_REAL,
        false, value_cross_share },
    { "participation", "particip.", "", "1 - sum over sectors of (ties into the sector / ties)^2",
        KH_CELL_REAL, false, value_participation },
    { "coordinator", "coord.", "triples", "open triples a -> v -> b in sectors A -> A -> A",
        KH_CELL_REAL, false, value_coordinator },
    { "consultant", "consult.", "triples", "open triples a -> v -> b in sectors A -> B -> A",
        KH_CELL_REAL, false, value_consultant },
    { "representative", "repres.", "triples", "open triples a -> v -> b in sectors A -> A -> B",
        KH_CELL_REAL, false, value_representative },
    { "gatekeeper", "gatekp.", "triples", "open triples a -> v -> b in sectors A -> B -> B",
        KH_CELL_REAL, false, value_gatekeeper },
    { "liaison", "liaison", "triples", "open triples a -> v -> b in sectors A -> B -> C",
        KH_CELL_REAL, false, value_liaison },
    { "brokerage", "all roles", "triples", "open triples a -> v -> b", KH_CELL_INTEGER, true,
        value_brokerage },
    { "constraint", "constraint", "",
        "sum over neighbours j of (p_vj + sum over q of p_vq p_qj)^2, p the share of v's ties",
        KH_CELL_REAL, false, value_constraint },
    { "articulation", "cut", "", "whether its removal disconnects the net", KH_CELL_BOOLEAN, false,
        value_articulation },
};

#define NUM_COLUMNS (sizeof(columns) / sizeof(*columns))

static kh_status
list_bodies(const kh_net *net, uint32_t **bodies, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    *num = 0;
    KH_TRY(KH_NEW(bodies, net->num_nodes, "bodies", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (kh_graph_is_body(net->graph, net->node[v])) {
            (*bodies)[(*num)++] = (uint32_t) v;
        }
    }
out:
    return ret;
}

static kh_status
add_columns(
    kh_table *table, const panel_values *panel, const uint32_t *bodies, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, row, column;

    for (j = 0; j < NUM_COLUMNS; j++) {
        const panel_column *c = &columns[j];

        KH_TRY(kh_table_add_column(table, c->kind, c->name, c->unit, c->definition, &column, err));
        KH_TRY(kh_table_set_heading(table, column, c->heading, err));
        table->columns[column].detail = c->detail;
        for (row = 0; row < num; row++) {
            kh_table_set_number(table, column, row, c->value(panel, bodies[row]));
        }
    }
out:
    return ret;
}

kh_status
kh_bridges(kh_table *table, const kh_net *net, const kh_selection *selection, const char *lang,
    kh_error *err)
{
    kh_status ret = KH_OK;
    panel_values panel = { 0 };
    uint32_t *bodies = NULL;
    size_t num, column;

    KH_TRY(panel_fill(&panel, net, err));
    KH_TRY(list_bodies(net, &bodies, &num, err));
    KH_TRY(
        kh_node_table_init(table, "kakehashi/bridges/1", net, selection, bodies, num, lang, err));
    table->columns[KH_NODE_COLUMN_TYPE].detail = true;
    table->columns[KH_NODE_COLUMN_SECTORS].detail = true;
    KH_TRY(add_columns(table, &panel, bodies, num, err));
    KH_TRY(kh_table_find_column(table, "cross_share", &column, err));
    KH_TRY(kh_table_sort(table, column, true, err));
out:
    panel_free(&panel);
    free(bodies);
    return ret;
}
