/**
 * @file batch.h
 * @brief Elements tokenised ahead of those that go into the graph.
 *
 * Nearly all of a large file is plain: one well-formed element behind the other, all in view. Such
 * are tokenised a batch at a time, by one thread if there are two, while the batch before goes into
 * the graph, by the other; and knowing what comes, the strings that will be looked for are fetched
 * in time. What is not plain (the last element, one at fault, one that is not all in view) is left
 * to the walk, element by element, which alone has words for what is wrong.
 */
#ifndef KH_READ_BATCH_H
#define KH_READ_BATCH_H

#include "elements.h"

typedef struct {
    bool is_row; /**< it is in `row`; of `tokens` only the text is. */
    kh_row row;
    kh_tokens tokens;
    kh_place place; /**< of the first byte of its text. */
} kh_batched;

/**
 * Tokenise the element where the window begins.
 *
 * @param used bytes up to the next element; 0, as it is set before, if this one is not plain.
 * @param short_of_text if it is not: whether that is because the view ends.
 */
typedef kh_status kh_batch_taker(
    kh_reading *r, kh_batched *into, bool *short_of_text, size_t *used, kh_error *err);

/**
 * Read elements for as long as they are plain: `read` each, count it and its index. Afterwards the
 * window is at the element behind them. @return as `take` and `read`; KH_ERR_LIMIT.
 */
kh_status kh_read_batches(
    kh_reading *r, kh_batch_taker *take, kh_element_reader *read, kh_error *err) KH_MUST_CHECK;

#endif
