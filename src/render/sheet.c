#include "sheet.h"

#include "../base/array.h"
#include "../base/text.h"
#include "svg_words.h"

#include <expat.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Our pictures nest 6 deep. */
#define MAX_DEPTH 32

/* What an element hands down to those within. */
typedef struct {
    size_t part;
    kh_transform map;
    const char *families, *anchor;
    double size;
    bool bold, hidden;
    kh_paint fill, stroke;
} style;

typedef struct {
    kh_sheet *sheet;
    XML_Parser parser;
    style styles[MAX_DEPTH];
    size_t depth; /**< styles in use; the last one is that of the element that is open. */
    kh_text content;
    kh_shown_text text;
    size_t text_depth; /**< of the text element that is open; 0: none. */
    kh_status status;
    kh_error *err;
} reader;

void
kh_sheet_free(kh_sheet *self)
{
    kh_arena_free(&self->strings);
    free(self->parts);
    free(self->texts);
    free(self->shapes);
    free(self->points);
    *self = (kh_sheet){ 0 };
}

kh_outline
kh_sheet_outline(const kh_sheet *self, const kh_shape *shape)
{
    return (kh_outline){ self->points + shape->first, shape->num, shape->area };
}

/* The value of an attribute; NULL: it is not there. */
static const char *
find(const XML_Char **attributes, const char *name)
{
    for (; *attributes != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0) {
            return attributes[1];
        }
    }
    return NULL;
}

static double
number(const XML_Char **attributes, const char *name)
{
    const char *value = find(attributes, name);

    return value != NULL ? strtod(value, NULL) : 0;
}

static bool
says(const XML_Char **attributes, const char *name, const char *wanted)
{
    const char *value = find(attributes, name);

    return value != NULL && strcmp(value, wanted) == 0;
}

static kh_status
copy(kh_sheet *sheet, const char **result, const char *text, kh_error *err)
{
    *result = kh_arena_copy(&sheet->strings, text, strlen(text));
    return *result != NULL ? KH_OK : kh_fail_nomem(err, strlen(text), "letters");
}

static kh_status
read_font(reader *self, style *own, const XML_Char **attributes)
{
    kh_status ret = KH_OK;
    const char *value;

    if ((value = find(attributes, "font-family")) != NULL && strcmp(value, own->families) != 0) {
        KH_TRY(copy(self->sheet, &own->families, value, self->err));
    }
    if ((value = find(attributes, "text-anchor")) != NULL) {
        KH_TRY(copy(self->sheet, &own->anchor, value, self->err));
    }
    if ((value = find(attributes, "font-size")) != NULL) {
        own->size = strtod(value, NULL);
    }
    if ((value = find(attributes, "font-weight")) != NULL) {
        own->bold = strcmp(value, "bold") == 0 || strtol(value, NULL, 10) >= 600;
    }
out:
    return ret;
}

static bool
is_transparent(const XML_Char **attributes, const char *name)
{
    return find(attributes, name) != NULL && !(number(attributes, name) > 0);
}

static void
read_paints(style *own, const XML_Char **attributes)
{
    const char *fill = find(attributes, "fill"), *stroke = find(attributes, "stroke");

    own->fill = fill != NULL ? kh_svg_read_paint(fill) : own->fill;
    own->stroke = stroke != NULL ? kh_svg_read_paint(stroke) : own->stroke;
    own->fill.drawn = own->fill.drawn && !is_transparent(attributes, "fill-opacity");
    own->stroke.drawn = own->stroke.drawn && !is_transparent(attributes, "stroke-opacity");
    own->hidden = own->hidden || says(attributes, "display", "none")
                  || says(attributes, "visibility", "hidden")
                  || is_transparent(attributes, "opacity");
}

/* The first word of the class is ours, what follows it comes from the input. */
static kh_status
begin_group(reader *self, style *own, const XML_Char **attributes)
{
    static const char *const classes[] = { "page", "cluster", "node", "edge" };
    kh_status ret = KH_OK;
    kh_sheet *sheet = self->sheet;
    const char *class = find(attributes, "class"), *id = find(attributes, "id");
    const size_t length = class != NULL ? strcspn(class, " ") : 0;
    size_t kind = 0;

    while (kind < 4
           && (strlen(classes[kind]) != length || strncmp(class, classes[kind], length) != 0)) {
        kind++;
    }
    if (kind < 4) {
        KH_TRY(KH_GROW(&sheet->parts, sheet->num_parts, &sheet->max_parts, "parts", self->err));
        own->part = sheet->num_parts++;
        sheet->parts[own->part] = (kh_part){ .kind = (kh_part_kind) kind,
            .first_text = sheet->num_texts,
            .first_shape = sheet->num_shapes };
        KH_TRY(copy(sheet, &sheet->parts[own->part].id, id != NULL ? id : "", self->err));
    }
out:
    return ret;
}

