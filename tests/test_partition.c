/* How groups agree with sectors, and the tables that say so. */
#include "testlib.h"

#include "netlib.h"

#include "../src/group/agreement.h"
#include "../src/partition/group_table.h"

#define N 9

static uint32_t
draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t) ((*seed >> 33) % below);
}

/* --- agreement --------------------------------------------------------------------------- */

typedef struct {
    uint32_t group[N];
    double share[N][3]; /* all 0: no sector. */
    size_t start[N + 1];
    kh_share shares[3 * N];
} sample;

static void
draw_sample(sample *self, uint32_t index)
{
    uint64_t seed = 99 + index;
    size_t v, s, num = 0;

    memset(self, 0, sizeof(*self));
    for (v = 0; v < N; v++) {
        const uint32_t kind = draw(&seed, 6);

        self->group[v] = draw(&seed, 3);
        if (kind == 0) {
            self->share[v][draw(&seed, 3)] += 0.25;
            self->share[v][draw(&seed, 3)] += 0.75;
        } else if (kind > 1) {
            self->share[v][draw(&seed, 3)] = 1;
        }
        for (s = 0; s < 3; s++) {
            if (self->share[v][s] > 0) {
                self->shares[num++] = (kh_share){ (uint32_t) s, self->share[v][s] };
            }
        }
        self->start[v + 1] = num;
    }
}

static double
share_both(const sample *self, size_t u, size_t v)
{
    double sum = 0;

    for (size_t s = 0; s < 3; s++) {
        sum += self->share[u][s] * self->share[v][s];
    }
    return sum;
}

/* Pair by pair, as the header says. */
static double
define_ari(const sample *self)
{
    double both = 0, group = 0, sector = 0, pairs = 0;
    size_t u, v;

    for (u = 0; u < N; u++) {
        for (v = u + 1; v < N; v++) {
            if (self->start[u] < self->start[u + 1] && self->start[v] < self->start[v + 1]) {
                const double same = self->group[u] == self->group[v];

                both += same * share_both(self, u, v);
                group += same;
                sector += share_both(self, u, v);
                pairs++;
            }
        }
    }
    return (both - group * sector / pairs) / ((group + sector) / 2 - group * sector / pairs);
}

/* From the joint distribution of group and sector. */
static double
define_nmi(const sample *self)
{
    double joint[3][3] = { { 0 } }, group[3] = { 0 }, sector[3] = { 0 }, n = 0;
    double shared = 0, alone = 0;
    size_t v, g, s;

    for (v = 0; v < N; v++) {
        n += self->start[v] < self->start[v + 1];
    }
    for (v = 0; v < N; v++) {
        for (s = 0; s < 3; s++) {
            joint[self->group[v]][s] += self->share[v][s] / n;
            group[self->group[v]] += self->share[v][s] / n;
            sector[s] += self->share[v][s] / n;
        }
    }
    for (g = 0; g < 3; g++) {
        alone -= group[g] > 0 ? group[g] * log(group[g]) : 0;
        alone -= sector[g] > 0 ? sector[g] * log(sector[g]) : 0;
        for (s = 0; s < 3; s++) {
            shared += joint[g][s] > 0 ? joint[g][s] * log(joint[g][s] / (group[g] * sector[s])) : 0;
        }
    }
    return 2 * shared / alone;
}

static void
test_agreement_as_defined(void **state)
{
    uint32_t index;

    (void) state;
    for (index = 0; index < 200; index++) {
        kh_agreement found;
        kh_error err = { 0 };
        sample s;

        draw_sample(&s, index);
        assert_ok(kh_agree(&found, s.group, N, 3, s.start, s.shares, 3, &err));
        if (!isnan(found.ari) && !isnan(found.nmi)) {
            assert_near(found.ari, define_ari(&s), 1e-12);
            assert_near(found.nmi, define_nmi(&s), 1e-12);
        }
    }
}

static kh_agreement
agree(
    const uint32_t *group, size_t num_groups, const uint32_t *sector, size_t num_sectors, size_t n)
{
    size_t start[N + 1] = { 0 }, v;
    kh_share shares[N] = { { 0 } };
    kh_agreement found;
    kh_error err = { 0 };

    for (v = 0; v < n; v++) {
        shares[v] = (kh_share){ sector[v], 1 };
        start[v + 1] = v + 1;
    }
    assert_ok(kh_agree(&found, group, n, num_groups, start, shares, num_sectors, &err));
    return found;
}

