/**
 * @file telling.h
 * @brief What chains and sentences share.
 */
#ifndef KH_ROUTE_TELLING_H
#define KH_ROUTE_TELLING_H

#include "../cite/cite.h"
#include "answer.h"
#include "phrases.h"

/** All-zero but for answer, tongue and out is valid. */
typedef struct {
    const kh_route_answer *answer;
    const kh_graph *graph;
    const kh_route_request *request;
    kh_tongue tongue;
    kh_table_style style;
    bool cites; /**< statements have numbered citations. */
    kh_references references;
    const char **notes; /**< told already; borrowed. */
    size_t num_notes, max_notes;
    kh_text line; /**< the one being written. */
    kh_text *out;
} kh_telling;

void kh_telling_init(
    kh_telling *self, const kh_route_answer *answer, const kh_table_style *style, kh_text *out);
void kh_telling_free(kh_telling *self);

/** A number as a filling. */
typedef struct {
    char text[32];
} kh_told_number;

kh_told_number kh_tell_count(size_t num);
kh_told_number kh_tell_real(double value);

/** The name of a net node, and that of the sector asked for. */
const char *kh_telling_name(const kh_telling *self, uint32_t v);
const char *kh_telling_sector(const kh_telling *self);

/** Append to the line. */
void kh_tell(kh_telling *self, kh_route_phrase phrase, const char *const *fillings);

/** As kh_tell(), set off from a sentence before. */
void kh_tell_sentence(kh_telling *self, kh_route_phrase phrase, const char *const *fillings);

/** End the line, broken where it is too long, further lines `indent` columns in. */
void kh_telling_end_line(kh_telling *self, size_t indent);

/** The choices that the result rests on, in grey. */
void kh_telling_add_note(kh_telling *self);

/** "4 steps", in a weighted net with the length, of widest paths with the width. */
void kh_tell_length(kh_telling *self, const kh_routes *routes, const kh_path *path);

/** The chain of a path, a line a node. */
void kh_tell_chain(kh_telling *self, const kh_routes *routes, size_t path);

/** A claim with its dates, and what it rests on: numbered, or the number of sources.
 * @param before the claim that was told before it; KH_NONE: none. @return KH_ERR_NOMEM. */
kh_status kh_tell_claim(
    kh_telling *self, uint32_t claim, uint32_t before, kh_error *err) KH_MUST_CHECK;

/** That there is no path, and what keeps it from being: appended to the line. */
void kh_tell_no_path(kh_telling *self);

/** Why there is no path. @return KH_ERR_NOMEM. */
kh_status kh_tell_missing(kh_telling *self, kh_error *err) KH_MUST_CHECK;

/** That other paths are left, as a line; nothing if there are none. */
void kh_tell_more(kh_telling *self);

#endif
