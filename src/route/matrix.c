#include "matrix.h"

#include "../base/array.h"
#include "../base/progress.h"
#include "../between/paths.h"
#include "../graph/label.h"
#include "../net/node_table.h"
#include "members.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PAIRS ((size_t) 10000000)

/* --- sets -------------------------------------------------------------------------------- */

void
kh_node_set_free(kh_node_set *self)
{
    free(self->nodes);
    *self = (kh_node_set){ 0 };
}

typedef kh_status (*mark_fn)(const kh_net *net, const char *id, uint8_t *mark, kh_error *err);

static kh_status
mark_nodes(const kh_net *net, const char *text, const char *lang, uint8_t *mark, kh_error *err)
{
    static const struct {
        const char *prefix;
        mark_fn members;
    } kinds[] = { { "type:", kh_members_of_type }, { "sector:", kh_members_of_sector } };
    kh_status ret = KH_OK;
    uint32_t v;
    size_t j;

    for (j = 0; j < 2 && !kh_graph_find_node(net->graph, text, &v); j++) {
        const size_t length = strlen(kinds[j].prefix);

        if (strncmp(text, kinds[j].prefix, length) == 0) {
            return kinds[j].members(net, text + length, mark, err);
        }
    }
    KH_TRY(kh_member_named(net, text, lang, &v, err));
    mark[v] = 1;
out:
    return ret;
}

kh_status
kh_node_set_read(
    kh_node_set *self, const kh_net *net, const char *text, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *mark = NULL;
    size_t v;

    KH_TRY(KH_NEW(&mark, net->num_nodes, "marks", err));
    KH_TRY(mark_nodes(net, text, lang, mark, err));
    KH_TRY(KH_NEW(&self->nodes, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (mark[v]) {
            self->nodes[self->num++] = (uint32_t) v;
        }
    }
    if (self->num == 0) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "no node of the selection is in \"%s\"", text);
    }
out:
    free(mark);
    return ret;
}

/* --- distances --------------------------------------------------------------------------- */

typedef struct {
    const kh_matrix_request *request;
    kh_table *table;
    kh_paths paths;
    kh_path_search search;
    double *distance, *count; /* by net node: from the source at hand */
    bool *connected;
} filler;

static const char *
id_of(const filler *self, uint32_t v)
{
    return kh_graph_node_id(self->request->net->graph, self->request->net->node[v]);
}

static const char *
name_of(const filler *self, uint32_t v)
{
    const kh_net *net = self->request->net;

    return kh_graph_node_label(net->graph, net->node[v], self->request->lang);
}

static kh_status
measure(filler *self, uint32_t source, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_paths *paths = &self->paths;
    size_t v;

    KH_TRY(kh_paths_find(&self->paths, &self->search, source, err));
    for (v = 0; v < self->request->net->num_nodes; v++) {
        self->distance[v] = NAN;
        self->count[v] = 0;
    }
    for (v = 0; v < paths->num_reached; v++) {
        self->distance[paths->node[v]] = paths->distance[v];
        self->count[paths->node[v]] = paths->count[v];
    }
out:
    return ret;
}

static kh_status
fill_pairs(filler *self, size_t source, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_node_set *from = self->request->from, *to = self->request->to;
    size_t j;

    for (j = 0; j < to->num; j++) {
        const size_t row = source * to->num + j;
        const uint32_t a = from->nodes[source], b = to->nodes[j];

        KH_TRY(kh_table_set_text(self->table, 0, row, id_of(self, a), err));
        KH_TRY(kh_table_set_text(self->table, 1, row, name_of(self, a), err));
        KH_TRY(kh_table_set_text(self->table, 2, row, id_of(self, b), err));
        KH_TRY(kh_table_set_text(self->table, 3, row, name_of(self, b), err));
        kh_table_set_number(self->table, 4, row, self->distance[b]);
        kh_table_set_number(self->table, 5, row, self->count[b]);
    }
out:
    return ret;
}

