/**
 * @file grid.h
 * @brief Scenes that are matrices, as formats without places show them: tables and nets.
 */
#ifndef KH_PICTURE_GRID_H
#define KH_PICTURE_GRID_H

#include "parts.h"

/** A row of headings without a first cell, then rows of a heading and cells. */
typedef struct {
    const kh_parts *scene;
    size_t num_rows, num_columns; /**< without headings. */
} kh_grid;

/** Whether all nodes of a scene without edges have places, and these are those of a grid. */
bool kh_grid_find(kh_grid *self, const kh_parts *scene);

/** The nodes that head a column and a row, and that of a cell. */
const json_t *kh_grid_column(const kh_grid *self, size_t column);
const json_t *kh_grid_row(const kh_grid *self, size_t row);
const json_t *kh_grid_cell(const kh_grid *self, size_t row, size_t column);

/** Append what a cell says on one line: its label, and in parentheses its detail. */
void kh_grid_add_text(kh_text *out, const json_t *cell);

/**
 * The net that a grid is the matrix of: headings as nodes, with what the diagonal says where rows
 * and columns are the same; cells as words of lines, both of a pair on one.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_grid_as_net(const kh_grid *self, kh_parts *net, kh_error *err) KH_MUST_CHECK;

#endif
