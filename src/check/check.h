/**
 * @file check.h
 * @brief The registry of rules: what can be wrong with a graph, and why it matters.
 *
 * A rule is one const record in a file of its family and one line in rules.def. Help, `check`
 * and the table in the documentation follow from the record. Rules that are seen while reading
 * have no function: the reader adds their findings, the record explains them.
 */
#ifndef KH_CHECK_CHECK_H
#define KH_CHECK_CHECK_H

#include "../base/finding.h"
#include "../graph/graph.h"

KH_BEGIN_DECLS

typedef struct {
    const char *code;        /**< E... is an error: a number would be wrong; W... warns. */
    const char *name;        /**< short, e.g. "dangling end". */
    const char *explanation; /**< what it means, why it matters, how to mend it. */
    const char *example;     /**< the smallest input that shows it, as one JSON text. */
    /** Append what the rule finds; NULL if the reader does it. */
    kh_status (*check)(const kh_graph *graph, kh_findings *findings, kh_error *err);
} kh_rule;

/** The rule of a code, case ignored; NULL if there is none. */
const kh_rule *kh_rule_find(const char *code);

/** Run every rule over a graph; findings are appended, then sorted by place.
 * Cost: linear in the graph but for near-duplicate names (documented there). */
kh_status kh_check(const kh_graph *graph, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** All rules by code, one after the other from 0 on; NULL beyond the last. */
const kh_rule *kh_rule_at(size_t index);

KH_END_DECLS

#define RULE(name) extern const kh_rule kh_rule_##name;
#include "rules.def"
#undef RULE

/** All rules by code, ended by NULL. */
extern const kh_rule *const kh_rules[];

#endif
