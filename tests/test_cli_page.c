/* `draw -o x.html`: which languages and facts a page has. */
#include "run.h"

#define JAPAN KH_ROOT "/data/japan-smart-city.json"
#define VIEW  "--view=" KH_ROOT "/graphs/ministries.json"

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

static size_t
count(const char *text, const char *what)
{
    size_t num = 0;

    while ((text = strstr(text, what)) != NULL) {
        text += strlen(what);
        num++;
    }
    return num;
}

/* The language of --lang, then the others of the graph; two runs are the same. */
static void
test_languages(void **state)
{
    run_result first = { 0 }, second = { 0 };

    (void) state;
    RUN(&first, "draw", JAPAN, VIEW, "--format=html", "--lang=ko");
    assert_code(&first, 0);
    RUN(&second, "draw", JAPAN, VIEW, "--format=html", "--lang=ko");
    assert_string_equal(first.out, second.out);
    assert_int_equal(count(first.out, "<html lang=\"ko\">"), 1);
    assert_int_equal(count(first.out, "<div class=\"drawing\" lang=\"ko\">"), 1);
    assert_int_equal(count(first.out, "<div class=\"drawing\" lang=\"en\" hidden>"), 1);
    assert_int_equal(count(first.out, "<div class=\"drawing\" lang=\"ja\" hidden>"), 1);
    assert_int_equal(count(first.out, "<div class=\"drawing\""), 3);
    run_free(&first);
    run_free(&second);
}

/* Ministries and programmes of the data. */
#define NUM_NODES 17

/* Each node of the drawing is one of the facts, and the other way round. */
static void
test_drawn_is_known(void **state)
{
    run_result r = { 0 };
    char *facts;

    (void) state;
    RUN(&r, "draw", JAPAN, "--preset=layers", "--type=ministry,programme", "--format=html");
    assert_code(&r, 0);
    facts = strstr(r.out, "\n\"nodes\":[");
    assert_non_null(facts);
    *strstr(facts, "\n\"sources\":[") = '\0';
    assert_int_equal(count(facts, "\n{\"id\":\""), NUM_NODES);
    *facts = '\0';
    assert_int_equal(count(r.out, "data-id=\""), 3 * NUM_NODES);
    run_free(&r);
}

/* With --stable nodes of a page keep their places, too. */
static void
test_stable(void **state)
{
    run_result fresh = { 0 }, stable = { 0 };

    (void) state;
    RUN(&fresh, "draw", JAPAN, "--preset=layers", "--type=ministry", "--drop=cao",
        "-oprevious.json");
    assert_code(&fresh, 0);
    RUN(&fresh, "draw", JAPAN, "--preset=layers", "--type=ministry,programme", "--format=html");
    RUN(&stable, "draw", JAPAN, "--preset=layers", "--type=ministry,programme", "--format=html",
        "--stable=previous.json");
    assert_code(&stable, 0);
    assert_int_equal(count(stable.out, "data-id=\""), 3 * NUM_NODES);
    assert_true(strcmp(fresh.out, stable.out) != 0);
    run_free(&fresh);
    run_free(&stable);
}

/* Without languages of its own a graph has those that its names are in, for the most part. */
static void
test_found_languages(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("a.json",
        "{\"nodes\":[{\"id\":\"a\",\"label\":{\"ja\":\"府\",\"en\":\"A\",\"de\":\"Amt\"}},"
        "{\"id\":\"b\",\"label\":{\"ja\":\"省\",\"en\":\"B\"}},{\"id\":\"c\",\"label\":{\"ja\":"
        "\"市\"}}],\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]}");
    RUN(&r, "draw", "a.json", "--format=html");
    assert_code(&r, 0);
    assert_int_equal(count(r.out, "<html lang=\"en\">"), 1);
    assert_int_equal(count(r.out, "<div class=\"drawing\" lang=\"ja\" hidden>"), 1);
    assert_int_equal(count(r.out, "<div class=\"drawing\""), 2);
    run_free(&r);
}

/* A warning that every language's drawing has is said once. */
static void
test_warnings_once(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("view.json", "{\"format\":\"kakehashi-view-1\",\"preset\":\"layers\",\"groups\":[{"
                          "\"nodes\":[\"cao\",\"nobody\"],\"level\":0}],\"others\":false}");
    RUN(&r, "draw", JAPAN, "--view=view.json", "-ox.html");
    assert_code(&r, 0);
    assert_int_equal(count(r.err, "nobody"), 1);
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_languages),
        TEST(test_drawn_is_known),
        TEST(test_stable),
        TEST(test_found_languages),
        TEST(test_warnings_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
