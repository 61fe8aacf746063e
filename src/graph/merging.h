/**
 * @file merging.h
 * @brief What the parts of kh_graph_merge() share: symbols carried over, and one way to join each
 * kind of value.
 */
#ifndef KH_GRAPH_MERGING_H
#define KH_GRAPH_MERGING_H

#include "merge.h"

typedef struct {
    kh_graph *self;
    const kh_graph *other;
    kh_findings *findings;
    kh_sym *syms; /**< symbol of other -> symbol of self, 0 while not carried over. */
    uint32_t *types, *relations, *sectors, *sources; /**< index in other -> index in self. */
    uint32_t first_file;                             /**< of other, in self's files. */
} kh_merging;

/** What two values are of, for the words of a conflict. All in terms of self. */
typedef struct {
    const char *array; /**< "nodes", for the pointer; NULL: the position has no array. */
    const char *noun;  /**< "node". */
    kh_sym id;         /**< 0: the thing has no name. */
    kh_position first, second;
} kh_joined;

/** A symbol of other as one of self. */
kh_status kh_merge_sym(kh_merging *m, kh_sym sym, kh_sym *result, kh_error *err) KH_MUST_CHECK;

/** A position of other as one of self. */
kh_position kh_merge_position(const kh_merging *m, kh_position position);

/* Each joins the value of other, given as it stands there, into *value of self. The first that is
 * stated wins; another one is a warning. */
kh_status kh_join_sym(kh_merging *m, const kh_joined *of, const char *field, kh_sym *value,
    kh_sym other, kh_error *err) KH_MUST_CHECK;
kh_status kh_join_date(kh_merging *m, const kh_joined *of, const char *field, kh_date *value,
    kh_date other, kh_error *err) KH_MUST_CHECK;
/** `unstated` is what stands for "not stated". */
kh_status kh_join_number(kh_merging *m, const kh_joined *of, const char *field, double *value,
    double other, double unstated, kh_error *err) KH_MUST_CHECK;
/** Both are declarations, so both state the flag. */
kh_status kh_join_flag(kh_merging *m, const kh_joined *of, const char *field, bool value,
    bool other, kh_error *err) KH_MUST_CHECK;
/** Indices into a vocabulary; `other` is carried over already, and `name` gives an id of self. */
kh_status kh_join_index(kh_merging *m, const kh_joined *of, const char *field, uint32_t *value,
    uint32_t other, const char *(*name)(const kh_graph *self, uint32_t index),
    kh_error *err) KH_MUST_CHECK;
/** A language map: the union by language. `of` NULL: differing texts are no conflict. */
kh_status kh_join_labels(kh_merging *m, const kh_joined *of, const char *field, kh_range *labels,
    kh_range other, kh_error *err) KH_MUST_CHECK;
/** Other names: the union of pairs. */
kh_status kh_join_names(
    kh_merging *m, kh_range *labels, kh_range other, kh_error *err) KH_MUST_CHECK;
/** The union by source and locator. */
kh_status kh_join_citations(
    kh_merging *m, kh_range *citations, kh_range other, kh_error *err) KH_MUST_CHECK;
/** The union by sector, start and end. */
kh_status kh_join_memberships(kh_merging *m, const kh_joined *of, kh_range *memberships,
    kh_range other, kh_error *err) KH_MUST_CHECK;
/** JSON objects: the union by key. */
kh_status kh_join_json(
    kh_merging *m, const kh_joined *of, kh_sym *value, kh_sym other, kh_error *err) KH_MUST_CHECK;

/** The declarations of other, and the maps from its indices. */
kh_status kh_merge_vocabularies(kh_merging *m, kh_error *err) KH_MUST_CHECK;

#endif
