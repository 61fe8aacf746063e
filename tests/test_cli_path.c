/* path: every option does what it says, contradictions are refused, no path is an answer. */
#include "run.h"

#include "../src/base/text.h"

#define JAPAN KH_ROOT "/data/japan-smart-city.json"

/*
 * a - b - d and a - c - d, the second wider; d - e in later years; two claims of a - b, one of them
 * forward; f and g apart. Two nodes are called Twin.
 */
static const char input[]
    = "{\"directed\": false, \"relations\": {\"r\": {\"label\": \"runs\"},\n"
      "  \"s\": {\"label\": \"serves\", \"walk\": \"forward\"}, \"t\": {\"symmetric\": true}},\n"
      " \"nodeTypes\": {\"office\": {\"body\": true}, \"plan\": {}},\n"
      " \"sectors\": [{\"id\": \"energy\"}, {\"id\": \"solar\", \"parent\": \"energy\"},\n"
      "  {\"id\": \"ict\"}],\n"
      " \"sources\": [{\"id\": \"s1\", \"title\": \"Report\"}, {\"id\": \"s2\", \"title\": "
      "\"Law\"}],\n"
      " \"nodes\": [{\"id\": \"a\", \"type\": \"office\"}, {\"id\": \"b\", \"type\": \"plan\"},\n"
      "  {\"id\": \"c\", \"type\": \"office\", \"label\": \"Twin\", \"sectors\": [\"solar\"]},\n"
      "  {\"id\": \"d\", \"type\": \"plan\"},\n"
      "  {\"id\": \"e\", \"type\": \"office\", \"sectors\": [\"energy\"], \"label\": \"Twin\"},\n"
      "  {\"id\": \"f\", \"type\": \"office\", \"sectors\": [\"ict\"]}, {\"id\": \"g\"}],\n"
      " \"edges\": [\n"
      "  {\"source\": \"a\", \"target\": \"b\", \"relation\": \"r\", \"start\": 2010, \"end\": "
      "2012,\n"
      "   \"sources\": [{\"id\": \"s1\", \"locator\": \"p. 3\"}]},\n"
      "  {\"source\": \"a\", \"target\": \"b\", \"relation\": \"r\", \"start\": 2015,\n"
      "   \"sources\": [\"s2\", \"s1\"]},\n"
      "  {\"source\": \"b\", \"target\": \"d\", \"relation\": \"s\", \"end\": 2013},\n"
      "  {\"source\": \"a\", \"target\": \"c\", \"relation\": \"t\", \"weight\": 9},\n"
      "  {\"source\": \"c\", \"target\": \"d\", \"relation\": \"r\", \"weight\": 8,\n"
      "   \"start\": 2020},\n"
      "  {\"source\": \"d\", \"target\": \"e\", \"relation\": \"r\", \"weight\": 9,\n"
      "   \"start\": 2018, \"end\": 2019},\n"
      "  {\"source\": \"f\", \"target\": \"g\"}]}";

static const run_how with_input = { .input = input };

#define PATH(result, ...) RUN_HOW((result), &with_input, "path", __VA_ARGS__, "-", "-q")

static size_t
count(const char *text, const char *piece)
{
    size_t num = 0;

    for (; (text = strstr(text, piece)) != NULL; text += strlen(piece)) {
        num++;
    }
    return num;
}

#define STEPS "--format=csv", "--columns=path,step,from,relation,direction,to,start"

/* --- paths ------------------------------------------------------------------------------- */

static void
test_which_paths(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "d", STEPS);
    assert_code(&r, 0);
    assert_string_equal(r.out,
        "path,step,from,relation,direction,to,start\n1,1,a,r,forward,b,2010\n"
        "1,1,a,r,forward,b,2015\n1,2,b,s,forward,d,\n");
    PATH(&r, "d", "a", STEPS);
    assert_string_equal(r.out, "path,step,from,relation,direction,to,start\n"
                               "1,1,d,r,backward,c,2020\n1,2,c,t,backward,a,\n");
    PATH(&r, "a", "d", "--all");
    assert_says(&r, out, "a \u2192 d: 2 shortest paths\n");
    PATH(&r, "a", "d", "--all", "--most=1");
    assert_says(&r, out, "--most N lists N");
    PATH(&r, "a", "e", "-k9", "-fndjson");
    assert_int_equal(count(r.out, "\n"), 2);
    PATH(&r, "a", "d", "-k1");
    assert_says(&r, out, "a larger -k");
    PATH(&r, "a", "d", "--weighted", "-k1");
    assert_says(&r, out, "2 steps, length 0.2361\n");
    PATH(&r, "a", "d", "--widest");
    assert_says(&r, out, "2 steps, weakest tie 8\n");
    PATH(&r, "a", "a", "-fjson");
    assert_code(&r, 0);
    assert_says(&r, out, "\"paths\":[\n{\"length\":0,\"nodes\":[{\"id\":\"a\"");
    PATH(&r, "a", "a");
    assert_says(&r, out, "a is both ends: the path has no steps.\n");
    run_free(&r);
}

