/**
 * @file answer.h
 * @brief Paths, or why there are none: as chains, in sentences, as JSON, as a table.
 */
#ifndef KH_ROUTE_ANSWER_H
#define KH_ROUTE_ANSWER_H

#include "../table/table.h"
#include "route.h"

KH_BEGIN_DECLS

struct kh_missing;

/** What is to be written. */
typedef struct {
    const kh_routes *routes;
    const struct kh_missing *missing; /**< of missing.h; used if there is no path. */
    const char *lang;                 /**< of names and sentences; never NULL, "": English. */
} kh_route_answer;

/** Each path as a chain, one node a line, between them the claims that carry the step: an arrow in
 * the direction of the claim, its relation, its dates, the number of its sources.
 * @param out appended to. @return KH_ERR_NOMEM. */
kh_status kh_route_write_chains(const kh_route_answer *self, const kh_table_style *style,
    kh_text *out, kh_error *err) KH_MUST_CHECK;

/** Sentences with numbered citations, and the references.
 * @param style NULL: lines as long as they are. @return KH_ERR_NOMEM. */
kh_status kh_route_write_prose(const kh_route_answer *self, const kh_table_style *style,
    kh_text *out, kh_error *err) KH_MUST_CHECK;

/**
 * One JSON object:
 *
 *   {"schema":"kakehashi/path/1", "net":{...}, "question":{...}, "more", "width",
 *    "paths":[{"length","nodes":[{id,label,type}],"steps":[{"from","to","claims":[...]}]}],
 *    "missing":null or {...}, "references":[...], "text"}
 *
 * @param prose also the text of kh_route_write_prose(). @return KH_ERR_NOMEM.
 */
kh_status kh_route_write_json(
    const kh_route_answer *self, bool prose, kh_text *out, kh_error *err) KH_MUST_CHECK;

/** The paths alone, a JSON object a line. @return KH_ERR_NOMEM. */
kh_status kh_route_write_lines(
    const kh_route_answer *self, kh_text *out, kh_error *err) KH_MUST_CHECK;

/**
 * One row a claim of a step: `path length step from from_label to to_label claim_id relation
 * relation_label direction start end weight confidence sources left_out`. Without a path: the
 * claims that would connect the ends, their path and step undefined.
 *
 * @param table all-zero; the caller's to free, also after failure. @return KH_ERR_NOMEM.
 */
kh_status kh_route_make_table(
    const kh_route_answer *self, kh_table *table, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
