/* The engine "fixed": nodes stand where the scene puts them; frames and edges follow. */
#include "../base/array.h"
#include "bend.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Points between a line and the nodes that it passes. */
#define CLEARANCE 3.0

static kh_box
node_box(const kh_scene_node *node, kh_size size)
{
    return (kh_box){ node->x - size.width / 2, node->y - size.height / 2, node->x + size.width / 2,
        node->y + size.height / 2 };
}

/* attach_attrs() has five digits only: two nodes 0.01 apart would meet at 1,000 points. */
static void
write_nodes(Agraph_t *graph, const kh_scene *scene)
{
    char pos[64];
    size_t j;

    for (j = 0; j < scene->num_nodes; j++) {
        snprintf(pos, sizeof(pos), "%.2f,%.2f", scene->nodes[j].x, scene->nodes[j].y);
        kh_build_set(kh_build_node(graph, j), "pos", pos);
    }
}

static void
write_frames(Agraph_t *graph, const kh_scene *scene, const kh_size *sizes, const kh_size *labels,
    kh_box *box)
{
    size_t j, k;

    for (k = 0; k < scene->num_clusters; k++) {
        kh_box members = kh_box_nothing;

        for (j = 0; j < scene->num_nodes; j++) {
            if (scene->nodes[j].cluster == (long) k) {
                kh_box_grow(&members, node_box(&scene->nodes[j], sizes[j]));
            }
        }
        kh_layout_frame(graph, k, members, labels[k], box);
    }
}

static void
add_point(kh_text *text, const char *before, pointf p, pointf shift)
{
    kh_text_print(text, "%s%.2f,%.2f", before, p.x - shift.x, p.y - shift.y);
}

/* pos = "s,x,y e,x,y x,y x,y ...", pieces separated by ';'. */
static void
write_curve(kh_text *text, const splines *curves, pointf shift)
{
    size_t j, k;

    for (j = 0; j < (size_t) curves->size; j++) {
        const bezier *curve = &curves->list[j];

        kh_text_add(text, j > 0 ? ";" : "");
        if (curve->sflag != 0) {
            add_point(text, "s,", curve->sp, shift);
            kh_text_add_char(text, ' ');
        }
        if (curve->eflag != 0) {
            add_point(text, "e,", curve->ep, shift);
            kh_text_add_char(text, ' ');
        }
        for (k = 0; k < (size_t) curve->size; k++) {
            add_point(text, k > 0 ? " " : "", curve->list[k], shift);
        }
    }
}

static kh_status
write_edge(Agedge_t *edge, pointf shift, kh_box *box, kh_error *err)
{
    kh_status ret = KH_OK;
    const splines *curves = ED_spl(edge);
    const textlabel_t *label = ED_label(edge);
    kh_text text = { 0 };

    if (curves != NULL) {
        write_curve(&text, curves, shift);
        KH_TRY(kh_text_status(&text, err));
        kh_build_set(edge, "pos", kh_text_bytes(&text));
        kh_box_grow(box, (kh_box){ curves->bb.LL.x - shift.x, curves->bb.LL.y - shift.y,
                             curves->bb.UR.x - shift.x, curves->bb.UR.y - shift.y });
    }
    if (label != NULL && label->set) {
        kh_text_clear(&text);
        add_point(&text, "", label->pos, shift);
        kh_build_set(edge, "lp", kh_text_bytes(&text));
        kh_box_grow(box, (kh_box){ label->pos.x - shift.x - label->dimen.x / 2,
                             label->pos.y - shift.y - label->dimen.y / 2,
                             label->pos.x - shift.x + label->dimen.x / 2,
                             label->pos.y - shift.y + label->dimen.y / 2 });
    }
out:
    kh_text_free(&text);
    return ret;
}

/* Graphviz moves the whole drawing to the origin: back by what the first node moved. */
static kh_status
write_edges(Agraph_t *graph, const kh_scene *scene, kh_box *box, kh_error *err)
{
    kh_status ret = KH_OK;
    Agnode_t *first = kh_build_node(graph, 0), *node;
    const pointf shift
        = { ND_coord(first).x - scene->nodes[0].x, ND_coord(first).y - scene->nodes[0].y };
    Agedge_t *edge;

    for (node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        for (edge = agfstout(graph, node); edge != NULL; edge = agnxtout(graph, edge)) {
            KH_TRY(write_edge(edge, shift, box, err));
        }
    }
out:
    return ret;
}

static size_t
node_index(Agnode_t *node)
{
    return strtoul(agnameof(node) + 1, NULL, 10);
}

/* Coordinates are those of Graphviz, moved to the origin. */
static kh_status
bend_edges(Agraph_t *graph, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_obstacles obstacles = { .num = num_nodes };
    Agnode_t *node;
    Agedge_t *edge;

    KH_TRY(KH_NEW(&obstacles.boxes, num_nodes, "boxes", err));
    for (node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        const double width = ND_lw(node) + ND_rw(node) + 2 * CLEARANCE;
        const double height = ND_ht(node) + 2 * CLEARANCE;

        obstacles.boxes[node_index(node)]
            = (kh_box){ ND_coord(node).x - width / 2, ND_coord(node).y - height / 2,
                  ND_coord(node).x + width / 2, ND_coord(node).y + height / 2 };
    }
    for (node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        for (edge = agfstout(graph, node); edge != NULL; edge = agnxtout(graph, edge)) {
            kh_bend_edge(
                &obstacles, edge, (const size_t[]){ node_index(node), node_index(aghead(edge)) });
        }
    }
out:
    free(obstacles.boxes);
    return ret;
}

kh_status
kh_layout_fixed(Agraph_t *graph, kh_box *box, GVC_t *gvc, const kh_scene *scene,
    const kh_size *sizes, const kh_size *labels, bool routed, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_box drawing = scene->num_nodes > 0 ? kh_box_nothing : (kh_box){ 0 };
    bool laid_out = false;
    size_t j;

    write_nodes(graph, scene);
    for (j = 0; j < scene->num_nodes; j++) {
        kh_box_grow(&drawing, node_box(&scene->nodes[j], sizes[j]));
    }
    if (scene->num_edges > 0) {
        kh_build_set(graph, "overlap", "true");
        kh_build_set(graph, "splines", "line");
        if (gvLayout(gvc, graph, "nop") != 0) {
            KH_TRY(kh_fail(err, KH_ERR_BACKEND, "Graphviz could not draw the lines"));
        }
        laid_out = true;
        if (routed) {
            KH_TRY(bend_edges(graph, scene->num_nodes, err));
        }
        KH_TRY(write_edges(graph, scene, &drawing, err));
    }
    write_frames(graph, scene, sizes, labels, &drawing);
    *box = drawing;
out:
    if (laid_out) {
        gvFreeLayout(gvc, graph);
    }
    return ret;
}
