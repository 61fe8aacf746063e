#include "batch.h"

#include "../base/array.h"
#include "../base/parallel.h"

#include <stdlib.h>

/* Elements of a batch: few enough to stay in a processor's cache; or, if it goes to another one,
 * enough to be worth a thread. */
#define MAX_BATCH_ALONE ((size_t) 256)
#define MAX_BATCH       ((size_t) 2048)

/* Bytes of a batch, so that long elements do not pile up. */
#define MAX_BYTES ((size_t) 1 << 19)

/* What is left of a file, if this is less and in view, is read before a thread has started. */
#define WORTH_A_THREAD ((size_t) 1 << 18)

/* How far ahead of an element its strings are fetched: their hash slots, then what these name. */
#define FAR  12
#define NEAR 6

typedef struct {
    kh_batched *items;
    size_t num, max; /* max: those ever used, whose memory is kept */
    uint32_t index;  /* of the first */
} batch;

typedef struct {
    kh_reading *reading;
    kh_batch_taker *take;
    kh_element_reader *read;
    batch batches[2];
    batch *taken, *used; /* one of them each, or `used` is NULL */
    bool short_of_text;
    size_t max_batch;
} relay;

static kh_status
take_one(relay *self, batch *into, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_reading *r = self->reading;

    KH_TRY(kh_grow_column(
        (void **) &into->items, into->num, &into->max, sizeof(*into->items), "elements", err));
    into->items[into->num].place = r->window.place;
    *used = 0;
    KH_TRY(self->take(r, &into->items[into->num], &self->short_of_text, used, err));
    if (*used > 0) {
        kh_window_skip(&r->window, *used);
        into->num++;
    }
out:
    return ret;
}

static kh_status
fill(relay *self, kh_error *err)
{
    kh_status ret = KH_OK;
    batch *into = self->taken;
    size_t used = 1, num_bytes;

    into->num = 0;
    if (self->short_of_text) {
        KH_TRY(kh_window_extend(&self->reading->window, err));
        self->short_of_text = false;
    }
    for (num_bytes = 0; used > 0 && into->num < self->max_batch && num_bytes < MAX_BYTES;
         num_bytes += used) {
        KH_TRY(take_one(self, into, &used, err));
    }
out:
    return ret;
}

/* --- into the graph -------------------------------------------------------------------------- */

/* Those of a row that are looked for all over the pool. */
static const uint8_t scattered[] = { KH_ROW_ID, KH_ROW_SOURCE, KH_ROW_TARGET };

static void
expect_slots_of_row(const kh_reading *r, const kh_row *row)
{
    size_t j;

    for (j = 0; j < sizeof(scattered); j++) {
        if ((row->given >> scattered[j] & 1) != 0) {
            kh_pool_expect(&r->graph->pool, row->strings[scattered[j]].hash);
        }
    }
    if ((row->given >> KH_ROW_CITATIONS & 1) != 0) {
        kh_map_expect(&r->citations, row->hash_of_citations);
        kh_pool_expect(&r->graph->pool, row->citations[0].locator.hash);
    }
}

static void
expect_strings_of_row(const kh_reading *r, const kh_row *row)
{
    const kh_graph *graph = r->graph;
    size_t j;

    for (j = 0; j < sizeof(scattered); j++) {
        if ((row->given >> scattered[j] & 1) != 0) {
            kh_map_expect(
                &graph->node_of, kh_pool_guess(&graph->pool, row->strings[scattered[j]].hash));
        }
    }
    if ((row->given >> KH_ROW_CITATIONS & 1) != 0) {
        kh_expect_citations(r, row->hash_of_citations);
    }
}

/* Strings that are values of the element itself: its id, the ids it leads to. */
static void
expect_slots(const kh_pool *pool, const kh_tokens *tokens)
{
    uint32_t t;

    for (t = 2; t < tokens->items[0].next; t = tokens->items[t].next + 1) {
        if (tokens->items[t].kind == KH_JSON_STRING) {
            kh_pool_expect(pool, tokens->items[t].hash);
        }
    }
}