static void
test_conditions(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "d", "--via=c", "-fndjson");
    assert_says(&r, out, "\"id\":\"c\"");
    PATH(&r, "a", "d", "--avoid=b", "-fndjson");
    assert_says(&r, out, "\"id\":\"c\"");
    PATH(&r, "a", "d", "--types=office", "-fndjson");
    assert_says(&r, out, "\"id\":\"c\"");
    PATH(&r, "a", "d", "--relations=t,*", "-fndjson");
    assert_says(&r, out, "\"id\":\"c\"");
    PATH(&r, "a", "d", "--relations=r,s", "-fndjson");
    assert_says(&r, out, "\"id\":\"b\"");
    /* The claim of 2015 comes too late for the second step. */
    PATH(&r, "a", "d", "--in-order", STEPS);
    assert_string_equal(r.out, "path,step,from,relation,direction,to,start\n"
                               "1,1,a,r,forward,b,2010\n1,2,b,s,forward,d,\n");
    PATH(&r, "a", "e", "--in-order", STEPS);
    assert_code(&r, 0);
    assert_says(&r, out, "1,3,d,r,forward,e,2018\n");
    PATH(&r, "a", "d", "--as-of=2021", "-fndjson");
    assert_says(&r, out, "\"id\":\"c\"");
    PATH(&r, "d", "b", "--directed");
    assert_code(&r, 1);
    PATH(&r, "d", "b", "--undirected");
    assert_code(&r, 0);
    PATH(&r, "a", "d", "--max-length=2");
    assert_code(&r, 0);
    run_free(&r);
}

/* Its children are of the sector, and where one starts is not sought. */
static void
test_nearest_of_a_sector(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "--to-sector=energy");
    assert_code(&r, 0);
    assert_says(&r, out, "a \u2192 nearest bodies of the sector \u201cenergy\u201d: 1 step\n\na\n");
    PATH(&r, "c", "--to-sector=energy", "-fndjson");
    assert_says(&r, out, "{\"length\":2,");
    PATH(&r, "c", "--to-sector=energy", "--all", "--explain");
    assert_says(
        &r, out, "The shortest path from Twin to the bodies of the sector \u201cenergy\u201d");
    PATH(&r, "a", "--to-sector=enrgy");
    assert_code(&r, 2);
    assert_says(&r, err, "did you mean \"energy\"?");
    PATH(&r, "f", "--to-sector=ict");
    assert_code(&r, 1);
    assert_says(&r, out, "no other body belongs to");
    run_free(&r);
}

/* --- no path ----------------------------------------------------------------------------- */

static void
assert_starts(const run_result *r, const char *text)
{
    assert_code(r, 1);
    if (strncmp(r->out, text, strlen(text)) != 0) {
        fail_msg("the answer begins:\n%s", r->out);
    }
}

static void
test_what_is_missing(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "f");
    assert_code(&r, 1);
    assert_string_equal(r.err, "");
    assert_says(
        &r, out, "There is no path from a to f. a reaches 4 other nodes, 2 of them bodies.");
    assert_says(&r, out,
        "Nothing in the file would connect them: they are in separate components, "
        "of 5 and 2 nodes.\n");
    PATH(&r, "a", "e", "--as-of=2021");
    assert_code(&r, 1);
    assert_says(&r, out,
        "1 claim that the conditions leave out would connect them:\n"
        "- d runs Twin (2018\u20132019) \u00b7 no source: outside the dates asked for\n");
    PATH(&r, "a", "e", "--as-of=2021", "--columns=path,from,to,left_out", "-fcsv");
    assert_code(&r, 1);
    assert_string_equal(r.out, "path,from,to,left_out\n,d,e,date\n");
    PATH(&r, "a", "d", "--relations=s,t", "-fjson");
    assert_code(&r, 1);
    assert_says(&r, out, "\"without\":[\"relations\"],\"instead\":{\"length\":2,");
    PATH(&r, "a", "e", "--max-length=2");
    assert_starts(&r, "There is no path of at most 2 steps from a to Twin; the shortest has 3.\n\n"
                      "Without --max-length:\n\na\n");
    assert_null(strstr(r.out, "reaches"));
    PATH(&r, "a", "e", "--max-length=2", "-fmd");
    assert_says(
        &r, out, "There is no path of at most 2 steps from a to Twin; the shortest has 3.\n");
    PATH(&r, "a", "d", "--via=f");
    assert_starts(&r, "There is no path from a to d by way of f; the shortest of all has 2 steps.");
    PATH(&r, "a", "d", "--relations=s,t");
    assert_says(&r, out, "whose relations are, in order, \u201c");
    PATH(&r, "a", "e", "--max-length=2", "--in-order");
    assert_starts(&r,
        "There is no path from a to Twin that meets all conditions; without --max-length, the "
        "shortest has 3\nsteps.\n");
    PATH(&r, "e", "b", "--directed", "-fjson");
    assert_code(&r, 1);
    assert_says(&r, out, "\"left_out\":[\"direction\"]");
    PATH(&r, "a", "e", "--avoid=d", "-fjson");
    assert_says(&r, out, "\"left_out\":[\"avoid\"]");
    PATH(&r, "a", "f", "-fndjson");
    assert_code(&r, 1);
    assert_string_equal(r.out, "");
    run_free(&r);
}

