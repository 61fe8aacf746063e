#include "app.h"

#include "../base/json.h"
#include "../base/unicode.h"
#include "../picture/picture.h"
#include "../net/net.h"

#include <stdlib.h>
#include <string.h>

static void
add_line(kh_text *out, bool found, const char *what, const char *detail)
{
    kh_text_print(out, "%-8s %-22s %s\n", found ? "ok" : "missing", what, detail);
}

/* The first of the variables that decide, as in locale(7). */
static const char *
locale_of_characters(void)
{
    static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
    size_t j;

    for (j = 0; j < sizeof(names) / sizeof(*names); j++) {
        const char *value = getenv(names[j]);

        if (value != NULL && value[0] != '\0') {
            return value;
        }
    }
    return "C";
}

static bool
add_locale(kh_text *out)
{
    const char *locale = locale_of_characters();
    const bool utf8 = strcasestr(locale, "utf-8") != NULL || strcasestr(locale, "utf8") != NULL;
    kh_text detail = { 0 };

    kh_text_add(&detail, locale);
    if (!utf8) {
        kh_text_add(&detail, ": a terminal may not show Korean and Japanese; set LANG=C.UTF-8");
    }
    add_line(out, utf8, "UTF-8 locale", kh_text_bytes(&detail));
    kh_text_free(&detail);
    return utf8;
}

/* What kakehashi-render reports, line by line. @return whether all is there. */
static bool
add_report(kh_text *out, char *lines)
{
    bool whole = true;
    char *line;

    while ((line = strsep(&lines, "\n")) != NULL) {
        const char *status = strsep(&line, "\t"), *what = strsep(&line, "\t");

        if (what != NULL && line != NULL) {
            const bool found = strcmp(status, "ok") == 0;

            add_line(out, found, what, line);
            whole = whole && found;
        }
    }
    return whole;
}

static bool
add_renderer(kh_text *out)
{
    kh_error err = { 0 };
    kh_text lines = { 0 };
    bool whole = false;

    if (kh_picture_doctor(&lines, &err) == KH_OK) {
        add_line(out, true, "kakehashi-render", "it runs");
        whole = add_report(out, lines.bytes);
    } else {
        add_line(out, false, "kakehashi-render", err.message);
    }
    kh_text_free(&lines);
    return whole;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_error err = { 0 };
    kh_text out = { 0 };
    bool whole;
    app_exit code;

    (void) values;
    (void) args;
    (void) num_args;
    add_line(&out, true, "kakehashi", KH_VERSION);
    add_line(&out, true, "igraph", kh_net_igraph_version());
    add_line(&out, true, "jansson", jansson_version_str());
    add_line(&out, true, "Unicode", kh_unicode_version());
    whole = add_locale(&out);
    whole = add_renderer(&out) && whole;
    code = whole ? APP_OK : APP_NO;
    if (app_write(self, &out, &err) != KH_OK) {
        code = app_fail(self, &err);
    }
    kh_text_free(&out);
    return code;
}

const app_command app_command_doctor = {
    .name = "doctor",
    .arguments = "",
    .summary = "is the machine ready: libraries, renderer, fonts, locale",
    .description = "Says what is there and what to install. Exit code: 0 all is there, 1 something "
                   "is missing.",
    .examples = "kakehashi doctor",
    .run = run,
};
