#include "ruler.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A font file that is open; several faces may choose it. */
typedef struct {
    char *file;
    int index;
    hb_font_t *font;
} opened;

/* What a list of families in a weight is drawn with. */
typedef struct {
    char *families;
    bool bold;
    FcPattern *wanted;
    hb_font_t *first;
    FcFontSet *others; /* by preference; made when a character is first missing. */
} face;

struct kh_ruler {
    opened *fonts;
    size_t num_fonts, max_fonts;
    face *faces;
    size_t num_faces, max_faces;
    hb_buffer_t *buffer;
};

kh_ruler *
kh_ruler_new(void)
{
    kh_ruler *self = calloc(1, sizeof(*self));

    if (self != NULL) {
        self->buffer = hb_buffer_create();
    }
    return self;
}

void
kh_ruler_free(kh_ruler *self)
{
    size_t j;

    for (j = 0; self != NULL && j < self->num_fonts; j++) {
        hb_font_destroy(self->fonts[j].font);
        free(self->fonts[j].file);
    }
    for (j = 0; self != NULL && j < self->num_faces; j++) {
        FcPatternDestroy(self->faces[j].wanted);
        if (self->faces[j].others != NULL) {
            FcFontSetDestroy(self->faces[j].others);
        }
        free(self->faces[j].families);
    }
    if (self != NULL) {
        hb_buffer_destroy(self->buffer);
        free(self->fonts);
        free(self->faces);
    }
    free(self);
}

/* The font of a pattern that fontconfig chose; NULL: it names no file. */
static kh_status
open_font(kh_ruler *self, const FcPattern *chosen, hb_font_t **result, kh_error *err)
{
    kh_status ret = KH_OK;
    FcChar8 *file;
    int index = 0;
    size_t j;
    hb_blob_t *blob;
    hb_face_t *parsed;
    opened *font;

    *result = NULL;
    if (FcPatternGetString(chosen, FC_FILE, 0, &file) != FcResultMatch) {
        return KH_OK;
    }
    FcPatternGetInteger(chosen, FC_INDEX, 0, &index);
    for (j = 0; j < self->num_fonts; j++) {
        if (self->fonts[j].index == index && strcmp(self->fonts[j].file, (char *) file) == 0) {
            *result = self->fonts[j].font;
            return KH_OK;
        }
    }
    KH_TRY(KH_GROW(&self->fonts, self->num_fonts, &self->max_fonts, "fonts", err));
    font = &self->fonts[self->num_fonts];
    font->file = strdup((char *) file);
    if (font->file == NULL) {
        return kh_fail_nomem(err, 1, "file name");
    }
    /* Above the face's number stands that of a named instance of a variable font. */
    blob = hb_blob_create_from_file(font->file);
    parsed = hb_face_create(blob, (unsigned) index & 0xFFFF);
    font->index = index;
    font->font = hb_font_create(parsed);
    hb_face_destroy(parsed);
    hb_blob_destroy(blob);
    self->num_fonts++;
    *result = font->font;
out:
    return ret;
}

static FcPattern *
make_pattern(const char *families, bool bold)
{
    FcPattern *pattern = FcPatternCreate();

    while (*families != '\0') {
        char name[128];
        size_t length = strcspn(families, ",");

        if (length < sizeof(name)) {
            memcpy(name, families, length);
            name[length] = '\0';
            FcPatternAddString(pattern, FC_FAMILY, (FcChar8 *) name);
        }
        families += length;
        families += strspn(families, ", ");
    }
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    return pattern;
}

static kh_status
add_face(kh_ruler *self, const char *families, bool bold, kh_error *err)
{
    kh_status ret = KH_OK;
    FcPattern *chosen = NULL;
    FcResult result;
    face *added;

    KH_TRY(KH_GROW(&self->faces, self->num_faces, &self->max_faces, "fonts", err));
    added = &self->faces[self->num_faces];
    *added = (face){ .families = strdup(families), .bold = bold };
    if (added->families == NULL) {
        return kh_fail_nomem(err, strlen(families), "letters");
    }
    added->wanted = make_pattern(families, bold);
    self->num_faces++;
    chosen = FcFontMatch(NULL, added->wanted, &result);
    if (chosen != NULL) {
        KH_TRY(open_font(self, chosen, &added->first, err));
    }
    if (added->first == NULL) {
        ret = kh_fail(err, KH_ERR_ENVIRONMENT, "no font is installed");
    }
out:
    if (chosen != NULL) {
        FcPatternDestroy(chosen);
    }
    return ret;
}

