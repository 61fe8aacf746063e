/* What could stand at the cursor: the vocabulary of values, candidates, lines as bash has them. */
#include "run.h"

#include "../src/cli/shell.h"
#include "../src/cli/values.h"

#define BREAKS " \t\n\"'><=;|&(:"

/* --- the vocabulary ---------------------------------------------------------------------- */

static bool
must_be_known(void *context, const char *name, size_t length, size_t place)
{
    const app_command *command = context;

    (void) place;
    if (app_value_find(name, length, command) == NULL) {
        print_error("%s: values.def does not know %.*s\n", command->name, (int) length, name);
        fail();
    }
    return false;
}

static void
check_options(const app_command *command, const app_option *options)
{
    for (; options->name != NULL; options++) {
        assert_int_equal(options->value == NULL, options->kind == APP_FLAG);
        if (options->value != NULL) {
            app_value_each(options->value, must_be_known, (void *) (uintptr_t) command);
        }
    }
}

static void
test_every_value_is_known(void **state)
{
    const app_group *group;
    size_t j;

    (void) state;
    for (j = 0; app_commands[j] != NULL; j++) {
        const app_command *command = app_commands[j];

        for (group = command->groups; group != NULL && group->heading != NULL; group++) {
            check_options(command, group->options);
        }
        check_options(command, app_common_options);
        app_value_each(command->arguments, must_be_known, (void *) (uintptr_t) command);
    }
}

/* An entry that comes later than one that takes all its cases would never be found. */
static void
test_no_value_is_hidden(void **state)
{
    const app_value *value;

    (void) state;
    for (value = app_values; value->name != NULL; value++) {
        const app_command *command
            = value->command == NULL ? NULL : app_command_find(value->command);

        assert_int_equal(command == NULL, value->command == NULL);
        assert_ptr_equal(app_value_find(value->name, strlen(value->name), command), value);
    }
}

static bool
gather(void *context, const char *name, size_t length, size_t place)
{
    kh_text *text = context;

    kh_text_print(text, "%zu %.*s;", place, (int) length, name);
    return false;
}

static void
test_names_in_texts(void **state)
{
    kh_text text = { 0 };

    (void) state;
    app_value_each("[FROM|TO] FILE,...", gather, &text);
    assert_string_equal(kh_text_bytes(&text), "0 FROM;0 TO;1 FILE;");
    kh_text_free(&text);
}

/* --- lines as bash has them -------------------------------------------------------------- */

static void
check_cut(const char *before, const char *after, const char *words, char quote, size_t fixed)
{
    app_bash_line line = { 0 };
    kh_error err = { 0 };
    kh_text text = { 0 };
    size_t j;

    assert_ok(app_bash_line_read(&line, before, after, BREAKS, &err));
    for (j = 0; j < line.num; j++) {
        kh_text_print(&text, "%s[%s]", j == line.cursor ? ">" : "", line.words[j]);
    }
    assert_string_equal(kh_text_bytes(&text), words);
    assert_int_equal(line.quote, quote);
    assert_int_equal(line.fixed, fixed);
    kh_text_free(&text);
    app_bash_line_free(&line);
    app_bash_line_free(&line);
}

static void
test_bash_words(void **state)
{
    (void) state;
    check_cut("kakehashi ", "", ">[]", 0, 0);
    check_cut("kakehashi", "", "", 0, 0);
    check_cut("", "", "", 0, 0);
    check_cut("kakehashi li", "", ">[li]", 0, 0);
    check_cut("NO_COLOR=1 A=b kakehashi li", "", ">[li]", 0, 0);
    check_cut("./a=b/kakehashi li", "", ">[li]", 0, 0);
    check_cut("k list  a.json --ego gov:jp", "", "[list][a.json][--ego]>[gov:jp]", 0, 4);
    check_cut("k list --ego=gov:j", "p:x b.json", "[list]>[--ego=gov:j][b.json]", 0, 10);
    check_cut("k list --ego", " a\\ b.json 'c d'", "[list]>[--ego][a b.json][c d]", 0, 0);
    check_cut("k list \"a \\\"b", "", "[list]>[a \"b]", '"', 0);
    check_cut("k list --x='a \\", "", "[list]>[--x=a \\]", '\'', 4);
    check_cut("k '' x\\", "", "[]>[x\\]", 0, 0);
}

