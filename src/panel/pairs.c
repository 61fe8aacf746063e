#include "pairs.h"

#include "../base/array.h"
#include "../base/json.h"
#include "../graph/label.h"
#include "../net/node_table.h"
#include "../bridge/carriers.h"

#include <stdlib.h>

#define MOST_CARRIERS 3

enum {
    COLUMN_A,
    COLUMN_B,
    COLUMN_A_LABEL,
    COLUMN_B_LABEL,
    COLUMN_TIES,
    COLUMN_EXPECTED,
    COLUMN_CROSS,
    COLUMN_CARRIERS,
    NUM_COLUMNS
};

static const struct {
    kh_cell_kind kind;
    const char *name, *heading, *unit, *definition;
    bool detail;
} columns[NUM_COLUMNS] = {
    { KH_CELL_TEXT, "sector_a", "", "", "id of one sector", true },
    { KH_CELL_TEXT, "sector_b", "", "", "id of the other", true },
    { KH_CELL_TEXT, "sector_a_label", "sector", "", "its name in the chosen language", false },
    { KH_CELL_TEXT, "sector_b_label", "and sector", "", "its name in the chosen language", false },
    { KH_CELL_REAL, "ties", "", "ties", "sum over ties u, v of m_uX m_vY + m_uY m_vX", false },
    { KH_CELL_REAL, "expected_ties", "expected", "ties",
        "exact mean of ties when the labels of all nodes are permuted", false },
    { KH_CELL_REAL, "cross_betweenness", "carried", "pairs",
        "sum over bodies of Q_XY(v), their betweenness between the two sectors", false },
    { KH_CELL_JSON, "carriers", "most by", "pairs",
        "the bodies with the largest Q_XY(v); share: of the connected pairs between the two "
        "sectors "
        "of which the body is no end",
        false },
};

/* What rows are made from. */
typedef struct {
    const kh_net *net;
    kh_carriers carriers;
    double *ties; /* num_sectors rows of num_sectors, both triangles */
    double *both; /* the same: sum over nodes of m_vX m_vY */
    double *mass; /* sum of shares by sector */
    double num_ties;
    uint32_t *bodies;
    size_t num_bodies;
} pair_work;

static void
work_free(pair_work *self)
{
    kh_carriers_free(&self->carriers);
    free(self->ties);
    free(self->both);
    free(self->mass);
    free(self->bodies);
}

/* matrix[x][y] += factor * (m_uX m_vY) */
static void
add_product(double *matrix, const kh_net *net, size_t u, size_t v, double factor)
{
    size_t j, k;

    for (j = net->share_start[u]; j < net->share_start[u + 1]; j++) {
        for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
            const kh_share a = net->shares[j], b = net->shares[k];

            matrix[a.sector * net->num_sectors + b.sector] += factor * a.share * b.share;
        }
    }
}

static void
count_ties(pair_work *self)
{
    const kh_net *net = self->net;
    size_t t, v, k;

    for (t = 0; t < net->num_ties; t++) {
        const double strength = kh_net_strength(net, t);

        self->num_ties += strength;
        add_product(self->ties, net, net->tail[t], net->head[t], strength);
        add_product(self->ties, net, net->head[t], net->tail[t], strength);
    }
    for (v = 0; v < net->num_nodes; v++) {
        add_product(self->both, net, v, v, 1);
        for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
            self->mass[net->shares[k].sector] += net->shares[k].share;
        }
    }
}

static kh_status
work_fill(pair_work *self, const kh_bridges_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t num = net->num_sectors;

    KH_TRY(kh_bridges_list_bodies(net, options, &self->bodies, &self->num_bodies, err));
    KH_TRY(KH_NEW(&self->ties, num * num, "sectors", err));
    KH_TRY(KH_NEW(&self->both, num * num, "sectors", err));
    KH_TRY(KH_NEW(&self->mass, num, "sectors", err));
    count_ties(self);
    KH_TRY(kh_carriers_compute(&self->carriers, net, options->null.num_threads, err));
out:
    return ret;
}

/* --- one pair ---------------------------------------------------------------------------- */

static double
expected_ties(const pair_work *self, uint32_t x, uint32_t y)
{
    const double n = (double) self->net->num_nodes;
    const double products
        = self->mass[x] * self->mass[y] - self->both[x * self->net->num_sectors + y];

    return self->num_ties * 2 * products / (n * (n - 1));
}

static double
sum_over_bodies(const pair_work *self, uint32_t x, uint32_t y)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < self->num_bodies; j++) {
        sum += kh_carriers_mass(&self->carriers, x, y, self->bodies[j]);
    }
    return sum;
}

/* The bodies that carry most, by falling mass, of equal ones in the order of the net; those that
 * carry nothing are none. @return their number. */
