/* What the shared library promises to whoever links it: nothing is printed, nothing exits, empty
 * objects are objects, failures leave things as they were. Only what it exports is used. */
#include "testlib.h"

#include "../src/kakehashi.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DATA KH_ROOT "/data/japan-smart-city.json"

#define NUM_THREADS 4

/* All that there is to be freed, twice. */
static void
free_all(kh_graph *graph, kh_selection *selection, kh_net *net, kh_table *table)
{
    int times;

    for (times = 0; times < 2; times++) {
        kh_table_free(table);
        kh_net_free(net);
        kh_selection_free(selection);
        kh_graph_free(graph);
    }
}

static void
test_empty_objects(void **state)
{
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_net net = { 0 };
    kh_output output = { 0 };
    kh_path_list paths = { 0 };
    kh_selection selection = { 0 };
    kh_sink sink = { 0 };
    kh_table table = { 0 };
    kh_text text = { 0 };
    kh_view view = { 0 };
    int times;

    (void) state;
    assert_string_equal(kh_text_bytes(&text), "");
    for (times = 0; times < 2; times++) {
        kh_findings_free(&findings);
        kh_output_abandon(&output);
        kh_path_list_free(&paths);
        kh_sink_free(&sink);
        kh_text_free(&text);
        kh_view_free(&view);
    }
    free_all(&graph, &selection, &net, &table);
}

/* An empty graph goes through everything. */
static void
test_empty_graph(void **state)
{
    const kh_measure *measure;
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_net net = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(kh_select(&selection, &graph, &(kh_selector){ 0 }, &err));
    assert_ok(kh_net_build(&net, &graph, &selection, &(kh_net_options){ 0 }, &err));
    for (j = 0; (measure = kh_measure_at(j)) != NULL; j++) {
        kh_table_free(&table);
        assert_ok(kh_rank(&table, &net, &selection, &measure, 1, false, NULL, "en", &err));
        assert_int_equal(table.num_rows, 0);
    }
    kh_table_free(&table);
    assert_ok(kh_bridges(&table, &net, &selection, NULL, "ja", &err));
    free_all(&graph, &selection, &net, &table);
}

