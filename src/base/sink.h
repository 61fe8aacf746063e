/**
 * @file sink.h
 * @brief Where a long text goes, a part at a time, so that no one holds all of it.
 */
#ifndef KH_BASE_SINK_H
#define KH_BASE_SINK_H

#include "text.h"

KH_BEGIN_DECLS

/** All-zero is a sink that takes nothing: `write` is to be set. */
typedef struct {
    kh_text text; /**< what is to be written next; writers append to it. */
    kh_status (*write)(void *context, const char *bytes, size_t length, kh_error *err);
    void *context;
} kh_sink;

/** Free the text that was not written. Safe twice. */
void kh_sink_free(kh_sink *self);

/** Write the text if it is long enough to be worth a call; to be called after each item.
 * @return what `write` returns; KH_ERR_NOMEM if an append was refused memory. */
kh_status kh_sink_pass(kh_sink *self, kh_error *err) KH_MUST_CHECK;

/** Write what is left. */
kh_status kh_sink_finish(kh_sink *self, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
