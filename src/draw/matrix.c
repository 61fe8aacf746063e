#include "matrix.h"

#include "../base/array.h"
#include "../base/json.h"

#include <stdlib.h>
#include <string.h>

enum { A, B, TIES, EXPECTED, CARRIED, CARRIERS, NUM_COLUMNS };

void
kh_matrix_free(kh_matrix *self)
{
    free(self->sectors);
    free(self->within);
    free(self->cells);
    *self = (kh_matrix){ 0 };
}

static uint32_t
find_sector(const kh_net *net, const char *id)
{
    uint32_t j = 0;

    while (j < net->num_sectors && strcmp(kh_net_sector_id(net, j), id) != 0) {
        j++;
    }
    return j;
}

/* A carrier of bridges --pairs. */
static kh_status
read_carrier(kh_pair_carrier *carrier, const kh_graph *graph, const json_t *object, kh_error *err)
{
    const char *id = json_string_value(json_object_get(object, "id"));

    if (id == NULL || !kh_graph_find_node(graph, id, &carrier->body)) {
        return kh_fail(err, KH_ERR_NOTFOUND, "a carrier that the graph does not have");
    }
    carrier->share = json_number_value(json_object_get(object, "share"));
    carrier->mass = json_number_value(json_object_get(object, "mass"));
    return KH_OK;
}

static kh_status
read_carriers(kh_pair_cell *cell, const kh_graph *graph, const char *json, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *root = NULL;
    size_t offset, j;

    cell->first.body = cell->largest.body = KH_NONE;
    KH_TRY(kh_json_parse(json, strlen(json), &root, &offset, err));
    for (j = 0; j < json_array_size(root); j++) {
        kh_pair_carrier carrier = { 0 };

        KH_TRY(read_carrier(&carrier, graph, json_array_get(root, j), err));
        cell->first = j == 0 ? carrier : cell->first;
        cell->largest = j == 0 || carrier.share > cell->largest.share ? carrier : cell->largest;
    }
out:
    json_decref(root);
    return ret;
}

static kh_status
read_rows(kh_matrix *self, const kh_net *net, const kh_table *table, kh_error *err)
{
    static const char *const names[NUM_COLUMNS]
        = { "sector_a", "sector_b", "ties", "expected_ties", "cross_betweenness", "carriers" };
    kh_status ret = KH_OK;
    const kh_column *columns[NUM_COLUMNS];
    size_t row, j, at;

    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_find_column(table, names[j], &at, err));
        columns[j] = &table->columns[at];
    }
    for (row = 0; row < table->num_rows; row++) {
        const uint32_t x = find_sector(net, columns[A]->texts[row]);
        const uint32_t y = find_sector(net, columns[B]->texts[row]);
        kh_pair_cell cell = { .joined = true,
            .ties = columns[TIES]->numbers[row],
            .expected = columns[EXPECTED]->numbers[row],
            .carried = columns[CARRIED]->numbers[row] };

        KH_TRY(read_carriers(&cell, net->graph, columns[CARRIERS]->jsons[row], err));
        self->cells[x * self->num + y] = self->cells[y * self->num + x] = cell;
    }
out:
    return ret;
}

static void
count_within(kh_matrix *self, const kh_net *net)
{
    size_t t, j, k;

    for (t = 0; t < net->num_ties; t++) {
        const uint32_t u = net->tail[t], v = net->head[t];

        for (j = net->share_start[u]; j < net->share_start[u + 1]; j++) {
            for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
                if (net->shares[j].sector == net->shares[k].sector) {
                    self->within[net->shares[j].sector]
                        += kh_net_strength(net, t) * net->shares[j].share * net->shares[k].share;
                }
            }
        }
    }
}

static double
sum_carried(const kh_matrix *self, uint32_t x)
{
    double sum = 0;
    size_t y;

    for (y = 0; y < self->num; y++) {
        sum += self->cells[x * self->num + y].carried;
    }
    return sum;
}

/* By insertion: sectors are few, and equal ones stay in the order of the file. */
static kh_status
order_sectors(kh_matrix *self, kh_error *err)
{
    kh_status ret = KH_OK;
    double *sums = NULL;
    uint32_t j;
    size_t k;

    KH_TRY(KH_NEW(&sums, self->num, "sectors", err));
    for (j = 0; j < self->num; j++) {
        sums[j] = sum_carried(self, j);
        for (k = j; k > 0 && sums[j] > sums[self->sectors[k - 1]]; k--) {
            self->sectors[k] = self->sectors[k - 1];
        }
        self->sectors[k] = j;
    }
out:
    free(sums);
    return ret;
}

kh_status
kh_matrix_fill(kh_matrix *self, const kh_net *net, const kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_matrix filled = { .num = net->num_sectors };

    KH_TRY(KH_NEW(&filled.sectors, filled.num, "sectors", err));
    KH_TRY(KH_NEW(&filled.within, filled.num, "sectors", err));
    KH_TRY(KH_NEW(&filled.cells, filled.num * filled.num, "pairs of sectors", err));
    KH_TRY(read_rows(&filled, net, table, err));
    count_within(&filled, net);
    KH_TRY(order_sectors(&filled, err));
    *self = filled;
    filled = (kh_matrix){ 0 };
out:
    kh_matrix_free(&filled);
    return ret;
}
