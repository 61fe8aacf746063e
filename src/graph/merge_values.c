/* One way to join each kind of value. */
#include "merging.h"

#include "../base/json.h"

#include <string.h>

kh_status
kh_merge_sym(kh_merging *m, kh_sym sym, kh_sym *result, kh_error *err)
{
    kh_status ret = KH_OK;

    if (sym != 0 && m->syms[sym] == 0) {
        KH_TRY(kh_graph_intern(m->self, kh_graph_text(m->other, sym), &m->syms[sym], err));
    }
    *result = m->syms[sym];
out:
    return ret;
}

kh_position
kh_merge_position(const kh_merging *m, kh_position position)
{
    position.file += m->first_file;
    return position;
}

static kh_status
report(kh_merging *m, const kh_joined *of, const char *field, const char *first, const char *second,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_place kept = kh_graph_place(m->self, of->first);
    kh_text message = { 0 };
    char pointer[48] = "";

    if (of->array != NULL) {
        kh_graph_print_pointer(m->self, of->array, of->second, "", pointer, sizeof(pointer));
    }
    kh_text_add(&message, of->noun);
    if (of->id != 0) {
        kh_text_print(&message, " \"%s\"", kh_graph_text(m->self, of->id));
    }
    kh_text_print(&message, ": %s is %s in %s", field, first, kept.file);
    if (kept.line > 0) {
        kh_text_print(&message, ":%u:%u", kept.line, kept.column);
    }
    kh_text_print(&message, ", but %s here", second);
    KH_TRY(kh_text_status(&message, err));
    KH_TRY(kh_findings_add(m->findings, "W060", kh_graph_place(m->self, of->second), pointer,
        "the first is kept; name the better file first", err, "%s", kh_text_bytes(&message)));
out:
    kh_text_free(&message);
    return ret;
}

static kh_status
report_quoted(kh_merging *m, const kh_joined *of, const char *field, const char *first,
    const char *second, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text a = { 0 }, b = { 0 };

    kh_text_print(&a, "\"%s\"", first);
    kh_text_print(&b, "\"%s\"", second);
    KH_TRY(kh_text_status(&a, err));
    KH_TRY(kh_text_status(&b, err));
    KH_TRY(report(m, of, field, kh_text_bytes(&a), kh_text_bytes(&b), err));
out:
    kh_text_free(&a);
    kh_text_free(&b);
    return ret;
}

kh_status
kh_join_sym(kh_merging *m, const kh_joined *of, const char *field, kh_sym *value, kh_sym other,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym sym;

    KH_TRY(kh_merge_sym(m, other, &sym, err));
    if (*value == 0) {
        *value = sym;
    } else if (sym != 0 && sym != *value) {
        KH_TRY(report_quoted(
            m, of, field, kh_graph_text(m->self, *value), kh_graph_text(m->self, sym), err));
    }
out:
    return ret;
}

static bool
same_date(kh_date a, kh_date b)
{
    return a.stated == b.stated && a.year == b.year && a.month == b.month && a.day == b.day;
}

kh_status
kh_join_date(kh_merging *m, const kh_joined *of, const char *field, kh_date *value, kh_date other,
    kh_error *err)
{
    char first[KH_DATE_TEXT_SIZE], second[KH_DATE_TEXT_SIZE];

    if (!other.stated) {
        return KH_OK;
    }
    if (!value->stated) {
        *value = other;
    }
    if (same_date(*value, other)) {
        return KH_OK;
    }
    return report(m, of, field, kh_date_text(*value, first), kh_date_text(other, second), err);
}

kh_status
kh_join_number(kh_merging *m, const kh_joined *of, const char *field, double *value, double other,
    double unstated, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text first = { 0 }, second = { 0 };

    if (*value == unstated) {
        *value = other;
    }
    if (other == unstated || *value == other) {
        return KH_OK;
    }
    kh_text_add_number(&first, *value);
    kh_text_add_number(&second, other);
    KH_TRY(kh_text_status(&first, err));
    KH_TRY(kh_text_status(&second, err));
    KH_TRY(report(m, of, field, kh_text_bytes(&first), kh_text_bytes(&second), err));
out:
    kh_text_free(&first);
    kh_text_free(&second);
    return ret;
}

