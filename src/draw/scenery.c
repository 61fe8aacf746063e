#include "scenery.h"

#include "../base/phrase.h"
#include "../graph/label.h"
#include "../panel/say.h"
#include "analysis.h"
#include "words.h"

#include <math.h>
#include <string.h>

/* Points: rings and lines. */
#define LEAST_RING   1.0
#define MORE_RING    6.0
#define LEAST_STROKE 1.2
#define TIE_WIDTH    0.4
#define MORE_STROKE  4.8

size_t
kh_scenery_drawn_body(const kh_scenery *self, size_t index)
{
    return self->drawing->drawn_of[self->net.node[self->bridging.bodies[index].node]];
}

/* Of the largest share. */
double
kh_scenery_relative(const kh_scenery *self, double share)
{
    return self->bridging.num > 0 ? share / self->bridging.bodies[0].share : 0;
}

double
kh_scenery_ring_width(const kh_scenery *self, double share)
{
    return LEAST_RING + MORE_RING * kh_scenery_relative(self, share);
}

/* --- lines ------------------------------------------------------------------------------- */

/* What a body carries from and to a sector, and with which others, in words. */
static double
sum_pairs(const kh_scenery *self, const kh_bridging_body *body, uint32_t sector, kh_text *title)
{
    double mass = 0;
    size_t k;

    for (k = 0; k < body->num_pairs; k++) {
        const kh_sector_part *pair = &body->pairs[k];
        kh_text percent = { 0 };

        if (pair->x == sector || pair->y == sector) {
            mass += pair->mass;
            kh_phrase_add_percent(&percent, pair->share);
            kh_text_add(title, "; ");
            kh_words_add(title, KH_WORDS_PAIR_PART, self->drawing->lang,
                (const char *const[]){
                    kh_net_sector_label(&self->net, pair->x, self->drawing->lang),
                    kh_net_sector_label(&self->net, pair->y, self->drawing->lang),
                    kh_text_bytes(&percent) },
                3);
        }
        kh_text_free(&percent);
    }
    return mass;
}

/* A line from a body to a sector, if it carries much from or to it. */
static kh_status
add_stroke(kh_scenery *self, size_t index, size_t shore, double most, kh_error *err)
{
    kh_drawing *drawing = self->drawing;
    const kh_bridging_body *body = &self->bridging.bodies[index];
    const uint32_t sector = self->sides.shores[shore].sector;
    kh_drawn_edge edge = { .from = kh_scenery_drawn_body(self, index),
        .to = self->hubs[shore],
        .label = "",
        .relation = "",
        .style = "solid",
        .arrows = "none",
        .color = kh_color_shade(kh_drawing_net_color(drawing, &self->net, sector), 3.2),
        .weight = 1 };
    kh_text title = { 0 };
    double mass;

    kh_text_add(&title, drawing->nodes[edge.from].label);
    mass = sum_pairs(self, body, sector, &title);
    if (mass == 0) {
        kh_text_free(&title);
        return KH_OK;
    }
    edge.width = LEAST_STROKE + MORE_STROKE * mass / most;
    edge.title = kh_drawing_take(drawing, &title);
    return edge.title != NULL ? kh_drawing_add_edge(drawing, edge, err)
                              : kh_fail_nomem(err, 1, "title");
}

/* The most that one line can stand for. */
static double
most_mass(const kh_scenery *self)
{
    double most = 0, sum;
    size_t j, k;

    for (j = 0; j < self->bridging.num; j++) {
        for (sum = 0, k = 0; k < self->bridging.bodies[j].num_pairs; k++) {
            sum += self->bridging.bodies[j].pairs[k].mass;
        }
        most = fmax(most, sum);
    }
    return most;
}

kh_status
kh_scenery_add_lines(kh_scenery *self, kh_error *err)
{
    const kh_drawn_edge aside
        = { .style = "solid", .arrows = "none", .color = KH_COLOR_FRAME, .width = TIE_WIDTH };
    kh_status ret = KH_OK;
    size_t j, k;

    KH_TRY(kh_drawing_add_ties(self->drawing, &self->net, self->shown, aside, err));
    for (j = 0; j < self->bridging.num; j++) {
        for (k = 0; k < self->sides.num; k++) {
            KH_TRY(add_stroke(self, j, k, most_mass(self), err));
        }
    }
out:
    return ret;
}