static size_t
find_carriers(const pair_work *self, uint32_t x, uint32_t y, uint32_t found[MOST_CARRIERS])
{
    size_t num = 0, j, k;

    for (j = 0; j < self->num_bodies; j++) {
        const uint32_t v = self->bodies[j];
        const double mass = kh_carriers_mass(&self->carriers, x, y, v);

        for (k = num; k > 0 && mass > kh_carriers_mass(&self->carriers, x, y, found[k - 1]); k--) {
            if (k < MOST_CARRIERS) {
                found[k] = found[k - 1];
            }
        }
        if (k < MOST_CARRIERS && mass > 0) {
            found[k] = v;
            num += num < MOST_CARRIERS;
        }
    }
    return num;
}

static void
add_carriers(
    const pair_work *self, uint32_t x, uint32_t y, const char *lang, kh_text *json, kh_text *words)
{
    const kh_graph *graph = self->net->graph;
    uint32_t found[MOST_CARRIERS];
    const size_t num = find_carriers(self, x, y, found);
    size_t j;

    kh_text_add_char(json, '[');
    for (j = 0; j < num; j++) {
        const uint32_t node = self->net->node[found[j]];
        const double share = kh_carriers_share(&self->carriers, x, y, found[j]);

        kh_text_add(json, j == 0 ? "{\"id\":" : ",{\"id\":");
        kh_json_add_string(json, kh_graph_node_id(graph, node));
        kh_text_add(json, ",\"label\":");
        kh_json_add_string(json, kh_graph_node_label(graph, node, lang));
        kh_text_add(json, ",\"mass\":");
        kh_text_add_number(json, kh_carriers_mass(&self->carriers, x, y, found[j]));
        kh_text_add(json, ",\"share\":");
        kh_text_add_number(json, share);
        kh_text_add_char(json, '}');
        kh_text_print(words, "%s%s %.2f", j == 0 ? "" : ", ", kh_graph_node_id(graph, node), share);
    }
    kh_text_add_char(json, ']');
}

static kh_status
fill_row(kh_table *table, size_t row, const pair_work *work, uint32_t x, uint32_t y,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = work->net;
    kh_text json = { 0 }, words = { 0 };

    KH_TRY(kh_table_set_text(table, COLUMN_A, row, kh_net_sector_id(net, x), err));
    KH_TRY(kh_table_set_text(table, COLUMN_B, row, kh_net_sector_id(net, y), err));
    KH_TRY(kh_table_set_text(table, COLUMN_A_LABEL, row, kh_net_sector_label(net, x, lang), err));
    KH_TRY(kh_table_set_text(table, COLUMN_B_LABEL, row, kh_net_sector_label(net, y, lang), err));
    kh_table_set_number(table, COLUMN_TIES, row, work->ties[x * net->num_sectors + y]);
    kh_table_set_number(table, COLUMN_EXPECTED, row, expected_ties(work, x, y));
    kh_table_set_number(table, COLUMN_CROSS, row, sum_over_bodies(work, x, y));
    add_carriers(work, x, y, lang, &json, &words);
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_json(
        table, COLUMN_CARRIERS, row, kh_text_bytes(&json), kh_text_bytes(&words), err));
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}

/* --- all of them ------------------------------------------------------------------------- */

static bool
is_joined(const pair_work *self, uint32_t x, uint32_t y)
{
    return self->carriers.reach.total[x * self->net->num_sectors + y] > 0;
}

static size_t
count_pairs(const pair_work *self)
{
    const uint32_t num = (uint32_t) self->net->num_sectors;
    size_t num_pairs = 0;
    uint32_t x, y;

    for (x = 0; x < num; x++) {
        for (y = x + 1; y < num; y++) {
            num_pairs += is_joined(self, x, y);
        }
    }
    return num_pairs;
}

static kh_status
start_table(kh_table *table, size_t num_rows, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, column;

    KH_TRY(kh_table_init(table, "kakehashi/bridges-pairs/1", num_rows, err));
    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_add_column(table, columns[j].kind, columns[j].name, columns[j].unit,
            columns[j].definition, &column, err));
        KH_TRY(kh_table_set_heading(table, column, columns[j].heading, err));
        table->columns[column].detail = columns[j].detail;
    }
out:
    return ret;
}

kh_status
kh_bridge_pairs(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_bridges_options *options, const char *lang, kh_error *err)
{
    static const kh_bridges_options no_options = { 0 };
    kh_status ret = KH_OK;
    pair_work work = { .net = net };
    const uint32_t num = (uint32_t) net->num_sectors;
    uint32_t x, y;
    size_t row = 0;

    KH_TRY(work_fill(&work, options == NULL ? &no_options : options, err));
    KH_TRY(start_table(table, count_pairs(&work), err));
    KH_TRY(kh_net_describe(table, net, selection, err));
    for (x = 0; x < num; x++) {
        for (y = x + 1; y < num; y++) {
            if (is_joined(&work, x, y)) {
                KH_TRY(fill_row(table, row++, &work, x, y, lang, err));
            }
        }
    }
    KH_TRY(kh_table_sort(table, COLUMN_CROSS, true, err));
out:
    work_free(&work);
    return ret;
}
