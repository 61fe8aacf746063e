/* Manifests worked out into jobs: expansion, options, inputs, and what is wrong with them. */
#include "batch_fixtures.h"

static int
make_inputs(void **state)
{
    const int failed = make_folder(state);

    if (!failed) {
        put_file("a.json", "a");
        put_file("b.json", "b");
        put_file("B.json", "B");
        put_file("view.json", "v");
        put_file("odd name's.json", "odd");
        put_file("x[1].json", "x");
    }
    return failed;
}

/* --- what is right ----------------------------------------------------------------------- */

static void
test_smallest(void **state)
{
    (void) state;
    assert_plan("{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"out\",\"jobs\":["
                "{\"command\":\"draw\",\"inputs\":[\"a.json\"],\"output\":\"a.svg\"}]}",
        "tool draw -o out/a.svg a.json\n");
}

static void
test_options(void **state)
{
    (void) state;
    assert_plan(JOBS("{\"command\":\"draw\",\"output\":\"o\",\"options\":{\"view\":\"view.json\","
                     "\"top\":5,\"strict\":true,\"drop\":[\"a,b\",7],\"lang\":\"\"}},"
                     "{\"command\":\"draw\",\"output\":\"p\",\"options\":{\"strict\":false,"
                     "\"drop\":\"one\",\"each-year\":true,\"lang\":null}},"
                     "{\"command\":\"draw\",\"output\":\"q\",\"options\":{"
                     "\"each-year\":\"2009..2019\"}}"),
        "tool draw --view view.json --top 5 --strict --drop a,b --drop 7 --lang '' -o out/o "
        "a.json\n"
        "tool draw --drop one --each-year -o out/p a.json\n"
        "tool draw --each-year=2009..2019 -o out/q a.json\n");
}

/* The first name changes slowest. */
static void
test_matrix(void **state)
{
    (void) state;
    assert_plan(
        JOBS("{\"command\":\"draw\",\"output\":\"{v}/{lang}-{n}.svg\",\"options\":{\"lang\":"
             "\"{lang}\",\"top\":\"{n}\",\"strict\":\"{v}\"},\"matrix\":{\"v\":[true,false],"
             "\"lang\":[\"ja\",\"ko\"],\"n\":{\"from\":-1,\"to\":4,\"step\":4}},"
             "\"exclude\":[{\"lang\":\"ko\",\"v\":true},{\"n\":-1}]}"),
        "tool draw --lang ja --top 3 --strict -o out/true/ja-3.svg a.json\n"
        "tool draw --lang ja --top 3 -o out/false/ja-3.svg a.json\n"
        "tool draw --lang ko --top 3 -o out/false/ko-3.svg a.json\n");
}

static void
test_braces(void **state)
{
    (void) state;
    assert_plan(JOBS("{\"command\":\"draw\",\"output\":\"{{{a}}}\",\"matrix\":{\"a\":[1.5]}}"),
        "tool draw -o 'out/{1.5}' a.json\n");
}

/* A job, then the command line, then the defaults. */
static void
test_precedence(void **state)
{
    static const char text[]
        = HEAD "\"defaults\":{\"inputs\":[\"a.json\"],\"timeout\":9,\"maxMemory\":\"1G\","
               "\"options\":{\"lang\":\"ko\",\"top\":3}},\"jobs\":["
               "{\"command\":\"draw\",\"output\":\"a\"},"
               "{\"command\":\"draw\",\"output\":\"b\",\"timeout\":0.5,\"maxMemory\":\"2G\","
               "\"inputs\":\"b.json\",\"options\":{\"lang\":\"ja\",\"top\":null}},"
               "{\"command\":\"path\",\"output\":\"c\",\"arguments\":\"x\"}]}";

    (void) state;
    assert_plan(text, "tool draw --lang ko --top 3 --timeout 9 --max-memory 1G -o out/a a.json\n"
                      "tool draw --lang ja --timeout 0.5 --max-memory 2G -o out/b b.json\n"
                      "tool path --lang ko --timeout 9 --max-memory 1G -o out/c x a.json\n");
    assert_plan_with(text, &(kh_batch_wishes){ "en", "7", "4G" },
        "tool draw --lang en --top 3 --timeout 7 --max-memory 4G -o out/a a.json\n"
        "tool draw --lang ja --timeout 0.5 --max-memory 2G -o out/b b.json\n"
        "tool path --lang en --timeout 7 --max-memory 4G -o out/c x a.json\n");
}

/* Sorted by bytes, whatever the locale; a name that looks like a glob is a name if it is there. */
static void
test_globs(void **state)
{
    (void) state;
    assert_plan(JOBS("{\"command\":\"draw\",\"output\":\"a\",\"inputs\":[\"[bBz].json\",\"a.*\"]},"
                     "{\"command\":\"draw\",\"output\":\"b\",\"inputs\":[\"x[1].json\",\"o*\"]},"
                     "{\"command\":\"path\",\"output\":\"c\",\"arguments\":[\"-x\",\"$(y)\"]}"),
        "tool draw -o out/a B.json b.json a.json\n"
        "tool draw -o out/b 'x[1].json' 'odd name'\\''s.json'\n"
        "tool path -o out/c -- -x '$(y)' a.json\n");
}

