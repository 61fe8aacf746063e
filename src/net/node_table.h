/**
 * @file node_table.h
 * @brief The columns with which every table of nodes begins.
 */
#ifndef KH_NET_NODE_TABLE_H
#define KH_NET_NODE_TABLE_H

#include "../table/table.h"
#include "net.h"

/** Where the first columns stand. */
enum {
    KH_NODE_COLUMN_ID,
    KH_NODE_COLUMN_LABEL,
    KH_NODE_COLUMN_TYPE,
    KH_NODE_COLUMN_SECTORS,
    KH_NUM_NODE_COLUMNS
};

/**
 * Start a table of nodes: `id label type sectors`, one row a node.
 *
 * @param schema e.g. "kakehashi/rank/1"; it also gets the net's choices as `net` and note.
 * @param nodes  the net nodes to list, `num_nodes` of them; NULL lists all, in order.
 * @param lang   language of the labels.
 */
kh_status kh_node_table_init(kh_table *table, const char *schema, const kh_net *net,
    const kh_selection *selection, const uint32_t *nodes, size_t num_nodes, const char *lang,
    kh_error *err) KH_MUST_CHECK;

/** Give a table the choices that its net rests on, as `net` and as its note. */
kh_status kh_net_describe(
    kh_table *table, const kh_net *net, const kh_selection *selection, kh_error *err) KH_MUST_CHECK;

/** The sectors of a net node as JSON, [{"id":"energy","weight":0.5}], and as words,
 * "energy 0.5, ict 0.5" (a single sector without its weight). */
void kh_node_add_sectors_json(kh_text *out, const kh_net *net, size_t v);
void kh_node_add_sectors_words(kh_text *out, const kh_net *net, size_t v);

#endif
