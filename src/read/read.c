#include "read.h"

#include "elements.h"

#include <stdlib.h>
#include <string.h>

const kh_reader *const kh_readers[] = {
#define READER(name) &kh_reader_##name,
#include "readers.def"
#undef READER
    NULL,
};

/* A first line longer than this is not that of a stream of records. */
#define MAX_HEAD ((size_t) 1 << 20)

/* Enough of the input for sniffing: its first line that is not blank. */
static kh_status
show_head(kh_window *window, kh_error *err)
{
    kh_status ret = KH_OK;
    int next;

    if (!window->ended) {
        KH_TRY(kh_window_extend(window, err));
    }
    if (kh_window_left(window) >= 3 && memcmp(kh_window_at(window), "\xEF\xBB\xBF", 3) == 0) {
        /* A byte order mark is no column. */
        window->begin += 3;
    }
    KH_TRY(kh_window_skip_space(window, &next, err));
    while (!window->ended && kh_window_left(window) < MAX_HEAD
           && memchr(kh_window_at(window), '\n', kh_window_left(window)) == NULL) {
        KH_TRY(kh_window_extend(window, err));
    }
out:
    return ret;
}

static const kh_reader *
choose_reader(const kh_window *window)
{
    const kh_reader *const *reader = kh_readers;

    while (reader[1] != NULL
           && !reader[0]->sniff(kh_window_at(window), kh_window_left(window), window->ended)) {
        reader++;
    }
    return *reader;
}

static kh_status
set_extra(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;

    if (r->top_extra.length > 0) {
        kh_text_add_char(&r->top_extra, '}');
        KH_TRY(kh_text_status(&r->top_extra, err));
        KH_TRY(kh_graph_intern(r->graph, kh_text_bytes(&r->top_extra), &r->graph->extra, err));
    }
out:
    return ret;
}

/* The ends that are open are settled here, unless the caller wants them. */
static kh_status
settle(kh_reading *r, kh_open_ends *ends, kh_error *err)
{
    if (ends == NULL) {
        kh_status ret = KH_OK;

        KH_TRY(kh_open_ends_settle(&r->open, r->graph, r->lost_nodes, r->findings, err));
        kh_declare_used_in_tables(r->graph);
    out:
        return ret;
    }
    kh_open_ends_resolve(&r->open, r->graph);
    *ends = r->open;
    r->open = (kh_open_ends){ 0 };
    return KH_OK;
}

static kh_status
read_window(kh_reading *r, kh_open_ends *ends, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name = r->window.place.file;
    const size_t num_fatal = r->findings->num_fatal;

    r->graph->multigraph = true;
    KH_TRY(kh_graph_add_file(r->graph, name, &r->file, err));
    KH_TRY(show_head(&r->window, err));
    ret = choose_reader(&r->window)->read(r, err);
    if (ret == KH_OK) {
        KH_TRY(set_extra(r, err));
        KH_TRY(settle(r, ends, err));
        KH_TRY(kh_reading_report_unknown(r, err));
        KH_TRY(kh_reading_report_langs(r, err));
    }
    if (r->findings->num_fatal > num_fatal && (ret == KH_OK || ret == KH_ERR_DATA)) {
        ret = kh_fail(err, KH_ERR_DATA, "%s is not a graph that can be read", name);
        kh_hint(err, "kakehashi check lists what is wrong with it");
    }
out:
    return ret;
}

static void
reading_free(kh_reading *r)
{
    kh_window_close(&r->window);
    kh_tokens_free(&r->own);
    kh_text_free(&r->prefix);
    kh_text_free(&r->extra);
    kh_text_free(&r->top_extra);
    free(r->open.items);
    free(r->unknown.items);
    kh_map_free(&r->citations);
    kh_map_free(&r->memberships);
    kh_map_free(&r->edge_of);
}

static kh_reading
new_reading(kh_graph *graph, const kh_read_limits *limits, kh_findings *findings)
{
    kh_reading r = { .graph = graph, .findings = findings };

    if (limits != NULL) {
        r.limits = *limits;
    }
    if (r.limits.max_element == 0) {
        r.limits.max_element = (size_t) 16 << 20;
    }
    if (r.limits.max_elements == 0) {
        r.limits.max_elements = INT32_MAX;
    }
    return r;
}

/* Consumes the reading. `ends` NULL: there is no other file that may have their nodes. */
static kh_status
run(kh_reading *r, kh_open_ends *ends, kh_error *err)
{
    kh_status status;

    r->tokens = &r->own;
    status = read_window(r, ends, err);
    if (status != KH_OK) {
        kh_graph_free(r->graph);
    }
    reading_free(r);
    return status;
}

kh_status
kh_read_one_of_several(kh_graph *graph, const char *path, const kh_read_limits *limits,
    kh_findings *findings, kh_open_ends *ends, kh_error *err)
{
    kh_reading r = new_reading(graph, limits, findings);
    const kh_status status = kh_window_open(&r.window, path, err);

    return status == KH_OK ? run(&r, ends, err) : status;
}

kh_status
kh_read_file(kh_graph *graph, const char *path, const kh_read_limits *limits, kh_findings *findings,
    kh_error *err)
{
    return kh_read_one_of_several(graph, path, limits, findings, NULL, err);
}

kh_status
kh_read_text(kh_graph *graph, const char *name, const char *text, size_t length,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err)
{
    kh_reading r = new_reading(graph, limits, findings);

    kh_window_open_text(&r.window, name, text, length);
    return run(&r, NULL, err);
}
