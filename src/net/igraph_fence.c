#include "igraph_fence.h"

#include "../base/progress.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Of the process, as igraph's handlers are: it hands the reason to a callback without a user
 * pointer. Whoever holds the lock is in igraph. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static igraph_error_handler_t *previous_handler;
static igraph_warning_handler_t *previous_warning_handler;
static igraph_progress_handler_t *previous_progress_handler;
static char reason[256];
static uint64_t percent_told; /* of what the present call tells. */
static bool telling;

static void
keep_reason(const char *text, const char *file, int line, igraph_error_t code)
{
    (void) file;
    (void) line;
    (void) code;
    /* igraph calls again, with an empty text, at every level that it unwinds. */
    if (reason[0] == '\0' && text != NULL) {
        snprintf(reason, sizeof(reason), "%s", text);
    }
    IGRAPH_FINALLY_FREE();
}

static void
ignore_warning(const char *text, const char *file, int line)
{
    (void) text;
    (void) file;
    (void) line;
}

/* igraph's words for what it does may not outlive the call: these do. */
static igraph_error_t
tell_percent(const char *message, igraph_real_t percent, void *data)
{
    const uint64_t whole = percent > 0 && percent <= 100 ? (uint64_t) percent : 0;

    (void) message;
    (void) data;
    if (!telling) {
        telling = true;
        kh_progress_begin("igraph", 100);
    }
    if (whole > percent_told) {
        kh_progress_add(whole - percent_told);
        percent_told = whole;
    }
    return IGRAPH_SUCCESS;
}

void
kh_ig_begin(void)
{
    pthread_mutex_lock(&lock);
    reason[0] = '\0';
    percent_told = 0;
    telling = false;
    previous_progress_handler = igraph_set_progress_handler(tell_percent);
    previous_handler = igraph_set_error_handler(keep_reason);
    previous_warning_handler = igraph_set_warning_handler(ignore_warning);
}

static kh_status
translate(igraph_error_t code, kh_error *err)
{
    switch (code) {
        case IGRAPH_SUCCESS:
            return KH_OK;
        case IGRAPH_ENOMEM:
            return kh_fail(err, KH_ERR_NOMEM, "igraph: out of memory");
        case IGRAPH_INTERRUPTED:
            return kh_fail(err, KH_ERR_LIMIT, "igraph was interrupted");
        case IGRAPH_DIVERGED:
        case IGRAPH_ARPACK_FAILED:
        case IGRAPH_ARPACK_MAXIT:
        case IGRAPH_ARPACK_NOSHIFT:
            return kh_fail(err, KH_ERR_NUMERIC, "igraph: %s", reason);
        default:
            return kh_fail(err, KH_ERR_BACKEND, "igraph: %s",
                reason[0] != '\0' ? reason : igraph_strerror(code));
    }
}

kh_status
kh_ig_end(igraph_error_t code, kh_error *err)
{
    const kh_status ret = translate(code, err);

    igraph_set_error_handler(previous_handler);
    igraph_set_warning_handler(previous_warning_handler);
    igraph_set_progress_handler(previous_progress_handler);
    if (telling) {
        kh_progress_end();
    }
    pthread_mutex_unlock(&lock);
    return ret;
}

kh_status
kh_ig_seed(uint64_t seed, kh_error *err)
{
    return KH_IG(igraph_rng_seed(igraph_rng_default(), (igraph_uint_t) seed), err);
}

kh_status
kh_ig_net_build(kh_ig_net *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const igraph_integer_t m = (igraph_integer_t) net->num_ties;
    igraph_vector_int_t ends;
    bool has_ends = false;
    igraph_integer_t t;

    KH_TRY(KH_IG(igraph_vector_int_init(&ends, 2 * m), err));
    has_ends = true;
    KH_TRY(KH_IG(igraph_vector_init(&self->strength, m), err));
    self->has_strength = true;
    KH_TRY(KH_IG(igraph_vector_init(&self->length, m), err));
    self->has_length = true;
    for (t = 0; t < m; t++) {
        VECTOR(ends)[2 * t] = net->tail[t];
        VECTOR(ends)[2 * t + 1] = net->head[t];
        VECTOR(self->strength)[t] = kh_net_strength(net, (size_t) t);
        VECTOR(self->length)[t] = 1 / kh_net_strength(net, (size_t) t);
    }
    KH_TRY(KH_IG(
        igraph_create(&self->graph, &ends, (igraph_integer_t) net->num_nodes, net->directed), err));
    self->has_graph = true;
out:
    if (has_ends) {
        igraph_vector_int_destroy(&ends);
    }
    return ret;
}

void
kh_ig_net_free(kh_ig_net *self)
{
    if (self->has_graph) {
        igraph_destroy(&self->graph);
    }
    if (self->has_strength) {
        igraph_vector_destroy(&self->strength);
    }
    if (self->has_length) {
        igraph_vector_destroy(&self->length);
    }
    *self = (kh_ig_net){ 0 };
}

const char *
kh_net_igraph_version(void)
{
    const char *version = "unknown";

    igraph_version(&version, NULL, NULL, NULL);
    return version;
}
