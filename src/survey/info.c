/* Counts of everything that a selection holds. */
#include "survey.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rows are gathered first: a table wants to know their number. */
typedef struct {
    const char *what;
    const char *id, *label; /* NULL: none */
    char *owned_id;         /* or an id that was made here */
    size_t count;
} row;

typedef struct {
    row *items;
    size_t num, max;
} row_list;

static void
rows_free(row_list *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        free(self->items[j].owned_id);
    }
    free(self->items);
}

static kh_status
add_row(row_list *self, const char *what, const char *id, const char *label, size_t count,
    kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "rows", err));
    self->items[self->num++] = (row){ what, id, label, NULL, count };
out:
    return ret;
}

typedef struct {
    const kh_net *net;
    const kh_graph *graph;
    const kh_selection *selection;
    const char *lang;
    row_list rows;
    size_t *counts; /* scratch: as many as the longest vocabulary */
} survey;

static kh_status
count_totals(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t bodies = 0, v;

    for (v = 0; v < self->net->num_nodes; v++) {
        bodies += kh_graph_is_body(self->graph, self->net->node[v]);
    }
    KH_TRY(add_row(&self->rows, "nodes", NULL, NULL, self->net->num_nodes, err));
    KH_TRY(add_row(&self->rows, "bodies", NULL, NULL, bodies, err));
    KH_TRY(add_row(&self->rows, "edges", NULL, NULL, self->net->num_edges, err));
    KH_TRY(add_row(&self->rows, "ties", NULL, NULL, self->net->num_ties, err));
out:
    return ret;
}

static kh_status
count_types(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t without = 0, v, j;

    memset(self->counts, 0, self->graph->types.num * sizeof(*self->counts));
    for (v = 0; v < self->net->num_nodes; v++) {
        const uint32_t type = self->graph->nodes.type[self->net->node[v]];

        if (type == KH_NONE) {
            without++;
        } else {
            self->counts[type]++;
        }
    }
    for (j = 0; j < self->graph->types.num; j++) {
        KH_TRY(
            add_row(&self->rows, "type", kh_graph_text(self->graph, self->graph->types.items[j].id),
                kh_graph_type_label(self->graph, (uint32_t) j, self->lang), self->counts[j], err));
    }
    KH_TRY(add_row(&self->rows, "without type", NULL, NULL, without, err));
out:
    return ret;
}

static kh_status
count_relations(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t without = 0, e, j;

    memset(self->counts, 0, self->graph->relations.num * sizeof(*self->counts));
    for (e = 0; e < self->graph->edges.num; e++) {
        const uint32_t relation = self->graph->edges.relation[e];

        if (self->selection->edges[e] && relation == KH_NONE) {
            without++;
        } else if (self->selection->edges[e]) {
            self->counts[relation]++;
        }
    }
    for (j = 0; j < self->graph->relations.num; j++) {
        KH_TRY(add_row(&self->rows, "relation",
            kh_graph_text(self->graph, self->graph->relations.items[j].id),
            kh_graph_relation_label(self->graph, (uint32_t) j, self->lang), self->counts[j], err));
    }
    KH_TRY(add_row(&self->rows, "without relation", NULL, NULL, without, err));
out:
    return ret;
}

static kh_status
count_sectors(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t without = 0, v, j;

    memset(self->counts, 0, net->num_sectors * sizeof(*self->counts));
    for (v = 0; v < net->num_nodes; v++) {
        without += net->share_start[v] == net->share_start[v + 1];
        for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
            self->counts[net->shares[j].sector]++;
        }
    }
    for (j = 0; j < net->num_sectors; j++) {
        KH_TRY(add_row(&self->rows, "sector", kh_net_sector_id(net, (uint32_t) j),
            kh_net_sector_label(net, (uint32_t) j, self->lang), self->counts[j], err));
    }
    KH_TRY(add_row(&self->rows, "without sector", NULL, NULL, without, err));
out:
    return ret;
}

/* Claims by source: an edge or a node counts once for each source that it cites. */
static void
count_citations(survey *self, kh_range range)
{
    size_t j, k;

    for (j = range.first; j < range.first + range.num; j++) {
        const uint32_t source = self->graph->citations.items[j].source;

        for (k = range.first; self->graph->citations.items[k].source != source; k++) {
        }
        self->counts[source] += k == j;
    }
}

static kh_status
count_sources(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t nodes_without = 0, edges_without = 0, v, e, j;

    memset(self->counts, 0, graph->sources.num * sizeof(*self->counts));
    for (v = 0; v < self->net->num_nodes; v++) {
        nodes_without += graph->nodes.citations[self->net->node[v]].num == 0;
        count_citations(self, graph->nodes.citations[self->net->node[v]]);
    }
    for (e = 0; e < graph->edges.num; e++) {
        if (self->selection->edges[e]) {
            edges_without += graph->edges.citations[e].num == 0;
            count_citations(self, graph->edges.citations[e]);
        }
    }
    for (j = 0; j < graph->sources.num; j++) {
        KH_TRY(add_row(&self->rows, "source", kh_graph_text(graph, graph->sources.items[j].id),
            kh_graph_choose_label(graph, graph->sources.items[j].title, self->lang),
            self->counts[j], err));
    }
    KH_TRY(add_row(&self->rows, "nodes without source", NULL, NULL, nodes_without, err));
    KH_TRY(add_row(&self->rows, "edges without source", NULL, NULL, edges_without, err));
out:
    return ret;
}