/* --- legend and words -------------------------------------------------------------------- */

static kh_status
add_heading(kh_drawing *drawing, kh_words words, kh_error *err)
{
    return kh_drawing_add_key(
        drawing, (kh_drawn_key){ .label = kh_words_in(words, drawing->lang) }, err);
}

/* Rings of the first body, of half its share, and of the last. */
kh_status
kh_scenery_add_rings(kh_scenery *self, kh_error *err)
{
    const kh_bridging *bridging = &self->bridging;
    const double first = bridging->bodies[0].share,
                 last = bridging->bodies[bridging->num - 1].share;
    const double shares[] = { first, first / 2, last };
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(add_heading(self->drawing, KH_WORDS_RING, err));
    for (j = 0; j < 3 && (j == 0 || shares[j] < shares[j - 1]); j++) {
        kh_text percent = { 0 }, label = { 0 };
        kh_drawn_key key = { .shape = "rounded",
            .fill = { 255, 255, 255 },
            .color = KH_RING_COLOR,
            .border_width = kh_scenery_ring_width(self, shares[j]) };

        kh_phrase_add_percent(&percent, shares[j]);
        kh_words_add(&label, KH_WORDS_OF_CONNECTIONS, self->drawing->lang,
            (const char *const[]){ kh_text_bytes(&percent) }, 1);
        key.label = kh_drawing_take(self->drawing, j == 0 ? &label : &percent);
        kh_text_free(&percent);
        kh_text_free(&label);
        if (key.label == NULL) {
            KH_TRY(kh_fail_nomem(err, 1, "entry of the legend"));
        }
        KH_TRY(kh_drawing_add_key(self->drawing, key, err));
    }
out:
    return ret;
}

/* After the lines: their entry is the last so far, and this one stands beside it. */
kh_status
kh_scenery_add_keys(kh_scenery *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const char *lang = drawing->lang;

    KH_TRY(kh_drawing_add_key(drawing,
        (kh_drawn_key){ .label = kh_words_in(KH_WORDS_CARRIED_MOST, lang),
            .style = "bold",
            .arrows = "none",
            .color = KH_COLOR_BORDER },
        err));
    if (!drawing->view->monochrome && strcmp(drawing->color_by, "sector") == 0) {
        KH_TRY(add_heading(drawing, KH_WORDS_FILL, err));
        KH_TRY(kh_drawing_add_key(drawing,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_OWN_SECTORS, lang),
                .shape = "rounded",
                .fill = kh_drawing_net_fill(drawing, &self->net, self->sides.shores[0].sector),
                .color = KH_RING_COLOR },
            err));
    }
    if (self->neighbours.num > 0) {
        KH_TRY(add_heading(drawing, KH_WORDS_DOTS, err));
        KH_TRY(kh_drawing_add_key(drawing,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_NEIGHBOURS, lang),
                .shape = "ellipse",
                .fill = kh_drawing_net_fill(drawing, &self->net, self->sides.shores[0].sector),
                .color = KH_COLOR_BORDER },
            err));
    }
out:
    return ret;
}

kh_status
kh_scenery_add_remark(kh_scenery *self, kh_error *err)
{
    kh_drawing *drawing = self->drawing;
    const char *names[2] = { "", "" };
    double shares[2] = { 0, 0 };
    kh_text remark = { 0 };
    size_t j;

    for (j = 0; j < 2 && j < self->bridging.num; j++) {
        const kh_bridging_body *body = &self->bridging.bodies[j];

        names[j] = kh_graph_node_label(drawing->graph, self->net.node[body->node], drawing->lang);
        shares[j] = body->share;
    }
    kh_say_leader(&remark, kh_tongue_of(drawing->lang), names, shares);
    drawing->remark = kh_drawing_take(drawing, &remark);
    return drawing->remark != NULL ? KH_OK : kh_fail_nomem(err, 1, "text");
}
