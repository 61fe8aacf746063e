#include "redraw.h"

#include "../base/array.h"
#include "../base/random.h"
#include "rewire.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far a rewired net is from the original. */
#define FEWEST_STEPS  1000
#define STEPS_PER_TIE 10

/* --- the object -------------------------------------------------------------------------- */

static void
free_rows(kh_adjacency *rows)
{
    free(rows->node);
    free(rows->tie);
    rows->node = rows->tie = NULL;
}

static void
free_ties(kh_redrawn *self)
{
    free(self->net.tail);
    free(self->net.head);
    free(self->net.strength);
    self->net.tail = self->net.head = NULL;
    self->net.strength = NULL;
    free_rows(&self->net.out);
    free_rows(&self->spare);
    self->max_ties = 0;
}

void
kh_redrawn_free(kh_redrawn *self)
{
    free_ties(self);
    free(self->net.out.start);
    free(self->spare.start);
    free(self->cursor);
    *self = (kh_redrawn){ 0 };
}

kh_status
kh_redrawn_init(kh_redrawn *self, const kh_net *original, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = original->num_nodes;

    *self = (kh_redrawn){ .net = *original, .original = original };
    self->net.num_ties = 0;
    self->net.tail = self->net.head = self->net.claim = NULL;
    self->net.strength = NULL;
    self->net.claim_start = NULL;
    self->net.out = self->net.in = (kh_adjacency){ 0 };
    KH_TRY(KH_NEW(&self->net.out.start, n + 1, "rows", err));
    KH_TRY(KH_NEW(&self->spare.start, n + 1, "rows", err));
    KH_TRY(KH_NEW(&self->cursor, n, "rows", err));
out:
    return ret;
}

static kh_status
new_rows(kh_adjacency *rows, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&rows->node, num, "ties", err));
    KH_TRY(KH_NEW(&rows->tie, num, "ties", err));
out:
    return ret;
}

/* Room for so many ties; what was drawn before is lost. */
static kh_status
make_room(kh_redrawn *self, size_t num_ties, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = num_ties + num_ties / 4, num_entries = (self->net.directed ? 1 : 2) * num;

    self->net.num_ties = num_ties;
    if (num_ties <= self->max_ties && self->net.tail != NULL) {
        return KH_OK;
    }
    free_ties(self);
    KH_TRY(KH_NEW(&self->net.tail, num, "ties", err));
    KH_TRY(KH_NEW(&self->net.head, num, "ties", err));
    KH_TRY(KH_NEW(&self->net.strength, num, "ties", err));
    KH_TRY(new_rows(&self->net.out, num_entries, err));
    KH_TRY(new_rows(&self->spare, num_entries, err));
    self->max_ties = num;
out:
    return ret;
}

/* --- from ties to rows ------------------------------------------------------------------- */

static void
count_ends(kh_adjacency *rows, const kh_net *net, bool by_head, bool by_tail)
{
    size_t t, v;

    memset(rows->start, 0, (net->num_nodes + 1) * sizeof(*rows->start));
    for (t = 0; t < net->num_ties; t++) {
        rows->start[net->head[t] + 1] += by_head;
        rows->start[net->tail[t] + 1] += by_tail;
    }
    for (v = 0; v < net->num_nodes; v++) {
        rows->start[v + 1] += rows->start[v];
    }
}

static void
append(kh_redrawn *self, kh_adjacency *rows, uint32_t v, uint32_t neighbour, uint32_t tie)
{
    rows->node[self->cursor[v]] = neighbour;
    rows->tie[self->cursor[v]++] = tie;
}

static void
begin_rows(kh_redrawn *self, const kh_adjacency *rows)
{
    memcpy(self->cursor, rows->start, self->net.num_nodes * sizeof(*self->cursor));
}

/* Entry u of row v becomes entry v of row u; taken by rising v, rows come out sorted. */
static void
transpose(kh_redrawn *self, const kh_adjacency *from, kh_adjacency *to)
{
    size_t v, j;

    begin_rows(self, to);
    for (v = 0; v < self->net.num_nodes; v++) {
        for (j = from->start[v]; j < from->start[v + 1]; j++) {
            append(self, to, from->node[j], (uint32_t) v, from->tie[j]);
        }
    }
}

