#include "advice.h"

#include <string.h>
#include <strings.h>

/* More languages than this are no help to anybody. */
#define MAX_LANGUAGES 16

typedef struct {
    kh_sym tags[MAX_LANGUAGES];
    size_t num;
} languages;

static void
add_language(languages *self, kh_sym tag)
{
    size_t j = 0;

    while (j < self->num && self->tags[j] != tag) {
        j++;
    }
    if (j == self->num && j < MAX_LANGUAGES) {
        self->tags[self->num++] = tag;
    }
}

/* Whether a label with the tag `have` serves one who wants `tag`: ja serves ja-JP. */
static bool
serves(const char *have, const char *tag)
{
    const size_t length = strlen(have);

    return strncasecmp(have, tag, length) == 0 && (tag[length] == '\0' || tag[length] == '-');
}

void
app_advise_language(const app *self, const kh_graph *graph)
{
    const char *wanted = self->common.lang;
    languages found = { 0 };
    kh_text list = { 0 };
    size_t j;

    if (wanted == NULL || self->common.quiet) {
        return;
    }
    for (j = 0; j < graph->labels.num; j++) {
        const kh_sym tag = graph->labels.items[j].lang;

        if (tag != 0 && serves(kh_graph_text(graph, tag), wanted)) {
            return;
        }
        if (tag != 0) {
            add_language(&found, tag);
        }
    }
    for (j = 0; j < found.num; j++) {
        kh_text_print(&list, "%s%s", j == 0 ? "" : ", ", kh_graph_text(graph, found.tags[j]));
    }
    if (found.num > 0 && !list.failed) {
        app_warn(self, "no label is in \"%s\"; --lang takes: %s", wanted, kh_text_bytes(&list));
    }
    kh_text_free(&list);
}

static void
join(kh_text *out, const app_list *list)
{
    size_t j;

    for (j = 0; j < list->num; j++) {
        kh_text_print(out, "%s%s", j == 0 ? "" : ",", list->items[j]);
    }
}

void
app_advise_bridging(const app *self, const kh_net *net, const app_select *select)
{
    kh_text types = { 0 };

    if (net->num_nodes == 0) {
        return;
    }
    join(&types, &select->types);
    if (net->num_ties == 0 && select->types.num > 0 && !types.failed) {
        app_warn(self,
            "no ties are left among the %zu nodes of --type %s; --bodies %s ranks these on the "
            "whole net",
            net->num_nodes, kh_text_bytes(&types), kh_text_bytes(&types));
    } else if (net->share_start[net->num_nodes] == 0) {
        app_warn(self, "no node has a sector, so nothing runs between sectors; --sectors-from "
                       "communities takes detected groups");
    }
    kh_text_free(&types);
}