static kh_status
fill_wide(filler *self, size_t row, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_node_set *to = self->request->to;
    const uint32_t a = self->request->from->nodes[row];
    size_t j;

    KH_TRY(kh_table_set_text(self->table, 0, row, id_of(self, a), err));
    KH_TRY(kh_table_set_text(self->table, 1, row, name_of(self, a), err));
    for (j = 0; j < to->num; j++) {
        kh_table_set_number(self->table, 2 + j, row, self->distance[to->nodes[j]]);
    }
out:
    return ret;
}

static kh_status
fill(filler *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_node_set *from = self->request->from, *to = self->request->to;
    size_t i, j;

    kh_progress_begin("distances", from->num);
    for (i = 0; i < from->num; i++) {
        KH_TRY(measure(self, from->nodes[i], err));
        for (j = 0; j < to->num; j++) {
            *self->connected = *self->connected || self->count[to->nodes[j]] > 0;
        }
        KH_TRY(self->request->wide ? fill_wide(self, i, err) : fill_pairs(self, i, err));
        kh_progress_add(1);
    }
out:
    kh_progress_end();
    return ret;
}

/* --- the table --------------------------------------------------------------------------- */

static kh_status
add_column(const filler *self, kh_cell_kind kind, const char *name, const char *unit,
    const char *definition, size_t *column, kh_error *err)
{
    return kh_table_add_column(self->table, kind, name, unit, definition, column, err);
}

static kh_status
add_distance(
    const filler *self, const char *name, const char *definition, size_t *column, kh_error *err)
{
    const bool weighted = self->request->net->weighted;

    return add_column(self, weighted ? KH_CELL_REAL : KH_CELL_INTEGER, name,
        weighted ? "1/strength" : "steps", definition, column, err);
}

static kh_status
add_columns(const filler *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_node_set *to = self->request->to;
    size_t column, j;

    KH_TRY(add_column(self, KH_CELL_TEXT, "from", "", "id of where paths start", &column, err));
    self->table->columns[column].detail = !self->request->wide;
    KH_TRY(add_column(self, KH_CELL_TEXT, "from_label", "", "its name", &column, err));
    self->table->columns[column].detail = self->request->wide;
    for (j = 0; j < to->num && self->request->wide; j++) {
        KH_TRY(add_distance(
            self, id_of(self, to->nodes[j]), "length of the shortest paths to it", &column, err));
    }
    if (!self->request->wide) {
        KH_TRY(add_column(self, KH_CELL_TEXT, "to", "", "id of where they end", &column, err));
        self->table->columns[column].detail = true;
        KH_TRY(add_column(self, KH_CELL_TEXT, "to_label", "", "its name", &column, err));
        KH_TRY(add_distance(self, "distance", "length of the shortest paths", &column, err));
        KH_TRY(add_column(
            self, KH_CELL_REAL, "paths", "paths", "how many are as short as any", &column, err));
    }
out:
    return ret;
}

static kh_status
make(filler *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_matrix_request *r = self->request;

    KH_TRY(KH_NEW(&self->distance, r->net->num_nodes, "distances", err));
    KH_TRY(KH_NEW(&self->count, r->net->num_nodes, "counts", err));
    KH_TRY(kh_paths_init(&self->paths, r->net, err));
    KH_TRY(kh_path_search_init(&self->search, r->net, err));
    KH_TRY(kh_table_init(self->table, "kakehashi/path-matrix/1",
        r->wide ? r->from->num : r->from->num * r->to->num, err));
    KH_TRY(add_columns(self, err));
    KH_TRY(fill(self, err));
    KH_TRY(kh_net_describe(self->table, r->net, r->selection, err));
out:
    return ret;
}

kh_status
kh_matrix_make(kh_table *table, const kh_matrix_request *request, bool *connected, kh_error *err)
{
    kh_status ret = KH_OK;
    filler self = { .request = request, .table = table, .connected = connected };

    *connected = false;
    if (request->from->num > MOST_PAIRS / request->to->num) {
        kh_fail(err, KH_ERR_LIMIT, "%zu times %zu pairs are more than a table of %zu holds",
            request->from->num, request->to->num, MOST_PAIRS);
        kh_hint(err, "take smaller sets");
        return KH_ERR_LIMIT;
    }
    KH_TRY(make(&self, err));
out:
    free(self.distance);
    free(self.count);
    kh_paths_free(&self.paths);
    kh_path_search_free(&self.search);
    return ret;
}
