/* The words of a command line as values of its options. */
#include "app.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static kh_status
parse_count(app_count *count, const app_option *option, const char *text, kh_error *err)
{
    char *end;

    errno = 0;
    count->value = strtoull(text, &end, 10);
    count->given = true;
    if (errno == ERANGE) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--%s takes at most %" PRIu64, option->name, UINT64_MAX);
    }
    if (text[0] < '0' || text[0] > '9' || *end != '\0') {
        kh_fail(err, KH_ERR_ARGUMENT, "--%s takes a whole number, not \"%s\"", option->name, text);
        kh_hint(err, "in digits alone, such as --%s 10", option->name);
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

static kh_status
parse_real(double *real, const app_option *option, const char *text, kh_error *err)
{
    char *end;

    *real = strtod(text, &end);
    if (end == text || *end != '\0' || !isfinite(*real) || *real < 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--%s takes a number of 0 or more, not \"%s\"",
            option->name, text);
    }
    return KH_OK;
}

static kh_status
parse_share(app_share *share, const app_option *option, const char *text, kh_error *err)
{
    char *end;

    *share = strtod(text, &end);
    if (end == text || *end != '\0' || !(*share > 0 && *share < 1)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--%s takes a number above 0 and below 1, not \"%s\"",
            option->name, text);
    }
    return KH_OK;
}

/* Locales write ja_JP, language tags ja-JP. argv is ours to write. */
static const char *
hyphenate(char *tag)
{
    char *at;

    for (at = tag; *at != '\0'; at++) {
        *at = *at == '_' ? '-' : *at;
    }
    return tag;
}

/* Values are cut in place: argv is ours to write. */
static kh_status
split(app_list *list, const app_option *option, char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    char *rest = text, *item;

    while ((item = strsep(&rest, ",")) != NULL) {
        size_t end;

        item += strspn(item, " ");
        for (end = strlen(item); end > 0 && item[end - 1] == ' '; end--) {
            item[end - 1] = '\0';
        }
        if (*item == '\0') {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "--%s has an empty item in its list", option->name);
        }
        KH_TRY(app_list_add(list, item, err));
    }
out:
    return ret;
}

kh_status
app_option_set(const app_option *option, void *place, char *text, kh_error *err)
{
    switch (option->kind) {
        case APP_FLAG:
            *(bool *) place = true;
            return KH_OK;
        case APP_TEXT:
            *(const char **) place = text;
            return KH_OK;
        case APP_TAG:
            *(const char **) place = hyphenate(text);
            return KH_OK;
        case APP_COUNT:
            return parse_count(place, option, text, err);
        case APP_REAL:
            return parse_real(place, option, text, err);
        case APP_SHARE:
            return parse_share(place, option, text, err);
        case APP_LIST:
            return split(place, option, text, err);
        case APP_REPEAT:
            return app_list_add(place, text, err);
        case APP_YEARS:
            *(app_years *) place = (app_years){ text, true };
            return KH_OK;
    }
    return KH_OK;
}