/* What lies in the output folder is no input: a second run reads what the first one read. */
static void
test_globs_leave_outputs(void **state)
{
    (void) state;
    assert_int_equal(mkdir("out", 0777), 0);
    assert_int_equal(mkdir("in", 0777), 0);
    put_file("out/a.json", "old");
    put_file("in/a.json", "new");
    assert_plan(JOBS("{\"command\":\"draw\",\"output\":\"a\",\"inputs\":\"*/*.json\"}"),
        "tool draw -o out/a in/a.json\n");
    unlink("out/a.json");
    unlink("in/a.json");
}

/* A drawing that follows on itself: the option that names the output is no input. */
static void
test_follows(void **state)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_batch_plan plan = { 0 };

    (void) state;
    assert_ok(plan_with(&plan,
        JOBS("{\"command\":\"draw\",\"output\":\"a.svg\",\"options\":{\"top\":1,"
             "\"stable\":\"./out/a.svg\"}},{\"command\":\"draw\",\"output\":\"b.svg\"}"),
        &(kh_batch_wishes){ 0 }, &findings, &err));
    assert_int_equal(plan.jobs[0].follows, 2);
    assert_string_equal(plan.jobs[0].options.items[2], "--stable");
    assert_int_equal(plan.jobs[0].files.num, 1);
    assert_int_equal(plan.jobs[1].follows, KH_BATCH_FOLLOWS_NOTHING);
    kh_batch_plan_free(&plan);
    kh_findings_free(&findings);
}

static void
test_expected(void **state)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_batch_plan plan = { 0 };

    (void) state;
    assert_ok(plan_with(&plan,
        JOBS("{\"command\":\"draw\",\"output\":\"a\"},"
             "{\"command\":\"draw\",\"output\":\"b\",\"expect\":[0,1],\"name\":\"B\"}"),
        &(kh_batch_wishes){ 0 }, &findings, &err));
    assert_int_equal(plan.jobs[0].expected, 1);
    assert_int_equal(plan.jobs[1].expected, 3);
    assert_string_equal(plan.jobs[0].name, "a");
    assert_string_equal(plan.jobs[1].name, "B");
    kh_batch_plan_free(&plan);
    kh_findings_free(&findings);
}

/* --- what is wrong ----------------------------------------------------------------------- */

static void
test_shape(void **state)
{
    (void) state;
    assert_findings("{", "m.json:1:2: error[E120]: string or '}' expected near end of file\n");
    assert_findings("[]", "m.json:1:1: error[E122]: expected an object\n");
    assert_findings("{\"nodes\":[]}",
        "m.json:1:1: error[E122]: this is a graph, not a manifest\n"
        "  hint: a manifest lists jobs, and what each of them reads\n");
    assert_findings("{\"format\":\"kakehashi-batch-2\",\"jobs\":[]}",
        "m.json:1:1: error[E123]: \"outputFolder\" is missing\n"
        "  hint: docs/batch.md describes manifests\n"
        "m.json:1:11: error[E122]: /format: expected \"kakehashi-batch-1\"\n"
        "m.json:1:38: error[E122]: /jobs: expected an array of one job or more\n");
}

/* One run shows all that is wrong, and jobs that are wrong in form hide nothing in others. */
static void
test_all_at_once(void **state)
{
    (void) state;
    assert_findings(
        JOBS("{\"command\":\"draw\",\"outputs\":\"a\",\"timeout\":0},\n"
             "{\"command\":\"drw\",\"output\":\"a\"},\n"
             "{\"command\":\"help\",\"output\":\"a\"},\n"
             "{\"command\":\"draw\",\"output\":\"a\",\"options\":{\"tpo\":1,\"top\":\"x\"}},\n"
             "{\"command\":\"draw\",\"output\":\"b\",\"options\":{\"strict\":2,\"top\":[1]}},\n"
             "{\"command\":\"path\",\"output\":\"c\",\"options\":{\"zzzzz\":true}}"),
        "m.json:3:19: error[E121]: /jobs/0/outputs: there is no key \"outputs\"\n"
        "  hint: did you mean \"output\"?\n"
        "m.json:3:43: error[E122]: /jobs/0/timeout: expected a number of seconds above 0\n"
        "m.json:4:12: error[E124]: /jobs/1/command: there is no command \"drw\"\n"
        "  hint: did you mean \"draw\"?\n"
        "m.json:5:12: error[E124]: /jobs/2/command: help cannot be a job\n"
        "  hint: a job is a command that reads files and writes one\n"
        "m.json:6:49: error[E124]: /jobs/3/options/tpo: draw has no option \"tpo\"\n"
        "  hint: did you mean \"top\"?\n"
        "m.json:6:57: error[E124]: /jobs/3/options/top: --top takes a whole number, not \"x\"\n"
        "  hint: in digits alone\n"
        "m.json:7:52: error[E124]: /jobs/4/options/strict: \"strict\" is true or false\n"
        "m.json:7:60: error[E124]: /jobs/4/options/top: \"top\" takes one value: a string or a "
        "number\n"
        "m.json:8:1: error[E124]: /jobs/5/arguments: path takes 1 to 2 arguments, not 0\n"
        "m.json:8:51: error[E124]: /jobs/5/options/zzzzz: path has no option \"zzzzz\"\n"
        "  hint: tool help path lists its options\n");
}

