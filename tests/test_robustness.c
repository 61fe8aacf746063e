/* Robustness against a recomputation that knows no shortcut: each selection of claims is a mask,
 * each mask a net of its own. */
#include "matrix_net.h"

#include "../src/base/random.h"
#include "../src/bridge/cross.h"
#include "../src/bridge/permutation.h"
#include "../src/robust/removal.h"

#define MOST_CLAIMS 200
#define SEED        42

static const kh_bridges_options everybody = { 0 };

/* --- the slow way ------------------------------------------------------------------------ */

static double
comparable(double share)
{
    return isnan(share) ? -1 : share;
}

static bool
exceeds(double a, double b)
{
    return a - b > 1e-9 * fabs(a);
}

typedef struct {
    size_t num_bodies;
    uint32_t rank[MOST_NODES];
    bool first_lost; /* another is ahead, and bridges */
} slow_ranks;

/* Ranks of the bodies without the marked claims; `first` is the body that is to be first. */
static slow_ranks
rank_without(const kh_graph *graph, const kh_selection *selection, bool weighted,
    const uint8_t *dropped, uint32_t first)
{
    const kh_net_options options = { .weighted = weighted, .seed = SEED };
    double betweenness[MOST_NODES], share[MOST_NODES];
    kh_selection fewer = *selection;
    kh_error err = { 0 };
    slow_ranks ranks = { 0 };
    uint8_t edges[MOST_CLAIMS];
    bool lost = false, bridged = false;
    kh_net net = { 0 };
    size_t e, v, u;

    fewer.edges = edges;
    for (e = 0; e < graph->edges.num; e++) {
        edges[e] = selection->edges[e] && !dropped[e];
        fewer.num_edges -= selection->edges[e] && dropped[e];
    }
    assert_ok(kh_net_build(&net, graph, &fewer, &options, &err));
    assert_ok(kh_cross_betweenness(&net, 1, betweenness, share, &err));
    for (v = 0; v < net.num_nodes; v++) {
        if (kh_graph_is_body(graph, net.node[v])) {
            uint32_t rank = 1;

            for (u = 0; u < net.num_nodes; u++) {
                rank += kh_graph_is_body(graph, net.node[u])
                        && exceeds(comparable(share[u]), comparable(share[v]));
            }
            lost = lost || (ranks.num_bodies == first && rank > 1);
            bridged = bridged || share[v] > 0;
            ranks.rank[ranks.num_bodies++] = rank;
        }
    }
    ranks.first_lost = lost && bridged;
    kh_net_free(&net);
    return ranks;
}

/* --- random graphs ----------------------------------------------------------------------- */

typedef struct {
    built_net built;
    bool weighted;
    kh_ranking ranking;
    kh_drops drops;
} random_case;

/* Some nodes are no bodies, some claims state a confidence. */
static void
case_init(random_case *self, bool directed, bool weighted, uint64_t *state)
{
    static const double confidences[] = { 0, 0.3, 0.8, 1, KH_NOT_STATED };
    kh_graph *graph = &self->built.graph;
    matrix_net matrix;
    kh_error err = { 0 };
    uint32_t type;
    size_t j;

    memset(self, 0, sizeof(*self));
    self->weighted = weighted;
    draw_net(&matrix, directed, weighted, false, state);
    build_net(&self->built, &matrix);
    assert_ok(kh_graph_need_type(graph, "body", &type, &err));
    graph->types.items[type].body = true;
    for (j = 0; j < graph->nodes.num; j++) {
        if (draw_chance(state, 0.8)) {
            graph->nodes.type[j] = type;
        }
    }
    assert_true(graph->edges.num <= MOST_CLAIMS);
    for (j = 0; j < graph->edges.num; j++) {
        graph->edges.confidence[j] = confidences[draw_below(state, 5)];
    }
    assert_ok(kh_ranking_init(&self->ranking, &self->built.net, &everybody, 1, &err));
    assert_ok(kh_drops_run(&self->drops, &self->ranking, &self->built.selection, &err));
}

static void
case_free(random_case *self)
{
    kh_drops_free(&self->drops);
    kh_ranking_free(&self->ranking);
    free_net(&self->built);
}

static slow_ranks
case_without(const random_case *self, const uint8_t *dropped)
{
    const uint32_t first = self->ranking.num_bodies > 0 ? self->ranking.by_rank[0] : 0;

    return rank_without(&self->built.graph, &self->built.selection, self->weighted, dropped, first);
}

/* Runs `check` over directed and undirected, weighted and unweighted nets. */
static void
over_random_cases(size_t num, void (*check)(const random_case *))
{
    uint64_t random = 7;
    size_t j;

    for (j = 0; j < num; j++) {
        random_case c;

        case_init(&c, j % 2 == 1, j / 2 % 2 == 1, &random);
        check(&c);
        case_free(&c);
    }
}

/* --- every claim left out in turn -------------------------------------------------------- */

