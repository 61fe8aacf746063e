/**
 * @file writer.h
 * @brief The registry of output formats for graphs.
 *
 * A format is one const record in a file of its own and one line in writers.def.
 */
#ifndef KH_WRITE_WRITER_H
#define KH_WRITE_WRITER_H

#include "../base/finding.h"
#include "../base/sink.h"
#include "../graph/graph.h"

KH_BEGIN_DECLS

/** What a format cannot hold and therefore is not, or not so, in the output. All-zero: nothing. */
typedef struct {
    size_t num_bare_labels;   /**< texts without a language beside others that have one. */
    size_t num_clashing_keys; /**< unknown keys that the format uses for something else. */
} kh_losses;

typedef struct {
    const char *name;       /**< as in `kakehashi formats`. */
    const char *summary;    /**< one line. */
    const char *extensions; /**< separated by spaces, without dots. */
    bool binary;            /**< nothing for a terminal. */
    /**
     * Write a graph without open ends (graph/ends.h). The same graph is the same bytes.
     *
     * @param findings the warnings of its reading; a format may keep them, or leave them to the
     *                 next reading.
     * @return KH_ERR_NOMEM, what the sink returns.
     */
    kh_status (*write)(kh_graph *graph, const kh_findings *findings, kh_sink *sink,
        kh_losses *losses, kh_error *err);
} kh_writer;

/** The format of a name or an extension. @return KH_ERR_NOTFOUND, the nearest name as a hint. */
kh_status kh_writer_find(const char *name, const kh_writer **writer, kh_error *err) KH_MUST_CHECK;

/** All formats, one after the other from 0 on; NULL beyond the last. */
const kh_writer *kh_writer_at(size_t index);

KH_END_DECLS

#define WRITER(name) extern const kh_writer kh_writer_##name;
#include "writers.def"
#undef WRITER

/** All formats, ended by NULL. */
extern const kh_writer *const kh_writers[];

#endif
