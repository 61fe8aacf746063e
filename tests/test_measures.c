/* Known values of every measure, trivial nets, and what each record promises. */
#include "testlib.h"

#include "netlib.h"

#include "../src/measure/measure.h"

static const kh_measure *
find(const char *name)
{
    const kh_measure *measure = NULL;
    kh_error err = { 0 };

    assert_ok(kh_measure_find(name, &measure, &err));
    return measure;
}

/* The values of a measure for a net in the notation of netlib.h; the caller frees both. */
static double *
measure_net(net_fixture *fixture, const char *text, bool weighted, const char *name)
{
    const kh_net_options options = { .weighted = weighted };
    kh_error err = { 0 };
    double *values;

    assert_ok(fixture_build(fixture, text, &options, &err));
    values = calloc(fixture->net.num_nodes + 1, sizeof(*values));
    assert_non_null(values);
    assert_ok(kh_measure_run(find(name), &fixture->net, false, values, &err));
    return values;
}

/* --- known values ------------------------------------------------------------------------ */

/*     a       e
 *     | \   / |
 *     |  c-d  |
 *     | /   \ |
 *     b       f                                                                              */
#define BOWTIE "a-b a-c b-c c-d d-e d-f e-f"
/* Four spokes. */
#define STAR "s-a s-b s-c s-d"
/* a -> c <- b, a -> d: both point to c, only a to d. */
#define POINTERS "a>c b>c a>d"
/* a <-> b -> c */
#define SPILL "a>b b>a b>c"
#define CHAIN "a-b*2 b-c*4"

#define GOLDEN 0.61803398874989485 /* (sqrt 5 - 1) / 2 */

static const struct {
    const char *measure, *net;
    bool weighted;
    const char *node;
    double value; /* by hand */
} known[] = {
    { "degree", BOWTIE, false, "c", 3 },
    { "degree", SPILL, false, "b", 3 },
    { "in_degree", POINTERS, false, "c", 2 },
    { "in_degree", BOWTIE, false, "a", 2 },
    { "out_degree", POINTERS, false, "a", 2 },
    { "out_degree", POINTERS, false, "c", 0 },
    { "strength", "a>c*2 a>c*3 b>a", false, "a", 6 },
    { "strength", CHAIN, false, "b", 6 },
    { "betweenness", BOWTIE, false, "c", 6 },
    { "betweenness", BOWTIE, false, "a", 0 },
    { "betweenness", "a-b b-c c-d d-a", false, "a", 0.5 },
    { "betweenness", SPILL, false, "b", 1 },
    /* The way round is shorter: 1/4 + 1/4 < 1. */
    { "betweenness", "a-b a-c*4 c-b*4", true, "c", 1 },
    /* Lengths 1/10 + 1/5 and 3/10 tie, although their doubles differ. */
    { "betweenness", "a-b*10 b-c*5 a-c*3.3333333333333335", true, "b", 0.5 },
    { "closeness", BOWTIE, false, "a", 0.1 },
    { "closeness", BOWTIE, false, "c", 1.0 / 7 },
    { "closeness", CHAIN, true, "a", 0.8 },
    { "closeness", "a-b c-d", false, "a", 1 },
    { "closeness", POINTERS, false, "a", 0.5 },
    { "harmonic", BOWTIE, false, "a", 19.0 / 6 },
    { "harmonic", CHAIN, true, "a", 2 + 4.0 / 3 },
    { "eigenvector", STAR, false, "a", 0.5 },
    { "eigenvector", STAR, false, "s", 1 },
    { "eigenvector", SPILL, false, "c", 1 },
    { "eigenvector", POINTERS, false, "c", 0 },
    { "pagerank", STAR, false, "s", 0.132 / 0.2775 },
    { "pagerank", "a b", false, "a", 0.5 },
    { "authority", POINTERS, false, "d", GOLDEN },
    { "authority", POINTERS, false, "c", 1 },
    { "authority", STAR, false, "a", 0.5 },
    { "hub", POINTERS, false, "b", GOLDEN },
    { "hub", POINTERS, false, "c", 0 },
    { "hub", STAR, false, "a", 0.5 },
    { "coreness", BOWTIE, false, "c", 2 },
    { "coreness", STAR, false, "s", 1 },
    { "coreness", "a>b b>a", false, "a", 1 },
    { "clustering", BOWTIE, false, "c", 1.0 / 3 },
    { "clustering", "a>b b>a b>c c>a", false, "a", 1 },
    { "eccentricity", BOWTIE, false, "a", 3 },
    { "eccentricity", CHAIN, true, "a", 0.75 },
    { "eccentricity", POINTERS, false, "c", 0 },
    { "constraint", BOWTIE, false, "c", 11.0 / 18 },
    { "constraint", POINTERS, false, "d", 1 },
    { "effective_size", BOWTIE, false, "c", 7.0 / 3 },
    { "effective_size", STAR, false, "s", 4 },
    { "efficiency", BOWTIE, false, "c", 7.0 / 9 },
    /* c_j = 1/4, 1/4, 1/9: (54 ln(27/22) / 22 + 6 ln(6/11) / 11) / (3 ln 3) */
    { "hierarchy", BOWTIE, false, "c", 0.05220454544675263 },
    { "hierarchy", STAR, false, "s", 0 },
    { "articulation", BOWTIE, false, "c", 1 },
    { "articulation", BOWTIE, false, "a", 0 },
    { "articulation", POINTERS, false, "a", 1 },
    { "component", "z-y b-a", false, "a", 0 },
    { "component", "z-y b-a", false, "z", 1 },
    { "component", "n10-x n9-y", false, "n9", 1 },
};

