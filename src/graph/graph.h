/**
 * @file graph.h
 * @brief The knowledge graph in memory: what a kakehashi-graph-1 file says, as columns.
 *
 * Nodes and edges are indices 0..num-1 into columns, in the order of the input. Strings are
 * symbols of one pool; equal strings are equal symbols, except the names of nodes, which are seldom
 * equal to anything. What varies in length (labels,
 * memberships, citations) stands in lists, and a node or an edge holds a range of one; equal
 * memberships and citations may share a range. In columns, what is not stated is zero wherever it
 * can be: pages of zeros take no memory.
 * Nothing here interprets the data: nets, selections and rules do.
 */
#ifndef KH_GRAPH_GRAPH_H
#define KH_GRAPH_GRAPH_H

#include "../base/date.h"
#include "../base/finding.h"
#include "../base/map.h"
#include "../base/mapping.h"
#include "../base/pool.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/** "No such index": an edge without a relation, a node without a type, a sector without parent. */
#define KH_NONE UINT32_MAX

/** `confidence` of what states none. */
#define KH_NOT_STATED (-1.0)

/** Items first .. first + num - 1 of a list of the graph. */
typedef struct {
    uint32_t first, num;
} kh_range;

/** Where an element stood: what findings and errors point at. */
typedef struct {
    uint32_t file;   /**< index into the graph's files. */
    uint32_t index;  /**< in its array of that file (JSON), among its kind (NDJSON). */
    uint32_t line;   /**< 1-based; 0 if made by a program. */
    uint32_t column; /**< 1-based, in code points. */
} kh_position;

/** An input that the graph was read from. */
typedef struct {
    kh_sym name; /**< as given on the command line. */
    bool lines;  /**< one record a line: JSON Pointers are relative to the line. */
    bool table;  /**< its columns have names, which stand for JSON Pointers. */
} kh_input;

/** One entry of a language map; lang 0 is a plain string. */
typedef struct {
    kh_sym lang, text;
} kh_label;

/** That a node belongs to a sector. Weights are as stated, not normalised. */
typedef struct {
    uint32_t sector;
    double weight; /**< above 0; 1 if not stated. */
    kh_date start, end;
    kh_range citations;
    kh_sym extra; /**< JSON object of unknown keys, 0 if none. */
} kh_membership;

/** That a claim rests on a source. */
typedef struct {
    uint32_t source;
    kh_sym locator;
    kh_range quote, note; /**< labels. */
    kh_sym extra;
} kh_citation;

/** An entry of `nodeTypes`, or a type that is only used. */
typedef struct {
    kh_sym id;
    kh_range label, description;
    kh_sym color, shape, same_as, extra;
    bool declared, body;
    kh_position position; /**< of the declaration, else of the first use. */
} kh_type;

typedef enum { KH_WALK_DEFAULT, KH_WALK_FORWARD, KH_WALK_BOTH } kh_walk;

/** An entry of `relations`, or a relation that is only used. */
typedef struct {
    kh_sym id;
    kh_range label, inverse, description;
    kh_sym color, shape, same_as, extra;
    kh_walk walk;
    bool declared, symmetric, hierarchical;
    kh_position position;
} kh_relation;

/** An entry of `sectors`, or a sector that is only used. */
typedef struct {
    kh_sym id;
    kh_range label, description;
    kh_sym color, extra;
    uint32_t parent; /**< a sector, or KH_NONE. */
    bool declared;
    kh_position position;
} kh_sector;

/** An entry of `sources` (a CSL-JSON item), or an id or URL that is only cited. */
typedef struct {
    kh_sym id;
    kh_range title;
    kh_sym url, csl; /**< csl: the whole item as JSON, 0 if not declared. */
    bool declared;
    kh_position position;
} kh_source;

