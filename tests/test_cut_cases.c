/* Cuts whose answer is known, and what cannot be asked. */
#include "testlib.h"

#include "netlib.h"

#include "../src/cut/cut.h"
#include "../src/cut/flow.h"

#include <math.h>

/* Cut between the nodes of two strings of letters. */
static void
cut(net_fixture *f, const char *text, bool weighted, bool of_nodes, const char *a, const char *b,
    kh_cuts *cuts)
{
    const kh_net_options options = { .weighted = weighted };
    kh_cut_question q = { .of_nodes = of_nodes, .a_stays = true, .b_stays = true };
    uint8_t end[64] = { 0 };
    kh_error err = { 0 };
    uint32_t node;

    assert_ok(fixture_build(f, text, &options, &err));
    for (; *a != '\0'; a++) {
        assert_true(kh_graph_find_node(&f->graph, (const char[]){ *a, '\0' }, &node));
        end[node] = KH_SIDE_A;
    }
    for (; *b != '\0'; b++) {
        assert_true(kh_graph_find_node(&f->graph, (const char[]){ *b, '\0' }, &node));
        end[node] = KH_SIDE_B;
    }
    q.net = &f->net;
    q.end = end;
    assert_ok(kh_cuts_find(cuts, &q, &err));
}

/* A tie between two letters. */
static void
assert_tie(const net_fixture *f, uint32_t tie, const char *expected)
{
    char text[3] = { kh_graph_node_id(&f->graph, f->net.tail[tie])[0],
        kh_graph_node_id(&f->graph, f->net.head[tie])[0], '\0' };

    assert_string_equal(text, expected);
}

/* Two triangles on a chain: one tie is the bottleneck near either end. */
static void
test_chain(void **state)
{
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };

    (void) state;
    cut(&f, "a-b b-c c-a c-x x-y y-d d-e e-g g-d", false, false, "a", "g", &cuts);
    assert_near(cuts.value, 1, 0);
    assert_false(cuts.unique);
    assert_tie(&f, cuts.near_a.items[0], "cx");
    assert_tie(&f, cuts.near_b.items[0], "yd");
    assert_int_equal(cuts.near_a.num_a, 3);
    assert_int_equal(cuts.near_a.num_b, 5);
    assert_int_equal(cuts.near_b.num_a, 5);
    kh_cuts_free(&cuts);
    fixture_free(&f);
}

/* Few ties or little strength: the two need not be the same ties. */
static void
test_strength(void **state)
{
    const char *text = "a-b*9 b-c*1 b-d*1 b-e*1 c-x*9 d-x*9 e-x*9 x-y*9";
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };

    (void) state;
    cut(&f, text, false, false, "a", "y", &cuts);
    assert_int_equal(cuts.near_a.num_items, 1);
    assert_near(cuts.near_a.strength, 9, 0);
    fixture_free(&f);
    cut(&f, text, true, false, "a", "y", &cuts);
    assert_int_equal(cuts.near_a.num_items, 3);
    assert_near(cuts.value, 3, 0);
    assert_true(cuts.unique);
    kh_cuts_free(&cuts);
    fixture_free(&f);
}

/* 0.1 + 0.2 is 0.3 here, at any scale: both cuts are smallest, and neither is missed. */
static void
test_rounding(void **state)
{
    static const char *const texts[] = { "a-b*.1 a-c*.2 b-d*.5 c-d*.5 d-e*.3",
        "a-b*1e-91 a-c*2e-91 b-d*5e-91 c-d*5e-91 d-e*3e-91",
        "a-b*1e89 a-c*2e89 b-d*5e89 c-d*5e89 d-e*3e89" };
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        net_fixture f = { 0 };
        kh_cuts cuts = { 0 };

        cut(&f, texts[j], true, false, "a", "e", &cuts);
        assert_int_equal(cuts.near_a.num_items, 2);
        assert_int_equal(cuts.near_b.num_items, 1);
        assert_near(cuts.near_a.strength / cuts.near_b.strength, 1, 1e-12);
        kh_cuts_free(&cuts);
        fixture_free(&f);
    }
}

/* What flows past a strong tie may have to turn back in it, however little it is. */
static void
test_strong_and_weak(void **state)
{
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };

    (void) state;
    cut(&f, "a>b*1e12 b>c*1 a>d*1 d>b*1e12 b>e*2 c>z*1e12 e>z*1 d>z*1e-3", true, false, "a", "z",
        &cuts);
    assert_near(cuts.value, 2.001, 1e-12);
    kh_cuts_free(&cuts);
    fixture_free(&f);
}

static void
test_apart(void **state)
{
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };

    (void) state;
    cut(&f, "b>a b-c x", false, false, "a", "c", &cuts);
    assert_near(cuts.value, 0, 0);
    assert_true(cuts.unique);
    assert_int_equal(cuts.near_a.num_items, 0);
    assert_int_equal(cuts.near_a.num_a, 1);
    assert_int_equal(cuts.near_a.num_b, 2);
    kh_cuts_free(&cuts);
    fixture_free(&f);
}

static void
test_nodes(void **state)
{
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };

    (void) state;
    cut(&f, "a-b a-c b-d c-d d-e d-g e-h g-h", false, true, "a", "h", &cuts);
    assert_near(cuts.value, 1, 0);
    assert_true(cuts.unique);
    assert_int_equal(cuts.near_a.items[0], 3);
    fixture_free(&f);
    cut(&f, "a-b a-c b-c", false, true, "a", "c", &cuts);
    assert_true(isinf(cuts.value));
    assert_tie(&f, cuts.direct_tie, "ac");
    kh_cuts_free(&cuts);
    fixture_free(&f);
}

