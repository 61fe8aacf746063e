/**
 * @file read.h
 * @brief Files to graphs, with a position for everything.
 */
#ifndef KH_READ_READ_H
#define KH_READ_READ_H

#include "../base/finding.h"
#include "../graph/graph.h"

KH_BEGIN_DECLS

/** Limits on hostile input and on threads; 0 takes the default. */
typedef struct {
    size_t max_element;  /**< bytes of one node, edge, ...; default 16 MiB. */
    size_t max_elements; /**< nodes, edges, sectors and sources together; default 2^31 - 1. */
    size_t num_threads;  /**< two are used for large inputs; default one a processor. The graph and
                              the findings are the same for any number. */
} kh_read_limits;

/**
 * Read one input (JSON, NDJSON, a table or a snapshot, told apart by its content; "-" is standard
 * input) into an empty graph. The nodes that a table of edges leads to need not be listed. What is
 * wrong with it is appended to `findings`, all of it, not only the first.
 *
 * A finding is fatal (E00x) if the text could not be understood as a graph: not JSON, not UTF-8, a
 * value of the wrong type, a required key missing. After one the reader goes on with the next
 * element; it stops only where the text no longer tells where that is. Others (dangling ends,
 * impossible dates) leave a graph behind, without the claims or the values that they concern.
 *
 * Keys without a column are kept as JSON text in `extra`, numbers as they were written.
 *
 * @return KH_OK also if there are findings that are not fatal; KH_ERR_DATA if any is fatal (the
 * graph is then empty); KH_ERR_IO, KH_ERR_LIMIT, KH_ERR_NOMEM.
 * Cost: one pass; memory for the graph and the largest element.
 */
kh_status kh_read_file(kh_graph *graph, const char *path, const kh_read_limits *limits,
    kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** As kh_read_file(), from memory; `name` stands for the file in findings. */
kh_status kh_read_text(kh_graph *graph, const char *name, const char *text, size_t length,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/**
 * Read several inputs and merge them by node id, in order. An edge may lead to a node of any of
 * them; what none of them has is a dangling end. If one cannot be read its nodes are not known, and
 * no end is called dangling.
 *
 * @return as kh_read_file(); KH_ERR_ARGUMENT if a file is given twice.
 */
kh_status kh_read_files(kh_graph *graph, const char *const *paths, size_t num_paths,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
