/* What sentences about a cut share. */
#ifndef KH_CUT_TELLING_H
#define KH_CUT_TELLING_H

#include "phrases.h"
#include "reported.h"

typedef struct {
    const reported *reported;
    kh_tongue tongue;
    kh_text a, b;          /* the ends by name. */
    const char *separator; /* between sentences. */
    kh_text *out;
} telling;

/* @param out the sentences; each is a line of it. */
kh_status telling_init(
    telling *self, const reported *about, kh_text *out, kh_error *err) KH_MUST_CHECK;
void telling_free(telling *self);

/* A number as text. */
typedef struct {
    char text[32];
} figure;

figure figure_of_count(size_t num);

/* The name of a net node. */
const char *name_of(const reported *r, uint32_t v);

/* One sentence; fillings 0 and 1 are the ends. */
void say(const telling *self, cut_phrase phrase, const char *third, const char *fourth);

/* All that is to be said without claims. */
void tell(const telling *self);

#endif
