/* Sentences under the grid. */
#include "grid_private.h"

#include "../base/array.h"
#include "../base/phrase.h"

#include <math.h>
#include <stdlib.h>

/* A sentence that names more is a list. */
#define MOST_NAMED 3

static const kh_pattern leads = {
    "In {0} {1} has the largest {2}, {3}.",
    "{0}년에는 {1}의 {2} 값이 {3}{3>towards} 가장 컸다.",
    "{0}年に{2}が最も大きいのは{1}（{3}）である。",
};
static const kh_pattern leads_and_led = {
    "In {0} {1} has the largest {2}, {3}; in {4} it was {5} with {6}.",
    "{0}년에는 {1}의 {2} 값이 {3}{3>towards} 가장 컸고, {4}년에는 {5}의 값이 {6}{6>towards} 가장 "
    "컸다.",
    "{0}年に{2}が最も大きいのは{1}（{3}）であり、{4}年は{5}（{6}）であった。",
};
static const kh_pattern leads_as_before = {
    "In {0} {1} has the largest {2}, {3}, as it had in {4} with {5}.",
    "{0}년에는 {1}의 {2} 값이 {3}{3>towards} 가장 컸고, {4}년에도 {5}{5>towards} 가장 컸다.",
    "{0}年に{2}が最も大きいのは{1}（{3}）であり、{4}年も同じ（{5}）であった。",
};
static const kh_pattern rose_and_fell = {
    "From {0} to {1}, {2} rose most ({3} to {4}) and {5} fell most ({6} to {7}).",
    "{0}년에서 {1}년 사이 가장 많이 오른 곳은 {2}({3}→{4}), 가장 많이 내린 곳은 "
    "{5}({6}→{7}){5>copula}다.",
    "{0}年から{1}年にかけて最も上がったのは{2}（{3}→{4}）、最も下がったのは{5}（{6}→{7}）である。",
};
static const kh_pattern rose = {
    "From {0} to {1}, {2} rose most ({3} to {4}); none fell.",
    "{0}년에서 {1}년 사이 가장 많이 오른 곳은 {2}({3}→{4})이고, 내린 곳은 없다.",
    "{0}年から{1}年にかけて最も上がったのは{2}（{3}→{4}）であり、下がったものはない。",
};
static const kh_pattern fell = {
    "From {0} to {1}, {2} fell most ({3} to {4}); none rose.",
    "{0}년에서 {1}년 사이 가장 많이 내린 곳은 {2}({3}→{4})이고, 오른 곳은 없다.",
    "{0}年から{1}年にかけて最も下がったのは{2}（{3}→{4}）であり、上がったものはない。",
};
static const kh_pattern unmoved = {
    "From {0} to {1} no value changed.",
    "{0}년에서 {1}년 사이 변한 값은 없다.",
    "{0}年から{1}年にかけて変わった値はない。",
};
static const kh_pattern came = {
    "New since {0}: {1}.",
    "{0}년에는 없었던 곳: {1}.",
    "{0}年には存在しなかったもの：{1}。",
};
static const kh_pattern went = {
    "Gone by {0}: {1}.",
    "{0}년에는 더 이상 없는 곳: {1}.",
    "{0}年までになくなったもの：{1}。",
};
static const kh_pattern more = { " and {0} more", " 외 {0}건", "ほか{0}件" };
static const kh_pattern comma = { ", ", ", ", "、" };

/* --- fillings ---------------------------------------------------------------------------- */

#define MOST_FILLINGS 8

/* The sentences in the making. */
typedef struct {
    const kh_series_grid *grid;
    const char *lang;
    kh_tongue tongue;
    kh_text *out;
    int decimals;
    uint32_t *order;
} teller;

/* Fillings of one pattern, each with a text of its own. */
typedef struct {
    kh_text texts[MOST_FILLINGS];
    const char *items[MOST_FILLINGS];
    size_t num;
} fillings;

static void
add_text(fillings *self, const char *text)
{
    kh_text_add(&self->texts[self->num], text);
    self->num++;
}

static void
add_count(fillings *self, uint64_t count)
{
    kh_text_add_count(&self->texts[self->num], count);
    self->num++;
}

static void
add_value(fillings *self, const teller *t, size_t row, size_t slice)
{
    kh_series_grid_add_value(
        &self->texts[self->num], kh_series_grid_value(t->grid, row, slice), t->decimals);
    self->num++;
}

static const char *
what_of(const kh_series_grid_columns *columns)
{
    return columns->label != NULL ? columns->label : columns->value;
}

static const char *
name_of(const teller *self, size_t row)
{
    const char *name = kh_series_grid_text(self->grid, row, self->grid->columns->name);

    return name == NULL ? "" : name;
}

/* Append a phrase and release its fillings. */
static void
add_phrase(kh_text *out, const teller *t, const kh_pattern *pattern, fillings *filled)
{
    size_t j;

    for (j = 0; j < filled->num; j++) {
        out->failed = out->failed || filled->texts[j].failed;
        filled->items[j] = kh_text_bytes(&filled->texts[j]);
    }
    kh_phrase_add(out, pattern, t->tongue, filled->items);
    for (j = 0; j < filled->num; j++) {
        kh_text_free(&filled->texts[j]);
    }
}

/* A sentence is a line. */
static void
say(const teller *self, const kh_pattern *pattern, fillings *filled)
{
    kh_text_add(self->out, self->out->length > 0 ? "\n" : "");
    add_phrase(self->out, self, pattern, filled);
}

static size_t
last_slice(const teller *self)
{
    return self->grid->series->num_slices - 1;
}

