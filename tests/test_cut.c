/* The smallest cuts against all subsets, on random nets. */
#include "testlib.h"

#include "netlib.h"

#include "../src/cut/cut.h"

#include <math.h>

#define NUM_NETS   500
#define MOST_NODES 7
#define MOST_TIES  (MOST_NODES * MOST_NODES)

/* A net drawn at random; strengths are whole numbers of `unit`. */
typedef struct {
    size_t num_nodes, num_ties;
    uint32_t tail[MOST_TIES], head[MOST_TIES];
    unsigned strength[MOST_TIES];
    bool directed, weighted;
    double unit;
    uint8_t end[MOST_NODES];
} drawn;

static uint64_t
next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static size_t
below(uint64_t *state, size_t n)
{
    return (size_t) (next(state) % n);
}

static void
draw_ties(drawn *self, uint64_t *random)
{
    const size_t density = 1 + below(random, 4);
    uint32_t u, v;

    for (u = 0; u < self->num_nodes; u++) {
        for (v = self->directed ? 0 : u + 1; v < self->num_nodes; v++) {
            if (u != v && below(random, 4) < density) {
                self->tail[self->num_ties] = u;
                self->head[self->num_ties] = v;
                self->strength[self->num_ties++] = 1 + (unsigned) below(random, 9);
            }
        }
    }
}

/* One node at either end, or some. Units are such that sums of strengths are not exact. */
static void
draw(drawn *self, uint64_t *random)
{
    static const double units[] = { 1, 0.1, 1e-70 / 3, 1e60 / 7 };
    size_t j;

    *self = (drawn){ .num_nodes = 2 + below(random, MOST_NODES - 1),
        .directed = below(random, 2) == 1,
        .weighted = below(random, 2) == 1 };
    self->unit = self->weighted ? units[below(random, 4)] : 1;
    draw_ties(self, random);
    for (j = 0; below(random, 2) == 1 && j < self->num_nodes; j++) {
        self->end[j] = (uint8_t) below(random, 3);
    }
    self->end[0] = KH_SIDE_A;
    self->end[self->num_nodes - 1] = KH_SIDE_B;
}

static void
build(const drawn *self, net_fixture *fixture)
{
    const kh_net_options options = { .weighted = self->weighted };
    char text[4096];
    kh_error err = { 0 };
    size_t used = 0, j;

    for (j = 0; j < self->num_nodes; j++) {
        used += (size_t) snprintf(text + used, sizeof(text) - used, "n%zu ", j);
    }
    for (j = 0; j < self->num_ties; j++) {
        used
            += (size_t) snprintf(text + used, sizeof(text) - used, "n%u%cn%u*%.17g ", self->tail[j],
                self->directed ? '>' : '-', self->head[j], self->strength[j] * self->unit);
    }
    assert_ok(fixture_build(fixture, text, &options, &err));
}

/* Our number of a tie of the net. */
static size_t
number_of(const drawn *self, const kh_net *net, uint32_t tie)
{
    size_t j;

    for (j = 0; j < self->num_ties; j++) {
        if (net->tail[tie] == self->tail[j] && net->head[tie] == self->head[j]) {
            return j;
        }
    }
    fail_msg("%s", "a tie that was never drawn");
    return 0;
}

static uint64_t
set_of(const drawn *self, const kh_net *net, const kh_cut *cut, bool of_nodes)
{
    uint64_t set = 0;
    size_t j;

    for (j = 0; j < cut->num_items; j++) {
        set |= UINT64_C(1) << (of_nodes ? cut->items[j] : number_of(self, net, cut->items[j]));
    }
    return set;
}

/* --- ties -------------------------------------------------------------------------------- */

static uint64_t
ties_out_of(const drawn *self, unsigned inside, unsigned *strength)
{
    uint64_t set = 0;
    size_t j;

    *strength = 0;
    for (j = 0; j < self->num_ties; j++) {
        const bool tail = inside >> self->tail[j] & 1, head = inside >> self->head[j] & 1;

        if (tail != head && (tail || !self->directed)) {
            set |= UINT64_C(1) << j;
            *strength += self->weighted ? self->strength[j] : 1;
        }
    }
    return set;
}

