/* What several measures share. */
#ifndef KH_MEASURE_MEASURE_PRIVATE_H
#define KH_MEASURE_MEASURE_PRIVATE_H

#include "measure.h"

#include "../base/array.h"
#include "../net/contacts.h"
#include "../net/igraph_fence.h"

/* --- dominant eigenvectors (perron.c) ---------------------------------------------------- */

/* A matrix without negative entries that falls into irreducible parts: no row of one part uses a
 * column of another. Each part has one positive eigenvector, that of its largest eigenvalue. */
typedef struct {
    size_t num;           /* rows */
    const uint32_t *part; /* the part of each row. */
    size_t num_parts;
    bool symmetric;
    const double *start;                                             /* above 0, one a row. */
    void (*multiply)(const void *extra, const double *x, double *y); /* y = Mx */
    const void *extra;
} kh_perron;

/* The eigenvector of the largest eigenvalue of all, found by shifted power iteration; parts that
 * converge too slowly are handed to repeated squaring or to ARPACK. Several parts may share the
 * eigenvalue (up to 1e-10): then the vector is the projection of `start`, and does not depend on
 * the order of rows.
 *
 * @param vector 0 outside the parts that have the largest eigenvalue; not scaled.
 * @param roots  num_parts values: the eigenvalue of those parts, 0 for the others.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM. */
kh_status kh_perron_solve(
    const kh_perron *self, double *vector, double *roots, kh_error *err) KH_MUST_CHECK;

/* The slow but sure way for one part: `row` lists its rows, `x` (full length, 0 elsewhere) is
 * replaced on them (perron_slow.c). */
kh_status kh_perron_solve_part(const kh_perron *self, const uint32_t *row, size_t num_rows,
    double *x, kh_error *err) KH_MUST_CHECK;

/* Divide by the largest value, unless all are 0. */
void kh_scale_to_one(double *values, size_t num);

/* What eigenvector, hub and authority are in a net without ties, as in igraph. */
void kh_fill_with_one(double *values, size_t num);

/* A new vector to start from, the caller's: the strength of each node, arcs in and out, 1 for an
 * isolate; what igraph starts from, so that ties between parts resolve alike. */
kh_status kh_start_from_strength(const kh_net *net, double **start, kh_error *err) KH_MUST_CHECK;

/* Kleinberg's hubs of a directed net with ties; values[] scaled to one (hub.c). */
kh_status kh_hubs(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

/* y_v = sum of the strength of v's ties in `rows` times x at their other ends, on the net's
 * threads. `part`: only ties within a part count; NULL: all. */
void kh_gather(
    const kh_net *net, const kh_adjacency *rows, const uint32_t *part, const double *x, double *y);

/* --- ego networks (ego.c) ---------------------------------------------------------------- */

/* Burt's quantities for each contact j of each ego i: entry start[i] .. start[i + 1] - 1, where
 * node[] is j. Direction is counted: a tie is a_ij + a_ji. */
typedef struct {
    kh_contacts contacts; /* owns the next three. */
    const size_t *start;
    const uint32_t *node;
    double *share;      /* p_ij: the part of i's ties that goes to j. */
    double *marginal;   /* m_ij: as strong as i's strongest tie is 1. */
    double *indirect;   /* sum over q of p_iq p_qj */
    double *redundancy; /* sum over q of p_iq m_jq */
} kh_ego;

/* Cost: O(ties^1.5): each triangle once, also where a hub has many contacts. */
kh_status kh_ego_build(kh_ego *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;
void kh_ego_free(kh_ego *self);

/* Build, let `value` judge each ego with at least `min_contacts` contacts, NaN for the others. */
kh_status kh_ego_measure(const kh_net *net, size_t min_contacts,
    double (*value)(const kh_ego *ego, size_t i), double *values, kh_error *err) KH_MUST_CHECK;

/* c_ij = (p_ij + indirect)^2 of an entry. */
double kh_ego_constraint(const kh_ego *self, size_t entry);

/* The four measures of an ego that has contacts; hierarchy of one that has two. */
double kh_ego_sum_constraint(const kh_ego *self, size_t i);
double kh_ego_effective_size(const kh_ego *self, size_t i);
double kh_ego_efficiency(const kh_ego *self, size_t i);
double kh_ego_hierarchy(const kh_ego *self, size_t i);

/* What leaves the library: NaN for all that is no number, and zero without a sign. */
double kh_measure_clean(double value);

#endif
