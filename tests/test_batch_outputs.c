/* Where jobs may write: whatever a manifest says, beneath the output folder and over nothing. */
#include "batch_fixtures.h"

#include "../src/base/file.h"
#include "../src/base/folder.h"
#include "../src/batch/output_folder.h"
#include "../src/batch/state.h"

static int
make_inputs(void **state)
{
    const int failed = make_folder(state);

    if (!failed) {
        put_file("a.json", "a");
        put_file("m.json", "m");
        mkdir("out", 0777);
    }
    return failed;
}

static int
remove_all(void **state)
{
    char command[256];

    snprintf(command, sizeof(command), "rm -rf %s/out %s/other", (char *) *state, (char *) *state);
    return system(command) != 0 || remove_folder(state) != 0;
}

static void
assert_refused_output(const char *output, const char *reason)
{
    char manifest[512], expected[1024];

    snprintf(manifest, sizeof(manifest), JOBS("{\"command\":\"draw\",\"output\":\"%s\"}"), output);
    snprintf(expected, sizeof(expected),
        "m.json:3:28: error[E128]: /jobs/0/output: \"%s\" does not lead into the output folder: "
        "%s\n"
        "  hint: an output is a path beneath the output folder, such as figures/map.svg\n",
        output, reason);
    assert_findings(manifest, expected);
}

static void
test_escapes(void **state)
{
    static const char dot[] = "a name in it begins with a dot";

    (void) state;
    assert_refused_output("/etc/passwd", "it begins with /");
    assert_refused_output("../a", dot);
    assert_refused_output("a/../../b", dot);
    assert_refused_output("a/./b", dot);
    assert_refused_output(".kakehashi-batch.ndjson", dot);
    assert_refused_output("a//b", "a name in it is empty");
    assert_refused_output("a/", "a name in it is empty");
}

/* What a placeholder brings in is looked at like the rest. */
static void
test_hostile_values(void **state)
{
    (void) state;
    assert_findings(JOBS("{\"command\":\"draw\",\"output\":\"{x}\",\"matrix\":{\"x\":[\"ok\","
                         "\"../../home\",\"/etc/x\",\"a/.ssh/b\"]}}"),
        "m.json:3:28: error[E128]: /jobs/0/output: \"../../home\" does not lead into the output "
        "folder: a "
        "name in it begins with a dot\n"
        "  hint: an output is a path beneath the output folder, such as figures/map.svg\n"
        "m.json:3:28: error[E128]: /jobs/0/output: \"/etc/x\" does not lead into the output "
        "folder: it "
        "begins with /\n"
        "  hint: an output is a path beneath the output folder, such as figures/map.svg\n"
        "m.json:3:28: error[E128]: /jobs/0/output: \"a/.ssh/b\" does not lead into the output "
        "folder: a name in it begins with a dot\n"
        "  hint: an output is a path beneath the output folder, such as figures/map.svg\n");
    assert_findings(JOBS("{\"command\":\"draw\",\"output\":\"a\\u001b[2J\"}"),
        "m.json:3:28: error[E122]: /jobs/0/output: expected a string that is not empty, on one "
        "line\n");
}

static void
test_folder_of_its_own(void **state)
{
    (void) state;
    assert_findings("{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"..\",\"jobs\":["
                    "{\"command\":\"draw\",\"inputs\":\"a.json\",\"output\":\"a\"}]}",
        "m.json:1:46: error[E128]: /outputFolder: the manifest lies in its output folder\n"
        "  hint: give what is written a folder of its own: \"out\"\n");
}

static void
test_collisions(void **state)
{
    (void) state;
    assert_findings(
        JOBS("{\"command\":\"draw\",\"output\":\"a\"},\n"
             "{\"command\":\"path\",\"output\":\"a\",\"arguments\":\"x\",\"name\":\"b\"},\n"
             "{\"command\":\"draw\",\"output\":\"a/c\"},\n"
             "{\"command\":\"draw\",\"output\":\"d{x}\",\"matrix\":{\"x\":[1,2],"
             "\"y\":[1,2]}},\n"
             "{\"command\":\"draw\",\"output\":\"e\",\"name\":\"b\"}"),
        "m.json:4:28: error[E126]: /jobs/1/output: two jobs write out/a: a and b\n"
        "m.json:5:28: error[E126]: /jobs/2/output: out/a is the output of a, not a folder\n"
        "m.json:6:28: error[E126]: /jobs/3/output: two jobs write out/d1: d1 and d1\n"
        "  hint: a placeholder for each name of the matrix tells them apart: {x} {y}\n"
        "m.json:7:39: error[E126]: /jobs/4/name: two jobs have the name b\n");
}

