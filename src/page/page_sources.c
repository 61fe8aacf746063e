/* Sources and measures of a page. */
#include "page_data.h"

#include "../base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- sources ----------------------------------------------------------------------------- */

/* CSL names: {"literal"} or {"family", "given"}. */
static void
add_authors(kh_text *out, const json_t *names)
{
    const json_t *name;
    size_t j, num = 0;

    json_array_foreach (names, j, name) {
        const char *literal = json_string_value(json_object_get(name, "literal"));
        const char *family = json_string_value(json_object_get(name, "family"));
        const char *given = json_string_value(json_object_get(name, "given"));
        kh_text text = { 0 };

        kh_text_add(&text, literal != NULL ? literal : family != NULL ? family : "");
        if (literal == NULL && family != NULL && given != NULL) {
            kh_text_print(&text, ", %s", given);
        }
        if (text.length > 0) {
            kh_text_add(out, num++ > 0 ? "," : ",\"authors\":[");
            kh_json_add_string(out, kh_text_bytes(&text));
        }
        out->failed = out->failed || text.failed;
        kh_text_free(&text);
    }
    kh_text_add(out, num > 0 ? "]" : "");
}

static void
add_year(kh_text *out, const json_t *item)
{
    const json_t *parts = json_object_get(json_object_get(item, "issued"), "date-parts");
    const json_t *year = json_array_get(json_array_get(parts, 0), 0);
    const int number
        = json_is_string(year) ? atoi(json_string_value(year)) : (int) json_integer_value(year);

    if (number != 0) {
        kh_text_print(out, ",\"year\":%d", number);
    }
}

/* What a reader needs to find a source again: of its CSL item author, year, container, publisher.
 */
static kh_status
add_description(kh_text *out, const char *csl, kh_error *err)
{
    static const char *const keys[] = { "container-title", "publisher" };
    static const char *const names[] = { "in", "publisher" };
    kh_status ret = KH_OK;
    json_t *item = NULL;
    size_t offset, j;

    KH_TRY(kh_json_parse(csl, strlen(csl), &item, &offset, err));
    add_authors(out, json_object_get(item, "author"));
    add_year(out, item);
    for (j = 0; j < sizeof(keys) / sizeof(*keys); j++) {
        const char *text = json_string_value(json_object_get(item, keys[j]));

        page_add_string(out, names[j], text != NULL ? text : "");
    }
out:
    json_decref(item);
    return ret;
}

static kh_status
add_source(kh_text *out, const kh_graph *graph, const kh_source *source, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_text_add(out, "{\"id\":");
    kh_json_add_string(out, kh_graph_text(graph, source->id));
    page_add_texts(out, graph, "title", source->title);
    page_add_string(out, "url", kh_graph_text(graph, source->url));
    if (source->csl != 0) {
        KH_TRY(add_description(out, kh_graph_text(graph, source->csl), err));
    }
    kh_text_add_char(out, '}');
out:
    return ret;
}

kh_status
page_sources_add(kh_text *out, const kh_graph *graph, const page_numbering *sources, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *ordered = calloc(sources->num + 1, sizeof(*ordered));
    uint32_t j;

    if (ordered == NULL) {
        return kh_fail_nomem(err, sources->num, "sources of a page");
    }
    for (j = 0; j < graph->sources.num; j++) {
        if (sources->numbers[j] != KH_NONE) {
            ordered[sources->numbers[j]] = j;
        }
    }
    kh_text_add(out, "\"sources\":[");
    for (j = 0; j < sources->num; j++) {
        kh_text_add(out, j > 0 ? ",\n" : "\n");
        KH_TRY(add_source(out, graph, &graph->sources.items[ordered[j]], err));
    }
    kh_text_add_char(out, ']');
out:
    free(ordered);
    return ret;
}

/* --- measures ---------------------------------------------------------------------------- */

static bool
is_shown(const kh_column *column)
{
    return column->numbers != NULL && column->definition[0] != '\0';
}

static void
add_definitions(kh_text *out, const kh_table *table)
{
    size_t j, num = 0;

    for (j = 0; j < table->num_columns; j++) {
        const kh_column *column = &table->columns[j];

        if (is_shown(column)) {
            kh_text_add(out, num++ > 0 ? ",\n{\"name\":" : "\n{\"name\":");
            kh_json_add_string(out, column->name);
            page_add_string(out, "unit", column->unit);
            page_add_string(out, "definition", column->definition);
            kh_text_add_char(out, '}');
        }
    }
}

/* The key of a row, if the page has its node; NULL otherwise. */
static const char *
id_of(const kh_page *page, const kh_column *ids, size_t row)
{
    const char *id = ids->texts[row];
    uint32_t node;

    return id != NULL && kh_graph_find_node(page->graph, id, &node) && page->selection->nodes[node]
               ? id
               : NULL;
}

static void
add_values(kh_text *out, const kh_page *page, const kh_column *ids)
{
    const kh_table *table = page->measures;
    size_t row, column, num, rows = 0;

    for (row = 0; row < table->num_rows; row++) {
        const char *id = id_of(page, ids, row);

        if (id == NULL) {
            continue;
        }
        kh_text_add(out, rows++ > 0 ? ",\n" : "\n");
        kh_json_add_string(out, id);
        kh_text_add(out, ":[");
        for (column = num = 0; column < table->num_columns; column++) {
            if (is_shown(&table->columns[column])) {
                kh_text_add(out, num++ > 0 ? "," : "");
                kh_text_add_number(out, table->columns[column].numbers[row]);
            }
        }
        kh_text_add_char(out, ']');
    }
}

/* Places by a measure that the table is sorted by, equals sharing one; all rows count, not only
 * those of the page. */
static void
add_ranks(kh_text *out, const kh_page *page, const kh_column *ids, const double *values)
{
    const kh_table *table = page->measures;
    double last = INFINITY;
    size_t j, rank = 0, num = 0, ranked = 0;

    kh_text_add(out, "},\n\"ranks\":{");
    for (j = 0; j < table->num_rows; j++) {
        const size_t row = table->order[j];
        const char *id = id_of(page, ids, row);

        if (isnan(values[row])) {
            continue;
        }
        ranked++;
        rank = values[row] < last ? ranked : rank;
        last = values[row];
        if (id != NULL) {
            kh_text_add(out, num++ > 0 ? "," : "");
            kh_json_add_string(out, id);
            kh_text_print(out, ":%zu", rank);
        }
    }
    kh_text_print(out, "},\n\"ranked\":%zu", ranked);
}

kh_status
page_measures_add(kh_text *out, const kh_page *page, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_table *table = page->measures;
    size_t ids, shares;

    if (table == NULL) {
        kh_text_add(out, "\"measures\":[],\"values\":{},\"ranks\":{}");
        return KH_OK;
    }
    KH_TRY(kh_table_find_column(table, "id", &ids, err));
    kh_text_add(out, "\"measures\":[");
    add_definitions(out, table);
    kh_text_print(out, "],\n\"net\":%s,\n\"values\":{", table->net != NULL ? table->net : "null");
    add_values(out, page, &table->columns[ids]);
    KH_TRY(kh_table_find_column(table, "cross_share", &shares, err));
    add_ranks(out, page, &table->columns[ids], table->columns[shares].numbers);
out:
    return ret;
}
