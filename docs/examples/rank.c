/* Which nodes of a graph are central: rank GRAPH [LANGUAGE] */
#include <kakehashi/kakehashi.h>

#include <stdio.h>
#include <stdlib.h>

/* All that is wrong with a file stands in the findings; `err` has the first of it. */
static void
show_errors(const kh_findings *findings)
{
    kh_text text = { 0 };
    size_t j;

    for (j = 0; j < findings->num; j++) {
        if (findings->items[j].severity == KH_ERROR) {
            kh_finding_print(&text, &findings->items[j]);
        }
    }
    fputs(kh_text_bytes(&text), stderr);
    kh_text_free(&text);
}

static kh_status
rank(const char *path, const char *lang, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_selection everything = { 0 };
    kh_net net = { 0 };
    kh_table table = { 0 };
    const kh_measure *measures[2];
    const kh_table_format *text;

    KH_TRY(kh_read_file(&graph, path, NULL, &findings, err));
    KH_TRY(kh_select(&everything, &graph, &(kh_selector){ 0 }, err));
    KH_TRY(kh_net_build(&net, &graph, &everything, &(kh_net_options){ 0 }, err));
    KH_TRY(kh_measure_find("betweenness", &measures[0], err));
    KH_TRY(kh_measure_find("degree", &measures[1], err));
    KH_TRY(kh_rank(&table, &net, &everything, measures, 2, false, NULL, lang, err));
    kh_table_cut(&table, 5);
    KH_TRY(kh_table_format_find("text", &text, err));
    KH_TRY(text->write(&table, &(kh_table_style){ .width = 80 }, out, err));
out:
    show_errors(&findings);
    kh_table_free(&table);
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

    if (argc < 2) {
        fputs("usage: rank GRAPH [LANGUAGE]\n", stderr);
        return 2;
    }
    status = rank(argv[1], argc > 2 ? argv[2] : "en", &out, &err);
    if (status == KH_OK) {
        fputs(kh_text_bytes(&out), stdout);
    } else {
        fprintf(stderr, "rank: %s\n%s\n", err.message, err.hint);
    }
    kh_text_free(&out);
    return status == KH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
