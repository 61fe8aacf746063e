/**
 * @file choices.h
 * @brief "Did you mean": the names that were on offer when one was asked for in vain.
 */
#ifndef KH_BASE_CHOICES_H
#define KH_BASE_CHOICES_H

#include "text.h"

/** Made by kh_choices_make(), ended by kh_choices_fail() or kh_choices_free(). */
typedef struct {
    const char *wanted;
    const char *nearest; /**< of those offered, if one is near enough; else NULL. Borrowed. */
    size_t distance;     /**< of `nearest`; above what is near enough while there is none. */
    kh_text all;         /**< every name offered, for when none is near. */
} kh_choices;

/** Start to look for what `wanted` may have meant: up to two mistakes, one in up to three
 * letters, three in nine or more (insert, delete, replace, swap neighbours). */
kh_choices kh_choices_make(const char *wanted);

/** One more name that would have been right; of equally near ones the first is kept. */
void kh_choices_offer(kh_choices *self, const char *name);

/** Fail with "there is no `what` ..."; the hint names the nearest, else all. Frees the choices.
 * @return KH_ERR_NOTFOUND. */
kh_status kh_choices_fail(kh_choices *self, const char *what, kh_error *err);

void kh_choices_free(kh_choices *self);

#endif