static void
arrange(kh_redrawn *self)
{
    kh_net *net = &self->net;
    const bool both = !net->directed;
    size_t t;

    count_ends(&self->spare, net, true, both);
    count_ends(&net->out, net, both, true);
    begin_rows(self, &self->spare);
    for (t = 0; t < net->num_ties; t++) {
        append(self, &self->spare, net->head[t], net->tail[t], (uint32_t) t);
        if (both) {
            append(self, &self->spare, net->tail[t], net->head[t], (uint32_t) t);
        }
    }
    transpose(self, &self->spare, &net->out);
    if (net->directed) {
        transpose(self, &net->out, &self->spare);
    }
    net->in = net->directed ? self->spare : net->out;
}

/* --- ties drawn independently ------------------------------------------------------------ */

/* Walks the places where a tie can be, in rows, and stops at those that are drawn. */
typedef struct {
    const kh_net *net;
    uint64_t seed, stream, counter;
    double log_of_no_tie;
    size_t row, column; /* tail, and which of its possible heads */
} tie_walk;

static size_t
row_length(const tie_walk *self)
{
    return self->net->num_nodes - 1 - (self->net->directed ? 0 : self->row);
}

static double
density_of(const kh_net *net)
{
    const double n = (double) net->num_nodes;

    return (double) net->num_ties / (n * (n - 1) / (net->directed ? 1 : 2));
}

/* How many places to pass over: geometric, so that the work is in proportion to the ties. */
static double
draw_gap(tie_walk *self)
{
    const uint64_t bits = kh_random_bits(self->seed, self->stream, self->counter++);
    const double u = (double) ((bits >> 11) + 1) * 0x1p-53;

    return floor(log(u) / self->log_of_no_tie);
}

/* On to the next tie drawn. @return false behind the last. */
static bool
next_tie(tie_walk *self)
{
    double gap = draw_gap(self);

    while (self->row < self->net->num_nodes) {
        const double left = (double) (row_length(self) - self->column);

        if (gap < left) {
            self->column += (size_t) gap;
            return true;
        }
        gap -= left;
        self->row++;
        self->column = 0;
    }
    return false;
}

static tie_walk
begin_walk(const kh_net *original, uint64_t seed, uint64_t r)
{
    return (tie_walk){
        .net = original, .seed = seed, .stream = r, .log_of_no_tie = log1p(-density_of(original))
    };
}

static void
put_tie(kh_redrawn *self, tie_walk *walk, size_t t)
{
    const uint32_t row = (uint32_t) walk->row, column = (uint32_t) walk->column;

    self->net.tail[t] = row;
    self->net.head[t] = self->net.directed ? column + (column >= row ? 1 : 0) : row + 1 + column;
    walk->column++;
}

kh_status
kh_redraw_ties(kh_redrawn *self, uint64_t seed, uint64_t r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *original = self->original;
    size_t t, num = 0;
    tie_walk walk;

    if (original->num_ties > 0) {
        for (walk = begin_walk(original, seed, r); next_tie(&walk); walk.column++) {
            num++;
        }
    }
    KH_TRY(make_room(self, num, err));
    walk = begin_walk(original, seed, r);
    for (t = 0; t < num && next_tie(&walk); t++) {
        put_tie(self, &walk, t);
    }
    for (t = 0; t < num; t++) {
        self->net.strength[t]
            = original->strength[kh_random_below(seed, r, &walk.counter, original->num_ties)];
    }
    arrange(self);
out:
    return ret;
}

/* --- ties rewired ------------------------------------------------------------------------ */

kh_status
kh_redraw_rewired(kh_redrawn *self, uint64_t seed, uint64_t r, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *from = self->original;
    kh_net *net = &self->net;

    KH_TRY(make_room(self, from->num_ties, err));
    memcpy(net->tail, from->tail, from->num_ties * sizeof(*net->tail));
    memcpy(net->head, from->head, from->num_ties * sizeof(*net->head));
    memcpy(net->strength, from->strength, from->num_ties * sizeof(*net->strength));
    KH_TRY(kh_rewire(net->tail, net->head, from->num_ties, net->directed,
        FEWEST_STEPS + STEPS_PER_TIE * from->num_ties, seed, r, err));
    arrange(self);
out:
    return ret;
}
