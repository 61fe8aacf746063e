#include "label.h"

#include "../base/text.h"
#include "../base/unicode.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The entry whose tag is the first `length` bytes of `tag`. */
static const kh_label *
find_tag(const kh_graph *self, kh_range labels, const char *tag, size_t length)
{
    size_t j;

    for (j = labels.first; j < labels.first + labels.num; j++) {
        const char *have = kh_graph_text(self, self->labels.items[j].lang);

        if (strncasecmp(have, tag, length) == 0 && have[length] == '\0') {
            return &self->labels.items[j];
        }
    }
    return NULL;
}

static const kh_label *
find_truncating(const kh_graph *self, kh_range labels, const char *tag)
{
    size_t length = strlen(tag);

    while (length > 0) {
        const kh_label *found = find_tag(self, labels, tag, length);

        if (found != NULL) {
            return found;
        }
        do {
            length--;
        } while (length > 0 && tag[length] != '-');
        /* A singleton ("x", "u") never ends a tag (RFC 4647, 3.4). */
        if (length >= 2 && tag[length - 2] == '-') {
            length -= 2;
        }
    }
    return NULL;
}

static const kh_label *
choose(const kh_graph *self, kh_range labels, const char *lang)
{
    const kh_label *found = NULL;

    if (labels.num == 0) {
        return NULL;
    }
    if (lang != NULL && lang[0] != '\0') {
        found = find_truncating(self, labels, lang);
    }
    if (found == NULL && self->language != 0) {
        found = find_truncating(self, labels, kh_graph_text(self, self->language));
    }
    if (found == NULL) {
        found = find_tag(self, labels, "en", 2);
    }
    return found != NULL ? found : &self->labels.items[labels.first];
}

const char *
kh_graph_choose_label(const kh_graph *self, kh_range labels, const char *lang)
{
    const kh_label *label = choose(self, labels, lang);

    return label != NULL ? kh_graph_text(self, label->text) : NULL;
}

const char *
kh_graph_choose_tag(const kh_graph *self, kh_range labels, const char *lang)
{
    const kh_label *label = choose(self, labels, lang);

    return label != NULL ? kh_graph_text(self, label->lang) : "";
}

bool
kh_graph_is_called(const kh_graph *self, kh_range labels, const char *name)
{
    size_t j;

    for (j = labels.first; j < labels.first + labels.num; j++) {
        if (strcmp(kh_graph_text(self, self->labels.items[j].text), name) == 0) {
            return true;
        }
    }
    return false;
}

static const char *
label_or_id(const kh_graph *self, kh_range labels, kh_sym id, const char *lang)
{
    const char *label = kh_graph_choose_label(self, labels, lang);

    return label != NULL ? label : kh_graph_text(self, id);
}

const char *
kh_graph_node_label(const kh_graph *self, uint32_t node, const char *lang)
{
    return label_or_id(self, self->nodes.label[node], self->nodes.id[node], lang);
}

const char *
kh_graph_type_label(const kh_graph *self, uint32_t type, const char *lang)
{
    const kh_type *t = &self->types.items[type];

    return label_or_id(self, t->label, t->id, lang);
}

const char *
kh_graph_relation_label(const kh_graph *self, uint32_t relation, const char *lang)
{
    const kh_relation *r = &self->relations.items[relation];

    return label_or_id(self, r->label, r->id, lang);
}

const char *
kh_graph_sector_label(const kh_graph *self, uint32_t sector, const char *lang)
{
    const kh_sector *s = &self->sectors.items[sector];

    return label_or_id(self, s->label, s->id, lang);
}

/* --- lookup ------------------------------------------------------------------------------ */

/* How far a name may be from what was typed and still be suggested. */
static size_t
tolerance(const char *folded)
{
    const size_t length = kh_unicode_length(folded, strlen(folded));

    /* A name of one character is one step from every other. */
    return length <= 1 ? 0 : length <= 3 ? 1 : length <= 8 ? 2 : length / 4;
}

