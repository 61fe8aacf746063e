/* Eigenvector, hub and authority where convergence is slow or the solution is not unique; and that
 * no measure depends on the order of nodes. */
#include "testlib.h"

#include "netlib.h"

#include "../src/measure/measure.h"

static void
add(net_fixture *fixture, int from, char way, int to)
{
    kh_error err = { 0 };
    char a[16], b[16];

    snprintf(a, sizeof(a), "n%d", from);
    snprintf(b, sizeof(b), "n%d", to);
    assert_ok(fixture_claim(&fixture->graph, a, way, b, 0, &err));
}

static double *
run(net_fixture *fixture, const kh_measure *measure)
{
    const kh_net_options options = { .weighted = false };
    kh_error err = { 0 };
    double *values;

    if (fixture->net.graph == NULL) {
        assert_ok(fixture_net(fixture, &options, &err));
    }
    values = calloc(fixture->net.num_nodes + 1, sizeof(*values));
    assert_non_null(values);
    assert_ok(kh_measure_run(measure, &fixture->net, false, values, &err));
    return values;
}

/* The eigenvector of a path has a closed form: sin(pi (i + 1) / (n + 1)). Power iteration alone
 * would take some n^2 steps. */
static void
test_paths(void **state)
{
    static const int sizes[] = { 2, 3, 4, 5, 60, 127, 128, 129, 400 };
    size_t k;
    int i;

    (void) state;
    for (k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
        net_fixture fixture = { 0 };
        const int n = sizes[k];
        const double pi = acos(-1);
        double *values, top = 0;

        for (i = 0; i + 1 < n; i++) {
            add(&fixture, i, '-', i + 1);
        }
        values = run(&fixture, &kh_measure_eigenvector);
        for (i = 0; i < n; i++) {
            top = fmax(top, sin(pi * (i + 1) / (n + 1)));
        }
        for (i = 0; i < n; i++) {
            assert_near(values[i], sin(pi * (i + 1) / (n + 1)) / top, 1e-10);
        }
        free(values);
        fixture_free(&fixture);
    }
}

/* The grid's is the product of two paths'. */
static void
test_grid(void **state)
{
    enum { SIDE = 21 };
    net_fixture fixture = { 0 };
    const double pi = acos(-1);
    double *values;
    int r, c;

    (void) state;
    for (r = 0; r < SIDE; r++) {
        for (c = 0; c + 1 < SIDE; c++) {
            add(&fixture, SIDE * r + c, '-', SIDE * r + c + 1);
        }
    }
    for (r = 0; r + 1 < SIDE; r++) {
        for (c = 0; c < SIDE; c++) {
            add(&fixture, SIDE * r + c, '-', SIDE * r + c + SIDE);
        }
    }
    values = run(&fixture, &kh_measure_eigenvector);
    for (r = 0; r < SIDE; r++) {
        for (c = 0; c < SIDE; c++) {
            assert_near(values[SIDE * r + c],
                sin(pi * (r + 1) / (SIDE + 1)) * sin(pi * (c + 1) / (SIDE + 1)), 1e-10);
        }
    }
    free(values);
    fixture_free(&fixture);
}

/* A ring of arrows is periodic: unshifted power iteration turns for ever. With a chord, the values
 * fall by the root at each step round the ring. */
static void
test_directed_rings(void **state)
{
    static const int sizes[] = { 2, 3, 50, 300 };
    size_t k;
    int i;

    (void) state;
    for (k = 0; k < sizeof(sizes) / sizeof(*sizes); k++) {
        const int n = sizes[k];
        net_fixture ring = { 0 }, chord = { 0 };
        double *values, root;

        for (i = 0; i < n; i++) {
            add(&ring, i, '>', (i + 1) % n);
            add(&chord, i, '>', (i + 1) % n);
        }
        values = run(&ring, &kh_measure_eigenvector);
        for (i = 0; i < n; i++) {
            assert_near(values[i], 1, 1e-12);
        }
        free(values);
        if (n > 2) {
            add(&chord, n - 2, '>', 0);
            values = run(&chord, &kh_measure_eigenvector);
            root = values[0] / values[1];
            /* x0 = 1, x_i = root^-i, root x0 = x_(n-1) + x_(n-2) */
            assert_near(pow(root, n), 1 + root, 1e-9 * n);
            for (i = 1; i < n; i++) {
                assert_near(values[i - 1] / values[i], root, 1e-10);
            }
            free(values);
        }
        fixture_free(&ring);
        fixture_free(&chord);
    }
}

/* Two complete graphs of five, joined by a long chain: the two largest eigenvalues differ by less
 * than rounding, and symmetry says what the answer is. */
