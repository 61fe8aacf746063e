#include "sheet.h"

#include "../base/json.h"

#include <stdarg.h>
#include <string.h>

static kh_place
place_of_byte(kh_reading *self, uint32_t offset)
{
    if (offset < self->known.offset || self->known.place.line == 0) {
        self->known.offset = 0;
        self->known.place = self->element;
    }
    self->known.place = kh_place_behind(
        self->known.place, self->tokens->text + self->known.offset, offset - self->known.offset);
    self->known.offset = offset;
    return self->known.place;
}

kh_place
kh_reading_place(kh_reading *self, uint32_t token)
{
    return place_of_byte(self, self->tokens->items[token].begin);
}

kh_position
kh_reading_position_at(kh_reading *self, uint32_t offset)
{
    const kh_place place = place_of_byte(self, offset);

    return (kh_position){ self->file, self->index, place.line, place.column };
}

kh_position
kh_reading_position(kh_reading *self, uint32_t token)
{
    return kh_reading_position_at(self, self->tokens->items[token].begin);
}

void
kh_reading_add_prefix(const kh_reading *self, kh_text *out)
{
    kh_text_add(out, kh_text_bytes(&self->prefix));
    if (self->indexed) {
        kh_json_pointer_add_index(out, self->index);
    }
}

/* In a table the name of a column says where. */
static void
add_pointer(const kh_reading *self, uint32_t token, kh_text *out)
{
    if (self->sheet != NULL) {
        kh_sheet_add_pointer(self->sheet, self->tokens, token, out);
    } else {
        kh_reading_add_prefix(self, out);
        kh_tokens_add_pointer(self->tokens, token, out);
    }
}

kh_status
kh_reading_keep_place(
    kh_reading *self, uint32_t token, kh_place *place, kh_sym *pointer, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    add_pointer(self, token, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_graph_intern(self->graph, kh_text_bytes(&text), pointer, err));
    *place = kh_reading_place(self, token);
out:
    kh_text_free(&text);
    return ret;
}

kh_status
kh_reading_add(kh_reading *self, const char *code, uint32_t token, const char *hint, kh_error *err,
    const char *fmt, ...)
{
    kh_text pointer = { 0 };
    kh_status status;
    va_list args;

    add_pointer(self, token, &pointer);
    status = kh_text_status(&pointer, err);
    if (status == KH_OK) {
        va_start(args, fmt);
        status = kh_findings_add_args(self->findings, code, kh_reading_place(self, token),
            kh_text_bytes(&pointer), hint, err, fmt, args);
        va_end(args);
    }
    kh_text_free(&pointer);
    return status;
}

kh_status
kh_reading_add_here(
    kh_reading *self, const char *code, const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_text pointer = { 0 };
    kh_status status;
    va_list args;

    kh_reading_add_prefix(self, &pointer);
    status = kh_text_status(&pointer, err);
    if (status == KH_OK) {
        va_start(args, fmt);
        status = kh_findings_add_args(self->findings, code, self->window.place,
            kh_text_bytes(&pointer), hint, err, fmt, args);
        va_end(args);
    }
    kh_text_free(&pointer);
    return status;
}

/* A fault stands within the innermost container that was open. */
static uint32_t
innermost_open(const kh_tokens *tokens)
{
    size_t t = tokens->num;

    while (t > 0) {
        const kh_token *token = &tokens->items[--t];

        if (token->next == 0 && token->kind >= KH_JSON_ARRAY) {
            return (uint32_t) t;
        }
    }
    return 0;
}

kh_status
kh_reading_add_fault(kh_reading *self, kh_error *err)
{
    const kh_fault *fault = &self->tokens->fault;
    kh_text pointer = { 0 };
    kh_status status;

    kh_reading_add_prefix(self, &pointer);
    if (self->tokens->num > 0) {
        kh_tokens_add_pointer(self->tokens, innermost_open(self->tokens), &pointer);
    }
    status = kh_text_status(&pointer, err);
    if (status == KH_OK) {
        status = kh_findings_add(self->findings, fault->code, place_of_byte(self, fault->offset),
            kh_text_bytes(&pointer), fault->hint, err, "%s", fault->message);
    }
    kh_text_free(&pointer);
    return status;
}

kh_status
kh_reading_add_duplicates(kh_reading *self, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t t;

    if (self->tokens->num_duplicates == 0) {
        return KH_OK;
    }
    for (t = 0; t < self->tokens->num; t++) {
        if (self->tokens->items[t].duplicate) {
            KH_TRY(kh_reading_add(self, "E002", t, NULL, err, "the key \"%s\" stands here twice",
                kh_tokens_string(self->tokens, t)));
        }
    }
out:
    return ret;
}

kh_status
kh_reading_count(kh_reading *self, kh_error *err)
{
    if (++self->num_elements > self->limits.max_elements) {
        return kh_fail(err, KH_ERR_LIMIT, "%s holds more than %zu elements",
            self->window.place.file, self->limits.max_elements);
    }
    return KH_OK;
}

kh_status
kh_reading_parse(kh_reading *self, size_t *used, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &self->window;
    kh_parse_result result;
    size_t num;

    *used = 0;
    for (;;) {
        KH_TRY(kh_tokens_parse(self->tokens, kh_window_at(window), kh_window_left(window),
            window->ended ? "file" : NULL, &result, &num, err));
        self->element = window->place;
        self->known.place.line = 0;
        if (result != KH_PARSE_MORE) {
            break;
        }
        if (kh_window_left(window) > self->limits.max_element) {
            return kh_reading_add_here(self, "E007", NULL, err,
                "an element is longer than %zu bytes", self->limits.max_element);
        }
        KH_TRY(kh_window_extend(window, err));
    }
    if (result == KH_PARSE_FAULT) {
        KH_TRY(kh_reading_add_fault(self, err));
    } else {
        KH_TRY(kh_reading_add_duplicates(self, err));
        *used = num;
    }
out:
    return ret;
}

kh_status
kh_reading_stop(kh_reading *r, const char *what, const char *hint, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_tokens_expected(r->tokens, kh_window_at(&r->window), kh_window_left(&r->window), what, hint);
    r->element = r->window.place;
    r->known.place.line = 0;
    KH_TRY(kh_reading_add_fault(r, err));
    ret = KH_ERR_DATA;
out:
    return ret;
}
