/* A command loads only what it uses. */
#include "run.h"

/* A ring with a pendant converges only after many steps: ARPACK's case. */
#define RING 1200

static void
write_ring(void)
{
    FILE *file = fopen("ring.json", "w");
    int j;

    assert_non_null(file);
    fputs("{\"format\": \"kakehashi-graph-1\", \"nodes\": [", file);
    for (j = 0; j < RING; j++) {
        fprintf(file, "%s{\"id\": \"n%d\"}", j == 0 ? "" : ",\n", j);
    }
    fputs("],\n\"edges\": [", file);
    for (j = 0; j + 1 < RING; j++) {
        fprintf(file, "%s{\"source\": \"n%d\", \"target\": \"n%d\", \"relation\": \"r\"}",
            j == 0 ? "" : ",\n", j, j + 1);
    }
    fputs("]}\n", file);
    fclose(file);
}

/* What the loader did, in all processes of the run, as one text. */
static char *
loader_notes(void)
{
    char *notes = strdup("");
    struct dirent *entry;
    DIR *folder = opendir(".");

    while ((entry = readdir(folder)) != NULL) {
        char *text, *joined;
        int fd;

        if (strncmp(entry->d_name, "loader.", 7) == 0) {
            fd = open(entry->d_name, O_RDONLY | O_CLOEXEC);
            text = run_slurp(fd, NULL);
            assert_true(asprintf(&joined, "%s%s", notes, text) >= 0);
            close(fd);
            unlink(entry->d_name);
            free(text);
            free(notes);
            notes = joined;
        }
    }
    closedir(folder);
    return notes;
}

static char *
run_and_note(const char *const *arguments)
{
    const char *const variables[] = { "LD_DEBUG=files", "LD_DEBUG_OUTPUT=loader", NULL };
    run_result result = { 0 };
    char *notes;

    run_program(&result, &(run_how){ .environment = variables }, arguments);
    if (result.code != 0) {
        run_show(&result);
        fail();
    }
    run_free(&result);
    notes = loader_notes();
    assert_non_null(strstr(notes, "libjansson"));
    return notes;
}

#define NOTE(...) run_and_note((const char *const[]){ KAKEHASHI, __VA_ARGS__, NULL })

static void
assert_loads_none(char *notes, const char *const *libraries)
{
    for (; *libraries != NULL; libraries++) {
        if (strstr(notes, *libraries) != NULL) {
            print_error("%s is loaded\n", *libraries);
            fail();
        }
    }
    free(notes);
}

static void
test_no_command_loads_graphviz(void **state)
{
    static const char *const graphviz[] = { "libgvc", "libcgraph", "libcdt", NULL };

    (void) state;
    assert_loads_none(NOTE("version"), graphviz);
    assert_loads_none(NOTE("bridges", "--permutations", "9", "ring.json"), graphviz);
}

#ifdef KH_ARPACK_ON_DEMAND
static const char *const numeric[] = { "libigraph", "libarpack", "libblas", "liblapack", "libglpk",
    "libxml2", "libicu", "libgomp", "libgfortran", "libstdc++", NULL };

static void
test_igraphs_dependencies_wait_until_they_are_asked_for(void **state)
{
    char *notes;

    (void) state;
    assert_loads_none(NOTE("check", "ring.json"), numeric);
    assert_loads_none(NOTE("info", "ring.json"), numeric);
    assert_loads_none(NOTE("rank", "ring.json"), numeric);
    notes = NOTE("rank", "--measures", "eigenvector", "ring.json");
    assert_non_null(strstr(notes, "libarpack"));
    free(notes);
}
#endif

static int
make_ring(void **state)
{
    if (make_folder(state) != 0) {
        return 1;
    }
    write_ring();
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_command_loads_graphviz, make_ring, remove_folder),
#ifdef KH_ARPACK_ON_DEMAND
        cmocka_unit_test_setup_teardown(
            test_igraphs_dependencies_wait_until_they_are_asked_for, make_ring, remove_folder),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
