/**
 * @file inputs.h
 * @brief The files that jobs read: paths and globs, each looked up once.
 */
#ifndef KH_BATCH_INPUTS_H
#define KH_BATCH_INPUTS_H

#include "../base/arena.h"
#include "../base/map.h"
#include "../base/pool.h"
#include "words.h"

/** What a path or a glob stands for. */
typedef struct {
    kh_batch_words paths;
    const char *message, *hint; /**< why it is of no use; NULL: it is. */
} kh_input;

/** All-zero is valid and empty. */
typedef struct {
    kh_pool names;
    kh_map found; /**< by name, index into items. */
    kh_input *items;
    size_t num, max;
    kh_arena text;
    const char *without; /**< a resolved folder that globs do not look into; NULL: none. */
} kh_inputs;

void kh_inputs_free(kh_inputs *self);

/**
 * The regular files that a path or a glob (* ? [...], not **) names, in the order of bytes,
 * relative to the working directory. A file of exactly this name goes before its meaning as a glob.
 *
 * @param found borrowed until the next call.
 * @return KH_ERR_NOMEM; that there are none is no failure, see `message`.
 */
kh_status kh_inputs_find(
    kh_inputs *self, const char *name, const kh_input **found, kh_error *err) KH_MUST_CHECK;

#endif
