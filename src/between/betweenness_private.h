/* The two frames of betweenness. */
#ifndef KH_BETWEEN_BETWEENNESS_PRIVATE_H
#define KH_BETWEEN_BETWEENNESS_PRIVATE_H

#include "masses.h"

/* Sources are dealt to this many partial sums, which are added in their order: the bits do not
 * depend on the number of threads. */
#define KH_NUM_PARTS 32

/* What sources add up to. */
typedef struct {
    double *through; /* by node: ordered pairs whose paths it lies on */
    double *as_end;  /* by node: ordered pairs it is an end of; NULL: not asked for */
    double all;      /* ordered pairs; if as_end is asked for */
} kh_pair_sums;

/* Many sources a sweep: nets without weights. Sums are added to. */
kh_status kh_betweenness_swept(const kh_net *net, kh_pairs pairs, size_t num_threads,
    kh_pair_sums *sums, kh_error *err) KH_MUST_CHECK;

/* One source at a time: any net. Sums are added to. */
kh_status kh_betweenness_by_source(const kh_net *net, kh_pairs pairs, size_t num_threads,
    kh_pair_sums *sums, kh_error *err) KH_MUST_CHECK;

#endif
