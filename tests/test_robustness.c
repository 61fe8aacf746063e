/* Robustness against a recomputation that knows no shortcut: each selection of claims is a mask,
 * each mask a net of its own. */
#include "matrix_net.h"

#include "../src/bridge/cross.h"
#include "../src/bridge/permutation.h"
#include "../src/bridge/removal.h"
#include "../src/bridge/robustness.h"
#include "netlib.h"

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

/* --- by hand ----------------------------------------------------------------------------- */

/* Adds a sector to each node: its first letter. */
static void
add_sectors(kh_graph *graph)
{
    kh_error err = { 0 };
    size_t v;

    for (v = 0; v < graph->nodes.num; v++) {
        const char id[] = { kh_graph_node_id(graph, (uint32_t) v)[0], '\0' };
        kh_membership membership = { .weight = 1 };

        assert_ok(kh_graph_need_sector(graph, id, &membership.sector, &err));
        assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[v], membership, &err));
    }
}

static void
make_graph(net_fixture *fixture, const char *claims)
{
    const kh_net_options options = { .seed = SEED };
    kh_error err = { 0 };

    memset(fixture, 0, sizeof(*fixture));
    assert_ok(fixture_parse(&fixture->graph, claims, &err));
    add_sectors(&fixture->graph);
    assert_ok(fixture_net(fixture, &options, &err));
}

static kh_table
judge(const net_fixture *fixture, size_t num_resamples, size_t num_threads, const char *lang)
{
    const kh_robustness_options options = { .net_options = { .seed = SEED },
        .num_resamples = num_resamples,
        .seed = SEED,
        .num_threads = num_threads };
    kh_table table = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_robustness(&table, &fixture->graph, &fixture->selection, &options, lang, &err));
    return table;
}

static double
cell(const kh_table *table, const char *column, const char *id)
{
    kh_error err = { 0 };
    size_t index, row;

    assert_ok(kh_table_find_column(table, column, &index, &err));
    for (row = 0; row < table->num_rows; row++) {
        if (strcmp(table->columns[0].texts[row], id) == 0) {
            return table->columns[index].numbers[row];
        }
    }
    fail_msg("no row \"%s\"", id);
    return NAN;
}

static void
assert_says(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("\"%s\" does not say \"%s\"\n", text, part);
        fail();
    }
}

/* Two stars, and c1 between them, which all paths between sectors run through:
 *   a2 a3 a4 - a1 - c1 - b1 - b2 b3 b4 b5 */
#define TWO_STARS "a1-a2 a1-a3 a1-a4 a1-c1 c1-b1 b1-b2 b1-b3 b1-b4 b1-b5"