static void
test_known_values(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(known) / sizeof(*known); j++) {
        net_fixture fixture = { 0 };
        uint32_t node;
        double *values = measure_net(&fixture, known[j].net, known[j].weighted, known[j].measure);

        assert_true(kh_graph_find_node(&fixture.graph, known[j].node, &node));
        if (!(fabs(values[node] - known[j].value) <= 1e-12)) {
            print_error("%s of %s in \"%s\"\n", known[j].measure, known[j].node, known[j].net);
        }
        assert_near(values[node], known[j].value, 1e-12);
        free(values);
        fixture_free(&fixture);
    }
}

static void
test_every_measure_has_known_values(void **state)
{
    size_t m, j;

    (void) state;
    for (m = 0; kh_measures[m] != NULL; m++) {
        size_t found = 0;

        for (j = 0; j < sizeof(known) / sizeof(*known); j++) {
            found += strcmp(known[j].measure, kh_measures[m]->name) == 0;
        }
        if (found == 0) {
            fail_msg("%s has no known value", kh_measures[m]->name);
        }
    }
}

/* --- trivial nets ------------------------------------------------------------------------ */

static const struct {
    const char *measure;
    double alone; /* of a node that is alone in its net, with or without a loop. */
} trivial[] = { { "degree", 0 }, { "in_degree", 0 }, { "out_degree", 0 }, { "strength", 0 },
    { "betweenness", 0 }, { "closeness", NAN }, { "harmonic", 0 }, { "eigenvector", 1 },
    { "pagerank", 1 }, { "authority", 1 }, { "hub", 1 }, { "coreness", 0 }, { "clustering", NAN },
    { "eccentricity", 0 }, { "constraint", NAN }, { "effective_size", NAN }, { "efficiency", NAN },
    { "hierarchy", NAN }, { "articulation", 0 }, { "component", 0 } };

static void
test_trivial_nets(void **state)
{
    static const char *const nets[] = { "a", "a-a", "a>a a>a" };
    size_t j, k;

    (void) state;
    for (j = 0; kh_measures[j] != NULL; j++) {
        net_fixture null_net = { 0 };

        free(measure_net(&null_net, "", false, trivial[j].measure));
        fixture_free(&null_net);
        assert_string_equal(trivial[j].measure, kh_measures[j]->name);
        for (k = 0; k < sizeof(nets) / sizeof(*nets); k++) {
            net_fixture fixture = { 0 };
            double *values = measure_net(&fixture, nets[k], false, trivial[j].measure);

            assert_int_equal(isnan(values[0]), isnan(trivial[j].alone));
            if (!isnan(values[0])) {
                assert_near(values[0], trivial[j].alone, 0);
            }
            free(values);
            fixture_free(&fixture);
        }
    }
    assert_int_equal(j, sizeof(trivial) / sizeof(*trivial));
}

/* --- what the records promise ------------------------------------------------------------ */

static const char *const shapes[] = { "a b", "a-b", "a>b", BOWTIE, STAR, POINTERS, SPILL, CHAIN,
    "a-b b-c c-d d-e e-f", "a>b b>c c>d d>e", "a-b a-c a-d b-c b-d c-d", "a-b b-c c-a x-y z",
    "a>b b>c c>a c>d d>e e>d x>y z", "a-b b>c c-d d>a a>c*2 a>c*3 c-c",
    "a-b*0.001 b-c*1000 c-a*1 c>d*7", "a>b a>b b>a" };

static void
check_value(const kh_measure *m, const char *shape, double value)
{
    const double slack = 1e-12;

    if (isnan(value)) {
        if (m->undefined[0] == '\0') {
            fail_msg("%s is undefined in \"%s\"", m->name, shape);
        }
        return;
    }
    if (!(value >= m->lowest - slack && value <= m->highest + slack)
        || (value == 0 && signbit(value)) || (m->kind != KH_VALUE_REAL && value != floor(value))
        || (m->kind == KH_VALUE_BOOLEAN && value != 0 && value != 1)) {
        fail_msg("%s = %.17g in \"%s\"", m->name, value, shape);
    }
}

static void
test_values_are_what_the_record_says(void **state)
{
    size_t m, s, v;
    int weighted;

    (void) state;
    for (m = 0; kh_measures[m] != NULL; m++) {
        for (s = 0; s < sizeof(shapes) / sizeof(*shapes); s++) {
            for (weighted = 0; weighted < 2; weighted++) {
                net_fixture fixture = { 0 };
                double *values = measure_net(&fixture, shapes[s], weighted, kh_measures[m]->name);

                for (v = 0; v < fixture.net.num_nodes; v++) {
                    check_value(kh_measures[m], shapes[s], values[v]);
                }
                free(values);
                fixture_free(&fixture);
            }
        }
    }
}