/* The second is the example of scikit-learn's adjusted_rand_score and, as v_measure_score, of the
 * mean-normalised mutual information. */
static void
test_known_agreement(void **state)
{
    static const uint32_t halves[] = { 0, 0, 0, 1, 1, 1 }, thirds[] = { 0, 0, 1, 1, 2, 2 };
    static const uint32_t two[] = { 0, 0, 1, 1 }, three[] = { 0, 0, 1, 2 }, one[] = { 0, 0, 0, 0 };
    static const uint32_t crossed[] = { 0, 1, 0, 1 };
    kh_agreement found;

    (void) state;
    found = agree(halves, 2, thirds, 3, 6);
    assert_near(found.nmi, 0.5158037429793888, 1e-15);
    assert_near(found.ari, 0.24242424242424246, 1e-15);
    assert_int_equal(found.num_nodes, 6);
    found = agree(three, 3, two, 2, 4);
    assert_near(found.nmi, 0.8, 1e-15);
    assert_near(found.ari, 0.5714285714285714, 1e-15);
    found = agree(two, 2, two, 2, 4);
    assert_near(found.nmi, 1, 1e-15);
    assert_near(found.ari, 1, 1e-15);
    found = agree(two, 2, crossed, 2, 4);
    assert_near(found.nmi, 0, 1e-15);
    assert_near(found.ari, -0.5, 1e-15);
    found = agree(one, 1, one, 1, 4);
    assert_true(isnan(found.nmi) && isnan(found.ari));
    found = agree(one, 1, one, 1, 0);
    assert_true(isnan(found.nmi) && isnan(found.ari));
    assert_int_equal(found.num_nodes, 0);
}

static void
test_agreement_of_partitions(void **state)
{
    static const uint32_t two[] = { 0, 0, 1, 1 }, three[] = { 0, 0, 1, 2 };
    kh_error err = { 0 };
    double ari;

    (void) state;
    assert_ok(kh_agree_partitions(&ari, two, 2, three, 3, 4, &err));
    assert_near(ari, 0.5714285714285714, 1e-15);
}

/* --- tables ------------------------------------------------------------------------------ */

/* Two triangles joined by a tie; d is of the other triangle's sector, f of none. */
static void
build(net_fixture *self)
{
    static const char *const sectors[] = { "ict", "ict", "ict", "ict", "energy", NULL };
    const kh_net_options options = { .seed = 42 };
    kh_error err = { 0 };
    uint32_t v, sector;

    assert_ok(fixture_parse(&self->graph, "a-b b-c c-a c-d d-e e-f f-d", &err));
    for (v = 0; v < 6; v++) {
        if (sectors[v] != NULL) {
            kh_membership membership = { .weight = 1 };

            assert_ok(kh_graph_need_sector(&self->graph, sectors[v], &sector, &err));
            membership.sector = sector;
            assert_ok(kh_graph_push_membership(
                &self->graph, &self->graph.nodes.sectors[v], membership, &err));
        }
    }
    assert_ok(fixture_net(self, &options, &err));
}

static double
number(const kh_table *table, const char *column, size_t row)
{
    kh_error err = { 0 };
    size_t index;

    assert_ok(kh_table_find_column(table, column, &index, &err));
    return table->columns[index].numbers[row];
}

