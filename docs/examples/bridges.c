/* Which body bridges sectors most, and why: bridges GRAPH [LANGUAGE] */
#include <kakehashi/kakehashi.h>

#include <stdio.h>
#include <stdlib.h>

/* What an analysis works on. */
typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_net net;
} input;

static void
input_free(input *self)
{
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

/* An error among the findings means that a number would be wrong: the graph is there, without the
 * claims concerned, and it is for the caller to refuse it. */
static kh_status
input_read(input *self, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings findings = { 0 };

    KH_TRY(kh_read_file(&self->graph, path, NULL, &findings, err));
    KH_TRY(kh_check(&self->graph, &findings, err));
    if (findings.num_errors > 0) {
        KH_TRY(kh_fail(err, KH_ERR_DATA, "\"%s\" has %zu errors", path, findings.num_errors));
    }
    KH_TRY(kh_select(&self->selection, &self->graph, &(kh_selector){ 0 }, err));
    KH_TRY(kh_net_build(&self->net, &self->graph, &self->selection,
        &(kh_net_options){ .seed = KH_USUAL_SEED }, err));
out:
    kh_findings_free(&findings);
    return ret;
}

/* The body in the first row of the table, in words and with its sources. */
static kh_status
explain_first(const input *in, const kh_table *table, const char *lang, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_explain_request request = { .net = &in->net,
        .selection = &in->selection,
        .lang = lang,
        .rank = 1,
        .num_bodies = table->num_rows };
    size_t id;
    uint32_t node;

    KH_TRY(kh_table_find_column(table, "id", &id, err));
    if (table->num_rows == 0
        || !kh_graph_find_node(&in->graph, table->columns[id].texts[table->order[0]], &node)) {
        KH_TRY(kh_fail(err, KH_ERR_NOTFOUND, "the graph has no bodies"));
    }
    request.body = in->net.net_node[node];
    KH_TRY(kh_explain_text(&request, out, err));
out:
    return ret;
}

static kh_status
bridges(const char *path, const char *lang, kh_text *out, kh_error *err)
{
    static const char *const columns[] = { "id", "label", "cross_share", "participation" };
    kh_status ret = KH_OK;
    input in = { 0 };
    kh_table table = { 0 };
    const kh_table_format *csv;

    KH_TRY(input_read(&in, path, err));
    KH_TRY(kh_bridges(&table, &in.net, &in.selection, NULL, lang, err));
    kh_table_cut(&table, 3);
    KH_TRY(kh_table_choose_columns(&table, columns, sizeof(columns) / sizeof(*columns), err));
    KH_TRY(kh_table_format_find("csv", &csv, err));
    KH_TRY(csv->write(&table, &(kh_table_style){ 0 }, out, err));
    kh_text_add_char(out, '\n');
    KH_TRY(explain_first(&in, &table, lang, out, err));
out:
    kh_table_free(&table);
    input_free(&in);
    return ret;
}

int
main(int argc, char **argv)
{
    kh_error err = { 0 };
    kh_text out = { 0 };
    kh_status status;

    if (argc < 2) {
        fputs("usage: bridges GRAPH [LANGUAGE]\n", stderr);
        return 2;
    }
    status = bridges(argv[1], argc > 2 ? argv[2] : "en", &out, &err);
    if (status == KH_OK) {
        fputs(kh_text_bytes(&out), stdout);
    } else {
        fprintf(stderr, "bridges: %s\n%s\n", err.message, err.hint);
    }
    kh_text_free(&out);
    return status == KH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
