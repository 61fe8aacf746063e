/* Snapshots: what is kept beyond the formats of text, what is refused, and that nothing that a file
 * says leads outside it. */
#include "snapshotlib.h"

#include "../src/check/check.h"
#include "../src/graph/label.h"

#include <unistd.h>

/* --- what is kept ------------------------------------------------------------------------ */

/* Warnings and places are those of the text that the snapshot was made from. */
static void
test_findings_are_kept(void **state)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text text = make_small(), line = { 0 };

    (void) state;
    assert_ok(open_text(&graph, &text, &findings, &err));
    assert_int_equal(findings.num, 1);
    kh_finding_print(&line, &findings.items[0]);
    assert_string_equal(line.bytes,
        "small.json:8:46: warning[W001]: /nodes/0/lable: \"lable\" is not a key of a node\n"
        "  hint: did you mean \"label\"? The key is kept as it is\n");
    assert_int_equal(graph.nodes.position[1].line, 9);
    assert_string_equal(kh_graph_place(&graph, graph.nodes.position[1]).file, "small.json");
    kh_text_free(&line);
    kh_text_free(&text);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
check_findings(kh_graph *graph, kh_findings *findings, kh_text *out)
{
    kh_error err = { 0 };
    size_t j;

    assert_ok(kh_check(graph, findings, &err));
    kh_findings_sort(findings);
    for (j = 0; j < findings->num; j++) {
        kh_finding_print(out, &findings->items[j]);
    }
}

static void
test_checks_find_the_same(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < NUM_DATA_FILES; j++) {
        kh_graph graph = { 0 }, again = { 0 };
        kh_findings findings = { 0 }, found = { 0 };
        kh_text text, before = { 0 }, after = { 0 };

        kh_text_add(&before, "");
        kh_text_add(&after, "");
        read_data(&graph, j, &findings);
        text = write_graph(&kh_writer_khg, &graph, &findings, NULL);
        read_graph(&again, "again", &text, &found);
        check_findings(&graph, &findings, &before);
        check_findings(&again, &found, &after);
        assert_same_text(&after, &before);
        kh_text_free(&text);
        kh_text_free(&before);
        kh_text_free(&after);
        kh_findings_free(&findings);
        kh_findings_free(&found);
        kh_graph_free(&graph);
        kh_graph_free(&again);
    }
}

/* --- a graph like any other -------------------------------------------------------------- */

static void
test_borrowed_columns_grow(void **state)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text text = make_small();
    char id[16];
    uint32_t v, e, j;

    (void) state;
    assert_ok(open_text(&graph, &text, &findings, &err));
    graph.nodes.start[2] = (kh_date){ 2000, 0, 0, true };
    for (j = 0; j < 5000; j++) {
        snprintf(id, sizeof(id), "n%u", j);
        assert_ok(kh_graph_add_node(&graph, id, &v, &err));
        assert_int_equal(v, 3 + j);
        assert_ok(kh_graph_add_edge(&graph, v, 0, &e, &err));
        assert_ok(kh_graph_push_label(&graph, &graph.nodes.label[v], "ko", id, &err));
        assert_ok(kh_graph_need_sector(&graph, id, &e, &err));
    }
    assert_true(kh_graph_find_node(&graph, "n4999", &v));
    assert_int_equal(v, 5002);
    assert_true(kh_graph_find_node(&graph, "b", &v));
    assert_int_equal(v, 1);
    assert_true(kh_graph_find_sector(&graph, "y", &v));
    assert_int_equal(graph.nodes.start[2].year, 2000);
    assert_string_equal(kh_graph_node_label(&graph, 0, "ko"), "가");
    assert_string_equal(kh_graph_node_label(&graph, 5002, "ko"), "n4999");
    kh_text_free(&text);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    kh_graph_free(&graph);
}

