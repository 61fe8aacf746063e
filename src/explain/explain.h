/**
 * @file explain.h
 * @brief One body's bridging in words, with the claims that each statement rests on.
 */
#ifndef KH_EXPLAIN_EXPLAIN_H
#define KH_EXPLAIN_EXPLAIN_H

#include "../base/text.h"
#include "../net/net.h"
#include "../chance/significance.h"

KH_BEGIN_DECLS

/** Where the rank stays when claims are doubted; what kh_robustness() lists for a body. */
typedef struct {
    size_t best_drop, worst_drop;       /**< every claim left out in turn; 0: not known. */
    size_t low_resample, high_resample; /**< 5th and 95th percentile; 0: not known. */
} kh_explain_ranks;

/** What an explanation may draw on; the significance of the one body. */
typedef struct {
    const kh_net *net;
    const kh_selection *selection;
    uint32_t body;                       /**< net node. */
    const char *lang;                    /**< en, ko, ja; prose in others: en. NULL: en. */
    const kh_significance *significance; /**< KH_NUM_JUDGED of them, or NULL. */
    kh_null_options null_options;
    size_t rank, num_bodies;       /**< by cross_share; 0: not ranked. */
    size_t num_threads;            /**< 0: as many as there are processors. */
    const kh_explain_ranks *ranks; /**< NULL: not known. */
} kh_explain_request;

/**
 * Prose: who the body is, what it carries between whom by name, its roles and whether they exceed
 * chance, what would break without it, on how much evidence that rests. Each statement has numbered
 * citations of the claims behind it, listed at the end. One paragraph a line, empty lines between.
 *
 * Nothing is said that the net does not hold: paths are its shortest paths, what it lacks is
 * absent. Names cannot act on a terminal.
 *
 * @param out appended to.
 * @return KH_ERR_NUMERIC if shortest paths are too many to count, KH_ERR_NOMEM.
 * Cost: that of one pass of kh_cross_betweenness() at most, less the less central the body is.
 */
kh_status kh_explain_text(
    const kh_explain_request *request, kh_text *out, kh_error *err) KH_MUST_CHECK;

/**
 * The parts, as JSON:
 *
 *   {"schema":"kakehashi/bridges-explain/1", "net":{...}, "node":{id,label,type,sectors},
 *    "rank", "bodies", "measures":[{name, unit, definition, value, sum_of_parts, parts:[...]}],
 *    "without":{...}, "claims":[...], "references":[...], "text":"..."}
 *
 * The `contribution`s of the parts of a measure sum to its value, which is that of the bridging
 * table. A long list ends in a part {"more": how many, "contribution"} for what is not listed.
 * `claims` of a part are indices into the list `claims`, which holds those of the body's ties.
 *
 * @return as kh_explain_text().
 */
kh_status kh_explain_json(
    const kh_explain_request *request, kh_text *out, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
