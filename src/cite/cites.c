#include "cite.h"

#include "../base/array.h"

#include <stdlib.h>

void
kh_references_free(kh_references *self)
{
    free(self->items);
    *self = (kh_references){ 0 };
}

kh_status
kh_references_cite(kh_references *self, const kh_citation *citation, size_t *number, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num; j++) {
        if (self->items[j].source == citation->source
            && self->items[j].locator == citation->locator) {
            *number = j + 1;
            return KH_OK;
        }
    }
    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "references", err));
    self->items[self->num++]
        = (kh_reference){ .source = citation->source, .locator = citation->locator };
    *number = self->num;
out:
    return ret;
}

void
kh_cites_free(kh_cites *self)
{
    free(self->numbers);
    *self = (kh_cites){ 0 };
}

kh_status
kh_cites_add(kh_cites *self, size_t number, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->numbers, self->num, &self->max, "citations", err));
    self->numbers[self->num++] = number;
out:
    return ret;
}

kh_status
kh_cites_add_range(kh_cites *self, kh_references *references, const kh_graph *graph,
    kh_range citations, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, number;

    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        KH_TRY(kh_references_cite(references, &graph->citations.items[j], &number, err));
        KH_TRY(kh_cites_add(self, number, err));
    }
out:
    return ret;
}

static int
compare_numbers(const void *a, const void *b)
{
    const size_t x = *(const size_t *) a, y = *(const size_t *) b;

    return (x > y) - (x < y);
}

static const kh_pattern separator = { " ", "", "" };

/* [1][2] and, from three in a row on, [1-3] with a dash. */
void
kh_cites_write(kh_cites *self, kh_tongue tongue, bool after_text, kh_text *out)
{
    size_t j, last;

    if (self->num > 0) {
        if (after_text) {
            kh_text_add(out, kh_pattern_in(&separator, tongue));
        }
        qsort(self->numbers, self->num, sizeof(*self->numbers), compare_numbers);
    }
    for (j = 0; j < self->num; j = last + 1) {
        for (last = j; last + 1 < self->num && self->numbers[last + 1] <= self->numbers[last] + 1;
             last++) {
        }
        if (self->numbers[last] >= self->numbers[j] + 2) {
            kh_text_print(out, "[%zu–%zu]", self->numbers[j], self->numbers[last]);
        } else if (self->numbers[last] > self->numbers[j]) {
            kh_text_print(out, "[%zu][%zu]", self->numbers[j], self->numbers[last]);
        } else {
            kh_text_print(out, "[%zu]", self->numbers[j]);
        }
    }
    self->num = 0;
}
