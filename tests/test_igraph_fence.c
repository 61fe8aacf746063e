/* igraph behind its door: errors, handlers, and the same net on both sides. */
#include "testlib.h"

#include "netlib.h"

#include "../src/net/igraph_fence.h"

static void
test_igraph_errors_become_statuses(void **state)
{
    igraph_error_handler_t *before = igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_vector_int_t ends;
    igraph_t graph;
    kh_error err = { 0 };

    (void) state;
    assert_int_equal(igraph_vector_int_init(&ends, 1), IGRAPH_SUCCESS);
    assert_fails(KH_IG(igraph_create(&graph, &ends, 0, false), &err), KH_ERR_BACKEND, "igraph: ");
    igraph_vector_int_destroy(&ends);
    /* What the embedding program had set is back. */
    assert_ptr_equal(igraph_set_error_handler(before), igraph_error_handler_ignore);
    assert_ok(kh_ig_seed(42, NULL));
}

static void
test_igraph_sees_the_same_net(void **state)
{
    const kh_net_options options = { .weighted = true };
    net_fixture fixture = { 0 };
    kh_ig_net ig = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_build(&fixture, "a>b*4 c-b z", &options, &err));
    assert_ok(kh_ig_net_build(&ig, &fixture.net, &err));
    assert_int_equal(igraph_vcount(&ig.graph), 4);
    assert_int_equal(igraph_ecount(&ig.graph), 3);
    assert_true(igraph_is_directed(&ig.graph));
    assert_int_equal(IGRAPH_FROM(&ig.graph, 0), 0);
    assert_near(VECTOR(ig.length)[0], 0.25, 0);
    assert_near(VECTOR(ig.strength)[0], 4, 0);
    kh_ig_net_free(&ig);
    kh_ig_net_free(&ig);
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_igraph_errors_become_statuses),
        cmocka_unit_test(test_igraph_sees_the_same_net),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
