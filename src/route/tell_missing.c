/* Why there is no path, in sentences. */
#include "../graph/label.h"
#include "missing.h"
#include "telling.h"

static void
tell_reach(kh_telling *self)
{
    const kh_missing *m = self->answer->missing;
    const kh_told_number from_nodes = kh_tell_count(m->from_nodes),
                         from_bodies = kh_tell_count(m->from_bodies);
    const kh_told_number to_nodes = kh_tell_count(m->to_nodes),
                         to_bodies = kh_tell_count(m->to_bodies);
    const char *from = kh_telling_name(self, self->request->from), *to;
    kh_text bodies = { 0 };

    if (self->request->to == KH_NONE) {
        kh_phrase_add(&bodies, &kh_route_phrases[KH_ROUTE_SAYS_BODIES_OF], self->tongue,
            (const char *const[]){ kh_telling_sector(self) });
        to = kh_text_bytes(&bodies);
    } else {
        to = kh_telling_name(self, self->request->to);
    }
    kh_tell_sentence(self, m->from_nodes > 0 ? KH_ROUTE_SAYS_REACHES : KH_ROUTE_SAYS_REACHES_NONE,
        (const char *const[]){ from, from_nodes.text, from_bodies.text });
    kh_tell_sentence(self, m->to_nodes > 0 ? KH_ROUTE_SAYS_REACHED : KH_ROUTE_SAYS_REACHED_NONE,
        (const char *const[]){ to, to_nodes.text, to_bodies.text });
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

static void
tell_along(kh_telling *self)
{
    const kh_missing *m = self->answer->missing;
    const kh_told_number steps = kh_tell_count(m->instead.paths.items[0].num_steps);
    kh_text names = { 0 };
    unsigned j;

    for (j = 0; j < KH_NUM_ALONG; j++) {
        if (m->along & 1u << j) {
            kh_text_add(&names,
                names.length > 0 ? kh_pattern_in(&kh_route_phrases[KH_ROUTE_SAYS_AND], self->tongue)
                                 : "");
            kh_text_print(&names, "--%s", kh_along_keys[j]);
        }
    }
    kh_tell(self, KH_ROUTE_SAYS_ALONG, (const char *const[]){ kh_text_bytes(&names), steps.text });
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, "\n");
    kh_tell_chain(self, &m->instead, 0);
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

kh_status
kh_tell_missing(kh_telling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_missing *m = self->answer->missing;
    const bool nearest = self->request->to == KH_NONE;
    const char *const ends[] = { kh_telling_name(self, self->request->from),
        nearest ? kh_telling_sector(self) : kh_telling_name(self, self->request->to) };

    kh_tell(self, nearest ? KH_ROUTE_SAYS_NO_PATH_NEAREST : KH_ROUTE_SAYS_NO_PATH, ends);
    if (m->no_ends) {
        kh_tell_sentence(self, KH_ROUTE_SAYS_NO_ENDS, NULL);
        kh_telling_end_line(self, 0);
        return KH_OK;
    }
    tell_reach(self);
    kh_telling_end_line(self, 0);
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
