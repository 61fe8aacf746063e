/* The options of bridges: each does what it says, and what cannot be is refused with a hint. */
#include "run.h"

/* Two sectors on both sides of a hub; cities and a programme beside ministries; a group each. */
static const char input[]
    = "{\"sectors\": [{\"id\": \"energy\", \"label\": {\"en\": \"Energy\", \"ko\": \"에너지\"}},\n"
      "  {\"id\": \"ict\", \"label\": {\"en\": \"ICT\"}}],\n"
      " \"nodeTypes\": {\"ministry\": {\"body\": true}, \"city\": {\"body\": true},\n"
      "  \"programme\": {}},\n"
      " \"nodes\": [\n"
      "  {\"id\": \"meti\", \"type\": \"ministry\", \"sectors\": [\"energy\"], \"group\": \"x\",\n"
      "   \"label\": {\"en\": \"Economy\", \"ko\": \"경제산업성\"}},\n"
      "  {\"id\": \"mic\", \"type\": \"ministry\", \"sectors\": [\"ict\"], \"group\": \"y\"},\n"
      "  {\"id\": \"grid\", \"type\": \"programme\", \"sectors\": [\"energy\"], \"group\": "
      "\"x\"},\n"
      "  {\"id\": \"cloud\", \"type\": \"programme\", \"sectors\": [\"ict\"], \"group\": \"y\"},\n"
      "  {\"id\": \"kobe\", \"type\": \"city\", \"group\": \"z\"},\n"
      "  {\"id\": \"lone\", \"type\": \"city\", \"sectors\": [\"ict\"], \"group\": \"z\"}],\n"
      " \"edges\": [\n"
      "  {\"source\": \"meti\", \"target\": \"grid\"}, {\"source\": \"meti\", \"target\": "
      "\"kobe\"},\n"
      "  {\"source\": \"kobe\", \"target\": \"mic\", \"confidence\": 0.5},\n"
      "  {\"source\": \"mic\", \"target\": \"cloud\"}]}";

static const run_how with_input = { .input = input };

#define BRIDGES(result, ...) RUN_HOW((result), &with_input, "bridges", "-", "-q", __VA_ARGS__)

/* --- what each does ---------------------------------------------------------------------- */

/* Each shows in the JSON, but threads, which must not. */
static void
test_every_option_has_an_effect(void **state)
{
    static const char *const options[][3] = {
        { "--pairs" },
        { "--robustness" },
        { "--explain", "meti" },
        { "--bodies", "programme" },
        { "--permutations", "9" },
        { "--permutations", "0" },
        { "--null", "bernoulli" },
        { "--null", "rewire" },
        { "--seed", "7" },
        { "--sectors-from", "communities" },
        { "--sectors-from", "group" },
    };
    run_result plain = { 0 }, r = { 0 };
    size_t j;

    (void) state;
    BRIDGES(&plain, "-fjson");
    assert_code(&plain, 0);
    for (j = 0; j < sizeof(options) / sizeof(*options); j++) {
        run_program(&r, &with_input,
            (const char *const[]){
                KAKEHASHI, "bridges", "-", "-q", "-fjson", options[j][0], options[j][1], NULL });
        assert_code(&r, 0);
        if (strcmp(r.out, plain.out) == 0) {
            print_error("bridges ignores %s\n", options[j][0]);
            fail();
        }
    }
    BRIDGES(&r, "-fjson", "--threads", "3");
    assert_string_equal(r.out, plain.out);
    BRIDGES(&r, "-fjson", "--threads", "1", "--null=labels", "--permutations=999", "--seed=42");
    assert_string_equal(r.out, plain.out);
    run_free(&plain);
    run_free(&r);
}

static void
test_bodies(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "-fcsv", "--columns=id,cross_betweenness");
    assert_string_equal(r.out, "id,cross_betweenness\nkobe,4\nmeti,2\nmic,2\nlone,0\n");
    BRIDGES(&r, "-fcsv", "--columns=id", "--bodies=city");
    assert_string_equal(r.out, "id\nkobe\nlone\n");
    /* Measured on the whole net, whoever is listed. */
    BRIDGES(&r, "-fcsv", "--columns=id,cross_betweenness", "--bodies=programme,city");
    assert_string_equal(r.out, "id,cross_betweenness\nkobe,4\ncloud,0\ngrid,0\nlone,0\n");
    run_free(&r);
}

static void
test_permutations(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "-fcsv", "--columns=id,representative_mean,representative_p", "--permutations=0",
        "--bodies=ministry");
    assert_code(&r, 0);
    /* Exact: of meti's one open pair, both orders, n = 2, q = 4 of
     * 5 others: 2 * (n - 1) * q / (5 * 4); mic: n = 3, q = 3. */
    assert_string_equal(r.out, "id,representative_mean,representative_p\nmeti,0.4,\nmic,0.6,\n");
    BRIDGES(&r, "-fjson", "--null=bernoulli", "--permutations=99");
    assert_says(&r, out, "\"null\":\"bernoulli\",\"permutations\":99,\"exact_roles\":");
    BRIDGES(&r, "--permutations=99", "--seed=5");
    assert_says(&r, out, "labels permuted 99 times");
    BRIDGES(&r, "--permutations=0");
    assert_says(&r, out, "was not tested");
    run_free(&r);
}

