/* What the tables of a cut share. */
#include "../base/json.h"
#include "reported.h"

kh_status
columns_add(kh_table *table, const column_record *records, size_t num, size_t *first, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, j;

    *first = table->num_columns;
    for (j = 0; j < num; j++) {
        KH_TRY(kh_table_add_column(table, records[j].kind, records[j].name, records[j].unit,
            records[j].definition, &column, err));
        table->columns[column].detail = records[j].detail;
    }
out:
    return ret;
}

kh_status
column_set_date(kh_table *table, size_t column, size_t row, kh_date date, kh_error *err)
{
    char buffer[KH_DATE_TEXT_SIZE];

    return date.stated ? kh_table_set_text(table, column, row, kh_date_text(date, buffer), err)
                       : KH_OK;
}

/* ["s1","s2"] and "s1, s2", each once. */
kh_status
column_set_sources(kh_table *table, size_t column, size_t row, const kh_graph *graph,
    kh_range range, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 }, words = { 0 };
    size_t j, k;

    for (j = range.first; j < (size_t) range.first + range.num; j++) {
        const uint32_t source = graph->citations.items[j].source;
        const char *id = kh_graph_text(graph, graph->sources.items[source].id);

        for (k = range.first; graph->citations.items[k].source != source; k++) {
        }
        if (k == j) {
            kh_text_add(&json, json.length == 0 ? "[" : ",");
            kh_json_add_string(&json, id);
            kh_text_print(&words, "%s%s", words.length == 0 ? "" : ", ", id);
        }
    }
    kh_text_add(&json, json.length == 0 ? "[]" : "]");
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_json(table, column, row, kh_text_bytes(&json), kh_text_bytes(&words), err));
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}
