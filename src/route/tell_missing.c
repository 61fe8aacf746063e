/* Why there is no path, in sentences. */
#include "../graph/label.h"
#include "missing.h"
#include "telling.h"

static void
add_separator(const kh_telling *self, kh_route_phrase separator, kh_text *list)
{
    if (list->length > 0) {
        kh_text_add(list, kh_pattern_in(&kh_route_phrases[separator], self->tongue));
    }
}

/* The end that is asked for: a node, or what a phrase says of its sector. */
static const char *
end_name(const kh_telling *self, kh_route_phrase of_sector, kh_text *bodies)
{
    if (self->request->to != KH_NONE) {
        return kh_telling_name(self, self->request->to);
    }
    kh_phrase_add(bodies, &kh_route_phrases[of_sector], self->tongue,
        (const char *const[]){ kh_telling_sector(self) });
    return kh_text_bytes(bodies);
}

static void
tell_reach(kh_telling *self)
{
    const kh_missing *m = self->answer->missing;
    const kh_told_number from_nodes = kh_tell_count(m->from_nodes),
                         from_bodies = kh_tell_count(m->from_bodies);
    const kh_told_number to_nodes = kh_tell_count(m->to_nodes),
                         to_bodies = kh_tell_count(m->to_bodies);
    kh_text bodies = { 0 };

    kh_tell_sentence(self, m->from_nodes > 0 ? KH_ROUTE_SAYS_REACHES : KH_ROUTE_SAYS_REACHES_NONE,
        (const char *const[]){
            kh_telling_name(self, self->request->from), from_nodes.text, from_bodies.text });
    kh_tell_sentence(self, m->to_nodes > 0 ? KH_ROUTE_SAYS_REACHED : KH_ROUTE_SAYS_REACHED_NONE,
        (const char *const[]){
            end_name(self, KH_ROUTE_SAYS_BODIES_OF, &bodies), to_nodes.text, to_bodies.text });
    self->line.failed = self->line.failed || bodies.failed;
    kh_text_free(&bodies);
}

/* "- METI runs it (2014–2018) [1]: outside the dates asked for" */
static kh_status
tell_gap(kh_telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_missing *m = self->answer->missing;
    const kh_told_number num = kh_tell_count(m->num_claims);
    size_t j, why;

    kh_tell(self, KH_ROUTE_SAYS_GAP, (const char *const[]){ num.text });
    kh_telling_end_line(self, 0);
    for (j = 0; j < m->num_claims; j++) {
        bool first = true;

        kh_text_add(&self->line, "- ");
        KH_TRY(kh_tell_claim(self, m->claims[j].claim, KH_NONE, err));
        for (why = 0; why < KH_NUM_WHYS; why++) {
            if (m->claims[j].why & 1u << why) {
                kh_tell(self, first ? KH_ROUTE_SAYS_COLON : KH_ROUTE_SAYS_BAR, NULL);
                kh_text_add(&self->line, kh_pattern_in(&kh_why_words[why], self->tongue));
                first = false;
            }
        }
        kh_telling_end_line(self, 2);
    }
out:
    return ret;
}

/* "--max-length and --via" */
static void
list_options(const kh_telling *self, kh_text *names)
{
    unsigned j;

    for (j = 0; j < KH_NUM_ALONG; j++) {
        if (self->answer->missing->along & 1u << j) {
            add_separator(self, KH_ROUTE_SAYS_AND, names);
            kh_text_print(names, "--%s", kh_along_keys[j]);
        }
    }
}

static void
list_course(const kh_telling *self, kh_text *names)
{
    const kh_route_request *request = self->request;
    size_t j;

    for (j = 0; j < request->num_course; j++) {
        add_separator(self, KH_ROUTE_SAYS_THEN, names);
        kh_text_add(names,
            request->course[j] == KH_PATH_ANY
                ? "*"
                : kh_graph_relation_label(self->graph, request->course[j], self->answer->lang));
    }
}