/* Whether two nets with the same nodes have the same values, up to a factor. */
static bool
same_values(
    const char *name, const char *a, bool weighted_a, const char *b, bool weighted_b, double factor)
{
    net_fixture fa = { 0 }, fb = { 0 };
    double *va = measure_net(&fa, a, weighted_a, name);
    double *vb = measure_net(&fb, b, weighted_b, name);
    bool same = true;
    size_t v;

    for (v = 0; v < fa.net.num_nodes; v++) {
        same = same
               && (isnan(va[v]) ? isnan(vb[v])
                                : fabs(factor * va[v] - vb[v]) <= 1e-12 * (1 + fabs(vb[v])));
    }
    free(va);
    free(vb);
    fixture_free(&fa);
    fixture_free(&fb);
    return same;
}

/* A net whose weights matter to everything that can look at them. */
#define UNEVEN "a-b*1 b-c*5 c-a*2 c-d*3 d-e*1 e-f*9 d-f*4 f-g*2"
#define DOUBLE "a-b*2 b-c*2 c-a*2 c-d*2 d-e*2 e-f*2 d-f*2 f-g*2"
#define SINGLE "a-b b-c c-a c-d d-e e-f d-f f-g"

static double
factor_of_doubling(const kh_measure *m)
{
    const bool is_length = strcmp(m->name, "eccentricity") == 0;
    const bool is_inverse = strcmp(m->name, "closeness") == 0 || strcmp(m->name, "harmonic") == 0;

    return m->weight == KH_WEIGHT_ALWAYS ? 2 : is_length ? 0.5 : is_inverse ? 2 : 1;
}

static void
test_weights_mean_what_the_record_says(void **state)
{
    size_t m;

    (void) state;
    for (m = 0; kh_measures[m] != NULL; m++) {
        const kh_measure *measure = kh_measures[m];
        const bool changed = !same_values(measure->name, SINGLE, true, UNEVEN, true, 1);

        if (changed != (measure->weight != KH_WEIGHT_IGNORED)
            || !same_values(measure->name, SINGLE, true, DOUBLE, true, factor_of_doubling(measure))
            || (measure->weight != KH_WEIGHT_ALWAYS
                && !same_values(measure->name, SINGLE, false, UNEVEN, false, 1))) {
            fail_msg("%s: weights", measure->name);
        }
    }
}

static void
test_arrows_mean_what_the_record_says(void **state)
{
    /* Nodes mentioned in the same order, so that values can be compared. */
    static const char *const forward = "a b c d e f g h a>b b>c c>a c>d d>e e>f f>d f>g h>a";
    static const char *const back = "a b c d e f g h b>a c>b a>c d>c e>d f>e d>f g>f a>h";
    static const char *const both = "a b c d e f g h a-b b-c c-a c-d d-e e-f f-d f-g h-a";
    size_t m;

    (void) state;
    for (m = 0; kh_measures[m] != NULL; m++) {
        const char *name = kh_measures[m]->name;
        const bool same_back = same_values(name, forward, false, back, false, 1);
        const bool same_both = same_values(name, forward, false, both, false, 1);

        if (kh_measures[m]->arrows == KH_ARROWS_IGNORED && !same_both) {
            fail_msg("%s looks at arrows", name);
        }
        /* Turning all arrows round leaves the number of shortest paths through a node alone. */
        if (kh_measures[m]->arrows == KH_ARROWS_FOLLOWED && same_back
            && strcmp(name, "betweenness") != 0) {
            fail_msg("%s does not follow arrows", name);
        }
    }
}

static void
test_normalized(void **state)
{
    static const struct {
        const char *measure, *net;
        double value; /* of the first node */
    } cases[] = { { "degree", "c-a c-b c-d", 1 }, { "degree", "c>a c>b d>c", 0.5 },
        { "in_degree", "c>a c>b d>c", 1.0 / 3 }, { "out_degree", "c>a c>b d>c", 2.0 / 3 },
        { "betweenness", "c-a c-b c-d", 1 }, { "betweenness", "c>a c>b d>c", 2.0 / 6 },
        { "harmonic", "c-a c-b c-d", 1 }, { "closeness", "c-a c-b c-d", 1.0 / 3 },
        { "strength", "c-a*2 c-b", 3 } };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        net_fixture fixture = { 0 };
        double *values = measure_net(&fixture, cases[j].net, false, cases[j].measure);
        kh_error err = { 0 };

        assert_ok(kh_measure_run(find(cases[j].measure), &fixture.net, true, values, &err));
        assert_near(values[0], cases[j].value, 1e-15);
        free(values);
        fixture_free(&fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_values),
        cmocka_unit_test(test_every_measure_has_known_values),
        cmocka_unit_test(test_trivial_nets),
        cmocka_unit_test(test_values_are_what_the_record_says),
        cmocka_unit_test(test_weights_mean_what_the_record_says),
        cmocka_unit_test(test_arrows_mean_what_the_record_says),
        cmocka_unit_test(test_normalized),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
