#include "panel.h"

#include "../base/array.h"
#include "../net/node_table.h"
#include "assumptions.h"
#include "columns.h"
#include "panel_values.h"
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

/* --- columns ----------------------------------------------------------------------------- */

static kh_status
add_numbers(kh_table *table, const kh_bridge_column *c, const double *values,
    const uint32_t *bodies, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, row;

    KH_TRY(kh_table_add_column(
        table, c->kind, c->measure->name, c->measure->unit, c->measure->formula, &column, err));
    for (row = 0; row < num; row++) {
        kh_table_set_number(table, column, row, values[bodies[row]]);
    }
out:
    return ret;
}

static void
add_pairs_of(const panel_values *panel, const kh_net *net, size_t v, kh_text *json, kh_text *words)
{
    const kh_approximation *made = &panel->approximation;

    if (!panel->is_sampled) {
        kh_carriers_add_top_pairs(&panel->carriers, v, json, words);
    } else {
        kh_carried_add_top_pairs(net, panel->carried, panel->num_carried,
            made->num_paths > 0 ? made->all / (double) made->num_paths : 0, v, json, words);
    }
}

static kh_status
add_top_pairs(kh_table *table, const kh_bridge_column *c, const kh_net *net,
    const panel_values *panel, const uint32_t *bodies, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 }, words = { 0 };
    size_t column, row;

    KH_TRY(kh_table_add_column(
        table, c->kind, c->measure->name, c->measure->unit, c->measure->formula, &column, err));
    for (row = 0; row < num; row++) {
        kh_text_clear(&json);
        kh_text_clear(&words);
        add_pairs_of(panel, net, bodies[row], &json, &words);
        KH_TRY(kh_text_status(&json, err));
        KH_TRY(kh_text_status(&words, err));
        KH_TRY(kh_table_set_json(
            table, column, row, kh_text_bytes(&json), kh_text_bytes(&words), err));
    }
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}

/* What chance makes of a column; `judged` is NULL where nobody asked. */
static kh_status
add_statistics(
    kh_table *table, const kh_bridge_column *c, panel_judged *judged, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, row, j;
    char name[64];

    for (j = 0; j < KH_NUM_STATISTICS; j++) {
        snprintf(name, sizeof(name), "%s%s", c->measure->name, kh_bridge_statistics[j].suffix);
        KH_TRY(kh_table_add_column(table, KH_CELL_REAL, name, j < 2 ? c->measure->unit : "",
            kh_bridge_statistics[j].definition, &column, err));
        table->columns[column].detail = true;
        for (row = 0; row < num && judged != NULL; row++) {
            kh_table_set_number(
                table, column, row, kh_bridge_statistic_of(&judged[row][c->judged], j));
        }
    }
out:
    return ret;
}

/* A star where a role is held more often than chance would have it. */
static kh_status
mark_roles(kh_table *table, const kh_bridge_column *c, size_t column, panel_judged *judged,
    size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t row;

    for (row = 0; row < num && judged != NULL && (size_t) c->judged < KH_NUM_ROLES; row++) {
        if (judged[row][c->judged].q < KH_BRIDGE_LEVEL) {
            KH_TRY(kh_table_set_mark(table, column, row, "*", err));
        }
    }
out:
    return ret;
}

/* The table has a copy of a column from here on, and sentences read but one: in a net of a million
 * nodes the others are memory that the table needs. */
static void
drop_column(panel_values *panel, size_t column)
{
    if (column != KH_BRIDGE_CROSS_SHARE) {
        free(panel->columns[column]);
        panel->columns[column] = NULL;
    }
}

static kh_status
add_columns(kh_table *table, const kh_net *net, panel_values *panel, const uint32_t *bodies,
    size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        const kh_bridge_column *c = &kh_bridge_columns[j];
        const size_t column = table->num_columns;

        if (j == KH_BRIDGE_TOP_PAIRS) {
            KH_TRY(add_top_pairs(table, c, net, panel, bodies, num, err));
        } else {
            KH_TRY(add_numbers(table, c, panel->columns[j], bodies, num, err));
            drop_column(panel, j);
        }
        KH_TRY(kh_table_set_heading(table, column, c->heading, err));
        table->columns[column].detail = c->detail;
        table->columns[column].decimals = c->decimals;
        table->columns[column].max_width = j == KH_BRIDGE_TOP_PAIRS ? 24 : 0;
        if (c->judged != KH_NUM_JUDGED) {
            KH_TRY(mark_roles(table, c, column, panel->judged, num, err));
            KH_TRY(add_statistics(table, c, panel->judged, num, err));
        }
    }
    table->columns[KH_NODE_COLUMN_LABEL].max_width = 24;
out:
    return ret;
}

/* Without directions each pair counts both ways, so representative and gatekeeper are one number:
 * people see it once. */
static kh_status
join_equal_roles(kh_table *table, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column;

    if (net->directed) {
        return KH_OK;
    }
    KH_TRY(kh_table_find_column(table, "gatekeeper", &column, err));
    table->columns[column].detail = true;
    KH_TRY(kh_table_find_column(table, "representative", &column, err));
    KH_TRY(kh_table_set_heading(table, column, "rep/gate", err));
out:
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

kh_status
kh_bridges(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_bridges_options *options, const char *lang, kh_error *err)
{
    static const kh_bridges_options no_options = { 0 };
    kh_status ret = KH_OK;
    panel_values panel = { 0 };
    uint32_t *bodies = NULL;
    size_t num, column;

    options = options == NULL ? &no_options : options;
    KH_TRY(kh_bridges_list_bodies(net, options, &bodies, &num, err));
    KH_TRY(panel_values_fill(&panel, net, bodies, num, options, err));
    KH_TRY(
        kh_node_table_init(table, "kakehashi/bridges/1", net, selection, bodies, num, lang, err));
    table->columns[KH_NODE_COLUMN_TYPE].detail = true;
    table->columns[KH_NODE_COLUMN_SECTORS].detail = true;
    KH_TRY(add_columns(table, net, &panel, bodies, num, err));
    KH_TRY(join_equal_roles(table, net, err));
    KH_TRY(kh_table_find_column(table, "cross_share", &column, err));
    KH_TRY(kh_table_sort(table, column, true, err));
    if (panel.is_sampled) {
        KH_TRY(kh_bridges_add_approximation(table, &panel.approximation, err));
    }
    KH_TRY(kh_bridges_add_assumptions(table, options, panel.exact_roles, err));
    KH_TRY(kh_bridges_add_reading(table, net, &panel, bodies, lang, err));
out:
    panel_values_free(&panel);
    free(bodies);
    return ret;
}
