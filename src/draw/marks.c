/* Lines and texts beside nodes and edges: what charts are made of. */
#include "drawing.h"

#include "../base/array.h"

#include <stdlib.h>

kh_status
kh_drawing_add_stroke(kh_drawing *self, kh_drawn_stroke stroke, kh_error *err)
{
    kh_status ret = KH_OK;
    /* A dot is a line as long as it is wide. */
    const bool is_dot = stroke.num == 1;
    const double half = is_dot ? stroke.width / 2 : 0;
    const size_t num = is_dot ? 2 : stroke.num;
    double(*points)[2] = NULL;
    size_t j;

    KH_TRY(KH_NEW(&points, num, "points", err));
    for (j = 0; j < num; j++) {
        points[j][0] = stroke.points[is_dot ? 0 : j][0] + (j == 0 ? -half : half);
        points[j][1] = stroke.points[is_dot ? 0 : j][1];
    }
    KH_TRY(KH_GROW(&self->strokes, self->num_strokes, &self->max_strokes, "lines", err));
    stroke.points = points;
    stroke.num = num;
    self->strokes[self->num_strokes++] = stroke;
    points = NULL;
out:
    free(points);
    return ret;
}

kh_status
kh_drawing_add_text(kh_drawing *self, kh_drawn_text text, kh_error *err)
{
    kh_status ret = KH_OK;

    text.label = kh_drawing_text(self, text.label);
    if (text.label == NULL) {
        return kh_fail_nomem(err, 1, "text");
    }
    KH_TRY(KH_GROW(&self->texts, self->num_texts, &self->max_texts, "texts", err));
    self->texts[self->num_texts++] = text;
out:
    return ret;
}