static kh_status
find_face(kh_ruler *self, const char *families, bool bold, size_t *result, kh_error *err)
{
    size_t j = 0;

    while (j < self->num_faces
           && (self->faces[j].bold != bold || strcmp(self->faces[j].families, families) != 0)) {
        j++;
    }
    *result = j;
    return j < self->num_faces ? KH_OK : add_face(self, families, bold, err);
}

/* Characters that have no look of their own: joiners, variation selectors, marks of direction. */
static bool
is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
           || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF
           || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool
draws(hb_font_t *font, uint32_t c)
{
    hb_codepoint_t glyph;

    return hb_font_get_nominal_glyph(font, c, &glyph) && glyph != 0;
}

/* The font for a character; the face's first if none has it: that draws the empty box. */
static kh_status
font_for(kh_ruler *self, face *choice, uint32_t c, hb_font_t **font, bool *known, kh_error *err)
{
    kh_status ret = KH_OK;
    FcResult result;
    int j;

    *font = choice->first;
    *known = is_invisible(c) || draws(choice->first, c);
    if (*known) {
        return KH_OK;
    }
    if (choice->others == NULL) {
        choice->others = FcFontSort(NULL, choice->wanted, FcTrue, NULL, &result);
    }
    for (j = 0; choice->others != NULL && j < choice->others->nfont && !*known; j++) {
        FcCharSet *characters;
        hb_font_t *other;

        if (FcPatternGetCharSet(choice->others->fonts[j], FC_CHARSET, 0, &characters)
                == FcResultMatch
            && FcCharSetHasChar(characters, c)) {
            KH_TRY(open_font(self, choice->others->fonts[j], &other, err));
            *known = other != NULL && draws(other, c);
            *font = *known ? other : *font;
        }
    }
out:
    return ret;
}

/* Add a run of text in one font. */
static void
measure_run(kh_ruler *self, hb_font_t *font, const char *text, size_t length, kh_extent *extent)
{
    const double em = hb_face_get_upem(hb_font_get_face(font));
    const hb_glyph_info_t *glyphs;
    const hb_glyph_position_t *positions;
    unsigned num, j;

    hb_buffer_reset(self->buffer);
    hb_buffer_add_utf8(self->buffer, text, (int) length, 0, (int) length);
    hb_buffer_guess_segment_properties(self->buffer);
    hb_shape(font, self->buffer, NULL, 0);
    glyphs = hb_buffer_get_glyph_infos(self->buffer, &num);
    positions = hb_buffer_get_glyph_positions(self->buffer, &num);
    for (j = 0; j < num; j++) {
        hb_glyph_extents_t ink;

        extent->width += positions[j].x_advance / em;
        if (hb_font_get_glyph_extents(font, glyphs[j].codepoint, &ink) && ink.height != 0) {
            const double top = positions[j].y_offset + ink.y_bearing;

            extent->up = fmax(extent->up, top / em);
            extent->down = fmax(extent->down, -(top + ink.height) / em);
        }
    }
}

kh_status
kh_ruler_measure(kh_ruler *self, const char *families, bool bold, const char *text,
    kh_extent *extent, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *begin = text, *at = text;
    hb_font_t *font = NULL;
    size_t index;
    uint32_t c;

    *extent = (kh_extent){ .up = -INFINITY, .down = -INFINITY };
    KH_TRY(find_face(self, families, bold, &index, err));
    while (*at != '\0') {
        const char *here = at;
        hb_font_t *next;
        bool known;

        c = (uint32_t) kh_unicode_next(&at);
        KH_TRY(font_for(self, &self->faces[index], c, &next, &known, err));
        if (!known && extent->unknown == 0) {
            extent->unknown = c;
        }
        if (font != NULL && next != font && !is_invisible(c)) {
            measure_run(self, font, begin, (size_t) (here - begin), extent);
            begin = here;
        }
        font = font != NULL && is_invisible(c) ? font : next;
    }
    if (font != NULL) {
        measure_run(self, font, begin, (size_t) (at - begin), extent);
    }
out:
    return ret;
}
