/**
 * @file snapshot.h
 * @brief A graph as a file that is used where it lies: its columns mapped into memory.
 *
 * docs/snapshot.md describes every byte. All of a file is verified whenever it is opened: sizes,
 * checksums, and that whatever leads somewhere (symbols, indices, ranges, hash tables) leads into
 * the file. So a damaged file is refused, and one that was made to deceive reaches no memory that
 * is not the graph's; what it says is no more to be believed than what any file says.
 */
#ifndef KH_SNAPSHOT_SNAPSHOT_H
#define KH_SNAPSHOT_SNAPSHOT_H

#include "../base/finding.h"
#include "../base/sink.h"
#include "../graph/graph.h"

/**
 * Write a graph, and the warnings that were found when it was read. The same graph is the same
 * bytes.
 *
 * @param graph without open ends (graph/ends.h). Texts of the findings are added to its strings.
 * @param findings no errors among them; NULL: none.
 * @return KH_ERR_ARGUMENT for errors among the findings, KH_ERR_NOMEM, what the sink returns.
 * Cost: two passes over the graph; memory for one block.
 */
kh_status kh_snapshot_write(
    kh_graph *graph, const kh_findings *findings, kh_sink *sink, kh_error *err) KH_MUST_CHECK;

/** What to do about a snapshot that cannot be used, and about one that must not be: hints. */
#define KH_SNAPSHOT_AGAIN "convert the original again: kakehashi convert ORIGINAL -o FILE.khg"

#define KH_SNAPSHOT_DISTRUST "do not trust it, nor where it came from"

/** Enough of a file for kh_snapshot_is() and kh_snapshot_read_plan(). */
#define KH_SNAPSHOT_HEAD_SIZE ((size_t) 8192)

/** Whether a file that begins like this calls itself a snapshot. */
bool kh_snapshot_is(const char *head, size_t length);

/** How large a snapshot is: as a file, and the memory that kh_snapshot_open() needs. */
typedef struct {
    uint64_t num_bytes, num_mapped;
} kh_snapshot_plan;

/**
 * Read the head of a snapshot.
 *
 * @param name of the file, for messages.
 * @param length bytes of `head`: KH_SNAPSHOT_HEAD_SIZE, or all that the file has.
 * @return KH_ERR_DATA for what is no snapshot, one of another version, layout or order of bytes,
 * or a damaged one; KH_ERR_NOMEM.
 */
kh_status kh_snapshot_read_plan(kh_snapshot_plan *self, const char *head, size_t length,
    const char *name, kh_error *err) KH_MUST_CHECK;

/**
 * Make a graph of a snapshot in memory.
 *
 * @param graph empty; afterwards it owns the mapping, which is zeroed here.
 * @param mapping as large as the plan says: the bytes of the file, then zeros.
 * @param num_bytes of the file.
 * @param findings the warnings of the reading that the snapshot was made from are added here.
 * @param num_threads 0: one a processor.
 * @return KH_ERR_DATA if it is damaged or leads outside itself, KH_ERR_NOMEM.
 * Cost: one pass over the file.
 */
kh_status kh_snapshot_open(kh_graph *graph, kh_mapping *mapping, size_t num_bytes, const char *name,
    kh_findings *findings, size_t num_threads, kh_error *err) KH_MUST_CHECK;

#endif