static void
one_claim_decides(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    table = judge(&fixture, 0, 1, "en");
    assert_near(cell(&table, "rank", "c1"), 1, 0);
    assert_near(cell(&table, "rank", "b1"), 2, 0); /* 20 / 24 */
    assert_near(cell(&table, "rank", "a1"), 3, 0); /* 18 / 23 */
    assert_near(cell(&table, "rank", "a2"), 4, 0);
    assert_near(cell(&table, "rank", "b5"), 4, 0);
    /* Without a tie of c1 no pair of others is left to it; b1 or a1 has all that cross. */
    assert_near(cell(&table, "rank_best_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "c1"), 10, 0);
    assert_near(cell(&table, "rank_best_drop", "b1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "b1"), 2, 0);
    assert_near(cell(&table, "rank_best_drop", "a1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "a1"), 3, 0);
    assert_true(isnan(cell(&table, "rank_low_resample", "b1")));
    assert_string_equal(table.words, "c1 is first, but one claim decides that. Without it, b1 is:\n"
                                     "- a1 \xE2\x86\x92 both \xE2\x86\x92 c1 (no source)");
    assert_says(table.note, "each of 9 claims left out in turn; no claim states a confidence");
    assert_says(table.net, "\"robustness\":{\"first\":\"c1\",\"removals\":1,\"at_least\":1,"
                           "\"then_first\":\"b1\",\"claims\":[{\"source\":\"a1\"");
    kh_table_free(&table);
    fixture_free(&fixture);
}

/* The decisive ties are claimed twice: one claim less changes nothing, two do. */
static void
two_claims_behind_one_tie(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "a1-a2 a1-a2 a1-c1 a1-c1 c1-b1 c1-b1 b1-b2 b1-b2 b1-b3 b1-b3");
    table = judge(&fixture, 0, 1, "en");
    assert_near(cell(&table, "rank_best_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_best_drop", "a1"), cell(&table, "rank", "a1"), 0);
    assert_says(table.words, "c1 is first, and no fewer than 2 claims decide that. Without these");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
mark_body(kh_graph *graph, const char *id)
{
    kh_error err = { 0 };
    uint32_t node, type;

    assert_true(kh_graph_find_node(graph, id, &node));
    assert_ok(kh_graph_need_type(graph, "body", &type, &err));
    graph->types.items[type].body = true;
    graph->nodes.type[node] = type;
}

/* As above, with the tie away from the first body, whose own are claimed three times:
 *   c1 d1 - b1 - x1 = y1 - z1 w1      m1 n1 o1 p1 - a1 */
static void
two_claims_far_away(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-c1 b1-c1 b1-d1 b1-d1 b1-d1 b1-x1 b1-x1 b1-x1 x1-y1 x1-y1 "
                         "y1-z1 y1-z1 y1-z1 y1-w1 y1-w1 y1-w1 a1-m1 a1-m1 a1-m1 a1-n1 a1-n1 a1-n1 "
                         "a1-o1 a1-o1 a1-o1 a1-p1 a1-p1 a1-p1");
    mark_body(&fixture.graph, "a1");
    mark_body(&fixture.graph, "b1");
    table = judge(&fixture, 0, 2, "en");
    assert_says(
        table.words, "b1 is first, and no fewer than 2 claims decide that. Without these, a1 is:");
    assert_says(table.words, "\n- x1 \xE2\x86\x92 both \xE2\x86\x92 y1 (no source)\n- x1");
    assert_near(cell(&table, "cross_share", "b1"), 9.0 / 25, 1e-12);
    assert_near(cell(&table, "cross_share", "a1"), 6.0 / 27, 1e-12);
    assert_int_equal(table.num_rows, 2);
    kh_table_free(&table);
    fixture_free(&fixture);
}

/* b1 joins eight sectors, a1 four: at four they are alike, and the fifth claim decides. */
static void
many_claims_are_bounded(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-d1 b1-e1 b1-f1 b1-g1 b1-h1 b1-i1 b1-j1 a1-k1 a1-l1 a1-m1 a1-n1");
    table = judge(&fixture, 0, 1, "en");
    assert_says(table.words, "b1 is first, and 3 to 5 claims decide that. Without these 5, a1 is:");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
nobody_else_can_be_first(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-d1 b1-e1");
    table = judge(&fixture, 0, 1, "en");
    assert_string_equal(
        table.words, "b1 is first, and no claims were found without which another body is.");
    assert_says(table.net, "\"removals\":null");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
small_and_empty(void **state)
{
    static const char *const claims[] = { "", "a1", "a1-b1", "a1-a1" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(claims) / sizeof(*claims); j++) {
        net_fixture fixture;
        kh_table table;

        make_graph(&fixture, claims[j]);
        table = judge(&fixture, 10, 3, NULL);
        assert_string_equal(table.words, "Nobody bridges sectors, so nobody is first.");
        assert_says(table.net, "\"first\":null");
        if (fixture.graph.edges.num == 0 && table.num_rows > 0) {
            assert_true(isnan(cell(&table, "rank_best_drop", "a1")));
        } else if (table.num_rows > 0) {
            assert_near(cell(&table, "rank_best_drop", "a1"), 1, 0);
        }
        kh_table_free(&table);
        fixture_free(&fixture);
    }
}

/* Certain claims stay, and claims of confidence 0 are as if they were not there. */
static void
confidence_at_its_ends(void **state)
{
    static const double confidences[] = { 1, 0 };
    static const double rank_of_c1[] = { 1, 10 }, rank_of_a1[] = { 3, 1 };
    size_t j;

    (void) state;
    for (j = 0; j < 2; j++) {
        net_fixture fixture;
        kh_table table;

        make_graph(&fixture, TWO_STARS);
        fixture.graph.edges.confidence[4] = confidences[j]; /* c1-b1 */
        table = judge(&fixture, 30, 1, "en");
        assert_near(cell(&table, "rank_low_resample", "c1"), rank_of_c1[j], 0);
        assert_near(cell(&table, "rank_high_resample", "c1"), rank_of_c1[j], 0);
        assert_near(cell(&table, "rank_low_resample", "a1"), rank_of_a1[j], 0);
        assert_says(table.note, "30 resamples of 1 claims that state a confidence");
        kh_table_free(&table);
        fixture_free(&fixture);
    }
}

/* What is not selected is neither left out nor resampled. */
static void
only_what_is_selected(void **state)
{
    const kh_net_options options = { .seed = SEED };
    kh_selector year = { 0 };
    net_fixture fixture;
    kh_error err = { 0 };
    kh_table table;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    kh_net_free(&fixture.net);
    kh_selection_free(&fixture.selection);
    assert_ok(kh_date_parse(&year.from, "2011", &err));
    year.to = year.from;
    assert_ok(kh_date_parse(&fixture.graph.edges.start[4], "2015", &err));
    fixture.graph.edges.confidence[4] = 0.5;
    assert_ok(kh_select(&fixture.selection, &fixture.graph, &year, &err));
    assert_ok(kh_net_build(&fixture.net, &fixture.graph, &fixture.selection, &options, &err));
    table = judge(&fixture, 30, 1, "en");
    assert_near(cell(&table, "rank", "a1"), 1, 0);
    assert_says(table.net, "\"dropped\":8,");
    assert_says(table.net, "\"claims_with_confidence\":0,");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
threads_do_not_show(void **state)
{
    static const size_t threads[] = { 1, 2, 7, 0 };
    const kh_table_style style = { 0 };
    kh_text texts[4] = { { 0 } };
    kh_error err = { 0 };
    net_fixture fixture;
    size_t j;

    (void) state;
    make_graph(&fixture, TWO_STARS " b2-a3 d1-a2 d1-b4 d2-d1 d3-d1 c1-d1 c2-c1 a1-a2 d1>b5");
    for (j = 0; j < fixture.graph.edges.num; j += 2) {
        fixture.graph.edges.confidence[j] = 0.7;
    }
    for (j = 0; j < 4; j++) {
        kh_table table = judge(&fixture, 100, threads[j], "ko");

        assert_ok(kh_table_format_json.write(&table, &style, &texts[j], &err));
        assert_ok(kh_table_format_text.write(&table, &style, &texts[j], &err));
        assert_int_equal(texts[j].length, texts[0].length);
        assert_memory_equal(texts[j].bytes, texts[0].bytes, texts[0].length);
        kh_table_free(&table);
    }
    for (j = 0; j < 4; j++) {
        kh_text_free(&texts[j]);
    }
    fixture_free(&fixture);
}

static void
says_it_in_three_languages(void **state)
{
    static const char *const langs[] = { "en", "ko-KR", "ja", "fr" };
    static const char *const titles[] = { "c1 is first", "c1이 1위지만", "c1が1位", "c1 is first" };
    net_fixture fixture;
    size_t j;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    for (j = 0; j < 4; j++) {
        kh_table table = judge(&fixture, 0, 1, langs[j]);

        assert_says(table.words, titles[j]);
        kh_table_free(&table);
    }
    fixture_free(&fixture);
}

/* The claims of a large net are those on ties of its first bodies, and the note says so. */
static void
large_nets_are_partial(void **state)
{
    enum { NUM_LEAVES = 2100 };
    net_fixture fixture;
    kh_error err = { 0 };
    kh_drops drops = { 0 };
    kh_ranking ranking = { 0 };
    uint32_t edge;
    size_t v;

    (void) state;
    make_graph(&fixture, "a1-b1 a1-c1");
    for (v = 0; v < NUM_LEAVES; v++) {
        /* Claims that change nothing: the net stays small, only their number counts. */
        assert_ok(kh_graph_add_edge(&fixture.graph, 0, 1, &edge, &err));
    }
    kh_net_free(&fixture.net);
    kh_selection_free(&fixture.selection);
    assert_ok(fixture_net(&fixture, &(kh_net_options){ .seed = SEED }, &err));
    assert_ok(kh_ranking_init(&ranking, &fixture.net, &everybody, 1, &err));
    assert_ok(kh_drops_run(&drops, &ranking, &fixture.selection, &err));
    assert_false(drops.all);
    assert_int_equal(drops.num, KH_MAX_DROPS);
    kh_drops_free(&drops);
    kh_ranking_free(&ranking);
    {
        kh_table table = judge(&fixture, 0, 1, "en");

        assert_says(table.note, "partial: of 2102 claims, 2000 on ties of the first 20 bodies");
        assert_says(table.net, "\"all_dropped\":false");
        kh_table_free(&table);
    }
    fixture_free(&fixture);
}

static void
failures_are_told(void **state)
{
    const kh_robustness_options options
        = { .net_options = { .sectors_from = "party" }, .num_threads = 2 };
    net_fixture fixture;
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    make_graph(&fixture, TWO_STARS);
    assert_fails(kh_robustness(&table, &fixture.graph, &fixture.selection, &options, "en", &err),
        KH_ERR_NOTFOUND, "party");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static kh_status
fail_from_three(void *series, size_t j, kh_trial *trial, kh_error *err)
{
    (void) series;
    (void) trial;
    return j >= 3 ? kh_fail(err, KH_ERR_NUMERIC, "trial %zu", j) : KH_OK;
}

static void
the_first_failure_wins(void **state)
{
    net_fixture fixture;
    kh_ranking ranking = { 0 };
    kh_error err = { 0 };

    (void) state;
    make_graph(&fixture, TWO_STARS);
    assert_ok(kh_ranking_init(&ranking, &fixture.net, &everybody, 4, &err));
    assert_fails(
        kh_trials_run(&ranking, 50, fail_from_three, NULL, NULL, &err), KH_ERR_NUMERIC, "trial 3");
    kh_ranking_free(&ranking);
    kh_ranking_free(&ranking);
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drops_are_as_recomputed),
        cmocka_unit_test(overthrows_are_smallest),
        cmocka_unit_test(resamples_are_as_recomputed),
        cmocka_unit_test(one_claim_decides),
        cmocka_unit_test(two_claims_behind_one_tie),
        cmocka_unit_test(two_claims_far_away),
        cmocka_unit_test(many_claims_are_bounded),
        cmocka_unit_test(nobody_else_can_be_first),
        cmocka_unit_test(small_and_empty),
        cmocka_unit_test(confidence_at_its_ends),
        cmocka_unit_test(only_what_is_selected),
        cmocka_unit_test(threads_do_not_show),
        cmocka_unit_test(says_it_in_three_languages),
        cmocka_unit_test(large_nets_are_partial),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(the_first_failure_wins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
