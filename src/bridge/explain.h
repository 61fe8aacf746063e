/**
 * @file explain.h
 * @brief One body's bridging in words, with the claims that each statement rests on.
 */
#ifndef KH_BRIDGE_EXPLAIN_H
#define KH_BRIDGE_EXPLAIN_H

#include "../base/text.h"
#include "../net/net.h"
#include "significance.h"

/** What an explanation may draw on; the significance of the one body. */
typedef struct {
    const kh_net *net;
    const kh_selection *selection;
    uint32_t body;                       /**< net node. */
    const char *lang;                    /**< en, ko, ja (others: en). */
    const kh_significance *significance; /**< KH_NUM_JUDGED of them, or NULL. */
    kh_null_options null_options;
    size_t rank, num_bodies; /**< by cross_share; 0: not ranked. */
    size_t num_threads;
} kh_explain_request;

/** Prose: what it bridges, between whom by name, which pairs of sectors, which roles are more than
 * chance, what would break without it; each statement with numbered citations, listed at the end.
 */
kh_status kh_explain_text(
    const kh_explain_request *request, kh_text *out, kh_error *err) KH_MUST_CHECK;

/** The parts as JSON {"schema":"kakehashi/bridges-explain/1",...}: paths by pair of ends, triples
 * by role, ties by sector, each list summing to its value. */
kh_status kh_explain_json(
    const kh_explain_request *request, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
