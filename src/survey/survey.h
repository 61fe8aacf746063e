/**
 * @file survey.h
 * @brief What is in a graph, as tables: counts, nodes, edges, findings.
 */
#ifndef KH_SURVEY_SURVEY_H
#define KH_SURVEY_SURVEY_H

#include "../base/finding.h"
#include "../net/net.h"
#include "../table/table.h"

KH_BEGIN_DECLS

/* Every table is all-zero before and the caller's to free, also after failure. */

/**
 * Counts, one a row: `what id label count`, grouped by `what`: nodes, bodies, edges, node type,
 * relation, sector, without sector, source, without source, years, component.
 * Cost: O(nodes + edges + citations).
 */
kh_status kh_survey_info(kh_table *table, const kh_net *net, const kh_selection *selection,
    const char *lang, kh_error *err) KH_MUST_CHECK;

/**
 * The selected nodes: `id label type sectors start end confidence sources degree`.
 *
 * @param max_rows no more are made than this; the others are counted as omitted.
 */
kh_status kh_survey_nodes(kh_table *table, const kh_net *net, const kh_selection *selection,
    size_t max_rows, const char *lang, kh_error *err) KH_MUST_CHECK;

/** The selected edges: `id source source_label relation relation_label target target_label start
 * end weight confidence sources`; max_rows as for nodes. */
kh_status kh_survey_edges(kh_table *table, const kh_net *net, const kh_selection *selection,
    size_t max_rows, const char *lang, kh_error *err) KH_MUST_CHECK;

/** Findings: `severity code file line column pointer message hint`. */
kh_status kh_survey_findings(
    kh_table *table, const kh_findings *findings, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