static void
test_two_equal_halves(void **state)
{
    net_fixture fixture = { 0 };
    double *values;
    int i, j;

    (void) state;
    for (i = 0; i < 5; i++) {
        for (j = 0; j < i; j++) {
            add(&fixture, i, '-', j);
        }
    }
    for (i = 5; i < 10; i++) {
        for (j = 5; j < i; j++) {
            add(&fixture, i, '-', j);
        }
    }
    for (i = 0; i < 8; i++) {
        add(&fixture, i == 0 ? 4 : 9 + i, '-', i == 7 ? 9 : 10 + i);
    }
    values = run(&fixture, &kh_measure_eigenvector);
    for (i = 0; i < 5; i++) {
        assert_near(values[i], values[5 + i], 1e-9);
    }
    assert_near(values[4], 1, 1e-9);
    free(values);
    fixture_free(&fixture);
}

static void
expect(const char *text, const kh_measure *measure, const double *expected)
{
    const kh_net_options options = { .weighted = false };
    net_fixture fixture = { 0 };
    kh_error err = { 0 };
    double *values;
    size_t v;

    assert_ok(fixture_build(&fixture, text, &options, &err));
    values = run(&fixture, measure);
    for (v = 0; v < fixture.net.num_nodes; v++) {
        assert_near(values[v], expected[v], 1e-12);
    }
    free(values);
    fixture_free(&fixture);
}

static void
test_several_parts(void **state)
{
    (void) state;
    /* A triangle outweighs a pair. */
    expect("a-b b-c c-a x-y z", &kh_measure_eigenvector, (double[]){ 1, 1, 1, 0, 0, 0 });
    /* Star of four and ring of five: both roots are 2; each weighs in with its projection. */
    expect("s-a s-b s-c s-d v-w w-x x-y y-z z-v", &kh_measure_eigenvector,
        (double[]){ 1, .5, .5, .5, .5, 2. / 3, 2. / 3, 2. / 3, 2. / 3, 2. / 3 });
    /* No cycle, no eigenvector. */
    expect("a>b b>c a>c", &kh_measure_eigenvector, (double[]){ 0, 0, 0 });
    /* Two cycles of equal root in a row: what flows down adds up without end in the second. */
    expect("a>b b>a b>c c>d d>c d>e", &kh_measure_eigenvector, (double[]){ 0, 0, 1, 1, 1 });
    /* Hubs of two stars: 1 over four, 1/4 of (2 + 1 + 1 + 1)/4 for those who share a target. */
    expect("s>a s>b s>c s>d p>t q>t r>t a>t", &kh_measure_hub,
        (double[]){ 1, .3125, 0, 0, 0, .3125, 0, .3125, .3125 });
    expect("s>a s>b s>c s>d p>t q>t r>t a>t", &kh_measure_authority,
        (double[]){ 0, .8, .8, .8, .8, 0, 1, 0, 0 });
}

/* --- the order of nodes ------------------------------------------------------------------ */

static const char *const claims[] = { "a>b", "b>c", "c>a", "c-d", "d>e", "e>f", "f-d", "f>g*3",
    "h>a", "i-j", "j-k*2", "k-i", "k>l", "m", "b>c*2", "o>p", "p>o", "p>q", "e-e" };
#define NUM_CLAIMS (sizeof(claims) / sizeof(*claims))

/* The same net with its nodes in another order, for each rotation of its claims. */
static void
build_rotated(net_fixture *fixture, size_t by)
{
    const kh_net_options options = { .weighted = true };
    kh_text text = { 0 };
    kh_error err = { 0 };
    size_t j;

    for (j = 0; j < NUM_CLAIMS; j++) {
        kh_text_print(&text, "%s ", claims[(j * 7 + by) % NUM_CLAIMS]);
    }
    assert_ok(fixture_build(fixture, kh_text_bytes(&text), &options, &err));
    kh_text_free(&text);
}

static void
test_order_of_nodes_does_not_matter(void **state)
{
    net_fixture first = { 0 };
    size_t m, by, v;

    (void) state;
    build_rotated(&first, 0);
    for (by = 1; by < NUM_CLAIMS; by++) {
        net_fixture other = { 0 };

        build_rotated(&other, by);
        for (m = 0; kh_measures[m] != NULL; m++) {
            double *a = run(&first, kh_measures[m]), *b = run(&other, kh_measures[m]);

            for (v = 0; v < first.net.num_nodes; v++) {
                uint32_t u;

                assert_true(kh_graph_find_node(
                    &other.graph, kh_graph_node_id(&first.graph, (uint32_t) v), &u));
                assert_int_equal(isnan(a[v]), isnan(b[u]));
                if (!isnan(a[v])) {
                    assert_near(a[v], b[u], 1e-12);
                }
            }
            free(a);
            free(b);
        }
        fixture_free(&other);
    }
    fixture_free(&first);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_directed_rings),
        cmocka_unit_test(test_two_equal_halves),
        cmocka_unit_test(test_several_parts),
        cmocka_unit_test(test_order_of_nodes_does_not_matter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
