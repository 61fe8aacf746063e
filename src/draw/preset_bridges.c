/* Who bridges which sectors: bodies in the middle by rank, sectors on two shores. */
#include "presets.h"

#include "../base/array.h"
#include "../base/phrase.h"
#include "analysis.h"
#include "scenery.h"
#include "size.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

/* Bodies where nobody says how many. */
#define MOST_BODIES 12

/* Points: what a body grows by with its share. */
#define LEAST_WIDTH  150.0
#define MORE_WIDTH   80.0
#define MORE_HEIGHT  34.0
#define SHORE_WIDTH  156.0
#define SHORE_BORDER 2.0

static void
free_scenery(kh_scenery *self)
{
    kh_net_free(&self->net);
    kh_bridging_free(&self->bridging);
    kh_neighbours_free(&self->neighbours);
    free(self->bodies);
    free(self->shores);
    free(self->hubs);
    free(self->shown);
}

/* --- nodes ------------------------------------------------------------------------------- */

/* "carries 13.2% between sectors" */
static kh_status
describe_body(kh_scenery *self, kh_drawn_node *node, double share, kh_error *err)
{
    const char *lang = self->drawing->lang;
    kh_text percent = { 0 }, detail = { 0 }, title = { 0 };

    kh_phrase_add_percent(&percent, share);
    kh_words_add(
        &detail, KH_WORDS_CARRIES, lang, (const char *const[]){ kh_text_bytes(&percent) }, 1);
    kh_text_add(&title, node->title);
    kh_words_add(
        &title, KH_WORDS_AT_TIME, lang, (const char *const[]){ kh_text_bytes(&detail) }, 1);
    kh_text_free(&percent);
    node->detail = kh_drawing_take(self->drawing, &detail);
    node->title = kh_drawing_take(self->drawing, &title);
    return node->detail != NULL && node->title != NULL ? KH_OK
                                                       : kh_fail_nomem(err, 2, "texts of a node");
}

static kh_status
shape_body(kh_scenery *self, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_bridging_body *body = &self->bridging.bodies[index];
    kh_drawn_node *node = &self->drawing->nodes[kh_scenery_drawn_body(self, index)];
    const double size = sqrt(kh_scenery_relative(self, body->share));
    kh_box_at box;

    node->role = "plain";
    node->shape = "rounded";
    node->border = KH_RING_COLOR;
    node->border_width = kh_scenery_ring_width(self, body->share);
    node->ink = kh_color_ink(node->fills[0]);
    KH_TRY(describe_body(self, node, body->share, err));
    KH_TRY(kh_drawing_size(self->drawing, node, &box, err));
    node->width = fmax(box.width, LEAST_WIDTH) + MORE_WIDTH * size;
    node->height = box.height + MORE_HEIGHT * size;
    self->bodies[index] = (kh_box_at){ .width = node->width, .height = node->height };
out:
    return ret;
}

static kh_status
add_hub(kh_scenery *self, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const uint32_t sector = self->sides.shores[index].sector;
    kh_drawn_node hub = { .label = kh_net_sector_label(&self->net, sector, drawing->lang),
        .shape = "rounded",
        .role = "plain",
        .border = kh_color_shade(kh_drawing_net_color(drawing, &self->net, sector), 3.2),
        .border_width = SHORE_BORDER,
        .cluster = KH_DRAWN_NONE };
    const kh_color fill = kh_drawing_net_fill(drawing, &self->net, sector);
    kh_box_at box;

    hub.ink = kh_color_ink(fill);
    hub.detail = "";
    KH_TRY(kh_drawing_size(drawing, &hub, &box, err));
    hub.width = fmax(box.width, SHORE_WIDTH);
    hub.height = box.height + 12;
    KH_TRY(kh_drawing_add_own(drawing, hub, fill, &self->hubs[index], err));
    self->shores[index] = (kh_box_at){ .width = hub.width,
        .height = hub.height + kh_neighbours_height(self->sides.shores[index].num_dots) };
out:
    return ret;
}

static void
put(kh_drawn_node *node, double x, double y)
{
    node->placed = true;
    node->x = x;
    node->y = y;
}

