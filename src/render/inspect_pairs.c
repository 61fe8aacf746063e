/* What lies on what: a sweep along the longer side of the page over all texts, nodes and frames. */
#include "../base/array.h"
#include "faults.h"

#include <stdlib.h>

/* A text, or the outline of a node, a frame or a sample of the legend. */
typedef struct {
    kh_area area;
    double from, to; /**< along the sweep. */
    size_t part;
    const kh_shape *shape; /**< NULL: a text. */
} item;

static int
compare_items(const void *a, const void *b)
{
    const item *x = a, *y = b;

    if (x->from < y->from || x->from > y->from) {
        return x->from < y->from ? -1 : 1;
    }
    return (x->part > y->part) - (x->part < y->part);
}

static bool
is_drawn(const kh_shape *shape)
{
    return shape->fill.drawn || shape->stroke.drawn;
}

static kh_status
pair_texts(kh_inspection *self, const item *a, const item *b, kh_error *err)
{
    const double amount = kh_area_overlap(&a->area, &b->area);

    return amount > KH_SLACK ? kh_faults_add(self,
               (kh_fault){ .kind = KH_FAULT_TEXTS, .a = a->part, .b = b->part, .amount = amount },
               err)
                             : KH_OK;
}

static double
overlap(const kh_inspection *self, const item *a, const item *b)
{
    kh_spot corners_a[4], corners_b[4];
    const kh_outline x = a->shape != NULL ? kh_sheet_outline(&self->sheet, a->shape)
                                          : kh_outline_of_area(&a->area, corners_a);
    const kh_outline y = b->shape != NULL ? kh_sheet_outline(&self->sheet, b->shape)
                                          : kh_outline_of_area(&b->area, corners_b);

    return kh_outline_overlap(&x, &y);
}

static kh_status
pair_covers(kh_inspection *self, const item *text, const item *shape, kh_error *err)
{
    const kh_part_kind on = self->sheet.parts[shape->part].kind;
    double amount;

    if (text->part == shape->part || on == KH_PART_CLUSTER || !is_drawn(shape->shape)) {
        return KH_OK;
    }
    amount = overlap(self, text, shape);
    return amount > KH_SLACK ? kh_faults_add(self,
               (kh_fault){
                   .kind = KH_FAULT_COVERS, .a = text->part, .b = shape->part, .amount = amount },
               err)
                             : KH_OK;
}

/* A node, drawn or not, and a frame. */
static kh_status
pair_frame(kh_inspection *self, const item *node, const item *frame, kh_error *err)
{
    const long index = self->things[node->part];
    const bool own = index >= 0 && self->scene->nodes[index].cluster == self->things[frame->part];
    const kh_outline outline = kh_sheet_outline(&self->sheet, frame->shape);
    const double amount
        = own ? kh_outline_overflow(&outline, &node->area) : overlap(self, node, frame);

    return amount > KH_SLACK ? kh_faults_add(self,
               (kh_fault){ .kind = own ? KH_FAULT_LEAVES_FRAME : KH_FAULT_STRANGER,
                   .a = node->part,
                   .b = frame->part,
                   .amount = amount },
               err)
                             : KH_OK;
}

static kh_status
pair_shapes(kh_inspection *self, const item *a, const item *b, kh_error *err)
{
    const kh_part_kind kind_a = self->sheet.parts[a->part].kind;
    const kh_part_kind kind_b = self->sheet.parts[b->part].kind;
    double amount;

    if (kind_a == KH_PART_PAGE || kind_b == KH_PART_PAGE) {
        return KH_OK;
    }
    if (kind_a != kind_b) {
        return kind_a == KH_PART_NODE ? pair_frame(self, a, b, err) : pair_frame(self, b, a, err);
    }
    amount = is_drawn(a->shape) && is_drawn(b->shape) ? overlap(self, a, b) : 0;
    return amount > KH_SLACK ? kh_faults_add(self,
               (kh_fault){ .kind = KH_FAULT_NODES, .a = a->part, .b = b->part, .amount = amount },
               err)
                             : KH_OK;
}

