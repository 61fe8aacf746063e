/**
 * @file sets.h
 * @brief Nodes that an argument of the command line names: one node, a sector, a type.
 */
#ifndef KH_CLI_SETS_H
#define KH_CLI_SETS_H

#include "input.h"

/** All-zero is a valid empty set. */
typedef struct {
    bool is_node; /**< it was named itself; a sector may have one node, too. */
    const char
        *label;      /**< of the node, the sector or the type, in the chosen language; borrowed. */
    uint32_t *nodes; /**< net nodes, rising; at least one. */
    size_t num_nodes;
} app_set;

/** How arguments of this kind are written, for the descriptions of commands. */
#define APP_SET_SYNTAX                                                                             \
    "an id or a name of a node, sector:ID (its children too) or\n"                                 \
    "type:ID; a node whose id reads like that is itself."

/**
 * The nodes of `sector:ID`, of `type:ID`, or the node of an id or a name.
 *
 * Under --sectors-from, sectors are what that option makes them; under a date, memberships count
 * that are valid then.
 *
 * @param self   all-zero; the caller's to free.
 * @param input  outlives the set.
 * @return KH_ERR_NOTFOUND: nothing bears the name (a hint says what was near), or none of it is in
 * the selection; KH_ERR_NOMEM. Cost: O(nodes + memberships), for names O(labels).
 */
kh_status app_set_find(app_set *self, const app *program, const app_input *input, const char *text,
    kh_error *err) KH_MUST_CHECK;

void app_set_free(app_set *self);

/** The net node of an id or a name. @return as app_set_find(). */
kh_status app_find_node(const app *self, const app_input *input, const char *name, uint32_t *node,
    kh_error *err) KH_MUST_CHECK;

#endif