static void
put(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

/* From a file it is mapped; with another file it becomes one graph as texts do. */
static void
test_files_merge(void **state)
{
    static const char other[]
        = "{\"directed\": true, \"nodes\": [{\"id\": \"d\"}, {\"id\": \"a\", \"end\": \"2005\"}],\n"
          " \"edges\": [{\"source\": \"d\", \"target\": \"c\"}]}";
    const char *const names[][2] = { { "snapshot_small.json", "snapshot_other.json" },
        { "snapshot_small.khg", "snapshot_other.json" },
        { "snapshot_other.json", "snapshot_small.khg" } };
    kh_text text = make_small(), merged[3];
    size_t j;

    (void) state;
    assert_int_equal(chdir(KH_BUILD), 0);
    put(names[0][0], small, strlen(small));
    put(names[1][0], text.bytes, text.length);
    put(names[0][1], other, strlen(other));
    for (j = 0; j < 3; j++) {
        kh_graph graph = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };

        assert_ok(kh_read_files(&graph, names[j], 2, NULL, &findings, &err));
        assert_int_equal(graph.nodes.num, 4);
        assert_int_equal(graph.edges.num, 4);
        merged[j] = write_graph(&kh_writer_json, &graph, &findings, NULL);
        kh_findings_free(&findings);
        kh_graph_free(&graph);
    }
    assert_same_text(&merged[1], &merged[0]);
    for (j = 0; j < 3; j++) {
        kh_text_free(&merged[j]);
    }
    kh_text_free(&text);
    assert_int_equal(unlink(names[0][0]) + unlink(names[1][0]) + unlink(names[0][1]), 0);
}

/* --- what is refused --------------------------------------------------------------------- */

static void
test_refusals(void **state)
{
    kh_text text = make_small();
    kh_snapshot_header header;
    uint32_t other;

    (void) state;
    memcpy(&header, text.bytes, sizeof(header));
#define WITH(field, value, message)                                                                \
    memcpy(text.bytes + offsetof(kh_snapshot_header, field), value, sizeof(header.field));         \
    assert_refused(&text, message);                                                                \
    memcpy(text.bytes, &header, sizeof(header))
    WITH(magic, "\x89KHG\n\x1A\n\0", "changed on its way");
    other = 0x04030201;
    WITH(byte_order, &other, "another order of bytes");
    other = 2;
    WITH(version, &other, "a snapshot of version 2; this kakehashi reads version 1");
    WITH(fingerprint, "12345678", "lays them out in another way");
    WITH(checksum, "12345678", "its header is not as it was written");
#undef WITH
    text.bytes[text.length - 1] ^= 1;
    assert_refused(&text, "is not as it was written");
    text.bytes[text.length - 1] ^= 1;
    text.length--;
    assert_refused(&text, "the end is missing");
    text.length++;
    kh_text_add_char(&text, '\0');
    assert_refused(&text, "something stands behind its end");
    kh_text_free(&text);
}

static void
test_every_truncation_is_refused(void **state)
{
    kh_text text = make_small();
    const size_t length = text.length;

    (void) state;
    for (text.length = 4; text.length < length; text.length++) {
        /* A copy of just this length: a byte read behind it is seen by the sanitizer. */
        kh_text cut = { 0 };

        kh_text_add_bytes(&cut, text.bytes, text.length);
        assert_refused(&cut, "the end is missing");
        kh_text_free(&cut);
    }
    kh_text_free(&text);
}

static void
test_every_flipped_bit_is_noticed(void **state)
{
    kh_text text = make_small();
    size_t j;

    (void) state;
    for (j = 4; j < text.length; j++) {
        text.bytes[j] ^= (char) (1 << j % 8);
        assert_refused(&text, "");
        text.bytes[j] ^= (char) (1 << j % 8);
    }
    kh_text_free(&text);
}

/* --- layout ------------------------------------------------------------------------------ */

/* Fields of a section follow each other and stay within it; names fit. */
static void
test_layouts_are_sound(void **state)
{
    size_t j, k;

    (void) state;
    for (j = 0; j < kh_num_layouts; j++) {
        const kh_layout *layout = &kh_layouts[j];
        size_t end = 0;

        assert_true(strlen(layout->name) < KH_SECTION_NAME_SIZE);
        for (k = 0; k < layout->num_fields; k++) {
            assert_true(layout->fields[k].offset >= end || layout->num_fields > 1);
            assert_true(layout->fields[k].offset + layout->fields[k].size <= layout->size);
            end = layout->fields[k].offset + layout->fields[k].size;
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings_are_kept),
        cmocka_unit_test(test_checks_find_the_same),
        cmocka_unit_test(test_borrowed_columns_grow),
        cmocka_unit_test(test_files_merge),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_every_truncation_is_refused),
        cmocka_unit_test(test_every_flipped_bit_is_noticed),
        cmocka_unit_test(test_layouts_are_sound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
