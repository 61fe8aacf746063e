/* Which claims carry a step, and which are missing where there is no path, against naive answers on
 * random graphs. */
#include "path_random.h"

#include "../src/route/missing.h"

#define NUM_GRAPHS 2000

/* --- claims of steps --------------------------------------------------------------------- */

typedef struct {
    kh_route_request request;
    uint32_t via[2], course[4], avoided[1];
} asked;

static void
draw_request(asked *self, const fixture *f, uint64_t *random)
{
    const size_t n = f->oracle.num_nodes;
    kh_route_request *r = &self->request;
    size_t j;

    *self = (asked){ .request = { .net = &f->net,
                         .selection = &f->selection,
                         .from = (uint32_t) below(random, n),
                         .to = (uint32_t) below(random, n),
                         .kind = (kh_route_kind) below(random, 3),
                         .most = 1 + below(random, 5),
                         .in_order = below(random, 2) == 0,
                         .num_via = below(random, 2),
                         .num_course = below(random, 5) } };
    r->via = self->via;
    r->course = self->course;
    r->avoided = self->avoided;
    self->via[0] = (uint32_t) below(random, n);
    for (j = 0; j < r->num_course; j++) {
        self->course[j]
            = below(random, 5) < 2 ? KH_PATH_ANY : relation_of(&f->graph, below(random, 3));
    }
}

/* The oracle knows relations by number. */
static kh_path_question
name_relations(const asked *a, const fixture *f, uint32_t *course)
{
    size_t j, r;

    for (j = 0; j < a->request.num_course; j++) {
        course[j] = KH_PATH_ANY;
        for (r = 0; r < 3; r++) {
            if (a->course[j] == relation_of(&f->graph, r)) {
                course[j] = (uint32_t) r;
            }
        }
    }
    return (kh_path_question){ .net = &f->net,
        .course = course,
        .num_course = a->request.num_course,
        .in_order = a->request.in_order };
}

/* A claim may stand for a step if the path can be walked without the others of the same pair. */
static bool
may_stand(const fixture *f, const kh_path_question *question, const kh_path *path, size_t step,
    size_t claim)
{
    oracle_graph graph = f->oracle;
    oracle self = { .graph = &graph, .question = question };
    const size_t u = path->node[step], v = path->node[step + 1];
    size_t num = 0, j;

    for (j = 0; j < f->oracle.num_claims; j++) {
        const oracle_claim *c = &f->oracle.claims[j];

        if (j == claim || !((c->from == u && c->to == v) || (c->from == v && c->to == u))) {
            graph.claims[num++] = *c;
        }
    }
    graph.num_claims = num;
    self.at.num_steps = path->num_steps;
    for (j = 0; j <= path->num_steps; j++) {
        self.at.node[j] = path->node[j];
    }
    return oracle_walks(&f->oracle, &f->oracle.claims[claim], u, v)
           && oracle_can_go(&self, 0, 0, -100000);
}

static size_t
check_steps(const fixture *f, const kh_path_question *question, const kh_routes *routes, size_t p)
{
    const kh_path *path = &routes->paths.items[p];
    size_t num_checked = 0, step, claim;

    for (step = 0; step < path->num_steps; step++) {
        const kh_route_claims claims = kh_routes_claims(routes, p, step);
        size_t next = 0;

        assert_true(claims.num > 0);
        for (claim = 0; claim < f->oracle.num_claims; claim++) {
            if (may_stand(f, question, path, step, claim)) {
                assert_true(next < claims.num);
                assert_int_equal(claims.items[next++], claim);
            }
        }
        assert_int_equal(next, claims.num);
        num_checked += next;
    }
    return num_checked;
}