static void
check_drops(const random_case *c)
{
    uint32_t best[MOST_NODES] = { 0 }, worst[MOST_NODES] = { 0 };
    const size_t num_edges = c->built.graph.edges.num;
    size_t e, b;

    assert_true(c->drops.all);
    assert_int_equal(c->drops.num, num_edges);
    for (e = 0; e < num_edges; e++) {
        uint8_t dropped[MOST_CLAIMS] = { 0 };
        slow_ranks ranks;

        dropped[e] = 1;
        ranks = case_without(c, dropped);
        assert_int_equal(ranks.num_bodies, c->ranking.num_bodies);
        for (b = 0; b < ranks.num_bodies; b++) {
            best[b] = best[b] == 0 || ranks.rank[b] < best[b] ? ranks.rank[b] : best[b];
            worst[b] = ranks.rank[b] > worst[b] ? ranks.rank[b] : worst[b];
        }
        assert_int_equal(c->drops.lead[e].lost, ranks.first_lost);
    }
    for (b = 0; b < c->ranking.num_bodies; b++) {
        assert_int_equal(c->drops.range.best[b], best[b]);
        assert_int_equal(c->drops.range.worst[b], worst[b]);
    }
}

static void
drops_are_as_recomputed(void **state)
{
    (void) state;
    over_random_cases(200, check_drops);
}

/* --- as few claims as change the first --------------------------------------------------- */

/* The size of the smallest set of at most two claims without which the first is not; 3: none. */
static size_t
smallest_by_force(const random_case *c)
{
    const size_t num = c->built.graph.edges.num;
    uint8_t dropped[MOST_CLAIMS] = { 0 };
    size_t d, e, smallest = 3;

    for (d = 0; d < num; d++) {
        dropped[d] = 1;
        smallest = case_without(c, dropped).first_lost ? 1 : smallest;
        for (e = d + 1; e < num && smallest == 3; e++) {
            dropped[e] = 1;
            smallest = case_without(c, dropped).first_lost ? 2 : smallest;
            dropped[e] = 0;
        }
        dropped[d] = 0;
    }
    /* A pair may have been met before a single one. */
    for (d = 0; d < num && smallest == 2; d++) {
        dropped[d] = 1;
        smallest = case_without(c, dropped).first_lost ? 1 : smallest;
        dropped[d] = 0;
    }
    return smallest;
}

static size_t sizes_seen[5];

static void
check_overthrow(const random_case *c)
{
    kh_overthrow found = { 0 };
    uint8_t dropped[MOST_CLAIMS] = { 0 };
    kh_error err = { 0 };
    size_t smallest, j;

    if (c->ranking.num_bodies < 2 || !(c->ranking.share[c->ranking.by_rank[0]] > 0)) {
        return;
    }
    smallest = smallest_by_force(c);
    assert_ok(kh_overthrow_find(&found, &c->drops, &err));
    assert_int_equal(found.at_least, found.num < 3 ? found.num : 3);
    assert_int_equal(found.num > 0 && found.num < 3 ? found.num : 3, smallest);
    for (j = 0; j < found.num; j++) {
        assert_false(dropped[found.claim[j]]);
        dropped[found.claim[j]] = 1;
    }
    if (found.num > 0) {
        const slow_ranks ranks = case_without(c, dropped);

        assert_true(ranks.first_lost);
        assert_int_equal(ranks.rank[found.other], 1);
        /* None of them could be spared, by and large: no single one. */
        for (j = 0; j < found.num && found.num > 1; j++) {
            dropped[found.claim[j]] = 0;
            if (found.num <= 3) {
                assert_false(case_without(c, dropped).first_lost);
            }
            dropped[found.claim[j]] = 1;
        }
    }
    sizes_seen[found.num < 4 ? found.num : 4]++;
    kh_overthrow_free(&found);
}

static void
overthrows_are_smallest(void **state)
{
    (void) state;
    memset(sizes_seen, 0, sizeof(sizes_seen));
    over_random_cases(120, check_overthrow);
    assert_true(sizes_seen[1] > 0 && sizes_seen[2] > 0);
}

/* --- resampling -------------------------------------------------------------------------- */

static void
check_resamples(const random_case *c)
{
    enum { NUM = 21 };
    const kh_graph *graph = &c->built.graph;
    uint32_t seen[MOST_NODES][NUM];
    kh_resamples resamples = { 0 };
    kh_error err = { 0 };
    size_t r, e, b, k;

    assert_ok(kh_resamples_run(&resamples, &c->ranking, &c->built.selection, NUM, SEED, &err));
    for (r = 0; r < NUM; r++) {
        uint8_t dropped[MOST_CLAIMS] = { 0 };
        slow_ranks ranks;

        for (e = 0; e < graph->edges.num; e++) {
            const double u = (double) (kh_random_bits(SEED, r, e) >> 11) * 0x1p-53;

            dropped[e] = graph->edges.confidence[e] >= 0 && u >= graph->edges.confidence[e];
        }
        ranks = case_without(c, dropped);
        for (b = 0; b < ranks.num_bodies; b++) {
            for (k = r; k > 0 && seen[b][k - 1] > ranks.rank[b]; k--) {
                seen[b][k] = seen[b][k - 1];
            }
            seen[b][k] = ranks.rank[b];
        }
    }
    for (b = 0; b < c->ranking.num_bodies && resamples.num > 0; b++) {
        assert_int_equal(resamples.low[b], seen[b][1]);   /* 5 % of 21: the second */
        assert_int_equal(resamples.high[b], seen[b][19]); /* 95 %: the twentieth */
    }
    kh_resamples_free(&resamples);
}

static void
resamples_are_as_recomputed(void **state)
{
    (void) state;
    over_random_cases(60, check_resamples);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drops_are_as_recomputed),
        cmocka_unit_test(overthrows_are_smallest),
        cmocka_unit_test(resamples_are_as_recomputed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
