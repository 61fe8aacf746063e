#include "series.h"
#include "table_output.h"

#include "../measure/labels.h"
#include "../series/rows.h"

#include <string.h>

/* Bodies of a sector or a type that people see. */
#define DEFAULT_NAMED 3

const app_option app_series_option_table[] = {
    { APP_YEARS, "each-year", 0, offsetof(app_series_options, each_year), "[YEAR..YEAR]",
        "once for every year, as --as-of does for one; alone: all years that the data state" },
    { APP_LIST, "each", 0, offsetof(app_series_options, each), "WHAT",
        "once for every sector or type (WHAT: sector, type, or ids of the one or the other)" },
    { 0 },
};

bool
app_series_is_asked(const app_series_options *options)
{
    return options->each_year.given || options->each.num > 0;
}

kh_status
app_series_check(const app_series_options *options, const app_select *select, kh_error *err)
{
    const char *date = select->as_of != NULL  ? "as-of"
                       : select->from != NULL ? "from"
                       : select->to != NULL   ? "to"
                                              : NULL;
    kh_years years;

    if (options->each_year.given && options->each.num > 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--each-year and --each are two series: ask for one");
    }
    if (options->each_year.given && date != NULL) {
        kh_fail(
            err, KH_ERR_ARGUMENT, "--each-year sets the date of each year: it takes no --%s", date);
        kh_hint(err, "--each-year A..B says which years");
        return KH_ERR_ARGUMENT;
    }
    return options->each_year.text == NULL ? KH_OK
                                           : kh_years_parse(&years, options->each_year.text, err);
}

void
app_series_free(app_series *self)
{
    kh_series_free(&self->series);
    app_selector_free(&self->selector);
}

/* --- loading ----------------------------------------------------------------------------- */

static kh_status
plan(app_series *self, const kh_graph *graph, const app_series_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_selector *selector = &self->selector.selector;
    kh_years years = { 0 };

    if (!options->each_year.given) {
        KH_TRY(kh_series_of_each(&self->series, graph, selector,
            (const char *const *) options->each.items, options->each.num, err));
    } else {
        if (options->each_year.text != NULL) {
            KH_TRY(kh_years_parse(&years, options->each_year.text, err));
        }
        KH_TRY(kh_series_of_years(&self->series, graph, selector, NULL, &years, err));
    }
out:
    return ret;
}

/* Beyond the data all years are alike, which tells nothing. The year before the first and the year
 * after the last do tell: what was there before anything began, and what is left. */
static void
warn_outside(const app *program, const kh_series *series)
{
    const kh_years stated = series->stated;
    long first, last;

    if (series->key != KH_SERIES_YEAR || !stated.has_first) {
        return;
    }
    first = series->slices[0].year;
    last = series->slices[series->num_slices - 1].year;
    if (first < stated.first - 1 || last > stated.last + 1) {
        app_warn(program,
            "the data state years from %ld to %ld: %s of %ld to %ld lie outside, and are all alike",
            stated.first, stated.last, last < stated.first || first > stated.last ? "all" : "some",
            first, last);
    }
}

static kh_series_work
work_of(const app_input *input)
{
    return (kh_series_work){ .net_options = input->net_options,
        .has_communities = input->has_communities };
}

kh_status
app_series_load(app_series *self, app_input *input, app *program, const char *const *paths,
    size_t num_paths, const app_series_options *options, const app_select *select,
    const app_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series_work work;
    size_t largest;

    if (!app_series_is_asked(options)) {
        return app_input_load(input, program, paths, num_paths, select, net, err);
    }
    KH_TRY(app_input_set_net_options(input, program, net, err));
    KH_TRY(app_read(program, paths, num_paths, &input->graph, err));
    KH_TRY(app_selector_make(&self->selector, program, &input->graph, select, err));
    KH_TRY(plan(self, &input->graph, options, err));
    warn_outside(program, &self->series);
    KH_TRY(kh_series_decide_direction(&self->series, &input->net_options, err));
    KH_TRY(kh_series_find_largest(&self->series, &largest, err));
    KH_TRY(kh_series_select(&self->series, largest, &input->selection, err));
    work = work_of(input);
    KH_TRY(kh_series_build_net(&input->net, &input->graph, &input->selection, &work, err));
out:
    return ret;
}

app_cost
app_series_cost(const app_series *self, app_cost largest)
{
    const size_t num = kh_series_count_distinct(&self->series);

    largest.seconds *= num > 0 ? (double) num : 1;
    return largest;
}

/* --- running ----------------------------------------------------------------------------- */

typedef struct {
    const app_series_command *command;
    const char *sort;
    size_t top;           /* rows a slice */
    kh_series_rows *rows; /* either this */
    kh_series_grid *grid; /* or this */
} receiver;

static kh_status
analyse(
    void *context, const kh_net *net, const kh_selection *selection, kh_table *table, kh_error *err)
{
    const receiver *self = context;

    return self->command->analyse(self->command->context, net, selection, table, err);
}

