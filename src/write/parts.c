#include "parts.h"

#include "../base/json.h"
#include "members.h"

/* What a text without a language is called beside others that have one (BCP 47). */
#define UNDETERMINED "und"

static const char *const none[] = { NULL };

static const char *
text_of(const kh_writing *w, kh_sym sym)
{
    return kh_graph_text(w->graph, sym);
}

void
kh_write_sym(const kh_writing *w, const char *key, kh_sym value)
{
    if (value != 0) {
        kh_member_string(&w->sink->text, key, text_of(w, value));
    }
}

void
kh_write_date(const kh_writing *w, const char *key, kh_date value)
{
    char buffer[KH_DATE_TEXT_SIZE];

    if (value.stated) {
        kh_member_string(&w->sink->text, key, kh_date_text(value, buffer));
    }
}

void
kh_write_number(const kh_writing *w, const char *key, double value, double unstated)
{
    if (value != unstated) {
        kh_member_key(&w->sink->text, key);
        kh_text_add_number(&w->sink->text, value);
    }
}

/* --- language maps --------------------------------------------------------------------------- */

static const kh_label *
label_at(const kh_writing *w, size_t index)
{
    return &w->graph->labels.items[index];
}

/* Whether none of them has a language. */
static bool
is_bare(const kh_writing *w, kh_range labels)
{
    size_t j;

    for (j = labels.first; j < labels.first + labels.num; j++) {
        if (label_at(w, j)->lang != 0) {
            return false;
        }
    }
    return true;
}

static void
write_lang(const kh_writing *w, kh_sym lang)
{
    w->losses->num_bare_labels += lang == 0;
    kh_member_key(&w->sink->text, lang != 0 ? text_of(w, lang) : UNDETERMINED);
}

void
kh_write_labels(const kh_writing *w, const char *key, kh_range labels)
{
    kh_text *out = &w->sink->text;
    size_t j;

    if (labels.num == 0) {
        return;
    }
    kh_member_key(out, key);
    if (labels.num == 1 && label_at(w, labels.first)->lang == 0) {
        kh_json_add_string(out, text_of(w, label_at(w, labels.first)->text));
        return;
    }
    kh_text_add_char(out, '{');
    for (j = labels.first; j < labels.first + labels.num; j++) {
        write_lang(w, label_at(w, j)->lang);
        kh_json_add_string(out, text_of(w, label_at(w, j)->text));
    }
    kh_text_add_char(out, '}');
}

/* The names of one language from `first` on, as an array. */
static void
write_array(const kh_writing *w, kh_range names, size_t first)
{
    kh_text *out = &w->sink->text;
    const kh_sym lang = label_at(w, first)->lang;
    const char *before = "[";
    size_t j;

    for (j = first; j < names.first + names.num; j++) {
        if (label_at(w, j)->lang == lang) {
            kh_text_add(out, before);
            kh_json_add_string(out, text_of(w, label_at(w, j)->text));
            before = ",";
        }
    }
    kh_text_add_char(out, ']');
}

static bool
is_first_of_lang(const kh_writing *w, kh_range names, size_t index)
{
    size_t j;

    for (j = names.first; j < index && label_at(w, j)->lang != label_at(w, index)->lang; j++) {
    }
    return j == index;
}

void
kh_write_names(const kh_writing *w, const char *key, kh_range names)
{
    kh_text *out = &w->sink->text;
    size_t j;

    if (names.num == 0) {
        return;
    }
    kh_member_key(out, key);
    if (is_bare(w, names)) {
        write_array(w, names, names.first);
        return;
    }
    kh_text_add_char(out, '{');
    for (j = names.first; j < names.first + names.num; j++) {
        if (is_first_of_lang(w, names, j)) {
            write_lang(w, label_at(w, j)->lang);
            write_array(w, names, j);
        }
    }
    kh_text_add_char(out, '}');
}

/* --- unknown keys ---------------------------------------------------------------------------- */

void
kh_write_extra(const kh_writing *w, kh_sym object, const char *const *but)
{
    if (object != 0) {
        w->losses->num_clashing_keys
            += kh_member_add_all(&w->sink->text, text_of(w, object), but != NULL ? but : none);
    }
}

/* --- citations and memberships --------------------------------------------------------------- */

static void
write_citation(const kh_writing *w, const kh_citation *citation)
{
    kh_text *out = &w->sink->text;
    const char *id = text_of(w, w->graph->sources.items[citation->source].id);

    if (citation->locator == 0 && citation->quote.num == 0 && citation->note.num == 0
        && citation->extra == 0) {
        kh_json_add_string(out, id);
        return;
    }
    kh_text_add_char(out, '{');
    kh_member_string(out, "id", id);
    kh_write_sym(w, "locator", citation->locator);
    kh_write_labels(w, "quote", citation->quote);
    kh_write_labels(w, "note", citation->note);
    kh_write_extra(w, citation->extra, NULL);
    kh_text_add_char(out, '}');
}

void
kh_write_citations(const kh_writing *w, kh_range citations)
{
    kh_text *out = &w->sink->text;
    size_t j;

    if (citations.num == 0) {
        return;
    }
    kh_member_key(out, "sources");
    for (j = 0; j < citations.num; j++) {
        kh_text_add_char(out, j == 0 ? '[' : ',');
        write_citation(w, &w->graph->citations.items[citations.first + j]);
    }
    kh_text_add_char(out, ']');
}

static void
write_membership(const kh_writing *w, const kh_membership *membership)
{
    kh_text *out = &w->sink->text;
    const char *id = text_of(w, w->graph->sectors.items[membership->sector].id);

    if (membership->weight == 1 && !membership->start.stated && !membership->end.stated
        && membership->citations.num == 0 && membership->extra == 0) {
        kh_json_add_string(out, id);
        return;
    }
    kh_text_add_char(out, '{');
    kh_member_string(out, "id", id);
    kh_write_number(w, "weight", membership->weight, 1);
    kh_write_date(w, "start", membership->start);
    kh_write_date(w, "end", membership->end);
    kh_write_citations(w, membership->citations);
    kh_write_extra(w, membership->extra, NULL);
    kh_text_add_char(out, '}');
}

void
kh_write_memberships(const kh_writing *w, kh_range memberships)
{
    kh_text *out = &w->sink->text;
    size_t j;

    if (memberships.num == 0) {
        return;
    }
    kh_member_key(out, "sectors");
    for (j = 0; j < memberships.num; j++) {
        kh_text_add_char(out, j == 0 ? '[' : ',');
        write_membership(w, &w->graph->memberships.items[memberships.first + j]);
    }
    kh_text_add_char(out, ']');
}