static void
test_claims_are_those_that_may_stand(void **state)
{
    uint64_t random = 7;
    size_t num_checked = 0, j, k, p;

    (void) state;
    for (j = 0; j < NUM_GRAPHS; j++) {
        fixture f = { 0 };

        draw_graph(&f.oracle, &random);
        build(&f);
        for (k = 0; k < 4; k++) {
            kh_path_question question;
            uint32_t course[4];
            kh_routes routes = { 0 };
            kh_error err = { 0 };
            asked a;

            draw_request(&a, &f, &random);
            question = name_relations(&a, &f, course);
            assert_ok(kh_routes_find(&routes, &a.request, &err));
            for (p = 0; p < routes.paths.num; p++) {
                num_checked += check_steps(&f, &question, &routes, p);
            }
            kh_routes_free(&routes);
        }
        tear_down(&f);
    }
    assert_true(num_checked > 3000);
}

/* --- what is missing --------------------------------------------------------------------- */

/* The conditions as the oracle has them. */
typedef struct {
    const fixture *f;
    int year;        /* 0: any */
    size_t relation; /* 3: any */
    size_t avoided;  /* num_nodes: none */
    size_t source, target;
} conditions;

/* Whether a claim may be walked from u to v. */
static bool
is_allowed(const conditions *self, size_t claim, size_t u, size_t v)
{
    const oracle_claim *c = &self->f->oracle.claims[claim];

    return oracle_walks(&self->f->oracle, c, u, v) && u != self->avoided && v != self->avoided
           && (self->year == 0 || (c->start <= self->year && self->year <= c->end))
           && (self->relation == 3 || c->relation == self->relation);
}

/* The fewest claims that are not allowed on a way from u to the target, by trying all ways. */
static size_t
count_fewest(const conditions *self, size_t u, unsigned seen)
{
    const oracle_graph *graph = &self->f->oracle;
    size_t fewest = SIZE_MAX, claim;

    if (u == self->target) {
        return 0;
    }
    for (claim = 0; claim < graph->num_claims; claim++) {
        const oracle_claim *c = &graph->claims[claim];
        const size_t v = c->from == u ? c->to : c->from;
        size_t rest;

        if ((c->from != u && c->to != u) || (seen & 1u << v)) {
            continue;
        }
        rest = count_fewest(self, v, seen | 1u << v);
        if (rest != SIZE_MAX && rest + !is_allowed(self, claim, u, v) < fewest) {
            fewest = rest + !is_allowed(self, claim, u, v);
        }
    }
    return fewest;
}

/* Whether the missing claims, walked as they say, connect the ends with what is allowed. */
static bool
would_connect(const conditions *self, const kh_missing *missing)
{
    const oracle_graph *graph = &self->f->oracle;
    bool reached[ORACLE_NODES] = { false };
    size_t round, j;

    reached[self->source] = true;
    for (round = 0; round < graph->num_nodes; round++) {
        for (j = 0; j < graph->num_claims; j++) {
            const size_t a = graph->claims[j].from, b = graph->claims[j].to;

            reached[b] = reached[b] || (reached[a] && is_allowed(self, j, a, b));
            reached[a] = reached[a] || (reached[b] && is_allowed(self, j, b, a));
        }
        for (j = 0; j < missing->num_claims; j++) {
            const oracle_claim *c = &graph->claims[missing->claims[j].claim];

            if (reached[missing->claims[j].forward ? c->from : c->to]) {
                reached[missing->claims[j].forward ? c->to : c->from] = true;
            }
        }
    }
    return reached[self->target];
}

static unsigned
reasons_of(const conditions *self, const kh_missing_claim *missing)
{
    const oracle_claim *c = &self->f->oracle.claims[missing->claim];
    const bool late = self->year != 0 && (self->year < c->start || self->year > c->end);
    const bool other = self->relation != 3 && c->relation != self->relation;
    const bool avoided = c->from == self->avoided || c->to == self->avoided;
    const bool back = !late && !other
                      && !oracle_walks(&self->f->oracle, c, missing->forward ? c->from : c->to,
                          missing->forward ? c->to : c->from);

    return (unsigned) late << KH_WHY_DATE | (unsigned) other << KH_WHY_RELATION
           | (unsigned) avoided << KH_WHY_AVOID | (unsigned) back << KH_WHY_DIRECTION;
}