kh_status
kh_join_flag(
    kh_merging *m, const kh_joined *of, const char *field, bool value, bool other, kh_error *err)
{
    if (value == other) {
        return KH_OK;
    }
    return report(m, of, field, value ? "true" : "not true", other ? "true" : "not true", err);
}

kh_status
kh_join_index(kh_merging *m, const kh_joined *of, const char *field, uint32_t *value,
    uint32_t other, const char *(*name)(const kh_graph *self, uint32_t index), kh_error *err)
{
    if (*value == KH_NONE) {
        *value = other;
    }
    if (other == KH_NONE || other == *value) {
        return KH_OK;
    }
    return report_quoted(m, of, field, name(m->self, *value), name(m->self, other), err);
}

/* --- lists ----------------------------------------------------------------------------------- */

kh_status
kh_join_labels(kh_merging *m, const kh_joined *of, const char *field, kh_range *labels,
    kh_range other, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j, k;

    for (j = other.first; j < other.first + other.num; j++) {
        const kh_label theirs = m->other->labels.items[j];
        const char *text = kh_graph_text(m->other, theirs.text);
        const kh_label *ours = NULL;
        kh_sym lang;

        KH_TRY(kh_merge_sym(m, theirs.lang, &lang, err));
        for (k = labels->first; k < labels->first + labels->num && ours == NULL; k++) {
            ours = m->self->labels.items[k].lang == lang ? &m->self->labels.items[k] : NULL;
        }
        if (ours == NULL) {
            KH_TRY(kh_graph_push_label(m->self, labels, kh_graph_text(m->self, lang), text, err));
        } else if (of != NULL && strcmp(kh_graph_text(m->self, ours->text), text) != 0) {
            KH_TRY(report_quoted(m, of, field, kh_graph_text(m->self, ours->text), text, err));
        }
    }
out:
    return ret;
}

kh_status
kh_join_names(kh_merging *m, kh_range *labels, kh_range other, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j, k;

    for (j = other.first; j < other.first + other.num; j++) {
        kh_label name;
        bool has = false;

        KH_TRY(kh_merge_sym(m, m->other->labels.items[j].lang, &name.lang, err));
        KH_TRY(kh_merge_sym(m, m->other->labels.items[j].text, &name.text, err));
        for (k = labels->first; k < labels->first + labels->num && !has; k++) {
            const kh_label *ours = &m->self->labels.items[k];

            has = ours->lang == name.lang && ours->text == name.text;
        }
        if (!has) {
            KH_TRY(kh_graph_push_label(m->self, labels, kh_graph_text(m->self, name.lang),
                kh_graph_text(m->self, name.text), err));
        }
    }
out:
    return ret;
}

static kh_status
push_citation(kh_merging *m, kh_range *citations, const kh_citation *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_citation copy = { .source = m->sources[theirs->source] };
    uint32_t k;

    KH_TRY(kh_merge_sym(m, theirs->locator, &copy.locator, err));
    for (k = citations->first; k < citations->first + citations->num; k++) {
        const kh_citation *ours = &m->self->citations.items[k];

        if (ours->source == copy.source && ours->locator == copy.locator) {
            return KH_OK;
        }
    }
    KH_TRY(kh_merge_sym(m, theirs->extra, &copy.extra, err));
    KH_TRY(kh_join_labels(m, NULL, "", &copy.quote, theirs->quote, err));
    KH_TRY(kh_join_labels(m, NULL, "", &copy.note, theirs->note, err));
    KH_TRY(kh_graph_push_citation(m->self, citations, copy, err));
out:
    return ret;
}

kh_status
kh_join_citations(kh_merging *m, kh_range *citations, kh_range other, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j;

    for (j = other.first; j < other.first + other.num; j++) {
        KH_TRY(push_citation(m, citations, &m->other->citations.items[j], err));
    }
out:
    return ret;
}

/* The membership of self in the same sector at the same time, or KH_NONE. */
static uint32_t
find_membership(const kh_merging *m, kh_range memberships, const kh_membership *theirs)
{
    uint32_t k;

    for (k = memberships.first; k < memberships.first + memberships.num; k++) {
        const kh_membership *ours = &m->self->memberships.items[k];

        if (ours->sector == m->sectors[theirs->sector] && same_date(ours->start, theirs->start)
            && same_date(ours->end, theirs->end)) {
            return k;
        }
    }
    return KH_NONE;
}

