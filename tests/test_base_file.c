/* Output files are whole or absent, whatever happens. */
#include "run.h"

#include "../src/base/file.h"

static mode_t
mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 0777;
}

static void
write_text(kh_output *output, const char *text)
{
    kh_error err = { 0 };

    assert_ok(kh_write_all(output->fd, text, strlen(text), "test", &err));
}

static void
test_new_file(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    (void) state;
    umask(022);
    assert_ok(kh_output_open(&output, "new", &err));
    write_text(&output, "half ");
    assert_int_equal(count_files(), 0);
    write_text(&output, "whole");
    assert_ok(kh_output_commit(&output, &err));
    assert_file("new", "half whole");
    assert_int_equal(mode_of("new"), 0644);
    assert_int_equal(count_files(), 1);
    kh_output_abandon(&output);
    assert_file("new", "half whole");
}

static void
test_abandoned(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    (void) state;
    kh_output_abandon(&output);
    assert_ok(kh_output_commit(&output, &err));
    put_file("old", "old");
    assert_ok(kh_output_open(&output, "old", &err));
    write_text(&output, "new");
    kh_output_abandon(&output);
    kh_output_abandon(&output);
    assert_file("old", "old");
    assert_ok(kh_output_open(&output, "new", &err));
    write_text(&output, "new");
    kh_output_abandon(&output);
    assert_int_equal(count_files(), 1);
}

/* Replaced as a whole: who has the old file open keeps reading it. */
static void
test_replaced(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };
    char text[8] = "";
    int old;

    (void) state;
    put_file("file", "old");
    chmod("file", 0600);
    old = open("file", O_RDONLY);
    assert_ok(kh_output_open(&output, "file", &err));
    write_text(&output, "new");
    assert_file("file", "old");
    assert_ok(kh_output_commit(&output, &err));
    assert_file("file", "new");
    assert_int_equal(mode_of("file"), 0600);
    assert_int_equal(count_files(), 1);
    assert_int_equal(read(old, text, sizeof(text)), 3);
    assert_string_equal(text, "old");
    close(old);
}

/* Somebody creates the file while we write ours. */
static void
test_appeared_meanwhile(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_output_open(&output, "file", &err));
    write_text(&output, "ours");
    put_file("file", "theirs");
    assert_ok(kh_output_commit(&output, &err));
    assert_file("file", "ours");
    assert_int_equal(count_files(), 1);
}

static void
test_through_a_symbolic_link(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };
    struct stat status;

    (void) state;
    put_file("target", "old");
    assert_int_equal(symlink("target", "link"), 0);
    assert_ok(kh_output_open(&output, "link", &err));
    write_text(&output, "new");
    assert_ok(kh_output_commit(&output, &err));
    assert_int_equal(lstat("link", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_file("target", "new");
    assert_int_equal(count_files(), 2);
}

static void
assert_cannot_open(const char *path, const char *reason)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    assert_fails(kh_output_open(&output, path, &err), KH_ERR_IO, path);
    assert_non_null(strstr(err.message, reason));
    assert_null(output.path);
}

static void
test_cannot_open(void **state)
{
    (void) state;
    assert_int_equal(mkdir("folder", 0700), 0);
    put_file("file", "old");
    assert_cannot_open("missing/file", "No such file");
    assert_cannot_open("folder", "directory");
    assert_cannot_open("file/below", "Not a directory");
    assert_cannot_open("", "name");
}

/* The superuser may write anything: these say nothing then. */
static void
test_cannot_open_without_permission(void **state)
{
    (void) state;
    if (geteuid() == 0) {
        skip();
    }
    assert_int_equal(mkdir("locked", 0500), 0);
    assert_cannot_open("locked/file", "Permission denied");
    put_file("kept", "old");
    chmod("kept", 0400);
    assert_cannot_open("kept", "Permission denied");
    assert_file("kept", "old");
}

static void
test_device(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_output_open(&output, "/dev/null", &err));
    assert_true(output.direct);
    write_text(&output, "gone");
    assert_ok(kh_output_commit(&output, &err));

    assert_ok(kh_output_open(&output, "/dev/full", &err));
    assert_fails(kh_write_all(output.fd, "text", 4, "/dev/full", &err), KH_ERR_IO, "/dev/full");
    kh_output_abandon(&output);
    err = (kh_error){ 0 };
    assert_fails(kh_write_all(-1, "text", 4, "nowhere", &err), KH_ERR_IO, "nowhere");
    assert_ok(kh_write_all(-1, "", 0, "nowhere", &(kh_error){ 0 }));
}

/* The folder vanishes while we write. */
static void
test_cannot_commit(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_int_equal(mkdir("folder", 0700), 0);
    assert_ok(kh_output_open(&output, "folder/file", &err));
    write_text(&output, "text");
    assert_int_equal(rmdir("folder"), 0);
    assert_fails(kh_output_commit(&output, &err), KH_ERR_IO, "folder/file");
    assert_null(output.path);
    assert_int_equal(count_files(), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

/* As cp and the shell do: the link stays, its target comes to be. */
static void
test_a_link_to_nothing_stays(void **state)
{
    kh_output output = { 0 };
    kh_error err = { 0 };
    struct stat status;

    (void) state;
    assert_int_equal(symlink("./second", "first"), 0);
    assert_int_equal(symlink("target", "second"), 0);
    assert_ok(kh_output_open(&output, "first", &err));
    assert_ok(kh_write_all(output.fd, "content", 7, "first", &err));
    assert_ok(kh_output_commit(&output, &err));
    assert_true(lstat("first", &status) == 0 && S_ISLNK(status.st_mode));
    assert_true(lstat("second", &status) == 0 && S_ISLNK(status.st_mode));
    assert_true(lstat("target", &status) == 0 && S_ISREG(status.st_mode));
    assert_int_equal(status.st_size, 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_new_file),
        TEST(test_abandoned),
        TEST(test_replaced),
        TEST(test_appeared_meanwhile),
        TEST(test_through_a_symbolic_link),
        TEST(test_a_link_to_nothing_stays),
        TEST(test_cannot_open),
        TEST(test_cannot_open_without_permission),
        TEST(test_device),
        TEST(test_cannot_commit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
