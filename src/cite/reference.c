/* A reference in words: author, title, year, place and address of a source that is cited. */
#include "cite.h"

#include "../base/json.h"
#include "../graph/label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const kh_pattern and_others = { "{0} et al.", "{0} 외", "{0}ほか" };
static const kh_pattern by_author = { "{0}, ", "{0}, ", "{0}、" };
static const kh_pattern in_quotes = { "“{0}”", "「{0}」", "『{0}』" };
static const kh_pattern in_year = { " ({0})", "({0})", "（{0}）" };
static const kh_pattern at_place = { ", {0}", ", {0}", "、{0}" };

/* CSL names: {"literal"} or {"family", "given"}. */
static void
add_author(const json_t *names, kh_tongue tongue, kh_text *author)
{
    const json_t *name = json_array_get(names, 0);
    const char *literal = json_string_value(json_object_get(name, "literal"));
    const char *family = json_string_value(json_object_get(name, "family"));
    const char *first = literal != NULL ? literal : family;

    if (first != NULL && json_array_size(names) > 1) {
        kh_phrase_add(author, &and_others, tongue, &first);
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
add_piece(kh_text *out, const kh_pattern *pattern, kh_tongue tongue, const char *filling)
{
    kh_phrase_add(out, pattern, tongue, (const char *const[]){ filling });
}

static const char *
title_of(const kh_graph *graph, const kh_source *source, const char *lang)
{
    const char *title = kh_graph_choose_label(graph, source->title, lang);

    return title != NULL ? title : kh_graph_text(graph, source->id);
}

kh_status
kh_reference_write(const kh_references *self, size_t index, const kh_graph *graph, const char *lang,
    kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_reference *reference = &self->items[index];
    const kh_source *source = &graph->sources.items[reference->source];
    const kh_tongue tongue = kh_tongue_of(lang);
    const char *url = kh_graph_text(graph, source->url);
    const size_t begun = out->length;
    kh_text author = { 0 };
    char year[16];
    int issued;

    KH_TRY(kh_source_facts(graph, tongue, source, &issued, &author, err));
    kh_text_print(out, "[%zu] ", index + 1);
    if (author.length > 0) {
        add_piece(out, &by_author, tongue, kh_text_bytes(&author));
    }
    add_piece(out, &in_quotes, tongue, title_of(graph, source, lang));
    snprintf(year, sizeof(year), "%d", issued);
    if (issued != 0 && strstr(kh_text_bytes(out) + begun, year) == NULL) {
        add_piece(out, &in_year, tongue, year);
    }
    if (reference->locator != 0) {
        add_piece(out, &at_place, tongue, kh_graph_text(graph, reference->locator));
    }
    if (url[0] != '\0') {
        kh_text_print(out, " %s", url);
    }
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&author);
    return ret;
}

static void
add_string(kh_text *out, const char *key, const char *value)
{
    kh_text_print(out, "\"%s\":", key);
    kh_json_add_string(out, value);
    kh_text_add_char(out, ',');
}

static kh_status
add_json(const kh_references *self, size_t index, const kh_graph *graph, const char *lang,
    kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_reference *reference = &self->items[index];
    const kh_source *source = &graph->sources.items[reference->source];
    const char *title = kh_graph_choose_label(graph, source->title, lang);
    const char *csl = kh_graph_text(graph, source->csl);
    kh_text author = { 0 };
    int year;

    KH_TRY(kh_source_facts(graph, kh_tongue_of(lang), source, &year, &author, err));
    kh_text_print(out, "{\"number\":%zu,", index + 1);
    add_string(out, "source", kh_graph_text(graph, source->id));
    add_string(out, "locator", kh_graph_text(graph, reference->locator));
    add_string(out, "title", title != NULL ? title : "");
    if (year != 0) {
        kh_text_print(out, "\"year\":%d,", year);
    } else {
        kh_text_add(out, "\"year\":null,");
    }
    add_string(out, "url", kh_graph_text(graph, source->url));
    kh_text_print(out, "\"csl\":%s}", csl[0] != '\0' ? csl : "null");
out:
    kh_text_free(&author);
    return ret;
}

kh_status
kh_references_write_json(
    const kh_references *self, const kh_graph *graph, const char *lang, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    kh_text_add(out, "[");
    for (j = 0; j < self->num; j++) {
        kh_text_add(out, j > 0 ? ",\n" : "\n");
        KH_TRY(add_json(self, j, graph, lang, out, err));
    }
    kh_text_add(out, "]");
    KH_TRY(kh_text_status(out, err));
out:
    return ret;
}
