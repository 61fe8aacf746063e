#include "type.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "fonts.h"

#include <gvplugin_textlayout.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <stdlib.h>
#include <string.h>

/* Cairo's renderer in Graphviz scales layouts from this resolution to points. */
#define LAYOUT_DPI 96.0
#define TO_POINTS  (72.0 / (LAYOUT_DPI * PANGO_SCALE))

/* Of the font's size: the height of a line, and how far above Graphviz' own place the baseline
 * lies, so that capitals and syllables stand in the middle of a box. */
#define LINE_HEIGHT 1.2
#define RISE        0.04

/* Graphviz calls back without a handle: what it needs is the process's. */
static struct {
    PangoContext *context;
    kh_type_faces faces;
} press;

static PangoContext *
open_context(void)
{
    PangoFontMap *map = pango_cairo_font_map_new();
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    pango_cairo_context_set_resolution(context, LAYOUT_DPI);
    pango_context_set_round_glyph_positions(context, FALSE);
    cairo_font_options_destroy(options);
    g_object_unref(map);
    return context;
}

/* The face that a run is set in; NULL if it has no file or there is no memory. */
static kh_type_face *
find_face(const char *family, bool bold, PangoFont *font)
{
    kh_type_faces *faces = &press.faces;
    const FcPattern *pattern;
    FcChar8 *file;
    int index;
    size_t j;

    if (!PANGO_IS_FC_FONT(font)) {
        return NULL;
    }
    pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch
        || FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch) {
        return NULL;
    }
    for (j = 0; j < faces->num; j++) {
        kh_type_face *face = &faces->items[j];

        if (face->bold == bold && face->index == (unsigned) index
            && strcmp(face->family, family) == 0 && strcmp(face->file, (char *) file) == 0) {
            return face;
        }
    }
    if (KH_GROW(&faces->items, faces->num, &faces->max, "faces", NULL) != KH_OK) {
        faces->failed = true;
        return NULL;
    }
    faces->items[faces->num] = (kh_type_face){ .family = family,
        .bold = bold,
        .file = strdup((char *) file),
        .index = (unsigned) index,
        .characters = hb_set_create() };
    return &faces->items[faces->num++];
}

static void
remember_run(const textspan_t *span, const char *family, bool bold, const PangoLayoutRun *run)
{
    kh_type_face *face = find_face(family, bold, run->item->analysis.font);
    const char *at = span->str + run->item->offset, *end = at + run->item->length;

    while (face != NULL && at < end) {
        hb_set_add(face->characters, (hb_codepoint_t) kh_unicode_next(&at));
    }
}

static void
remember(const textspan_t *span, const char *family, bool bold, PangoLayout *layout)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);

    do {
        const PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);

        if (run != NULL) {
            remember_run(span, family, bold, run);
        }
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
}

/* Programs do not agree on the script, thus on the forms, of marks between words ("이동·교통"): the
 * family has the forms of its language without that. */
static PangoAttrList *
plain_forms(void)
{
    PangoAttrList *list = pango_attr_list_new();

    pango_attr_list_insert(list, pango_attr_font_features_new("locl=0"));
    return list;
}

static PangoLayout *
set_text(const textspan_t *span, const char *family, bool bold)
{
    PangoFontDescription *description = pango_font_description_new();
    PangoAttrList *attributes;
    PangoLayout *layout;

    pango_font_description_set_family_static(description, family);
    pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_size(description, (int) (span->font->size * PANGO_SCALE));
    pango_context_set_language(press.context, pango_language_from_string(kh_font_language(family)));
    layout = pango_layout_new(press.context);
    pango_layout_set_font_description(layout, description);
    pango_layout_set_text(layout, span->str, -1);
    attributes = plain_forms();
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_font_description_free(description);
    return layout;
}

static void
free_layout(void *layout)
{
    g_object_unref(layout);
}

static boolean
lay_out(textspan_t *span, char **path)
{
    const char *family = kh_font_known(span->font->name);
    const bool bold = (span->font->flags & HTML_BF) != 0;
    PangoLayout *layout = set_text(span, family, bold);
    PangoRectangle logical;

    (void) path;
    remember(span, family, bold, layout);
    pango_layout_get_extents(layout, NULL, &logical);
    span->layout = layout;
    span->free_layout = free_layout;
    span->size.x = span->str[0] == '\0' ? 0 : logical.width * TO_POINTS;
    span->size.y = span->str[0] == '\0' ? 0 : span->font->size * LINE_HEIGHT;
    span->yoffset_layout = pango_layout_get_baseline(layout) * TO_POINTS;
    span->yoffset_centerline = RISE * span->font->size;
    return true;
}

/* Graphviz settles on its plugin for text as soon as a context opens, and takes for plugins what
 * is named like one. */
GVC_t *
kh_type_open(void)
{
    static gvtextlayout_engine_t engine = { lay_out };
    /* The best quality of those installed is taken; Graphviz' own has 10. */
    static gvplugin_installed_t types[] = { { 0, "textlayout", 100, &engine, NULL }, { 0 } };
    static gvplugin_api_t apis[] = { { API_textlayout, types }, { 0 } };
    static char name[] = "kakehashi";
    static gvplugin_library_t library = { name, apis };
    static const lt_symlist_t builtins[]
        = { { "gvplugin_kakehashi_LTX_library", &library }, { 0 } };

    press.context = open_context();
    return gvContextPlugins(builtins, true);
}

const kh_type_faces *
kh_type_used(void)
{
    return &press.faces;
}

void
kh_type_close(void)
{
    size_t j;

    for (j = 0; j < press.faces.num; j++) {
        free(press.faces.items[j].file);
        hb_set_destroy(press.faces.items[j].characters);
    }
    free(press.faces.items);
    press.faces = (kh_type_faces){ 0 };
    if (press.context != NULL) {
        g_object_unref(press.context);
        press.context = NULL;
    }
}
