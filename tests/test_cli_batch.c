/* The command batch as a whole: jobs that do well, and do not need to be done again. */
#include "batch_run.h"

/* What a shell command says. */
static char *
shell(const char *command)
{
    run_result result = { 0 };

    run_program(&result, &(run_how){ 0 }, (const char *const[]){ "/bin/sh", "-c", command, NULL });
    free(result.err);
    return result.out;
}

/* What is measured differs from run to run; nothing else does. */
static void
blank_numbers(char *text)
{
    static const char *const keys[] = { "\"seconds\":", "\"peak_memory\":" };
    size_t j;
    char *at;

    for (j = 0; j < 2; j++) {
        for (at = text; (at = strstr(at, keys[j])) != NULL;) {
            for (at += strlen(keys[j]); *at != ','; at++) {
                *at = '_';
            }
        }
    }
}

/* Lines without what is measured, whose lengths differ. */
static char *
without_numbers(const char *text)
{
    char *copy = strdup(text), *from, *to;

    blank_numbers(copy);
    for (from = to = copy; *from != '\0'; from++) {
        if (*from != '_') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return copy;
}

/* --- jobs that do well ------------------------------------------------------------------- */

static void
test_lines(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json");
    assert_code(&result, 0);
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    blank_numbers(result.out);
    assert_int_equal(count(result.out, "\n"), 3);
    assert_says(&result, out,
        "{\"schema\":\"kakehashi/batch/1\",\"job\":\"sub/rank-1.csv\",\"status\":\"ok\",\"exit\":0,"
        "\"seconds\":_");
    assert_says(&result, out, "\"outputs\":[{\"path\":\"out/sub/rank-1.csv\",\"bytes\":");
    assert_says(&result, out,
        "\"message\":null,\"hint\":null,\"notes\":[],\"command\":\"kakehashi rank --top 1 -o "
        "out/sub/rank-1.csv g.json\"}\n");
    assert_says(&result, out, "\"job\":\"it's\"");
    run_free(&result);
}

/* The digest is that of the file, as another program sees it. */
static void
test_digests(void **state)
{
    run_result result = { 0 };
    char *digest;

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json");
    digest = shell("sha256sum out/info.json | cut -d ' ' -f 1 | tr -d '\\n'");
    assert_int_equal(strlen(digest), 64);
    assert_says(&result, out, digest);
    free(digest);
    run_free(&result);
}

static void
test_any_number_at_once(void **state)
{
    static const char *const numbers[] = { "1", "2", "4" };
    run_result result = { 0 };
    char *first_lines = NULL, *first_files = NULL, *lines, *files;
    size_t j;

    (void) state;
    put_file(
        "m.json", MANIFEST("{\"command\":\"rank\",\"output\":\"{n}.json\",\"options\":{\"top\":"
                           "\"{n}\"},\"matrix\":{\"n\":{\"from\":1,\"to\":20}}}"));
    for (j = 0; j < 3; j++) {
        RUN(&result, "batch", "m.json", "-j", numbers[j]);
        assert_code(&result, 0);
        lines = without_numbers(result.out);
        files = shell("cat out/* out/.kakehashi-batch.ndjson; ls -A out; rm -r out");
        if (j == 0) {
            first_lines = lines;
            first_files = files;
            continue;
        }
        assert_string_equal(lines, first_lines);
        assert_string_equal(files, first_files);
        free(lines);
        free(files);
    }
    free(first_lines);
    free(first_files);
    run_free(&result);
}

/* --- again ------------------------------------------------------------------------------- */

static void
test_resume(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    RUN(&result, "batch", "m.json", "--resume");
    assert_code(&result, 0);
    assert_string_equal(result.err, "kakehashi: jobs: 3 up to date; there was nothing to do\n");
    assert_int_equal(count(result.out, "\"status\":\"up-to-date\",\"exit\":0"), 3);
    assert_int_equal(count(result.out, "\"sha256\":"), 3);
    /* An output that somebody changed, one that somebody lost. */
    put_file("out/info.json", "x");
    unlink("out/sub/rank-2.csv");
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 2 done, 1 up to date\n");
    /* Another content of the input; the same content, written again. */
    put_file("g.json", graph);
    RUN(&result, "batch", "m.json", "--resume");
    assert_says(&result, err, "nothing to do");
    put_file("g.json", "{\"nodes\":[{\"id\":\"z\"}],\"edges\":[]}");
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    /* Other options of some jobs, another limit of all. */
    put_file("m.json",
        MANIFEST(
            "{\"command\":\"rank\",\"output\":\"sub/rank-{n}.csv\",\"timeout\":50,\"options\":{"
            "\"top\":\"{n}\",\"lang\":\"ko\"},\"matrix\":{\"n\":[1,2]}},"
            "{\"command\":\"info\",\"output\":\"info.json\",\"timeout\":50}"));
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 2 done, 1 up to date\n");
    run_free(&result);
}

/* The script that --dry-run prints makes the same files. */
static void
test_dry_run(void **state)
{
    run_result result = { 0 };
    char *by_script, *by_batch;

    (void) state;
    mkdir("deep", 0777);
    put_file("deep/g.json", graph);
    put_file("deep/m.json", three);
    RUN(&result, "batch", "deep/m.json", "-n");
    assert_code(&result, 0);
    assert_string_equal(result.out, "cd deep\n"
                                    "mkdir -p out/sub\n"
                                    "kakehashi rank --top 1 -o out/sub/rank-1.csv g.json\n"
                                    "kakehashi rank --top 2 -o out/sub/rank-2.csv g.json\n"
                                    "mkdir -p out\n"
                                    "kakehashi info -o out/info.json g.json\n");
    assert_int_not_equal(access("deep/out", F_OK), 0);
    by_script = shell("PATH=" KH_BUILD "/bin:$PATH; kakehashi batch deep/m.json -n | sh -e && cat "
                      "deep/out/*/* deep/out/*.json; rm -r deep/out");
    RUN(&result, "batch", "deep/m.json");
    by_batch = shell("cat deep/out/*/* deep/out/*.json");
    assert_true(strlen(by_batch) > 100);
    assert_string_equal(by_script, by_batch);
    free(by_script);
    free(by_batch);
    RUN(&result, "batch", "deep/m.json", "-n", "--resume");
    assert_string_equal(result.out, "cd deep\n"
                                    "# up to date: sub/rank-1.csv\n"
                                    "# up to date: sub/rank-2.csv\n"
                                    "# up to date: it's\n");
    run_free(&result);
}

static void
test_only(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json", "--only", "*-2.csv", "--only=it's", "-q");
    assert_code(&result, 0);
    assert_string_equal(result.err, "");
    assert_int_equal(count(result.out, "\n"), 2);
    assert_int_not_equal(access("out/sub/rank-1.csv", F_OK), 0);
    RUN(&result, "batch", "m.json", "--only", "rank");
    assert_refused(&result, 2, "no job is called \"rank\"");
    run_free(&result);
}

/* From standard input, the working directory is its folder; the log may be a file. */
static void
test_streams(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN_HOW(&result, &(run_how){ .input = three }, "batch", "-", "-o", "log.ndjson");
    assert_code(&result, 0);
    assert_string_equal(result.out, "");
    assert_int_equal(access("out/info.json", F_OK), 0);
    assert_int_equal(access("log.ndjson", F_OK), 0);
    run_free(&result);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_lines),
        IN_FOLDER(test_digests),
        IN_FOLDER(test_any_number_at_once),
        IN_FOLDER(test_resume),
        IN_FOLDER(test_dry_run),
        IN_FOLDER(test_only),
        IN_FOLDER(test_streams),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
