/**
 * @file explaining.h
 * @brief What the parts of an explanation share: the facts, and how to write them down.
 */
#ifndef KH_EXPLAIN_EXPLAINING_H
#define KH_EXPLAIN_EXPLAINING_H

#include "../cite/cite.h"
#include "carried.h"
#include "evidence.h"
#include "explain.h"
#include "phrases.h"
#include "triples.h"
#include "without.h"

/** All-zero is valid and empty. */
typedef struct {
    const kh_explain_request *request;
    const kh_net *net;
    const kh_graph *graph;
    uint32_t body;
    kh_tongue tongue; /**< of the phrases; names are in request->lang. */

    kh_carried carried;
    kh_triples triples;
    kh_evidence evidence;
    kh_without without;

    kh_references references;
    kh_text paragraph; /**< the one being written. */
    kh_text *out;
} kh_explaining;

/** A figure in words, e.g. "1,204", "8.5". */
typedef struct {
    char text[40];
} kh_figure;

/** A whole number, or one decimal (two below 1) if it is not. */
kh_figure kh_figure_of_count(double value);

/** A share of 1 in per cent, with the sign: "13%"; one decimal below 10, or always if `exact`. */
kh_figure kh_figure_of_share(double share, bool exact);

/** A probability: "0.012", "< 0.001" with its sign of relation: "p = 0.012". */
kh_figure kh_figure_of_chance(const char *name, double value);

/* --- writing ------------------------------------------------------------------------------ */

/** Append a sentence to the paragraph. A full stop that a name has already is not doubled. */
void kh_say(kh_explaining *self, kh_phrase phrase, const char *const *fillings, size_t num);

/** Sentences with one and with two fillings. */
void kh_say_one(kh_explaining *self, kh_phrase phrase, const char *filling);
void kh_say_two(kh_explaining *self, kh_phrase phrase, const char *first, const char *second);

/** End the line, or the paragraph: what could act on a terminal is made visible. */
void kh_end_line(kh_explaining *self);
void kh_end_paragraph(kh_explaining *self);

const char *kh_name_of(const kh_explaining *self, uint32_t v);

/** Put a separator before an item that is not the first of a list. */
void kh_separate(const kh_explaining *self, kh_text *list, bool first);

/** Cite what a range of citations, or the claims of a tie, rest on. */
kh_status kh_cite_range(
    kh_explaining *self, kh_cites *cites, kh_range citations, kh_error *err) KH_MUST_CHECK;
kh_status kh_cite_tie(
    kh_explaining *self, kh_cites *cites, uint32_t tie, kh_error *err) KH_MUST_CHECK;

/** "A -[1]- B -[2]- C" along net nodes that are tied, one after another. */
kh_status kh_chain_add(kh_explaining *self, const uint32_t *path, size_t num, kh_text *out,
    kh_error *err) KH_MUST_CHECK;

/* --- paragraphs, in order ---------------------------------------------------------------- */

kh_status kh_tell_who(kh_explaining *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_tell_carried(kh_explaining *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_tell_roles(kh_explaining *self, kh_error *err) KH_MUST_CHECK;
void kh_tell_chance(kh_explaining *self);
kh_status kh_tell_without(kh_explaining *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_tell_evidence(kh_explaining *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_tell_references(kh_explaining *self, kh_error *err) KH_MUST_CHECK;

/** Whether a role, or the whole, exceeds chance, and by which criterion ("q < 0.05"). */
bool kh_exceeds_chance(const kh_significance *judged);
const char *kh_chance_criterion(const kh_significance *judged);

/** All facts, and the whole text into `out`. */
kh_status kh_explaining_gather(
    kh_explaining *self, const kh_explain_request *request, kh_error *err) KH_MUST_CHECK;
kh_status kh_explaining_tell(kh_explaining *self, kh_text *out, kh_error *err) KH_MUST_CHECK;
void kh_explaining_free(kh_explaining *self);

#endif
