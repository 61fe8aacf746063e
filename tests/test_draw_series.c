/* Charts of a measure year by year: what they show, in which formats, and what is refused. */
#include "run.h"

#include "draw_fixtures.h"

#define EUROPE KH_ROOT "/data/eu-green-deal.json"
#define JAPAN  KH_ROOT "/data/japan-smart-city.json"

/* b is there in 2001 and in 2003 again, as c in its place in between; d is of no sector. */
static const char dated_text[]
    = "{\"graph\":{\"title\":{\"en\":\"Dated\"}},"
      "\"sectors\":[{\"id\":\"x\"},{\"id\":\"y\"}],"
      "\"nodeTypes\":{\"m\":{\"label\":\"Ministry\",\"body\":true},\"p\":{}},\"nodes\":["
      "{\"id\":\"a\",\"type\":\"m\",\"label\":\"Alpha\",\"sectors\":[\"x\"]},"
      "{\"id\":\"b\",\"type\":\"m\",\"label\":{\"en\":\"Beta\",\"ko\":\"베타\"},\"end\":\"2001\"},"
      "{\"id\":\"c\",\"type\":\"m\",\"label\":\"Gamma\",\"start\":\"2002\",\"sectors\":[\"y\"]},"
      "{\"id\":\"d\",\"type\":\"p\",\"label\":\"Delta\",\"sectors\":[\"y\"]}],"
      "\"edges\":[{\"source\":\"a\",\"target\":\"b\"},{\"source\":\"a\",\"target\":\"c\"},"
      "{\"source\":\"a\",\"target\":\"d\",\"start\":\"2003\"},"
      "{\"source\":\"b\",\"target\":\"d\",\"start\":\"2001\"},"
      "{\"source\":\"c\",\"target\":\"d\",\"start\":\"2004\"}]}";

static void
make_charts(kh_text *scene, const char *view_text, const char *lang)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    read_graph(&graph, dated_text);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), &findings, &err));
    assert_ok(kh_draw_scene(&graph, NULL, &view, lang, scene, &findings, &err));
    assert_int_equal(findings.num, 0);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static void
test_golden_scene(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_charts(&scene, FORMAT "\"preset\":\"series\",\"measure\":\"degree\"}", "ko");
    assert_golden(&scene, "series.json");
    kh_text_free(&scene);
}

/* What a name tells, of bodies alone, the largest last value first. */
static void
test_titles_tell_the_values(void **state)
{
    kh_text scene = { 0 };
    const char *alpha, *gamma, *beta;

    (void) state;
    make_charts(&scene, FORMAT "\"preset\":\"series\",\"measure\":\"degree\"}", "en");
    alpha = strstr(kh_text_bytes(&scene), "\"Alpha: 2001 1, 2002 1, 2003 2, 2004 2\"");
    gamma = strstr(kh_text_bytes(&scene), "\"Gamma: 2002 1, 2003 1, 2004 2\"");
    beta = strstr(kh_text_bytes(&scene), "\"Beta: 2001 2\"");
    assert_true(alpha != NULL && alpha < gamma && gamma < beta);
    assert_null(strstr(kh_text_bytes(&scene), "Delta"));
    kh_text_free(&scene);
}

/* What it is, for who does not see it; who asks for three bodies is not told that there are more.
 */
static void
test_what_a_picture_says(void **state)
{
    static const struct {
        const char *lang, *description, *title;
    } expected[] = {
        { "en", "Small line charts, one each of 3 bodies, 2010 to 2018: degree.", ">Degree, year" },
        { "ko", "기관 3곳의 2010~2018년 연결 수(degree) 추이를 각각 보여 주는",
            ">연도별 연결 수(degree)" },
        { "ja", "3機関それぞれの2010年から2018年までの次数（degree）の推移",
            ">次数（degree）の推移" },
    };
    run_result result = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        RUN(&result, "draw", "--preset", "series", "--measure", "degree", "--top", "3", "--fonts",
            "none", "--lang", expected[j].lang, JAPAN);
        assert_code(&result, 0);
        assert_string_equal(result.err, "");
        assert_says(&result, out, expected[j].description);
        assert_says(&result, out, expected[j].title);
    }
    run_free(&result);
}

