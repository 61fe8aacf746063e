/* Members of a scene's JSON objects. */
#ifndef KH_DRAW_WRITE_PARTS_H
#define KH_DRAW_WRITE_PARTS_H

#include "drawing.h"

/* A key, with the comma before it where one is due. */
void scene_add_key(kh_text *out, const char *key);
void scene_add_string(kh_text *out, const char *key, const char *value);
void scene_add_color(kh_text *out, const char *key, kh_color color);
void scene_add_title(kh_text *out, const char *key, const char *title);

/* `lines` are separated by newlines. @param whole the key of the whole text, which is there where
 * the lines are not all of it: formats that break lines by themselves take that. NULL for none. */
void scene_add_array(
    kh_text *out, const char *key, kh_text *lines, const char *whole, const char *text);

/* The same of a label, broken as its language does; no line of it if it is quiet. */
void scene_add_lines(kh_text *out, const char *key, const char *whole, const char *label,
    bool quiet, const char *lang, size_t width);

void scene_add_number(kh_text *out, const char *key, double value);

/* The head of a scene: titles, footer, page. */
void scene_write_head(const kh_drawing *self, kh_text *out, size_t num_sources);

#endif