static kh_status
receive(void *context, const kh_slice_result *result, kh_error *err)
{
    kh_status ret = KH_OK;
    const receiver *self = context;
    size_t column;

    if (self->grid != NULL) {
        return kh_series_grid_add(self->grid, result, err);
    }
    if (self->sort != NULL) {
        KH_TRY(kh_table_find_column(result->table, self->sort, &column, err));
        KH_TRY(kh_table_sort(result->table, column, kh_table_falls(result->table, column), err));
    }
    kh_table_cut(result->table, self->top);
    KH_TRY(kh_series_rows_add(self->rows, result, err));
out:
    return ret;
}

static kh_status
run(const app_series *self, const app_input *input, receiver *taker, kh_error *err)
{
    kh_series_work work = work_of(input);

    work.analyse = analyse;
    work.receive = receive;
    work.context = taker;
    return kh_series_run(&self->series, &work, err);
}

/* --- for machines ------------------------------------------------------------------------ */

/* What has no row leaves no trace in a table of rows. */
static void
warn_empty(const app *program, const kh_series_rows *rows)
{
    kh_text list = { 0 };
    size_t j;

    for (j = 0; j < rows->num_empty; j++) {
        const kh_slice *slice = &rows->series->slices[rows->empty[j]];

        kh_text_print(&list, "%s%s", j == 0 ? "" : ", ", slice->id);
    }
    if (rows->num_empty > 0 && !list.failed) {
        app_warn(program, "no rows for %zu of %zu %ss: %s", rows->num_empty,
            rows->series->num_slices, kh_series_key_name(rows->series->key), kh_text_bytes(&list));
    }
    kh_text_free(&list);
}

static kh_status
write_rows(const app_series *self, app *program, const app_input *input, receiver *taker,
    const app_table *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series_rows rows = { .series = &self->series,
        .columns = (const char *const *) options->columns.items,
        .num_columns = options->columns.num };
    /* Every slice has been sorted and cut by now, and has its columns. */
    app_table written = { .format = options->format, .top = { SIZE_MAX, true } };

    taker->rows = &rows;
    KH_TRY(run(self, input, taker, err));
    KH_TRY(kh_series_rows_finish(&rows, err));
    warn_empty(program, &rows);
    KH_TRY(app_write_table(program, &rows.table, &written, err));
out:
    kh_series_rows_free(&rows);
    return ret;
}

/* --- for people -------------------------------------------------------------------------- */

static kh_status
write_grid(const app_series *self, app *program, const app_input *input, receiver *taker,
    const app_table *options, const kh_table_format *format, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series_grid_columns columns = *taker->command->columns;
    kh_series_grid grid = { .series = &self->series, .columns = &columns };
    kh_series_grid_reader reader = { .lang = program->common.lang,
        .width = format == &kh_table_format_text ? app_width(program) : 0,
        .num_rows = taker->top };
    app_table written = { .format = options->format, .top = { taker->top, true } };
    kh_table table = { 0 };
    kh_text label = { 0 };

    if (options->sort != NULL && strcmp(options->sort, columns.value) != 0) {
        columns.value = options->sort;
        columns.undefined = NULL;
    }
    kh_measure_add_label(&label, columns.value, program->common.lang);
    KH_TRY(kh_text_status(&label, err));
    columns.label = kh_text_bytes(&label);
    taker->grid = &grid;
    KH_TRY(run(self, input, taker, err));
    if (self->series.key != KH_SERIES_YEAR && columns.name < columns.num_keys) {
        KH_TRY(kh_series_grid_make_podium(&table, &grid,
            options->top.given ? options->top.value : DEFAULT_NAMED, program->common.lang, err));
        written.top.value = SIZE_MAX;
    } else {
        KH_TRY(kh_series_grid_make_table(&table, &grid, &reader, err));
    }
    KH_TRY(app_write_table(program, &table, &written, err));
out:
    kh_table_free(&table);
    kh_series_grid_free(&grid);
    kh_text_free(&label);
    return ret;
}

kh_status
app_series_write(const app_series *self, app *program, const app_input *input,
    const app_series_command *command, const app_table *options, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *key = kh_series_key_name(self->series.key);
    const kh_table_format *format;
    receiver taker = { .command = command, .sort = options->sort };

    if (options->sort != NULL && strcmp(options->sort, key) == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "rows stand by %s already; --sort orders those of one %s", key, key);
    }
    KH_TRY(app_choose_format(program, options, &format, err));
    taker.top = command->whole && !options->top.given
                    ? SIZE_MAX
                    : app_count_rows_written(program, options, format);
    if (format->machine || options->columns.num > 0) {
        KH_TRY(write_rows(self, program, input, &taker, options, err));
    } else {
        KH_TRY(write_grid(self, program, input, &taker, options, format, err));
    }
out:
    return ret;
}
