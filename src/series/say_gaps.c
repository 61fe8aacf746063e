/* What is not under a grid: slices without rows or values, claims without dates. */
#include "grid_private.h"

#include "../base/phrase.h"

#include <math.h>

static const kh_pattern empty = {
    "Nothing is listed for: {0}.",
    "해당하는 항목이 없는 구분: {0}.",
    "該当するものがない区分：{0}。",
};
static const kh_pattern undated = {
    "Of {0} claims, {1} {1#states|state} no date and {1#counts|count} in every year: a value that "
    "stays the same may mean that the data are silent.",
    "진술 {0}건 가운데 {1}건은 날짜가 적혀 있지 않아 모든 해에 포함된다. 값이 그대로라고 해서 "
    "실제로 변화가 없었다고 단정할 수는 없다.",
    "記述{0}件のうち{1}件は日付の記載がなく、すべての年に含まれる。値が変わらなくても、実際に変化"
    "がなかったとは限らない。",
};
static const kh_pattern one_year = {
    "{0} {0#claim starts and ends|claims start and end} in one year and {0#counts|count} in that "
    "year "
    "alone: what rises or falls may be a single event.",
    "진술 {0}건은 같은 해에 시작하고 끝나 그해에만 포함된다. 값이 오르내린 것이 단발성 사건 때문일 "
    "수 "
    "있다.",
    "記述{0}件は同じ年に始まり終わるため、その年にだけ含まれる。値の上下は一度限りの出来事による"
    "可能性がある。",
};
static const kh_pattern all_undated = {
    "No claim states a date: all of them count in every year.",
    "날짜가 적힌 진술이 없어 모든 진술이 모든 해에 포함된다.",
    "日付の記載がある記述はなく、すべての記述がすべての年に含まれる。",
};
static const kh_pattern undefined = {
    "No value is defined for: {0}.",
    "값이 정의되지 않는 구분: {0}.",
    "値が定まらない区分：{0}。",
};
static const kh_pattern comma = { ", ", ", ", "、" };

/* --- slices ------------------------------------------------------------------------------ */

static bool
is_empty(const kh_series_grid *self, size_t slice)
{
    return self->num_rows_of[slice] == 0;
}

/* Has rows, and none of them a value. */
static bool
is_undefined(const kh_series_grid *self, size_t slice)
{
    size_t row;

    for (row = 0; row < self->num_rows; row++) {
        if (isfinite(kh_series_grid_value(self, row, slice))) {
            return false;
        }
    }
    return !is_empty(self, slice);
}

/* A sentence that names the slices of which something is so. */
static void
say_slices(kh_text *out, const kh_series_grid *self, const char *lang,
    bool (*is_so)(const kh_series_grid *self, size_t slice), const kh_pattern *pattern)
{
    const kh_tongue tongue = kh_tongue_of(lang);
    kh_text names = { 0 };
    size_t slice;

    for (slice = 0; slice < self->series->num_slices; slice++) {
        if (is_so(self, slice)) {
            kh_text_add(&names, names.length > 0 ? kh_pattern_in(&comma, tongue) : "");
            kh_text_add(&names, kh_series_slice_label(self->series, slice, lang));
        }
    }
    out->failed = out->failed || names.failed;
    if (names.length > 0) {
        kh_text_add(out, out->length > 0 ? "\n" : "");
        kh_phrase_add(out, pattern, tongue, (const char *const[]){ kh_text_bytes(&names) });
    }
    kh_text_free(&names);
}

void
kh_series_grid_say_gaps(kh_text *out, const kh_series_grid *self, const char *lang)
{
    const kh_pattern *why = self->columns->undefined;

    say_slices(out, self, lang, is_empty, &empty);
    say_slices(out, self, lang, is_undefined, why != NULL ? why : &undefined);
}

/* --- claims ------------------------------------------------------------------------------ */

static void
say_one_year(kh_text *out, const kh_series *series, const char *lang)
{
    kh_text num = { 0 };

    if (series->one_year_edges > 0) {
        kh_text_add_count(&num, series->one_year_edges);
        out->failed = out->failed || num.failed;
        kh_text_add(out, out->length > 0 ? "\n" : "");
        kh_phrase_add(
            out, &one_year, kh_tongue_of(lang), (const char *const[]){ kh_text_bytes(&num) });
        kh_text_free(&num);
    }
}

static void
say_undated(kh_text *out, const kh_series *series, const char *lang)
{
    kh_text all = { 0 }, some = { 0 };

    if (series->undated_edges == 0) {
        return;
    }
    kh_text_add_count(&all, series->num_edges);
    kh_text_add_count(&some, series->undated_edges);
    out->failed = out->failed || all.failed || some.failed;
    kh_text_add(out, out->length > 0 ? "\n" : "");
    kh_phrase_add(out, series->undated_edges == series->num_edges ? &all_undated : &undated,
        kh_tongue_of(lang), (const char *const[]){ kh_text_bytes(&all), kh_text_bytes(&some) });
    kh_text_free(&all);
    kh_text_free(&some);
}

void
kh_series_say_dates(kh_text *out, const kh_series *series, const char *lang)
{
    say_one_year(out, series, lang);
    say_undated(out, series, lang);
}
