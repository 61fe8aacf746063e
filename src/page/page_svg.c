#include "page_svg.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const char *at, *end;
    const char *prefix, *label;
    kh_text *out, *style;
    size_t depth; /* elements that are open */
} embedding;

/* A piece of the document. */
typedef struct {
    const char *bytes;
    size_t length;
} piece;

/* What a drawing consists of. Anything else could load, run or cover something. */
static const char *const elements[]
    = { "a", "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient",
          "marker", "mask", "metadata", "path", "pattern", "polygon", "polyline", "radialGradient",
          "rect", "stop", "style", "svg", "symbol", "text", "textPath", "title", "tspan" };

static bool
is(piece name, const char *text)
{
    return name.length == strlen(text) && memcmp(name.bytes, text, name.length) == 0;
}

static bool
has(piece text, char c)
{
    return text.length > 0 && memchr(text.bytes, c, text.length) != NULL;
}

static bool
starts(const embedding *self, const char *text)
{
    const size_t length = strlen(text);

    return (size_t) (self->end - self->at) >= length && memcmp(self->at, text, length) == 0;
}

static kh_status
fail(kh_error *err, const char *what, piece where)
{
    return kh_fail(
        err, KH_ERR_DATA, "a drawing has %s: %.*s", what, (int) where.length, where.bytes);
}

/* Move behind the next `mark`; *passed is what stood before it. */
static kh_status
pass(embedding *self, const char *mark, piece *passed, kh_error *err)
{
    const char *found = memmem(self->at, (size_t) (self->end - self->at), mark, strlen(mark));

    if (found == NULL) {
        return kh_fail(err, KH_ERR_DATA, "a drawing ends before \"%s\"", mark);
    }
    *passed = (piece){ self->at, (size_t) (found - self->at) };
    self->at = found + strlen(mark);
    return KH_OK;
}

/* --- attributes -------------------------------------------------------------------------- */

static void
add_attribute(embedding *self, piece name, const char *before, piece value)
{
    kh_text_add_char(self->out, ' ');
    kh_text_add_bytes(self->out, name.bytes, name.length);
    kh_text_add(self->out, "=\"");
    kh_text_add(self->out, before);
    kh_text_add_bytes(self->out, value.bytes, value.length);
    kh_text_add_char(self->out, '"');
}

/* A value with url(#id): references to what the drawing has, and to nothing else. */
static kh_status
add_value(embedding *self, piece name, piece value, kh_error *err)
{
    const char *at = value.bytes, *end = value.bytes + value.length, *url;

    kh_text_add_char(self->out, ' ');
    kh_text_add_bytes(self->out, name.bytes, name.length);
    kh_text_add(self->out, "=\"");
    while ((url = memmem(at, (size_t) (end - at), "url(", 4)) != NULL) {
        if (end - url < 5 || url[4] != '#') {
            return fail(err, "an attribute that loads something", value);
        }
        kh_text_add_bytes(self->out, at, (size_t) (url + 5 - at));
        kh_text_add(self->out, self->prefix);
        at = url + 5;
    }
    kh_text_add_bytes(self->out, at, (size_t) (end - at));
    kh_text_add_char(self->out, '"');
    return KH_OK;
}

/* Each id of a list. */
static void
add_references(embedding *self, piece name, piece value)
{
    const char *at = value.bytes, *end = value.bytes + value.length;

    kh_text_add_char(self->out, ' ');
    kh_text_add_bytes(self->out, name.bytes, name.length);
    kh_text_add(self->out, "=\"");
    for (; at < end; at++) {
        if (*at != ' ' && (at == value.bytes || at[-1] == ' ')) {
            kh_text_add(self->out, self->prefix);
        }
        kh_text_add_char(self->out, *at);
    }
    kh_text_add_char(self->out, '"');
}

/* style="a:b;c:d", which the page's policy forbids, as a="b" c="d". */
static kh_status
add_declarations(embedding *self, piece style, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *at = style.bytes, *end = style.bytes + style.length;

    while (at < end) {
        const char *stop = memchr(at, ';', (size_t) (end - at));
        const char *colon;

        stop = stop != NULL ? stop : end;
        colon = memchr(at, ':', (size_t) (stop - at));
        if (colon != NULL) {
            KH_TRY(add_value(self, (piece){ at, (size_t) (colon - at) },
                (piece){ colon + 1, (size_t) (stop - colon - 1) }, err));
        } else if (at < stop) {
            KH_TRY(fail(err, "a style that is none", style));
        }
        at = stop + 1;
    }
out:
    return ret;
}

