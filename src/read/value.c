/* Values that are one token. */
#include "date_hint.h"
#include "fields.h"

#include "../base/unicode.h"

#include <math.h>
#include <string.h>

#define MAX_ID_LENGTH 512

kh_status
kh_expect(
    kh_reading *r, uint32_t token, kh_token_kind kind, const char *noun, bool *is, kh_error *err)
{
    const kh_token_kind found = r->tokens->items[token].kind;

    *is = found == kind;
    if (*is) {
        return KH_OK;
    }
    if (noun != NULL) {
        return kh_reading_add(r, "E004", token, NULL, err, "%s is %s, not %s", noun,
            kh_token_kind_name(kind), kh_token_kind_name(found));
    }
    return kh_reading_add(r, "E004", token, NULL, err, "expected %s, found %s",
        kh_token_kind_name(kind), kh_token_kind_name(found));
}

static kh_status
intern(kh_reading *r, uint32_t token, kh_sym *into, kh_error *err)
{
    const kh_token *string = &r->tokens->items[token];
    const char *text = kh_tokens_string(r->tokens, token);

    if (into == NULL) {
        return KH_OK;
    }
    return kh_pool_intern_hashed(&r->graph->pool, text, string->length,
        string->hash != 0 ? string->hash : kh_pool_hash(text, string->length), into, err);
}

kh_status
kh_field_string(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    bool is;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, NULL, &is, err));
    if (is) {
        KH_TRY(intern(r, token, into, err));
    }
out:
    return ret;
}

kh_status
kh_field_boolean(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    const kh_token_kind kind = r->tokens->items[token].kind;

    if (kind != KH_JSON_TRUE && kind != KH_JSON_FALSE) {
        return kh_reading_add(r, "E004", token, NULL, err, "expected true or false, found %s",
            kh_token_kind_name(kind));
    }
    if (into != NULL) {
        *(bool *) into = kind == KH_JSON_TRUE;
    }
    return KH_OK;
}

kh_status
kh_field_any_object(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    bool is;

    (void) into;
    return kh_expect(r, token, KH_JSON_OBJECT, NULL, &is, err);
}

kh_status
kh_field_strings_map(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t t = token + 2, num;
    bool is;

    (void) into;
    KH_TRY(kh_expect(r, token, KH_JSON_OBJECT, NULL, &is, err));
    for (num = is ? r->tokens->items[token].num : 0; num > 0; num--) {
        KH_TRY(kh_field_string(r, t, NULL, err));
        t = r->tokens->items[t].next + 1;
    }
out:
    return ret;
}

/* JSON Schema calls 2.0 an integer, too. */
static bool
is_integer(const kh_reading *r, uint32_t token)
{
    const double value
        = r->tokens->items[token].kind == KH_JSON_NUMBER ? kh_tokens_number(r->tokens, token) : NAN;

    return isfinite(value) && value == floor(value);
}

kh_status
kh_field_key(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    (void) into;
    if (r->tokens->items[token].kind == KH_JSON_STRING || is_integer(r, token)) {
        return KH_OK;
    }
    return kh_reading_add(r, "E004", token, NULL, err, "expected a string or an integer");
}

/* Ids turn up in messages, tables and URLs: none is empty, endless or holds a line break. */
static kh_status
check_id(kh_reading *r, uint32_t token, bool *good, kh_error *err)
{
    const kh_token *id = &r->tokens->items[token];
    const char *text = kh_tokens_string(r->tokens, token), *p;

    *good = false;
    if (id->length == 0) {
        return kh_reading_add(r, "E006", token, NULL, err, "an id is empty");
    }
    if (id->length > MAX_ID_LENGTH && kh_unicode_length(text, id->length) > MAX_ID_LENGTH) {
        return kh_reading_add(r, "E006", token, NULL, err, "an id has %zu characters, more than %d",
            kh_unicode_length(text, id->length), MAX_ID_LENGTH);
    }
    for (p = text; *p != '\0'; p++) {
        if ((unsigned char) *p < 0x20 || *p == 0x7F) {
            return kh_reading_add(r, "E006", token, NULL, err,
                "the id \"%s\" holds the control character 0x%02X", text, (unsigned char) *p);
        }
    }
    *good = true;
    return KH_OK;
}

kh_status
kh_field_id(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    bool good;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, "an id", &good, err));
    if (good) {
        KH_TRY(check_id(r, token, &good, err));
    }
    if (good) {
        KH_TRY(intern(r, token, into, err));
    }
out:
    return ret;
}

kh_status
kh_field_loose_id(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text digits = { 0 };

    if (!is_integer(r, token)) {
        return kh_field_id(r, token, into, err);
    }
    kh_tokens_add_json(r->tokens, token, &digits);
    if (strpbrk(kh_text_bytes(&digits), ".eE") != NULL) {
        kh_text_clear(&digits);
        kh_text_add_number(&digits, kh_tokens_number(r->tokens, token));
    }
    KH_TRY(kh_text_status(&digits, err));
    KH_TRY(kh_graph_intern(r->graph, kh_text_bytes(&digits), into, err));
out:
    kh_text_free(&digits);
    return ret;
}

