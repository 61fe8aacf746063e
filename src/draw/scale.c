#include "scale.h"

#include "../base/phrase.h"
#include "analysis.h"
#include "words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const kh_color white = { 255, 255, 255 };

const kh_color kh_scale_blue[KH_SCALE_CLASSES] = { { 0xE3, 0xEE, 0xF8 }, { 0xBD, 0xD7, 0xEE },
    { 0x8D, 0xBB, 0xDF }, { 0x5B, 0x9B, 0xCB }, { 0x1F, 0x5F, 0x99 } };
const kh_color kh_scale_orange[KH_SCALE_CLASSES] = { { 0xFD, 0xEE, 0xDB }, { 0xFA, 0xD4, 0xA6 },
    { 0xF3, 0xB1, 0x6A }, { 0xDF, 0x87, 0x30 }, { 0x97, 0x47, 0x06 } };

kh_scale
kh_scale_make(double largest, bool percent, const kh_color *classes)
{
    static const double round_steps[] = { 1, 2, 2.5, 4, 5, 10 };
    const double wanted = largest > 0 ? largest / KH_SCALE_CLASSES : 1;
    const double unit = pow(10, floor(log10(wanted)));
    size_t j = 0;

    while (j < 5 && round_steps[j] * unit < wanted * (1 - 1e-9)) {
        j++;
    }
    return (kh_scale){
        .step = round_steps[j] * unit, .largest = largest, .percent = percent, .classes = classes
    };
}

kh_color
kh_scale_color(const kh_scale *self, double value)
{
    const double place = ceil(value / self->step * (1 - 1e-12)) - 1;

    if (!(value > 0)) {
        return white;
    }
    return self->classes[place < 0                      ? 0
                         : place > KH_SCALE_CLASSES - 1 ? KH_SCALE_CLASSES - 1
                                                        : (size_t) place];
}

void
kh_scale_add_number(kh_text *out, double value, bool percent)
{
    char number[32];

    if (percent) {
        kh_phrase_add_percent(out, value);
        return;
    }
    snprintf(number, sizeof(number), "%.1f", value);
    if (value > 0 && strcmp(number, "0.0") == 0) {
        snprintf(number, sizeof(number), "<0.1");
    } else if (value >= 100 || strcmp(number + strlen(number) - 2, ".0") == 0) {
        snprintf(number, sizeof(number), "%.0f", value);
    }
    kh_text_add(out, number);
}

/* "4–8", "10–20%" */
static kh_status
add_class(const kh_scale *self, kh_drawing *drawing, size_t index, kh_error *err)
{
    const double least = self->step * (double) index;
    kh_text label = { 0 };
    kh_drawn_key key = { .shape = "box", .fill = self->classes[index], .color = KH_COLOR_BORDER };

    kh_scale_add_number(&label, self->percent ? 100 * least : least, false);
    kh_text_add(&label, "\xE2\x80\x93");
    kh_scale_add_number(&label, least + self->step, self->percent);
    key.label = kh_drawing_take(drawing, &label);
    return key.label != NULL ? kh_drawing_add_key(drawing, key, err)
                             : kh_fail_nomem(err, 1, "entry of the legend");
}

kh_status
kh_scale_add_keys(const kh_scale *self, kh_drawing *drawing, const char *heading, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(kh_drawing_add_key(drawing, (kh_drawn_key){ .label = heading }, err));
    if (!(self->largest > 0)) {
        return kh_drawing_add_key(drawing,
            (kh_drawn_key){ .label = "0", .shape = "box", .fill = white, .color = KH_COLOR_BORDER },
            err);
    }
    for (j = 0; j < KH_SCALE_CLASSES; j++) {
        KH_TRY(add_class(self, drawing, j, err));
    }
out:
    return ret;
}
