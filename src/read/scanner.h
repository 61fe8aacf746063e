/**
 * @file scanner.h
 * @brief The state of kh_row_scan(), shared by members (row.c) and their values (row_values.c).
 *
 * A step returns whether what it looks for is there and plain; if not, there is no row.
 */
#ifndef KH_READ_SCANNER_H
#define KH_READ_SCANNER_H

#include "row.h"
#include "window.h"

/** Behind what is scanned there are always this many bytes of the text, so that a word may be
 * looked at without counting. */
#define KH_AHEAD 16

typedef struct {
    const char *text, *at, *end;
    kh_row *row;
} kh_scanner;

/** Past white space and `c`, if that comes next. */
static inline bool
kh_scan_past(kh_scanner *s, char c)
{
    if (s->at < s->end && *s->at != c) {
        s->at = kh_skip_space(s->at, s->end);
    }
    if (s->at >= s->end || *s->at != c) {
        return false;
    }
    s->at++;
    return true;
}

typedef enum { KH_ANOTHER, KH_LAST, KH_ODD } kh_following;

/** Past an item of a list that `close` ends, and what separates it from the next. */
static inline kh_following
kh_scan_following(kh_scanner *s, char close)
{
    if (kh_scan_past(s, ',')) {
        s->at = kh_skip_space(s->at, s->end);
        return KH_ANOTHER;
    }
    return kh_scan_past(s, close) ? KH_LAST : KH_ODD;
}

/** A string that may be an id. */
bool kh_scan_id(kh_scanner *s, kh_span *span);

bool kh_scan_date(kh_scanner *s, kh_date *date);
bool kh_scan_number(kh_scanner *s, double *value);
bool kh_scan_labels(kh_scanner *s);
bool kh_scan_sectors(kh_scanner *s);
bool kh_scan_citations(kh_scanner *s);

#endif
