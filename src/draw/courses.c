#include "courses.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../base/phrase.h"
#include "../between/cost.h"
#include "../measure/rank.h"
#include "../panel/columns.h"
#include "../panel/panel.h"
#include "analysis.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define USUAL_MEASURE "cross_share"

void
kh_courses_free(kh_courses *self)
{
    kh_series_grid_free(&self->grid);
    kh_series_free(&self->series);
    free(self->rows);
    free(self->bodies);
    *self = (kh_courses){ 0 };
}

double
kh_courses_value(const kh_courses *self, size_t body, size_t year)
{
    return kh_series_grid_value(&self->grid, self->rows[body], year);
}

void
kh_courses_add_value(const kh_courses *self, double value, kh_text *out)
{
    if (self->is_share) {
        kh_phrase_add_percent(out, value);
    } else {
        kh_series_grid_add_value(out, value, kh_series_grid_decimals(&self->grid));
    }
}

/* --- one year ---------------------------------------------------------------------------- */

/* What is measured; NULL: a column of the panel. */
typedef struct {
    const kh_measure *measure;
    const char *column;
    const char *lang;
    const char **types;
    size_t num_types;
    kh_series_grid *grid;
} measuring;

static const kh_precision usual = { KH_USUAL_EPSILON, KH_USUAL_CONFIDENCE };

/* What has a column in the panel, but for what chance makes of it and what is no number. */
static bool
is_of_panel(const char *name)
{
    size_t j = 0;

    while (j < KH_NUM_BRIDGE_COLUMNS && strcmp(kh_bridge_columns[j].measure->name, name) != 0) {
        j++;
    }
    return j < KH_NUM_BRIDGE_COLUMNS && kh_bridge_columns[j].kind != KH_CELL_JSON;
}

/* A measure of the registry, where it has the name; else a column of the panel. */
static kh_status
find_measure(const char *name, const kh_measure **measure, kh_error *err)
{
    kh_choices choices;
    size_t j;

    if (kh_measure_find(name, measure, NULL) == KH_OK || is_of_panel(name)) {
        return KH_OK;
    }
    choices = kh_choices_make(name);
    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        if (kh_bridge_columns[j].kind != KH_CELL_JSON) {
            kh_choices_offer(&choices, kh_bridge_columns[j].measure->name);
        }
    }
    for (j = 0; kh_measures[j] != NULL; j++) {
        if (!is_of_panel(kh_measures[j]->name)) {
            kh_choices_offer(&choices, kh_measures[j]->name);
        }
    }
    return kh_choices_fail(&choices, "measure", err);
}

static kh_status
measure_year(
    void *context, const kh_net *net, const kh_selection *selection, kh_table *table, kh_error *err)
{
    const measuring *self = context;
    const bool costly = kh_betweenness_is_costly(net);
    const kh_bridges_options options = {
        .types = self->types, .num_types = self->num_types, .precision = costly ? &usual : NULL
    };

    if (self->measure == NULL) {
        return kh_bridges(table, net, selection, &options, self->lang, err);
    }
    return kh_rank(table, net, selection, &(const kh_measure *){ self->measure }, 1, false,
        costly && self->measure == &kh_measure_betweenness ? &usual : NULL, self->lang, err);
}

static kh_status
take_year(void *context, const kh_slice_result *result, kh_error *err)
{
    const measuring *self = context;

    return kh_series_grid_add(self->grid, result, err);
}

/* --- all years --------------------------------------------------------------------------- */

static kh_status
check_years(const kh_selection *selection, kh_years *years, kh_error *err)
{
    *years = (kh_years){ .has_first = selection->from.stated,
        .has_last = selection->to.stated,
        .first = selection->from.year,
        .last = selection->to.year };
    if (years->has_first && years->has_last && years->first == years->last) {
        kh_fail(err, KH_ERR_ARGUMENT, "a series of one year has no course");
        kh_hint(err, "--from 2009 --to 2018 says which years; without, all that the data state");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

static kh_status
list_types(const kh_drawing *drawing, const char ***types, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_selection *selection = &drawing->selection;
    size_t j;

    KH_TRY(KH_NEW(types, selection->num_types, "types", err));
    for (j = 0; j < selection->num_types; j++) {
        (*types)[j]
            = kh_graph_text(drawing->graph, drawing->graph->types.items[selection->types[j]].id);
    }
out:
    return ret;
}

/* Bodies, or what types were asked for. */
static kh_status
keep_bodies(kh_courses *self, const kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = drawing->graph;
    size_t j;

    KH_TRY(kh_series_grid_order(&self->grid, &self->rows, err));
    KH_TRY(KH_NEW(&self->bodies, self->grid.num_rows, "bodies", err));
    for (j = 0; j < self->grid.num_rows; j++) {
        const char *id = kh_series_grid_text(&self->grid, self->rows[j], 0);
        uint32_t node;

        if (id != NULL && kh_graph_find_node(graph, id, &node)
            && (drawing->selection.num_types > 0 || kh_graph_is_body(graph, node))) {
            self->rows[self->num] = self->rows[j];
            self->bodies[self->num++] = node;
        }
    }
out:
    return ret;
}

/* Where nothing states a year there is nothing to draw, which is no failure of a diagram. */
static kh_status
open_series(kh_courses *self, kh_drawing *drawing, const kh_years *years, kh_error *err)
{
    static const kh_selector everything = { 0 };
    kh_error reason = { 0 };
    const kh_status status = kh_series_of_years(
        &self->series, drawing->graph, &everything, &drawing->selection, years, &reason);

    if (status == KH_ERR_NOTFOUND) {
        return kh_findings_add(drawing->warnings, "W114", (kh_place){ .file = "" }, "",
            "--from and --to name years", err, "%s", reason.message);
    }
    if (status != KH_OK && err != NULL) {
        *err = reason;
        err->hint[0] = '\0'; /* of an option that draw does not have */
        kh_hint(err, "--from and --to name the years");
    }
    return status;
}

kh_status
kh_courses_find(kh_courses *self, kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name = drawing->view->measure;
    measuring made = { .column = name != NULL ? name : USUAL_MEASURE, .lang = drawing->lang };
    kh_series_work work = { .net_options = { .seed = KH_USUAL_SEED },
        .analyse = measure_year,
        .receive = take_year,
        .context = &made };
    kh_years years;

    self->measure = made.column;
    self->is_share = strcmp(made.column, USUAL_MEASURE) == 0;
    self->columns = (kh_series_grid_columns){
        .keys = { "id", "label" }, .num_keys = 2, .name = 1, .value = made.column
    };
    self->grid = (kh_series_grid){ .series = &self->series, .columns = &self->columns };
    made.grid = &self->grid;
    KH_TRY(find_measure(made.column, &made.measure, err));
    KH_TRY(check_years(&drawing->selection, &years, err));
    KH_TRY(list_types(drawing, &made.types, err));
    made.num_types = drawing->selection.num_types;
    KH_TRY(open_series(self, drawing, &years, err));
    if (self->series.num_slices == 0) {
        goto out;
    }
    KH_TRY(kh_series_run(&self->series, &work, err));
    KH_TRY(kh_date_from_year(&drawing->selection.from, self->series.slices[0].year, err));
    KH_TRY(kh_date_from_year(
        &drawing->selection.to, self->series.slices[self->series.num_slices - 1].year, err));
    KH_TRY(keep_bodies(self, drawing, err));
out:
    free(made.types);
    return ret;
}
