#include "csv.h"

#include "../base/array.h"

#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kh_csv {
    struct csv_parser parser;
    char delimiter;

    /* the row being parsed */
    kh_csv_row *row;
    kh_text *strings;
    uint32_t begin, at; /* of the field, and behind the piece that is parsed */
    bool ended;
    kh_error *err;
    kh_status status;
};

static int
is_space(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Only LF ends a row: of CRLF the CR is a space before it, so that lines are those of editors. */
static int
is_end_of_line(unsigned char c)
{
    return c == '\n';
}

static kh_status
start(kh_csv *self, kh_error *err)
{
    if (csv_init(&self->parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
        return kh_fail(err, KH_ERR_NOMEM, "out of memory for a parser");
    }
    csv_set_delim(&self->parser, (unsigned char) self->delimiter);
    csv_set_space_func(&self->parser, is_space);
    csv_set_term_func(&self->parser, is_end_of_line);
    return KH_OK;
}

kh_status
kh_csv_new(kh_csv **self, char delimiter, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_csv *csv = NULL;

    KH_TRY(KH_NEW(&csv, 1, "parsers", err));
    csv->delimiter = delimiter;
    KH_TRY(start(csv, err));
    *self = csv;
    csv = NULL;
out:
    free(csv);
    return ret;
}

void
kh_csv_free(kh_csv *self)
{
    if (self != NULL) {
        csv_free(&self->parser);
        free(self);
    }
}

/* --- what libcsv calls ----------------------------------------------------------------------- */

static void
take_field(void *bytes, size_t length, void *context)
{
    kh_csv *self = context;
    kh_csv_row *row = self->row;

    if (self->status == KH_OK && row->num < KH_CSV_FIELDS) {
        self->status = KH_GROW(&row->items, row->num, &row->max, "fields", self->err);
    }
    if (self->status == KH_OK && row->num < KH_CSV_FIELDS) {
        row->items[row->num++] = (kh_csv_field){ self->begin, self->at - 1,
            (uint32_t) self->strings->length, (uint32_t) length };
        kh_text_add_bytes(self->strings, bytes, length);
        kh_text_add_char(self->strings, '\0');
        self->begin = self->at;
    }
}

static void
take_end(int c, void *context)
{
    kh_csv *self = context;

    (void) c;
    self->ended = true;
}

/* --- rows ------------------------------------------------------------------------------------ */

static void
fault(kh_csv_row *row, uint32_t offset, const char *message, const char *hint)
{
    row->fault = (kh_fault){ .code = "E001", .offset = offset, .hint = hint };
    snprintf(row->fault.message, sizeof(row->fault.message), "%s", message);
}

/* The parser refused the byte at `offset`: a quote where none may stand, or something behind one.
 */
static void
fault_quote(kh_csv_row *row, const char *text, uint32_t offset)
{
    static const char hint[] = "write the field as \"...\", and each quote within as \"\"";

    fault(row, offset,
        text[offset] == '"' ? "a quote stands in a field that does not begin with one"
                            : "something stands behind the quote that closes a field",
        hint);
}

/* Where a piece that begins at `at` ends: behind the next byte that may end a field. */
static size_t
find_cut(const kh_csv *self, const char *text, size_t length, size_t at)
{
    while (at < length && text[at] != self->delimiter && text[at] != '\n') {
        at++;
    }
    return at;
}

/* The text is over and the row has no end of line. */
static kh_parse_result
finish(kh_csv *self, size_t length)
{
    self->at = (uint32_t) length + 1;
    if (csv_fini(&self->parser, take_field, take_end, self) != 0) {
        self->row->open = true;
        fault(self->row, self->begin, "a quoted field is not closed",
            "close it with '\"', and write each quote within as \"\"");
        return KH_PARSE_FAULT;
    }
    return KH_PARSE_DONE;
}

/* The rest of a row that was given up must not reach into the next one. */
static kh_status
restart(kh_csv *self, kh_error *err)
{
    csv_free(&self->parser);
    return start(self, err);
}

static kh_parse_result
parse(kh_csv *self, const char *text, size_t length, bool whole, size_t *used)
{
    size_t at = 0;

    while (at < length && !self->ended && self->status == KH_OK) {
        const size_t cut = find_cut(self, text, length, at);
        const size_t end = cut < length ? cut + 1 : length;
        size_t num;

        if (cut == length && !whole) {
            return KH_PARSE_MORE;
        }
        self->at = (uint32_t) end;
        num = csv_parse(&self->parser, text + at, end - at, take_field, take_end, self);
        if (num < end - at) {
            if (csv_error(&self->parser) == CSV_ENOMEM) {
                self->status = kh_fail(self->err, KH_ERR_NOMEM, "out of memory for a field");
            }
            fault_quote(self->row, text, (uint32_t) (at + num));
            return KH_PARSE_FAULT;
        }
        at = end;
        if (cut < length && text[cut] == '\n' && self->row->num == 0 && !self->ended
            && strspn(text, " \t\r") >= cut) {
            self->ended = true; /* a blank line, of which libcsv is silent */
        }
    }
    *used = at;
    return self->ended ? KH_PARSE_DONE : whole ? finish(self, length) : KH_PARSE_MORE;
}

kh_status
kh_csv_parse(kh_csv *self, const char *text, size_t length, bool whole, kh_csv_row *row,
    kh_text *strings, kh_parse_result *result, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;

    row->num = 0;
    row->open = false;
    self->row = row;
    self->strings = strings;
    self->begin = self->at = 0;
    self->ended = false;
    self->err = err;
    self->status = KH_OK;
    *result = parse(self, text, length, whole, used);
    if (*result != KH_PARSE_DONE) {
        KH_TRY(restart(self, err));
    }
    KH_TRY(self->status);
    KH_TRY(kh_text_status(strings, err));
out:
    return ret;
}

/* --- the header ------------------------------------------------------------------------------ */

size_t
kh_csv_line(const char *text, size_t length)
{
    bool quoted = false;
    size_t j;

    for (j = 0; j < length && (quoted || text[j] != '\n'); j++) {
        quoted ^= text[j] == '"';
    }
    return j > 0 && text[j - 1] == '\r' ? j - 1 : j;
}

char
kh_csv_delimiter(const char *line, size_t length)
{
    static const char candidates[] = ",;\t";
    size_t counts[sizeof(candidates)] = { 0 }, best = 0, j;
    bool quoted = false;

    for (j = 0; j < length; j++) {
        const char *candidate = line[j] == '\0' ? NULL : strchr(candidates, line[j]);

        quoted ^= line[j] == '"';
        counts[candidate == NULL || quoted ? sizeof(candidates) - 1
                                           : (size_t) (candidate - candidates)]++;
    }
    for (j = 1; j < sizeof(candidates) - 1; j++) {
        best = counts[j] > counts[best] ? j : best;
    }
    return candidates[best];
}