/* Years between the first and the last, and a peak between the ends. */
static void
test_years_and_peaks(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN(&result, "draw", "--preset", "series", "--from", "2005", "--top", "6", "--fonts", "none",
        EUROPE);
    assert_code(&result, 0);
    assert_says(&result, out, ">2015</text>");
    assert_says(&result, out, ">51.3%</text>");
    run_free(&result);
}

/* The same numbers as those of the command, to the digit that is shown. */
static void
test_values_are_those_of_bridges(void **state)
{
    run_result table = { 0 }, drawing = { 0 };
    const char *row;

    (void) state;
    RUN(&table, "bridges", "--each-year", "2009..2018", "--columns", "year,id,cross_share", "-fcsv",
        "--permutations", "0", JAPAN);
    RUN(&drawing, "draw", "--preset", "series", "--from", "2009", "--to", "2018", "--top", "30",
        "-q", "--fonts", "none", JAPAN);
    assert_code(&table, 0);
    assert_code(&drawing, 0);
    for (row = strchr(table.out, '\n') + 1; *row != '\0'; row = strchr(row, '\n') + 1) {
        char id[64], wanted[96];
        const char *node;
        double share;
        int year;

        assert_int_equal(sscanf(row, "%d,%63[^,],%lf", &year, id, &share), 3);
        snprintf(wanted, sizeof(wanted), "data-id=\"%s\"", id);
        node = strstr(drawing.out, wanted);
        assert_non_null(node);
        snprintf(wanted, sizeof(wanted),
            share > 0 && share < .0005           ? "%d <0.1%%"
            : fmod(round(share * 1000), 10) == 0 ? "%d %.0f%%"
                                                 : "%d %.1f%%",
            year, share * 100);
        /* XML has &lt; for <. */
        node = strstr(node, "aria-label");
        if (strchr(wanted, '<') == NULL && strstr(node, wanted) == NULL) {
            print_error("%s: no %s in %.300s\n", id, wanted, node);
            fail();
        }
    }
    run_free(&table);
    run_free(&drawing);
}

/* --strict: the check of the finished picture finds no fault. */
static void
test_pictures(void **state)
{
    static const char *const formats[] = { "svg", "png", "pdf" };
    static const char *const langs[] = { "en", "ko", "ja" };
    static const char *const measures[] = { "cross_share", "degree", "ei_index" };
    run_result result = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        RUN(&result, "draw", "--preset", "series", "--strict", "--measure", measures[j], "--lang",
            langs[j], "-f", formats[j], "-o", "out", JAPAN);
        assert_code(&result, 0);
    }
    run_free(&result);
}

static void
test_the_same_bytes(void **state)
{
    run_result one = { 0 }, two = { 0 };

    (void) state;
    RUN(&one, "draw", "--preset", "series", "--top", "4", "--threads", "1", "-q", JAPAN);
    RUN(&two, "draw", "--preset", "series", "--top", "4", "--threads", "2", "-q", JAPAN);
    assert_code(&one, 0);
    assert_says(&one, out, "class=\"stroke\" aria-hidden=\"true\"");
    assert_string_equal(one.out, two.out);
    run_free(&one);
    run_free(&two);
}

