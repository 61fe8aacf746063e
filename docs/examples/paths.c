/* How two nodes are connected, in words and claim by claim: paths GRAPH FROM TO [LANGUAGE]
 * FROM and TO are ids or names in any language. */
#include <kakehashi/kakehashi.h>

#include <stdio.h>
#include <stdlib.h>

/* A node of the graph that the net has, too: a selection may leave it out. */
static kh_status
find_node(const kh_net *net, const char *name, const char *lang, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t of_graph;

    KH_TRY(kh_graph_need_node(net->graph, name, lang, &of_graph, err));
    if (net->net_node[of_graph] == KH_NONE) {
        KH_TRY(kh_fail(err, KH_ERR_NOTFOUND, "\"%s\" is not selected", name));
    }
    *node = net->net_node[of_graph];
out:
    return ret;
}

/* Sentences with numbered citations, then a line of JSON for each claim. */
static kh_status
write_answer(const kh_routes *routes, const char *lang, kh_text *out, kh_error *err)
{
    static const char *const columns[]
        = { "path", "step", "from", "to", "relation", "start", "sources" };
    kh_status ret = KH_OK;
    const kh_route_answer answer = { .routes = routes, .lang = lang };
    const kh_table_style style = { .width = 80 };
    const kh_table_format *ndjson;
    kh_table table = { 0 };

    KH_TRY(kh_route_write_prose(&answer, &style, out, err));
    KH_TRY(kh_route_make_table(&answer, &table, err));
    KH_TRY(kh_table_choose_columns(&table, columns, sizeof(columns) / sizeof(*columns), err));
    KH_TRY(kh_table_format_find("ndjson", &ndjson, err));
    KH_TRY(ndjson->write(&table, &style, out, err));
out:
    kh_table_free(&table);
    return ret;
}

/* What a command line says. */
typedef struct {
    const char *file, *from, *to, *lang;
} question;

static kh_status
answer(const question *asked, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_selection everything = { 0 };
    kh_net net = { 0 };
    kh_routes routes = { 0 };
    kh_route_request request
        = { .net = &net, .selection = &everything, .kind = KH_ROUTE_SHORTEST, .most = 2 };

    KH_TRY(kh_read_file(&graph, asked->file, NULL, &findings, err));
    KH_TRY(kh_select(&everything, &graph, &(kh_selector){ 0 }, err));
    KH_TRY(kh_net_build(&net, &graph, &everything, &(kh_net_options){ 0 }, err));
    KH_TRY(find_node(&net, asked->from, asked->lang, &request.from, err));
    KH_TRY(find_node(&net, asked->to, asked->lang, &request.to, err));
    KH_TRY(kh_routes_find(&routes, &request, err));
    if (routes.paths.num == 0) {
        KH_TRY(kh_fail(
            err, KH_ERR_NOTFOUND, "no path leads from \"%s\" to \"%s\"", asked->from, asked->to));
    }
    KH_TRY(write_answer(&routes, asked->lang, out, err));
out:
    kh_routes_free(&routes);
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
        fputs("usage: paths GRAPH FROM TO [LANGUAGE]\n", stderr);
        return 2;
    }
    status
        = answer(&(question){ argv[1], argv[2], argv[3], argc > 4 ? argv[4] : "en" }, &out, &err);
    if (status == KH_OK) {
        fputs(kh_text_bytes(&out), stdout);
    } else {
        fprintf(stderr, "paths: %s\n%s\n", err.message, err.hint);
    }
    kh_text_free(&out);
    return status == KH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
