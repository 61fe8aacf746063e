/* No option is accepted and ignored: each changes what comes out, and changes it as it says. */
#include "run.h"

/* meti and mic are ministries, kobe a city; solar lies under energy; the plan ended in 2012 and the
 * grid came in 2015; one claim is parallel, one is a loop, one key is misspelt. */
static const char input[]
    = "{\"directed\": true, \"graph\": {\"language\": \"en\"},\n"
      " \"sectors\": [{\"id\": \"energy\"}, {\"id\": \"solar\", \"parent\": \"energy\"},\n"
      "  {\"id\": \"ict\"}, {\"id\": \"transport\"}],\n"
      " \"nodeTypes\": {\"ministry\": {\"body\": true}, \"city\": {\"body\": true},\n"
      "  \"programme\": {}},\n"
      " \"relations\": {\"runs\": {}, \"cooperates\": {\"walk\": \"both\"}},\n"
      " \"nodes\": [\n"
      "  {\"id\": \"meti\", \"type\": \"ministry\", \"sectors\": [\"energy\"], \"group\": \"x\",\n"
      "   \"label\": {\"en\": \"Economy\", \"ko\": \"경제산업성\"}},\n"
      "  {\"id\": \"mic\", \"type\": \"ministry\", \"group\": \"y\",\n"
      "   \"sectors\": [\"ict\", {\"id\": \"solar\", \"weight\": 3}]},\n"
      "  {\"id\": \"kobe\", \"type\": \"city\", \"sectors\": [\"transport\"], \"group\": \"x\",\n"
      "   \"confidence\": 0.4, \"label\": \"Kobe, Hyogo\"},\n"
      "  {\"id\": \"plan\", \"type\": \"programme\", \"start\": 2010, \"end\": 2012},\n"
      "  {\"id\": \"grid\", \"type\": \"programme\", \"sectors\": [\"energy\"], \"start\": 2015,\n"
      "   \"group\": \"z\", \"tpye\": 1}],\n"
      " \"edges\": [\n"
      "  {\"source\": \"meti\", \"target\": \"plan\", \"relation\": \"runs\", \"weight\": 5},\n"
      "  {\"source\": \"meti\", \"target\": \"plan\", \"relation\": \"runs\", \"start\": 2011},\n"
      "  {\"source\": \"plan\", \"target\": \"kobe\", \"relation\": \"runs\"},\n"
      "  {\"source\": \"meti\", \"target\": \"mic\", \"relation\": \"cooperates\"},\n"
      "  {\"source\": \"mic\", \"target\": \"kobe\", \"relation\": \"cooperates\",\n"
      "   \"confidence\": 0.3},\n"
      "  {\"source\": \"kobe\", \"target\": \"grid\", \"relation\": \"runs\"},\n"
      "  {\"source\": \"grid\", \"target\": \"grid\", \"relation\": \"runs\"}]}";

static const run_how with_input = { .input = input };

/* --- every command, every option --------------------------------------------------------- */

/* Each shows in the JSON of each command, at least in `net`. */
static void
test_every_option_has_an_effect(void **state)
{
    static const char *const commands[] = { "rank", "bridges", "list", "info" };
    static const char *const options[][4] = {
        { "--type", "ministry,city" },
        { "--relation", "runs" },
        { "--sector", "energy" },
        { "--as-of", "2011" },
        { "--from", "2014" },
        { "--to", "2009" },
        { "--ego", "kobe" },
        { "--ego", "meti", "--radius", "0" },
        { "--drop", "mic" },
        { "--min-confidence", "0.5" },
        { "--weighted" },
        { "--undirected" },
        { "--sectors-from", "group" },
        { "--sectors-from", "communities", "--seed", "7" },
        { "--top", "1" },
    };
    run_result plain = { 0 }, r = { 0 };
    size_t j, k;

    (void) state;
    for (j = 0; j < sizeof(commands) / sizeof(*commands); j++) {
        RUN_HOW(&plain, &with_input, commands[j], "-", "-f", "json");
        assert_code(&plain, 0);
        for (k = 0; k < sizeof(options) / sizeof(*options); k++) {
            run_program(&r, &with_input,
                (const char *const[]){ KAKEHASHI, commands[j], "-", "-f", "json", options[k][0],
                    options[k][1], options[k][2], options[k][3], NULL });
            assert_code(&r, 0);
            if (strcmp(r.out, plain.out) == 0) {
                print_error("%s ignores %s\n", commands[j], options[k][0]);
                fail();
            }
        }
    }
    run_free(&r);
    run_free(&plain);
}

/* --- what each one does ------------------------------------------------------------------ */

