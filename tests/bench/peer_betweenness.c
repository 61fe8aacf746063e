/* Times igraph's betweenness on an edge list, for scripts/bench.
 *
 *     peer_betweenness NUM_NODES [NUM_SOURCES] < EDGES
 *
 * With NUM_SOURCES only so many sources, evenly spread; the time for all is in proportion, since
 * each source costs a search of its own. Writes milliseconds and the sum of the values. */
#include <igraph/igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec * 1e3 + (double) now.tv_nsec * 1e-6;
}

static void
read_edges(igraph_vector_int_t *ends)
{
    long long source, target;

    while (scanf("%lld %lld", &source, &target) == 2) {
        igraph_vector_int_push_back(ends, source);
        igraph_vector_int_push_back(ends, target);
    }
}

static void
spread(igraph_vector_int_t *sources, igraph_integer_t num_nodes, igraph_integer_t num)
{
    igraph_integer_t j;

    for (j = 0; j < num; j++) {
        igraph_vector_int_push_back(sources, j * num_nodes / num);
    }
}

int
main(int argc, char **argv)
{
    const igraph_integer_t num_nodes = argc > 1 ? atoll(argv[1]) : 0;
    const igraph_integer_t num_sources = argc > 2 ? atoll(argv[2]) : 0;
    igraph_vector_int_t ends, sources;
    igraph_vector_t values;
    igraph_t graph;
    double begin, end;

    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_init(&sources, 0);
    igraph_vector_init(&values, 0);
    read_edges(&ends);
    spread(&sources, num_nodes, num_sources);
    igraph_create(&graph, &ends, num_nodes, IGRAPH_UNDIRECTED);
    igraph_simplify(&graph, true, true, NULL);
    begin = milliseconds();
    if (num_sources > 0) {
        igraph_betweenness_subset(&graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED,
            igraph_vss_vector(&sources), igraph_vss_all(), NULL);
    } else {
        igraph_betweenness(&graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
    }
    end = milliseconds();
    printf("%.3f %.17g\n", end - begin, igraph_vector_sum(&values));
    igraph_destroy(&graph);
    igraph_vector_destroy(&values);
    igraph_vector_int_destroy(&sources);
    igraph_vector_int_destroy(&ends);
    return 0;
}
