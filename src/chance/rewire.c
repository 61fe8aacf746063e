#include "rewire.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

/* --- which ties there are ---------------------------------------------------------------- */

#define NO_TIE UINT32_MAX

/* A hash table of ties by their ends, half full at most; what follows a tie that goes is moved
 * up. */
typedef struct {
    uint32_t *tail, *head;
    size_t num_ties;
    bool directed;
    uint32_t *slots; /* tie, or NO_TIE */
    size_t mask;     /* number of slots - 1 */
} tie_table;

static size_t
slot_of(const tie_table *self, uint32_t a, uint32_t b)
{
    return (size_t) kh_random_bits(0, a, b) & self->mask;
}

static void
order_ends(const tie_table *self, uint32_t *a, uint32_t *b)
{
    if (!self->directed && *a > *b) {
        const uint32_t other = *a;

        *a = *b;
        *b = other;
    }
}

/* The slot that holds the tie a -> b, or the free one where it would stand. */
static size_t
find_slot(const tie_table *self, uint32_t a, uint32_t b)
{
    size_t slot;

    order_ends(self, &a, &b);
    slot = slot_of(self, a, b);
    while (self->slots[slot] != NO_TIE
           && (self->tail[self->slots[slot]] != a || self->head[self->slots[slot]] != b)) {
        slot = (slot + 1) & self->mask;
    }
    return slot;
}

static uint32_t
find_tie(const tie_table *self, uint32_t a, uint32_t b)
{
    return self->slots[find_slot(self, a, b)];
}

static bool
is_free(const tie_table *self, uint32_t a, uint32_t b)
{
    return a != b && find_tie(self, a, b) == NO_TIE;
}

static void
put_tie(tie_table *self, uint32_t tie, uint32_t a, uint32_t b)
{
    order_ends(self, &a, &b);
    self->tail[tie] = a;
    self->head[tie] = b;
    self->slots[find_slot(self, a, b)] = tie;
}

static void
take_tie(tie_table *self, uint32_t tie)
{
    size_t hole = find_slot(self, self->tail[tie], self->head[tie]);
    size_t slot = hole;

    self->slots[hole] = NO_TIE;
    while (self->slots[slot = (slot + 1) & self->mask] != NO_TIE) {
        const uint32_t other = self->slots[slot];
        const size_t home = slot_of(self, self->tail[other], self->head[other]);

        /* It may move up to the hole unless its home lies behind it. */
        if (((slot - home) & self->mask) >= ((slot - hole) & self->mask)) {
            self->slots[hole] = other;
            self->slots[slot] = NO_TIE;
            hole = slot;
        }
    }
}

static kh_status
table_init(tie_table *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num = 2, t;

    while (num < 2 * self->num_ties) {
        num *= 2;
    }
    self->mask = num - 1;
    KH_TRY(KH_NEW(&self->slots, num, "ties", err));
    for (t = 0; t < num; t++) {
        self->slots[t] = NO_TIE;
    }
    for (t = 0; t < self->num_ties; t++) {
        put_tie(self, (uint32_t) t, self->tail[t], self->head[t]);
    }
out:
    return ret;
}

/* --- steps ------------------------------------------------------------------------------- */

/* Tie i is a -> b, tie j is b -> d. */
static void
reverse_cycle(tie_table *self, uint32_t i, uint32_t j)
{
    const uint32_t a = self->tail[i], b = self->head[i], d = self->head[j];
    const uint32_t back = a == d ? NO_TIE : find_tie(self, d, a);

    if (back == NO_TIE || !is_free(self, b, a) || !is_free(self, d, b) || !is_free(self, a, d)) {
        return;
    }
    take_tie(self, i);
    take_tie(self, j);
    take_tie(self, back);
    put_tie(self, i, b, a);
    put_tie(self, j, d, b);
    put_tie(self, back, a, d);
}

static void
switch_heads(tie_table *self, uint32_t i, uint32_t j, bool turned)
{
    const uint32_t a = self->tail[i], b = self->head[i];
    const uint32_t c = turned ? self->head[j] : self->tail[j];
    const uint32_t d = turned ? self->tail[j] : self->head[j];

    if (is_free(self, a, d) && is_free(self, c, b)) {
        take_tie(self, i);
        take_tie(self, j);
        put_tie(self, i, a, d);
        put_tie(self, j, c, b);
    }
}

kh_status
kh_rewire(uint32_t *tail, uint32_t *head, size_t num_ties, bool directed, size_t num_steps,
    uint64_t seed, uint64_t stream, kh_error *err)
{
    kh_status ret = KH_OK;
    tie_table table = { .tail = tail, .head = head, .num_ties = num_ties, .directed = directed };
    uint64_t counter = 0;

    if (num_ties < 2) {
        return KH_OK;
    }
    KH_TRY(table_init(&table, err));
    while (num_steps-- > 0) {
        const uint32_t i = (uint32_t) kh_random_below(seed, stream, &counter, num_ties);
        const uint32_t j = (uint32_t) kh_random_below(seed, stream, &counter, num_ties);
        const bool turned = !directed && kh_random_below(seed, stream, &counter, 2) == 1;

        if (directed && head[i] == tail[j]) {
            reverse_cycle(&table, i, j);
        } else {
            switch_heads(&table, i, j, turned);
        }
    }
out:
    free(table.slots);
    return ret;
}
