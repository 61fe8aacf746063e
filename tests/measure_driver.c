/* All measures of many nets in one process, for tests/peers/measures.py.
 *
 *     measure_driver < nets          one JSON object a net, one a line
 *     measure_driver --markdown      the table of docs/measures.md
 *     measure_driver --markdown-bridging      that of docs/bridging.md
 *
 * A net is a line "graph NAME directed|undirected weighted|unweighted NUM_NODES", lines
 * "SOURCE TARGET WEIGHT" with nodes 0 .. NUM_NODES - 1, and a line "end". */
#include "../src/base/json.h"
#include "../src/panel/columns.h"
#include "../src/measure/describe.h"
#include "netlib.h"

#include <errno.h>

typedef struct {
    char name[64];
    bool directed, weighted;
    size_t num_nodes;
} header;

static bool
read_header(header *self)
{
    char direction[16], weights[16];

    if (scanf(" graph %63s %15s %15s %zu", self->name, direction, weights, &self->num_nodes) != 4) {
        return false;
    }
    self->directed = strcmp(direction, "directed") == 0;
    self->weighted = strcmp(weights, "weighted") == 0;
    return true;
}

static kh_status
read_graph(kh_graph *graph, const header *head, kh_error *err)
{
    kh_status ret = KH_OK;
    char id[24];
    unsigned source, target;
    uint32_t edge, node;
    double weight;
    size_t v;

    graph->directed = head->directed;
    for (v = 0; v < head->num_nodes; v++) {
        snprintf(id, sizeof(id), "n%06zu", v);
        KH_TRY(kh_graph_add_node(graph, id, &node, err));
    }
    while (scanf("%u %u %lf", &source, &target, &weight) == 3) {
        KH_TRY(kh_graph_add_edge(graph, source, target, &edge, err));
        graph->edges.weight[edge] = weight;
    }
    if (scanf("%23s", id) != 1 || strcmp(id, "end") != 0) {
        ret = kh_fail(err, KH_ERR_DATA, "graph %s has no end", head->name);
    }
out:
    return ret;
}

static kh_status
add_measures(const kh_net *net, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    double *values = NULL;
    size_t j, v;

    KH_TRY(KH_NEW(&values, net->num_nodes, "values", err));
    for (j = 0; kh_measures[j] != NULL; j++) {
        KH_TRY(kh_measure_run(kh_measures[j], net, false, values, err));
        kh_text_print(out, "%s\"%s\":[", j == 0 ? "" : ",", kh_measures[j]->name);
        for (v = 0; v < net->num_nodes; v++) {
            kh_text_add(out, v == 0 ? "" : ",");
            kh_text_add_number(out, values[v]);
        }
        kh_text_add_char(out, ']');
    }
out:
    free(values);
    return ret;
}

static kh_status
run_one(const header *head, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net_options options = { .weighted = head->weighted };
    net_fixture fixture = { 0 };
    kh_text out = { 0 };

    KH_TRY(read_graph(&fixture.graph, head, err));
    KH_TRY(fixture_net(&fixture, &options, err));
    kh_text_print(&out, "{\"graph\":\"%s\",", head->name);
    KH_TRY(add_measures(&fixture.net, &out, err));
    kh_text_add(&out, "}\n");
    KH_TRY(kh_text_status(&out, err));
    fputs(kh_text_bytes(&out), stdout);
out:
    kh_text_free(&out);
    fixture_free(&fixture);
    return ret;
}

static int
print_markdown(const kh_measure *const *measures)
{
    kh_text table = { 0 };

    kh_measure_add_markdown(&table, measures);
    fputs(kh_text_bytes(&table), stdout);
    kh_text_free(&table);
    return fflush(stdout) == 0 ? 0 : 1;
}

int
main(int argc, char **argv)
{
    header head;
    kh_error err = { 0 };

    if (argc > 1 && strcmp(argv[1], "--markdown") == 0) {
        return print_markdown(kh_measures);
    }
    if (argc > 1 && strcmp(argv[1], "--markdown-bridging") == 0) {
        return print_markdown(kh_bridge_measures);
    }
    while (read_header(&head)) {
        if (run_one(&head, &err) != KH_OK) {
            fprintf(stderr, "measure_driver: %s: %s\n", head.name, err.message);
            return 1;
        }
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
