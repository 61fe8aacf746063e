#include "fonts.h"

#include "../base/unicode.h"

#include <fontconfig/fontconfig.h>
#include <string.h>
#include <strings.h>

/* A page full of warnings helps nobody. */
#define MAX_MISSING 5

/* One package, fonts-noto-cjk, has them all; their Latin, Greek and Cyrillic serve the rest. */
static const struct {
    const char *prefix, *family, *language;
} families[] = {
    { "ko", "Noto Sans CJK KR", "ko" },
    { "zh-hant", "Noto Sans CJK TC", "zh-tw" },
    { "zh-hk", "Noto Sans CJK HK", "zh-hk" },
    { "zh-tw", "Noto Sans CJK TC", "zh-tw" },
    { "zh", "Noto Sans CJK SC", "zh-cn" },
    { "", "Noto Sans CJK JP", "ja" },
};

#define NUM_FAMILIES (sizeof(families) / sizeof(*families))

const char *
kh_font_family(const char *lang)
{
    size_t j = 0;

    for (;; j++) {
        const size_t length = strlen(families[j].prefix);

        if (strncasecmp(lang, families[j].prefix, length) == 0
            && (length == 0 || lang[length] == '\0' || lang[length] == '-')) {
            return families[j].family;
        }
    }
}

/* The last entry stands for what is none of them. */
static size_t
find_family(const char *family)
{
    size_t j = 0;

    while (j + 1 < NUM_FAMILIES && strcmp(family, families[j].family) != 0) {
        j++;
    }
    return j;
}

const char *
kh_font_known(const char *family)
{
    return families[find_family(family)].family;
}

const char *
kh_font_language(const char *family)
{
    return families[find_family(family)].language;
}

/* The characters of a family, or of all fonts for NULL; NULL if there is no such family. */
static FcCharSet *
covered_by(const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_CHARSET, (char *) NULL);
    FcFontSet *fonts;
    FcCharSet *result = NULL;
    int j;

    if (family != NULL) {
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *) family);
    }
    fonts = FcFontList(NULL, pattern, wanted);
    for (j = 0; fonts != NULL && j < fonts->nfont; j++) {
        FcCharSet *charset;

        if (FcPatternGetCharSet(fonts->fonts[j], FC_CHARSET, 0, &charset) == FcResultMatch) {
            if (result == NULL) {
                result = FcCharSetCreate();
            }
            FcCharSetMerge(result, charset, NULL);
        }
    }
    if (fonts != NULL) {
        FcFontSetDestroy(fonts);
    }
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(pattern);
    return result;
}

bool
kh_font_is_installed(const char *family)
{
    FcCharSet *characters = covered_by(family);
    const bool found = characters != NULL;

    if (found) {
        FcCharSetDestroy(characters);
    }
    return found;
}

typedef struct {
    FcCharSet *first; /**< of the family. */
    FcCharSet *any;   /**< of all fonts, made when first needed. */
    FcCharSet *seen;  /**< reported already. */
    size_t num;
    kh_text *warnings;
} coverage;

static void
check_text(coverage *self, const char *text)
{
    int32_t c;

    while ((c = kh_unicode_next(&text)) != 0) {
        const FcChar32 point = (FcChar32) c;

        if (point <= ' ' || (point & 0xFFFE) == 0xFFFE || FcCharSetHasChar(self->first, point)
            || FcCharSetHasChar(self->seen, point)) {
            continue;
        }
        if (self->any == NULL) {
            self->any = covered_by(NULL);
        }
        FcCharSetAddChar(self->seen, point);
        if ((self->any == NULL || !FcCharSetHasChar(self->any, point))
            && self->num++ < MAX_MISSING) {
            kh_text_print(self->warnings,
                "warning: no installed font draws U+%04X; fonts-noto-core has most scripts\n",
                (unsigned) point);
        }
    }
}

static void
check_lines(coverage *self, const kh_lines *lines)
{
    size_t j;

    for (j = 0; j < lines->num; j++) {
        check_text(self, lines->items[j]);
    }
}

void
kh_font_check(kh_text *warnings, const kh_scene *scene, const char *family)
{
    coverage self = { .first = covered_by(family), .warnings = warnings };
    size_t j;

    if (self.first == NULL) {
        kh_text_print(warnings,
            "warning: the font \"%s\" is not installed, another draws the labels; the package "
            "fonts-noto-cjk has it\n",
            family);
        self.first = FcCharSetCreate();
    }
    self.seen = FcCharSetCreate();
    check_text(&self, scene->title);
    for (j = 0; j < scene->num_nodes; j++) {
        check_lines(&self, &scene->nodes[j].lines);
        check_lines(&self, &scene->nodes[j].detail);
    }
    for (j = 0; j < scene->num_edges; j++) {
        check_lines(&self, &scene->edges[j].lines);
    }
    for (j = 0; j < scene->num_clusters; j++) {
        check_text(&self, scene->clusters[j].label);
    }
    for (j = 0; j < scene->num_texts; j++) {
        check_text(&self, scene->texts[j].label);
    }
    FcCharSetDestroy(self.first);
    FcCharSetDestroy(self.seen);
    if (self.any != NULL) {
        FcCharSetDestroy(self.any);
    }
}
