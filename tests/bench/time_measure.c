/* Times measures alone, without reading and writing, for scripts/bench.
 *
 *     time_measure FILE THREADS MEASURE...    writes "MEASURE MILLISECONDS SUM" lines */
#include "../../src/base/array.h"
#include "../../src/measure/measure.h"
#include "../../src/read/read.h"

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

static kh_status
time_one(const kh_net *net, const char *name, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_measure *measure;
    double begin, end, sum = 0;
    size_t v;

    KH_TRY(kh_measure_find(name, &measure, err));
    begin = milliseconds();
    KH_TRY(kh_measure_run(measure, net, false, values, err));
    end = milliseconds();
    for (v = 0; v < net->num_nodes; v++) {
        sum += values[v] > 0 ? values[v] : 0;
    }
    printf("%s %.3f %.17g\n", name, end - begin, sum);
out:
    return ret;
}

static kh_status
run(int argc, char **argv, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net_options options
        = { .direction = KH_DIRECTION_IGNORED, .num_threads = strtoull(argv[2], NULL, 10) };
    const kh_selector everything = { 0 };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_selection selection = { 0 };
    kh_net net = { 0 };
    double *values = NULL;
    int j;

    KH_TRY(kh_read_file(&graph, argv[1], NULL, &findings, err));
    KH_TRY(kh_select(&selection, &graph, &everything, err));
    KH_TRY(kh_net_build(&net, &graph, &selection, &options, err));
    KH_TRY(KH_NEW(&values, net.num_nodes, "values", err));
    for (j = 3; j < argc; j++) {
        KH_TRY(time_one(&net, argv[j], values, err));
    }
out:
    free(values);
    kh_net_free(&net);
    kh_selection_free(&selection);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return ret;
}

int
main(int argc, char **argv)
{
    kh_error err = { 0 };

    if (argc < 4) {
        fputs("usage: time_measure FILE THREADS MEASURE...\n", stderr);
        return 2;
    }
    if (run(argc, argv, &err) != KH_OK) {
        fprintf(stderr, "time_measure: %s\n", err.message);
        return 1;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
