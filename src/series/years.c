/* A slice a year: which years, and in which of them anything changes. */
#include "plan.h"

#include "../base/array.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR (-9999)
#define LAST_YEAR  9999

/* What begins in the year after the last begins in none that can be asked for. */
#define NUM_YEARS (LAST_YEAR - FIRST_YEAR + 2)

/* --- A..B -------------------------------------------------------------------------------- */

static kh_status
fail_form(const char *text, kh_error *err)
{
    kh_fail(err, KH_ERR_ARGUMENT, "years are given as A..B, not \"%s\"", text);
    kh_hint(err, "such as 2009..2018, 2009.. or ..2018; alone: all years that the data state");
    return KH_ERR_ARGUMENT;
}

static kh_status
fail_short(const char *text, kh_error *err)
{
    kh_fail(err, KH_ERR_ARGUMENT, "years have four digits, unlike those of \"%s\"", text);
    kh_hint(err, "such as 2009..2018; the year 9 is 0009");
    return KH_ERR_ARGUMENT;
}

/* "09..18" means a century, and would be the years 9 to 18. */
static bool
has_short_year(const char *text)
{
    static const char digits[] = "0123456789";
    size_t num;

    do {
        text += strcspn(text, digits);
        num = strspn(text, digits);
        text += num;
    } while (num > 2);
    return num > 0;
}

