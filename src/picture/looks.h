/**
 * @file looks.h
 * @brief Parts that look alike, gathered so that their look is said once.
 */
#ifndef KH_PICTURE_LOOKS_H
#define KH_PICTURE_LOOKS_H

#include "../base/text.h"

typedef struct {
    kh_text look, members; /**< members: separated by commas. */
} kh_look;

/** In the order in which they were first seen. All-zero is a valid empty list. */
typedef struct {
    kh_look *items;
    size_t num, max;
} kh_looks;

void kh_looks_free(kh_looks *self);

/** Add a member to a look. Cost: O(looks). @return KH_ERR_NOMEM. */
kh_status kh_looks_add(
    kh_looks *self, const char *look, const char *member, kh_error *err) KH_MUST_CHECK;

#endif
