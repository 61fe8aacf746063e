/* Random graphs for tests of paths, known to the oracle and read as files are. */
#ifndef PATH_RANDOM_H
#define PATH_RANDOM_H

#include "testlib.h"

#include "path_oracle.h"

#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    oracle_graph oracle;
    kh_graph graph;
    kh_selection selection;
    kh_net net;
} fixture;

static inline uint64_t
next(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15); /* SplitMix64 */

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline size_t
below(uint64_t *state, size_t n)
{
    return (size_t) (next(state) % n);
}

static inline void
draw_graph(oracle_graph *self, uint64_t *random)
{
    size_t j;

    *self = (oracle_graph){ .directed = below(random, 2) == 1,
        .weighted = below(random, 2) == 1,
        .num_nodes = 2 + below(random, ORACLE_NODES - 1) };
    self->both[1] = true;
    self->num_claims = below(random, 5 * self->num_nodes);
    for (j = 0; j < self->num_claims; j++) {
        const int start = 2000 + (int) below(random, 12);

        self->claims[j] = (oracle_claim){ .from = below(random, self->num_nodes),
            .to = below(random, self->num_nodes),
            .relation = below(random, 3),
            .start = start,
            .end = start + (int) below(random, 6),
            .weight = self->weighted ? 0.25 * (double) (1 + below(random, 12)) : 1 };
    }
}

static inline void
write_graph(const oracle_graph *self, kh_text *out)
{
    size_t j;

    kh_text_print(out,
        "{\"directed\":%s,\"relations\":{\"r0\":{},\"r1\":{\"walk\":\"both\"},\"r2\":{}},"
        "\"nodes\":[",
        self->directed ? "true" : "false");
    for (j = 0; j < self->num_nodes; j++) {
        kh_text_print(out, "%s{\"id\":\"n%zu\"}", j > 0 ? "," : "", j);
    }
    kh_text_add(out, "],\"edges\":[");
    for (j = 0; j < self->num_claims; j++) {
        const oracle_claim *c = &self->claims[j];

        kh_text_print(out,
            "%s{\"source\":\"n%zu\",\"target\":\"n%zu\",\"relation\":\"r%zu\",\"start\":%d,\"end\":"
            "%d,"
            "\"weight\":%g}",
            j > 0 ? "," : "", c->from, c->to, c->relation, c->start, c->end, c->weight);
    }
    kh_text_add(out, "]}");
}

static inline void
build_part(fixture *self, const kh_selector *selector)
{
    const kh_net_options options = { .weighted = self->oracle.weighted };
    kh_findings findings = { 0 };
    kh_text text = { 0 };
    kh_error err = { 0 };

    write_graph(&self->oracle, &text);
    assert_ok(kh_read_text(
        &self->graph, "drawn", kh_text_bytes(&text), text.length, NULL, &findings, &err));
    assert_ok(kh_select(&self->selection, &self->graph, selector, &err));
    assert_ok(kh_net_build(&self->net, &self->graph, &self->selection, &options, &err));
    kh_text_free(&text);
    kh_findings_free(&findings);
}

static inline void
build(fixture *self)
{
    const kh_selector everything = { 0 };

    build_part(self, &everything);
    assert_int_equal(self->net.num_nodes, self->oracle.num_nodes);
}

static inline void
tear_down(fixture *self)
{
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

static inline uint32_t
relation_of(const kh_graph *graph, size_t number)
{
    char id[8];
    uint32_t r;

    snprintf(id, sizeof(id), "r%zu", number);
    for (r = 0; r < graph->relations.num; r++) {
        if (strcmp(kh_graph_text(graph, graph->relations.items[r].id), id) == 0) {
            return r;
        }
    }
    fail_msg("no relation %s", id);
    return 0;
}

#endif
