/* What was asked in vain is said, with what would help. */
#include "run.h"

#include "../src/base/text.h"

static const char flat[] = "{\"nodeTypes\": {\"ministry\": {\"body\": true}, \"plan\": {}},\n"
                           " \"nodes\": [{\"id\": \"a\", \"type\": \"ministry\", \"label\": "
                           "{\"en\": \"Ay\", \"ja\": \"エー\"}},\n"
                           "  {\"id\": \"b\", \"type\": \"ministry\"},\n"
                           "  {\"id\": \"c\", \"type\": \"ministry\"},\n"
                           "  {\"id\": \"p\", \"type\": \"plan\"}],\n"
                           " \"edges\": [{\"source\": \"a\", \"target\": \"p\"},\n"
                           "  {\"source\": \"p\", \"target\": \"b\"}]}";

static const run_how with_flat = { .input = flat };

static void
test_types_without_ties_between_them(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_flat, "bridges", "-", "--type=ministry");
    assert_code(&r, 0);
    assert_says(&r, err, "no ties are left among the 3 nodes of --type ministry");
    assert_says(&r, err, "--bodies ministry ranks these on the whole net");
    RUN_HOW(&r, &with_flat, "bridges", "-", "--bodies=ministry");
    assert_silent(&r, err, "no ties");
    run_free(&r);
}

static void
test_no_sectors(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_flat, "bridges", "-");
    assert_says(&r, err, "no node has a sector");
    assert_says(&r, err, "--sectors-from communities");
    RUN_HOW(&r, &with_flat, "bridges", "-", "--sectors-from=communities");
    assert_silent(&r, err, "no node has a sector");
    RUN_HOW(&r, &with_flat, "bridges", "-", "--robustness", "-fcsv",
        "--columns=id,rank,rank_best_drop,rank_low_resample");
    assert_string_equal(r.out, "id,rank,rank_best_drop,rank_low_resample\na,,,\nb,,,\nc,,,\n");
    RUN_HOW(&r, &with_flat, "bridges", "-", "--robustness");
    assert_silent(&r, out, "(1-1)");
    RUN_HOW(&r, &with_flat, "bridges", "-", "--explain=a");
    assert_code(&r, 0);
    assert_silent(&r, out, "number 1");
    run_free(&r);
}

static void
test_languages(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_flat, "list", "-", "--lang=xx");
    assert_code(&r, 0);
    assert_says(&r, err, "no label is in \"xx\"; --lang takes: en, ja");
    RUN_HOW(&r, &with_flat, "list", "-", "--lang=j");
    assert_says(&r, err, "no label is in \"j\"");
    RUN_HOW(&r, &with_flat, "list", "-", "--lang=ja_JP");
    assert_string_equal(r.err, "");
    assert_says(&r, out, "エー");
    run_free(&r);
}

/* What was misspelt is told what there is. */
static void
test_names_that_are_not_there(void **state)
{
    static const char *const cases[][4] = {
        { "list", "--sectors-from=grop", "no attribute of nodes \"grop\"", "\"group\"?" },
        { "list", "--sectors-from=wholly", "no attribute", "choose from: type, group, rank" },
        { "list", "--drop=wholly", "no node has the id or name", "kakehashi list --columns" },
        { "list", "--ego=wholly", "no node has the id or name", "kakehashi list --columns" },
        { "bridges", "--explain=wholly", "no node has the id or name", "kakehashi list --columns" },
        { "list", "--type=cite", "no node type \"cite\"", "\"city\"?" },
        { "bridges", "--bodies=cite", "no node type \"cite\"", "\"city\"?" },
        { "list", "--top=abc", "a whole number, not \"abc\"", "--top 10" },
    };
    const run_how how = { .input = "{\"nodeTypes\": {\"city\": {}}, \"nodes\": [{\"id\": \"a\", "
                                   "\"group\": \"x\", \"list\": [1]},\n"
                                   " {\"id\": \"b\", \"group\": \"y\", \"attributes\": "
                                   "{\"rank\": 1}}], \"edges\": []}" };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        RUN_HOW(&r, &how, cases[j][0], "-", "-q", cases[j][1]);
        assert_refused(&r, 2, cases[j][2]);
        assert_says(&r, err, cases[j][3]);
    }
    RUN(&r, "list", "none.json");
    assert_refused(&r, 4, "cannot open none.json: ");
    RUN(&r, "draw", REFERENCE "florentine.json", "--view=none.json");
    assert_refused(&r, 4, "cannot open none.json: ");
    run_free(&r);
}

/* An exact panel that takes long offers the sample; nobody waits for it here. */
static void
test_a_slow_panel_offers_the_sample(void **state)
{
    const size_t num_nodes = 3000, num_steps = 10;
    kh_text text = { 0 };
    run_result r = { 0 };
    size_t v, step;

    (void) state;
    kh_text_add(&text, "{\"nodes\": [");
    for (v = 0; v < num_nodes; v++) {
        kh_text_print(
            &text, "%s{\"id\": \"%zu\", \"sectors\": [\"%zu\"]}", v > 0 ? "," : "", v, v % 40);
    }
    kh_text_add(&text, "], \"edges\": [");
    for (v = 0; v < num_nodes; v++) {
        for (step = 1; step <= num_steps; step++) {
            kh_text_print(&text, "%s{\"source\": \"%zu\", \"target\": \"%zu\"}",
                v + step > 1 ? "," : "", v, (v + step) % num_nodes);
        }
    }
    kh_text_add(&text, "]}");
    put_file("ring.json", kh_text_bytes(&text));
    RUN(&r, "bridges", "ring.json", "--threads=1", "--timeout=1");
    assert_code(&r, 5);
    assert_says(&r, err, "--approx .003 is faster");
    RUN(&r, "bridges", "ring.json", "--threads=1", "--timeout=1", "--weighted");
    assert_says(&r, err, "--permutations 0 is faster");
    kh_text_free(&text);
    run_free(&r);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_types_without_ties_between_them),
        TEST(test_no_sectors),
        TEST(test_languages),
        TEST(test_names_that_are_not_there),
        TEST(test_a_slow_panel_offers_the_sample),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
