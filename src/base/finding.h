/**
 * @file finding.h
 * @brief What is wrong in an input, where, and what to do about it.
 *
 * Readers and rules append findings instead of stopping at the first; `kakehashi help CODE`
 * explains each code (the records in check/).
 */
#ifndef KH_BASE_FINDING_H
#define KH_BASE_FINDING_H

#include "arena.h"
#include "text.h"

#include <stdarg.h>
#include <stdint.h>

KH_BEGIN_DECLS

typedef enum { KH_WARNING, KH_ERROR } kh_severity;

/** A place in an input. */
typedef struct {
    const char *file; /**< as given on the command line; "-" is standard input. */
    uint32_t line;    /**< 1-based; 0: the file as a whole. */
    uint32_t column;  /**< 1-based, in code points. */
} kh_place;

typedef struct {
    kh_severity severity;
    const char *code; /**< e.g. "E012"; borrowed, static. */
    kh_place place;
    const char *pointer; /**< JSON Pointer in its file (in its line for NDJSON). */
    const char *message; /**< one sentence that names the culprit by id. */
    const char *hint;    /**< "" if there is nothing to say. */
    uint32_t file_index; /**< of place.file, in the order of first mention. */
} kh_finding;

/** All-zero is a valid empty list. Strings live in its arena. */
typedef struct {
    kh_arena arena;
    kh_finding *items;
    size_t num, max;
    const char **files; /**< each input that a finding names, once. */
    size_t num_files, max_files;
    size_t num_errors; /**< of them, those of severity KH_ERROR. */
    size_t num_fatal;  /**< of them, those that kept a file from being read. */
} kh_findings;

void kh_findings_free(kh_findings *self);

/** Order by file (in the order of first mention), line, column, code. */
void kh_findings_sort(kh_findings *self);

/** Append `FILE:LINE:COL: error[CODE]: POINTER: MESSAGE` and a newline, then the hint, if any, as
 * a line of its own. Names are made safe for a terminal (kh_unicode_add_neutral()). */
void kh_finding_print(kh_text *out, const kh_finding *finding);

KH_END_DECLS

/** Append a finding; place.file, pointer and hint are copied, the message is formatted. The
 * severity is that of the code's first letter (E or W); E00x is fatal. @return KH_ERR_NOMEM. */
kh_status kh_findings_add(kh_findings *self, const char *code, kh_place place, const char *pointer,
    const char *hint, kh_error *err, const char *fmt, ...) KH_PRINTF(7, 8) KH_MUST_CHECK;

/** As kh_findings_add(), for functions that take such arguments themselves. */
kh_status kh_findings_add_args(kh_findings *self, const char *code, kh_place place,
    const char *pointer, const char *hint, kh_error *err, const char *fmt, va_list args)
    KH_PRINTF(7, 0) KH_MUST_CHECK;

#endif
