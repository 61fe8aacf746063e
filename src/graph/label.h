/**
 * @file label.h
 * @brief Names of things in a language, and things by their names.
 */
#ifndef KH_GRAPH_LABEL_H
#define KH_GRAPH_LABEL_H

#include "graph.h"

KH_BEGIN_DECLS

/**
 * The text of a language map in a language: the exact tag, then the tag truncated (RFC 4647
 * lookup: zh-Hant-TW, zh-Hant, zh), then graph.language, then `en`, then the first entry.
 * Tags compare without case. NULL if the map is empty. Borrowed from the graph.
 *
 * @param lang a BCP 47 tag; NULL or "" asks for the graph's own language.
 */
const char *kh_graph_choose_label(const kh_graph *self, kh_range labels, const char *lang);

/** The BCP 47 tag of what kh_graph_choose_label() gives: the language a reader meets, which need
 * not be the one asked for. "" if the map is empty. */
const char *kh_graph_choose_tag(const kh_graph *self, kh_range labels, const char *lang);

/** As kh_graph_choose_label(), with the id where there is no label. */
const char *kh_graph_node_label(const kh_graph *self, uint32_t node, const char *lang);
const char *kh_graph_type_label(const kh_graph *self, uint32_t type, const char *lang);
const char *kh_graph_relation_label(const kh_graph *self, uint32_t relation, const char *lang);
const char *kh_graph_sector_label(const kh_graph *self, uint32_t sector, const char *lang);

/** How a node was found, or why not. */
typedef enum {
    KH_LOOKUP_NONE,      /**< nobody bears the name; near names are in *matches. */
    KH_LOOKUP_ONE,       /**< matches[0]. */
    KH_LOOKUP_AMBIGUOUS, /**< several bear it: all in *matches. */
} kh_lookup_result;

#define KH_LOOKUP_MAX 8

/** The nodes that a name on the command line may mean; at most KH_LOOKUP_MAX are kept. */
typedef struct {
    kh_lookup_result result;
    uint32_t matches[KH_LOOKUP_MAX];
    size_t num;   /**< of matches kept. */
    size_t total; /**< of matches there are. */
} kh_lookup;

/**
 * The node that a name means: an exact id, else any label or altLabel in any language that exactly
 * one node bears, compared after NFKC case folding. If nobody bears it, the same with all spaces
 * ignored; after that, the nearest ids and names by edit distance; after that, those that the name
 * is short for, the shortest first: its characters stand in them in their order (経産省 in
 * 経済産業省), ASCII ones at the beginning of words (METI).
 * Cost: O(1) for an id, else one to four passes over all labels. @return KH_ERR_NOMEM.
 */
kh_status kh_graph_lookup(
    const kh_graph *self, const char *name, kh_lookup *lookup, kh_error *err) KH_MUST_CHECK;

/** kh_graph_lookup() for a caller that needs one: fails with KH_ERR_NOTFOUND, the candidates in
 * the hint. */
kh_status kh_graph_need_node(const kh_graph *self, const char *name, const char *lang,
    uint32_t *node, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

/** Whether one of these is the name, in whatever language; letter by letter. */
bool kh_graph_is_called(const kh_graph *self, kh_range labels, const char *name);

#endif