/* Names and texts: whatever they say, nothing is loaded for them. */
static bool
is_text(piece name)
{
    return is(name, "aria-label") || is(name, "class") || is(name, "lang")
           || (name.length > 5 && memcmp(name.bytes, "data-", 5) == 0);
}

/* What the document says of itself as a whole: the page says it in its own way. */
static bool
is_dropped(piece name, size_t depth)
{
    return (depth == 0 && (is(name, "role") || is(name, "aria-label")))
           || (depth <= 1 && (is(name, "aria-labelledby") || is(name, "aria-describedby")));
}

static kh_status
take_attribute(embedding *self, piece name, piece value, kh_error *err)
{
    if (is_dropped(name, self->depth)) {
        return KH_OK;
    } else if (name.length > 2 && (name.bytes[0] | 32) == 'o' && (name.bytes[1] | 32) == 'n') {
        return fail(err, "a script", name);
    } else if (is(name, "id")) {
        add_attribute(self, name, self->prefix, value);
    } else if (is_text(name)) {
        add_attribute(self, name, "", value);
    } else if (is(name, "aria-labelledby") || is(name, "aria-describedby")
               || is(name, "aria-owns")) {
        add_references(self, name, value);
    } else if (is(name, "style")) {
        return add_declarations(self, value, err);
    } else if (is(name, "href") || is(name, "xlink:href")) {
        if (value.length == 0 || value.bytes[0] != '#') {
            return fail(err, "a link that is none of its own", value);
        }
        kh_text_print(self->out, " %.*s=\"#%s%.*s\"", (int) name.length, name.bytes, self->prefix,
            (int) value.length - 1, value.bytes + 1);
    } else {
        return add_value(self, name, value, err);
    }
    return KH_OK;
}

/* --- tags -------------------------------------------------------------------------------- */

static void
skip_space(embedding *self)
{
    while (self->at < self->end && strchr(" \t\r\n", *self->at) != NULL) {
        self->at++;
    }
}

static piece
read_name(embedding *self)
{
    const char *first = self->at;

    while (self->at < self->end && strchr(" \t\r\n=/><\"'", *self->at) == NULL) {
        self->at++;
    }
    return (piece){ first, (size_t) (self->at - first) };
}

static kh_status
read_value(embedding *self, piece *value, kh_error *err)
{
    char quote[2] = "";

    skip_space(self);
    if (!starts(self, "=")) {
        return kh_fail(err, KH_ERR_DATA, "a drawing has an attribute without a value");
    }
    self->at++;
    skip_space(self);
    if (self->at == self->end || (*self->at != '"' && *self->at != '\'')) {
        return kh_fail(err, KH_ERR_DATA, "a drawing has a value without quotes");
    }
    quote[0] = *self->at++;
    return pass(self, quote, value, err);
}

/* Up to the end of the tag; *closed if it ends in "/>". Links lose their tags. */
static kh_status
copy_attributes(embedding *self, piece element, bool *closed, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool link = is(element, "a");
    piece name, value = { 0 };

    for (skip_space(self); !starts(self, ">") && !starts(self, "/>"); skip_space(self)) {
        name = read_name(self);
        if (name.length == 0) {
            KH_TRY(fail(err, "a tag without an end", element));
        }
        KH_TRY(read_value(self, &value, err));
        if (has(value, '<') || has(value, '"')) {
            KH_TRY(fail(err, "a value that is not escaped", value));
        }
        if (!link) {
            KH_TRY(take_attribute(self, name, value, err));
        }
    }
    *closed = *self->at == '/';
    self->at += *closed ? 2 : 1;
out:
    return ret;
}

