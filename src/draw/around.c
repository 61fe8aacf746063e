#include "around.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "words.h"

#include <stdlib.h>

/* Around a body that was chosen here: the second ring is shown if it leaves room to read. */
#define FEW_WITHIN_TWO 30

void
kh_around_free(kh_around *self)
{
    kh_net_free(&self->net);
    free(self->steps);
    *self = (kh_around){ 0 };
}

size_t
kh_around_steps(const kh_around *self, uint32_t node)
{
    return self->steps[self->net.net_node[node]];
}

/* Only what is within so many steps stays selected. */
static void
keep_near(const kh_around *self, kh_drawing *drawing, size_t radius)
{
    kh_selection *selection = &drawing->selection;
    const kh_edges *edges = &drawing->graph->edges;
    size_t v, e;

    for (v = 0; v < self->net.num_nodes; v++) {
        if (self->steps[v] > radius) {
            selection->nodes[self->net.node[v]] = 0;
            selection->num_nodes--;
        }
    }
    for (e = 0; e < edges->num; e++) {
        selection->edges[e]
            &= selection->nodes[edges->source[e]] & selection->nodes[edges->target[e]];
    }
}

static kh_status
say_choice(kh_drawing *self, uint32_t node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text remark = { 0 };

    kh_words_add(&remark, KH_WORDS_CHOSEN_EGO, self->lang,
        (const char *const[]){ kh_graph_node_label(self->graph, node, self->lang) }, 1);
    KH_TRY(kh_text_status(&remark, err));
    self->remark = kh_drawing_text(self, kh_text_bytes(&remark));
    KH_TRY(kh_findings_add(self->warnings, "W118", (kh_place){ .file = "" }, "",
        "--ego NODE chooses another", err,
        "nobody said around whom: around \"%s\", the body that joins the sectors most",
        kh_graph_node_id(self->graph, node)));
out:
    kh_text_free(&remark);
    return ret;
}

/* The egos: as selected, else the center of the view, else the most bridging body. */
static kh_status
find_egos(const kh_around *self, kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection *selection = &drawing->selection;
    uint32_t ego = drawing->center;

    if (selection->num_egos > 0) {
        return KH_OK;
    }
    if (ego == KH_NONE) {
        KH_TRY(kh_drawing_choose_bridge(drawing, &self->net, &ego, err));
        if (ego == KH_NONE) {
            return KH_OK;
        }
        KH_TRY(say_choice(drawing, ego, err));
    }
    free(selection->egos);
    selection->egos = NULL;
    KH_TRY(KH_NEW(&selection->egos, 1, "egos", err));
    selection->egos[0] = ego;
    selection->num_egos = 1;
out:
    return ret;
}

static kh_status
count_steps(kh_around *self, const kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_selection *selection = &drawing->selection;
    uint32_t *from = NULL, *queue = NULL;
    size_t num = 0, j;

    KH_TRY(KH_NEW(&from, selection->num_egos, "egos", err));
    KH_TRY(KH_NEW(&queue, self->net.num_nodes, "queue", err));
    for (j = 0; j < selection->num_egos; j++) {
        const uint32_t v = self->net.net_node[selection->egos[j]];

        if (v != KH_NONE) {
            from[num++] = v;
        }
    }
    kh_net_count_steps(&self->net, from, num, self->steps, queue);
out:
    free(from);
    free(queue);
    return ret;
}

/* Steps to show: as the view says; around what was selected, all of it. */
static size_t
choose_radius(const kh_around *self, const kh_drawing *drawing, bool selected)
{
    size_t num = 0, v;

    if (drawing->view->radius > 0) {
        return (size_t) drawing->view->radius;
    }
    for (v = 0; v < self->net.num_nodes; v++) {
        num += self->steps[v] <= 2;
    }
    return selected ? SIZE_MAX - 1 : num <= FEW_WITHIN_TWO ? 2 : 1;
}

kh_status
kh_around_init(kh_around *self, kh_drawing *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool selected = drawing->selection.num_egos > 0;

    KH_TRY(kh_drawing_make_net(drawing, &self->net, err));
    KH_TRY(KH_NEW(&self->steps, self->net.num_nodes, "steps", err));
    KH_TRY(find_egos(self, drawing, err));
    KH_TRY(count_steps(self, drawing, err));
    keep_near(self, drawing, choose_radius(self, drawing, selected));
out:
    return ret;
}
