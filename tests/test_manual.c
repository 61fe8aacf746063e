/* The manual: text of records never becomes markup, and every option has its entry. */
#include "run.h"

#include "../src/cli/app.h"
#include "../src/manual/pages.h"
#include "../src/manual/scdoc.h"

static bool
has_scdoc(void)
{
    return access("/usr/bin/scdoc", X_OK) == 0;
}

/* What a reader of a terminal sees of scdoc source, in lines that do not break. */
static void
see(run_result *seen, const kh_text *source)
{
    static const char *const show[] = { "/bin/sh", "-c",
        "export LC_ALL=C.UTF-8 MANWIDTH=1000\n"
        "scdoc | man --warnings -E UTF-8 -l - | col -bx",
        NULL };

    run_program(seen, &(run_how){ .input = kh_text_bytes(source) }, show);
    assert_code(seen, 0);
    assert_string_equal(seen->err, "");
}

static void
add_prose(kh_text *page, const char *text)
{
    manual_add_prose(page, text, 0);
    manual_add_bold(page, "option");
    kh_text_add_char(page, '\n');
    manual_add_prose(page, text, 1);
}

static void
begin(kh_text *page)
{
    manual_add_title(page, "test", 1, "0");
    manual_add_heading(page, "text");
}

static void
test_text_is_no_markup(void **state)
{
    static const char *const texts[] = { "snake_case and _x_ and *y*", "# no heading", "- no list",
        ". no list", ".5 of it", "'tis", "[ no table", "| no cell", "] no cell", "; no comment",
        "++", "a ++", "\\fBnot bold\\fR", "\\", "~ ^ ! \" $ % & / ( ) = ?", "<node>", "\\(lq",
        "語、한글 «x»", ".so /etc/passwd", "` not literal" };
    kh_text page = { 0 };
    run_result r = { 0 };
    size_t j;

    (void) state;
    if (!has_scdoc()) {
        skip();
    }
    begin(&page);
    for (j = 0; j < sizeof(texts) / sizeof(*texts); j++) {
        char line[64];

        snprintf(line, sizeof(line), "word %s word", texts[j]);
        add_prose(&page, texts[j]);
        add_prose(&page, line);
    }
    see(&r, &page);
    for (j = 0; j < sizeof(texts) / sizeof(*texts); j++) {
        char line[64];

        snprintf(line, sizeof(line), " %s\n", texts[j]);
        assert_says(&r, out, line);
        snprintf(line, sizeof(line), " word %s word\n", texts[j]);
        assert_says(&r, out, line);
    }
    run_free(&r);
    kh_text_free(&page);
}

static void
test_literal_lines(void **state)
{
    static const char lines[] = "  a \\ b `c` ``` .d\n  .TH x\n  'e *f* _g_";
    kh_text page = { 0 };
    run_result r = { 0 };

    (void) state;
    if (!has_scdoc()) {
        skip();
    }
    begin(&page);
    manual_add_prose(&page, "before:\n", 0);
    manual_add_prose(&page, lines, 0);
    see(&r, &page);
    assert_says(&r, out, "  a \\ b `c` ``` .d\n");
    assert_says(&r, out, "  .TH x\n");
    assert_says(&r, out, "  'e *f* _g_\n");
    run_free(&r);
    kh_text_free(&page);
}

/* Any bytes at all: scdoc takes them, and roff finds nothing to warn of. */
static void
test_noise(void **state)
{
    static const char letters[] = "ab \n`*_\\.'-#[]|;+!~^\t\x80\xE3\x1B";
    kh_text page = { 0 };
    run_result r = { 0 };
    unsigned random = 7;
    int j, k;

    (void) state;
    if (!has_scdoc()) {
        skip();
    }
    begin(&page);
    for (j = 0; j < 400; j++) {
        char text[24] = "";

        for (k = 0; k < 23; k++) {
            random = random * 1103515245 + 12345;
            text[k] = letters[random / 65536 % (sizeof(letters) - 1)];
        }
        add_prose(&page, text);
        manual_add_text(&page, ".x");
        kh_text_add(&page, "\n\nend of noise\n\n");
    }
    see(&r, &page);
    assert_says(&r, out, "end of noise");
    run_free(&r);
    kh_text_free(&page);
}

/* --- pages ------------------------------------------------------------------------------- */

static void
check_options(const kh_text *page, const app_option *options)
{
    for (; options->name != NULL; options++) {
        char head[80];

        snprintf(head, sizeof(head), "*--%s*", options->name);
        assert_non_null(strstr(kh_text_bytes(page), head));
    }
}

static void
test_pages_name_every_option(void **state)
{
    const app_group *group;
    size_t j;

    (void) state;
    for (j = 0; app_commands[j] != NULL; j++) {
        kh_text page = { 0 };

        manual_add_command_page(&page, app_commands[j]);
        for (group = app_commands[j]->groups; group != NULL && group->heading != NULL; group++) {
            check_options(&page, group->options);
        }
        check_options(&page, app_common_options);
        kh_text_free(&page);
    }
}

static void
test_no_such_page(void **state)
{
    kh_error err = { 0 };
    kh_text page = { 0 };

    (void) state;
    assert_fails(manual_add_page(&page, "kakehashi-nothing.1", KH_ROOT, &err), KH_ERR_NOTFOUND,
        "kakehashi-nothing.1");
    err = (kh_error){ 0 };
    assert_fails(manual_add_page(&page, "kakehashi-graph.5", "/nonexistent", &err), KH_ERR_IO,
        "/nonexistent");
    kh_text_free(&page);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_is_no_markup),
        cmocka_unit_test(test_literal_lines),
        cmocka_unit_test(test_noise),
        cmocka_unit_test(test_pages_name_every_option),
        cmocka_unit_test(test_no_such_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
