/**
 * @file elements.h
 * @brief Nodes, edges and what they hold as JSON objects, for the formats that are made of them.
 */
#ifndef KH_WRITE_ELEMENTS_H
#define KH_WRITE_ELEMENTS_H

#include "writer.h"

/** An output on its way. */
typedef struct {
    const kh_graph *graph;
    kh_sink *sink;
    bool lines; /**< one record a line, with its kind (NDJSON). */
    kh_losses *losses;
} kh_writing;

/* Each appends one object to the sink's text; with `lines`, a record. */
void kh_write_node(const kh_writing *w, uint32_t node);
void kh_write_edge(const kh_writing *w, uint32_t edge);
void kh_write_sector(const kh_writing *w, uint32_t sector);
void kh_write_source(const kh_writing *w, uint32_t source);
void kh_write_type(const kh_writing *w, uint32_t type);
void kh_write_relation(const kh_writing *w, uint32_t relation);

/** The members of the top level that are no elements, without braces. */
void kh_write_top_level(const kh_writing *w);

#endif
