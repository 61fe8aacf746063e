/* What fuzzers share: any bytes go in, and what comes out must keep what is promised of it. Built
 * with KH_FUZZ; run by scripts/fuzz. */
#ifndef KH_TEST_FUZZ_H
#define KH_TEST_FUZZ_H

#include "../../src/base/finding.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void
demand(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

/* Characters of a line (from 1) of a text; a place may stand right behind the last. */
static inline size_t
width_of_line(const char *text, size_t size, size_t line)
{
    const char *end = text + size, *at = text, *stop;
    size_t width = 0;

    while (--line > 0 && at < end) {
        const char *next = memchr(at, '\n', (size_t) (end - at));

        at = next == NULL ? end : next + 1;
    }
    stop = at < end ? memchr(at, '\n', (size_t) (end - at)) : NULL;
    for (stop = stop == NULL ? end : stop; at < stop; at++) {
        width += ((unsigned char) *at & 0xC0) != 0x80;
    }
    return width;
}

static inline size_t
count_lines(const char *text, size_t size)
{
    size_t num = 1, j;

    for (j = 0; j < size; j++) {
        num += text[j] == '\n';
    }
    return num;
}

/* Each finding stands in the text, and says something that a terminal can show. */
static inline void
demand_places(const kh_findings *findings, const char *text, size_t size)
{
    const size_t num_lines = count_lines(text, size);
    size_t j;

    for (j = 0; j < findings->num && j < 100; j++) {
        const kh_finding *finding = &findings->items[j];
        kh_text line = { 0 };
        const char *c;

        demand(finding->place.line <= num_lines, "a finding behind the last line");
        demand(finding->place.line == 0
                   || finding->place.column <= width_of_line(text, size, finding->place.line) + 1,
            "a finding behind the end of its line");
        demand(finding->message[0] != '\0', "a finding without a word");
        kh_finding_print(&line, finding);
        for (c = kh_text_bytes(&line); *c != '\0'; c++) {
            demand((unsigned char) *c >= ' ' || *c == '\n', "a control character in a finding");
        }
        kh_text_free(&line);
    }
}

#endif