static void
test_pairs(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "-fcsv", "--pairs");
    assert_code(&r, 0);
    assert_string_equal(r.out,
        "sector_a,sector_b,sector_a_label,sector_b_label,ties,expected_ties,cross_betweenness,"
        "carriers\n"
        "energy,ict,Energy,ICT,0,1.6,8,\"kobe 1.00, meti 1.00, mic 1.00\"\n");
    BRIDGES(
        &r, "-fcsv", "--pairs", "--bodies=city", "--columns=sector_a_label,carriers", "--lang=ko");
    assert_string_equal(r.out, "sector_a_label,carriers\n에너지,kobe 1.00\n");
    run_free(&r);
}

static void
test_explain(void **state)
{
    run_result r = { 0 }, firm = { 0 };

    (void) state;
    BRIDGES(&r, "--explain", "economy");
    assert_code(&r, 0);
    assert_says(&r, out, "Economy");
    assert_says(&r, out, "Energy");
    BRIDGES(&r, "--explain=경제산업성", "--lang=ko");
    assert_says(&r, out, "경제산업성(");
    BRIDGES(&r, "--explain=meti", "-fjson");
    assert_says(&r, out, "\"schema\":\"kakehashi/bridges-explain/1\"");
    BRIDGES(&firm, "--explain=meti", "-fjson", "--robustness");
    assert_code(&firm, 0);
    assert_string_not_equal(firm.out, r.out);
    run_free(&firm);
    run_free(&r);
}

static void
test_robustness(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "--robustness", "-fcsv", "--columns=id,rank");
    assert_string_equal(r.out, "id,rank\nkobe,1\nmeti,1\nmic,1\nlone,4\n");
    run_free(&r);
}

static void
test_communities(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "--sectors-from=communities", "-fjson");
    assert_code(&r, 0);
    assert_says(&r, out, "\"sector_rule\":\"detected communities (Leiden, modularity)\"");
    assert_says(&r, out, "\"id\":\"group 1\"");
    RUN_HOW(&r, &with_input, "list", "-", "-q", "--sectors-from=communities", "-fcsv",
        "--columns=id,sectors", "--sort=id", "--top=2");
    assert_string_equal(r.out, "id,sectors\ncloud,group 2\ngrid,group 1\n");
    run_free(&r);
}

/* An answer, not only a table; on a page of a hundred columns. */
static void
test_reads_like_an_answer(void **state)
{
    run_result r = { 0 };

    (void) state;
    BRIDGES(&r, "--lang=en");
    assert_says(&r, out, "Of all connections between sectors, 100% run through kobe");
    assert_says(&r, out, "The two sectors that depend most on one body are “Energy” and “ICT”");
    BRIDGES(&r, "--lang=ko");
    assert_says(&r, out, "한 기관에 가장 크게 의존하는 두 분야는 에너지와 ICT다");
    BRIDGES(&r, "--lang=ja");
    assert_says(&r, out, "一つの機関に最も依存する二つの分野は");
    run_free(&r);
}

static void
test_help(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "help", "cross_share");
    assert_says(&r, out, "cross_betweenness / sum of w(s,t)");
    RUN(&r, "help", "liaison_z");
    assert_says(&r, out, "doi:10.2307/270949");
    RUN(&r, "help", "bridging");
    assert_says(&r, out, "Hwang");
    RUN(&r, "help", "columns");
    assert_says(&r, out, "top_pairs");
    RUN(&r, "help", "laison");
    assert_refused(&r, 2, "laison");
    assert_says(&r, err, "liaison");
    run_free(&r);
}

/* --- what cannot be ---------------------------------------------------------------------- */

static void
test_refusals(void **state)
{
    static const struct {
        const char *options[4], *message, *hint;
    } cases[] = {
        { { "--null", "lables" }, "no null \"lables\"", "labels" },
        { { "--bodies", "minstry" }, "no node type \"minstry\"", "ministry" },
        { { "--permutations", "1000001" }, "at most 1000000", "9999" },
        { { "--permutations", "-1" }, "whole number", "" },
        { { "--threads", "0" }, "from 1 to 1024", "all processors" },
        { { "--threads", "2000" }, "from 1 to 1024", "" },
        { { "--pairs", "--null=labels" }, "takes no --null", "" },
        { { "--pairs", "--permutations=9" }, "takes no --permutations", "" },
        { { "--pairs", "--robustness" }, "two questions", "" },
        { { "--pairs", "--explain=meti" }, "two questions", "" },
        { { "--robustness", "--null=labels" }, "takes no --null", "" },
        { { "--robustness", "--sectors-from=communities" }, "communities", "" },
        { { "--explain", "metti" }, "metti", "meti" },
        { { "--explain", "meti", "-fcsv" }, "text or json, not csv", "" },
        { { "--explain", "meti", "--top=3" }, "takes no --top", "" },
        { { "--explain", "meti", "--drop=meti" }, "not in the selection", "leave it out" },
        { { "--sectors-from", "nothing" }, "nothing", "" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *const *o = cases[j].options;

        run_program(&r, &with_input,
            (const char *const[]){ KAKEHASHI, "bridges", "-", "-q", o[0], o[1], o[2], o[3], NULL });
        assert_refused(&r, 2, cases[j].message);
        assert_says(&r, err, cases[j].hint);
    }
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_option_has_an_effect),
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_permutations),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_explain),
        cmocka_unit_test(test_robustness),
        cmocka_unit_test(test_communities),
        cmocka_unit_test(test_reads_like_an_answer),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
