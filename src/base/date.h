/**
 * @file date.h
 * @brief Dates of reduced precision (ISO 8601: 2016, 2016-01, 2016-01-22) and their intervals.
 */
#ifndef KH_BASE_DATE_H
#define KH_BASE_DATE_H

#include "status.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/** A year, a month of a year or a day. All-zero is "no date": open on that side. */
typedef struct {
    int16_t year;
    uint8_t month; /**< 1 to 12, 0 for a whole year. */
    uint8_t day;   /**< 1 to 31, 0 for a whole month or year. */
    bool stated;
} kh_date;

/**
 * Read YYYY, YYYY-MM or YYYY-MM-DD, the year optionally with a minus sign (proleptic Gregorian
 * calendar, astronomical years).
 * @return KH_ERR_DATA: not of that form; KH_ERR_ARGUMENT: of that form, but no such day exists.
 */
kh_status kh_date_parse(kh_date *self, const char *text, kh_error *err) KH_MUST_CHECK;

/** A bare year. @return KH_ERR_ARGUMENT outside -9999 to 9999. */
kh_status kh_date_from_year(kh_date *self, long long year, kh_error *err) KH_MUST_CHECK;

/** Ordinals of the first and the last day that a date covers; later days have larger ones. An
 * unstated date covers everything: the smallest and the largest ordinal. */
int32_t kh_date_first_day(kh_date self);
int32_t kh_date_last_day(kh_date self);

/** Whether [start, end] (both inclusive, unstated is open) has a day in [from, to]. */
bool kh_dates_overlap(kh_date start, kh_date end, kh_date from, kh_date to);

#define KH_DATE_TEXT_SIZE 16

/** Write in the precision in which it was stated; "" if unstated. */
const char *kh_date_text(kh_date self, char buffer[KH_DATE_TEXT_SIZE]);

KH_END_DECLS

#endif
