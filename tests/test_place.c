/* Placing: what every drawing must hold, and shapes that a good one shows. */
#include "testlib.h"

#include "../src/place/place.h"

#define MAX_NODES 3000
#define MAX_TIES  6000

typedef struct {
    size_t num_nodes, num_ties;
    uint32_t tail[MAX_TIES], head[MAX_TIES];
    double size[MAX_NODES], x[MAX_NODES], y[MAX_NODES];
} fixture;

static fixture drawing;

static void
begin(size_t num_nodes)
{
    size_t v;

    drawing.num_nodes = num_nodes;
    drawing.num_ties = 0;
    for (v = 0; v < MAX_NODES; v++) {
        drawing.size[v] = 12;
        drawing.x[v] = drawing.y[v] = NAN;
    }
}

static void
tie(size_t u, size_t v)
{
    drawing.tail[drawing.num_ties] = (uint32_t) u;
    drawing.head[drawing.num_ties++] = (uint32_t) v;
}

static void
place(uint64_t seed, size_t num_threads)
{
    const kh_place_options options = { .seed = seed, .num_threads = num_threads };
    kh_error err = { 0 };

    assert_ok(kh_place_force(drawing.num_nodes, drawing.num_ties, drawing.tail, drawing.head,
        drawing.size, &options, drawing.x, drawing.y, &err));
}

static double
distance(size_t u, size_t v)
{
    return hypot(drawing.x[u] - drawing.x[v], drawing.y[u] - drawing.y[v]);
}

/* Finite, within the quadrant, and apart. @param gap of the sum of the radii that is demanded. */
static void
assert_sound(double gap)
{
    double least_x = INFINITY, least_y = INFINITY;
    size_t u, v;

    for (v = 0; v < drawing.num_nodes; v++) {
        assert_true(isfinite(drawing.x[v]) && isfinite(drawing.y[v]));
        least_x = fmin(least_x, drawing.x[v] - drawing.size[v] / 2);
        least_y = fmin(least_y, drawing.y[v] - drawing.size[v] / 2);
        for (u = 0; u < v; u++) {
            assert_true(distance(u, v) >= gap * (drawing.size[u] + drawing.size[v]) / 2);
        }
    }
    if (drawing.num_nodes > 0) {
        assert_near(least_x, 0, 1e-6);
        assert_near(least_y, 0, 1e-6);
    }
}

static void
grid(size_t side)
{
    size_t row, column;

    begin(side * side);
    for (row = 0; row < side; row++) {
        for (column = 0; column < side; column++) {
            if (column + 1 < side) {
                tie(row * side + column, row * side + column + 1);
            }
            if (row + 1 < side) {
                tie(row * side + column, (row + 1) * side + column);
            }
        }
    }
}

/* Each node but the first is tied to the one of half its number. */
static void
tree(size_t num_nodes)
{
    size_t v;

    begin(num_nodes);
    for (v = 1; v < num_nodes; v++) {
        tie(v, (v - 1) / 2);
    }
}

static double
mean_tie(void)
{
    double sum = 0;
    size_t t;

    for (t = 0; t < drawing.num_ties; t++) {
        sum += distance(drawing.tail[t], drawing.head[t]);
    }
    return sum / (double) drawing.num_ties;
}

/* Of pairs that are no ties, drawn evenly. */
static double
mean_pair(void)
{
    double sum = 0;
    size_t u, v, num = 0;

    for (u = 0; u < drawing.num_nodes; u++) {
        for (v = u + 1; v < drawing.num_nodes; v++, num++) {
            sum += distance(u, v);
        }
    }
    return sum / (double) num;
}

/* --- tests ------------------------------------------------------------------------------- */

static void
test_small(void **state)
{
    (void) state;
    begin(0);
    place(0, 1);
    begin(1);
    place(0, 1);
    assert_near(drawing.x[0], 6, 0);
    assert_near(drawing.y[0], 6, 0);
    begin(2);
    tie(0, 1);
    place(0, 1);
    assert_sound(1);
    assert_near(drawing.y[0], drawing.y[1], 1e-9);
    assert_near(distance(0, 1), 24, 1e-9);
}

static void
test_loops_and_parallel_ties(void **state)
{
    (void) state;
    begin(3);
    tie(0, 0);
    tie(0, 1);
    tie(1, 0);
    tie(0, 1);
    tie(2, 2);
    place(0, 1);
    assert_sound(0.99);
}