/* By any name: what is read, and the manifest. */
static void
test_over_inputs(void **state)
{
    (void) state;
    assert_int_equal(link("a.json", "out/link.json"), 0);
    assert_int_equal(symlink("../m.json", "out/m"), 0);
    assert_findings(JOBS("{\"command\":\"draw\",\"output\":\"link.json\"},\n"
                         "{\"command\":\"draw\",\"output\":\"m\"}"),
        "m.json:3:28: error[E128]: /jobs/0/output: out/link.json is read by link.json\n"
        "  hint: jobs do not wait for each other: what builds on results is a second manifest\n"
        "m.json:4:28: error[E128]: /jobs/1/output: out/m is the manifest\n");
    unlink("out/link.json");
    unlink("out/m");
}

/* --- folders ----------------------------------------------------------------------------- */

static void
test_folder_open(void **state)
{
    const int root = open("out", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    kh_error err = { 0 };
    kh_output output = { 0 };
    int folder = -1;

    (void) state;
    mkdir("other", 0777);
    assert_fails(kh_folder_open(root, "x/y", 0, &folder, &err), KH_ERR_NOTFOUND, "the folder x");
    assert_int_equal(kh_folder_open(root, "x/y/z", 1, &folder, NULL), KH_OK);
    assert_int_equal(access("out/x/y", F_OK), 0);
    assert_int_equal(symlink("../other", "out/away"), 0);
    err = (kh_error){ 0 };
    assert_fails(kh_folder_open(root, "away/z", 1, &folder, &err), KH_ERR_IO, "symbolic link");
    err = (kh_error){ 0 };
    assert_fails(kh_folder_open(root, "x/../../z", 1, &folder, &err), KH_ERR_ARGUMENT, "x/..");
    /* Nor is the last step followed, wherever it leads. */
    assert_int_equal(symlink("../../../other/z", "out/x/y/z"), 0);
    err = (kh_error){ 0 };
    assert_fails(kh_output_open_in(&output, folder, "out/x/y/z", &err), KH_ERR_IO, "symbolic link");
    unlink("out/x/y/z");
    /* A folder that is moved away takes the output with it; what stands in its place stays. */
    err = (kh_error){ 0 };
    assert_ok(kh_output_open_in(&output, folder, "out/x/y/z", &err));
    assert_int_equal(rename("out/x/y", "out/x/w"), 0);
    assert_int_equal(symlink("../../other", "out/x/y"), 0);
    assert_ok(kh_write_all(output.fd, "text", 4, "z", &err));
    assert_ok(kh_output_commit(&output, &err));
    assert_file("out/x/w/z", "text");
    assert_int_not_equal(access("other/z", F_OK), 0);
    close(folder);
    close(root);
}

static void
test_leftovers(void **state)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_batch_plan plan = { 0 };
    char alive[64];
    int folder;

    (void) state;
    assert_int_equal(kh_output_leftover("map.svg.999999999.rename"), strlen("map.svg"));
    assert_int_equal(kh_output_leftover("map.svg.999999999.writing"), strlen("map.svg"));
    assert_int_equal(kh_output_leftover("map.svg"), 0);
    assert_int_equal(kh_output_leftover(".999999999.rename"), 0);
    assert_int_equal(kh_output_leftover("map.svg.x.rename"), 0);
    snprintf(alive, sizeof(alive), "map.svg.%ld.rename", (long) getpid());
    assert_int_equal(kh_output_leftover(alive), 0);
    assert_ok(plan_with(&plan, JOBS("{\"command\":\"draw\",\"output\":\"p/a.svg\"}"),
        &(kh_batch_wishes){ 0 }, &findings, &err));
    assert_ok(kh_output_folder_open(&plan, &folder, &err));
    mkdir("out/p", 0777);
    put_file("out/p/a.svg.999999999.rename", "");
    put_file("out/p/b.svg.999999999.rename", "");
    put_file("out/.kakehashi-batch.ndjson.999999999.rename", "");
    assert_ok(kh_output_folder_tidy(&plan, folder, &err));
    assert_int_not_equal(access("out/p/a.svg.999999999.rename", F_OK), 0);
    assert_int_not_equal(access("out/.kakehashi-batch.ndjson.999999999.rename", F_OK), 0);
    /* Not of this plan: it stays. */
    assert_int_equal(access("out/p/b.svg.999999999.rename", F_OK), 0);
    close(folder);
    kh_batch_plan_free(&plan);
    kh_findings_free(&findings);
}

