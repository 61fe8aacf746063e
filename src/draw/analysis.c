#include "analysis.h"

#include "../base/json.h"
#include "../base/array.h"
#include "../graph/label.h"
#include "words.h"

#include <string.h>

kh_status
kh_drawing_open_net(kh_drawing *self, const char *const *keys, kh_net *net, kh_error *err)
{
    const kh_net_options options = { .seed = KH_USUAL_SEED };
    size_t j;

    for (j = 0; keys[j] != NULL; j++) {
        if (json_object_get(self->view->root, keys[j]) != NULL) {
            return kh_fail(err, KH_ERR_ARGUMENT,
                "the preset \"%s\" arranges everything by itself: it takes no \"%s\"",
                self->view->preset, keys[j]);
        }
    }
    self->whole = true;
    return kh_net_build(net, self->graph, &self->selection, &options, err);
}

kh_color
kh_drawing_net_color(const kh_drawing *self, const kh_net *net, uint32_t sector)
{
    return kh_drawing_sector_color(self, net->sectors[sector].sector);
}

kh_color
kh_drawing_net_fill(const kh_drawing *self, const kh_net *net, uint32_t sector)
{
    return kh_drawing_sector_fill(self, net->sectors[sector].sector);
}

uint32_t
kh_net_main_sector(const kh_net *net, size_t v)
{
    uint32_t best = KH_NONE;
    double most = 0;
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        if (net->shares[k].share > most) {
            most = net->shares[k].share;
            best = net->shares[k].sector;
        }
    }
    return best;
}

/* Arcs of both directions are one tie. */
static bool
is_second_arc(const kh_net *net, size_t t)
{
    size_t j;

    for (j = net->out.start[net->head[t]]; j < net->out.start[net->head[t] + 1]; j++) {
        if (net->out.node[j] == net->tail[t]) {
            return net->directed && net->tail[t] > net->head[t];
        }
    }
    return false;
}

/* Both ends drawn, and one of them among those asked for. */
static bool
is_shown(const kh_drawing *self, const kh_net *net, const uint8_t *ends, size_t t)
{
    const uint32_t from = net->node[net->tail[t]], to = net->node[net->head[t]];

    return self->drawn_of[from] != KH_DRAWN_NONE && self->drawn_of[to] != KH_DRAWN_NONE
           && (ends == NULL || ends[from] || ends[to]);
}

static kh_status
add_tie(kh_drawing *self, const kh_net *net, size_t t, kh_drawn_edge edge, kh_error *err)
{
    const uint32_t from = net->node[net->tail[t]], to = net->node[net->head[t]];
    kh_text title = { 0 };

    kh_text_print(&title, "%s \xE2\x80\x94 %s", kh_graph_node_label(self->graph, from, self->lang),
        kh_graph_node_label(self->graph, to, self->lang));
    edge.from = self->drawn_of[from];
    edge.to = self->drawn_of[to];
    edge.title = kh_drawing_take(self, &title);
    edge.label = edge.relation = "";
    edge.claims = (kh_drawn_claims){ self->claimed + net->claim_start[t],
        net->claim_start[t + 1] - net->claim_start[t] };
    edge.weight = 1;
    return edge.title != NULL ? kh_drawing_add_edge(self, edge, err)
                              : kh_fail_nomem(err, 1, "title");
}

kh_status
kh_drawing_add_ties(
    kh_drawing *self, const kh_net *net, const uint8_t *ends, kh_drawn_edge look, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t before = self->num_edges, num_claims = net->claim_start[net->num_ties];
    size_t t;

    KH_TRY(KH_NEW(&self->claimed, num_claims, "claims", err));
    for (t = 0; t < num_claims; t++) {
        self->claimed[t] = net->claim[t];
    }
    for (t = 0; t < net->num_ties; t++) {
        if (is_shown(self, net, ends, t) && !is_second_arc(net, t)) {
            KH_TRY(add_tie(self, net, t, look, err));
        }
    }
    if (self->num_edges > before) {
        KH_TRY(kh_drawing_add_key(
            self, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_LINES, self->lang) }, err));
        KH_TRY(kh_drawing_add_key(self,
            (kh_drawn_key){ .label = kh_words_in(KH_WORDS_TIE, self->lang),
                .style = look.style,
                .arrows = look.arrows,
                .color = look.color },
            err));
    }
out:
    return ret;
}

bool
kh_drawing_is_analysis(const kh_preset *preset)
{
    static const char *const names[] = { "bridges", "groups", "pairs", "series" };
    const size_t num = sizeof(names) / sizeof(*names);
    size_t j = 0;

    while (j < num && strcmp(preset->name, names[j]) != 0) {
        j++;
    }
    return j < num;
}

size_t
kh_drawing_most(const kh_drawing *self, size_t usual)
{
    return self->view->top > 0 ? (size_t) self->view->top : usual;
}

kh_status
kh_drawing_tell_hidden(kh_drawing *self, size_t num, const char *things, kh_error *err)
{
    if (num == 0) {
        return KH_OK;
    }
    return kh_findings_add(self->warnings, "W116", (kh_place){ .file = "" }, "", "", err,
        "%zu more %s not shown", num, things);
}

const char *
kh_drawing_take(kh_drawing *self, kh_text *text)
{
    const char *copy = text->failed ? NULL : kh_drawing_text(self, kh_text_bytes(text));

    kh_text_free(text);
    return copy;
}
