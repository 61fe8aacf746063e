#include "slips.h"

#include "../graph/label.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
app_is_there(const char *path)
{
    return strcmp(path, "-") == 0 || access(path, F_OK) == 0;
}

bool
app_is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

kh_status
app_check_order(const app_command *command, const char *const *args, size_t num_ends,
    size_t num_args, kh_error *err)
{
    size_t end = 0, path = num_ends;

    while (end < num_ends && !app_is_file(args[end])) {
        end++;
    }
    while (path < num_args && app_is_there(args[path])) {
        path++;
    }
    if (end == num_ends || path == num_args) {
        return KH_OK;
    }
    kh_fail(err, KH_ERR_ARGUMENT, "%s is a file, and %s is none", args[end], args[path]);
    kh_hint(err, "the files come last: %s %s", command->name, command->arguments);
    return KH_ERR_ARGUMENT;
}

const char *
app_sector_called(const app_input *input, const char *name)
{
    const kh_graph *graph = &input->graph;
    uint32_t found;
    size_t j;

    if (input->net.num_sectors == 0 || input->net.sectors[0].sector == KH_NONE) {
        return NULL;
    }
    if (kh_graph_find_sector(graph, name, &found)) {
        return kh_graph_text(graph, graph->sectors.items[found].id);
    }
    for (j = 0; j < graph->sectors.num; j++) {
        if (kh_graph_is_called(graph, graph->sectors.items[j].label, name)) {
            return kh_graph_text(graph, graph->sectors.items[j].id);
        }
    }
    return NULL;
}

void
app_hint_sector(kh_error *err, const app_input *input, const char *name, const char *how)
{
    const char *sector = app_sector_called(input, name);
    kh_lookup lookup = { 0 };

    if (sector != NULL && kh_graph_lookup(&input->graph, name, &lookup, NULL) == KH_OK
        && lookup.result == KH_LOOKUP_NONE) {
        err->hint[0] = '\0';
        kh_hint(err, "\"%s\" is a sector: %s%s", name, how, sector);
    }
}
