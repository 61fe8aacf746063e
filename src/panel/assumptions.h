/**
 * @file assumptions.h
 * @brief What the judgements of a panel rest on, by name, in JSON and in words.
 */
#ifndef KH_PANEL_ASSUMPTIONS_H
#define KH_PANEL_ASSUMPTIONS_H

#include "panel.h"

/** The name of a null: labels, bernoulli, rewire. */
const char *kh_null_name(kh_null null);

/** The null of a name. @return KH_ERR_NOTFOUND; the hint names the nearest, or lists them. */
kh_status kh_null_find(const char *name, kh_null *null, kh_error *err) KH_MUST_CHECK;

/** Say beside a table what a sample of paths makes approximate, and what it leaves undefined. */
kh_status kh_bridges_add_approximation(
    kh_table *table, const kh_approximation *made, kh_error *err) KH_MUST_CHECK;

/** Add to a table's `net` the keys null, permutations, exact_roles, and the same to its note;
 * nothing where no significance was asked for. */
kh_status kh_bridges_add_assumptions(kh_table *table, const kh_bridges_options *options,
    bool exact_roles, kh_error *err) KH_MUST_CHECK;

#endif
