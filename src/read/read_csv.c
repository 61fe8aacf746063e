/* A table of nodes or of edges, a row a line. */
#include "batch.h"
#include "sheet.h"

#include "../base/array.h"

#include <stdio.h>
#include <string.h>

/* In this file KH_ERR_DATA means that the walk cannot go on; a finding says why. */

/* --- rows ------------------------------------------------------------------------------------ */

static bool
is_empty(const kh_csv_row *row)
{
    size_t j;

    for (j = 0; j < row->num && row->items[j].length == 0; j++) {
    }
    return j == row->num;
}

/* For kh_read_batches(): a row on a line that is in view as a whole. */
static kh_status
take_row(kh_reading *r, kh_batched *into, bool *short_of_text, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet *sheet = r->sheet;
    const char *text = kh_window_at(&r->window);
    kh_parse_result result;
    size_t num = 0;

    kh_text_clear(&into->tokens.strings);
    KH_TRY(kh_csv_parse(sheet->csv, text, kh_window_left(&r->window), false, &sheet->row,
        &into->tokens.strings, &result, &num, err));
    *short_of_text = result == KH_PARSE_MORE && kh_window_left(&r->window) <= r->limits.max_element;
    if (result != KH_PARSE_DONE || sheet->row.num != sheet->num_columns || is_empty(&sheet->row)
        || kh_sheet_find_foreign(text, num) < num) {
        return KH_OK;
    }
    into->is_row = false;
    into->tokens.text = text;
    KH_TRY(kh_sheet_tokens(sheet, &into->tokens, num, err));
    *used = sheet->faults.num == 0 ? num : 0;
out:
    return ret;
}

/* The label of the relation, if none is there yet. */
static kh_status
name_relation(kh_reading *r, uint32_t edge, const char *label, kh_error *err)
{
    const uint32_t relation = r->graph->edges.relation[edge];

    if (relation == KH_NONE || r->graph->relations.items[relation].label.num > 0
        || strcmp(kh_graph_text(r->graph, r->graph->relations.items[relation].id), label) == 0) {
        return KH_OK;
    }
    return kh_graph_push_label(
        r->graph, &r->graph->relations.items[relation].label, NULL, label, err);
}

static kh_status
note_direction(kh_sheet *sheet, kh_token_kind kind, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&sheet->directions.items, sheet->directions.num, &sheet->directions.max,
        "directions", err));
    sheet->directions.items[sheet->directions.num++] = (uint8_t) kind;
out:
    return ret;
}

/* Ends that are open from `first` on are those of the edge just read. */
static kh_status
mark_ends(kh_reading *r, size_t first, uint32_t aside, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = first; j < r->open.num; j++) {
        kh_open_end *end = &r->open.items[j];
        const uint32_t name
            = aside + (end->is_target ? KH_ASIDE_TARGET_NAME : KH_ASIDE_SOURCE_NAME);

        end->makes_node = true;
        end->by_label = r->sheet->by_label;
        end->column = r->sheet->end_columns[end->is_target];
        if (r->tokens->items[name].kind == KH_JSON_STRING) {
            KH_TRY(kh_graph_intern(r->graph, kh_tokens_string(r->tokens, name), &end->label, err));
        }
    }
out:
    return ret;
}

static kh_status
read_edge(kh_reading *r, uint32_t token, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_edges = r->graph->edges.num, num_open = r->open.num;
    const uint32_t aside = r->tokens->items[token].next;
    const uint32_t name = aside + KH_ASIDE_RELATION_NAME;

    KH_TRY(kh_element_edge(r, token, err));
    if (r->graph->edges.num == num_edges) {
        return KH_OK;
    }
    KH_TRY(note_direction(r->sheet, r->tokens->items[aside].kind, err));
    KH_TRY(mark_ends(r, num_open, aside, err));
    if (r->tokens->items[name].kind == KH_JSON_STRING) {
        KH_TRY(name_relation(r, (uint32_t) num_edges, kh_tokens_string(r->tokens, name), err));
    }
out:
    return ret;
}

/* --- what is not plain ----------------------------------------------------------------------- */

/* A row of which the fields are known; `length` bytes. */
static kh_status
read_row(kh_reading *r, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet *sheet = r->sheet;

    if (is_empty(&sheet->row)) {
        return KH_OK; /* spreadsheets write such */
    }
    if (sheet->row.num != sheet->num_columns) {
        r->lost_nodes = true;
        return kh_sheet_report_fields(r, err);
    }
    KH_TRY(kh_sheet_tokens(sheet, r->tokens, length, err));
    KH_TRY(kh_sheet_report_faults(r, err));
    if (sheet->faults.num > 0) {
        r->lost_nodes = true;
        return KH_OK;
    }
    KH_TRY((sheet->edges ? read_edge : kh_element_node)(r, 0, err));
    KH_TRY(kh_reading_count(r, err));
    r->index++;
out:
    return ret;
}

