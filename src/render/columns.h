/**
 * @file columns.h
 * @brief Our own layout: levels as columns, as people draw concept maps.
 *
 * The scene says in which column each node stands; this finds the order within the columns
 * (barycentre sweeps, clusters kept together) and the coordinates (least squares under the order
 * and the distances, by pooling adjacent violators), and draws the edges as S-curves.
 * Coordinates: u along the reading direction, v across it, both in points, v downwards or to the
 * right. Only the last step knows about x and y.
 */
#ifndef KH_RENDER_COLUMNS_H
#define KH_RENDER_COLUMNS_H

#include "layout.h"

/** A node, or the place where a long edge passes a column (node is SIZE_MAX). */
typedef struct {
    double u, v;   /**< centre. */
    double du, dv; /**< size. */
    double wish;   /**< v at which it would like to stand. */
    size_t node, column;
    long cluster;
} kh_item;

/** A part of an edge, between items of neighbouring columns (or of one column). */
typedef struct {
    size_t from, to, edge;
} kh_link;

/** Items of a level, in order; a range of the array `order`. */
typedef struct {
    size_t first, num;
    double u, thickness;
} kh_column;

/** All-zero is empty. */
typedef struct {
    const kh_scene *scene;
    const kh_size *labels; /**< of clusters. */
    const kh_size *words;  /**< of edges; NULL: they have none. */
    double spread;         /**< factor of the room for them. */
    bool across;           /**< v runs from left to right: direction TB or BT. */
    double stretch;        /**< factor of the gaps across. */
    kh_item *items;        /**< nodes of the scene first, under their index. */
    size_t num_items, max_items;
    size_t *order;
    kh_column *columns;
    size_t num_columns;
    kh_link *links; /**< of one edge one behind the other. */
    size_t num_links, max_links;
    size_t *scratch; /**< num_items. */
    double *values;  /**< 3 * num_items. */
} kh_columns;

/** Spread levels that are too high over `most` columns each; nodes have their columns already, and
 * edges have not. @return KH_ERR_NOMEM. */
kh_status kh_columns_fold(kh_columns *self, size_t most, kh_error *err) KH_MUST_CHECK;

/** How far the proportions of what is arranged are from those of the page; 0: they are those. */
double kh_columns_misfit(const kh_columns *self);

/** Fill order, columns, u and v. @return KH_ERR_NOMEM. */
kh_status kh_columns_arrange(kh_columns *self, kh_error *err) KH_MUST_CHECK;

/** v of a cluster's frame in its column, beyond its first and last item. */
double kh_columns_before(const kh_columns *self, long cluster);

/** Whether an item stands for a long edge only. */
bool kh_item_is_passage(const kh_item *item);

/** Write positions into the graph. @return KH_ERR_NOMEM. */
kh_status kh_columns_write(
    const kh_columns *self, Agraph_t *graph, kh_box *box, kh_error *err) KH_MUST_CHECK;

#endif
