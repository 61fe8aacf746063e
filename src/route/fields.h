/**
 * @file fields.h
 * @brief Nodes, claims and paths as JSON.
 */
#ifndef KH_ROUTE_FIELDS_H
#define KH_ROUTE_FIELDS_H

#include "../cite/cite.h"
#include "answer.h"

/** Where fields go, and the references that claims cite. */
typedef struct {
    const kh_route_answer *answer;
    const kh_graph *graph;
    const kh_net *net;
    kh_references references;
    kh_text *out;
} kh_fields;

/** `"key":"value"`, null for NULL; a separator before it unless it is the first. */
void kh_fields_string(kh_fields *self, const char *key, const char *value, bool first);
void kh_fields_number(kh_fields *self, const char *key, double value, bool first);

/** {id, label, type} of a net node. */
void kh_fields_node(kh_fields *self, uint32_t v);

/** A claim: the fields of an edge, with its sources, without the closing brace.
 * @param forward walked from its source to its target. @return KH_ERR_NOMEM. */
kh_status kh_fields_claim(
    kh_fields *self, uint32_t claim, bool forward, kh_error *err) KH_MUST_CHECK;

/** {length, nodes, steps} of a path. @return KH_ERR_NOMEM. */
kh_status kh_fields_path(
    kh_fields *self, const kh_routes *routes, size_t path, kh_error *err) KH_MUST_CHECK;

#endif