/* A style sheet moves to the page's, as it stands in a <style> there: without escapes. */
static kh_status
take_style(embedding *self, kh_error *err)
{
    kh_status ret = KH_OK;
    piece sheet = { 0 };

    KH_TRY(pass(self, "</style>", &sheet, err));
    if (sheet.length > 12 && memcmp(sheet.bytes, "<![CDATA[", 9) == 0) {
        sheet = (piece){ sheet.bytes + 9, sheet.length - 12 };
    }
    if (has(sheet, '<') || has(sheet, '&')) {
        KH_TRY(kh_fail(err, KH_ERR_DATA, "a drawing has markup in its style sheet"));
    }
    kh_text_add_bytes(self->style, sheet.bytes, sheet.length);
    kh_text_add_char(self->style, '\n');
out:
    return ret;
}

static kh_status
check_element(piece name, kh_error *err)
{
    size_t j;

    for (j = 0; j < sizeof(elements) / sizeof(*elements); j++) {
        if (is(name, elements[j])) {
            return KH_OK;
        }
    }
    return fail(err, "an element that drawings do not have", name);
}

/* What the page says itself (a title would be a tooltip of everything), and what is for a later
 * drawing that follows on this one. */
static bool
is_about_all(piece name)
{
    return is(name, "title") || is(name, "desc") || is(name, "metadata");
}

static kh_status
skip_element(embedding *self, piece name, kh_error *err)
{
    char end[32];
    piece text = { 0 };

    snprintf(end, sizeof(end), "</%.*s>", (int) name.length, name.bytes);
    return pass(self, end, &text, err);
}

static kh_status
open_element(embedding *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t before = self->out->length;
    const char *tag = self->at;
    bool closed;
    piece name = { 0 };

    self->at++;
    name = read_name(self);
    KH_TRY(check_element(name, err));
    if (!is(name, "a")) {
        kh_text_add_bytes(self->out, tag, 1 + name.length);
    }
    KH_TRY(copy_attributes(self, name, &closed, err));
    if (self->depth == 1 && !closed && is_about_all(name)) {
        self->out->length = before;
        KH_TRY(skip_element(self, name, err));
        goto out;
    }
    if (is(name, "style")) {
        self->out->length = before;
        KH_TRY(closed ? KH_OK : take_style(self, err));
        goto out;
    }
    if (self->depth == 0) {
        kh_text_print(self->out, " role=\"group\" aria-label=\"%s\"", self->label);
    }
    if (!is(name, "a")) {
        kh_text_add(self->out, closed ? "/>" : ">");
    }
    self->depth += !closed;
out:
    return ret;
}

static kh_status
close_element(embedding *self, kh_error *err)
{
    kh_status ret = KH_OK;
    piece name = { 0 };

    self->at += 2;
    KH_TRY(pass(self, ">", &name, err));
    if (self->depth == 0) {
        KH_TRY(fail(err, "an end without a beginning", name));
    }
    self->depth--;
    if (!is(name, "a")) {
        kh_text_print(self->out, "</%.*s>", (int) name.length, name.bytes);
    }
out:
    return ret;
}

static kh_status
take_markup(embedding *self, kh_error *err)
{
    piece dropped = { 0 };

    if (starts(self, "<?")) {
        return pass(self, "?>", &dropped, err);
    } else if (starts(self, "<!--")) {
        return pass(self, "-->", &dropped, err);
    } else if (starts(self, "<!DOCTYPE")) {
        return pass(self, ">", &dropped, err);
    } else if (starts(self, "</")) {
        return close_element(self, err);
    }
    return open_element(self, err);
}

kh_status
page_svg_add(kh_text *out, kh_text *style, const char *svg, size_t length, const char *prefix,
    const char *label, kh_error *err)
{
    kh_status ret = KH_OK;
    embedding self = {
        .at = svg, .end = svg + length, .prefix = prefix, .label = label, .out = out, .style = style
    };
    bool any = false;

    while (self.at < self.end) {
        const char *next = memchr(self.at, '<', (size_t) (self.end - self.at));

        next = next != NULL ? next : self.end;
        if (self.depth > 0) {
            kh_text_add_bytes(out, self.at, (size_t) (next - self.at));
        }
        self.at = next;
        if (self.at < self.end) {
            KH_TRY(take_markup(&self, err));
            any = any || self.depth > 0;
        }
    }
    if (!any || self.depth > 0) {
        KH_TRY(kh_fail(err, KH_ERR_DATA, "a drawing is not a whole SVG document"));
    }
out:
    return ret;
}