static void
test_table(void **state)
{
    const kh_groups_options options
        = { .grouping = &kh_grouping_leiden, .resolution = 1, .stability = true };
    static const double inside[] = { 1, 1, 2.0 / 3, 2.0 / 3, 1, 1 };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t v;

    (void) state;
    build(&f);
    assert_ok(kh_groups(&table, &f.net, &f.selection, &options, "en", &err));
    for (v = 0; v < 6; v++) {
        assert_near(number(&table, "group", v), v < 3 ? 1 : 2, 0);
        assert_near(number(&table, "inside", v), inside[v], 1e-15);
    }
    /* In the second group ict and energy are equal: the first counts. */
    assert_near(number(&table, "agrees", 0), 1, 0);
    assert_near(number(&table, "agrees", 3), 1, 0);
    assert_near(number(&table, "agrees", 4), 0, 0);
    assert_true(isnan(number(&table, "agrees", 5)));
    assert_non_null(strstr(table.facts, "\"algorithm\":\"leiden\""));
    assert_non_null(strstr(table.facts, "\"groups\":2,\"modularity\":0.357142857142857"));
    assert_non_null(strstr(table.facts, "\"compared_nodes\":5"));
    assert_non_null(strstr(table.facts, "\"stability_mean\":1,\"stability_least\":1"));
    assert_non_null(strstr(table.words, "2 groups (leiden); modularity 0.357."));
    assert_non_null(strstr(table.words, "another sector: e (group 2, “ict”)."));
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_confusion(void **state)
{
    const kh_groups_options options = { .grouping = &kh_grouping_leiden, .resolution = 1 };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    build(&f);
    assert_ok(kh_groups_confusion(&table, &f.net, &f.selection, &options, "ko", &err));
    assert_int_equal(table.num_rows, 3);
    assert_near(number(&table, "nodes", table.order[0]), 3, 0);
    assert_near(number(&table, "expected", table.order[0]), 4 * 3 / 5.0, 1e-15);
    assert_near(number(&table, "of_sector", table.order[0]), 0.75, 1e-15);
    assert_near(number(&table, "of_group", table.order[0]), 1, 1e-15);
    assert_non_null(strstr(table.words, "집단은 2개(leiden)"));
    kh_table_free(&table);
    fixture_free(&f);
}

/* Nodes in both groups of v as a part of those in either. */
static double
overlap(const uint32_t *a, const uint32_t *b, size_t num, size_t v)
{
    double both = 0, either = 0;
    size_t u;

    for (u = 0; u < num; u++) {
        both += a[u] == a[v] && b[u] == b[v];
        either += a[u] == a[v] || b[u] == b[v];
    }
    return both / either;
}

/* What stays of a node's group, from the groups of each seed; on any number of threads. */
static void
test_what_stays(void **state)
{
    const kh_net_options plain = { 0 };
    const kh_groups_options options
        = { .grouping = &kh_grouping_label_propagation, .resolution = 1, .stability = true };
    /* A ring: labels settle anywhere. */
    const char *const ring = "a-b b-c c-d d-e e-f f-g g-h h-i i-j j-k k-l l-a";
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    uint32_t own[12], other[12];
    size_t num, column, row, seed;
    double expected;

    (void) state;
    assert_ok(fixture_build(&f, ring, &plain, &err));
    assert_ok(kh_groups(&table, &f.net, &f.selection, &options, NULL, &err));
    assert_ok(kh_table_find_column(&table, "stays", &column, &err));
    assert_ok(kh_grouping_label_propagation.compute(&f.net, 1, f.net.seed, own, &num, &err));
    for (row = 0; row < 12; row++) {
        expected = 0;
        for (seed = 1; seed <= KH_GROUPS_NUM_SEEDS; seed++) {
            assert_ok(kh_grouping_label_propagation.compute(
                &f.net, 1, f.net.seed + seed, other, &num, &err));
            expected += overlap(own, other, 12, row) / KH_GROUPS_NUM_SEEDS;
        }
        assert_near(table.columns[column].numbers[row], expected, 1e-10);
        assert_true(expected < 1);
    }
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_nothing_to_group(void **state)
{
    const kh_net_options plain = { 0 };
    const char *const nets[] = { "", "a", "a b" };
    size_t j, k;

    (void) state;
    for (j = 0; j < 3; j++) {
        for (k = 0; kh_groupings[k] != NULL; k++) {
            const kh_groups_options options = {
                .grouping = kh_groupings[k], .resolution = 1, .stability = kh_groupings[k]->draws
            };
            net_fixture f = { 0 };
            kh_table table = { 0 };
            kh_error err = { 0 };

            assert_ok(fixture_build(&f, nets[j], &plain, &err));
            if (kh_groupings[k]->compute == NULL) {
                assert_fails(kh_groups(&table, &f.net, &f.selection, &options, NULL, &err),
                    KH_ERR_ARGUMENT, "no partition");
                fixture_free(&f);
                continue;
            }
            assert_ok(kh_groups(&table, &f.net, &f.selection, &options, NULL, &err));
            assert_int_equal(table.num_rows, j);
            assert_non_null(strstr(table.facts, "\"modularity\":null,\"nmi\":null,\"ari\":null"));
            kh_table_free(&table);
            fixture_free(&f);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agreement_as_defined),
        cmocka_unit_test(test_known_agreement),
        cmocka_unit_test(test_agreement_of_partitions),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_confusion),
        cmocka_unit_test(test_what_stays),
        cmocka_unit_test(test_nothing_to_group),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