static void
test_placeholders(void **state)
{
    (void) state;
    assert_findings(
        JOBS("{\"command\":\"draw\",\"output\":\"{lnag}\",\"matrix\":{\"lang\":[\"a\",\"b\"]}},\n"
             "{\"command\":\"draw\",\"output\":\"a}\"},\n"
             "{\"command\":\"draw\",\"output\":\"{a\"},\n"
             "{\"command\":\"draw\",\"output\":\"b{x}\",\"matrix\":{\"x\":[1]},"
             "\"exclude\":[{\"y\":1},{\"x\":2}]},\n"
             "{\"command\":\"draw\",\"output\":\"c\",\"matrix\":{\"x\":[1]},\"exclude\":[{\"x\":1}]"
             "}"),
        "m.json:3:28: error[E125]: /jobs/0/output: the matrix has no values for {lnag}\n"
        "  hint: did you mean {lang}?\n"
        "m.json:4:28: error[E125]: /jobs/1/output: a } without its fellow\n"
        "  hint: {name} stands for a value of the matrix, {{ and }} for a brace\n"
        "m.json:5:28: error[E125]: /jobs/2/output: a { without its fellow\n"
        "  hint: {name} stands for a value of the matrix, {{ and }} for a brace\n"
        "m.json:6:65: error[E125]: /jobs/3/exclude/0: the matrix has no values for \"y\"\n"
        "m.json:6:73: error[E125]: /jobs/3/exclude/1: the matrix has no such value for \"x\": "
        "nothing is excluded\n"
        "m.json:7:61: error[E125]: /jobs/4/exclude: all combinations of the matrix are excluded\n");
}

static void
test_inputs(void **state)
{
    (void) state;
    assert_findings(
        JOBS(
            "{\"command\":\"draw\",\"output\":\"a\",\"inputs\":[\"c.json\",\"*.csv\",\"-\",\".\"]},"
            "\n"
            "{\"command\":\"draw\",\"output\":\"b\",\"inputs\":[\"/dev/null\",\"**/x\"],"
            "\"options\":{\"view\":\"viwe.json\"}}"),
        "m.json:3:42: error[E127]: /jobs/0/inputs/0: there is no file c.json\n"
        "  hint: did you mean a.json?\n"
        "m.json:3:51: error[E127]: /jobs/0/inputs/1: no file matches *.csv\n"
        "  hint: paths are relative to the folder of the manifest; globs leave out what lies in "
        "the "
        "output folder\n"
        "m.json:3:59: error[E127]: /jobs/0/inputs/2: a job has no standard input; give it files\n"
        "m.json:3:63: error[E127]: /jobs/0/inputs/3: . is a folder, not a file\n"
        "  hint: a glob names what is in it, as in data/*.json\n"
        "m.json:4:42: error[E127]: /jobs/1/inputs/0: /dev/null is no regular file\n"
        "  hint: what it holds cannot be read twice\n"
        "m.json:4:54: error[E127]: /jobs/1/inputs/1: ** is no glob here: **/x\n"
        "  hint: * stands for one level of folders, as in data/*/*.json\n"
        "m.json:4:80: error[E127]: /jobs/1/options/view: there is no file viwe.json\n"
        "  hint: did you mean view.json?\n");
}

static void
test_too_many(void **state)
{
    (void) state;
    assert_findings(JOBS("{\"command\":\"draw\",\"output\":\"{a}{b}\",\"matrix\":{\"a\":{\"from\":"
                         "1,\"to\":1000},"
                         "\n\"b\":{\"from\":-9223372036854775807,\"to\":9223372036854775807}}}"),
        "m.json:3:46: error[E129]: /jobs/0/matrix: a manifest may not have more than 100000 jobs\n"
        "  hint: make several manifests of it\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_smallest),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_matrix),
        cmocka_unit_test(test_braces),
        cmocka_unit_test(test_precedence),
        cmocka_unit_test(test_globs),
        cmocka_unit_test(test_globs_leave_outputs),
        cmocka_unit_test(test_follows),
        cmocka_unit_test(test_expected),
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_all_at_once),
        cmocka_unit_test(test_placeholders),
        cmocka_unit_test(test_inputs),
        cmocka_unit_test(test_too_many),
    };

    return cmocka_run_group_tests(tests, make_inputs, remove_folder);
}