/* A year at *at, which moves behind it; nothing there is no year. */
static bool
read_year(const char **at, bool *given, long *year)
{
    char *end;

    *given = **at >= '0' && **at <= '9';
    *given = *given || (**at == '-' && (*at)[1] >= '0' && (*at)[1] <= '9');
    if (!*given) {
        return true;
    }
    *year = strtol(*at, &end, 10);
    *at = end;
    return *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

kh_status
kh_years_parse(kh_years *self, const char *text, kh_error *err)
{
    kh_years years = { 0 };
    const char *at = text;

    if (!read_year(&at, &years.has_first, &years.first) || strncmp(at, "..", 2) != 0) {
        return fail_form(text, err);
    }
    at += 2;
    if (!read_year(&at, &years.has_last, &years.last) || *at != '\0'
        || (!years.has_first && !years.has_last)) {
        return fail_form(text, err);
    }
    if (has_short_year(text)) {
        return fail_short(text, err);
    }
    if (years.has_first && years.has_last && years.last < years.first) {
        kh_fail(err, KH_ERR_ARGUMENT, "the years %s end before they start", text);
        kh_hint(err, "%ld..%ld", years.last, years.first);
        return KH_ERR_ARGUMENT;
    }
    *self = years;
    return KH_OK;
}

/* --- what changes when ------------------------------------------------------------------- */

typedef struct {
    uint8_t *changes; /* of a year: something begins in it, or ended in the year before */
    long first, last; /* that anything states */
    bool stated;
} calendar;

static void
note_year(calendar *self, kh_date date, bool is_end)
{
    if (!date.stated) {
        return;
    }
    self->changes[date.year - FIRST_YEAR + is_end] = 1;
    self->first = !self->stated || date.year < self->first ? date.year : self->first;
    self->last = !self->stated || date.year > self->last ? date.year : self->last;
    self->stated = true;
}

static void
note_span(calendar *self, kh_date start, kh_date end)
{
    note_year(self, start, false);
    note_year(self, end, true);
}

static void
note_nodes(calendar *self, const kh_graph *graph, const kh_selection *selection)
{
    const kh_nodes *nodes = &graph->nodes;
    size_t v, j;

    for (v = 0; v < nodes->num; v++) {
        const kh_range range = nodes->sectors[v];

        if (!selection->nodes[v]) {
            continue;
        }
        note_span(self, nodes->start[v], nodes->end[v]);
        for (j = range.first; j < (size_t) range.first + range.num; j++) {
            note_span(self, graph->memberships.items[j].start, graph->memberships.items[j].end);
        }
    }
}

static void
note_edges(calendar *self, kh_series *series, const kh_selection *selection)
{
    const kh_edges *edges = &series->graph->edges;
    size_t e;

    for (e = 0; e < edges->num; e++) {
        if (selection->edges[e]) {
            note_span(self, edges->start[e], edges->end[e]);
            series->num_edges++;
            series->undated_edges += !edges->start[e].stated && !edges->end[e].stated;
        }
    }
}

/* What counts in one year alone may be all that a value rises by. */
static void
count_one_year(kh_series *self, const kh_selection *selection)
{
    const kh_edges *edges = &self->graph->edges;
    const long first = self->slices[0].year, last = self->slices[self->num_slices - 1].year;
    size_t e;

    for (e = 0; e < edges->num; e++) {
        const kh_date start = edges->start[e], end = edges->end[e];

        self->one_year_edges += selection->edges[e] && start.stated && end.stated
                                && start.year == end.year && start.year >= first
                                && start.year <= last;
    }
}

/* --- slices ------------------------------------------------------------------------------ */

static kh_status
add_year(kh_series *self, long year, bool repeats, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *id = kh_arena_print(&self->arena, "%ld", year);

    if (id == NULL) {
        return kh_fail_nomem(err, 1, "year");
    }
    KH_TRY(KH_GROW(&self->slices, self->num_slices, &self->max_slices, "years", err));
    self->slices[self->num_slices++]
        = (kh_slice){ .id = id, .year = year, .index = KH_NONE, .repeats = repeats };
out:
    return ret;
}

static kh_status
choose_years(const calendar *self, const kh_years *asked, kh_years *chosen, kh_error *err)
{
    *chosen = *asked;
    if (!self->stated && !(asked->has_first && asked->has_last)) {
        kh_fail(err, KH_ERR_NOTFOUND, "nothing that is selected states a year");
        kh_hint(err, "--each-year A..B names years; they would all be the same");
        return KH_ERR_NOTFOUND;
    }
    chosen->first = asked->has_first ? asked->first : self->first;
    chosen->last = asked->has_last ? asked->last : self->last;
    if (chosen->last < chosen->first) {
        return kh_fail(err, KH_ERR_ARGUMENT, "the data state years from %ld to %ld only",
            self->first, self->last);
    }
    if (chosen->last - chosen->first >= KH_MOST_SLICES) {
        kh_fail(err, KH_ERR_ARGUMENT, "%ld to %ld are more than %d years", chosen->first,
            chosen->last, KH_MOST_SLICES);
        kh_hint(err, "--each-year A..B takes fewer");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

kh_status
kh_series_of_years(kh_series *self, const kh_graph *graph, const kh_selector *selector,
    const kh_selection *within, const kh_years *years, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series made
        = { .key = KH_SERIES_YEAR, .graph = graph, .selector = selector, .within = within };
    kh_selection selection = { 0 };
    calendar found = { 0 };
    kh_years chosen;
    long year;

    if (selector->from.stated || selector->to.stated) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a series of years takes no other dates");
    }
    KH_TRY(kh_select(&selection, graph, selector, err));
    if (within != NULL) {
        kh_series_narrow(&selection, graph, within);
    }
    KH_TRY(KH_NEW(&found.changes, NUM_YEARS, "years", err));
    note_nodes(&found, graph, &selection);
    note_edges(&found, &made, &selection);
    KH_TRY(choose_years(&found, years, &chosen, err));
    for (year = chosen.first; year <= chosen.last; year++) {
        KH_TRY(
            add_year(&made, year, year > chosen.first && !found.changes[year - FIRST_YEAR], err));
    }
    count_one_year(&made, &selection);
    made.stated = (kh_years){ found.stated, found.stated, found.first, found.last };
    *self = made;
    made = (kh_series){ 0 };
out:
    free(found.changes);
    kh_selection_free(&selection);
    kh_series_free(&made);
    return ret;
}
