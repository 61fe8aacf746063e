/* Times the counting of brokerage roles alone, for scripts/bench.
 *
 *     time_roles    reads "NUM_NODES DIRECTED", then a sector a node, then "SOURCE TARGET" lines;
 *                    writes milliseconds and the sum of each role */
#include "../../src/bridge/brokerage.h"
#include "../netlib.h"

#include <stdbool.h>
#include <time.h>

static kh_status
read_nodes(kh_graph *graph, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    char id[24];
    size_t v;

    for (v = 0; v < num_nodes; v++) {
        kh_membership membership = { .weight = 1 };
        unsigned sector;
        uint32_t node;

        if (scanf("%u", &sector) != 1) {
            ret = kh_fail(err, KH_ERR_DATA, "node %zu has no sector", v);
            goto out;
        }
        snprintf(id, sizeof(id), "s%u", sector);
        KH_TRY(kh_graph_need_sector(graph, id, &membership.sector, err));
        snprintf(id, sizeof(id), "n%zu", v);
        KH_TRY(kh_graph_add_node(graph, id, &node, err));
        KH_TRY(kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, err));
    }
out:
    return ret;
}

static kh_status
read_graph(kh_graph *graph, kh_error *err)
{
    kh_status ret = KH_OK;
    unsigned directed, source, target;
    size_t num_nodes;
    uint32_t edge;

    if (scanf("%zu %u", &num_nodes, &directed) != 2) {
        ret = kh_fail(err, KH_ERR_DATA, "there is no graph");
        goto out;
    }
    graph->directed = directed != 0;
    KH_TRY(read_nodes(graph, num_nodes, err));
    while (scanf("%u %u", &source, &target) == 2) {
        KH_TRY(kh_graph_add_edge(graph, source, target, &edge, err));
    }
out:
    return ret;
}

static double
milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static kh_status
run(kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net_options options = { 0 };
    net_fixture fixture = { 0 };
    kh_brokerage *counts = NULL, sum = { { 0 }, 0 };
    double begin, end;
    size_t v;
    int role;

    KH_TRY(read_graph(&fixture.graph, err));
    KH_TRY(fixture_net(&fixture, &options, err));
    KH_TRY(KH_NEW(&counts, fixture.net.num_nodes, "roles", err));
    begin = milliseconds();
    KH_TRY(kh_brokerage_count(&fixture.net, counts, err));
    end = milliseconds();
    printf("%.4f", end - begin);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        for (v = 0; v < fixture.net.num_nodes; v++) {
            sum.roles[role] += counts[v].roles[role];
        }
        printf(" %.0f", sum.roles[role]);
    }
    putchar('\n');
out:
    free(counts);
    fixture_free(&fixture);
    return ret;
}

int
main(void)
{
    kh_error err = { 0 };

    if (run(&err) != KH_OK) {
        fprintf(stderr, "time_roles: %s\n", err.message);
        return 1;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
