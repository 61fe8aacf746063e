/**
 * @file matrix.h
 * @brief The values that a job is repeated over, and what is written with them.
 */
#ifndef KH_BATCH_MATRIX_H
#define KH_BATCH_MATRIX_H

#include "../base/arena.h"
#include "../base/json.h"

/** One name with its values, as text. */
typedef struct {
    const char *name;
    const char **values;
    size_t num;
} kh_axis;

/** All-zero is a matrix without axes: one combination, of nothing. */
typedef struct {
    kh_axis *axes;
    size_t num_axes;
    size_t *at;    /**< the present value of each axis. */
    size_t size;   /**< combinations, exclusions not counted. */
    kh_arena text; /**< names and values. */
} kh_batch_matrix;

void kh_batch_matrix_free(kh_batch_matrix *self);

/**
 * Make a matrix from an object of lists and ranges of values that has the right shape; NULL: none.
 *
 * @param max_size @return KH_ERR_LIMIT if there are more combinations; KH_ERR_NOMEM.
 */
kh_status kh_batch_matrix_make(
    kh_batch_matrix *self, const json_t *object, size_t max_size, kh_error *err) KH_MUST_CHECK;

/** Move to the next combination, the last axis first. @return false after the last one. */
bool kh_batch_matrix_next(kh_batch_matrix *self);

/** The axis of a name; NULL if there is none. */
const kh_axis *kh_batch_matrix_axis(const kh_batch_matrix *self, const char *name, size_t length);

/** Whether an axis has a value, given as JSON. */
bool kh_axis_has(const kh_axis *self, const json_t *value);

/** Whether the present combination has all values of an object. */
bool kh_batch_matrix_matches(const kh_batch_matrix *self, const json_t *values);

/** A scalar as it stands on a command line. */
void kh_batch_matrix_add_scalar(kh_text *out, const json_t *value);

/** Whether text has a placeholder or a doubled brace. */
bool kh_batch_matrix_has_braces(const char *text);

/**
 * Append text with each {name} replaced by its present value, {{ by { and }} by }.
 *
 * @return KH_ERR_NOTFOUND with message and hint: a placeholder that no axis has; KH_ERR_ARGUMENT: a
 * brace without its fellow.
 */
kh_status kh_batch_matrix_fill(
    const kh_batch_matrix *self, const char *text, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