static void
expect_strings(const kh_graph *graph, const kh_tokens *tokens)
{
    uint32_t t;

    for (t = 2; t < tokens->items[0].next; t = tokens->items[t].next + 1) {
        if (tokens->items[t].kind == KH_JSON_STRING) {
            kh_map_expect(&graph->node_of, kh_pool_guess(&graph->pool, tokens->items[t].hash));
        }
    }
}

static void
expect(const kh_reading *r, const batch *from, size_t j)
{
    if (j + FAR < from->num) {
        const kh_batched *far = &from->items[j + FAR];

        if (far->is_row) {
            expect_slots_of_row(r, &far->row);
        } else {
            expect_slots(&r->graph->pool, &far->tokens);
        }
    }
    if (j + NEAR < from->num) {
        const kh_batched *near = &from->items[j + NEAR];

        if (near->is_row) {
            expect_strings_of_row(r, &near->row);
        } else {
            expect_strings(r->graph, &near->tokens);
        }
    }
}

/* *done: not set if the row must be read from its tokens, which are then there. */
static kh_status
use_row(kh_reading *r, kh_batched *item, bool *done, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_parse_result result;
    size_t used;

    KH_TRY((item->row.kind == KH_ROW_NODE ? kh_row_node : kh_row_edge)(r, &item->row, done, err));
    if (!*done) {
        KH_TRY(kh_tokens_parse(
            &item->tokens, item->row.text, item->row.length, "file", &result, &used, err));
    }
out:
    return ret;
}

static kh_status
use_one(relay *self, batch *from, size_t j, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_reading *r = self->reading;

    bool done = false;

    expect(r, from, j);
    r->tokens = &from->items[j].tokens;
    r->element = from->items[j].place;
    r->known.place.line = 0;
    if (from->items[j].is_row) {
        KH_TRY(use_row(r, &from->items[j], &done, err));
    }
    if (!done) {
        KH_TRY(kh_reading_add_duplicates(r, err));
        KH_TRY(self->read(r, 0, err));
    }
    KH_TRY(kh_reading_count(r, err));
    r->index++;
out:
    return ret;
}

static kh_status
use(relay *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; self->used != NULL && j < self->used->num; j++) {
        KH_TRY(use_one(self, self->used, j, err));
    }
out:
    return ret;
}

/* --- both ------------------------------------------------------------------------------------ */

/* The order of tasks is that of the file: of two failures the first is the one told. */
static kh_status
run(void *context, size_t task, size_t worker, kh_error *err)
{
    (void) worker;
    return task == 0 ? use(context, err) : fill(context, err);
}

static void
batch_free(batch *self)
{
    size_t j;

    for (j = 0; j < self->max; j++) {
        kh_tokens_free(&self->items[j].tokens);
    }
    free(self->items);
}

/* A second thread has something to do if there is a batch to use that was not cut short. */
static size_t
choose_workers(const relay *self)
{
    const kh_window *window = &self->reading->window;

    if (self->used == NULL || self->used->num < MAX_BATCH_ALONE
        || (window->ended && kh_window_left(window) < WORTH_A_THREAD)) {
        return 1;
    }
    return kh_parallel_workers(self->reading->limits.num_threads, 2);
}

kh_status
kh_read_batches(kh_reading *r, kh_batch_taker *take, kh_element_reader *read, kh_error *err)
{
    kh_status ret = KH_OK;
    relay self = { .reading = r, .take = take, .read = read };
    size_t round = 0;

    do {
        const size_t num_workers = choose_workers(&self);

        self.max_batch = num_workers > 1 ? MAX_BATCH : MAX_BATCH_ALONE;
        self.taken = &self.batches[round++ % 2];
        KH_TRY(kh_parallel_run(2, num_workers, run, &self, err));
        self.used = self.taken;
    } while (self.used->num > 0);
out:
    r->tokens = &r->own;
    batch_free(&self.batches[0]);
    batch_free(&self.batches[1]);
    return ret;
}
