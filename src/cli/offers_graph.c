#include "offers.h"

#include "../graph/label.h"
#include "../read/read.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- the graph --------------------------------------------------------------------------- */

/* A pipe or a device would be read away, or never end. */
static bool
is_file(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static kh_status
read_words(kh_graph *graph, const app_line *line, kh_text *paths, const char **items)
{
    const kh_read_limits limits = { 0 };
    kh_findings findings = { 0 };
    kh_status status;
    size_t j, num = 0;

    for (j = 0; j < line->args.num; j++) {
        app_offer_add_path(&paths[j], line->args.items[j]);
        if (is_file(kh_text_bytes(&paths[j]))) {
            items[num++] = kh_text_bytes(&paths[j]);
        }
    }
    if (num == 0) {
        return KH_ERR_NOTFOUND;
    }
    status = kh_read_files(graph, items, num, &limits, &findings, NULL);
    kh_findings_free(&findings);
    return status;
}

/* Whatever on the line is a file is read; a broken one has nothing to offer. */
static bool
read_graph(kh_graph *graph, const app_line *line)
{
    kh_text *paths = calloc(line->args.num + 1, sizeof(*paths));
    const char **items = calloc(line->args.num + 1, sizeof(*items));
    bool is_read = false;
    size_t j;

    if (paths != NULL && items != NULL) {
        is_read = read_words(graph, line, paths, items) == KH_OK;
        for (j = 0; j < line->args.num; j++) {
            kh_text_free(&paths[j]);
        }
    }
    free(paths);
    free(items);
    return is_read;
}

/* --- what is in it ----------------------------------------------------------------------- */

/* The name that was typed; NULL: none of them. */
static const char *
find_typed(app_candidates *out, const kh_graph *graph, kh_range names)
{
    uint32_t j;

    for (j = 0; j < names.num; j++) {
        const char *name = kh_graph_text(graph, graph->labels.items[names.first + j].text);

        if (app_candidates_is_typed(out, name)) {
            return name;
        }
    }
    return NULL;
}

/* By the id, else by a name, else by the id in other letters. */
static void
add_named(app_candidates *out, const kh_graph *graph, const char *id, kh_range label,
    kh_range alt_label, const char *lang)
{
    const char *name;

    if (strncmp(id, out->typed, strlen(out->typed)) == 0) {
        app_candidates_add(out, id, kh_graph_choose_label(graph, label, lang));
        return;
    }
    name = find_typed(out, graph, label);
    name = name != NULL ? name : find_typed(out, graph, alt_label);
    name = name == NULL && app_candidates_is_typed(out, id) ? id : name;
    if (name != NULL) {
        app_candidates_add_named(out, id, name, kh_graph_choose_label(graph, label, lang));
    }
}

static void
add_nodes(app_candidates *out, const kh_graph *graph, const char *lang)
{
    uint32_t v;

    for (v = 0; v < graph->nodes.num && !out->failed; v++) {
        add_named(out, graph, kh_graph_node_id(graph, v), graph->nodes.label[v],
            graph->nodes.alt_label[v], lang);
    }
}

/* Lists of types, relations and sectors begin alike, but are of different structs. */
#define ADD_LIST(out, graph, list, lang)                                                           \
    do {                                                                                           \
        const kh_range none_ = { 0 };                                                              \
        size_t j_;                                                                                 \
                                                                                                   \
        for (j_ = 0; j_ < (graph)->list.num && !(out)->failed; j_++) {                             \
            add_named((out), (graph), kh_graph_text((graph), (graph)->list.items[j_].id),          \
                (graph)->list.items[j_].label, none_, (lang));                                     \
        }                                                                                          \
    } while (0)

static void
add_types(app_candidates *out, const kh_graph *graph, const char *lang)
{
    ADD_LIST(out, graph, types, lang);
}

static void
add_relations(app_candidates *out, const kh_graph *graph, const char *lang)
{
    ADD_LIST(out, graph, relations, lang);
}

static void
add_sectors(app_candidates *out, const kh_graph *graph, const char *lang)
{
    ADD_LIST(out, graph, sectors, lang);
}

static void
add_sectors_and_types(app_candidates *out, const kh_graph *graph, const char *lang)
{
    add_sectors(out, graph, lang);
    add_types(out, graph, lang);
}

static void
add_set(app_candidates *out, const char *kind, const char *id, const char *label)
{
    kh_text value = { 0 };

    kh_text_print(&value, "%s:%s", kind, id);
    app_candidates_add(out, kh_text_bytes(&value), label);
    kh_text_free(&value);
}

static void
add_sets(app_candidates *out, const kh_graph *graph, const char *lang)
{
    uint32_t j;

    add_nodes(out, graph, lang);
    for (j = 0; j < graph->sectors.num; j++) {
        add_set(out, "sector", kh_graph_text(graph, graph->sectors.items[j].id),
            kh_graph_sector_label(graph, j, lang));
    }
    for (j = 0; j < graph->types.num; j++) {
        add_set(out, "type", kh_graph_text(graph, graph->types.items[j].id),
            kh_graph_type_label(graph, j, lang));
    }
}

/* @param add what to take of the graph. */
static void
offer(app_candidates *out, const app_line *line,
    void (*add)(app_candidates *out, const kh_graph *graph, const char *lang))
{
    kh_graph graph = { 0 };

    if (read_graph(&graph, line)) {
        add(out, &graph, line->lang);
    }
    kh_graph_free(&graph);
}

void
app_offer_nodes(app_candidates *out, const app_line *line)
{
    offer(out, line, add_nodes);
}

void
app_offer_types(app_candidates *out, const app_line *line)
{
    offer(out, line, add_types);
}

void
app_offer_relations(app_candidates *out, const app_line *line)
{
    offer(out, line, add_relations);
}

void
app_offer_sectors(app_candidates *out, const app_line *line)
{
    offer(out, line, add_sectors);
}

void
app_offer_sectors_and_types(app_candidates *out, const app_line *line)
{
    offer(out, line, add_sectors_and_types);
}

void
app_offer_sets(app_candidates *out, const app_line *line)
{
    offer(out, line, add_sets);
}

/* --- languages --------------------------------------------------------------------------- */

static bool
is_known(const kh_sym *tags, size_t num, kh_sym tag)
{
    size_t j;

    for (j = 0; j < num; j++) {
        if (tags[j] == tag) {
            return true;
        }
    }
    return false;
}

/* Those of the files, else those that the program itself speaks. */
void
app_offer_languages(app_candidates *out, const app_line *line)
{
    kh_graph graph = { 0 };
    kh_sym tags[32];
    size_t num = 0, j;

    if (read_graph(&graph, line)) {
        for (j = 0; j < graph.labels.num && num < sizeof(tags) / sizeof(*tags); j++) {
            const kh_sym tag = graph.labels.items[j].lang;

            if (tag != 0 && !is_known(tags, num, tag)) {
                tags[num++] = tag;
                app_candidates_add(out, kh_graph_text(&graph, tag), NULL);
            }
        }
    }
    if (num == 0) {
        app_candidates_add_words(out, "en ko ja");
    }
    kh_graph_free(&graph);
}
