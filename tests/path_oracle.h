/* Paths by enumeration: every path of a small graph, straight from its claims. */
#ifndef PATH_ORACLE_H
#define PATH_ORACLE_H

#include "../src/path/path.h"

#include <math.h>
#include <string.h>

#define ORACLE_NODES  8
#define ORACLE_CLAIMS 40
#define ORACLE_PATHS  20000

typedef struct {
    size_t from, to, relation;
    int start, end; /* years */
    double weight;
} oracle_claim;

typedef struct {
    bool directed, weighted;
    bool both[3]; /* by relation: walked both ways */
    size_t num_nodes, num_claims;
    oracle_claim claims[ORACLE_CLAIMS];
} oracle_graph;

typedef struct {
    size_t num_steps, node[ORACLE_NODES + 8]; /* the compiler sees no bound of steps */
    double length, width;
} oracle_path;

typedef struct {
    const oracle_graph *graph;
    const kh_path_question *question;
    oracle_path at;
    oracle_path *paths;
    size_t num;
} oracle;

static inline bool
oracle_walks(const oracle_graph *graph, const oracle_claim *claim, size_t u, size_t v)
{
    const bool back = !graph->directed || graph->both[claim->relation];

    return u != v
           && ((claim->from == u && claim->to == v)
               || (back && claim->from == v && claim->to == u));
}

static inline double
oracle_strength(const oracle_graph *graph, size_t u, size_t v)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < graph->num_claims; j++) {
        sum += oracle_walks(graph, &graph->claims[j], u, v) ? graph->claims[j].weight : 0;
    }
    return sum;
}

/* Whether the rest of a path can be walked with the rest of a course, from some year on. */
static inline bool
oracle_can_go(const oracle *self, size_t step, size_t item, int year)
{
    const kh_path_question *question = self->question;
    const bool any = question->num_course == 0
                     || (item < question->num_course && question->course[item] == KH_PATH_ANY);
    size_t j;

    if (any && question->num_course > 0 && oracle_can_go(self, step, item + 1, year)) {
        return true;
    }
    if (step == self->at.num_steps) {
        return question->num_course == 0 || item == question->num_course;
    }
    if (!any && item == question->num_course) {
        return false;
    }
    for (j = 0; j < self->graph->num_claims; j++) {
        const oracle_claim *claim = &self->graph->claims[j];

        if (!oracle_walks(self->graph, claim, self->at.node[step], self->at.node[step + 1])
            || (!any && claim->relation != question->course[item])) {
            continue;
        }
        if (!question->in_order) {
            if (oracle_can_go(self, step + 1, any ? item : item + 1, 0)) {
                return true;
            }
        } else if (year <= claim->end
                   && oracle_can_go(self, step + 1, any ? item : item + 1,
                       year > claim->start ? year : claim->start)) {
            return true;
        }
    }
    return false;
}

static inline bool
oracle_meets_all(const oracle *self)
{
    size_t met = 0, j;

    for (j = 0; j <= self->at.num_steps; j++) {
        met += met < self->question->num_via && self->question->via[met] == self->at.node[j];
    }
    return met == self->question->num_via;
}

static inline bool
oracle_is_on_path(const oracle *self, size_t node)
{
    size_t j;

    for (j = 0; j <= self->at.num_steps; j++) {
        if (self->at.node[j] == node) {
            return true;
        }
    }
    return false;
}

static inline void
oracle_search(oracle *self)
{
    const kh_path_question *question = self->question;
    const size_t u = self->at.node[self->at.num_steps];
    size_t v;

    if (question->target[u]) {
        if (oracle_meets_all(self) && oracle_can_go(self, 0, 0, -100000)) {
            self->paths[self->num++] = self->at;
            return;
        }
        if (self->at.num_steps > 0) {
            return;
        }
    }
    if (question->most_steps > 0 && self->at.num_steps == question->most_steps) {
        return;
    }
    for (v = 0; v < self->graph->num_nodes; v++) {
        const double strength = oracle_strength(self->graph, u, v);
        const oracle_path before = self->at;

        if (strength > 0 && !oracle_is_on_path(self, v)
            && (question->closed == NULL || !question->closed[v])) {
            self->at.node[++self->at.num_steps] = v;
            self->at.length += self->graph->weighted && !question->by_steps ? 1 / strength : 1;
            self->at.width = fmin(self->at.width, strength);
            oracle_search(self);
            self->at = before;
        }
    }
}

static inline int
oracle_compare(const void *a, const void *b)
{
    const oracle_path *x = a, *y = b;
    size_t j;

    if (fabs(x->length - y->length) > 1e-9) {
        return x->length < y->length ? -1 : 1;
    }
    for (j = 0; j <= x->num_steps && j <= y->num_steps; j++) {
        if (x->node[j] != y->node[j]) {
            return x->node[j] < y->node[j] ? -1 : 1;
        }
    }
    return 0;
}

#endif
