/* The references: author, title, year, place and address of every source that is cited. */
#include "explaining.h"

#include "../base/json.h"
#include "../graph/label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* CSL names: {"literal"} or {"family", "given"}. */
static void
add_author(const json_t *names, kh_tongue tongue, kh_text *author)
{
    const json_t *name = json_array_get(names, 0);
    const char *literal = json_string_value(json_object_get(name, "literal"));
    const char *family = json_string_value(json_object_get(name, "family"));
    const char *first = literal != NULL ? literal : family;

    if (first != NULL && json_array_size(names) > 1) {
        kh_phrase_add(author, &kh_phrases[KH_PHRASE_AND_OTHERS], tongue, &first);
    } else if (first != NULL) {
        kh_text_add(author, first);
    }
}

kh_status
kh_source_facts(const kh_graph *graph, kh_tongue tongue, const kh_source *source, int *year,
    kh_text *author, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *csl = kh_graph_text(graph, source->csl);
    const json_t *parts;
    json_t *item = NULL;
    size_t offset;

    *year = 0;
    if (source->csl == 0) {
        return KH_OK;
    }
    KH_TRY(kh_json_parse(csl, strlen(csl), &item, &offset, err));
    parts = json_object_get(json_object_get(item, "issued"), "date-parts");
    parts = json_array_get(json_array_get(parts, 0), 0);
    if (json_is_integer(parts)) {
        *year = (int) json_integer_value(parts);
    } else if (json_is_string(parts)) {
        *year = atoi(json_string_value(parts));
    }
    add_author(json_object_get(item, "author"), tongue, author);
out:
    json_decref(item);
    return ret;
}

static void
add_piece(kh_explaining *self, kh_phrase phrase, const char *filling)
{
    kh_phrase_add(
        &self->paragraph, &kh_phrases[phrase], self->tongue, (const char *const[]){ filling });
}

static void
add_title(kh_explaining *self, const kh_source *source)
{
    const char *title = kh_graph_choose_label(self->graph, source->title, self->request->lang);

    add_piece(self, KH_PHRASE_REFERENCE_TITLE,
        title != NULL ? title : kh_graph_text(self->graph, source->id));
}

static kh_status
add_reference(kh_explaining *self, size_t number, kh_error *err)
{
    kh_status ret = KH_OK;
    const struct kh_reference *reference = &self->references.items[number];
    const kh_source *source = &self->graph->sources.items[reference->source];
    const char *url = kh_graph_text(self->graph, source->url);
    kh_text author = { 0 };
    char year[16];
    int issued;

    KH_TRY(kh_source_facts(self->graph, self->tongue, source, &issued, &author, err));
    kh_text_print(&self->paragraph, "[%zu] ", number + 1);
    if (author.length > 0) {
        add_piece(self, KH_PHRASE_REFERENCE_AUTHOR, kh_text_bytes(&author));
    }
    add_title(self, source);
    snprintf(year, sizeof(year), "%d", issued);
    if (issued != 0 && strstr(kh_text_bytes(&self->paragraph), year) == NULL) {
        add_piece(self, KH_PHRASE_REFERENCE_YEAR, year);
    }
    if (reference->locator != 0) {
        add_piece(
            self, KH_PHRASE_REFERENCE_LOCATOR, kh_graph_text(self->graph, reference->locator));
    }
    if (url[0] != '\0') {
        kh_text_print(&self->paragraph, " %s", url);
    }
out:
    kh_text_free(&author);
    return ret;
}

kh_status
kh_tell_references(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (self->references.num > 0) {
        kh_say(self, KH_PHRASE_REFERENCES, NULL, 0);
        kh_end_line(self);
    }
    for (j = 0; j < self->references.num; j++) {
        KH_TRY(add_reference(self, j, err));
        kh_end_line(self);
    }
out:
    return ret;
}
