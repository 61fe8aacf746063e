/* igraph behind its door: errors, handlers, and the same net on both sides. */
#include "testlib.h"

#include "netlib.h"

#include "../src/base/progress.h"
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

/* --- progress and interruption ----------------------------------------------------------- */

static void
listen(void *context, const char *what, uint64_t done, uint64_t total)
{
    uint64_t *most = context;

    assert_string_equal(what, "igraph");
    assert_int_equal(total, 100);
    assert_true(done <= 100 && done >= *most);
    *most = done;
}

static igraph_error_t
interrupt(void *data)
{
    (void) data;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

static igraph_error_t
not_ours(const char *message, igraph_real_t percent, void *data)
{
    (void) message;
    (void) percent;
    (void) data;
    return IGRAPH_FAILURE;
}

/* A ring that is long enough to be told of, and to be interrupted. */
static void
test_igraph_tells_and_stops(void **state)
{
    igraph_progress_handler_t *before = igraph_set_progress_handler(not_ours);
    igraph_interruption_handler_t *calm = igraph_set_interruption_handler(NULL);
    igraph_vector_int_t part;
    igraph_t ring;
    kh_error err = { 0 };
    uint64_t most = 0;

    (void) state;
    assert_ok(KH_IG(igraph_ring(&ring, 60000, true, true, false), &err));
    assert_ok(KH_IG(igraph_vector_int_init(&part, 0), &err));
    kh_progress_listen(listen, &most);
    assert_ok(KH_IG(igraph_connected_components(&ring, &part, NULL, NULL, IGRAPH_STRONG), &err));
    kh_progress_listen(NULL, NULL);
    assert_int_equal(most, 100);
    igraph_set_interruption_handler(interrupt);
    assert_fails(KH_IG(igraph_connected_components(&ring, &part, NULL, NULL, IGRAPH_STRONG), &err),
        KH_ERR_LIMIT, "interrupted");
    /* What the embedding program had set is back. */
    assert_ptr_equal(igraph_set_progress_handler(before), not_ours);
    igraph_set_interruption_handler(calm);
    igraph_vector_int_destroy(&part);
    igraph_destroy(&ring);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_igraph_errors_become_statuses),
        cmocka_unit_test(test_igraph_sees_the_same_net),
        cmocka_unit_test(test_igraph_tells_and_stops),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
