#include "claim.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "phrases.h"

#include <string.h>
#include <strings.h>

const char *
kh_claim_label(const kh_graph *graph, uint32_t claim, const char *lang)
{
    const uint32_t relation = graph->edges.relation[claim];
    const char *own = kh_graph_choose_label(graph, graph->edges.label[claim], lang);

    if (own != NULL) {
        return own;
    }
    return relation != KH_NONE ? kh_graph_relation_label(graph, relation, lang) : NULL;
}

void
kh_claim_add_interval(kh_text *out, const kh_graph *graph, uint32_t claim, kh_tongue tongue)
{
    const kh_date from = graph->edges.start[claim], to = graph->edges.end[claim];
    char start[KH_DATE_TEXT_SIZE], end[KH_DATE_TEXT_SIZE];
    const char *const dates[] = { kh_date_text(from, start), kh_date_text(to, end) };

    if (from.stated && to.stated && strcmp(start, end) == 0) {
        kh_text_add(out, start);
    } else if (from.stated && to.stated) {
        kh_phrase_add(out, &kh_route_phrases[KH_ROUTE_SAYS_BETWEEN], tongue, dates);
    } else if (from.stated) {
        kh_phrase_add(out, &kh_route_phrases[KH_ROUTE_SAYS_SINCE], tongue, dates);
    } else if (to.stated) {
        kh_phrase_add(out, &kh_route_phrases[KH_ROUTE_SAYS_UNTIL], tongue, dates + 1);
    }
}

/* --- patterns of the file ---------------------------------------------------------------- */

/* {source} is {0}, {target} is {1}; what stands behind in the braces is kept. @return whether it
 * was a hole that phrases know. */
static bool
translate_hole(const char *hole, size_t length, kh_text *out)
{
    static const char *const particles[]
        = { "", ">topic", ">subject", ">object", ">with", ">towards", ">copula" };
    const size_t name = strlen("source");
    const bool is_source = length >= name && strncmp(hole, "source", name) == 0;
    size_t j;

    if (!is_source && (length < name || strncmp(hole, "target", name) != 0)) {
        return false;
    }
    for (j = 0; j < sizeof(particles) / sizeof(*particles); j++) {
        if (strlen(particles[j]) == length - name
            && strncmp(hole + name, particles[j], length - name) == 0) {
            kh_text_print(out, "{%d%s}", is_source ? 0 : 1, particles[j]);
            return true;
        }
    }
    return false;
}

/* @return whether a text of the file is a pattern. */
static bool
translate(const char *text, kh_text *out)
{
    const char *hole, *end;

    for (; (hole = strpbrk(text, "{}")) != NULL; text = end + 1) {
        end = strchr(hole, '}');
        kh_text_add_bytes(out, text, (size_t) (hole - text));
        if (*hole == '}' || end == NULL
            || !translate_hole(hole + 1, (size_t) (end - hole) - 1, out)) {
            return false;
        }
    }
    kh_text_add(out, text);
    return true;
}

/* The text of a language map in JSON for a tag or its language; never another language: a sentence
 * is not mixed of two. */
static const char *
text_in(const json_t *map, const char *lang)
{
    const size_t length = strcspn(lang, "-");
    const char *key;
    const char *found = NULL;
    json_t *value;

    json_object_foreach ((json_t *) (uintptr_t) map, key, value) {
        if (strcasecmp(key, lang) == 0) {
            return json_string_value(value);
        }
        if (strlen(key) == length && strncasecmp(key, lang, length) == 0) {
            found = json_string_value(value);
        }
    }
    return found;
}

/* @param pattern left empty if the relation has none in this language. */
static kh_status
find_pattern(
    kh_text *pattern, const kh_graph *graph, uint32_t relation, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *extra = kh_graph_text(graph, graph->relations.items[relation].extra);
    const char *text;
    json_t *object = NULL;
    size_t offset;

    if (strstr(extra, "\"sentence\"") == NULL) {
        return KH_OK;
    }
    KH_TRY(kh_json_parse(extra, strlen(extra), &object, &offset, err));
    text = text_in(json_object_get(object, "sentence"), lang);
    if (text != NULL && !translate(text, pattern)) {
        kh_text_clear(pattern);
    }
    KH_TRY(kh_text_status(pattern, err));
out:
    json_decref(object);
    return ret;
}

/* --- sentences --------------------------------------------------------------------------- */

kh_status
kh_claim_add_sentence(
    kh_text *out, const kh_graph *graph, uint32_t claim, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &graph->edges;
    const kh_tongue tongue = kh_tongue_of(lang);
    const char *label = kh_claim_label(graph, claim, lang);
    const char *const fillings[] = { kh_graph_node_label(graph, edges->source[claim], lang),
        kh_graph_node_label(graph, edges->target[claim], lang), label };
    kh_text own = { 0 };
    kh_pattern pattern
        = kh_route_phrases[label != NULL ? KH_ROUTE_SAYS_CLAIM : KH_ROUTE_SAYS_CLAIM_TIED];

    if (edges->label[claim].num == 0 && edges->relation[claim] != KH_NONE) {
        KH_TRY(find_pattern(&own, graph, edges->relation[claim],
            lang != NULL && lang[0] != '\0' ? lang : "en", err));
    }
    if (own.length > 0) {
        pattern = (kh_pattern){ own.bytes, own.bytes, own.bytes };
    }
    kh_phrase_add(out, &pattern, tongue, fillings);
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&own);
    return ret;
}

/* --- what was said before ----------------------------------------------------------------- */

static bool
say_the_same(const kh_graph *graph, uint32_t a, uint32_t b)
{
    const kh_edges *edges = &graph->edges;

    return edges->source[a] == edges->source[b] && edges->target[a] == edges->target[b]
           && edges->relation[a] == edges->relation[b] && edges->label[a].num == 0
           && edges->label[b].num == 0;
}

static kh_route_phrase
phrase_of_same(const kh_text *interval, const kh_text *before)
{
    return strcmp(kh_text_bytes(interval), kh_text_bytes(before)) == 0 ? KH_ROUTE_SAYS_SAME_AGAIN
           : interval->length > 0                                      ? KH_ROUTE_SAYS_SAME_DATED
                                                                       : KH_ROUTE_SAYS_SAME_UNDATED;
}

kh_status
kh_claim_add_statement(kh_text *out, const kh_graph *graph, uint32_t claim, uint32_t before,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_tongue tongue = kh_tongue_of(lang);
    kh_text interval = { 0 }, other = { 0 };

    kh_claim_add_interval(&interval, graph, claim, tongue);
    if (before != KH_NONE && say_the_same(graph, claim, before)) {
        kh_claim_add_interval(&other, graph, before, tongue);
        kh_phrase_add(out, &kh_route_phrases[phrase_of_same(&interval, &other)], tongue,
            (const char *const[]){ kh_text_bytes(&interval) });
    } else {
        KH_TRY(kh_claim_add_sentence(out, graph, claim, lang, err));
        if (interval.length > 0) {
            kh_phrase_add(out, &kh_route_phrases[KH_ROUTE_SAYS_BRACKETS], tongue,
                (const char *const[]){ kh_text_bytes(&interval) });
        }
    }
    KH_TRY(kh_text_status(&interval, err));
    KH_TRY(kh_text_status(&other, err));
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&interval);
    kh_text_free(&other);
    return ret;
}
