#include "drawing.h"

#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

void
kh_drawing_free(kh_drawing *self)
{
    size_t j;

    for (j = 0; j < self->num_nodes; j++) {
        free(self->nodes[j].fills);
    }
    for (j = 0; j < self->num_strokes; j++) {
        free(self->strokes[j].points);
    }
    free(self->strokes);
    free(self->texts);
    kh_selection_free(&self->selection);
    kh_arena_free(&self->arena);
    free(self->groups);
    free(self->group_of);
    free(self->sequence);
    free(self->claims);
    free(self->claimed);
    free(self->fanned);
    free(self->lines);
    free(self->looks);
    free(self->sizes);
    free(self->nodes);
    free(self->drawn_of);
    free(self->edges);
    free(self->clusters);
    free(self->keys);
    *self = (kh_drawing){ 0 };
}

const char *
kh_drawing_text(kh_drawing *self, const char *text)
{
    kh_text neutral = { 0 };
    const char *copy = NULL;

    kh_unicode_add_neutral(&neutral, text);
    if (!neutral.failed) {
        copy = kh_arena_copy(&self->arena, kh_text_bytes(&neutral), neutral.length);
    }
    kh_text_free(&neutral);
    return copy;
}