kh_status
kh_field_color(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    bool is;

    KH_TRY(kh_expect(r, token, KH_JSON_STRING, NULL, &is, err));
    if (is) {
        const char *text = kh_tokens_string(r->tokens, token);

        if (text[0] != '#' || strlen(text) != 7
            || strspn(text + 1, "0123456789abcdefABCDEF") != 6) {
            return kh_reading_add(r, "E006", token, "write #RRGGBB, for example #E69F00", err,
                "\"%s\" is not a colour", text);
        }
        KH_TRY(intern(r, token, into, err));
    }
out:
    return ret;
}

/* A number with a range of its own; out of it the value is as if not stated. */
static kh_status
expect_number(kh_reading *r, uint32_t token, double *value, bool *is, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_expect(r, token, KH_JSON_NUMBER, NULL, is, err));
    if (*is) {
        *value = kh_tokens_number(r->tokens, token);
    }
out:
    return ret;
}

kh_status
kh_field_weight(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    double value;
    bool is;

    KH_TRY(expect_number(r, token, &value, &is, err));
    if (is && !(isfinite(value) && value > 0)) {
        const kh_token *number = &r->tokens->items[token];

        return kh_reading_add(r, "E015", token,
            "a weight is a strength: larger is closer; leave it out if it is unknown", err,
            "the weight %.*s is not %s", (int) (number->end - number->begin),
            r->tokens->text + number->begin, isfinite(value) ? "above 0" : "finite");
    }
    if (is) {
        *(double *) into = value;
    }
out:
    return ret;
}

kh_status
kh_field_confidence(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    kh_status ret = KH_OK;
    double value;
    bool is;

    KH_TRY(expect_number(r, token, &value, &is, err));
    if (is && !(value >= 0 && value <= 1)) {
        const kh_token *number = &r->tokens->items[token];

        return kh_reading_add(r, "E016", token,
            value > 1 && value <= 100 ? "90 % is written 0.9" : NULL, err,
            "the confidence %.*s is not from 0 to 1", (int) (number->end - number->begin),
            r->tokens->text + number->begin);
    }
    if (is) {
        *(double *) into = value == 0 ? 0 : value;
    }
out:
    return ret;
}

static kh_status
read_date_string(kh_reading *r, uint32_t token, kh_date *date, kh_error *err)
{
    const char *text = kh_tokens_string(r->tokens, token);
    const kh_status status = kh_date_parse(date, text, NULL);
    char hint[KH_DATE_HINT_SIZE];

    if (status == KH_OK) {
        return KH_OK;
    }
    if (status == KH_ERR_ARGUMENT) {
        return kh_reading_add(r, "E013", token, NULL, err, "there is no such date as %s", text);
    }
    return kh_reading_add(
        r, "E006", token, kh_date_hint(text, hint), err, "\"%s\" is not a date", text);
}

kh_status
kh_field_date(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    const kh_token *value = &r->tokens->items[token];
    kh_date date = { 0 };
    kh_status status;

    if (value->kind == KH_JSON_STRING) {
        status = read_date_string(r, token, &date, err);
    } else if (is_integer(r, token)) {
        const double year = kh_tokens_number(r->tokens, token);

        if (fabs(year) > 9999) {
            return kh_reading_add(r, "E006", token, "write 2016, \"2016-01\" or \"2016-01-22\"",
                err, "%.*s is not a year from -9999 to 9999", (int) (value->end - value->begin),
                r->tokens->text + value->begin);
        }
        status = kh_date_from_year(&date, (long long) year, err);
    } else {
        return kh_reading_add(r, "E004", token, "write \"2016\", \"2016-01\" or \"2016-01-22\"",
            err, "a date is a string or a whole year, not %s", kh_token_kind_name(value->kind));
    }
    if (status == KH_OK && date.stated && into != NULL) {
        *(kh_date *) into = date;
    }
    return status;
}

kh_status
kh_field_open_date(kh_reading *r, uint32_t token, void *into, kh_error *err)
{
    if (r->tokens->items[token].kind == KH_JSON_NULL) {
        return KH_OK;
    }
    return kh_field_date(r, token, into, err);
}

kh_status
kh_check_interval(kh_reading *r, uint32_t object, kh_date start, kh_date *end, kh_error *err)
{
    char from[KH_DATE_TEXT_SIZE], to[KH_DATE_TEXT_SIZE];

    if (!start.stated || !end->stated || kh_date_first_day(start) <= kh_date_last_day(*end)) {
        return KH_OK;
    }
    (void) kh_date_text(start, from);
    (void) kh_date_text(*end, to);
    *end = (kh_date){ 0 };
    return kh_reading_add(r, "E014", kh_tokens_member(r->tokens, object, "end"), NULL, err,
        "the end, %s, is before the start, %s", to, from);
}
