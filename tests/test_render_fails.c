/* A renderer that crashes, hangs or lies, and what is done then. */
#include "renderlib.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* Let a shell script stand for kakehashi-render. */
static void
use_script(const char *body)
{
    static char path[] = KH_BUILD "/fake-render";
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    fclose(file);
    assert_int_equal(chmod(path, 0755), 0);
    setenv("KAKEHASHI_RENDER", path, 1);
}

static void
assert_run_fails(double seconds, kh_status status, const char *culprit, size_t num_warnings)
{
    const kh_picture_limits limits = { .seconds = seconds };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    assert_fails(kh_picture_draw(small, "svg", &limits, &bytes, &warnings, &err), status, culprit);
    assert_int_equal(bytes.length, 0);
    assert_int_equal(warnings.num, num_warnings);
    kh_findings_free(&warnings);
    kh_text_free(&bytes);
}

static void
test_program_fails(void **state)
{
    (void) state;
    setenv("KAKEHASHI_RENDER", "/nonexistent/render", 1);
    assert_run_fails(5, KH_ERR_ENVIRONMENT, "/nonexistent/render", 0);
    use_script("kill -ABRT $$");
    assert_run_fails(5, KH_ERR_BACKEND, "crashed (Aborted)", 3);
    use_script("exec sleep 60");
    assert_run_fails(0.1, KH_ERR_LIMIT, "took more than 0.1 seconds", 3);
    use_script("exec >&- 2>&-; exec sleep 60");
    assert_run_fails(0.1, KH_ERR_LIMIT, "took more than 0.1 seconds", 3);
    use_script("exit 0");
    assert_run_fails(5, KH_ERR_BACKEND, "drew nothing", 3);
    use_script("echo 'error: lost a layer' >&2; exit 70");
    assert_run_fails(5, KH_ERR_BACKEND, "lost a layer", 3);
    use_script("exit 9");
    assert_run_fails(5, KH_ERR_BACKEND, "without a word", 3);
}

static void
test_program_recovers(void **state)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    (void) state;
    use_script("test $2 = 2 || kill -SEGV $$; echo 'Warning: odd' >&2; echo \"<$1 $2>\"");
    assert_ok(kh_picture_draw(small, "svg", NULL, &bytes, &warnings, &err));
    assert_string_equal(kh_text_bytes(&bytes), "<svg 2>\n");
    assert_int_equal(warnings.num, 3);
    assert_string_equal(warnings.items[0].code, "W111");
    assert_string_equal(warnings.items[1].code, "W111");
    assert_non_null(strstr(warnings.items[1].message, "without frames"));
    assert_string_equal(warnings.items[2].code, "W112");
    assert_string_equal(warnings.items[2].message, "odd");
    kh_findings_free(&warnings);
    kh_text_free(&bytes);
}

/* More than a pipe holds, in every direction at once. */
static void
test_no_deadlock(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 1000000; j++) {
        kh_text_add_char(&scene, 'x');
    }
    use_script("head -c 300000 /dev/zero | tr '\\0' 'o'; cat");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_int_equal(bytes.length, 1300000);
    /* One that never reads its input does not end us by a signal. */
    use_script("exec <&-; echo done");
    kh_text_clear(&bytes);
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_string_equal(kh_text_bytes(&bytes), "done\n");
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* Too dense for dot, as asked and simplified: sfdp draws it at once, and the step is told. */
static void
test_large_graph_falls_back(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    unsigned random = 1;
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"TB\","
                        "\"nodes\":[");
    for (j = 0; j < 250; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[");
    for (j = 0; j < 3000; j++) {
        random = random * 1103515245u + 12345u;
        kh_text_print(&scene,
            "%s{\"from\":%u,\"to\":%u,\"style\":\"solid\",\"color\":\"#000000\",\"arrows\":"
            "\"none\"}",
            j > 0 ? "," : "", random / 65536 % 250, random / 977 % 250);
    }
    kh_text_add(&scene, "]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_true(warnings.num >= 1);
    assert_string_equal(warnings.items[0].code, "W111");
    assert_string_equal(warnings.items[0].message,
        "the layout as asked: 250 shapes and 3000 lines would take too long; drawing it without "
        "layers (sfdp)");
    assert_true(warnings.num < 2 || strcmp(warnings.items[1].code, "W111") != 0);
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* What no plan draws within seconds, and nobody could read, is refused at once. */
static void
test_too_large_for_any_plan(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"TB\","
                        "\"nodes\":[");
    for (j = 0; j < 4501; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[]}");
    assert_fails(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err),
        KH_ERR_LIMIT, "4501 shapes and 0 lines are too many for a picture");
    assert_non_null(strstr(err.hint, "--ego"));
    assert_int_equal(bytes.length, 0);
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* Pixels end at 8,000 a side: a strip of 300 nodes gets too few for its text. */
static void
test_unreadable_picture(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"LR\","
                        "\"nodes\":[");
    for (j = 0; j < 300; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "png", NULL, &bytes, &warnings, &err));
    assert_int_equal(warnings.num, 1);
    assert_string_equal(warnings.items[0].code, "W112");
    assert_non_null(strstr(warnings.items[0].message, "300 nodes do not fit a readable PNG"));
    kh_findings_free(&warnings);
    kh_text_clear(&bytes);
    draw_ok(kh_text_bytes(&scene), "pdf", &bytes);
    kh_text_free(&scene);
    kh_text_free(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_program_fails, set_up),
        cmocka_unit_test_setup(test_program_recovers, set_up),
        cmocka_unit_test_setup(test_no_deadlock, set_up),
        cmocka_unit_test_setup(test_large_graph_falls_back, set_up),
        cmocka_unit_test_setup(test_too_large_for_any_plan, set_up),
        cmocka_unit_test_setup(test_unreadable_picture, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
