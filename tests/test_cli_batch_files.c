/* Files that a batch reads and writes: what counts as an input, and what is never written over. */
#include "run.h"

#include <sys/resource.h>

#define MANIFEST(folder, jobs)                                                                     \
    "{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"" folder "\",\"jobs\":[" jobs "]}"
#define GRAPH                                                                                      \
    "{\"format\":\"kakehashi-graph-1\",\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":["      \
    "{\"source\":\"a\",\"target\":\"b\"}]}"

static void
put_graph(void)
{
    put_file("g.json", GRAPH);
}

static int
remove_outputs(void **state)
{
    return system("rm -rf out new") != 0 || remove_folder(state) != 0;
}

/* --- what a job depends on --------------------------------------------------------------- */

static void
views_are_inputs(void **state)
{
    run_result run = { 0 };

    (void) state;
    put_graph();
    put_file("view.json", "{\"format\":\"kakehashi-view-1\",\"title\":\"One\"}");
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"draw\",\"inputs\":\"g.json\",\"output\":\"p.svg\","
                        "\"options\":{\"view\":\"view.json\"}}"));
    RUN(&run, "batch", "m.json", "--resume");
    assert_code(&run, 0);
    RUN(&run, "batch", "m.json", "--resume");
    assert_says(&run, out, "\"status\":\"up-to-date\"");
    put_file("view.json", "{\"format\":\"kakehashi-view-1\",\"title\":\"Two\"}");
    RUN(&run, "batch", "m.json", "--resume");
    assert_says(&run, out, "\"status\":\"ok\"");
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"draw\",\"inputs\":\"g.json\",\"output\":\"p.svg\","
                        "\"options\":{\"view\":\"viwe.json\"}}"));
    RUN(&run, "batch", "m.json");
    assert_code(&run, 3);
    assert_says(&run, err, "E127");
    run_free(&run);
}

static void
a_drawing_follows_itself(void **state)
{
    run_result run = { 0 };
    int j;

    (void) state;
    put_graph();
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"draw\",\"inputs\":\"g.json\",\"output\":\"p.svg\","
                        "\"options\":{\"stable\":\"out/p.svg\"}}"));
    RUN(&run, "batch", "m.json", "--dry-run");
    assert_silent(&run, out, "--stable");
    for (j = 0; j < 2; j++) {
        RUN(&run, "batch", "m.json");
        assert_code(&run, 0);
        assert_says(&run, out, "\"status\":\"ok\"");
    }
    RUN(&run, "batch", "m.json", "--dry-run");
    assert_says(&run, out, "--stable out/p.svg");
    run_free(&run);
}

static void
a_path_to_a_sector_has_one_end(void **state)
{
    run_result run = { 0 };

    (void) state;
    put_graph();
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"path\",\"arguments\":[\"a\"],\"inputs\":\"g.json\","
                        "\"output\":\"x.json\",\"options\":{\"to-sector\":\"s\"}}"));
    RUN(&run, "batch", "m.json", "--dry-run");
    assert_code(&run, 0);
    assert_says(&run, out, "path --to-sector s -o out/x.json a g.json");
    run_free(&run);
}

static void
success_may_be_unexpected(void **state)
{
    run_result run = { 0 };

    (void) state;
    put_graph();
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"convert\",\"inputs\":\"g.json\",\"output\":\"x.json\","
                        "\"expect\":[1]}"));
    RUN(&run, "batch", "m.json");
    assert_code(&run, 1);
    assert_says(&run, err, "x.json: did well (exit code 0), which was not expected");
    run_free(&run);
}

/* --- what is not written over ------------------------------------------------------------ */

static void
folders_that_turn_back_are_refused(void **state)
{
    static const char *const folders[] = { "new/..", "new/../../there", "./new/./..", "/tmp/../x" };
    char text[512];
    run_result run = { 0 };
    size_t j;

    (void) state;
    put_graph();
    for (j = 0; j < sizeof(folders) / sizeof(*folders); j++) {
        snprintf(text, sizeof(text),
            MANIFEST("%s", "{\"command\":\"convert\",\"inputs\":\"g.json\",\"output\":\"m.json\"}"),
            folders[j]);
        put_file("m.json", text);
        RUN(&run, "batch", "m.json");
        assert_code(&run, 3);
        assert_says(&run, err, "E128");
        assert_file("m.json", text);
        assert_int_equal(count_files(), 2);
    }
    run_free(&run);
}

static void
lines_go_to_no_file_of_a_job(void **state)
{
    run_result run = { 0 };

    (void) state;
    put_graph();
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"convert\",\"inputs\":\"g.json\",\"output\":\"x.json\"}"));
    RUN(&run, "batch", "m.json", "-o", "./g.json");
    assert_refused(&run, 2, "reads");
    assert_file("g.json", GRAPH);
    assert_int_equal(mkdir("out", 0777), 0);
    RUN(&run, "batch", "m.json", "-o", "out/x.json");
    assert_refused(&run, 2, "writes");
    RUN(&run, "batch", "m.json", "-o", "lines");
    assert_code(&run, 0);
    RUN(&run, "check", "out/x.json");
    assert_code(&run, 0);
    run_free(&run);
}

/* --- few files may be open --------------------------------------------------------------- */

static void
jobs_wait_for_files(void **state)
{
    struct rlimit before, few;
    run_result run = { 0 };

    (void) state;
    put_graph();
    put_file("m.json",
        MANIFEST("out", "{\"command\":\"bridges\",\"inputs\":\"g.json\",\"output\":\"{j}/p.svg\","
                        "\"options\":{\"format\":\"csv\"},"
                        "\"matrix\":{\"j\":{\"from\":1,\"to\":60}}}"));
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    few = before;
    few.rlim_cur = 40;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    RUN(&run, "batch", "m.json", "-j", "60");
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_code(&run, 0);
    assert_says(&run, err, "jobs: 60 done");
    run_free(&run);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_outputs)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(views_are_inputs),
        TEST(a_drawing_follows_itself),
        TEST(a_path_to_a_sector_has_one_end),
        TEST(success_may_be_unexpected),
        TEST(folders_that_turn_back_are_refused),
        TEST(lines_go_to_no_file_of_a_job),
        TEST(jobs_wait_for_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