static void
check_missing(const conditions *self, const kh_missing *missing)
{
    const size_t fewest = count_fewest(self, self->source, 1u << self->source);
    size_t j;

    assert_int_equal(missing->along, 0);
    if (fewest == SIZE_MAX) {
        assert_int_equal(missing->num_claims, 0);
        assert_true(missing->from_component + missing->to_component <= self->f->oracle.num_nodes);
        assert_true(missing->from_component > 0 && missing->to_component > 0);
        return;
    }
    assert_int_equal(missing->num_claims, fewest);
    assert_true(would_connect(self, missing));
    for (j = 0; j < missing->num_claims; j++) {
        assert_int_equal(missing->claims[j].why, reasons_of(self, &missing->claims[j]));
    }
}

static void
draw_conditions(conditions *self, const fixture *f, uint64_t *random)
{
    const size_t n = f->oracle.num_nodes;

    *self = (conditions){ .f = f,
        .year = below(random, 2) == 0 ? 0 : 2000 + (int) below(random, 14),
        .relation = below(random, 4),
        .avoided = below(random, n + 2),
        .source = below(random, n),
        .target = below(random, n) };
    if (self->avoided >= n || self->avoided == self->source || self->avoided == self->target) {
        self->avoided = n;
    }
}

/* Each condition of the selection alone, and all of them. */
static void
select_by(const conditions *self, fixture *f, kh_exclusion exclusions[2])
{
    static const char *const names[] = { "r0", "r1", "r2" };
    const char *const relations[] = { self->relation < 3 ? names[self->relation] : "" };
    kh_selector date = { 0 }, relation = { 0 }, both;
    kh_error err = { 0 };

    if (self->year != 0) {
        assert_ok(kh_date_from_year(&date.from, self->year, &err));
        date.to = date.from;
    }
    relation.relations = relations;
    relation.num_relations = self->relation < 3;
    both = date;
    both.relations = relations;
    both.num_relations = relation.num_relations;
    build_part(f, &both);
    exclusions[0].why = KH_WHY_DATE;
    assert_ok(kh_select(&exclusions[0].selection, &f->graph, &date, &err));
    exclusions[1].why = KH_WHY_RELATION;
    assert_ok(kh_select(&exclusions[1].selection, &f->graph, &relation, &err));
}

static size_t
check_graph(uint64_t *random)
{
    fixture f = { 0 };
    conditions c;
    kh_exclusion exclusions[2] = { { .why = KH_WHY_DATE } };
    kh_routes routes = { 0 };
    kh_missing missing = { 0 };
    kh_error err = { 0 };
    kh_route_request request = { .kind = KH_ROUTE_SHORTEST, .most = 1 };
    uint32_t avoided[1];
    size_t num;

    draw_graph(&f.oracle, random);
    f.oracle.num_claims /= 1 + below(random, 4);
    draw_conditions(&c, &f, random);
    select_by(&c, &f, exclusions);
    avoided[0] = (uint32_t) c.avoided;
    request.net = &f.net;
    request.selection = &f.selection;
    request.from = (uint32_t) c.source;
    request.to = (uint32_t) c.target;
    request.avoided = avoided;
    request.num_avoided = c.avoided < f.oracle.num_nodes;
    assert_ok(kh_routes_find(&routes, &request, &err));
    num = routes.paths.num;
    assert_int_equal(num > 0, count_fewest(&c, c.source, 1u << c.source) == 0);
    if (num == 0) {
        assert_ok(kh_missing_find(&missing, &routes, exclusions, 2, &err));
        check_missing(&c, &missing);
        num = missing.num_claims;
    } else {
        num = 0;
    }
    kh_missing_free(&missing);
    kh_routes_free(&routes);
    kh_selection_free(&exclusions[0].selection);
    kh_selection_free(&exclusions[1].selection);
    tear_down(&f);
    return num;
}

static void
test_missing_claims_are_the_fewest(void **state)
{
    uint64_t random = 99;
    size_t num_missing = 0, j;

    (void) state;
    for (j = 0; j < NUM_GRAPHS; j++) {
        num_missing += check_graph(&random);
    }
    assert_true(num_missing > 100);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_claims_are_those_that_may_stand),
        cmocka_unit_test(test_missing_claims_are_the_fewest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
