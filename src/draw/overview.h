/**
 * @file overview.h
 * @brief A drawing of dots in the making.
 */
#ifndef KH_DRAW_OVERVIEW_H
#define KH_DRAW_OVERVIEW_H

#include "drawing.h"

/** All-zero but for `drawing` is a valid empty one. */
typedef struct {
    kh_drawing *drawing;
    uint32_t *tail, *head; /* ties between drawn nodes, each once. */
    size_t num_ties;
    size_t *degree; /* by drawn node. */
    size_t *rank;   /* drawn nodes by falling degree. */
    double *size, *x, *y;
    uint8_t *named; /* by drawn node. */
    size_t num_wanted, num_named;
} kh_overview;

/** The ties between drawn nodes, each once, and with them degrees. @return KH_ERR_NOMEM. */
kh_status kh_overview_collect_ties(kh_overview *self, kh_error *err) KH_MUST_CHECK;

/** Order the nodes by degree. @return KH_ERR_NOMEM. */
kh_status kh_overview_rank_nodes(kh_overview *self, kh_error *err) KH_MUST_CHECK;

#endif
