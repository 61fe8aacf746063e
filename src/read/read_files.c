#include "reader.h"

#include "../base/array.h"
#include "../graph/merge.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- the same file twice --------------------------------------------------------------------- */

/* What stat() says of a path; all-zero if there is nothing to say. */
static struct stat
look_at(const char *path)
{
    struct stat info = { 0 };

    if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISREG(info.st_mode)) {
        return (struct stat){ 0 };
    }
    return info;
}

/* Every claim of a file that is given twice would be a repeated claim. */
static kh_status
refuse_twice(const char *const *paths, size_t num_paths, kh_error *err)
{
    kh_status ret = KH_OK;
    struct stat *infos = NULL;
    size_t j, k;

    KH_TRY(KH_NEW(&infos, num_paths, "files", err));
    for (j = 0; j < num_paths; j++) {
        infos[j] = look_at(paths[j]);
        for (k = 0; k < j; k++) {
            if (strcmp(paths[j], paths[k]) == 0) {
                ret = kh_fail(err, KH_ERR_ARGUMENT, "%s is given twice", paths[j]);
                goto out;
            }
            if (infos[j].st_nlink > 0 && infos[j].st_ino == infos[k].st_ino
                && infos[j].st_dev == infos[k].st_dev) {
                ret = kh_fail(
                    err, KH_ERR_ARGUMENT, "%s and %s are the same file", paths[k], paths[j]);
                goto out;
            }
        }
    }
out:
    free(infos);
    return ret;
}

/* --- ends that another file may have --------------------------------------------------------- */

/* A symbol of `other`, if it is one, as that of `graph`. */
static kh_status
take_sym(kh_graph *graph, const kh_graph *other, kh_sym *sym, kh_error *err)
{
    return *sym == 0 ? KH_OK : kh_graph_intern(graph, kh_graph_text(other, *sym), sym, err);
}

/* Ends of `other`, whose files are those of `graph` from `first_file` on, to those of `graph`. */
static kh_status
take_ends(kh_graph *graph, const kh_graph *other, uint32_t first_file, kh_open_ends *all,
    const kh_open_ends *ends, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < ends->num; j++) {
        kh_open_end end = ends->items[j];

        KH_TRY(kh_graph_intern(graph, kh_graph_text(other, end.id), &end.id, err));
        KH_TRY(take_sym(graph, other, &end.label, err));
        KH_TRY(take_sym(graph, other, &end.column, err));
        KH_TRY(KH_GROW(&all->items, all->num, &all->max, "ends of edges", err));
        end.position.file += first_file;
        all->items[all->num++] = end;
    }
out:
    return ret;
}

/* One more file into the graph. */
static kh_status
add_file(kh_graph *graph, kh_graph *other, kh_open_ends *all, const kh_open_ends *ends,
    kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t first_file = (uint32_t) graph->files.num;

    KH_TRY(kh_graph_merge(graph, other, findings, err));
    KH_TRY(take_ends(graph, other, first_file, all, ends, err));
out:
    return ret;
}

static kh_status
read_several(kh_graph *graph, const char *const *paths, size_t num_paths,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK, first = KH_OK;
    kh_graph other = { 0 };
    kh_open_ends all = { 0 }, ends = { 0 };
    size_t j;

    for (j = 0; j < num_paths; j++) {
        /* A bad file hides nothing that is wrong with the ones after it. */
        ret = kh_read_one_of_several(
            j == 0 ? graph : &other, paths[j], limits, findings, j == 0 ? &all : &ends, err);
        if (ret != KH_OK && ret != KH_ERR_DATA) {
            goto out;
        }
        first = first == KH_OK ? ret : first;
        if (j > 0 && first == KH_OK) {
            KH_TRY(add_file(graph, &other, &all, &ends, findings, err));
        }
        kh_graph_free(&other);
        free(ends.items);
        ends = (kh_open_ends){ 0 };
    }
    if (first == KH_OK) {
        KH_TRY(kh_open_ends_settle(&all, graph, false, findings, err));
        kh_declare_used_in_tables(graph);
    }
    ret = first;
out:
    kh_graph_free(&other);
    free(all.items);
    free(ends.items);
    return ret;
}

kh_status
kh_read_files(kh_graph *graph, const char *const *paths, size_t num_paths,
    const kh_read_limits *limits, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;

    if (num_paths == 1) {
        return kh_read_file(graph, paths[0], limits, findings, err);
    }
    KH_TRY(refuse_twice(paths, num_paths, err));
    KH_TRY(read_several(graph, paths, num_paths, limits, findings, err));
out:
    if (ret != KH_OK) {
        kh_graph_free(graph);
    }
    return ret;
}