/* --- records ----------------------------------------------------------------------------- */

static const char digits[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static kh_job_record
make_record(const char *output)
{
    kh_job_record record = { .job = "job", .output = output, .written = true, .num_bytes = 3 };

    memcpy(record.key, digits, sizeof(digits));
    memcpy(record.digest, digits, sizeof(digits));
    return record;
}

static void
append(const char *text)
{
    const int fd = open("out/" KH_STATE_NAME, O_WRONLY | O_APPEND | O_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
    close(fd);
}

/* Whatever a crash made of the end of the file, what stands before and behind it counts. */
static void
test_torn_records(void **state)
{
    const int folder = open("out", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const kh_job_record first = make_record("a"), second = make_record("b \"c\"");
    kh_error err = { 0 };
    kh_batch_state records = { 0 };

    (void) state;
    assert_ok(kh_batch_state_read(&records, folder, &err));
    assert_int_equal(records.num, 0);
    assert_ok(kh_batch_state_open(&records, folder, &err));
    assert_ok(kh_batch_state_add(&records, &first, &err));
    kh_batch_state_free(&records);
    append("{\"job\":\"torn\",\"key\":\"012");
    assert_ok(kh_batch_state_read(&records, folder, &err));
    assert_int_equal(records.num, 1);
    assert_ok(kh_batch_state_open(&records, folder, &err));
    assert_ok(kh_batch_state_add(&records, &second, &err));
    kh_batch_state_free(&records);
    append("[]\n{\"job\":1}\n\n\377\376\n");
    assert_ok(kh_batch_state_read(&records, folder, &err));
    assert_int_equal(records.num, 2);
    assert_non_null(kh_batch_state_find(&records, "b \"c\""));
    assert_string_equal(kh_batch_state_find(&records, "a")->key, digits);
    assert_int_equal(kh_batch_state_find(&records, "a")->num_bytes, 3);
    assert_null(kh_batch_state_find(&records, "c"));
    kh_batch_state_free(&records);
    close(folder);
}

/* --- what a job says --------------------------------------------------------------------- */

static void
test_words(void **state)
{
    kh_error err = { 0 };
    kh_job_words words = { 0 };
    kh_text said = { 0 };

    (void) state;
    kh_text_add(&said, "\033[33mtool: \033[0ma warning: error\n"
                       "tool: a.json:1:2: error[E001]: bad\n"
                       "  hint: do that\n"
                       "\033[31mtool: \033[0mno more\n"
                       "\033[36mhint: \033[0mdo this\n");
    assert_ok(kh_job_words_read(&words, "tool", &said, &err));
    assert_string_equal(words.message, "a.json:1:2: error[E001]: bad");
    assert_string_equal(words.hint, "do that");
    assert_int_equal(words.notes.num, 2);
    assert_string_equal(words.notes.items[0], "a warning: error");
    assert_string_equal(words.notes.items[1], "no more");
    kh_job_words_free(&words);
    kh_text_clear(&said);
    assert_ok(kh_job_words_read(&words, "tool", &said, &err));
    assert_null(words.message);
    assert_int_equal(words.notes.num, 0);
    kh_job_words_free(&words);
    kh_text_free(&said);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_escapes, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_hostile_values, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_folder_of_its_own, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_collisions, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_over_inputs, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_folder_open, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_leftovers, make_inputs, remove_all),
        cmocka_unit_test_setup_teardown(test_torn_records, make_inputs, remove_all),
        cmocka_unit_test(test_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