/* Everyone is tied to everyone in 2010, the end to one of them in 2000: no path is in order, and to
 * know that takes all of them. */
static void
test_too_many_paths(void **state)
{
    kh_text text = { 0 };
    run_how how = { 0 };
    run_result r = { 0 };
    size_t i, j;

    (void) state;
    kh_text_add(&text, "{\"nodes\": [{\"id\": \"end\"}");
    for (i = 0; i < 12; i++) {
        kh_text_print(&text, ", {\"id\": \"n%zu\"}", i);
    }
    kh_text_add(&text, "], \"edges\": [{\"source\": \"n11\", \"target\": \"end\", \"start\": 2000,"
                       " \"end\": 2000}");
    for (i = 0; i < 12; i++) {
        for (j = 0; j < i; j++) {
            kh_text_print(&text,
                ", {\"source\": \"n%zu\", \"target\": \"n%zu\", \"start\": 2010, \"end\": 2010}", i,
                j);
        }
    }
    kh_text_add(&text, "]}");
    how.input = kh_text_bytes(&text);
    RUN_HOW(&r, &how, "path", "n0", "end", "--in-order", "-", "-q");
    assert_code(&r, 5);
    assert_says(&r, err, "hint: ask for fewer paths, for shorter ones, or with fewer conditions");
    run_free(&r);
    kh_text_free(&text);
}

/* --- how it is said ---------------------------------------------------------------------- */

static void
test_forms(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "d");
    assert_says(&r, out,
        "a \u2192 d: 2 steps\n\na\n  \u2193 runs \u00b7 2010\u20132012 \u00b7 1 source\n"
        "  \u2193 runs \u00b7 since 2015 \u00b7 2 sources\nb\n"
        "  \u2193 serves \u00b7 until 2013 \u00b7 no source\nd\n\nOther paths are as short: --all "
        "lists "
        "them.\n");
    PATH(&r, "d", "a");
    assert_says(&r, out,
        "d\n  \u2191 runs \u00b7 since 2020 \u00b7 no source\nTwin\n  \u2195 t \u00b7 no "
        "source\na\n");
    PATH(&r, "a", "d", "--explain");
    assert_says(&r, out,
        "a runs b (2010\u20132012) [1]. The same is also stated with dates (since "
        "2015) [2][3]. b serves d (until\n2013).\n");
    assert_says(&r, out, "References\n[1] \u201cReport\u201d, p. 3\n");
    PATH(&r, "a", "d", "--explain", "-fjson");
    assert_says(&r, out, "{\"schema\":\"kakehashi/path/1\",\n\"net\":{\"nodes\":7,");
    assert_says(&r, out, "\"locator\":\"p. 3\",\"reference\":1}");
    assert_says(&r, out, "\"text\":\"How a is connected with d\\n");
    PATH(&r, "a", "d", "-fmd");
    assert_says(&r, out, "| path |");
    run_free(&r);
}

/* A file may say its relations as sentences; what is no pattern is not used. */
static void
test_sentences_of_the_file(void **state)
{
    static const run_how how
        = { .input = "{\"graph\": {\"language\": \"ko\"}, \"relations\": {\n"
                     "  \"r\": {\"label\": \"runs\", \"sentence\": {\n"
                     "   \"ko\": \"{source}{source>topic} {target}{target>object} 이끈다\",\n"
                     "   \"ja\": \"{source}は{%n}{\"}}},\n"
                     " \"nodes\": [{\"id\": \"내각부\"}, {\"id\": \"총무성\"}],\n"
                     " \"edges\": [{\"source\": \"내각부\", \"target\": \"총무성\", "
                     "\"relation\": \"r\"}]}" };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &how, "path", "내각부", "총무성", "--explain", "-", "-q");
    assert_says(&r, out, "\n내각부는 총무성을 이끈다.\n");
    RUN_HOW(&r, &how, "path", "내각부", "총무성", "--explain", "--lang=ja", "-", "-q");
    assert_says(&r, out, "\n「내각부」→（runs）→「총무성」。\n");
    RUN_HOW(&r, &how, "path", "내각부", "총무성", "--explain", "--lang=en", "-", "-q");
    assert_says(&r, out, "\n내각부 runs 총무성.\n");
    run_free(&r);
}

