/* Concept maps as Novak draws them: "Society 5.0 answers" once, and from there a line to each
 * problem. A fan is the claims of one relation that share an end, the hub. */
#include "drawing.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* What makes claims one fan: relation, hub, which end the hub is, and the level of the others. */
typedef struct {
    uint32_t relation, hub;
    bool out; /**< the hub is where claims begin. */
    long level;
} fan;

static size_t
drawn_hub(const kh_drawing *self, const kh_claim *claim, bool out)
{
    return self->drawn_of[out ? kh_claim_from(claim) : kh_claim_to(claim)];
}

static fan
fan_of(const kh_drawing *self, const kh_claim *claim, bool out)
{
    return (fan){ .relation = claim->relation,
        .hub = out ? kh_claim_from(claim) : kh_claim_to(claim),
        .out = out,
        .level = self->nodes[drawn_hub(self, claim, !out)].level };
}

static bool
is_in(const kh_drawing *self, const fan *self_fan, const kh_claim *claim)
{
    const fan other = fan_of(self, claim, self_fan->out);

    return other.relation == self_fan->relation && other.hub == self_fan->hub
           && other.level == self_fan->level;
}

static size_t
count_fan(const kh_drawing *self, const fan *wanted, const bool *done)
{
    size_t j, num = 0;

    for (j = 0; j < self->num_claims; j++) {
        num += !done[j] && is_in(self, wanted, &self->claims[j]);
    }
    return num;
}

/* The larger of the two fans that a claim can be in; out of its source if they are equal. */
static fan
larger_fan(const kh_drawing *self, const kh_claim *claim, const bool *done)
{
    const fan out = fan_of(self, claim, true), in = fan_of(self, claim, false);

    return count_fan(self, &in, done) > count_fan(self, &out, done) ? in : out;
}

/* A phrase stands next to its hub, on the side of the others; between nodes of one level, behind
 * them. */
static void
stand_between(kh_drawing *self, size_t phrase, size_t hub, long level)
{
    kh_drawn_node *drawn = &self->nodes[phrase];
    const kh_drawn_node *other = &self->nodes[hub];

    drawn->leveled = other->leveled;
    drawn->level = other->level + (level < other->level ? -1 : 1);
}

/* All edges of a fan, one claim's behind the other's; each claim is in one fan. */
static void
gather(kh_drawing *self, const kh_claim *claim, kh_drawn_claims *all)
{
    size_t j;

    if (all->num == 0) {
        all->items = &self->fanned[self->num_fanned];
    }
    for (j = 0; j < claim->count; j++) {
        self->fanned[self->num_fanned++] = claim->edges[j];
    }
    all->num += claim->count;
}

static kh_status
add_fan(kh_drawing *self, const fan *drawn, bool *done, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t phrase = KH_DRAWN_NONE, j, num = 0;
    kh_drawn_edge edge = { 0 };
    kh_drawn_claims all = { 0 };

    for (j = 0; j < self->num_claims; j++) {
        const kh_claim *claim = &self->claims[j];
        size_t hub, other;

        if (done[j] || !is_in(self, drawn, claim)) {
            continue;
        }
        done[j] = true;
        num++;
        gather(self, claim, &all);
        KH_TRY(kh_drawing_make_edge(self, claim, &edge, err));
        hub = drawn->out ? edge.from : edge.to;
        other = drawn->out ? edge.to : edge.from;
        if (phrase == KH_DRAWN_NONE) {
            KH_TRY(kh_drawing_add_phrase(self, edge.label, &phrase, err));
            stand_between(self, phrase, hub, drawn->level);
        }
        edge.label = "";
        edge.from = drawn->out ? phrase : other;
        edge.to = drawn->out ? other : phrase;
        edge.arrows = drawn->out ? edge.arrows : "none";
        KH_TRY(kh_drawing_add_edge(self, edge, err));
        edge.from = drawn->out ? hub : phrase;
        edge.to = drawn->out ? phrase : hub;
    }
    edge.arrows = drawn->out || !kh_drawing_is_directed(self, drawn->relation) ? "none" : "forward";
    edge.title = num > 1 ? self->nodes[phrase].title : edge.title;
    edge.weight = 2;
    edge.claims = self->nodes[phrase].claims = all;
    KH_TRY(kh_drawing_add_edge(self, edge, err));
out:
    return ret;
}

/* Cost: quadratic in the claims; concept maps are small. */
kh_status
kh_drawing_add_fans(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    bool *done = NULL;
    size_t num_edges = 0, j, smallest;

    KH_TRY(KH_NEW(&done, self->num_claims, "claims", err));
    for (j = 0; j < self->num_claims; j++) {
        num_edges += self->claims[j].count;
    }
    KH_TRY(KH_NEW(&self->fanned, num_edges, "edges", err));
    /* Large fans first: they save most lines. Then what is left, in the order of the file. */
    for (smallest = 3; smallest > 0; smallest--) {
        for (j = 0; j < self->num_claims; j++) {
            fan drawn;

            if (done[j]) {
                continue;
            }
            drawn = larger_fan(self, &self->claims[j], done);
            if (count_fan(self, &drawn, done) >= smallest) {
                KH_TRY(add_fan(self, &drawn, done, err));
            }
        }
    }
out:
    free(done);
    return ret;
}