static kh_status
read_points(
    kh_sheet *sheet, const char *name, const XML_Char **attributes, const style *own, kh_error *err)
{
    const char *outline = find(attributes, strcmp(name, "path") == 0 ? "d" : "points");

    if (strcmp(name, "ellipse") == 0) {
        return kh_svg_add_ellipse(sheet,
            (kh_spot){ number(attributes, "cx"), number(attributes, "cy") },
            (kh_spot){ number(attributes, "rx"), number(attributes, "ry") }, &own->map, err);
    }
    if (outline == NULL) {
        return kh_fail(err, KH_ERR_DATA, "a %s without an outline", name);
    }
    return strcmp(name, "path") == 0 ? kh_svg_add_path(sheet, outline, &own->map, err)
                                     : kh_svg_add_points(sheet, outline, &own->map, err);
}

static kh_status
add_shape(reader *self, const char *name, const XML_Char **attributes, const style *own)
{
    kh_status ret = KH_OK;
    kh_sheet *sheet = self->sheet;
    const size_t first = sheet->num_points;
    kh_shape *shape;

    KH_TRY(read_points(sheet, name, attributes, own, self->err));
    KH_TRY(KH_GROW(&sheet->shapes, sheet->num_shapes, &sheet->max_shapes, "shapes", self->err));
    shape = &sheet->shapes[sheet->num_shapes++];
    *shape = (kh_shape){ .part = own->part,
        .first = first,
        .num = sheet->num_points - first,
        .closed = own->fill.drawn || strcmp(name, "polygon") == 0 || strcmp(name, "ellipse") == 0,
        .fill = own->fill,
        .stroke = own->stroke };
    shape->area = kh_area_around(sheet->points + first, shape->num);
out:
    return ret;
}

static void
begin_text(reader *self, const XML_Char **attributes, const style *own)
{
    const kh_transform *map = &own->map;

    kh_text_clear(&self->content);
    self->text_depth = self->depth;
    self->text = (kh_shown_text){ .part = own->part,
        .families = own->families,
        .anchor = own->anchor,
        .at = kh_transform_spot(map, number(attributes, "x"), number(attributes, "y")),
        .size = own->size * sqrt(fabs(map->a * map->d - map->b * map->c)),
        .bold = own->bold,
        .fill = own->fill,
        .num_below = self->sheet->num_shapes };
}

static kh_status
end_text(reader *self)
{
    kh_status ret = KH_OK;
    kh_sheet *sheet = self->sheet;

    self->text_depth = 0;
    KH_TRY(kh_text_status(&self->content, self->err));
    KH_TRY(copy(sheet, &self->text.content, kh_text_bytes(&self->content), self->err));
    KH_TRY(KH_GROW(&sheet->texts, sheet->num_texts, &sheet->max_texts, "texts", self->err));
    sheet->texts[sheet->num_texts++] = self->text;
out:
    return ret;
}

static kh_status
read_page(reader *self, const XML_Char **attributes)
{
    const char *value = find(attributes, "viewBox");
    double sides[4];
    char *end;
    int j;

    for (j = 0; value != NULL && j < 4; j++) {
        sides[j] = strtod(value, &end);
        value = end > value ? end + strspn(end, " ,") : NULL;
    }
    if (value == NULL) {
        return kh_fail(self->err, KH_ERR_DATA, "an SVG without a viewBox");
    }
    self->sheet->scale = number(attributes, "width") / sides[2];
    self->sheet->page = (kh_area){ sides[0], sides[1], sides[0] + sides[2], sides[1] + sides[3] };
    return KH_OK;
}

static bool
is_one_of(const char *name, const char *const *names)
{
    while (*names != NULL && strcmp(name, *names) != 0) {
        names++;
    }
    return *names != NULL;
}