/* Whatever is typed: no word is lost, nothing is read behind an end. */
static void
test_bash_noise(void **state)
{
    static const char letters[] = "a \\'\"=:$~\t";
    unsigned random = 1;
    int j, k;

    (void) state;
    for (j = 0; j < 20000; j++) {
        app_bash_line line = { 0 };
        char before[12] = "", after[8] = "";

        for (k = 0; k < 11; k++) {
            random = random * 1103515245 + 12345;
            before[k] = letters[random / 65536 % (sizeof(letters) - 1)];
        }
        memcpy(after, before + 4, 7);
        assert_int_equal(app_bash_line_read(&line, before, after, BREAKS, NULL), KH_OK);
        if (line.cursor < line.num) {
            assert_true(line.fixed <= strlen(line.words[line.cursor]));
        }
        app_bash_line_free(&line);
    }
}

/* --- what is offered --------------------------------------------------------------------- */

static const char graph[]
    = "{\"nodes\": [{\"id\": \"meti\", \"type\": \"m\", \"label\": {\"en\": \"Economy\", \"ja\": "
      "\"経済産業省\"},\n\"altLabel\": [\"ＭＥＴＩ\"]},\n"
      "{\"id\": \"moe\", \"label\": {\"en\": \"École\", \"ja\": \"環境省\", \"ko\": \"환경성\"}},\n"
      "{\"id\": \"mo\\u200be\", \"label\": \"ecology\"}], \"edges\": []}";

static void
write_graph(void)
{
    FILE *file = fopen("g.json", "w");

    assert_non_null(file);
    fputs(graph, file);
    fclose(file);
}

#define assert_offers(result, expected, ...)                                                       \
    do {                                                                                           \
        RUN((result), "completion", __VA_ARGS__);                                                  \
        assert_code((result), 0);                                                                  \
        assert_string_equal((result)->out, (expected));                                            \
        assert_string_equal((result)->err, "");                                                    \
    } while (0)

static void
test_nodes_by_id_and_by_name(void **state)
{
    run_result r = { 0 };

    (void) state;
    write_graph();
    assert_offers(&r, "words\nmeti\tEconomy\n", "zsh", "--", "3", "list", "g.json", "--ego", "me");
    assert_offers(&r, "menu\nmeti\t経済産業省\n", "zsh", "--", "5", "list", "g.json", "--lang",
        "ja", "--ego", "eco");
    assert_offers(&r, "menu\nmeti\tEconomy\n", "zsh", "--", "3", "list", "g.json", "--drop", "経");
    assert_offers(
        &r, "menu\nmeti\tEconomy\n", "zsh", "--", "3", "list", "g.json", "--ego", "ｍｅt");
    assert_offers(&r, "menu\nmoe\tÉcole\n", "zsh", "--", "3", "list", "g.json", "--ego", "환");
    assert_offers(&r, "menu\n--ego=moe\tÉcole\n", "zsh", "--", "1", "list", "--ego=é", "g.json");
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", "g.json", "--ego", "x");
    assert_offers(&r, "words\nm\t\n", "zsh", "--", "3", "list", "g.json", "--type", "");
    /* fish takes only what begins with what was typed. */
    assert_offers(&r, "環境省\tmoe\n", "fish", "--", "3", "list", "g.json", "--ego", "環");
    /* bash: what begins otherwise must not be put in, unless it is the only one. */
    assert_offers(&r, "words\nmeti\n", "bash", "--", "k list g.json --ego 経", "", BREAKS, "9");
    assert_offers(&r, "words\nmeti  (Economy)\nmoe  (École)\n", "bash", "--",
        "k list g.json --ego m", "", BREAKS, "63");
    run_free(&r);
}

/* TAB would put in what all have in common in place of a name that begins otherwise: an entry more
 * prevents that, and is not listed. */
static void
test_bash_puts_in_no_other_name(void **state)
{
    FILE *file = fopen("n.json", "w");
    run_result r = { 0 };

    (void) state;
    assert_non_null(file);
    fputs("{\"nodes\": [{\"id\": \"city\", \"label\": \"加古川市\"},\n"
          "{\"id\": \"city-data\", \"label\": \"加古川\"}], \"edges\": []}",
        file);
    fclose(file);
    assert_offers(&r, "words\ncity\ncity-data\n…\n", "bash", "--", "k list n.json --ego 加古", "",
        BREAKS, "9");
    assert_offers(&r, "words\ncity  (加古川市)\ncity-data  (加古川)\n", "bash", "--",
        "k list n.json --ego 加古", "", BREAKS, "63");
    assert_offers(
        &r, "words\ncity\ncity-data\n", "bash", "--", "k list n.json --ego 加古", "", BREAKS, "37");
    run_free(&r);
}

