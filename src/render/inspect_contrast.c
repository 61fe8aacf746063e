/* Contrast by WCAG 2.2: of text against what is behind it (1.4.3), of lines and borders (1.4.11).
 */
#include "faults.h"

#include <math.h>

#define TEXT_CONTRAST  4.5
#define LARGE_CONTRAST 3.0
#define LINE_CONTRAST  3.0
/* Points. */
#define LARGE      18.0
#define LARGE_BOLD 14.0

static double
linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double
luminance(const kh_paint *paint)
{
    return 0.2126 * linear(paint->red) + 0.7152 * linear(paint->green)
           + 0.0722 * linear(paint->blue);
}

static double
contrast(const kh_paint *a, const kh_paint *b)
{
    const double x = luminance(a), y = luminance(b);

    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

/* The last of a range of shapes that covers a spot; else what was behind before. */
static const kh_paint *
topmost(const kh_sheet *sheet, size_t first, size_t num, kh_spot spot, const kh_paint *behind)
{
    size_t j;

    for (j = first; j < first + num; j++) {
        const kh_shape *shape = &sheet->shapes[j];
        const kh_outline outline = kh_sheet_outline(sheet, shape);

        if (shape->fill.drawn && kh_outline_holds(&outline, spot)) {
            behind = &shape->fill;
        }
    }
    return behind;
}

/* What is painted where a part stands: the page, above it a frame, above that the part's own fill.
 * That it lies on no other node is seen to elsewhere. */
static const kh_paint *
background(const kh_inspection *self, size_t part, kh_spot spot, bool own)
{
    static const kh_paint paper = { 1, 1, 1, true };
    const kh_sheet *sheet = &self->sheet;
    const kh_paint *behind = &paper;
    size_t j;

    for (j = 0; j < sheet->num_shapes && sheet->shapes[j].part == 0; j++) {
        behind = topmost(sheet, j, 1, spot, behind);
    }
    for (j = 1; j < sheet->num_parts; j++) {
        const kh_part *frame = &sheet->parts[j];

        if (frame->kind == KH_PART_CLUSTER && j != part) {
            behind = topmost(sheet, frame->first_shape, frame->num_shapes, spot, behind);
        }
    }
    return own ? topmost(
               sheet, sheet->parts[part].first_shape, sheet->parts[part].num_shapes, spot, behind)
               : behind;
}

static kh_status
check_text(kh_inspection *self, const kh_shown_text *text, kh_error *err)
{
    const kh_area *area = &text->area;
    const kh_spot middle = { (area->left + area->right) / 2, (area->top + area->bottom) / 2 };
    const bool large = text->size * self->sheet.scale >= (text->bold ? LARGE_BOLD : LARGE);
    const double wanted = large ? LARGE_CONTRAST : TEXT_CONTRAST;
    const double found
        = text->fill.drawn ? contrast(&text->fill, background(self, text->part, middle, true)) : 1;

    return found < wanted ? kh_faults_add(self,
               (kh_fault){ .kind = KH_FAULT_TEXT_CONTRAST,
                   .a = text->part,
                   .amount = found,
                   .wanted = wanted },
               err)
                          : KH_OK;
}

/* Frames are exempt: what is in them is named by their titles. So are stripes of colour in a node,
 * which have a border of their own. */
static kh_status
check_line(kh_inspection *self, size_t index, kh_error *err)
{
    const kh_shape *shape = &self->sheet.shapes[index];
    const kh_part *part = &self->sheet.parts[shape->part];
    const kh_spot spot = { shape->area.left, shape->area.top };
    double found;

    if (part->kind == KH_PART_CLUSTER || part->kind == KH_PART_PAGE || index != part->first_shape
        || !shape->stroke.drawn) {
        return KH_OK;
    }
    found = contrast(&shape->stroke, background(self, shape->part, spot, false));
    return found < LINE_CONTRAST ? kh_faults_add(self,
               (kh_fault){ .kind = KH_FAULT_LINE_CONTRAST,
                   .a = shape->part,
                   .amount = found,
                   .wanted = LINE_CONTRAST },
               err)
                                 : KH_OK;
}

kh_status
kh_inspect_contrast(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_sheet *sheet = &self->sheet;
    size_t j;

    for (j = 0; j < sheet->num_texts; j++) {
        if (sheet->texts[j].area.top < sheet->texts[j].area.bottom) {
            KH_TRY(check_text(self, &sheet->texts[j], err));
        }
    }
    for (j = 0; j < sheet->num_shapes; j++) {
        if (sheet->shapes[j].part > 0) {
            KH_TRY(check_line(self, j, err));
        }
    }
out:
    return ret;
}
