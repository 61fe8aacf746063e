/**
 * @file claim.h
 * @brief One claim in words.
 */
#ifndef KH_ROUTE_CLAIM_H
#define KH_ROUTE_CLAIM_H

#include "../base/phrase.h"
#include "../graph/graph.h"

/** What a claim says between its two nodes: its own label, else that of its relation; NULL if it
 * has neither. Borrowed. */
const char *kh_claim_label(const kh_graph *graph, uint32_t claim, const char *lang);

/** Append when a claim is valid: "2014–2018", "since 2018"; nothing if it states no date. */
void kh_claim_add_interval(kh_text *out, const kh_graph *graph, uint32_t claim, kh_tongue tongue);

/**
 * Append a claim as a sentence without its end: "METI runs the programme".
 *
 * The pattern is `sentence` of the relation, a language map of the file whose {source} and {target}
 * may have particles of Korean ({source>topic}; phrase.h), else one that is right for any relation.
 * A `sentence` that is no such pattern, or in no language like the one asked for, is ignored.
 *
 * @return KH_ERR_NOMEM.
 */
kh_status kh_claim_add_sentence(kh_text *out, const kh_graph *graph, uint32_t claim,
    const char *lang, kh_error *err) KH_MUST_CHECK;

/**
 * Append a claim as a sentence without its end, with its dates; of one that says the same as the
 * claim told before it, only that, and the dates: "The same is also stated with dates (2018)".
 *
 * @param before the claim told just before; KH_NONE: none.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_claim_add_statement(kh_text *out, const kh_graph *graph, uint32_t claim,
    uint32_t before, const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
