/**
 * @file text.h
 * @brief A growing string. Failure is sticky, so that a run of appends is checked once, at its end.
 */
#ifndef KH_BASE_TEXT_H
#define KH_BASE_TEXT_H

#include "status.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/** All-zero is a valid empty string. */
typedef struct {
    char *bytes; /**< NUL-terminated once something was added; NULL before. */
    size_t length, max;
    bool failed; /**< an allocation was refused: bytes is a prefix of what was asked for. */
} kh_text;

void kh_text_free(kh_text *self);

/** Forget the content, keep the memory and the failure. */
void kh_text_clear(kh_text *self);

void kh_text_add(kh_text *self, const char *text);
void kh_text_add_bytes(kh_text *self, const char *bytes, size_t length);
void kh_text_add_char(kh_text *self, char c);
void kh_text_print(kh_text *self, const char *fmt, ...) KH_PRINTF(2, 3);

/**
 * A number in the fewest significant digits that read back as the same double (JSON grammar, a
 * point whatever the locale). NaN and infinity have no such form: `null`. Zero never has a sign.
 */
void kh_text_add_number(kh_text *self, double value);

/** A count for people, its thousands set apart: 47308 is "47,308". */
void kh_text_add_count(kh_text *self, uint64_t num);

/** The string so far; never NULL. */
const char *kh_text_bytes(const kh_text *self);

/** The last byte so far; NUL if there is none. */
char kh_text_last(const kh_text *self);

/** KH_ERR_NOMEM if any append since the beginning was refused memory. */
kh_status kh_text_status(const kh_text *self, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
