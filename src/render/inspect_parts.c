/* What each part is checked for by itself: its text against its shape, all of it against the page.
 */
#include "faults.h"

#include <math.h>

/* Measure all texts; note what no font draws. */
kh_status
kh_inspect_texts(kh_inspection *self, kh_ruler *ruler, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->sheet.num_texts; j++) {
        kh_shown_text *text = &self->sheet.texts[j];
        kh_extent extent;
        double shift;

        KH_TRY(kh_ruler_measure(ruler, text->families, text->bold, text->content, &extent, err));
        shift = text->anchor[0] == 's' ? 0 : text->anchor[0] == 'm' ? 0.5 : 1;
        text->area = (kh_area){ .left = text->at.x - shift * extent.width * text->size,
            .right = text->at.x + (1 - shift) * extent.width * text->size,
            .top = text->at.y - extent.up * text->size,
            .bottom = text->at.y + extent.down * text->size };
        if (extent.unknown != 0) {
            KH_TRY(kh_faults_add(self,
                (kh_fault){ .kind = KH_FAULT_GLYPH, .a = text->part, .amount = extent.unknown },
                err));
        }
    }
out:
    return ret;
}

static bool
has_ink(const kh_area *area)
{
    return area->top < area->bottom;
}

/* Whether a drawn shape's line runs through a text. */
static bool
cuts(const kh_sheet *sheet, const kh_shape *shape, const kh_area *text)
{
    const kh_area inner = { text->left + KH_SLACK, text->top + KH_SLACK, text->right - KH_SLACK,
        text->bottom - KH_SLACK };
    size_t j;

    for (j = 0; j + 1 < shape->num; j++) {
        if (kh_area_cut(
                &inner, sheet->points[shape->first + j], sheet->points[shape->first + j + 1])
            > 0) {
            return true;
        }
    }
    return false;
}

/* The first shape of a part is its outline; what else it has (the fold of a note, stripes of
 * colour) must leave the text alone. */
static kh_status
check_text(kh_inspection *self, size_t part, const kh_area *text, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *sheet = &self->sheet;
    const kh_part *own = &sheet->parts[part];
    size_t j;

    for (j = own->first_shape; j < own->first_shape + own->num_shapes; j++) {
        const kh_shape *shape = &sheet->shapes[j];
        const kh_outline outline = kh_sheet_outline(sheet, shape);

        if (!shape->fill.drawn && !shape->stroke.drawn) {
            continue;
        }
        if (j == own->first_shape) {
            const double overflow = kh_outline_overflow(&outline, text);

            if (overflow > KH_SLACK) {
                KH_TRY(kh_faults_add(self,
                    (kh_fault){ .kind = KH_FAULT_LEAVES_SHAPE, .a = part, .amount = overflow },
                    err));
            }
        } else if (cuts(sheet, shape, text)) {
            KH_TRY(kh_faults_add(self, (kh_fault){ .kind = KH_FAULT_CUT, .a = part }, err));
        }
    }
out:
    return ret;
}

static double
off_page(const kh_sheet *sheet, const kh_area *area)
{
    const kh_area *page = &sheet->page;

    return fmax(fmax(page->left - area->left, area->right - page->right),
        fmax(page->top - area->top, area->bottom - page->bottom));
}

static kh_status
check_page(kh_inspection *self, size_t part, const kh_area *area, kh_error *err)
{
    const double amount = off_page(&self->sheet, area);

    return amount > KH_SLACK ? kh_faults_add(
               self, (kh_fault){ .kind = KH_FAULT_PAGE, .a = part, .amount = amount }, err)
                             : KH_OK;
}

kh_status
kh_inspect_parts(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *sheet = &self->sheet;
    size_t j;

    for (j = 0; j < sheet->num_texts; j++) {
        const kh_shown_text *text = &sheet->texts[j];
        const kh_part_kind kind = sheet->parts[text->part].kind;

        if (!has_ink(&text->area)) {
            continue;
        }
        KH_TRY(check_page(self, text->part, &text->area, err));
        if (kind == KH_PART_NODE || kind == KH_PART_CLUSTER) {
            KH_TRY(check_text(self, text->part, &text->area, err));
        }
    }
    for (j = 0; j < sheet->num_shapes; j++) {
        if (sheet->shapes[j].fill.drawn || sheet->shapes[j].stroke.drawn) {
            KH_TRY(check_page(self, sheet->shapes[j].part, &sheet->shapes[j].area, err));
        }
    }
out:
    return ret;
}
