#include "draw_langs.h"

#include "../base/json.h"

#include <string.h>
#include <strings.h>

/* The tag of a node's name in a language; NULL if it has none. */
static const char *
find_tag(const kh_graph *graph, size_t node, const char *lang)
{
    const kh_range labels = graph->nodes.label[node];
    size_t j;

    for (j = labels.first; j < (size_t) labels.first + labels.num; j++) {
        const char *tag = kh_graph_text(graph, graph->labels.items[j].lang);

        if (strcasecmp(tag, lang) == 0) {
            return tag;
        }
    }
    return NULL;
}

/* The tag of a language in which most of a diagram would be, as names spell it; else NULL. */
static const char *
find_spoken(const kh_graph *graph, const kh_selection *selection, const char *lang)
{
    const char *first = NULL;
    size_t j, num = 0, all = 0;

    for (j = 0; j < graph->nodes.num; j++) {
        if (selection->nodes[j]) {
            const char *tag = find_tag(graph, j, lang);

            all++;
            num += tag != NULL;
            first = first != NULL ? first : tag;
        }
    }
    return 2 * num >= all ? first : NULL;
}

static void
add(app_langs *self, const char *lang)
{
    size_t j;

    for (j = 0; lang != NULL && j < self->num; j++) {
        if (strcasecmp(self->items[j], lang) == 0) {
            return;
        }
    }
    if (lang != NULL && self->num < APP_MAX_LANGS) {
        self->items[self->num++] = lang;
    }
}

/* The first node that has names tells which languages there may be. */
static void
add_found(app_langs *self, const kh_graph *graph, const kh_selection *selection)
{
    size_t j, node = 0;

    while (
        node < graph->nodes.num && !(selection->nodes[node] && graph->nodes.label[node].num > 0)) {
        node++;
    }
    for (j = 0; node < graph->nodes.num && j < graph->nodes.label[node].num; j++) {
        const kh_label *label = &graph->labels.items[graph->nodes.label[node].first + j];

        if (label->lang != 0) {
            add(self, find_spoken(graph, selection, kh_graph_text(graph, label->lang)));
        }
    }
}

kh_status
app_langs_choose(app_langs *self, const kh_graph *graph, const kh_selection *selection,
    const char *first, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *text = kh_graph_text(graph, graph->properties);
    const json_t *declared, *item;
    json_t *properties = NULL;
    size_t offset, j;

    if (first == NULL || first[0] == '\0') {
        first = graph->language != 0 ? kh_graph_text(graph, graph->language) : "en";
    }
    add(self, first);
    if (text[0] != '\0') {
        KH_TRY(kh_json_parse(text, strlen(text), &properties, &offset, err));
    }
    declared = json_object_get(properties, "languages");
    if (json_array_size(declared) == 0) {
        add_found(self, graph, selection);
    }
    json_array_foreach (declared, j, item) {
        if (json_is_string(item)) {
            add(self, find_spoken(graph, selection, json_string_value(item)));
        }
    }
out:
    json_decref(properties);
    return ret;
}
