/* What a diagram says of itself: its title, the time that it shows, and how much. */
#include "captions.h"

#include "../graph/label.h"
#include "words.h"

/* More names than this make no title. */
#define MAX_NAMED 3

void
kh_caption_title(kh_text *out, const kh_drawing *self)
{
    const kh_selection *selection = &self->selection;
    kh_text names = { 0 };
    size_t j;

    for (j = 0; j < selection->num_egos && j < MAX_NAMED; j++) {
        kh_text_add(&names, j > 0 ? ", " : "");
        kh_text_add(&names, kh_graph_node_label(self->graph, selection->egos[j], self->lang));
    }
    kh_text_add(&names, j < selection->num_egos ? ", \xE2\x80\xA6" : "");
    kh_words_add(
        out, KH_WORDS_AROUND, self->lang, (const char *const[]){ kh_text_bytes(&names) }, 1);
    out->failed = out->failed || names.failed;
    kh_text_free(&names);
}

/* Those that are drawn, or all that an analysis rests on. */
static size_t
count_claims(const kh_drawing *self)
{
    size_t num = 0, j;

    for (j = 0; self->whole && j < self->graph->edges.num; j++) {
        num += self->selection.edges[j];
    }
    return self->whole ? num : self->num_claims;
}

static bool
is_one_date(kh_date from, kh_date to)
{
    return kh_date_first_day(from) == kh_date_first_day(to)
           && kh_date_last_day(from) == kh_date_last_day(to);
}

static void
add_lines(kh_text *out, const kh_drawing *self)
{
    if (self->shows_memberships) {
        kh_words_add_count(out, KH_WORDS_NUM_MEMBERSHIPS, KH_WORDS_ONE_MEMBERSHIP, self->lang,
            self->num_memberships);
    } else {
        kh_words_add_count(
            out, KH_WORDS_NUM_CLAIMS, KH_WORDS_ONE_CLAIM, self->lang, count_claims(self));
    }
}

/* @param words between two dates, since one, until one. */
static void
add_interval(kh_text *out, const char *lang, kh_date from, kh_date to, const kh_words words[3])
{
    char start[KH_DATE_TEXT_SIZE], end[KH_DATE_TEXT_SIZE];
    const char *const dates[] = { kh_date_text(from, start), kh_date_text(to, end) };

    if (from.stated && to.stated && is_one_date(from, to)) {
        kh_text_add(out, start);
    } else if (from.stated && to.stated) {
        kh_words_add(out, words[0], lang, dates, 2);
    } else if (from.stated) {
        kh_words_add(out, words[1], lang, dates, 1);
    } else if (to.stated) {
        kh_words_add(out, words[2], lang, dates + 1, 1);
    }
}

void
kh_caption_interval(kh_text *out, const char *lang, kh_date from, kh_date to)
{
    static const kh_words words[]
        = { KH_WORDS_VALID_BETWEEN, KH_WORDS_VALID_SINCE, KH_WORDS_VALID_UNTIL };

    add_interval(out, lang, from, to, words);
}

/* "As of 2011" or "2012 to 2014"; the date of the data stands behind if they differ. */
static void
add_time(kh_text *out, const kh_drawing *self)
{
    static const kh_words words[] = { KH_WORDS_BETWEEN, KH_WORDS_SINCE, KH_WORDS_UNTIL };
    const kh_date from = self->selection.from, to = self->selection.to, data = self->graph->as_of;
    const bool all = !from.stated && !to.stated, day = !all && is_one_date(from, to);
    char date[KH_DATE_TEXT_SIZE];

    if (day || (all && data.stated)) {
        kh_words_add(out, KH_WORDS_AS_OF, self->lang,
            (const char *const[]){ kh_date_text(day ? from : data, date) }, 1);
    } else {
        add_interval(out, self->lang, from, to, words);
    }
    if (!all && data.stated) {
        kh_words_add(out, KH_WORDS_DATA_OF, self->lang,
            (const char *const[]){ kh_date_text(data, date) }, 1);
    }
}

void
kh_caption_footer(kh_text *out, const kh_drawing *self, size_t num_nodes, size_t num_sources)
{
    add_time(out, self);
    kh_text_add(out, out->length > 0 ? " \xC2\xB7 " : "");
    kh_words_add_count(out, KH_WORDS_NUM_NODES, KH_WORDS_ONE_NODE, self->lang, num_nodes);
    kh_text_add(out, " \xC2\xB7 ");
    add_lines(out, self);
    kh_text_add(out, " \xC2\xB7 ");
    kh_words_add_count(out, KH_WORDS_NUM_SOURCES, KH_WORDS_ONE_SOURCE, self->lang, num_sources);
    if (self->num_hidden > 0) {
        kh_text_add(out, " \xC2\xB7 ");
        kh_words_add_count(
            out, KH_WORDS_NUM_HIDDEN, KH_WORDS_NUM_HIDDEN, self->lang, self->num_hidden);
    }
}

void
kh_caption_description(kh_text *out, const kh_drawing *self, size_t num_nodes)
{
    kh_text nodes = { 0 }, claims = { 0 };

    if (self->description != NULL) {
        kh_text_add(out, self->description);
        return;
    }
    kh_words_add_count(&nodes, KH_WORDS_NUM_NODES, KH_WORDS_ONE_NODE, self->lang, num_nodes);
    add_lines(&claims, self);
    kh_words_add(out, KH_WORDS_DESCRIPTION, self->lang,
        (const char *const[]){ kh_text_bytes(&nodes), kh_text_bytes(&claims) }, 2);
    out->failed = out->failed || nodes.failed || claims.failed;
    kh_text_free(&nodes);
    kh_text_free(&claims);
}
