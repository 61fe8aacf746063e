/**
 * @file embed.h
 * @brief Fonts that travel with an SVG, so that its labels are as wide wherever it is opened.
 */
#ifndef KH_RENDER_EMBED_H
#define KH_RENDER_EMBED_H

#include "../base/text.h"
#include "type.h"

/** Families that labels can be set in. */
#define KH_EMBED_MAX_FAMILIES 8

/** All-zero has no fonts. */
typedef struct {
    kh_text style; /**< rules @font-face; empty if there are no fonts. */
    struct {
        const char *family; /**< as text asks for it. */
        char name[32];      /**< as the rules call it, from the bytes of its fonts: pictures that
                               share a page do not take one another's. */
    } families[KH_EMBED_MAX_FAMILIES];
    size_t num_families;
} kh_embedded;

void kh_embedded_free(kh_embedded *self);

/**
 * Cut down the faces that set text and write the rules for them. A face that cannot be embedded is
 * left to the viewer.
 * @return KH_ERR_NOMEM. Cost: kh_subset_font() a face.
 */
kh_status kh_embed_fonts(
    kh_embedded *self, const kh_type_faces *faces, kh_error *err) KH_MUST_CHECK;

/** What the rules call a family; NULL if it is not embedded. */
const char *kh_embedded_name(const kh_embedded *self, const char *family, size_t length);

#endif