/* --- distances --------------------------------------------------------------------------- */

static void
test_matrix(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "--matrix", "a", "type:plan", "-fcsv", "--columns=from,to,distance,paths");
    assert_code(&r, 0);
    assert_string_equal(r.out, "from,to,distance,paths\na,b,1,1\na,d,2,2\n");
    PATH(&r, "--matrix", "sector:energy", "f", "-fcsv", "--columns=from,to,distance,paths");
    assert_code(&r, 1);
    assert_string_equal(r.out, "from,to,distance,paths\nc,f,,0\ne,f,,0\n");
    PATH(&r, "--matrix", "--wide", "a", "type:plan", "-fcsv");
    assert_string_equal(r.out, "from,from_label,b,d\na,a,1,2\n");
    PATH(&r, "--matrix", "a", "type:pln");
    assert_code(&r, 2);
    assert_says(&r, err, "did you mean \"plan\"?");
    run_free(&r);
}

/* --- what is refused --------------------------------------------------------------------- */

typedef struct {
    const char *options[4], *says;
} refusal;

static void
test_contradictions_are_refused(void **state)
{
    static const refusal refusals[] = {
        { { "-k2", "--all" }, "two questions" },
        { { "-k2", "--widest" }, "two questions" },
        { { "-k0" }, "from 1 to 10000" },
        { { "-k10001" }, "from 1 to 10000" },
        { { "--all", "--most=0" }, "from 1 to 1000000" },
        { { "--max-length=0" }, "from 1 on" },
        { { "--most=3" }, "--most needs --all" },
        { { "--wide" }, "--wide needs --matrix" },
        { { "--matrix", "--all" }, "shows no paths" },
        { { "--matrix", "--via=b" }, "takes no --via" },
        { { "--matrix", "--explain" }, "takes no --explain" },
        { { "--explain", "-fcsv" }, "text or json" },
        { { "--columns=path" }, "no table" },
        { { "-fjson", "--top=1" }, "no table" },
        { { "--via=a" }, "an end" },
        { { "--via=b", "--via=b" }, "given twice" },
        { { "--avoid=d" }, "an end" },
        { { "--avoid=b", "--via=b" }, "contradicts" },
        { { "--types=offce" }, "did you mean \"office\"?" },
        { { "--relations=q,*" }, "there is no relation \"q\"" },
        { { "-fsvg" }, "kakehashi draw --path A --path B" },
    };
    run_result r = { 0 };
    size_t j, k;

    (void) state;
    for (j = 0; j < sizeof(refusals) / sizeof(*refusals); j++) {
        const char *arguments[12] = { KAKEHASHI, "path", "a", "d", "-", "-q" };

        for (k = 0; k < 4 && refusals[j].options[k] != NULL; k++) {
            arguments[6 + k] = refusals[j].options[k];
        }
        run_program(&r, &with_input, arguments);
        assert_code(&r, 2);
        assert_says(&r, err, refusals[j].says);
    }
    run_free(&r);
}

static void
test_nodes_that_are_not_found(void **state)
{
    run_result r = { 0 };

    (void) state;
    PATH(&r, "a", "h");
    assert_code(&r, 2);
    assert_says(&r, err, "no node has the id or name \"h\"");
    PATH(&r, "a", "Twin");
    assert_code(&r, 2);
    assert_says(&r, err, "2 nodes are called \"Twin\"");
    PATH(&r, "a", "type:plan");
    assert_code(&r, 2);
    assert_says(&r, err, "sets are for --matrix");
    PATH(&r, "a", "d", "--drop=d");
    assert_code(&r, 2);
    assert_says(&r, err, "\"d\" is not in the selection");
    PATH(&r, "a", "a", "--via=b");
    assert_code(&r, 2);
    assert_says(&r, err, "A and B are one node");
    RUN(&r, "path", "a", JAPAN);
    assert_code(&r, 2);
    assert_says(&r, err, "path needs A, B and a FILE");
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_which_paths),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_nearest_of_a_sector),
        cmocka_unit_test(test_what_is_missing),
        cmocka_unit_test(test_too_many_paths),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_sentences_of_the_file),
        cmocka_unit_test(test_matrix),
        cmocka_unit_test(test_contradictions_are_refused),
        cmocka_unit_test(test_nodes_that_are_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