static kh_status
check_pair(kh_inspection *self, const item *a, const item *b, kh_error *err)
{
    if (a->shape == NULL && b->shape == NULL) {
        return pair_texts(self, a, b, err);
    }
    if (a->shape != NULL && b->shape != NULL) {
        return pair_shapes(self, a, b, err);
    }
    return a->shape == NULL ? pair_covers(self, a, b, err) : pair_covers(self, b, a, err);
}

/* The outermost shape of a part: an outline may have a second one around it. */
static const kh_shape *
largest(const kh_sheet *sheet, const kh_part *part)
{
    const kh_shape *found = &sheet->shapes[part->first_shape];
    size_t j;

    for (j = part->first_shape; j < part->first_shape + part->num_shapes; j++) {
        const kh_shape *shape = &sheet->shapes[j];

        if (shape->closed
            && shape->area.right - shape->area.left > found->area.right - found->area.left) {
            found = shape;
        }
    }
    return found;
}

static size_t
gather(const kh_inspection *self, item *items)
{
    const kh_sheet *sheet = &self->sheet;
    const bool down = sheet->page.bottom - sheet->page.top > sheet->page.right - sheet->page.left;
    size_t num = 0, j;

    for (j = 0; j < sheet->num_texts; j++) {
        if (sheet->texts[j].area.top < sheet->texts[j].area.bottom) {
            items[num++] = (item){ .area = sheet->texts[j].area, .part = sheet->texts[j].part };
        }
    }
    for (j = 1; j < sheet->num_parts; j++) {
        const kh_part *part = &sheet->parts[j];

        if (part->kind != KH_PART_EDGE && part->num_shapes > 0) {
            const kh_shape *shape = largest(sheet, part);

            items[num++] = (item){ .area = shape->area, .part = j, .shape = shape };
        }
    }
    for (j = 0; j < num; j++) {
        items[j].from = down ? items[j].area.top : items[j].area.left;
        items[j].to = down ? items[j].area.bottom : items[j].area.right;
    }
    return num;
}

/* Nodes that are out of their frame altogether never meet it in the sweep. */
static kh_status
check_members(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *sheet = &self->sheet;
    size_t *frames = NULL;
    size_t j;

    KH_TRY(KH_NEW(&frames, self->scene->num_clusters, "frames", err));
    for (j = 1; j < sheet->num_parts; j++) {
        if (sheet->parts[j].kind == KH_PART_CLUSTER && self->things[j] >= 0) {
            frames[self->things[j]] = j;
        }
    }
    for (j = 1; j < sheet->num_parts; j++) {
        const kh_part *part = &sheet->parts[j];
        const long cluster = part->kind == KH_PART_NODE && self->things[j] >= 0
                                 ? self->scene->nodes[self->things[j]].cluster
                                 : KH_SCENE_NONE;
        const size_t frame = cluster != KH_SCENE_NONE ? frames[cluster] : 0;

        if (frame > 0 && part->num_shapes > 0 && sheet->parts[frame].num_shapes > 0) {
            const kh_shape *a = largest(sheet, part);
            const kh_shape *b = &sheet->shapes[sheet->parts[frame].first_shape];

            KH_TRY(pair_frame(self, &(item){ .area = a->area, .part = j, .shape = a },
                &(item){ .area = b->area, .part = frame, .shape = b }, err));
        }
    }
out:
    free(frames);
    return ret;
}

kh_status
kh_inspect_pairs(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    item *items = NULL;
    size_t num, j, k;

    KH_TRY(KH_NEW(&items, self->sheet.num_texts + self->sheet.num_parts, "items", err));
    num = gather(self, items);
    qsort(items, num, sizeof(*items), compare_items);
    for (j = 0; j < num; j++) {
        for (k = j + 1; k < num && items[k].from < items[j].to; k++) {
            KH_TRY(check_pair(self, &items[j], &items[k], err));
        }
    }
    KH_TRY(check_members(self, err));
out:
    free(items);
    return ret;
}