/* What theirs adds to membership `k` of a node, whose range other nodes may share. */
static kh_status
join_membership(kh_merging *m, const kh_joined *of, kh_range *memberships, uint32_t k,
    const kh_membership *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_membership ours = m->self->memberships.items[k];
    const kh_range cited = ours.citations;

    KH_TRY(kh_join_number(m, of, "the weight in a sector", &ours.weight, theirs->weight, 0, err));
    KH_TRY(kh_join_citations(m, &ours.citations, theirs->citations, err));
    if (ours.citations.num != cited.num) {
        const uint32_t index = k - memberships->first;

        KH_TRY(kh_graph_own_memberships(m->self, memberships, err));
        m->self->memberships.items[memberships->first + index].citations = ours.citations;
    }
out:
    return ret;
}

kh_status
kh_join_memberships(
    kh_merging *m, const kh_joined *of, kh_range *memberships, kh_range other, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j;

    for (j = other.first; j < other.first + other.num; j++) {
        const kh_membership *theirs = &m->other->memberships.items[j];
        const uint32_t k = find_membership(m, *memberships, theirs);

        if (k == KH_NONE) {
            kh_membership copy = *theirs;

            copy.sector = m->sectors[theirs->sector];
            copy.citations = (kh_range){ 0 };
            KH_TRY(kh_merge_sym(m, theirs->extra, &copy.extra, err));
            KH_TRY(kh_join_citations(m, &copy.citations, theirs->citations, err));
            KH_TRY(kh_graph_push_membership(m->self, memberships, copy, err));
        } else {
            KH_TRY(join_membership(m, of, memberships, k, theirs, err));
        }
    }
out:
    return ret;
}

/* --- JSON objects ---------------------------------------------------------------------------- */

static kh_status
parse(const char *text, json_t **value)
{
    size_t ignored;

    return kh_json_parse(text, strlen(text), value, &ignored, NULL);
}

static kh_status
join_members(kh_merging *m, const kh_joined *of, json_t *ours, json_t *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *key;
    json_t *value;

    json_object_foreach (theirs, key, value) {
        json_t *have = json_object_get(ours, key);

        if (have == NULL) {
            if (json_object_set(ours, key, value) != 0) {
                return kh_fail_nomem(err, 1, "members of an object");
            }
        } else if (of != NULL && !json_equal(have, value)) {
            kh_text first = { 0 }, second = { 0 };

            kh_json_add_value(&first, have);
            kh_json_add_value(&second, value);
            ret = report(m, of, key, kh_text_bytes(&first), kh_text_bytes(&second), err);
            kh_text_free(&first);
            kh_text_free(&second);
            KH_TRY(ret);
        }
    }
out:
    return ret;
}

kh_status
kh_join_json(kh_merging *m, const kh_joined *of, kh_sym *value, kh_sym other, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *ours = NULL, *theirs = NULL;
    kh_text joined = { 0 };
    kh_sym sym;

    KH_TRY(kh_merge_sym(m, other, &sym, err));
    if (*value == 0 || sym == 0 || *value == sym) {
        *value = *value == 0 ? sym : *value;
        return KH_OK;
    }
    /* Integers beyond 64 bits are kept as text by the reader and are no values to jansson. */
    if (parse(kh_graph_text(m->self, *value), &ours) == KH_ERR_DATA
        || parse(kh_graph_text(m->self, sym), &theirs) == KH_ERR_DATA) {
        ret = of == NULL ? KH_OK
                         : report(m, of, "what else it states", kh_graph_text(m->self, *value),
                             kh_graph_text(m->self, sym), err);
        goto out;
    }
    if (ours == NULL || theirs == NULL) {
        ret = kh_fail_nomem(err, 1, "JSON object");
        goto out;
    }
    KH_TRY(join_members(m, of, ours, theirs, err));
    kh_json_add_value(&joined, ours);
    KH_TRY(kh_text_status(&joined, err));
    KH_TRY(kh_graph_intern(m->self, kh_text_bytes(&joined), value, err));
out:
    json_decref(ours);
    json_decref(theirs);
    kh_text_free(&joined);
    return ret;
}
