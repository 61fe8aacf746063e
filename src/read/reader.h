/**
 * @file reader.h
 * @brief The registry of input formats, and what all of them share.
 *
 * A format is one const record in a file of its own and one line in readers.def.
 */
#ifndef KH_READ_READER_H
#define KH_READ_READER_H

#include "read.h"
#include "row.h"
#include "tokens.h"
#include "window.h"

#include "../base/map.h"

/** An edge's end whose node had not come when the edge was read. */
typedef struct {
    kh_sym id;
    kh_sym label;    /**< of the node; 0 if it is not stated here. */
    kh_sym column;   /**< of a table, in which it stands; 0: it stands in JSON. */
    bool makes_node; /**< if no file lists nodes, this is one. */
    bool by_label;   /**< it may be a label that one node bears. */
    bool is_target;
    kh_position position; /**< of the end; the index is that of its edge. */
} kh_open_end;

typedef KH_LIST(kh_open_end) kh_open_ends;

/** A key that no field has; counted, because a misspelling is seldom made only once. */
typedef struct {
    const struct kh_schema *schema;
    kh_sym key;
    uint32_t num_uses;
    const char *nearest; /**< the field it may stand for; NULL if none is near. */
    kh_place place;      /**< of the first use. */
    kh_sym pointer;
} kh_unknown_key;

#define KH_NUM_DOUBTFUL_LANGS 13

/** A language tag that is well-formed but hardly meant, such as "jp". */
typedef struct {
    uint32_t num_uses;
    kh_place place; /**< of the first use. */
    kh_sym pointer;
} kh_doubtful_lang;

#define KH_NUM_KINDS 7

/** One input on its way into a graph. */
typedef struct kh_reading {
    kh_graph *graph;
    kh_findings *findings;
    kh_read_limits limits;
    kh_window window;
    uint32_t file;          /**< index in the graph. */
    bool lines;             /**< one record a line: pointers are relative to the line. */
    struct kh_sheet *sheet; /**< the table that is read, or NULL: it has columns for pointers. */

    /* the element being read */
    kh_tokens *tokens; /**< of it: `own`, or those of a batch (batch.h). */
    kh_tokens own;
    kh_place element;                   /**< of the first byte of its text. */
    kh_text prefix;                     /**< JSON Pointer of the element, or of its array. */
    kh_row_kind rows;                   /**< what its array holds, if rows do for it (row.h). */
    bool indexed;                       /**< the index goes behind the prefix. */
    uint32_t index;                     /**< in its array, or among its kind. */
    uint32_t num_of_kind[KH_NUM_KINDS]; /**< NDJSON: records so far; the first is "graph". */
    struct {
        uint32_t offset;
        kh_place place;
    } known; /**< a place in the element found before: the next is seldom in front of it. */
    kh_text extra;

    /* what is settled at the end */
    bool lost_nodes; /**< a node could not be read: an edge to it is no error of its own. */
    kh_text top_extra;
    size_t num_elements;
    kh_open_ends open;
    KH_LIST(kh_unknown_key) unknown;
    kh_doubtful_lang doubtful_langs[KH_NUM_DOUBTFUL_LANGS];
    kh_map citations, memberships; /**< hash of a list -> where it begins (sharing.c). */
    kh_map edge_of;                /**< symbol of an edge's id -> edge. */
} kh_reading;

typedef struct {
    const char *name;       /**< as in `kakehashi formats`. */
    const char *summary;    /**< one line. */
    const char *extensions; /**< separated by spaces, without dots. */
    /** Whether the first bytes of an input are of this format; `whole`: nothing follows them. */
    bool (*sniff)(const char *head, size_t length, bool whole);
    /** Read all of it; what is wrong becomes findings. */
    kh_status (*read)(kh_reading *reading, kh_error *err);
} kh_reader;

#define READER(name) extern const kh_reader kh_reader_##name;
#include "readers.def"
#undef READER

/** All formats, in the order in which they are tried, ended by NULL. */
extern const kh_reader *const kh_readers[];

/**
 * As kh_read_file(), for one file of several: ends whose node the file does not have stay open in
 * the graph (graph/ends.h) and are listed in `ends`, which the caller frees.
 */
kh_status kh_read_one_of_several(kh_graph *graph, const char *path, const kh_read_limits *limits,
    kh_findings *findings, kh_open_ends *ends, kh_error *err) KH_MUST_CHECK;

/** Keep of `ends` only those whose node has not come. */
void kh_open_ends_resolve(kh_open_ends *ends, kh_graph *graph);

/** Everything is read: add a finding for each of `ends` that is open still, and remove the edges
 * that lead nowhere. `silent`: nodes were lost, so that an end may well be one of them. */
kh_status kh_open_ends_settle(kh_open_ends *ends, kh_graph *graph, bool silent,
    kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** What is used in a table and declared in no file counts as declared: a table has no place for
 * declarations. */
void kh_declare_used_in_tables(kh_graph *graph);

/** The JSON Pointer of what is being read. */
void kh_reading_add_prefix(const kh_reading *self, kh_text *out);

/** Add a finding at a token of the element; its place and pointer are computed here. */
kh_status kh_reading_add(kh_reading *self, const char *code, uint32_t token, const char *hint,
    kh_error *err, const char *fmt, ...) KH_PRINTF(6, 7) KH_MUST_CHECK;

#define KH_WHAT_IS_READ                                                                            \
    "write {\"nodes\": [...], \"edges\": [...]}, or a table with a header such as id,label"

/** Add a finding at the byte where the window begins. */
kh_status kh_reading_add_here(kh_reading *self, const char *code, const char *hint, kh_error *err,
    const char *fmt, ...) KH_PRINTF(5, 6) KH_MUST_CHECK;

/** Where a token stood. */
kh_place kh_reading_place(kh_reading *self, uint32_t token);
kh_position kh_reading_position(kh_reading *self, uint32_t token);

/** The same of a byte of the element's text. */
kh_position kh_reading_position_at(kh_reading *self, uint32_t offset);

/** Where a token stands, for a finding that is added when all is read. */
kh_status kh_reading_keep_place(kh_reading *self, uint32_t token, kh_place *place, kh_sym *pointer,
    kh_error *err) KH_MUST_CHECK;

/** One element more. @return KH_ERR_LIMIT past the limit on elements. */
kh_status kh_reading_count(kh_reading *self, kh_error *err) KH_MUST_CHECK;

/** Add a finding for the fault of `tokens`, at `prefix`. */
kh_status kh_reading_add_fault(kh_reading *self, kh_error *err) KH_MUST_CHECK;

/** The walk cannot go on: something else than `what` stands where the window begins.
 * @return KH_ERR_DATA once the finding is added. */
kh_status kh_reading_stop(
    kh_reading *self, const char *what, const char *hint, kh_error *err) KH_MUST_CHECK;

/** What an input is that does not begin with '{', in a finding; `next` as of
 * kh_window_skip_space(). */
kh_status kh_report_stranger(kh_reading *r, int next, kh_error *err) KH_MUST_CHECK;

/** Report keys that an object of the element has twice. */
kh_status kh_reading_add_duplicates(kh_reading *self, kh_error *err) KH_MUST_CHECK;

/**
 * Parse the value at the window's beginning into `tokens`, extending the window as needed; the
 * window stays in front of it. A fault or a duplicate key becomes a finding.
 *
 * @param used bytes of the value; 0 if it is at fault.
 */
kh_status kh_reading_parse(kh_reading *self, size_t *used, kh_error *err) KH_MUST_CHECK;

#endif
