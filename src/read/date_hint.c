#include "date_hint.h"

#include "../base/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of days that a spreadsheet gives 1954 to 2064: others are hardly dates. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL  60000

typedef struct {
    int value;
    size_t digits;
} part;

/* A date from its numbers as they are written; false: there is no such day. */
static bool
make_date(int year, int month, int day, kh_date *date)
{
    char text[64];

    snprintf(text, sizeof(text), day == 0 ? "%04d-%02d" : "%04d-%02d-%02d", year, month, day);
    return kh_date_parse(date, text, NULL) == KH_OK;
}

static bool
has_letter(const char *text, size_t length)
{
    for (; length > 0; text++, length--) {
        if ((*text >= 'A' && *text <= 'Z') || (*text >= 'a' && *text <= 'z')) {
            return true;
        }
    }
    return false;
}

/* The first numbers of a text, at most four digits each. What stands behind three of them is the
 * time of day, or the word for "day". */
static size_t
split(const char *text, part parts[3])
{
    size_t num = 0, length;

    if (*text < '0' || *text > '9') {
        return 0;
    }
    while (num < 3 && *text != '\0') {
        length = strspn(text, "0123456789");
        if (length > 4) {
            return 0;
        }
        parts[num++] = (part){ atoi(text), length };
        text += length;
        length = strcspn(text, "0123456789");
        if (num < 3 && has_letter(text, length)) {
            return 0;
        }
        text += num < 3 ? length : 0;
    }
    return num < 3 || *text == '\0' || *text == ' ' || *text == 'T' || *text == '.'
                   || (unsigned char) *text >= 0x80
               ? num
               : 0;
}

/* Days since the end of 1899, by the calendar that begins each year in March. Source: Howard
 * Hinnant, chrono-Compatible Low-Level Date Algorithms, civil_from_days. */
static bool
from_serial(int serial, kh_date *date)
{
    const int days = serial + 693899; /* since 0000-03-01, within 146097 of each 400 years */
    const int era = days / 146097, of_era = days % 146097;
    const int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const int of_year = of_era - (365 * year + year / 4 - year / 100);
    const int month = (5 * of_year + 2) / 153;

    return make_date(year + era * 400 + (month >= 10), month < 10 ? month + 3 : month - 9,
        of_year - (153 * month + 2) / 5 + 1, date);
}

/* One number: 20160122, or a spreadsheet's. */
static bool
from_digits(const char *text, kh_date *date)
{
    const size_t digits = strspn(text, "0123456789");
    const int number = digits <= 8 ? atoi(text) : 0;

    if (text[digits] != '\0') {
        return false;
    }
    if (digits == 8) {
        return make_date(number / 10000, number / 100 % 100, number % 100, date);
    }
    return digits == 5 && number >= FIRST_SERIAL && number <= LAST_SERIAL
           && from_serial(number, date);
}

const char *
kh_date_hint(const char *text, char buffer[KH_DATE_HINT_SIZE])
{
    char first[KH_DATE_TEXT_SIZE], second[KH_DATE_TEXT_SIZE];
    part p[3] = { { 0, 0 } };
    kh_date date = { 0 }, other = { 0 };
    const bool serial = from_digits(text, &date);
    const size_t num = serial ? 0 : split(text, p);

    if (num >= 2 && p[0].digits == 4) {
        /* 2011/12 might be a year of accounts */
        if (num == 3 || strchr(text, '/') == NULL) {
            (void) make_date(p[0].value, p[1].value, p[2].value, &date);
        }
    } else if (num == 3 && p[2].digits == 4) {
        (void) make_date(p[2].value, p[1].value, p[0].value, &date);
        (void) make_date(p[2].value, p[0].value, p[1].value, &other);
    }
    kh_date_text(date.stated ? date : other, first);
    kh_date_text(other, second);
    if (date.stated && other.stated && strcmp(first, second) != 0) {
        snprintf(buffer, KH_DATE_HINT_SIZE, "write %s or %s, whichever is meant", first, second);
    } else if (date.stated || other.stated) {
        snprintf(buffer, KH_DATE_HINT_SIZE, "write %s", first);
    } else {
        snprintf(buffer, KH_DATE_HINT_SIZE, "write 2016, 2016-01 or 2016-01-22");
    }
    return buffer;
}