static void
test_refusals(void **state)
{
    static const struct {
        const char *options[6], *says;
    } cases[] = {
        { { "--preset", "series", "-fdot" }, "no graph" },
        { { "--preset", "series", "-fmmd" }, "no graph" },
        { { "--preset", "series", "-fmd" }, "no graph" },
        { { "--preset", "series", "--stable", KH_ROOT "/graphs/gallery/series-en.svg" },
            "their own order" },
        { { "--preset", "series", "--as-of", "2011" }, "one year" },
        { { "--preset", "series", "--measure", "degre" }, "no measure \"degre\"" },
        { { "--preset", "series", "--measure", "top_pairs" }, "no measure \"top_pairs\"" },
        { { "--preset", "map", "--measure", "degree" }, "\"series\", not by \"map\"" },
        { { "--preset", "series", "--from", "2050" }, "2010 to 2018" },
    };
    run_result result = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *arguments[10] = { KAKEHASHI, "draw", "-q" };
        size_t num = 3, k;

        for (k = 0; k < 6 && cases[j].options[k] != NULL; k++) {
            arguments[num++] = cases[j].options[k];
        }
        arguments[num] = JAPAN;
        run_program(&result, &(run_how){ 0 }, arguments);
        assert_refused(&result, 2, cases[j].says);
    }
    run_free(&result);
}

/* --- scenes ------------------------------------------------------------------------------ */

#define SCENE(more)                                                                                \
    "{\"scene\":1,\"lang\":\"en\",\"title\":\"T\",\"engine\":\"fixed\",\"direction\":\"LR\","      \
    "\"nodes\":[],\"edges\":[]," more "}"
#define STROKE(points)                                                                             \
    SCENE("\"strokes\":[{\"points\":" points                                                       \
          ",\"color\":\"#0072B2\",\"style\":\"solid\",\"width\":1}]")

static void
test_bad_scenes(void **state)
{
    static const struct {
        const char *scene, *says;
    } cases[] = {
        { SCENE("\"strokes\":{}"), "/strokes: expected an array" },
        { SCENE("\"strokes\":[1]"), "/strokes/0: expected an object" },
        { STROKE("[]"), "/strokes/0/points: expected two points" },
        { STROKE("[[0,0]]"), "/strokes/0/points: expected two points" },
        { STROKE("[[0,0],[1]]"), "/strokes/0/points/1: expected [x, y]" },
        { STROKE("[[0,0],[1,2,3]]"), "/strokes/0/points/1" },
        { STROKE("[[0,0],[1,\"2\"]]"), "/strokes/0/points/1" },
        { STROKE("[[0,0],[1,1e300]]"), "/strokes/0/points/1" },
        { SCENE("\"strokes\":[{\"points\":[[0,0],[1,1]],\"color\":\"red\",\"style\":\"solid\","
                "\"width\":1}]"),
            "/strokes/0/color" },
        { SCENE("\"texts\":[{\"label\":\"x\",\"x\":1}]"), "/texts/0" },
        { SCENE("\"texts\":[{\"label\":\"x\",\"x\":1,\"y\":2,\"z\":3}]"), "/texts/0" },
    };
    run_result result = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        run_program(&result, &(run_how){ .input = cases[j].scene },
            (const char *const[]){ KH_BUILD "/bin/kakehashi-render", "svg", NULL });
        assert_code(&result, 3);
        assert_says(&result, err, cases[j].says);
    }
    run_free(&result);
}

/* Texts of a chart are read back as all others are: two on one place are a fault. */
static void
test_the_check_reads_texts(void **state)
{
    run_result result = { 0 };

    (void) state;
    run_program(&result,
        &(run_how){ .input = SCENE("\"texts\":[{\"label\":\"one <b>&amp;\",\"x\":1,\"y\":2},"
                                   "{\"label\":\"two\",\"x\":3,\"y\":2}]") },
        (const char *const[]){ KH_BUILD "/bin/kakehashi-render", "svg", NULL });
    assert_code(&result, 0);
    assert_says(&result, err, "the chart's \"two\"");
    assert_says(&result, out, "one &lt;b&gt;&amp;");
    run_free(&result);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_picture_says),
        cmocka_unit_test(test_years_and_peaks),
        cmocka_unit_test(test_golden_scene),
        cmocka_unit_test(test_titles_tell_the_values),
        cmocka_unit_test(test_values_are_those_of_bridges),
        cmocka_unit_test_setup_teardown(test_pictures, make_folder, remove_folder),
        cmocka_unit_test(test_the_same_bytes),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_bad_scenes),
        cmocka_unit_test(test_the_check_reads_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
