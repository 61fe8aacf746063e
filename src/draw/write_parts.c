#include "write_parts.h"

#include "../base/json.h"
#include "wrap.h"

#include <math.h>
#include <string.h>

/* Bytes; the label has what is longer. */
#define MAX_TITLE 400

void
scene_add_key(kh_text *out, const char *key)
{
    const char last = kh_text_last(out);

    kh_text_print(out, "%s\"%s\":", last == '\0' || last == '{' || last == '[' ? "" : ",", key);
}

void
scene_add_string(kh_text *out, const char *key, const char *value)
{
    scene_add_key(out, key);
    kh_json_add_string(out, value);
}

void
scene_add_color(kh_text *out, const char *key, kh_color color)
{
    char text[KH_COLOR_TEXT_SIZE];

    scene_add_string(out, key, kh_color_text(color, text));
}

/* At most MAX_TITLE bytes, cut before a character. */
void
scene_add_title(kh_text *out, const char *key, const char *title)
{
    kh_text cut = { 0 };
    size_t length = strlen(title);

    if (length > MAX_TITLE) {
        length = MAX_TITLE;
        while (length > 0 && ((unsigned char) title[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    kh_text_add_bytes(&cut, title, length);
    kh_text_add(&cut, title[length] != '\0' ? "\xE2\x80\xA6" : "");
    out->failed = out->failed || cut.failed;
    scene_add_string(out, key, kh_text_bytes(&cut));
    kh_text_free(&cut);
}

void
scene_add_array(kh_text *out, const char *key, kh_text *lines, const char *whole, const char *text)
{
    const bool apart = strcmp(kh_text_bytes(lines), text) != 0;
    char *line, *next;

    scene_add_key(out, key);
    kh_text_add_char(out, '[');
    for (line = lines->length > 0 ? lines->bytes : NULL; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        if (line != lines->bytes) {
            kh_text_add_char(out, ',');
        }
        kh_json_add_string(out, line);
    }
    kh_text_add_char(out, ']');
    if (whole != NULL && apart) {
        scene_add_title(out, whole, text);
    }
    out->failed = out->failed || lines->failed;
}

/* @param quiet without lines. */
void
scene_add_lines(kh_text *out, const char *key, const char *whole, const char *label, bool quiet,
    const char *lang, size_t width)
{
    kh_text lines = { 0 };

    kh_wrap(&lines, quiet ? "" : label, lang, width, KH_MAX_LINES);
    scene_add_array(out, key, &lines, whole, label);
    kh_text_free(&lines);
}

void
scene_add_number(kh_text *out, const char *key, double value)
{
    scene_add_key(out, key);
    kh_text_add_number(out, round(value * 100) / 100);
}
