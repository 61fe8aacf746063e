/* Paths as chains, for people. */
#include "answer.h"
#include "telling.h"

#define BOLD  "\x1b[1m"
#define PLAIN "\x1b[0m"

/* "A → B" */
static void
add_ends(const kh_telling *self, kh_text *out)
{
    const char *to;
    kh_text sector = { 0 };

    if (self->request->to == KH_NONE) {
        kh_phrase_add(&sector, &kh_route_phrases[KH_ROUTE_SAYS_NEAREST_ENDS], self->tongue,
            (const char *const[]){ kh_telling_sector(self) });
        to = kh_text_bytes(&sector);
    } else {
        to = kh_telling_name(self, self->request->to);
    }
    kh_phrase_add(out, &kh_route_phrases[KH_ROUTE_SAYS_ENDS], self->tongue,
        (const char *const[]){ kh_telling_name(self, self->request->from), to });
    out->failed = out->failed || sector.failed;
    kh_text_free(&sector);
}

static kh_route_phrase
heading_of(kh_route_kind kind)
{
    return kind == KH_ROUTE_SHORTEST ? KH_ROUTE_SAYS_HEAD_SHORTEST
           : kind == KH_ROUTE_WIDEST ? KH_ROUTE_SAYS_HEAD_WIDEST
                                     : KH_ROUTE_SAYS_HEAD_PATHS;
}

static void
tell_heading(kh_telling *self)
{
    const kh_routes *routes = self->answer->routes;
    const kh_told_number num = kh_tell_count(routes->paths.num);
    kh_text ends = { 0 }, length = { 0 };

    add_ends(self, &ends);
    kh_text_add(self->out, self->style.color ? BOLD : "");
    if (routes->paths.num == 1) {
        kh_tell_length(self, routes, &routes->paths.items[0]);
        length = self->line;
        self->line = (kh_text){ 0 };
        kh_tell(self, KH_ROUTE_SAYS_HEAD_ONE,
            (const char *const[]){ kh_text_bytes(&ends), kh_text_bytes(&length) });
    } else {
        kh_tell(self, heading_of(self->request->kind),
            (const char *const[]){ kh_text_bytes(&ends), num.text });
    }
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, self->style.color ? PLAIN : "");
    self->out->failed = self->out->failed || ends.failed || length.failed;
    kh_text_free(&ends);
    kh_text_free(&length);
}

static void
tell_paths(kh_telling *self)
{
    const kh_routes *routes = self->answer->routes;
    size_t p;

    tell_heading(self);
    for (p = 0; p < routes->paths.num; p++) {
        kh_text_add(self->out, "\n");
        if (routes->paths.num > 1) {
            kh_text_print(&self->line, "%zu. ", p + 1);
            kh_tell_length(self, routes, &routes->paths.items[p]);
            kh_telling_end_line(self, 0);
        }
        kh_tell_chain(self, routes, p);
    }
    kh_tell_more(self);
    if (self->line.length > 0) {
        kh_text_add(self->out, "\n");
        kh_telling_end_line(self, 0);
    }
}

kh_status
kh_route_write_chains(
    const kh_route_answer *self, const kh_table_style *style, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_telling telling;

    kh_telling_init(&telling, self, style, out);
    if (self->routes->paths.num == 0) {
        KH_TRY(kh_tell_missing(&telling, err));
    } else if (self->routes->paths.items[0].num_steps == 0) {
        kh_tell(&telling, KH_ROUTE_SAYS_SAME_ENDS,
            (const char *const[]){ kh_telling_name(&telling, self->routes->request->from) });
        kh_telling_end_line(&telling, 0);
    } else {
        tell_paths(&telling);
    }
    kh_telling_add_note(&telling);
    KH_TRY(kh_text_status(out, err));
out:
    kh_telling_free(&telling);
    return ret;
}