static void
test_manifests(void **state)
{
    run_result r = { 0 };

    (void) state;
    write_graph();
    assert_int_equal(mkdir("jobs", 0700), 0);
    assert_int_equal(close(open("text.txt", O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0);
    assert_offers(&r, "files 0 json\n", "zsh", "--", "1", "batch", "");
    assert_offers(&r, "g.json\t\n", "fish", "--", "1", "batch", "g");
    assert_offers(&r, "files\njobs\n", "bash", "--", "k batch j", "", BREAKS, "9");
    assert_offers(&r, "files\n", "bash", "--", "k batch t", "", BREAKS, "9");
    run_free(&r);
}

/* Nothing on the line is seen or waited for. */
static void
test_bad_files_are_silent(void **state)
{
    run_result r = { 0 };
    double asked;

    (void) state;
    assert_int_equal(mkfifo("pipe.json", 0600), 0);
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", "pipe.json", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", "none.json", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", "-", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", "/dev/zero", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "3", "list", ".", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "2", "nonsense", "--ego", "m");
    assert_offers(&r, "words\n", "zsh", "--", "77", "list", "g.json");
    assert_offers(&r, "", "fish", "--", "2", "list", "--", "--eg");
    /* A file that is nothing but blanks, and takes long: 4 GB of holes cost nothing. */
    assert_int_equal(close(open("huge.json", O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0);
    assert_int_equal(truncate("huge.json", 4000000000), 0);
    asked = seconds_now();
    RUN(&r, "completion", "zsh", "--", "3", "list", "huge.json", "--ego", "m");
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    assert_true(seconds_now() - asked < 2);
    run_free(&r);
}

/* --- columns ----------------------------------------------------------------------------- */

/* @param arguments of the command, ended by NULL; the first is the command. */
static void
check_columns(const char *const *arguments)
{
    const char *line[8] = { KAKEHASHI };
    run_result table = { 0 }, offered = { 0 };
    char *column, *rest;
    size_t j;

    for (j = 0; arguments[j] != NULL; j++) {
        line[j + 1] = arguments[j];
    }
    line[j + 1] = KH_ROOT "/data/example.json";
    line[j + 2] = "-fcsv";
    run_program(&table, &(run_how){ 0 }, line);
    assert_code(&table, 0);
    RUN(&offered, "completion", "fish", "--", "2", arguments[0], "--columns", "");
    table.out[strcspn(table.out, "\n")] = '\0';
    rest = table.out;
    while ((column = strsep(&rest, ",")) != NULL) {
        char entry[80];

        snprintf(entry, sizeof(entry), "\n%s\t", column);
        if (strstr(offered.out, entry) == NULL
            && strncmp(offered.out, entry + 1, strlen(entry) - 1) != 0) {
            print_error("%s --columns does not offer %s\n", arguments[0], column);
            fail();
        }
    }
    run_free(&table);
    run_free(&offered);
}

#define CHECK_COLUMNS(...) check_columns((const char *const[]){ __VA_ARGS__, NULL })

static void
test_columns_are_those_of_the_tables(void **state)
{
    (void) state;
    CHECK_COLUMNS("check");
    CHECK_COLUMNS("info");
    CHECK_COLUMNS("info", "--each-year");
    CHECK_COLUMNS("list");
    CHECK_COLUMNS("list", "--edges");
    CHECK_COLUMNS("rank");
    CHECK_COLUMNS("rank", "--each", "type");
    CHECK_COLUMNS("bridges", "--permutations=9");
    CHECK_COLUMNS("bridges", "--pairs");
    CHECK_COLUMNS("bridges", "--robustness");
    CHECK_COLUMNS("path", "mayor", "home-help");
    CHECK_COLUMNS("path", "--matrix", "mayor", "home-help");
    CHECK_COLUMNS("cuts", "mayor", "home-help");
    CHECK_COLUMNS("cuts", "--nodes", "mayor", "home-help");
    CHECK_COLUMNS("groups");
    CHECK_COLUMNS("groups", "--confusion");
}

static void
test_usage(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "completion");
    assert_refused(&r, 2, "SHELL");
    RUN(&r, "completion", "zhs");
    assert_refused(&r, 2, "zhs");
    assert_says(&r, err, "zsh");
    RUN(&r, "completion", "bash", "zsh");
    assert_refused(&r, 2, "one SHELL");
    RUN(&r, "completion", "bash", "-o", "script");
    assert_code(&r, 0);
    assert_int_equal(access("script", R_OK), 0);
    run_free(&r);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_value_is_known),
        cmocka_unit_test(test_no_value_is_hidden),
        cmocka_unit_test(test_names_in_texts),
        cmocka_unit_test(test_bash_words),
        cmocka_unit_test(test_bash_noise),
        IN_FOLDER(test_nodes_by_id_and_by_name),
        IN_FOLDER(test_bash_puts_in_no_other_name),
        IN_FOLDER(test_manifests),
        IN_FOLDER(test_bad_files_are_silent),
        IN_FOLDER(test_columns_are_those_of_the_tables),
        IN_FOLDER(test_usage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