/* One table of a command as csv: options, and all of the output. */
static void
test_each_effect(void **state)
{
    static const struct {
        const char *command, *columns, *options[5], *expected;
    } cases[] = {
        { "rank", "id", { "--type=city,ministry" }, "id\nmic\nkobe\nmeti\n" },
        { "rank", "id,betweenness", { "--type=city" }, "id,betweenness\nkobe,0\n" },
        { "list", "id,degree", { "--relation=runs" },
            "id,degree\nmeti,1\nmic,0\nkobe,2\nplan,2\ngrid,1\n" },
        { "list", "id", { "--sector=energy" }, "id\nmeti\nmic\ngrid\n" },
        { "list", "id", { "--sector=solar" }, "id\nmic\n" },
        { "list", "id", { "--sector=solar,transport" }, "id\nmic\nkobe\n" },
        { "list", "id", { "--as-of=2011" }, "id\nmeti\nmic\nkobe\nplan\n" },
        { "list", "id", { "--as-of=2013" }, "id\nmeti\nmic\nkobe\n" },
        { "list", "id", { "--from=2012", "--to=2015" }, "id\nmeti\nmic\nkobe\nplan\ngrid\n" },
        { "list", "id", { "--from=2013" }, "id\nmeti\nmic\nkobe\ngrid\n" },
        { "list", "id", { "--to=2014" }, "id\nmeti\nmic\nkobe\nplan\n" },
        { "list", "id", { "--ego=grid" }, "id\nkobe\ngrid\n" },
        { "list", "id", { "--ego=Kobe, Hyogo", "--radius=0" }, "id\nkobe\n" },
        { "list", "id", { "--ego=grid", "--ego=ECONOMY", "--radius=0" }, "id\nmeti\ngrid\n" },
        { "list", "id", { "--ego=grid", "--radius=2" }, "id\nmic\nkobe\nplan\ngrid\n" },
        { "list", "id", { "--drop=mic", "--drop=경제산업성" }, "id\nkobe\nplan\ngrid\n" },
        { "list", "id", { "--min-confidence=0.5" }, "id\nmeti\nmic\nplan\ngrid\n" },
        { "list", "id,label", { "--lang=ko", "--ego=meti", "--radius=0" },
            "id,label\nmeti,경제산업성\n" },
        { "list", "id,label", { "--lang=en-GB", "--ego=meti", "--radius=0" },
            "id,label\nmeti,Economy\n" },
        { "list", "id,sectors", { "--sectors-from=group", "--sector=energy" },
            "id,sectors\nmeti,x\nmic,y\ngrid,z\n" },
        { "list", "id", { "--sort=degree", "-n2" }, "id\nkobe\nmic\n" },
        { "list", "label", { "--sort=label", "-n2" }, "label\nEconomy\n\"Kobe, Hyogo\"\n" },
        { "rank", "in_degree,id", { "-mid,in_degree" }, NULL },
        { "rank", "id,strength", { "-m=strength", "-n1" }, NULL },
        { "rank", "id,pagerank", { "--measures", "in_degree,pagerank", "--sort", "id", "-n0" },
            "id,pagerank\n" },
        { "rank", "id,in_degree,out_degree", { "-min_degree,out_degree", "-n2" },
            "id,in_degree,out_degree\nkobe,2,2\nmic,2,2\n" },
        { "rank", "id,in_degree,out_degree", { "-min_degree,out_degree", "-n2", "--undirected" },
            "id,in_degree,out_degree\nkobe,3,3\nmeti,2,2\n" },
        { "rank", "id,in_degree,out_degree", { "-min_degree,out_degree", "-n2", "--directed" },
            "id,in_degree,out_degree\nkobe,2,2\nmic,2,2\n" },
        { "rank", "id,degree", { "-mdegree", "--normalized", "-n1" }, "id,degree\nkobe,0.5\n" },
        { "bridges", "id", { "--as-of=2016" }, "id\nmic\nkobe\nmeti\n" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *const *o = cases[j].options;

        run_program(&r, &with_input,
            (const char *const[]){ KAKEHASHI, cases[j].command, "-", "-q", "-fcsv", "--columns",
                cases[j].columns, o[0], o[1], o[2], o[3], o[4], NULL });
        if (cases[j].expected == NULL) {
            assert_refused(&r, 2, "there is no measure");
            continue;
        }
        assert_code(&r, 0);
        if (strcmp(r.out, cases[j].expected) != 0) {
            print_error("%s %s %s %s\n", cases[j].command, o[0], o[1] == NULL ? "" : o[1],
                o[2] == NULL ? "" : o[2]);
        }
        assert_string_equal(r.out, cases[j].expected);
    }
    run_free(&r);
}

/* Five claims of weight 1 against one tie of 6: strength decides only where it is asked to. */
static void
test_weighted(void **state)
{
    run_result plain = { 0 }, weighted = { 0 };

    (void) state;
    RUN_HOW(&plain, &with_input, "rank", "-", "-q", "-fcsv", "-mpagerank,strength");
    RUN_HOW(&weighted, &with_input, "rank", "-", "-q", "-fcsv", "-mpagerank,strength", "-w");
    assert_string_not_equal(plain.out, weighted.out);
    RUN_HOW(&plain, &with_input, "rank", "-", "-q", "-fcsv", "-mstrength", "--columns=strength");
    RUN_HOW(&weighted, &with_input, "rank", "-", "-q", "-fcsv", "-mstrength", "--columns=strength",
        "--weighted");
    assert_string_equal(plain.out, weighted.out);
    run_free(&plain);
    run_free(&weighted);
}

/* The file says whether arrows count; a relation that has no direction never gets one. */
static void
test_direction(void **state)
{
    static const char plain[] = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}],\n"
                                " \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}";
    const run_how how = { .input = plain };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_input, "info", "-", "-fjson");
    assert_says(&r, out, "\"directed\":true");
    RUN_HOW(&r, &with_input, "info", "-", "-fjson", "--undirected");
    assert_says(&r, out, "\"directed\":false");
    RUN_HOW(&r, &how, "info", "-", "-fjson");
    assert_says(&r, out, "\"directed\":false");
    RUN_HOW(&r, &how, "info", "-", "-fjson", "--directed");
    assert_says(&r, out, "\"directed\":true");
    RUN(&r, "info", REFERENCE "florentine.json", "-fjson", "--directed");
    assert_says(&r, out, "\"directed\":false");
    run_free(&r);
}

