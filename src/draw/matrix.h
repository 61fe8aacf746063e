/**
 * @file matrix.h
 * @brief What is known about each pair of sectors, as a square that a diagram can show.
 */
#ifndef KH_DRAW_MATRIX_H
#define KH_DRAW_MATRIX_H

#include "../table/table.h"
#include "../net/net.h"

/** A body that carries between two sectors. */
typedef struct {
    uint32_t body; /**< node of the graph, or KH_NONE. */
    double share;  /**< of the connections of the two that run through it. */
    double mass;   /**< the same as a number of pairs. */
} kh_pair_carrier;

/** A pair of different sectors. */
typedef struct {
    bool joined;             /**< any path joins them; else nothing else is defined. */
    double ties;             /**< between them. */
    double expected;         /**< ties, if sectors were permuted. */
    double carried;          /**< by all bodies. */
    kh_pair_carrier first;   /**< who carries most pairs. */
    kh_pair_carrier largest; /**< of those listed, who has the largest share. */
} kh_pair_cell;

/** All-zero is a valid empty object. */
typedef struct {
    size_t num;          /**< sectors. */
    uint32_t *sectors;   /**< of the net, by falling sum of what is carried to the others. */
    double *within;      /**< ties inside each sector of the net; its nodes count by shares. */
    kh_pair_cell *cells; /**< of sectors x, y of the net at x * num + y, both ways. */
} kh_matrix;

/**
 * The numbers of kh_bridge_pairs(), and what is within.
 * @param table that of kh_bridge_pairs().
 * @return KH_ERR_NOMEM, KH_ERR_NOTFOUND if the table is another. Cost: O(pairs + ties).
 */
kh_status kh_matrix_fill(
    kh_matrix *self, const kh_net *net, const kh_table *table, kh_error *err) KH_MUST_CHECK;

void kh_matrix_free(kh_matrix *self);

#endif