/* The columns, each named once: struct, growth and release are made from these lists. */
#define KH_NODE_COLUMNS(X)                                                                         \
    X(kh_sym, id)                                                                                  \
    X(uint32_t, type)                                                                              \
    X(kh_range, label)                                                                             \
    X(kh_range, alt_label)                                                                         \
    X(kh_range, description)                                                                       \
    X(kh_range, sectors)                                                                           \
    X(kh_range, citations)                                                                         \
    X(kh_date, start)                                                                              \
    X(kh_date, end)                                                                                \
    X(double, confidence)                                                                          \
    X(kh_sym, extra)                                                                               \
    X(kh_position, position)

#define KH_EDGE_COLUMNS(X)                                                                         \
    X(uint32_t, source)                                                                            \
    X(uint32_t, target)                                                                            \
    X(uint32_t, relation)                                                                          \
    X(kh_sym, id)                                                                                  \
    X(double, weight)                                                                              \
    X(double, confidence)                                                                          \
    X(kh_date, start)                                                                              \
    X(kh_date, end)                                                                                \
    X(kh_range, label)                                                                             \
    X(kh_range, description)                                                                       \
    X(kh_range, citations)                                                                         \
    X(kh_sym, extra)                                                                               \
    X(kh_position, position)

#define KH_COLUMN(type, name) type *name;

/** `extra` of both: a JSON object text of the keys that have no column, 0 if none. */
typedef struct {
    KH_NODE_COLUMNS(KH_COLUMN)
    size_t num, max;
} kh_nodes;

/** weight: above 0, or 0 if not stated (it counts as 1). source, target: nodes, in the
 * direction of the file (ends.h tells what else they are while files are read). */
typedef struct {
    KH_EDGE_COLUMNS(KH_COLUMN)
    size_t num, max;
} kh_edges;

/** A growing list of a graph; `items` may move when something is added. */
#define KH_LIST(type)                                                                              \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t num, max;                                                                           \
    }

/**
 * All-zero is a valid empty graph.
 *
 * Columns, lists, maps and strings may stand in `mapping` instead of memory of their own. Then
 * their capacity is 0 (base/array.h): what grows is copied first, what is changed is changed in
 * place.
 */
typedef struct kh_graph {
    kh_mapping mapping;
    kh_pool pool;
    kh_nodes nodes;
    kh_edges edges;
    KH_LIST(kh_label) labels;
    KH_LIST(kh_membership) memberships;
    KH_LIST(kh_citation) citations;
    KH_LIST(kh_type) types;
    KH_LIST(kh_relation) relations;
    KH_LIST(kh_sector) sectors;
    KH_LIST(kh_source) sources;
    KH_LIST(kh_input) files;
    kh_map node_of, type_of, relation_of, sector_of, source_of; /**< symbol of the id -> index. */

    /* only while files are read and merged (ends.h) */
    KH_LIST(kh_sym) absent; /**< ids that edges lead to and that no node bore so far. */
    kh_map absent_of;       /**< symbol of the id -> index. */

    bool directed, directed_stated, multigraph;
    kh_range title, description;
    kh_sym language;   /**< tag of graph.language, 0 if not stated. */
    kh_date as_of;     /**< metadata, never a filter. */
    kh_sym properties; /**< the whole `graph` object as JSON, 0 if none. */
    kh_sym extra;      /**< unknown keys of the top level as a JSON object, 0 if none. */
} kh_graph;

/** Release everything that the graph owns and leave it empty. Safe twice. */
void kh_graph_free(kh_graph *self);

/** The string of a symbol; "" for 0. */
const char *kh_graph_text(const kh_graph *self, kh_sym sym);

/** The symbol of a string, new if need be. @return KH_ERR_NOMEM. */
kh_status kh_graph_intern(
    kh_graph *self, const char *text, kh_sym *sym, kh_error *err) KH_MUST_CHECK;

/* --- building: every function leaves the graph as it was when it fails ------------------- */

/** Register the name of an input; positions refer to it. */
kh_status kh_graph_add_file(
    kh_graph *self, const char *name, uint32_t *file, kh_error *err) KH_MUST_CHECK;

/** Append a node without properties. @return KH_ERR_DATA if the id is taken, KH_ERR_LIMIT at
 * 2^31 nodes, KH_ERR_NOMEM. */
