#include "page.h"

#include "../base/base64.h"
#include "../base/markup.h"
#include "../base/sha256.h"
#include "assets.h"
#include "page_data.h"
#include "page_svg.h"

#include <stdio.h>
#include <string.h>

/* What fills the holes of assets/page.html. */
typedef struct {
    kh_text lang, title, policy, style, drawings, data;
    const page_asset *vendor, *app;
} parts;

static void
free_parts(parts *self)
{
    kh_text_free(&self->lang);
    kh_text_free(&self->title);
    kh_text_free(&self->policy);
    kh_text_free(&self->style);
    kh_text_free(&self->drawings);
    kh_text_free(&self->data);
}

/* --- text in markup ---------------------------------------------------------------------- */

/* JSON within a script element: what could end the element, or open a comment in it, is escaped, as
 * are the two separators that are line ends to some readers of scripts. */
static void
add_json(kh_text *out, const kh_text *json)
{
    static const char separator[] = "\xe2\x80";
    size_t j;

    for (j = 0; j < json->length; j++) {
        const char *at = json->bytes + j;

        if (*at == '<') {
            kh_text_add(out, "\\u003c");
        } else if (j + 2 < json->length && memcmp(at, separator, 2) == 0
                   && (at[2] == '\xa8' || at[2] == '\xa9')) {
            kh_text_add(out, at[2] == '\xa8' ? "\\u2028" : "\\u2029");
            j += 2;
        } else {
            kh_text_add_char(out, *at);
        }
    }
}

/* --- parts ------------------------------------------------------------------------------- */

static void
add_digest(kh_text *out, const char *bytes, size_t length)
{
    uint8_t digest[KH_SHA256_SIZE];

    kh_sha256_of(bytes, length, digest);
    kh_text_add(out, " 'sha256-");
    kh_base64_add(out, digest, sizeof(digest));
    kh_text_add_char(out, '\'');
}

/* Only the page's own scripts and style, by their digests; fonts and images of the file itself. */
static void
add_policy(parts *self)
{
    kh_text *out = &self->policy;

    kh_text_add(out, "default-src 'none'; script-src");
    add_digest(out, self->vendor->bytes, self->vendor->length);
    add_digest(out, self->app->bytes, self->app->length);
    kh_text_add(out, "; style-src");
    add_digest(out, kh_text_bytes(&self->style), self->style.length);
    kh_text_add(out, "; font-src data:; img-src data:; base-uri 'none'; form-action 'none'");
}

/* A drawing stands in its frame, all but the first hidden; its ids begin with its number. */
static kh_status
add_drawing(parts *self, const kh_page_drawing *drawing, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text label = { 0 };
    char prefix[32];

    kh_markup_add(&label, drawing->title);
    KH_TRY(kh_text_status(&label, err));
    snprintf(prefix, sizeof(prefix), "d%zu-", index);
    kh_text_add(&self->drawings, "<div class=\"drawing\" lang=\"");
    kh_markup_add(&self->drawings, drawing->lang);
    kh_text_add(&self->drawings, index == 0 ? "\">" : "\" hidden>");
    if (drawing->svg != NULL) {
        KH_TRY(page_svg_add(&self->drawings, &self->style, drawing->svg, drawing->length, prefix,
            kh_text_bytes(&label), err));
    }
    kh_text_add(&self->drawings, "</div>\n");
out:
    kh_text_free(&label);
    return ret;
}

static kh_status
make_parts(parts *self, const kh_page *page, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text data = { 0 };
    page_places places = { 0 };
    size_t j;

    kh_markup_add(&self->lang, page->drawings[0].lang);
    kh_markup_add(&self->title, page->drawings[0].title);
    kh_text_add_bytes(&self->style, page_asset_style.bytes, page_asset_style.length);
    for (j = 0; j < page->num_drawings; j++) {
        KH_TRY(add_drawing(self, &page->drawings[j], j, err));
    }
    if (page->drawings[0].svg == NULL) {
        self->vendor = &page_asset_canvas_vendor;
        self->app = &page_asset_canvas_app;
        KH_TRY(page_places_make(&places, page, err));
    }
    add_policy(self);
    KH_TRY(page_data_add(&data, page, &places, err));
    add_json(&self->data, &data);
out:
    kh_text_free(&data);
    page_places_free(&places);
    return ret;
}

/* --- the frame --------------------------------------------------------------------------- */

typedef struct {
    const char *name, *bytes;
    size_t length;
} filling;

static filling
filling_of(const char *name, const kh_text *text)
{
    return (filling){ name, kh_text_bytes(text), text->length };
}

/* The frame with {{name}} filled; what fills a hole is not looked at again. */
static void
add_frame(kh_text *out, const filling *fillings, size_t num)
{
    const char *at = page_asset_frame.bytes, *hole;
    size_t j;

    while ((hole = strstr(at, "{{")) != NULL) {
        const size_t length = strcspn(hole + 2, "}");

        kh_text_add_bytes(out, at, (size_t) (hole - at));
        for (j = 0; j < num; j++) {
            if (strlen(fillings[j].name) == length
                && memcmp(fillings[j].name, hole + 2, length) == 0) {
                kh_text_add_bytes(out, fillings[j].bytes, fillings[j].length);
            }
        }
        at = hole + 2 + length + 2;
    }
    kh_text_add(out, at);
}

kh_status
kh_page_write(const kh_page *page, kh_text *html, kh_error *err)
{
    kh_status ret = KH_OK;
    parts made = { .vendor = &page_asset_vendor, .app = &page_asset_app };
    kh_text text = { 0 };

    if (page->num_drawings == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a page without a drawing");
    }
    KH_TRY(make_parts(&made, page, err));
    add_frame(&text,
        (const filling[]){ filling_of("lang", &made.lang), filling_of("title", &made.title),
            filling_of("policy", &made.policy), filling_of("style", &made.style),
            filling_of("drawings", &made.drawings), filling_of("data", &made.data),
            { "vendor", made.vendor->bytes, made.vendor->length },
            { "app", made.app->bytes, made.app->length } },
        8);
    text.failed = text.failed || made.lang.failed || made.title.failed || made.policy.failed
                  || made.style.failed || made.drawings.failed || made.data.failed;
    KH_TRY(kh_text_status(&text, err));
    kh_text_add_bytes(html, text.bytes, text.length);
    KH_TRY(kh_text_status(html, err));
out:
    free_parts(&made);
    kh_text_free(&text);
    return ret;
}