typedef struct {
    const kh_graph *graph;
    const char *wanted; /* folded */
    kh_text folded;     /* scratch */
    size_t limit;       /* farthest distance that still interests */
    bool spaceless;     /* spaces are no difference: wanted has none */
    bool short_for;     /* a distance is what a short name leaves out */
    kh_lookup found;
    size_t distances[KH_LOOKUP_MAX];
} search;

/* Keep the nearest KH_LOOKUP_MAX, nearest first, equally near ones in the order of the graph. */
static void
remember(search *self, uint32_t node, size_t distance)
{
    kh_lookup *found = &self->found;
    size_t j;

    found->total++;
    if (found->num < KH_LOOKUP_MAX) {
        found->num++;
    } else if (self->distances[KH_LOOKUP_MAX - 1] <= distance) {
        return;
    }
    for (j = found->num - 1; j > 0 && self->distances[j - 1] > distance; j--) {
        found->matches[j] = found->matches[j - 1];
        self->distances[j] = self->distances[j - 1];
    }
    found->matches[j] = node;
    self->distances[j] = distance;
}

/* "기획 재정부" and "기획재정부" are one name in two habits of writing. */
static void
remove_spaces(kh_text *folded)
{
    size_t j, kept = 0;

    for (j = 0; j < folded->length; j++) {
        if (folded->bytes[j] != ' ') {
            folded->bytes[kept++] = folded->bytes[j];
        }
    }
    if (kept < folded->length) {
        folded->bytes[kept] = '\0';
        folded->length = kept;
    }
}