kh_status kh_graph_add_node(
    kh_graph *self, const char *id, uint32_t *node, kh_error *err) KH_MUST_CHECK;

/** Append an edge without properties between two nodes of the graph. */
kh_status kh_graph_add_edge(
    kh_graph *self, uint32_t source, uint32_t target, uint32_t *edge, kh_error *err) KH_MUST_CHECK;

/** The type, relation, sector or source of an id: a new one, not declared, if need be. */
kh_status kh_graph_need_type(
    kh_graph *self, const char *id, uint32_t *type, kh_error *err) KH_MUST_CHECK;
kh_status kh_graph_need_relation(
    kh_graph *self, const char *id, uint32_t *relation, kh_error *err) KH_MUST_CHECK;
kh_status kh_graph_need_sector(
    kh_graph *self, const char *id, uint32_t *sector, kh_error *err) KH_MUST_CHECK;
kh_status kh_graph_need_source(
    kh_graph *self, const char *id, uint32_t *source, kh_error *err) KH_MUST_CHECK;

/** Append to a list and extend `range` over it. A range that does not end at the list's end (its
 * owner was merged) is copied there first. */
kh_status kh_graph_push_label(kh_graph *self, kh_range *range, const char *lang, const char *text,
    kh_error *err) KH_MUST_CHECK;
kh_status kh_graph_push_membership(
    kh_graph *self, kh_range *range, kh_membership membership, kh_error *err) KH_MUST_CHECK;
kh_status kh_graph_push_citation(
    kh_graph *self, kh_range *range, kh_citation citation, kh_error *err) KH_MUST_CHECK;

/* --- asking ------------------------------------------------------------------------------ */

/** Whether a node bears this id; if so, *node is its index. */
bool kh_graph_find_node(const kh_graph *self, const char *id, uint32_t *node);
bool kh_graph_find_type(const kh_graph *self, const char *id, uint32_t *type);
bool kh_graph_find_relation(const kh_graph *self, const char *id, uint32_t *relation);
bool kh_graph_find_sector(const kh_graph *self, const char *id, uint32_t *sector);
bool kh_graph_find_source(const kh_graph *self, const char *id, uint32_t *source);

const char *kh_graph_node_id(const kh_graph *self, uint32_t node);

/** Where a position is, for findings and messages; file is borrowed from the graph. */
kh_place kh_graph_place(const kh_graph *self, kh_position position);

/**
 * Whether a node is a body: its type is marked so, or no type of the graph is. What bridging
 * tables rank.
 */
bool kh_graph_is_body(const kh_graph *self, uint32_t node);

/** Whether any type is marked as a body. */
bool kh_graph_marks_bodies(const kh_graph *self);

/** Number of distinct sources that a range of citations names. */
size_t kh_graph_count_sources(const kh_graph *self, kh_range citations);

KH_END_DECLS

/** As kh_graph_add_node(), for an id that is a symbol of the graph. */
kh_status kh_graph_add_node_sym(
    kh_graph *self, kh_sym id, uint32_t *node, kh_error *err) KH_MUST_CHECK;

/** kh_graph_push_label() for a name of a node: a symbol of its own even if the text is known. */
kh_status kh_graph_push_name(kh_graph *self, kh_range *range, const char *lang, const char *text,
    kh_error *err) KH_MUST_CHECK;
/** kh_graph_push_label() for strings that are symbols. */
kh_status kh_graph_push_label_sym(
    kh_graph *self, kh_range *range, kh_label label, kh_error *err) KH_MUST_CHECK;
/** Give the owner of a range memberships of its own, at the list's end, since it may share them. */
kh_status kh_graph_own_memberships(kh_graph *self, kh_range *range, kh_error *err) KH_MUST_CHECK;

/** The JSON Pointer of an element of an array: "/nodes/12/type" from `array` "nodes", its position
 * and `rest` "/type"; only `rest` where a line is a record. Cut if it does not fit. */
void kh_graph_print_pointer(const kh_graph *self, const char *array, kh_position position,
    const char *rest, char *buffer, size_t size);

#endif