static bool
holds_ends(const drawn *self, unsigned inside)
{
    size_t v;

    for (v = 0; v < self->num_nodes; v++) {
        const bool in = inside >> v & 1;

        if ((self->end[v] == KH_SIDE_A && !in) || (self->end[v] == KH_SIDE_B && in)) {
            return false;
        }
    }
    return true;
}

/* What all sets of nodes say. */
typedef struct {
    unsigned least;
    unsigned smallest, largest; /* the side of A, over all smallest cuts. */
    uint64_t near_a, near_b;
    bool unique;
} truth;

static truth
enumerate(const drawn *self)
{
    truth t = { .least = UINT32_MAX };
    unsigned inside, strength;
    uint64_t set;

    for (inside = 0; inside < 1U << self->num_nodes; inside++) {
        set = ties_out_of(self, inside, &strength);
        if (!holds_ends(self, inside) || strength > t.least) {
            continue;
        }
        if (strength < t.least) {
            t = (truth){ strength, inside, inside, 0, 0, true };
            t.near_a = set;
        }
        t.unique = t.unique && set == t.near_a;
        t.smallest &= inside;
        t.largest |= inside;
    }
    t.near_a = ties_out_of(self, t.smallest, &strength);
    t.near_b = ties_out_of(self, t.largest, &strength);
    return t;
}

static void
check_sides(const drawn *self, const kh_net *net, const kh_cut *cut, bool of_nodes)
{
    const uint64_t gone = set_of(self, net, cut, of_nodes);
    size_t num_a = 0, num_b = 0, j, v;

    for (v = 0; v < self->num_nodes; v++) {
        const bool is_gone = of_nodes && (gone >> v & 1);

        assert_int_equal(is_gone ? KH_SIDE_NONE : self->end[v],
            self->end[v] == KH_SIDE_NONE ? KH_SIDE_NONE : cut->side[v]);
        num_a += cut->side[v] == KH_SIDE_A;
        num_b += cut->side[v] == KH_SIDE_B;
    }
    for (j = 0; j < self->num_ties; j++) {
        const uint8_t tail = cut->side[self->tail[j]], head = cut->side[self->head[j]];
        const bool is_cut
            = of_nodes ? (gone >> self->tail[j] & 1) || (gone >> self->head[j] & 1) : gone >> j & 1;

        /* Nothing leads out of A's side, or into B's. */
        assert_true(is_cut || tail != KH_SIDE_A || head == KH_SIDE_A);
        assert_true(is_cut || head != KH_SIDE_B || tail == KH_SIDE_B);
    }
    assert_int_equal(cut->num_a, num_a);
    assert_int_equal(cut->num_b, num_b);
}

static void
test_ties(void **state)
{
    uint64_t random = 1;
    drawn d;
    int r;

    (void) state;
    for (r = 0; r < NUM_NETS; r++) {
        net_fixture f = { 0 };
        kh_cuts cuts = { 0 };
        kh_error err = { 0 };
        truth t;

        draw(&d, &random);
        build(&d, &f);
        t = enumerate(&d);
        assert_ok(kh_cuts_find(&cuts, &(kh_cut_question){ .net = &f.net, .end = d.end }, &err));
        assert_near(cuts.value / d.unit, t.least, 1e-9);
        assert_true(set_of(&d, &f.net, &cuts.near_a, false) == t.near_a);
        assert_true(set_of(&d, &f.net, &cuts.near_b, false) == t.near_b);
        assert_int_equal(cuts.unique, t.unique);
        check_sides(&d, &f.net, &cuts.near_a, false);
        check_sides(&d, &f.net, &cuts.near_b, false);
        kh_cuts_free(&cuts);
        fixture_free(&f);
    }
}

/* --- nodes ------------------------------------------------------------------------------- */