static bool
is_of_word(int32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

/* How many characters a short name leaves out of a name; SIZE_MAX if it is not short for it. Any
 * letters in their order would make nearly every long name in Latin letters one. */
static size_t
length_left_out(const char *wanted, const char *name)
{
    int32_t next = kh_unicode_next(&wanted), before = 0, c;
    size_t left_out = 0;
    bool begun = false;

    while ((c = kh_unicode_next(&name)) > 0) {
        if (c == next && (c >= 0x80 || !is_of_word(before))) {
            next = kh_unicode_next(&wanted);
            begun = true;
        } else {
            left_out++;
        }
        if (!begun) {
            return SIZE_MAX;
        }
        before = c;
    }
    return next > 0 ? SIZE_MAX : left_out;
}

/* The distance of a name from what is wanted, `limit + 1` for all that lie farther. */
static size_t
distance_of(search *self, kh_sym name)
{
    kh_text_clear(&self->folded);
    kh_unicode_add_folded(&self->folded, kh_graph_text(self->graph, name));
    if (self->spaceless) {
        remove_spaces(&self->folded);
    }
    if (self->short_for) {
        return length_left_out(self->wanted, kh_text_bytes(&self->folded));
    }
    if (self->limit == 0) {
        return strcmp(kh_text_bytes(&self->folded), self->wanted) != 0;
    }
    return kh_unicode_distance(kh_text_bytes(&self->folded), self->wanted, self->limit);
}

static size_t
distance_of_any(search *self, kh_range labels)
{
    size_t nearest = self->limit + 1, j;

    for (j = labels.first; j < labels.first + labels.num && nearest > 0; j++) {
        const size_t distance = distance_of(self, self->graph->labels.items[j].text);

        nearest = distance < nearest ? distance : nearest;
    }
    return nearest;
}

/* A node is as near as the nearest of its names. */
static void
compare_all(search *self, bool ids)
{
    const kh_nodes *nodes = &self->graph->nodes;
    size_t v;

    for (v = 0; v < nodes->num; v++) {
        const size_t of_label = distance_of_any(self, nodes->label[v]);
        const size_t of_alt = distance_of_any(self, nodes->alt_label[v]);
        const size_t of_id = ids ? distance_of(self, nodes->id[v]) : self->limit + 1;
        const size_t of_name = of_label < of_alt ? of_label : of_alt;
        const size_t distance = of_id < of_name ? of_id : of_name;

        if (distance <= self->limit) {
            remember(self, (uint32_t) v, distance);
        }
    }
}

/* Who bears the name; if nobody does, who bears it when spaces are ignored. */
static void
compare_exactly(search *self, kh_text *wanted)
{
    kh_text spaceless = { 0 };

    compare_all(self, false);
    if (self->found.num > 0) {
        return;
    }
    kh_text_add(&spaceless, kh_text_bytes(wanted));
    remove_spaces(&spaceless);
    self->wanted = kh_text_bytes(&spaceless);
    self->spaceless = true;
    compare_all(self, false);
    self->wanted = kh_text_bytes(wanted);
    self->spaceless = false;
    self->folded.failed = self->folded.failed || spaceless.failed;
    kh_text_free(&spaceless);
}

/* Names that are near; if there are none, those that a name of two characters or more is short
 * for. */
static void
compare_nearly(search *self)
{
    self->limit = tolerance(self->wanted);
    compare_all(self, true);
    if (self->found.num == 0 && kh_unicode_length(self->wanted, strlen(self->wanted)) > 1) {
        self->limit = SIZE_MAX - 1;
        self->short_for = true;
        compare_all(self, true);
    }
}

kh_status
kh_graph_lookup(const kh_graph *self, const char *name, kh_lookup *lookup, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text wanted = { 0 };
    search s = { .graph = self };
    uint32_t node;

    if (kh_graph_find_node(self, name, &node)) {
        *lookup = (kh_lookup){ KH_LOOKUP_ONE, { node }, 1, 1 };
        return KH_OK;
    }
    kh_unicode_add_folded(&wanted, name);
    KH_TRY(kh_text_status(&wanted, err));
    s.wanted = kh_text_bytes(&wanted);
    compare_exactly(&s, &wanted);
    if (s.found.num > 0) {
        s.found.result = s.found.total == 1 ? KH_LOOKUP_ONE : KH_LOOKUP_AMBIGUOUS;
    } else {
        compare_nearly(&s);
    }
    KH_TRY(kh_text_status(&s.folded, err));
    *lookup = s.found;
out:
    kh_text_free(&wanted);
    kh_text_free(&s.folded);
    return ret;
}

static void
list_candidates(const kh_graph *self, const kh_lookup *lookup, const char *lang, kh_text *out)
{
    const size_t shown = lookup->num < 5 ? lookup->num : 5;
    size_t j;

    for (j = 0; j < shown; j++) {
        const uint32_t v = lookup->matches[j];

        kh_text_print(out, "%s\"%s\" (%s)", j == 0 ? "" : ", ", kh_graph_node_id(self, v),
            kh_graph_node_label(self, v, lang));
    }
    if (lookup->total > shown) {
        kh_text_print(out, " and %zu more", lookup->total - shown);
    }
}

kh_status
kh_graph_need_node(
    const kh_graph *self, const char *name, const char *lang, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_lookup lookup = { 0 };
    kh_text candidates = { 0 };

    KH_TRY(kh_graph_lookup(self, name, &lookup, err));
    if (lookup.result == KH_LOOKUP_ONE) {
        *node = lookup.matches[0];
        return KH_OK;
    }
    list_candidates(self, &lookup, lang, &candidates);
    if (lookup.result == KH_LOOKUP_AMBIGUOUS) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "%zu nodes are called \"%s\"", lookup.total, name);
        kh_hint(err, "give the id of one of them: %s", kh_text_bytes(&candidates));
    } else {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "no node has the id or name \"%s\"", name);
        if (lookup.num > 0) {
            kh_hint(err, "did you mean %s?", kh_text_bytes(&candidates));
        }
    }
out:
    kh_text_free(&candidates);
    return ret;
}
