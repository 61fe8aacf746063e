/* For print in black and white: nothing is told by a colour, so nothing is lost without. */
#include "drawing.h"

#include <string.h>

static const kh_color white = { 255, 255, 255 };

/* The fill of what the diagram is about is an emphasis, not a meaning; the one of a preset that
 * does not colour by anything has its own. */
static void
make_node(kh_drawn_node *node, bool by_meaning)
{
    const bool center = strcmp(node->role, "center") == 0;
    size_t j;

    if (by_meaning) {
        node->num_fills = 1;
    }
    if (by_meaning && strcmp(node->role, "plain") == 0) {
        node->fills[0] = white;
        node->border = KH_COLOR_BORDER;
    }
    for (j = 0; j < node->num_fills; j++) {
        node->fills[j] = kh_color_grey(node->fills[j]);
    }
    node->border = kh_color_grey(node->border);
    node->ink
        = kh_color_grey(kh_color_ink(node->num_fills > 1 && !center ? white : node->fills[0]));
}

void
kh_drawing_make_monochrome(kh_drawing *self)
{
    const bool by_meaning = strcmp(self->color_by, "none") != 0;
    size_t j;

    for (j = 0; j < self->num_nodes; j++) {
        make_node(&self->nodes[j], by_meaning);
    }
    for (j = 0; j < self->num_edges; j++) {
        self->edges[j].color = kh_color_grey(self->edges[j].color);
    }
    for (j = 0; j < self->num_strokes; j++) {
        self->strokes[j].color = kh_color_grey(self->strokes[j].color);
    }
    for (j = 0; j < self->num_clusters; j++) {
        self->clusters[j].fill = white;
        self->clusters[j].border = kh_color_grey(self->clusters[j].border);
    }
    for (j = 0; j < self->num_keys; j++) {
        kh_drawn_key *key = &self->keys[j];

        if (by_meaning && key->shape != NULL) {
            key->fill = white;
            key->color = KH_COLOR_BORDER;
        }
        key->fill = kh_color_grey(key->fill);
        key->color = kh_color_grey(key->color);
    }
}
