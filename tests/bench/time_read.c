/* Times the reading of a file alone, for scripts/bench.
 *
 *     time_read FILE    writes milliseconds, nodes and edges */
#include "../../src/read/read.h"

#include <stdio.h>
#include <time.h>

static double
milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

int
main(int argc, char **argv)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    const double begin = milliseconds();
    const kh_status status
        = argc == 2 ? kh_read_file(&graph, argv[1], NULL, &findings, &err) : KH_ERR_ARGUMENT;
    const double end = milliseconds();

    if (status != KH_OK) {
        fprintf(stderr, "time_read: %s\n", argc == 2 ? err.message : "usage: time_read FILE");
    } else {
        printf("%.3f %zu %zu\n", end - begin, graph.nodes.num, graph.edges.num);
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return status == KH_OK ? 0 : 1;
}
