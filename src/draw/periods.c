#include "periods.h"

#include "words.h"

#include <stdio.h>

#define MAX_COLUMNS 12

static long
floor_to(long year, long length)
{
    const long rest = year % length;

    return year - (rest < 0 ? rest + length : rest);
}

kh_periods
kh_periods_make(const long *years, size_t num_years, kh_date from)
{
    static const long lengths[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000 };
    kh_periods self = { .length = 1 };
    long last = 0;
    size_t j;
    bool any = false;

    for (j = 0; j < num_years; j++) {
        if (from.stated && years[j] < from.year) {
            self.before = true;
            continue;
        }
        self.first = !any || years[j] < self.first ? years[j] : self.first;
        last = !any || years[j] > last ? years[j] : last;
        any = true;
    }
    for (j = 0; any && j < sizeof(lengths) / sizeof(*lengths); j++) {
        self.length = lengths[j];
        self.num = (size_t) ((last - floor_to(self.first, self.length)) / self.length) + 1;
        if (self.num <= MAX_COLUMNS) {
            break;
        }
    }
    self.first = floor_to(self.first, self.length);
    return self;
}

size_t
kh_periods_count(const kh_periods *self)
{
    return self->num + self->before;
}

size_t
kh_periods_find(const kh_periods *self, long year)
{
    return year < self->first ? 0 : (size_t) ((year - self->first) / self->length) + self->before;
}

void
kh_periods_add_heading(const kh_periods *self, size_t column, const char *lang, kh_text *out)
{
    const long first = self->first + self->length * ((long) column - self->before);
    char year[24];

    if (self->before && column == 0) {
        snprintf(year, sizeof(year), "%ld", self->first - 1);
        kh_words_add(out, KH_WORDS_EARLIER, lang, (const char *const[]){ year }, 1);
        return;
    }
    kh_text_print(out, "%ld", first);
    if (self->length > 1) {
        kh_text_print(out, "\xE2\x80\x93%ld", first + self->length - 1);
    }
}
