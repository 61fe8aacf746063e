#include "read.h"

#include "../graph/merge.h"

kh_status
kh_read_files(kh_graph *graph, const char *const *paths, size_t num_paths,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK, first = KH_OK;
    kh_graph other = { 0 };
    size_t j;

    for (j = 0; j < num_paths; j++) {
        /* A bad file hides nothing that is wrong with the ones after it. */
        ret = kh_read_file(j == 0 ? graph : &other, paths[j], limits, findings, err);
        if (ret != KH_OK && ret != KH_ERR_DATA) {
            goto out;
        }
        first = first == KH_OK ? ret : first;
        if (j > 0 && first == KH_OK) {
            KH_TRY(kh_graph_merge(graph, &other, findings, err));
        }
        kh_graph_free(&other);
    }
    ret = first;
out:
    kh_graph_free(&other);
    if (ret != KH_OK) {
        kh_graph_free(graph);
    }
    return ret;
}
