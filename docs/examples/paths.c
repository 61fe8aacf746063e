/* How two nodes are connected, and on which claims each step rests: paths GRAPH FROM TO
 * One JSON object a claim. FROM and TO are ids or names in any language. */
#include <kakehashi/kakehashi.h>

#include <stdio.h>
#include <stdlib.h>

enum { PATH, STEP, SOURCE, RELATION, TARGET, SOURCES, NUM_COLUMNS };

static kh_status
add_columns(kh_table *table, kh_error *err)
{
    static const struct {
        const char *name, *definition;
        kh_cell_kind kind;
    } columns[NUM_COLUMNS] = {
        { "path", "number of the path, the shortest first", KH_CELL_INTEGER },
        { "step", "number of the step on its path", KH_CELL_INTEGER },
        { "source", "who the claim is about", KH_CELL_TEXT },
        { "relation", "what it says", KH_CELL_TEXT },
        { "target", "of whom", KH_CELL_TEXT },
        { "sources", "number of sources that say so", KH_CELL_INTEGER },
    };
    kh_status ret = KH_OK;
    size_t j, column;

    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_add_column(
            table, columns[j].kind, columns[j].name, "", columns[j].definition, &column, err));
    }
out:
    return ret;
}

static kh_status
set_claim(kh_table *table, size_t row, const kh_graph *graph, uint32_t claim, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &graph->edges;
    const uint32_t relation = edges->relation[claim];

    KH_TRY(kh_table_set_text(
        table, SOURCE, row, kh_graph_node_label(graph, edges->source[claim], "en"), err));
    KH_TRY(kh_table_set_text(
        table, TARGET, row, kh_graph_node_label(graph, edges->target[claim], "en"), err));
    if (relation != KH_NONE) {
        KH_TRY(kh_table_set_text(
            table, RELATION, row, kh_graph_relation_label(graph, relation, "en"), err));
    }
    kh_table_set_number(
        table, SOURCES, row, (double) kh_graph_count_sources(graph, edges->citations[claim]));
out:
    return ret;
}

/* A step is a tie of the net; a tie is all claims between its two nodes. */
static size_t
count_claims(const kh_path_list *paths, const kh_net *net)
{
    size_t num = 0, j, k;

    for (j = 0; j < paths->num; j++) {
        for (k = 0; k < paths->items[j].num_steps; k++) {
            const uint32_t tie = paths->items[j].tie[k];

            num += net->claim_start[tie + 1] - net->claim_start[tie];
        }
    }
    return num;
}

static kh_status
make_table(kh_table *table, const kh_path_list *paths, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t row = 0, j, k, c;

    KH_TRY(kh_table_init(table, "example/paths/1", count_claims(paths, net), err));
    KH_TRY(add_columns(table, err));
    for (j = 0; j < paths->num; j++) {
        for (k = 0; k < paths->items[j].num_steps; k++) {
            const uint32_t tie = paths->items[j].tie[k];

            for (c = net->claim_start[tie]; c < net->claim_start[tie + 1]; c++, row++) {
                kh_table_set_number(table, PATH, row, (double) j + 1);
                kh_table_set_number(table, STEP, row, (double) k + 1);
                KH_TRY(set_claim(table, row, net->graph, net->claim[c], err));
            }
        }
    }
out:
    return ret;
}

/* The shortest paths, three at most; paths->more says whether there are others. */
static kh_status
find_paths(kh_path_list *paths, const kh_net *net, const char *from, const char *to, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_question question = { .net = net };
    uint8_t *target = calloc(net->num_nodes + 1, 1);
    uint32_t source, end;

    if (target == NULL) {
        return kh_fail(err, KH_ERR_NOMEM, "out of memory");
    }
    KH_TRY(kh_graph_need_node(net->graph, from, "en", &source, err));
    KH_TRY(kh_graph_need_node(net->graph, to, "en", &end, err));
    target[net->net_node[end]] = 1;
    question.source = net->net_node[source];
    question.target = target;
    KH_TRY(kh_path_shortest(&question, 3, paths, err));
    if (paths->num == 0) {
        KH_TRY(kh_fail(err, KH_ERR_NOTFOUND, "no path leads from \"%s\" to \"%s\"", from, to));
    }
out:
    free(target);
    return ret;
}

static kh_status
connect(const char *file, const char *from, const char *to, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_selection everything = { 0 };
    kh_net net = { 0 };
    kh_path_list paths = { 0 };
    kh_table table = { 0 };
    const kh_table_format *ndjson;

    KH_TRY(kh_read_file(&graph, file, NULL, &findings, err));
    KH_TRY(kh_select(&everything, &graph, &(kh_selector){ 0 }, err));
    KH_TRY(kh_net_build(
        &net, &graph, &everything, &(kh_net_options){ .direction = KH_DIRECTION_IGNORED }, err));
    KH_TRY(find_paths(&paths, &net, from, to, err));
    KH_TRY(make_table(&table, &paths, &net, err));
    KH_TRY(kh_table_format_find("ndjson", &ndjson, err));
    KH_TRY(ndjson->write(&table, &(kh_table_style){ 0 }, out, err));
out:
    kh_table_free(&table);
    kh_path_list_free(&paths);
    kh_net_free(&net);
    kh_selection_free(&everything);
    kh_graph_free(&graph);
    kh_findings_free(&findings);
    return ret;
}

int
main(int argc, char **argv)
{
    kh_error err = { 0 };
    kh_text out = { 0 };
    kh_status status;

    if (argc < 4) {
        fputs("usage: paths GRAPH FROM TO\n", stderr);
        return 2;
    }
    status = connect(argv[1], argv[2], argv[3], &out, &err);
    if (status == KH_OK) {
        fputs(kh_text_bytes(&out), stdout);
    } else {
        fprintf(stderr, "paths: %s\n%s\n", err.message, err.hint);
    }
    kh_text_free(&out);
    return status == KH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