/* Edges by the year in which they start. */
#define FIRST_YEAR (-9999)
#define NUM_YEARS  (2 * 9999 + 1)

static kh_status
count_years(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &self->graph->edges;
    size_t *years = NULL;
    size_t undated = 0, e, y;

    KH_TRY(KH_NEW(&years, NUM_YEARS, "years", err));
    for (e = 0; e < edges->num; e++) {
        if (self->selection->edges[e] && edges->start[e].stated) {
            years[edges->start[e].year - FIRST_YEAR]++;
        }
        undated += self->selection->edges[e] && !edges->start[e].stated;
    }
    for (y = 0; y < NUM_YEARS; y++) {
        if (years[y] > 0) {
            char *id = NULL;

            if (asprintf(&id, "%d", (int) y + FIRST_YEAR) < 0) {
                ret = kh_fail_nomem(err, 1, "year");
                goto out;
            }
            ret = add_row(&self->rows, "edges from year", NULL, NULL, years[y], err);
            if (ret != KH_OK) {
                free(id);
                goto out;
            }
            self->rows.items[self->rows.num - 1].owned_id = id;
        }
    }
    KH_TRY(add_row(&self->rows, "edges without year", NULL, NULL, undated, err));
out:
    free(years);
    return ret;
}

static kh_status
count_components(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *component = NULL;
    size_t *sizes = NULL;
    size_t num, isolates = 0, largest = 0, j;

    KH_TRY(KH_NEW(&component, self->net->num_nodes, "nodes", err));
    KH_TRY(kh_net_components(self->net, component, &sizes, &num, err));
    for (j = 0; j < num; j++) {
        isolates += sizes[j] == 1;
        largest = sizes[j] > largest ? sizes[j] : largest;
    }
    KH_TRY(add_row(&self->rows, "components", NULL, NULL, num, err));
    KH_TRY(add_row(&self->rows, "nodes in the largest component", NULL, NULL, largest, err));
    KH_TRY(add_row(&self->rows, "isolated nodes", NULL, NULL, isolates, err));
out:
    free(component);
    free(sizes);
    return ret;
}

static kh_status
gather(survey *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t longest = graph->types.num;

    longest = graph->relations.num > longest ? graph->relations.num : longest;
    longest = graph->sources.num > longest ? graph->sources.num : longest;
    longest = self->net->num_sectors > longest ? self->net->num_sectors : longest;
    KH_TRY(KH_NEW(&self->counts, longest, "counts", err));
    KH_TRY(count_totals(self, err));
    KH_TRY(count_components(self, err));
    KH_TRY(count_types(self, err));
    KH_TRY(count_relations(self, err));
    KH_TRY(count_sectors(self, err));
    KH_TRY(count_sources(self, err));
    KH_TRY(count_years(self, err));
out:
    return ret;
}

static kh_status
fill(kh_table *table, const row_list *rows, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, j;

    KH_TRY(kh_table_init(table, "kakehashi/info/1", rows->num, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, "what", "", "what is counted", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, "id", "",
        "of which type, relation, sector, source or year", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, "label", "", "its name", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_INTEGER, "count", "", "how many", &column, err));
    for (j = 0; j < rows->num; j++) {
        const row *r = &rows->items[j];
        const char *id = r->owned_id != NULL ? r->owned_id : r->id;

        KH_TRY(kh_table_set_text(table, 0, j, r->what, err));
        if (id != NULL) {
            KH_TRY(kh_table_set_text(table, 1, j, id, err));
        }
        if (r->label != NULL) {
            KH_TRY(kh_table_set_text(table, 2, j, r->label, err));
        }
        kh_table_set_number(table, 3, j, (double) r->count);
    }
out:
    return ret;
}

kh_status
kh_survey_info(kh_table *table, const kh_net *net, const kh_selection *selection, const char *lang,
    kh_error *err)
{
    kh_status ret = KH_OK;
    survey self = { .net = net, .graph = net->graph, .selection = selection, .lang = lang };
    kh_text description = { 0 };
    const char *title;

    KH_TRY(gather(&self, err));
    KH_TRY(fill(table, &self.rows, err));
    kh_net_add_json(net, selection, &description);
    KH_TRY(kh_text_status(&description, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&description), err));
    kh_text_clear(&description);
    kh_net_add_line(net, selection, &description);
    KH_TRY(kh_text_status(&description, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&description), err));
    title = kh_graph_choose_label(net->graph, net->graph->title, lang);
    if (title != NULL) {
        KH_TRY(kh_table_set_title(table, title, err));
    }
out:
    rows_free(&self.rows);
    free(self.counts);
    kh_text_free(&description);
    return ret;
}
