#include "run.h"

#include "../base/json.h"
#include "../group/leiden.h"

#include <stdio.h>
#include <string.h>

kh_status
kh_series_decide_direction(const kh_series *series, kh_net_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection selection = { 0 };
    bool found = options->always_directed;
    size_t j;

    for (j = 0; j < series->num_slices && !found; j++) {
        if (!series->slices[j].repeats) {
            KH_TRY(kh_series_select(series, j, &selection, err));
            found = kh_net_has_forward(series->graph, &selection, options->direction);
            kh_selection_free(&selection);
        }
    }
    options->always_directed = found;
out:
    return ret;
}

kh_status
kh_series_build_net(kh_net *net, const kh_graph *graph, const kh_selection *selection,
    const kh_series_work *work, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_net_build(net, graph, selection, &work->net_options, err));
    if (work->has_communities) {
        KH_TRY(kh_group_as_sectors(net, 1, net->seed, err));
    }
out:
    return ret;
}

/* --- a year like the one before ---------------------------------------------------------- */

/* `text` with `from` replaced where it first stands. */
static kh_status
replace(kh_text *out, const char *text, const char *from, const char *to, kh_error *err)
{
    const char *at = strstr(text, from);

    kh_text_clear(out);
    if (at == NULL) {
        kh_text_add(out, text);
    } else {
        kh_text_add_bytes(out, text, (size_t) (at - text));
        kh_text_add(out, to);
        kh_text_add(out, at + strlen(from));
    }
    return kh_text_status(out, err);
}

/* The member of `net` that tells a selection. A quote within a string has a backslash before it, so
 * that this stands nowhere else. */
static void
add_member(kh_text *out, const char *description)
{
    kh_text_clear(out);
    kh_text_add(out, "\"selection\":");
    kh_json_add_string(out, description);
}

/* All that tells two such years apart is the selection in words. */
static kh_status
rename_selection(kh_table *table, const kh_text *before, const kh_text *now, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text from = { 0 }, to = { 0 }, text = { 0 };

    add_member(&from, kh_text_bytes(before));
    add_member(&to, kh_text_bytes(now));
    KH_TRY(kh_text_status(&from, err));
    KH_TRY(kh_text_status(&to, err));
    KH_TRY(replace(&text, table->net, kh_text_bytes(&from), kh_text_bytes(&to), err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&text), err));
    KH_TRY(replace(&text, table->note, kh_text_bytes(before), kh_text_bytes(now), err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
out:
    kh_text_free(&from);
    kh_text_free(&to);
    kh_text_free(&text);
    return ret;
}

/* --- slices ------------------------------------------------------------------------------ */

/* What is kept from slice to slice. All-zero is empty. */
typedef struct {
    kh_selection selection;
    kh_net net;
    kh_table table;
} work_bench;

static void
work_bench_free(work_bench *self)
{
    kh_table_free(&self->table);
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
}

static size_t
count_undated(const kh_graph *graph, const kh_selection *selection)
{
    size_t num = 0, e;

    for (e = 0; e < graph->edges.num; e++) {
        num += selection->edges[e] && !graph->edges.start[e].stated && !graph->edges.end[e].stated;
    }
    return num;
}

/* A failure says where: another slice may be fine. */
static kh_status
name_slice(const kh_slice *slice, kh_status status, const kh_error *reason, kh_error *err)
{
    kh_fail(err, status, "%s: %s", slice->id, reason->message);
    if (reason->hint[0] != '\0') {
        kh_hint(err, "%s", reason->hint);
    }
    return status;
}

static kh_status
analyse(work_bench *self, const kh_series *series, size_t slice, const kh_series_work *work,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_error reason = { 0 };

    kh_table_free(&self->table);
    kh_net_free(&self->net);
    KH_TRY(kh_series_build_net(&self->net, series->graph, &self->selection, work, &reason));
    KH_TRY(work->analyse(work->context, &self->net, &self->selection, &self->table, &reason));
out:
    return ret == KH_OK ? KH_OK : name_slice(&series->slices[slice], ret, &reason, err);
}

static kh_status
run_slice(work_bench *self, const kh_series *series, size_t slice, const kh_series_work *work,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection before = self->selection;
    kh_slice_result result = { .slice = slice };

    self->selection = (kh_selection){ 0 };
    KH_TRY(kh_series_select(series, slice, &self->selection, err));
    if (series->slices[slice].repeats) {
        KH_TRY(
            rename_selection(&self->table, &before.description, &self->selection.description, err));
        self->table.num_shown = self->table.num_rows;
    } else {
        KH_TRY(analyse(self, series, slice, work, err));
    }
    result.selection = &self->selection;
    result.num_nodes = self->net.num_nodes;
    result.num_ties = self->net.num_ties;
    result.undated_edges = count_undated(series->graph, &self->selection);
    result.table = &self->table;
    KH_TRY(work->receive(work->context, &result, err));
out:
    kh_selection_free(&before);
    return ret;
}

kh_status
kh_series_run(const kh_series *series, const kh_series_work *work, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series_work same = *work;
    work_bench bench = { 0 };
    size_t j;

    KH_TRY(kh_series_decide_direction(series, &same.net_options, err));
    for (j = 0; j < series->num_slices; j++) {
        KH_TRY(run_slice(&bench, series, j, &same, err));
    }
out:
    work_bench_free(&bench);
    return ret;
}
