/**
 * @file report.h
 * @brief The smallest cut between two nodes or groups of nodes as a table, with the claims that
 * form it, and in sentences.
 */
#ifndef KH_CUT_REPORT_H
#define KH_CUT_REPORT_H

#include "../table/table.h"
#include "cut.h"

KH_BEGIN_DECLS

/** One of the two that are to be separated. */
typedef struct {
    const char *name; /**< in the chosen language. */
    bool is_node;     /**< one that was named; nodes of a sector or a type can be cut themselves. */
    const uint32_t *nodes; /**< net nodes, rising; at least one. */
    size_t num_nodes;
} kh_cut_end;

typedef struct {
    const kh_net *net;
    const kh_selection *selection;
    kh_cut_end a, b;
    bool of_nodes;    /**< cut nodes, not ties. */
    bool list_sides;  /**< name the nodes of either side in the JSON form. */
    bool explains;    /**< put the prose of kh_cut_explain() into the JSON form. */
    bool lists_paths; /**< list paths that share nothing, not the cut; not under strengths. */
    const char *lang; /**< of labels and sentences; NULL: the graph's. */
} kh_cut_request;

typedef enum {
    KH_CUT_FOUND,
    KH_CUT_APART, /**< no path leads from A to B: there is nothing to cut. */
    KH_CUT_TIED   /**< of nodes: A and B are tied directly, which no loss of others undoes. */
} kh_cut_outcome;

/**
 * The cut nearest to A and the cut nearest to B, if there are two.
 *
 * Of ties one row a claim, by `near` (a, both, b), then tie: `near tie source source_label relation
 * relation_label target target_label start end weight strength tie_sources sources`. Of nodes one
 * row a node, by `near`, then id: `near id label type sectors ties_a ties_b claims node_sources`.
 * With `lists_paths`, paths from A to B that share no tie (no node that could be cut), as many as
 * the cut has: `kakehashi/cuts-paths/1`, one row a claim, by path and step: `path step from
 * from_label to to_label relation relation_label direction start end weight sources`.
 * Under the rows stand sentences in English, Korean or Japanese. The JSON form has an object `cut`:
 * {of, a, b, value, ties or nodes, strength, unique, disjoint_paths, single_source, unsourced,
 * in_both, near_a, near_b, sides}; docs/cuts.md says what they are.
 *
 * If one end lies within the other, it is taken out of it: what remains is the other end. Otherwise
 * a node in both is an end of neither, and named as such.
 *
 * @param table all-zero; the caller's to free, also after failure. Without rows unless found.
 * @return KH_ERR_ARGUMENT if both ends are the same nodes, and as kh_cuts_find().
 * Cost: that of kh_cuts_find().
 */
kh_status kh_cut_report(kh_table *table, const kh_cut_request *request, kh_cut_outcome *outcome,
    kh_error *err) KH_MUST_CHECK;

/**
 * The same as prose, each claim of the cut a sentence with numbered citations, which are listed at
 * the end. A table of `explains` has it as `text` of `cut`, and the sources as `references`.
 *
 * @param width of lines; 0: not broken.
 * @param out appended to.
 * @return as kh_cut_report().
 */
kh_status kh_cut_explain(kh_text *out, const kh_cut_request *request, size_t width,
    kh_cut_outcome *outcome, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