/* --- paths that share nothing ------------------------------------------------------------ */

#define NUM_NODES 40

static uint64_t
next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Each tie leads on from the step before it, and nothing is met twice that may be met once. */
static void
check_path(
    const kh_cuts *cuts, size_t path, const kh_cut_question *q, uint8_t *ties, uint8_t *nodes)
{
    const kh_net *net = q->net;
    const size_t first = cuts->path_start[path], end = cuts->path_start[path + 1];
    bool seen[NUM_NODES] = { false };
    size_t j;

    for (j = first; j < end; j++) {
        const kh_cut_step *step = &cuts->steps[j];

        assert_false(seen[step->from]);
        seen[step->from] = true;
    }
    for (j = first; j < end; j++) {
        const kh_cut_step *step = &cuts->steps[j];
        const uint32_t tail = net->tail[step->tie], head = net->head[step->tie];

        assert_true((tail == step->from && head == step->to)
                    || (!net->directed && tail == step->to && head == step->from));
        assert_true(j == first || step->from == step[-1].to);
        assert_int_equal(ties[step->tie]++, 0);
        if (q->of_nodes) {
            assert_true(
                j == first ? q->a_stays || nodes[step->from]++ == 0 : nodes[step->from]++ == 0);
        }
    }
    if (end > first) {
        assert_int_equal(q->end[cuts->steps[first].from], KH_SIDE_A);
        assert_int_equal(q->end[cuts->steps[end - 1].to], KH_SIDE_B);
        assert_true(!q->of_nodes || q->b_stays || nodes[cuts->steps[end - 1].to]++ == 0);
    }
}

static void
check_paths(const kh_cut_question *q)
{
    uint8_t ties[NUM_NODES * NUM_NODES] = { 0 }, nodes[NUM_NODES] = { 0 };
    kh_cuts cuts = { 0 };
    kh_error err = { 0 };
    size_t j;

    assert_ok(kh_cuts_find(&cuts, q, &err));
    if (isfinite(cuts.value)) {
        assert_near((double) cuts.num_paths, cuts.value, 0);
        for (j = 0; j < cuts.num_paths; j++) {
            check_path(&cuts, j, q, ties, nodes);
        }
    }
    kh_cuts_free(&cuts);
}

static void
test_paths(void **state)
{
    const kh_net_options plain = { 0 };
    uint64_t random = 3;
    char text[16 * NUM_NODES * 8];
    int r;

    (void) state;
    for (r = 0; r < 300; r++) {
        net_fixture f = { 0 };
        kh_error err = { 0 };
        uint8_t end[NUM_NODES] = { 0 };
        size_t used = 0, j;

        for (j = 0; j < NUM_NODES; j++) {
            used += (size_t) snprintf(text + used, sizeof(text) - used, "n%zu ", j);
            end[j] = (uint8_t) (r % 3 == 0 && next(&random) % 6 == 0 ? 1 + next(&random) % 2 : 0);
        }
        for (j = 0; j < NUM_NODES * (1 + (size_t) r % 5); j++) {
            used += (size_t) snprintf(text + used, sizeof(text) - used, "n%u%cn%u ",
                (unsigned) (next(&random) % NUM_NODES), r % 2 == 0 ? '-' : '>',
                (unsigned) (next(&random) % NUM_NODES));
        }
        end[0] = KH_SIDE_A;
        end[1] = KH_SIDE_B;
        assert_ok(fixture_build(&f, text, &plain, &err));
        check_paths(&(kh_cut_question){ .net = &f.net, .end = end, .lists_paths = true });
        check_paths(&(kh_cut_question){ &f.net, end, true, r % 4 < 2, r % 8 < 4, true });
        fixture_free(&f);
    }
}

/* A flow that goes round on its way: 0-1, 1-2, 2-1, 1-3. The round carries nothing. */
static void
test_round(void **state)
{
    static const uint32_t arcs[][2] = { { 0, 1 }, { 1, 2 }, { 2, 1 }, { 1, 3 } };
    flow f = { 0 };
    flow_ways ways = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(flow_init(&f, 4, 4, &err));
    for (j = 0; j < 4; j++) {
        flow_set_pair(&f, j, arcs[j][0], arcs[j][1], 0, 1);
    }
    f.end[0] = FLOW_SOURCE;
    f.end[3] = FLOW_TARGET;
    assert_ok(flow_fill(&f, &err));
    assert_ok(flow_take_apart(&f, &ways, &err));
    assert_int_equal(ways.num_ways, 1);
    assert_int_equal(ways.start[1], 2);
    assert_int_equal(ways.arc[0], 0);
    assert_int_equal(ways.arc[1], 6);
    flow_ways_free(&ways);
    flow_free(&f);
}

static void
test_no_end(void **state)
{
    const uint8_t end[2] = { KH_SIDE_A, KH_SIDE_NONE };
    const kh_net_options plain = { 0 };
    net_fixture f = { 0 };
    kh_cuts cuts = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_build(&f, "a-b", &plain, &err));
    assert_fails(kh_cuts_find(&cuts, &(kh_cut_question){ .net = &f.net, .end = end }, &err),
        KH_ERR_ARGUMENT, "either side");
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),
        cmocka_unit_test(test_strength),
        cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_strong_and_weak),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_nodes),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_no_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