/* The row where the window begins, extending that as needed; `used` 0: nothing is left. The text
 * may be copied: behind a number there is always a byte. */
static kh_status
parse_row(kh_reading *r, const char **text, size_t *used, kh_parse_result *result, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &r->window;
    kh_sheet *sheet = r->sheet;

    *used = 0;
    for (;;) {
        size_t length = kh_window_left(window);

        *text = kh_window_at(window);
        if (length == 0 && window->ended) {
            return KH_OK;
        }
        if (window->ended && memchr(*text, '\n', length) == NULL) {
            kh_text_clear(&sheet->last);
            kh_text_add_bytes(&sheet->last, *text, length);
            KH_TRY(kh_text_status(&sheet->last, err));
            *text = sheet->last.bytes;
        }
        kh_text_clear(&r->tokens->strings);
        r->tokens->text = *text;
        r->element = window->place;
        r->known.place.line = 0;
        KH_TRY(kh_csv_parse(sheet->csv, *text, length, window->ended, &sheet->row,
            &r->tokens->strings, result, used, err));
        if (*result != KH_PARSE_MORE) {
            return KH_OK;
        }
        if (length > r->limits.max_element) {
            KH_TRY(kh_reading_add_here(r, "E007", "is there a quote that nothing closes?", err,
                "a row is longer than %zu bytes", r->limits.max_element));
            return KH_ERR_DATA;
        }
        KH_TRY(kh_window_extend(window, err));
    }
out:
    return ret;
}

/* One row in all its variety. *used: 0 at the end. */
static kh_status
walk_row(kh_reading *r, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet *sheet = r->sheet;
    kh_parse_result result = KH_PARSE_DONE;
    const char *text;
    size_t foreign;

    KH_TRY(parse_row(r, &text, used, &result, err));
    if (result == KH_PARSE_FAULT) {
        return kh_sheet_pass_fault(r, text, used, err);
    }
    foreign = kh_sheet_find_foreign(text, *used);
    if (foreign < *used) {
        return kh_sheet_stop_at_foreign(r, text, foreign, kh_window_left(&r->window), err);
    }
    if (*used == 0 || sheet->row.num == 0) {
        return KH_OK;
    }
    KH_TRY(sheet->num_columns == 0 ? kh_sheet_read_header(r, &r->tokens->strings, err)
                                   : read_row(r, *used, err));
out:
    return ret;
}

/* --- the reader ------------------------------------------------------------------------------ */

/* What findings at the ends of edges call their columns. */
static kh_status
name_ends(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < r->sheet->num_columns && r->sheet->edges; j++) {
        const kh_column *column = &r->sheet->columns[j];

        if (column->required) {
            KH_TRY(kh_graph_intern(r->graph, column->name,
                &r->sheet->end_columns[strcmp(column->key, "target") == 0], err));
        }
    }
out:
    return ret;
}

/* Which delimiter there is; past a line that names it, as Excel has it: "sep=;". */
static char
find_delimiter(kh_window *window)
{
    const char *head = kh_window_at(window), *newline;
    const size_t line = kh_csv_line(head, kh_window_left(window));

    if (line != 5 || memcmp(head, "sep=", 4) != 0 || strchr(",;\t", head[4]) == NULL) {
        return kh_csv_delimiter(head, line);
    }
    newline = memchr(head, '\n', kh_window_left(window));
    kh_window_skip(window, newline == NULL ? line : (size_t) (newline - head) + 1);
    return head[4];
}

static kh_status
read_sheet(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &r->window;
    size_t used = 1;

    r->graph->files.items[r->file].lines = true;
    r->graph->files.items[r->file].table = true;
    KH_TRY(kh_csv_new(&r->sheet->csv, find_delimiter(window), err));
    while (used > 0 && r->sheet->num_columns == 0) {
        KH_TRY(walk_row(r, &used, err));
        kh_window_skip(window, used);
    }
    if (r->sheet->num_columns == 0) {
        return kh_reading_add_here(r, "E001", KH_WHAT_IS_READ, err, "the file is empty");
    }
    KH_TRY(name_ends(r, err));
    while (used > 0) {
        KH_TRY(kh_read_batches(r, take_row, r->sheet->edges ? read_edge : kh_element_node, err));
        KH_TRY(walk_row(r, &used, err));
        kh_window_skip(window, used);
    }
    KH_TRY(kh_sheet_settle(r, err));
out:
    return ret;
}

static kh_status
read_csv(kh_reading *r, kh_error *err)
{
    kh_sheet sheet = { 0 };
    kh_status status;

    r->sheet = &sheet;
    status = read_sheet(r, err);
    r->sheet = NULL;
    kh_sheet_free(&sheet);
    return status;
}

const kh_reader kh_reader_csv = { "csv", "a table of nodes or of edges, told apart by its header",
    "csv tsv", kh_sheet_sniff, read_csv };
