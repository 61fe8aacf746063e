/**
 * @file families.h
 * @brief What the rules of several families need to say where something is.
 */
#ifndef KH_CHECK_FAMILIES_H
#define KH_CHECK_FAMILIES_H

#include "../base/text.h"
#include "check.h"

/** Add a finding at a node or an edge; `rest` of the pointer follows the element's. */
kh_status kh_add_at_node(const kh_graph *graph, kh_findings *findings, const char *code,
    uint32_t node, const char *rest, const char *hint, kh_error *err, const char *fmt, ...)
    KH_PRINTF(8, 9) KH_MUST_CHECK;
kh_status kh_add_at_edge(const kh_graph *graph, kh_findings *findings, const char *code,
    uint32_t edge, const char *rest, const char *hint, kh_error *err, const char *fmt, ...)
    KH_PRINTF(8, 9) KH_MUST_CHECK;

/** Add a finding about the graph as a whole. */
kh_status kh_add_at_graph(const kh_graph *graph, kh_findings *findings, const char *code,
    const char *hint, kh_error *err, const char *fmt, ...) KH_PRINTF(6, 7) KH_MUST_CHECK;

/** An edge in words: its id if it has one, else `a → runs → b`. */
void kh_add_edge_name(kh_text *out, const kh_graph *graph, uint32_t edge);

/** A list of names in a sentence, of which the first five are written out. */
typedef struct {
    kh_text text;
    size_t num;
} kh_sample;

void kh_sample_add(kh_sample *self, const char *name);
/** `"a", "b" and 3 more`; valid until the next call. */
const char *kh_sample_text(kh_sample *self);
void kh_sample_free(kh_sample *self);

#endif
