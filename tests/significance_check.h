/* Shared by the tests of significance: all nodes of a matrix judged. */
#ifndef SIGNIFICANCE_CHECK_H
#define SIGNIFICANCE_CHECK_H

#include "bridge_oracle.h"

#include "../src/chance/significance.h"

static const uint32_t every_node[MOST_NODES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

typedef kh_significance judged_nodes[MOST_NODES][KH_NUM_JUDGED];

static inline void
compute(const matrix_net *matrix, const kh_null_options *options, judged_nodes results)
{
    kh_error err = { 0 };
    built_net built;
    bool exact_roles;

    build_net(&built, matrix);
    assert_ok(kh_significance_compute(
        &built.net, every_node, matrix->num_nodes, options, results, &exact_roles, &err));
    assert_int_equal(exact_roles, options->null != KH_NULL_REWIRE);
    free_net(&built);
}

#endif
