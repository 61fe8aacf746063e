/* Blocks against their definition, on random nets; and what they say of articulation points. */
#include "testlib.h"

#include "netlib.h"

#include "../src/group/blocks.h"
#include "../src/measure/measure.h"

#include <stdio.h>

#define NUM_NETS   500
#define MOST_NODES 7

static const kh_net_options plain = { 0 };

static uint64_t
next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* A net of num nodes whose pairs are tied with a chance of 1 in `rarity`; tied[u] has bit v. */
static void
draw(net_fixture *f, size_t num, uint64_t rarity, uint64_t *random, uint64_t *tied)
{
    const char way = next(random) % 2 == 0 ? '-' : '>';
    kh_text text = { 0 };
    kh_error err = { 0 };
    size_t u, v;

    for (u = 0; u < num; u++) {
        kh_text_print(&text, "n%zu ", u);
        tied[u] = 0;
    }
    for (u = 0; u < num; u++) {
        for (v = 0; v < num; v++) {
            if (u != v && next(random) % rarity == 0) {
                kh_text_print(&text, "n%zu%cn%zu ", u, way, v);
                tied[u] |= num <= 64 ? UINT64_C(1) << v : 0;
                tied[v] |= num <= 64 ? UINT64_C(1) << u : 0;
            }
        }
    }
    assert_ok(fixture_build(f, kh_text_bytes(&text), &plain, &err));
    kh_text_free(&text);
}

/* --- the definition ---------------------------------------------------------------------- */

static bool
hangs_together(const uint64_t *tied, uint64_t set)
{
    uint64_t reached = set & (~set + 1), before;
    size_t v;

    do {
        before = reached;
        for (v = 0; v < MOST_NODES; v++) {
            reached |= before >> v & 1 ? tied[v] & set : 0;
        }
    } while (reached != before);
    return reached == set;
}

/* Connected, and still so without any one of its nodes. */
static bool
is_unseparable(const uint64_t *tied, uint64_t set)
{
    size_t v;

    if (__builtin_popcountll(set) < 2 || !hangs_together(tied, set)) {
        return false;
    }
    for (v = 0; v < MOST_NODES; v++) {
        if ((set >> v & 1) && !hangs_together(tied, set & ~(UINT64_C(1) << v))) {
            return false;
        }
    }
    return true;
}

/* No larger set is so. */
static bool
is_block(const uint64_t *tied, uint64_t set)
{
    uint64_t other;

    if (!is_unseparable(tied, set)) {
        return false;
    }
    for (other = 0; other < UINT64_C(1) << MOST_NODES; other++) {
        if ((other & set) == set && other != set && is_unseparable(tied, other)) {
            return false;
        }
    }
    return true;
}

static size_t
count_ties(const uint64_t *tied, uint64_t set)
{
    size_t num = 0, v;

    for (v = 0; v < MOST_NODES; v++) {
        num += set >> v & 1 ? (size_t) __builtin_popcountll(tied[v] & set) : 0;
    }
    return num / 2;
}

static void
check_block(const kh_blocks *blocks, size_t b, const uint64_t *tied)
{
    const kh_block *block = &blocks->blocks[b];
    uint64_t set = 0;
    size_t j;

    for (j = block->first; j < block->first + block->num_nodes; j++) {
        assert_true(j == block->first || blocks->node[j] > blocks->node[j - 1]);
        set |= UINT64_C(1) << blocks->node[j];
    }
    assert_true(is_block(tied, set));
    assert_int_equal(block->num_ties, count_ties(tied, set));
    if (b > 0) {
        const kh_block *before = block - 1;

        assert_true(before->num_nodes >= block->num_nodes);
        assert_true(before->num_nodes > block->num_nodes
                    || memcmp(blocks->node + before->first, blocks->node + block->first,
                           block->num_nodes * sizeof(*blocks->node))
                           != 0);
    }
}

static void
test_definition(void **state)
{
    uint64_t random = 1, tied[MOST_NODES] = { 0 }, set;
    int r;

    (void) state;
    for (r = 0; r < NUM_NETS; r++) {
        net_fixture f = { 0 };
        kh_blocks blocks = { 0 };
        kh_error err = { 0 };
        size_t num = 0, b;

        draw(&f, MOST_NODES, 3 + (uint64_t) r % 6, &random, tied);
        assert_ok(kh_blocks_find(&blocks, &f.net, &err));
        for (set = 0; set < UINT64_C(1) << MOST_NODES; set++) {
            num += is_block(tied, set);
        }
        assert_int_equal(blocks.num_blocks, num);
        for (b = 0; b < num; b++) {
            check_block(&blocks, b, tied);
        }
        kh_blocks_free(&blocks);
        fixture_free(&f);
    }
}

/* --- larger nets ------------------------------------------------------------------------- */

/* A node in several blocks is what `rank` calls an articulation point, and every tie is in one. */
static void
test_articulation(void **state)
{
    uint64_t random = 2, tied[200];
    int r;

    (void) state;
    for (r = 0; r < 60; r++) {
        net_fixture f = { 0 };
        kh_blocks blocks = { 0 };
        kh_error err = { 0 };
        double cut[200];
        size_t num_ties = 0, num_pairs = 0, v, t, b;

        draw(&f, 200, 60 + (uint64_t) r * 10, &random, tied);
        assert_ok(kh_blocks_find(&blocks, &f.net, &err));
        assert_ok(kh_measure_articulation.compute(&f.net, cut, &err));
        for (v = 0; v < 200; v++) {
            assert_int_equal(blocks.num_of[v] > 1, cut[v] > 0);
        }
        for (t = 0; t < f.net.num_ties; t++) {
            const uint32_t u = f.net.tail[t], w = f.net.head[t];
            bool is_mutual = false;
            size_t j;

            for (j = f.net.out.start[w]; f.net.directed && j < f.net.out.start[w + 1]; j++) {
                is_mutual = is_mutual || f.net.out.node[j] == u;
            }
            num_pairs += !is_mutual || u < w;
        }
        for (b = 0; b < blocks.num_blocks; b++) {
            num_ties += blocks.blocks[b].num_ties;
        }
        assert_int_equal(num_ties, num_pairs);
        kh_blocks_free(&blocks);
        fixture_free(&f);
    }
}

/* A chain is deeper than any stack that a recursion would have. */
static void
test_chain(void **state)
{
    net_fixture f = { 0 };
    kh_blocks blocks = { 0 };
    kh_error err = { 0 };
    uint32_t node, last = 0, edge;
    size_t j;
    char id[16];

    (void) state;
    for (j = 0; j < 200000; j++) {
        snprintf(id, sizeof(id), "n%zu", j);
        assert_ok(kh_graph_add_node(&f.graph, id, &node, &err));
        if (j > 0) {
            assert_ok(kh_graph_add_edge(&f.graph, last, node, &edge, &err));
        }
        last = node;
    }
    assert_ok(fixture_net(&f, &plain, &err));
    assert_ok(kh_blocks_find(&blocks, &f.net, &err));
    assert_int_equal(blocks.num_blocks, 199999);
    assert_int_equal(blocks.num_of[0], 1);
    assert_int_equal(blocks.num_of[1], 2);
    kh_blocks_free(&blocks);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definition),
        cmocka_unit_test(test_articulation),
        cmocka_unit_test(test_chain),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
