/* Each directory of tests/bad holds an input and exactly what is said about it: `expected` is
 * every line that `kakehashi check` prints about it, and the exit status. With KH_UPDATE=1 in the
 * environment the files are written instead of compared; the diff is then for a person to read. */
#include "testlib.h"

#include "../src/base/text.h"
#include "../src/check/check.h"
#include "../src/read/read.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MIN_CASES 60

static const char *const inputs[] = { "input.json", "input.ndjson", "input.csv", "input.gz" };

static const char *
find_input(void)
{
    size_t j;

    for (j = 0; j < sizeof(inputs) / sizeof(inputs[0]); j++) {
        if (access(inputs[j], R_OK) == 0) {
            return inputs[j];
        }
    }
    return NULL;
}

static int
exit_status(kh_status status, const kh_findings *findings)
{
    if (findings->num_fatal > 0) {
        assert_int_equal(status, KH_ERR_DATA);
        return 3;
    }
    assert_int_equal(status, KH_OK);
    return findings->num_errors > 0 ? 1 : 0;
}

/* In the directory of the case. */
static void
describe(kh_text *out)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_status status = kh_read_file(&graph, find_input(), NULL, &findings, &err);
    size_t j;

    if (status == KH_OK) {
        status = kh_check(&graph, &findings, &err);
    }
    kh_findings_sort(&findings);
    for (j = 0; j < findings.num; j++) {
        /* A code without a record would leave `kakehashi help CODE` without an answer. */
        assert_non_null(kh_rule_find(findings.items[j].code));
        kh_finding_print(out, &findings.items[j]);
    }
    kh_text_print(out, "exit %d\n", exit_status(status, &findings));
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
read_whole(const char *path, kh_text *out)
{
    FILE *file = fopen(path, "rb");
    char block[4096];
    size_t num;

    assert_non_null(file);
    while ((num = fread(block, 1, sizeof(block), file)) > 0) {
        kh_text_add_bytes(out, block, num);
    }
    fclose(file);
}

static void
run_case(const char *name)
{
    kh_text actual = { 0 }, expected = { 0 };

    assert_int_equal(chdir(name), 0);
    assert_non_null(find_input());
    describe(&actual);
    if (getenv("KH_UPDATE") != NULL) {
        FILE *file = fopen("expected", "wb");

        assert_non_null(file);
        fwrite(actual.bytes, 1, actual.length, file);
        assert_int_equal(fclose(file), 0);
    } else {
        read_whole("expected", &expected);
        if (strcmp(kh_text_bytes(&actual), kh_text_bytes(&expected)) != 0) {
            print_error("tests/bad/%s\nactual:\n%sexpected:\n%s", name, actual.bytes,
                kh_text_bytes(&expected));
            fail();
        }
    }
    kh_text_free(&actual);
    kh_text_free(&expected);
    assert_int_equal(chdir(".."), 0);
}

static void
test_cases(void **state)
{
    DIR *directory;
    const struct dirent *entry;
    size_t num = 0;

    (void) state;
    assert_int_equal(chdir(KH_ROOT "/tests/bad"), 0);
    directory = opendir(".");
    assert_non_null(directory);
    while ((entry = readdir(directory)) != NULL) {
        if (entry->d_name[0] != '.') {
            run_case(entry->d_name);
            num++;
        }
    }
    closedir(directory);
    assert_true(num >= MIN_CASES);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_cases) };

    return cmocka_run_group_tests_name("bad", tests, NULL, NULL);
}
