#include "date.h"

#include <stdio.h>

static int
days_in_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

/* Exactly `num` digits. */
static bool
read_digits(const char **p, int num, int *value)
{
    for (*value = 0; num > 0; num--, (*p)++) {
        if (**p < '0' || **p > '9') {
            return false;
        }
        *value = *value * 10 + (**p - '0');
    }
    return true;
}

kh_status
kh_date_parse(kh_date *self, const char *text, kh_error *err)
{
    const char *p = text;
    const bool negative = *p == '-';
    int year, month = 0, day = 0;
    bool whole;

    p += negative;
    whole = read_digits(&p, 4, &year);
    if (whole && *p == '-') {
        p++;
        whole = read_digits(&p, 2, &month);
        if (whole && *p == '-') {
            p++;
            whole = read_digits(&p, 2, &day) && day != 0;
        }
        whole = whole && month != 0;
    }
    if (!whole || *p != '\0') {
        return kh_fail(
            err, KH_ERR_DATA, "\"%s\" is not a date (YYYY, YYYY-MM or YYYY-MM-DD)", text);
    }
    year = negative ? -year : year;
    if (month > 12 || (day > 0 && day > days_in_month(year, month))) {
        return kh_fail(err, KH_ERR_ARGUMENT, "there is no such date as %s", text);
    }
    *self = (kh_date){ (int16_t) year, (uint8_t) month, (uint8_t) day, true };
    return KH_OK;
}

kh_status
kh_date_from_year(kh_date *self, long long year, kh_error *err)
{
    if (year < -9999 || year > 9999) {
        return kh_fail(err, KH_ERR_ARGUMENT, "%lld is not a year from -9999 to 9999", year);
    }
    *self = (kh_date){ .year = (int16_t) year, .stated = true };
    return KH_OK;
}

static int32_t
ordinal(int year, int month, int day)
{
    return (year * 16 + month) * 32 + day;
}

int32_t
kh_date_first_day(kh_date self)
{
    if (!self.stated) {
        return INT32_MIN;
    }
    return ordinal(self.year, self.month == 0 ? 1 : self.month, self.day == 0 ? 1 : self.day);
}

int32_t
kh_date_last_day(kh_date self)
{
    const int month = self.month == 0 ? 12 : self.month;

    if (!self.stated) {
        return INT32_MAX;
    }
    return ordinal(self.year, month, self.day == 0 ? days_in_month(self.year, month) : self.day);
}

bool
kh_dates_overlap(kh_date start, kh_date end, kh_date from, kh_date to)
{
    return kh_date_first_day(start) <= kh_date_last_day(to)
           && kh_date_first_day(from) <= kh_date_last_day(end);
}

const char *
kh_date_text(kh_date self, char buffer[KH_DATE_TEXT_SIZE])
{
    const char *sign = self.year < 0 ? "-" : "";
    const int year = self.year < 0 ? -self.year : self.year;

    if (!self.stated) {
        buffer[0] = '\0';
    } else if (self.month == 0) {
        snprintf(buffer, KH_DATE_TEXT_SIZE, "%s%04d", sign, year);
    } else if (self.day == 0) {
        snprintf(buffer, KH_DATE_TEXT_SIZE, "%s%04d-%02d", sign, year, self.month);
    } else {
        snprintf(buffer, KH_DATE_TEXT_SIZE, "%s%04d-%02d-%02d", sign, year, self.month, self.day);
    }
    return buffer;
}