/* Each registry: what stands at a place is found by its name, and beyond the last is nothing. */
#define CHECK_REGISTRY(class)                                                                      \
    do {                                                                                           \
        const kh_##class *at, *found;                                                              \
        size_t j_;                                                                                 \
        for (j_ = 0; (at = kh_##class##_at(j_)) != NULL; j_++) {                                   \
            assert_ok(kh_##class##_find(at->name, &found, &err));                                  \
            assert_ptr_equal(found, at);                                                           \
        }                                                                                          \
        assert_true(j_ > 1);                                                                       \
        assert_null(kh_##class##_at(j_ + 1));                                                      \
        assert_null(kh_##class##_at(SIZE_MAX));                                                    \
        found = kh_##class##_at(1);                                                                \
        assert_fails(kh_##class##_find("no-such", &found, &err), KH_ERR_NOTFOUND, "no-such");      \
        assert_ptr_equal(found, kh_##class##_at(1));                                               \
        assert_int_equal(kh_##class##_find("no-such", &found, NULL), KH_ERR_NOTFOUND);             \
        err = (kh_error){ 0 };                                                                     \
    } while (0)

static void
test_registries(void **state)
{
    kh_error err = { 0 };
    size_t j;

    (void) state;
    CHECK_REGISTRY(measure);
    CHECK_REGISTRY(grouping);
    CHECK_REGISTRY(writer);
    CHECK_REGISTRY(table_format);
    for (j = 0; kh_rule_at(j) != NULL; j++) {
        assert_ptr_equal(kh_rule_find(kh_rule_at(j)->code), kh_rule_at(j));
    }
    assert_null(kh_rule_find("X999"));
    assert_string_equal(kh_version(), KH_PROJECT_VERSION);
}

static void
fail_at_all(void)
{
    const char broken[] = "{\"nodes\": [{\"id\": 7}], \"edges\": [";
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_output output = { 0 };
    kh_text bytes = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };

    assert_fails(kh_read_file(&graph, "no/such/file", NULL, &findings, &err), KH_ERR_IO, "no/such");
    err = (kh_error){ 0 };
    assert_int_equal(
        kh_read_text(&graph, "text", broken, strlen(broken), NULL, &findings, &err), KH_ERR_DATA);
    assert_true(findings.num_fatal > 0);
    assert_int_equal(graph.nodes.num, 0);
    err = (kh_error){ 0 };
    assert_int_equal(kh_view_read_text(&view, "view", "[]", 2, &findings, &err), KH_ERR_DATA);
    assert_null(view.root);
    err = (kh_error){ 0 };
    assert_fails(kh_output_open(&output, "no/such/folder/x", &err), KH_ERR_IO, "no/such");
    err = (kh_error){ 0 };
    assert_int_not_equal(kh_picture_draw("no scene", "svg", NULL, &bytes, &findings, &err), KH_OK);
    kh_text_free(&bytes);
    kh_view_free(&view);
    kh_graph_free(&graph);
    kh_findings_free(&findings);
}

/* One analysis of each kind; the table of the last is the caller's. */
static void
analyse(kh_table *table)
{
    const kh_measure *measures[3];
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_net net = { 0 };
    kh_table bridges = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_read_file(&graph, DATA, NULL, &findings, &err));
    assert_ok(kh_check(&graph, &findings, &err));
    assert_ok(kh_select(&selection, &graph, &(kh_selector){ 0 }, &err));
    assert_ok(kh_net_build(&net, &graph, &selection,
        &(kh_net_options){ .direction = KH_DIRECTION_OF_FILE, .num_threads = 1 }, &err));
    assert_ok(kh_bridges(&bridges, &net, &selection,
        &(kh_bridges_options){ .null.num_permutations = 9 }, "ko", &err));
    assert_ok(kh_measure_find("eigenvector", &measures[0], &err));
    assert_ok(kh_measure_find("hub", &measures[1], &err));
    assert_ok(kh_measure_find("closeness", &measures[2], &err));
    assert_ok(kh_rank(table, &net, &selection, measures, 3, false, NULL, "ja", &err));
    kh_findings_free(&findings);
    free_all(&graph, &selection, &net, &bridges);
}

/* In a process of its own, whose standard output and error are a file: it stays empty, and only the
 * process itself ends the process. */
static void
test_silence(void **state)
{
    enum { END = 42 };
    FILE *said = tmpfile();
    struct stat info;
    int status = 0;
    const pid_t child = fork();

    (void) state;
    assert_non_null(said);
    if (child == 0) {
        kh_table table = { 0 };

        dup2(fileno(said), STDOUT_FILENO);
        dup2(fileno(said), STDERR_FILENO);
        fail_at_all();
        analyse(&table);
        kh_table_free(&table);
        fflush(NULL);
        _exit(END);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == END);
    assert_int_equal(fstat(fileno(said), &info), 0);
    assert_int_equal(info.st_size, 0);
    fclose(said);
}

static void *
analyse_once(void *table)
{
    analyse(table);
    return NULL;
}

/* Graphs of their own in threads of their own; igraph is behind a lock. */
static void
test_threads(void **state)
{
    const kh_table_format *json = NULL;
    pthread_t threads[NUM_THREADS];
    kh_table tables[NUM_THREADS] = { 0 };
    kh_text first = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(kh_table_format_find("json", &json, &err));
    for (j = 0; j < NUM_THREADS; j++) {
        assert_int_equal(pthread_create(&threads[j], NULL, analyse_once, &tables[j]), 0);
    }
    for (j = 0; j < NUM_THREADS; j++) {
        kh_text text = { 0 };

        assert_int_equal(pthread_join(threads[j], NULL), 0);
        assert_ok(json->write(&tables[j], &(kh_table_style){ 0 }, &text, &err));
        if (j == 0) {
            kh_text_add(&first, kh_text_bytes(&text));
        }
        assert_string_equal(kh_text_bytes(&text), kh_text_bytes(&first));
        kh_text_free(&text);
        kh_table_free(&tables[j]);
    }
    kh_text_free(&first);
}

/* A graph that a program makes, written and read again. */
static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

static void
test_graph_of_a_program(void **state)
{
    const kh_writer *json = NULL;
    kh_findings findings = { 0 };
    kh_graph made = { 0 }, read = { 0 };
    kh_losses losses = { 0 };
    kh_text text = { 0 };
    kh_sink sink = { .write = append, .context = &text };
    kh_error err = { 0 };
    uint32_t a, b, edge;

    (void) state;
    assert_ok(kh_graph_add_node(&made, "a", &a, &err));
    assert_ok(kh_graph_add_node(&made, "b", &b, &err));
    assert_ok(kh_graph_push_label(&made, &made.nodes.label[b], "ja", "橋", &err));
    assert_ok(kh_graph_add_edge(&made, a, b, &edge, &err));
    assert_int_equal(kh_graph_add_node(&made, "a", &a, &err), KH_ERR_DATA);
    assert_int_equal(made.nodes.num, 2);
    err = (kh_error){ 0 };
    assert_ok(kh_writer_find("json", &json, &err));
    assert_ok(json->write(&made, NULL, &sink, &losses, &err));
    assert_ok(kh_sink_finish(&sink, &err));
    assert_ok(kh_read_text(&read, "made", text.bytes, text.length, NULL, &findings, &err));
    assert_int_equal(findings.num_errors, 0);
    assert_int_equal(read.edges.num, 1);
    assert_ok(kh_graph_need_node(&read, "橋", "en", &b, &err));
    assert_string_equal(kh_graph_node_id(&read, b), "b");
    kh_sink_free(&sink);
    kh_text_free(&text);
    kh_findings_free(&findings);
    kh_graph_free(&read);
    kh_graph_free(&made);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty_objects),
        cmocka_unit_test(test_empty_graph),
        cmocka_unit_test(test_registries),
        cmocka_unit_test(test_silence),
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_graph_of_a_program),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