/* Nodes that an end leads to, or that lead to it, when some are gone. */
static unsigned
reach(const drawn *self, unsigned gone, uint8_t side)
{
    unsigned set = 0, before;
    size_t v, j;

    for (v = 0; v < self->num_nodes; v++) {
        set |= self->end[v] == side ? 1U << v : 0;
    }
    set &= ~gone;
    do {
        before = set;
        for (j = 0; j < self->num_ties; j++) {
            const unsigned tail = 1U << self->tail[j], head = 1U << self->head[j];
            const bool along = !self->directed || side == KH_SIDE_A;
            const bool against = !self->directed || side == KH_SIDE_B;

            set |= along && (set & tail) ? head & ~gone : 0;
            set |= against && (set & head) ? tail & ~gone : 0;
        }
    } while (set != before);
    return set;
}

typedef struct {
    unsigned num; /* of smallest sets. */
    unsigned size;
    unsigned of_a, of_b; /* what every one of them leaves to A, and to B. */
    unsigned last;
} node_truth;

static bool
may_go(const drawn *self, const kh_cut_question *q, unsigned gone)
{
    size_t v;

    for (v = 0; v < self->num_nodes; v++) {
        if ((gone >> v & 1)
            && ((self->end[v] == KH_SIDE_A && q->a_stays)
                || (self->end[v] == KH_SIDE_B && q->b_stays))) {
            return false;
        }
    }
    return true;
}

static node_truth
enumerate_nodes(const drawn *self, const kh_cut_question *q)
{
    node_truth t = { .size = UINT32_MAX };
    unsigned gone;

    for (gone = 0; gone < 1U << self->num_nodes; gone++) {
        const unsigned size = (unsigned) __builtin_popcount(gone);
        const unsigned a = reach(self, gone, KH_SIDE_A), b = reach(self, gone, KH_SIDE_B);

        if (size > t.size || !may_go(self, q, gone) || (a & b) != 0) {
            continue;
        }
        if (size < t.size) {
            t = (node_truth){ 0, size, UINT32_MAX, UINT32_MAX, 0 };
        }
        t.num++;
        t.of_a &= a;
        t.of_b &= b;
        t.last = gone;
    }
    return t;
}

static void
check_nodes(const drawn *d, const kh_net *net, const kh_cut_question *q)
{
    const node_truth t = enumerate_nodes(d, q);
    kh_cuts cuts = { 0 };
    kh_error err = { 0 };
    unsigned near_a, near_b;

    assert_ok(kh_cuts_find(&cuts, q, &err));
    if (t.num == 0) {
        assert_true(isinf(cuts.value));
        assert_int_not_equal(cuts.direct_tie, KH_NONE);
        assert_int_equal(d->end[net->tail[cuts.direct_tie]] + d->end[net->head[cuts.direct_tie]],
            KH_SIDE_A + KH_SIDE_B);
        kh_cuts_free(&cuts);
        return;
    }
    near_a = (unsigned) set_of(d, net, &cuts.near_a, true);
    near_b = (unsigned) set_of(d, net, &cuts.near_b, true);
    assert_near(cuts.value, t.size, 0);
    assert_int_equal(cuts.near_a.num_items, t.size);
    assert_int_equal(cuts.near_b.num_items, t.size);
    assert_true(may_go(d, q, near_a) && may_go(d, q, near_b));
    assert_int_equal(reach(d, near_a, KH_SIDE_A), t.of_a);
    assert_int_equal(reach(d, near_b, KH_SIDE_B), t.of_b);
    assert_int_equal(reach(d, near_a, KH_SIDE_A) & reach(d, near_a, KH_SIDE_B), 0);
    assert_int_equal(reach(d, near_b, KH_SIDE_A) & reach(d, near_b, KH_SIDE_B), 0);
    assert_int_equal(cuts.unique, t.num == 1);
    check_sides(d, net, &cuts.near_a, true);
    check_sides(d, net, &cuts.near_b, true);
    kh_cuts_free(&cuts);
}

static void
test_nodes(void **state)
{
    uint64_t random = 2;
    drawn d;
    int r;

    (void) state;
    for (r = 0; r < NUM_NETS; r++) {
        net_fixture f = { 0 };
        kh_cut_question q;

        draw(&d, &random);
        build(&d, &f);
        q = (kh_cut_question){ &f.net, d.end, true, below(&random, 2) == 1, below(&random, 2) == 1,
            false };
        check_nodes(&d, &f.net, &q);
        fixture_free(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_nodes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
