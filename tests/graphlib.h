/* Graphs from text and back, for tests of readers and writers. */
#ifndef GRAPHLIB_H
#define GRAPHLIB_H

#include "testlib.h"

#include "../src/read/read.h"
#include "../src/write/writer.h"

#include <stdio.h>
#include <stdlib.h>

static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

/* A graph in a format; the caller frees. */
static inline kh_text
write_graph(
    const kh_writer *writer, kh_graph *graph, const kh_findings *findings, kh_losses *losses)
{
    kh_text text = { 0 };
    kh_sink sink = { .write = append, .context = &text };
    kh_losses ignored = { 0 };
    kh_error err = { 0 };

    assert_ok(writer->write(graph, findings, &sink, losses != NULL ? losses : &ignored, &err));
    kh_sink_free(&sink);
    return text;
}

/* A text as a graph, which must be readable without errors. */
static inline void
read_graph(kh_graph *graph, const char *name, const kh_text *text, kh_findings *findings)
{
    kh_error err = { 0 };

    assert_ok(kh_read_text(graph, name, text->bytes, text->length, NULL, findings, &err));
    assert_int_equal(findings->num_errors, 0);
}

static inline void
assert_same_text(const kh_text *a, const kh_text *b)
{
    if (a->length != b->length || memcmp(a->bytes, b->bytes, a->length) != 0) {
        size_t j = 0;

        while (j < a->length && j < b->length && a->bytes[j] == b->bytes[j]) {
            j++;
        }
        j = j > 40 ? j - 40 : 0;
        print_error("%.100s\n-- differs from --\n%.100s\n", a->bytes + j, b->bytes + j);
        fail();
    }
}

/* Every file of data/ that is a graph. */
static const char *const data_files[] = { "japan-smart-city.json", "eu-green-deal.json",
    "example.json", "reference/florentine.json", "reference/florentine-with-pucci.json",
    "reference/karate.json", "reference/davis.json", "reference/kite.json",
    "reference/krackhardt-advice.json", "reference/krackhardt-managers.json" };

#define NUM_DATA_FILES (sizeof(data_files) / sizeof(data_files[0]))

static inline void
read_data(kh_graph *graph, size_t file, kh_findings *findings)
{
    char path[512];
    kh_error err = { 0 };

    snprintf(path, sizeof(path), "%s/data/%s", KH_ROOT, data_files[file]);
    assert_ok(kh_read_file(graph, path, NULL, findings, &err));
}

#endif