static void
test_isolates(void **state)
{
    (void) state;
    begin(100);
    place(0, 1);
    assert_sound(1);
}

static void
test_grid(void **state)
{
    size_t side = 30, corner, other;
    double least = INFINITY, most = 0;

    (void) state;
    grid(side);
    place(7, 0);
    assert_sound(0.9);
    assert_true(mean_tie() * 8 < mean_pair());
    /* It lies flat: its corners are apart by its sides and diagonals, none folded onto another. */
    for (corner = 0; corner < 4; corner++) {
        const size_t u = corner / 2 * side * (side - 1) + corner % 2 * (side - 1);

        for (other = 0; other < corner; other++) {
            const size_t v = other / 2 * side * (side - 1) + other % 2 * (side - 1);

            least = fmin(least, distance(u, v));
            most = fmax(most, distance(u, v));
        }
    }
    assert_true(least > 10 * mean_tie());
    assert_true(most < 2.5 * least);
}

static void
test_tree(void **state)
{
    (void) state;
    tree(1023);
    place(7, 0);
    assert_sound(0.9);
    assert_true(mean_tie() * 8 < mean_pair());
}

/* A hub's leaves stand around it, and their discs do not overlap. */
static void
test_star(void **state)
{
    size_t v;

    (void) state;
    begin(1001);
    drawing.size[0] = 60;
    for (v = 1; v <= 1000; v++) {
        tie(0, v);
    }
    place(1, 0);
    assert_sound(0.9);
    for (v = 1; v <= 1000; v++) {
        assert_true(distance(0, v) < 1.7 * mean_tie());
    }
}

/* Components do not mingle: the boxes around them are disjoint. */
static void
test_components(void **state)
{
    double box[3][4];
    size_t c, d, v;

    (void) state;
    begin(120);
    for (v = 0; v < 120; v++) {
        if (v % 40 != 39) {
            tie(v, v + 1);
        }
    }
    place(3, 1);
    assert_sound(0.9);
    for (c = 0; c < 3; c++) {
        box[c][0] = box[c][1] = INFINITY;
        box[c][2] = box[c][3] = -INFINITY;
        for (v = 40 * c; v < 40 * c + 40; v++) {
            box[c][0] = fmin(box[c][0], drawing.x[v]);
            box[c][1] = fmin(box[c][1], drawing.y[v]);
            box[c][2] = fmax(box[c][2], drawing.x[v]);
            box[c][3] = fmax(box[c][3], drawing.y[v]);
        }
        for (d = 0; d < c; d++) {
            assert_true(box[c][0] > box[d][2] || box[d][0] > box[c][2] || box[c][1] > box[d][3]
                        || box[d][1] > box[c][3]);
        }
    }
}

/* More tasks than one, so that threads have something to mix up. */
static void
test_any_number_of_threads(void **state)
{
    static double x[MAX_NODES], y[MAX_NODES];
    const size_t threads[] = { 1, 2, 5 };
    size_t j;

    (void) state;
    grid(50);
    place(11, 1);
    memcpy(x, drawing.x, sizeof(x));
    memcpy(y, drawing.y, sizeof(y));
    for (j = 0; j < 3; j++) {
        grid(50);
        place(11, threads[j]);
        assert_memory_equal(x, drawing.x, 2500 * sizeof(*x));
        assert_memory_equal(y, drawing.y, 2500 * sizeof(*y));
    }
    place(12, 1);
    assert_memory_not_equal(x, drawing.x, 2500 * sizeof(*x));
}

static void
test_refusals(void **state)
{
    const kh_place_options options = { 0 };
    kh_error err = { 0 };

    (void) state;
    begin(3);
    tie(0, 3);
    assert_fails(kh_place_force(
                     3, 1, drawing.tail, drawing.head, NULL, &options, drawing.x, drawing.y, &err),
        KH_ERR_ARGUMENT, "node 3 of 3");
    err = (kh_error){ 0 };
    drawing.size[1] = NAN;
    assert_fails(kh_place_force(3, 0, drawing.tail, drawing.head, drawing.size, &options, drawing.x,
                     drawing.y, &err),
        KH_ERR_ARGUMENT, "node 1 has the size nan");
    assert_true(isnan(drawing.x[0]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small),
        cmocka_unit_test(test_loops_and_parallel_ties),
        cmocka_unit_test(test_isolates),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_star),
        cmocka_unit_test(test_components),
        cmocka_unit_test(test_any_number_of_threads),
        cmocka_unit_test(test_refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
