#include "compose.h"

#include "../base/array.h"
#include "label.h"
#include "samples.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
#define PAGE_MARGIN 30.0
#define BLOCK_GAP   18.0 /* between title, drawing, legend and footer. */
#define SAMPLE_GAP  6.0
#define ENTRY_GAP   20.0
#define ROW_HEIGHT  19.0

/* A block of text of the page; a key's sample stands left of its label. */
typedef struct {
    kh_lines lines;
    kh_type_style style;
    const kh_scene_key *key; /**< of the legend; NULL for title, subtitle, footer. */
    double width, height;
    double left, top;
} block;

typedef struct {
    const kh_scene *scene;
    const char *title[1];
    block *blocks; /**< title, subtitle, footer, then one a key; behind them those of `texts`. */
    size_t num;    /**< without these. */
    double legend_height;
} page;

enum {
    TITLE = KH_PAGE_TITLE,
    SUBTITLE = KH_PAGE_SUBTITLE,
    FOOTER = KH_PAGE_FOOTER,
    FIRST_KEY = KH_NUM_PAGE_TEXTS
};

static void
name_text(char name[32], size_t index)
{
    snprintf(name, 32, "text%zu", index);
}

bool
kh_compose_is_title(const char *name, size_t length)
{
    char wanted[32];
    size_t j;

    for (j = TITLE; j <= SUBTITLE; j++) {
        name_text(wanted, j);
        if (strlen(wanted) == length && memcmp(wanted, name, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool
is_heading(const kh_scene_key *key)
{
    return key->shape == NULL && key->style == NULL;
}

static kh_status
open_page(page *self, const kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    block *blocks;
    size_t j;

    self->scene = scene;
    self->title[0] = scene->title;
    KH_TRY(KH_NEW(&self->blocks, kh_scene_count_page_texts(scene), "blocks", err));
    blocks = self->blocks;
    self->num = FIRST_KEY + scene->num_keys;
    blocks[TITLE] = (block){ .lines = { self->title, scene->title[0] != '\0' ? 1 : 0 },
        .style = { .size = KH_SIZE_TITLE, .color = KH_INK_STRONG, .bold = true, .left = true } };
    blocks[SUBTITLE] = (block){ .lines = scene->subtitle,
        .style = { .size = KH_SIZE_SUBTITLE, .color = KH_INK_SOFT, .left = true } };
    blocks[FOOTER] = (block){ .lines = scene->footer,
        .style = { .size = KH_SIZE_FOOTER, .color = KH_INK_SOFT, .left = true } };
    for (j = 0; j < scene->num_keys; j++) {
        const kh_scene_key *key = &scene->legend[j];

        blocks[FIRST_KEY + j] = (block){ .lines = { (const char **) (uintptr_t) &key->label, 1 },
            .style
            = { .size = KH_SIZE_LEGEND, .color = KH_INK, .bold = is_heading(key), .left = true },
            .key = key };
    }
    for (j = 0; j < scene->num_texts; j++) {
        const kh_scene_text *text = &scene->texts[j];

        blocks[self->num + j] = (block){ .lines = { (const char **) (uintptr_t) &text->label, 1 },
            .style = { .size = KH_SIZE_LEGEND, .color = KH_INK, .bold = text->bold } };
    }
out:
    return ret;
}

static kh_status
add_text(Agraph_t *graph, const block *item, size_t index, Agnode_t **result, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text label = { 0 };
    char name[32];
    Agnode_t *node;

    name_text(name, index);
    node = agnode(graph, name, 1);
    kh_build_set(node, "id", name);
    kh_build_set(node, "shape", "plaintext");
    kh_build_set(node, "style", "");
    kh_build_set(node, "margin", "0,0");
    kh_build_set_number(node, "width", 0.01);
    kh_build_set_number(node, "height", 0.01);
    kh_label_lines(&label, &item->lines, item->style);
    KH_TRY(kh_build_set_html(node, "label", &label, err));
    *result = node;
out:
    kh_text_free(&label);
    return ret;
}

static kh_status
measure_page(page *self, GVC_t *gvc, const char *font, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene empty = { .direction = "TB", .engine = "dot" };
    Agraph_t *graph = NULL;
    Agnode_t *node;
    char name[32];
    size_t j;

    KH_TRY(kh_build(&graph, &empty, font, (kh_build_options){ .only_nodes = true }, err));
    for (j = 0; j < self->num; j++) {
        if (self->blocks[j].lines.num > 0) {
            KH_TRY(add_text(graph, &self->blocks[j], j, &node, err));
        }
    }
    KH_TRY(kh_layout_measure(gvc, graph, err));
    for (j = 0; j < self->num; j++) {
        name_text(name, j);
        node = agnode(graph, name, 0);
        self->blocks[j].width = node != NULL ? ND_width(node) * 72 : 0;
        self->blocks[j].height = node != NULL ? ND_height(node) * 72 : 0;
    }
    gvFreeLayout(gvc, graph);
out:
    if (graph != NULL) {
        agclose(graph);
    }
    return ret;
}

/* Entries flow from left to right; a heading begins a row, and rows that follow are indented to
 * its first entry. Coordinates are relative to the legend's corner, top is counted downwards. */
static void
flow_legend(page *self, double width)
{
    double left = 0, indent = 0, top = -ROW_HEIGHT;
    size_t j;

    for (j = FIRST_KEY; j < self->num; j++) {
        const block *item = &self->blocks[j];

        if (is_heading(item->key)) {
            indent = fmax(indent, item->width + ENTRY_GAP);
        }
    }
    for (j = FIRST_KEY; j < self->num; j++) {
        block *item = &self->blocks[j];
        const double sample = is_heading(item->key) ? 0 : KH_SAMPLE_WIDTH + SAMPLE_GAP;

        if (is_heading(item->key) || top < 0) {
            top += ROW_HEIGHT;
            left = is_heading(item->key) ? 0 : indent;
        } else if (left > indent && left + sample + item->width > width) {
            top += ROW_HEIGHT;
            left = indent;
        }
        item->left = left + sample;
        item->top = top;
        left = is_heading(item->key) ? indent : item->left + item->width + ENTRY_GAP;
    }
    self->legend_height = self->num > FIRST_KEY ? top + ROW_HEIGHT : 0;
}

static double
gap_after(double height)
{
    return height > 0 ? BLOCK_GAP : 0;
}

/* Texts are left-aligned: Graphviz positions the centre of a node. */
static kh_status
place_text(Agraph_t *graph, const page *self, size_t index, double left, double top, kh_error *err)
{
    kh_status ret = KH_OK;
    const block *item = &self->blocks[index];
    Agnode_t *node;

    if (item->lines.num > 0) {
        KH_TRY(add_text(graph, item, index, &node, err));
        kh_sample_set_position(node, left + item->width / 2, top - item->height / 2);
    }
out:
    return ret;
}

static kh_status
place_legend(Agraph_t *graph, const page *self, double left, double top, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = FIRST_KEY; j < self->num; j++) {
        const block *item = &self->blocks[j];
        const double x = left + item->left, y = top - item->top - ROW_HEIGHT / 2;

        KH_TRY(place_text(graph, self, j, x, y + item->height / 2, err));
        if (item->key->shape != NULL) {
            kh_sample_add_shape(graph, item->key, j, x - SAMPLE_GAP - KH_SAMPLE_WIDTH, y);
        } else if (item->key->style != NULL) {
            kh_sample_add_line(graph, item->key, j, x - SAMPLE_GAP - KH_SAMPLE_WIDTH, y);
        }
    }
out:
    return ret;
}

/* Texts that the drawing places itself. */
static kh_status
place_texts(Agraph_t *graph, const page *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->scene->num_texts; j++) {
        Agnode_t *node;

        KH_TRY(add_text(graph, &self->blocks[self->num + j], self->num + j, &node, err));
        /* Lines do not run through it. */
        kh_build_set(node, "style", "filled");
        kh_build_set(node, "fillcolor", "#FFFFFF");
        kh_sample_set_position(node, self->scene->texts[j].x, self->scene->texts[j].y);
    }
out:
    return ret;
}

/* The smallest page of the wanted proportions that holds everything: the drawing in the middle of
 * what title, legend and footer leave, these flush left. */
static kh_status
place_page(Agraph_t *graph, kh_box box, page *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene *scene = self->scene;
    const block *blocks = self->blocks;
    const double ratio = scene->height > 0 && scene->width > 0 ? scene->width / scene->height : 0;
    const double drawing_width = box.right - box.left, drawing_height = box.top - box.bottom;
    const double head = blocks[TITLE].height + blocks[SUBTITLE].height;
    double width
        = fmax(fmax(drawing_width, 360), fmax(blocks[TITLE].width, blocks[SUBTITLE].width));
    double height, left, top, bottom;

    width = fmax(width, blocks[FOOTER].width);
    flow_legend(self, width);
    height = head + gap_after(head) + drawing_height + gap_after(self->legend_height)
             + self->legend_height + gap_after(blocks[FOOTER].height) / 2 + blocks[FOOTER].height
             + 2 * PAGE_MARGIN;
    width += 2 * PAGE_MARGIN;
    if (ratio > 0 && width < height * ratio) {
        width = height * ratio;
        flow_legend(self, width - 2 * PAGE_MARGIN);
    } else if (ratio > 0) {
        height = width / ratio;
    }
    left = (box.left + box.right - width) / 2;
    bottom = box.bottom - PAGE_MARGIN - blocks[FOOTER].height - gap_after(blocks[FOOTER].height) / 2
             - self->legend_height - gap_after(self->legend_height);
    top = box.top + gap_after(head) + head + PAGE_MARGIN;
    if (top - bottom < height) {
        const double spare = (height - (top - bottom)) / 2;

        top += spare;
        bottom -= spare;
    }
    kh_sample_add_point(graph, "corner0", left, bottom);
    kh_sample_add_point(graph, "corner1", left + width, top);
    left += PAGE_MARGIN;
    top -= PAGE_MARGIN;
    KH_TRY(place_text(graph, self, TITLE, left, top, err));
    KH_TRY(place_text(graph, self, SUBTITLE, left, top - blocks[TITLE].height, err));
    bottom += PAGE_MARGIN;
    KH_TRY(place_text(graph, self, FOOTER, left, bottom + blocks[FOOTER].height, err));
    bottom += blocks[FOOTER].height + gap_after(blocks[FOOTER].height) / 2;
    KH_TRY(place_legend(graph, self, left, bottom + self->legend_height, err));
out:
    return ret;
}

static void
set_paper(Agraph_t *graph, const kh_scene *scene)
{
    kh_text size = { 0 };

    if (scene->width > 0 && scene->height > 0) {
        kh_text_add_number(&size, scene->width);
        kh_text_add_char(&size, ',');
        kh_text_add_number(&size, scene->height);
        kh_text_add_char(&size, '!');
        kh_build_set(graph, "size", kh_text_bytes(&size));
        kh_text_free(&size);
    }
}

kh_status
kh_compose(
    Agraph_t *graph, kh_box box, GVC_t *gvc, const kh_scene *scene, const char *font, kh_error *err)
{
    kh_status ret = KH_OK;
    page self = { 0 };

    KH_TRY(open_page(&self, scene, err));
    KH_TRY(measure_page(&self, gvc, font, err));
    KH_TRY(place_page(graph, box, &self, err));
    KH_TRY(place_texts(graph, &self, err));
    set_paper(graph, scene);
out:
    free(self.blocks);
    return ret;
}