/* What is drawn becomes a part, a text or a shape; what is not, hides all that it holds. */
static kh_status
begin_element(reader *self, const char *name, const XML_Char **attributes, style *own)
{
    static const char *const shapes[] = { "polygon", "polyline", "path", "ellipse", NULL };
    static const char *const passed[] = { "a", "tspan", NULL };
    static const char *const unseen[]
        = { "title", "desc", "defs", "style", "metadata", "script", "clipPath", NULL };
    kh_status ret = KH_OK;
    const char *transform = find(attributes, "transform");

    if (transform != NULL && !kh_svg_read_transform(&own->map, &own->map, transform)) {
        KH_TRY(kh_fail(self->err, KH_ERR_DATA, "an unknown transform \"%.60s\"", transform));
    }
    KH_TRY(read_font(self, own, attributes));
    read_paints(own, attributes);
    own->hidden = own->hidden || is_one_of(name, unseen);
    if (own->hidden) {
        return KH_OK;
    }
    if (strcmp(name, "svg") == 0) {
        KH_TRY(read_page(self, attributes));
    } else if (strcmp(name, "g") == 0) {
        KH_TRY(begin_group(self, own, attributes));
    } else if (strcmp(name, "text") == 0) {
        begin_text(self, attributes, own);
    } else if (is_one_of(name, shapes)) {
        KH_TRY(add_shape(self, name, attributes, own));
    } else if (!is_one_of(name, passed)) {
        KH_TRY(kh_fail(self->err, KH_ERR_DATA, "an element \"%.60s\"", name));
    }
out:
    return ret;
}

static void
stop(reader *self, kh_status status)
{
    self->status = status;
    if (status != KH_OK) {
        XML_StopParser(self->parser, XML_FALSE);
    }
}

static void
on_begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
    reader *self = data;

    if (self->status != KH_OK) {
        return; /* a stopped parser still ends what it has in hand. */
    }
    if (self->depth == MAX_DEPTH) {
        stop(self, kh_fail(self->err, KH_ERR_DATA, "elements nested more than %d deep", MAX_DEPTH));
        return;
    }
    self->styles[self->depth] = self->styles[self->depth - 1];
    self->depth++;
    stop(self, begin_element(self, name, attributes, &self->styles[self->depth - 1]));
}

static void
on_end(void *data, const XML_Char *name)
{
    reader *self = data;
    kh_sheet *sheet = self->sheet;
    const size_t part = self->styles[self->depth - 1].part;

    (void) name;
    if (self->status != KH_OK) {
        return;
    }
    if (self->text_depth == self->depth) {
        stop(self, end_text(self));
    }
    self->depth--;
    if (part != self->styles[self->depth - 1].part) {
        kh_part *ended = &sheet->parts[part];

        ended->num_texts = sheet->num_texts - ended->first_text;
        ended->num_shapes = sheet->num_shapes - ended->first_shape;
    }
}

static void
on_text(void *data, const XML_Char *text, int length)
{
    reader *self = data;

    if (self->text_depth > 0) {
        kh_text_add_bytes(&self->content, text, (size_t) length);
    }
}

static kh_status
parse(reader *self, const char *svg, size_t length)
{
    if (length > INT_MAX) {
        return kh_fail(self->err, KH_ERR_DATA, "more than 2 GB");
    }
    XML_SetUserData(self->parser, self);
    XML_SetElementHandler(self->parser, on_begin, on_end);
    XML_SetCharacterDataHandler(self->parser, on_text);
    if (XML_Parse(self->parser, svg, (int) length, 1) == XML_STATUS_OK || self->status != KH_OK) {
        return self->status;
    }
    return kh_fail(self->err, KH_ERR_DATA, "line %lu is not well-formed: %s",
        (unsigned long) XML_GetCurrentLineNumber(self->parser),
        XML_ErrorString(XML_GetErrorCode(self->parser)));
}

kh_status
kh_sheet_read(kh_sheet *result, const char *svg, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sheet sheet = { 0 };
    reader self = { .sheet = &sheet, .parser = XML_ParserCreate("UTF-8"), .err = err, .depth = 1 };

    self.styles[0] = (style){ .map = kh_transform_none,
        .families = "sans-serif",
        .anchor = "start",
        .size = 16,
        .fill.drawn = true };
    if (self.parser == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "parser"));
    }
    KH_TRY(KH_GROW(&sheet.parts, 0, &sheet.max_parts, "parts", err));
    sheet.parts[sheet.num_parts++] = (kh_part){ .id = "" };
    KH_TRY(parse(&self, svg, length));
    *result = sheet;
    sheet = (kh_sheet){ 0 };
out:
    XML_ParserFree(self.parser);
    kh_text_free(&self.content);
    kh_sheet_free(&sheet);
    return ret;
}