static void
test_edges(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_input, "list", "-", "-q", "--edges", "-fcsv", "--columns",
        "source,relation,target", "--relation=cooperates");
    assert_code(&r, 0);
    assert_string_equal(
        r.out, "source,relation,target\nmeti,cooperates,mic\nmic,cooperates,kobe\n");
    run_free(&r);
}

/* Text shows twenty rows unless told, the machine formats all. */
static void
test_top(void **state)
{
    static const char *const formats[] = { "csv", "tsv", "ndjson" };
    run_result r = { 0 };
    size_t j, k, lines;

    (void) state;
    for (j = 0; j < 3; j++) {
        for (k = 0; k < 2; k++) {
            const char *p;

            RUN(&r, "list", REFERENCE "karate.json", "-f", formats[j], k == 0 ? "-q" : "-n5");
            assert_code(&r, 0);
            for (lines = 0, p = r.out; *p != '\0'; p++) {
                lines += *p == '\n';
            }
            /* csv and tsv begin with the names of the columns. */
            assert_int_equal(lines, (k == 0 ? 34 : 5) + (j < 2));
        }
    }
    RUN(&r, "list", REFERENCE "karate.json");
    assert_says(&r, out, "14 more rows");
    RUN(&r, "list", REFERENCE "karate.json", "--top=1000000000000");
    assert_silent(&r, out, "more rows");
    RUN(&r, "info", REFERENCE "karate.json");
    assert_silent(&r, out, "more rows");
    run_free(&r);
}

static void
test_quiet(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_input, "list", "-");
    assert_code(&r, 0);
    assert_says(&r, err, "1 warning while reading");
    RUN_HOW(&r, &with_input, "list", "-", "--quiet");
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    run_free(&r);
}

static void
test_color(void **state)
{
    static const char *const no_color[] = { "NO_COLOR=1", "TERM=xterm", NULL };
    const run_how without_color = { .input = input, .environment = no_color };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &with_input, "list", "-");
    assert_silent(&r, out, "\033");
    assert_silent(&r, err, "\033");
    RUN_HOW(&r, &with_input, "list", "-", "--color=always");
    assert_says(&r, out, "\033[");
    assert_says(&r, err, "\033[");
    RUN_HOW(&r, &with_input, "list", "-", "--color=never");
    assert_silent(&r, out, "\033");
    /* What the command line says goes before the environment. */
    RUN_HOW(&r, &without_color, "list", "-", "--color=always");
    assert_says(&r, out, "\033[");
    RUN_HOW(&r, &without_color, "list", "-");
    assert_silent(&r, out, "\033");
    RUN_HOW(&r, &with_input, "list", "-", "--color=always", "-o", "/dev/null");
    assert_string_equal(r.out, "");
    run_free(&r);
}

/* Bytes of a result hang neither on the locale nor on the run. */
static void
test_same_bytes_everywhere(void **state)
{
    static const char *const locales[][3] = {
        { "LC_ALL=C" },
        { "LC_ALL=C.UTF-8" },
        { "LC_ALL=de_DE.UTF-8" },
        { "LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8" },
        { "LC_NUMERIC=de_DE.UTF-8", "TZ=Asia/Tokyo" },
    };
    static const char *const formats[] = { "text", "json", "csv", "md" };
    run_result first = { 0 }, r = { 0 };
    size_t j, k;

    (void) state;
    for (k = 0; k < 4; k++) {
        RUN_HOW(&first, &with_input, "bridges", "-", "--min-confidence=0.25", "-f", formats[k]);
        assert_code(&first, 0);
        for (j = 0; j < sizeof(locales) / sizeof(*locales); j++) {
            const run_how how = { .input = input, .environment = locales[j] };

            RUN_HOW(&r, &how, "bridges", "-", "--min-confidence=0.25", "-f", formats[k]);
            assert_string_equal(r.out, first.out);
            assert_string_equal(r.err, first.err);
        }
    }
    run_free(&first);
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_option_has_an_effect),
        cmocka_unit_test(test_each_effect),
        cmocka_unit_test(test_weighted),
        cmocka_unit_test(test_direction),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_top),
        cmocka_unit_test(test_quiet),
        cmocka_unit_test(test_color),
        cmocka_unit_test(test_same_bytes_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
