/* The layout out of an SVG: the text of the first <metadata> below the root. */
#include "places.h"

#include "../base/text.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#define ROOT_DEPTH 1

typedef struct {
    XML_Parser parser;
    kh_text layout;
    size_t depth;
    bool inside, found, has_type, is_svg;
} svg_reader;

static void XMLCALL
begin_element(void *data, const XML_Char *name, const XML_Char **attributes)
{
    svg_reader *self = data;

    (void) attributes;
    if (self->depth == 0) {
        self->is_svg = strcmp(name, "svg") == 0;
    }
    self->inside = self->depth == ROOT_DEPTH && !self->found && strcmp(name, "metadata") == 0;
    self->found = self->found || self->inside;
    self->depth++;
}

static void XMLCALL
end_element(void *data, const XML_Char *name)
{
    svg_reader *self = data;

    (void) name;
    self->inside = false;
    self->depth--;
}

static void XMLCALL
add_characters(void *data, const XML_Char *text, int length)
{
    svg_reader *self = data;

    if (self->inside) {
        kh_text_add_bytes(&self->layout, text, (size_t) length);
    }
}

/* Entities could make gigabytes of a few lines, and ours has none. */
static void XMLCALL
refuse_type(
    void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    svg_reader *self = data;

    (void) name, (void) system, (void) public, (void) internal;
    self->has_type = true;
    XML_StopParser(self->parser, XML_FALSE);
}

static kh_status
parse(svg_reader *self, const char *name, const char *text, size_t length, kh_error *err)
{
    self->parser = XML_ParserCreate("UTF-8");
    if (self->parser == NULL) {
        return kh_fail_nomem(err, 1, "parser");
    }
    XML_SetUserData(self->parser, self);
    XML_SetElementHandler(self->parser, begin_element, end_element);
    XML_SetCharacterDataHandler(self->parser, add_characters);
    XML_SetStartDoctypeDeclHandler(self->parser, refuse_type);
    if (length > INT_MAX) {
        return kh_fail(err, KH_ERR_DATA, "%s is too large to be a drawing", name);
    }
    if (XML_Parse(self->parser, text, (int) length, 1) == XML_STATUS_OK) {
        return KH_OK;
    }
    if (self->has_type) {
        return kh_fail(
            err, KH_ERR_DATA, "%s has a document type, which no drawing of ours has", name);
    }
    return kh_fail(err, KH_ERR_DATA, "%s:%lu: not well-formed XML: %s", name,
        (unsigned long) XML_GetCurrentLineNumber(self->parser),
        XML_ErrorString(XML_GetErrorCode(self->parser)));
}

kh_status
kh_places_read_svg(
    kh_places *self, const char *name, const char *text, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    svg_reader reader = { 0 };

    KH_TRY(parse(&reader, name, text, length, err));
    KH_TRY(kh_text_status(&reader.layout, err));
    if (!reader.is_svg || !reader.found) {
        KH_TRY(kh_fail(err, KH_ERR_DATA, "%s is no SVG with a layout in its metadata", name));
    }
    KH_TRY(
        kh_places_read_json(self, name, kh_text_bytes(&reader.layout), reader.layout.length, err));
out:
    if (reader.parser != NULL) {
        XML_ParserFree(reader.parser);
    }
    kh_text_free(&reader.layout);
    return ret;
}