static const char *
slice_name(const teller *self, size_t slice)
{
    return kh_series_slice_label(self->grid->series, slice, self->lang);
}

/* --- who leads --------------------------------------------------------------------------- */

/* The row of the largest value above zero, the first of equals as rows are read; num_rows: none. */
static size_t
find_leader(const teller *self, size_t slice)
{
    size_t found = self->grid->num_rows, j;
    double largest = 0;

    for (j = 0; j < self->grid->num_rows; j++) {
        const double value = kh_series_grid_value(self->grid, self->order[j], slice);

        if (isfinite(value) && value > largest) {
            largest = value;
            found = self->order[j];
        }
    }
    return found;
}

static void
say_leader_of_years(const teller *self)
{
    const size_t num = self->grid->num_rows, last = last_slice(self);
    const size_t first_row = find_leader(self, 0), row = find_leader(self, last);
    fillings filled = { 0 };

    if (row == num) {
        return;
    }
    add_text(&filled, slice_name(self, last));
    add_text(&filled, name_of(self, row));
    add_text(&filled, what_of(self->grid->columns));
    add_value(&filled, self, row, last);
    if (first_row == num || last == 0) {
        say(self, &leads, &filled);
        return;
    }
    add_text(&filled, slice_name(self, 0));
    if (first_row != row) {
        add_text(&filled, name_of(self, first_row));
    }
    add_value(&filled, self, first_row, 0);
    say(self, first_row != row ? &leads_and_led : &leads_as_before, &filled);
}

/* --- who rose, who fell ------------------------------------------------------------------ */

double
kh_series_grid_change(const kh_series_grid *self, size_t row)
{
    return kh_series_grid_value(self, row, self->series->num_slices - 1)
           - kh_series_grid_value(self, row, 0);
}

/* The row of the largest change in a direction (1 up, -1 down), of equals the first as rows are
 * read; num_rows: none. Changes that the numbers would not show are none. */
static size_t
find_mover(const teller *self, int direction)
{
    const double least = self->grid->whole ? 0.5 : pow(10, -self->decimals) / 2;
    size_t found = self->grid->num_rows, j;
    double largest = least;

    for (j = 0; j < self->grid->num_rows; j++) {
        const double change = direction * kh_series_grid_change(self->grid, self->order[j]);

        if (isfinite(change) && change > largest) {
            largest = change;
            found = self->order[j];
        }
    }
    return found;
}

static void
add_mover(fillings *filled, const teller *t, size_t row)
{
    if (row < t->grid->num_rows) {
        add_text(filled, name_of(t, row));
        add_value(filled, t, row, 0);
        add_value(filled, t, row, last_slice(t));
    }
}

static void
say_movers(const teller *self)
{
    const size_t num = self->grid->num_rows;
    const size_t up = find_mover(self, 1), down = find_mover(self, -1);
    fillings filled = { 0 };

    if (last_slice(self) == 0 || num == 0) {
        return;
    }
    add_text(&filled, slice_name(self, 0));
    add_text(&filled, slice_name(self, last_slice(self)));
    add_mover(&filled, self, up);
    add_mover(&filled, self, down);
    say(self,
        up < num && down < num ? &rose_and_fell
        : up < num             ? &rose
        : down < num           ? &fell
                               : &unmoved,
        &filled);
}

/* --- who came, who went ------------------------------------------------------------------ */

static bool
is_present(const teller *self, size_t row, size_t slice)
{
    return self->grid->present[row * self->grid->series->num_slices + slice] != 0;
}

/* Rows of one slice that another one does not have. */
static void
say_difference(const teller *self, const kh_pattern *pattern, size_t year, size_t has, size_t lacks)
{
    fillings filled = { 0 };
    size_t num = 0, j;

    add_text(&filled, slice_name(self, year));
    filled.num++;
    for (j = 0; j < self->grid->num_rows; j++) {
        const uint32_t row = self->order[j];

        if (is_present(self, row, has) && !is_present(self, row, lacks)) {
            if (num < MOST_NAMED) {
                kh_text_add(&filled.texts[1], num > 0 ? kh_pattern_in(&comma, self->tongue) : "");
                kh_text_add(&filled.texts[1], name_of(self, row));
            }
            num++;
        }
    }
    if (num > MOST_NAMED) {
        fillings rest = { 0 };

        add_count(&rest, num - MOST_NAMED);
        add_phrase(&filled.texts[1], self, &more, &rest);
    }
    if (num > 0) {
        say(self, pattern, &filled);
    } else {
        kh_text_free(&filled.texts[0]);
    }
}

static void
say_comings(const teller *self)
{
    say_difference(self, &came, 0, last_slice(self), 0);
    say_difference(self, &went, last_slice(self), 0, last_slice(self));
}

/* --- all of it -------------------------------------------------------------------------- */

kh_status
kh_series_grid_say(kh_text *out, const kh_series_grid *self, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool names_rows = self->columns->name < self->columns->num_keys;
    const bool is_years = self->series->key == KH_SERIES_YEAR;
    teller t = { .grid = self, .lang = lang, .tongue = kh_tongue_of(lang), .out = out };

    t.decimals = kh_series_grid_decimals(self);
    KH_TRY(kh_series_grid_order(self, &t.order, err));
    if (names_rows && is_years) {
        say_leader_of_years(&t);
        say_movers(&t);
        say_comings(&t);
    }
    kh_series_grid_say_gaps(out, self, lang);
    kh_series_say_dates(out, self->series, lang);
    KH_TRY(kh_text_status(out, err));
out:
    free(t.order);
    return ret;
}
