/* Paths of every kind against the enumeration of all paths, on random graphs. */
#include "path_random.h"

#define NUM_GRAPHS 500

/* What a question borrows. */
typedef struct {
    kh_path_question question;
    uint8_t target[ORACLE_NODES], closed[ORACLE_NODES];
    uint32_t via[2], course[4];
} asked;

static void
draw_question(asked *self, const fixture *f, bool conditions, uint64_t *random)
{
    const size_t n = f->oracle.num_nodes;
    kh_path_question *q = &self->question;
    size_t j;

    *self = (asked){ .question = { .net = &f->net, .source = (uint32_t) below(random, n) } };
    q->target = self->target;
    self->target[below(random, n)] = 1;
    self->target[below(random, n)] |= (uint8_t) (below(random, 4) == 0);
    if (below(random, 3) == 0) {
        q->closed = self->closed;
        self->closed[below(random, n)] = 1;
    }
    q->most_steps = below(random, 3) == 0 ? 1 + below(random, n) : 0;
    q->via = self->via;
    q->course = self->course;
    if (!conditions) {
        return;
    }
    q->in_order = below(random, 2) == 0;
    q->num_via = below(random, 3);
    for (j = 0; j < q->num_via; j++) {
        self->via[j] = (uint32_t) below(random, n);
    }
    q->num_course = below(random, 5);
    for (j = 0; j < q->num_course; j++) {
        self->course[j]
            = below(random, 5) < 2 ? KH_PATH_ANY : relation_of(&f->graph, below(random, 3));
    }
}

/* The oracle knows relations by number. */
static void
enumerate(oracle *self, const fixture *f, const asked *a)
{
    asked named = *a;
    size_t j, r;

    for (j = 0; j < a->question.num_course; j++) {
        for (r = 0; r < 3 && a->course[j] != KH_PATH_ANY; r++) {
            if (a->course[j] == relation_of(&f->graph, r)) {
                named.course[j] = (uint32_t) r;
                break;
            }
        }
    }
    named.question.course = named.course;
    self->graph = &f->oracle;
    self->question = &named.question;
    self->at = (oracle_path){ .width = INFINITY };
    self->at.node[0] = a->question.source;
    self->num = 0;
    oracle_search(self);
    self->question = NULL;
    qsort(self->paths, self->num, sizeof(*self->paths), oracle_compare);
}

static void
assert_path(const kh_path *path, const oracle_path *expected)
{
    size_t j;

    assert_int_equal(path->num_steps, expected->num_steps);
    assert_near(path->length, expected->length, 1e-9);
    for (j = 0; j <= path->num_steps; j++) {
        assert_int_equal(path->node[j], expected->node[j]);
    }
}

/* Lengths that differ by rounding alone may come in either order. */
static void
assert_paths(const kh_path_list *list, const oracle *all, size_t num, bool weighted)
{
    size_t j;

    assert_int_equal(list->num, num);
    assert_int_equal(list->more, all->num > num);
    for (j = 0; j < num; j++) {
        if (weighted) {
            assert_near(list->items[j].length, all->paths[j].length, 1e-9);
        } else {
            assert_path(&list->items[j], &all->paths[j]);
        }
    }
}

static size_t
count_shortest(const oracle *all)
{
    size_t num = 0;

    while (num < all->num && all->paths[num].length <= all->paths[0].length + 1e-9) {
        num++;
    }
    return num;
}

static void
check_shortest(const fixture *f, const asked *a, oracle *all)
{
    kh_path_list list = { 0 };
    kh_error err = { 0 };
    size_t num, j;

    enumerate(all, f, a);
    num = count_shortest(all);
    assert_ok(kh_path_shortest(&a->question, ORACLE_PATHS, &list, &err));
    assert_int_equal(list.num, num);
    assert_false(list.more);
    for (j = 0; j < num && !f->oracle.weighted; j++) {
        assert_path(&list.items[j], &all->paths[j]);
    }
    if (num > 1) {
        assert_ok(kh_path_shortest(&a->question, 1, &list, &err));
        assert_int_equal(list.num, 1);
        assert_true(list.more);
    }
    kh_path_list_free(&list);
}

static void
check_k_shortest(const fixture *f, const asked *a, oracle *all, size_t k)
{
    kh_path_list list = { 0 };
    kh_error err = { 0 };

    enumerate(all, f, a);
    assert_ok(kh_path_k_shortest(&a->question, k, &list, &err));
    assert_paths(&list, all, all->num < k ? all->num : k, f->oracle.weighted);
    kh_path_list_free(&list);
}

/* The widest by definition, then the fewest steps. */
static void
check_widest(const fixture *f, const asked *a, oracle *all)
{
    asked steps = *a;
    kh_path_list list = { 0 };
    kh_error err = { 0 };
    double width = -1, most = -1;
    size_t least = SIZE_MAX, num = 0, j;

    steps.question.by_steps = true;
    enumerate(all, f, &steps);
    for (j = 0; j < all->num; j++) {
        most = fmax(most, all->paths[j].width);
    }
    for (j = 0; j < all->num; j++) {
        if (all->paths[j].width >= most) {
            num = all->paths[j].num_steps < least ? 1 : num + (all->paths[j].num_steps == least);
            least = all->paths[j].num_steps < least ? all->paths[j].num_steps : least;
        }
    }
    assert_ok(kh_path_widest(&a->question, ORACLE_PATHS, &list, &width, &err));
    assert_int_equal(list.num, num);
    if (num > 0 && least > 0) {
        assert_near(width, most, 0);
        assert_near(list.items[0].length, (double) least, 0);
    } else {
        assert_near(width, -1, 0);
    }
    kh_path_list_free(&list);
}

static void
test_paths_are_those_enumerated(void **state)
{
    oracle all = { .paths = malloc(ORACLE_PATHS * sizeof(oracle_path)) };
    uint64_t random = 20;
    size_t num_found = 0, j, k;

    (void) state;
    assert_non_null(all.paths);
    for (j = 0; j < NUM_GRAPHS; j++) {
        fixture f = { 0 };

        draw_graph(&f.oracle, &random);
        build(&f);
        for (k = 0; k < 6; k++) {
            asked a;

            draw_question(&a, &f, k % 2 == 1, &random);
            check_shortest(&f, &a, &all);
            num_found += all.num;
            check_k_shortest(&f, &a, &all, 1 + below(&random, 9));
            check_k_shortest(&f, &a, &all, 1000);
            check_widest(&f, &a, &all);
        }
        tear_down(&f);
    }
    assert_true(num_found > 5000);
    free(all.paths);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths_are_those_enumerated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