/* The hub on top of its shore, dots under it. */
static void
put_all(kh_scenery *self)
{
    kh_drawing *drawing = self->drawing;
    size_t j;

    for (j = 0; j < self->bridging.num; j++) {
        put(&drawing->nodes[kh_scenery_drawn_body(self, j)], self->bodies[j].x, self->bodies[j].y);
    }
    for (j = 0; j < self->sides.num; j++) {
        kh_drawn_node *hub = &drawing->nodes[self->hubs[j]];
        const kh_box_at *shore = &self->shores[j];
        const double top = shore->y + shore->height / 2;

        put(hub, shore->x, top - hub->height / 2);
        kh_neighbours_put(&self->neighbours, drawing, &self->net, self->sides.shores[j].sector,
            shore->x, top - hub->height);
    }
}

/* Bodies, then dots, then hubs. */
static kh_status
add_nodes(kh_scenery *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const size_t num = self->bridging.num + self->neighbours.num;
    uint32_t *nodes = NULL, *groups = NULL;
    size_t j;

    KH_TRY(KH_NEW(&nodes, num, "nodes", err));
    KH_TRY(KH_NEW(&groups, num, "nodes", err));
    for (j = 0; j < num; j++) {
        nodes[j] = j < self->bridging.num
                       ? self->net.node[self->bridging.bodies[j].node]
                       : self->net.node[self->neighbours.items[j - self->bridging.num].node];
    }
    KH_TRY(kh_drawing_group_by_list(drawing, 1, nodes, groups, num, err));
    KH_TRY(kh_drawing_add_nodes(drawing, err));
    for (j = 0; j < self->bridging.num; j++) {
        KH_TRY(shape_body(self, j, err));
    }
    kh_neighbours_shape(&self->neighbours, drawing, &self->net);
    for (j = 0; j < self->sides.num; j++) {
        KH_TRY(add_hub(self, j, err));
    }
    KH_TRY(kh_crossing_place(&self->sides, &self->bridging, self->bodies, self->shores, err));
    put_all(self);
    drawing->num_hidden = drawing->selection.num_nodes - num;
out:
    free(nodes);
    free(groups);
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

static kh_status
analyse(kh_scenery *self, size_t most, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *num_dots = NULL, j;

    KH_TRY(kh_bridging_find(&self->bridging, &self->net, most, err));
    KH_TRY(KH_NEW(&num_dots, self->net.num_sectors, "sectors", err));
    KH_TRY(kh_neighbours_find(&self->neighbours, &self->net, &self->bridging, num_dots, err));
    KH_TRY(kh_shores_choose(&self->sides, &self->net, &self->bridging, num_dots, err));
    kh_neighbours_keep(&self->neighbours, &self->sides);
    kh_shores_split(&self->sides, &self->bridging);
    KH_TRY(KH_NEW(&self->bodies, self->bridging.num, "bodies", err));
    KH_TRY(KH_NEW(&self->shores, self->sides.num, "sectors", err));
    KH_TRY(KH_NEW(&self->hubs, self->sides.num, "sectors", err));
    KH_TRY(KH_NEW(&self->shown, self->drawing->graph->nodes.num, "nodes", err));
    for (j = 0; j < self->bridging.num; j++) {
        self->shown[self->net.node[self->bridging.bodies[j].node]] = 1;
    }
out:
    free(num_dots);
    return ret;
}

kh_status
kh_preset_build_bridges(kh_drawing *self, kh_error *err)
{
    static const char *const refused[]
        = { "groups", "others", "center", "links", "inverse", "phrases", "shapes", NULL };
    kh_status ret = KH_OK;
    kh_scenery made = { .drawing = self };

    KH_TRY(kh_drawing_open_net(self, refused, &made.net, err));
    KH_TRY(analyse(&made, kh_drawing_most(self, MOST_BODIES), err));
    KH_TRY(add_nodes(&made, err));
    self->has_legend = true;
    if (made.bridging.num > 0) {
        KH_TRY(kh_scenery_add_rings(&made, err));
        KH_TRY(kh_scenery_add_lines(&made, err));
        KH_TRY(kh_scenery_add_keys(&made, err));
    }
    KH_TRY(kh_scenery_add_remark(&made, err));
    KH_TRY(kh_drawing_tell_hidden(self, made.sides.num_hidden, "sectors", err));
out:
    free_scenery(&made);
    return ret;
}