static void
list_via(const kh_telling *self, kh_text *names)
{
    size_t j;

    for (j = 0; j < self->request->num_via; j++) {
        add_separator(self, KH_ROUTE_SAYS_AND, names);
        kh_text_add(names, kh_telling_name(self, self->request->via[j]));
    }
}

/* A condition is named in words if it is the only one, else others hold of the shortest path too.
 * @param asked what it asks. */
static kh_route_phrase
phrase_of_along(const kh_telling *self, kh_text *asked)
{
    switch (self->answer->missing->asked) {
        case 1u << KH_ALONG_LENGTH:
            kh_text_add(asked, kh_tell_count(self->request->most_steps).text);
            return KH_ROUTE_SAYS_NO_PATH_SHORT;
        case 1u << KH_ALONG_ORDER:
            return KH_ROUTE_SAYS_NO_PATH_ORDER;
        case 1u << KH_ALONG_COURSE:
            list_course(self, asked);
            return KH_ROUTE_SAYS_NO_PATH_COURSE;
        case 1u << KH_ALONG_VIA:
            list_via(self, asked);
            return KH_ROUTE_SAYS_NO_PATH_VIA;
        default:
            list_options(self, asked);
            return KH_ROUTE_SAYS_NO_PATH_ALL;
    }
}

/* The reach of both ends is no reason then: they reach each other. */
static void
tell_condition(kh_telling *self)
{
    const kh_told_number steps
        = kh_tell_count(self->answer->missing->instead.paths.items[0].num_steps);
    kh_text bodies = { 0 }, asked = { 0 };
    const kh_route_phrase phrase = phrase_of_along(self, &asked);

    kh_tell(self, phrase,
        (const char *const[]){ kh_telling_name(self, self->request->from),
            end_name(self, KH_ROUTE_SAYS_BODY_OF, &bodies), steps.text, kh_text_bytes(&asked) });
    self->line.failed = self->line.failed || bodies.failed || asked.failed;
    kh_text_free(&bodies);
    kh_text_free(&asked);
}

static void
tell_along(kh_telling *self)
{
    kh_text names = { 0 };

    list_options(self, &names);
    kh_tell(self, KH_ROUTE_SAYS_ALONG, (const char *const[]){ kh_text_bytes(&names) });
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, "\n");
    kh_tell_chain(self, &self->answer->missing->instead, 0);
    self->out->failed = self->out->failed || names.failed;
    kh_text_free(&names);
}

static void
tell_nothing(kh_telling *self)
{
    const kh_missing *m = self->answer->missing;
    const kh_told_number from = kh_tell_count(m->from_component),
                         to = kh_tell_count(m->to_component);

    kh_tell(self, KH_ROUTE_SAYS_NOTHING, (const char *const[]){ from.text, to.text });
    kh_telling_end_line(self, 0);
}

void
kh_tell_no_path(kh_telling *self)
{
    const bool nearest = self->request->to == KH_NONE;
    const char *const ends[] = { kh_telling_name(self, self->request->from),
        nearest ? kh_telling_sector(self) : kh_telling_name(self, self->request->to) };

    if (self->answer->missing->along != 0) {
        tell_condition(self);
        return;
    }
    kh_tell(self, nearest ? KH_ROUTE_SAYS_NO_PATH_NEAREST : KH_ROUTE_SAYS_NO_PATH, ends);
    if (self->answer->missing->no_ends) {
        kh_tell_sentence(self, KH_ROUTE_SAYS_NO_ENDS, NULL);
    } else {
        tell_reach(self);
    }
}

kh_status
kh_tell_missing(kh_telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_missing *m = self->answer->missing;

    kh_tell_no_path(self);
    kh_telling_end_line(self, 0);
    if (m->no_ends) {
        return KH_OK;
    }
    kh_text_add(self->out, "\n");
    if (m->num_claims > 0) {
        KH_TRY(tell_gap(self, err));
    } else if (m->along != 0) {
        tell_along(self);
    } else if (m->to_component > 0) {
        tell_nothing(self);
    }
out:
    return ret;
}
