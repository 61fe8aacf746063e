/* Snapshots made to deceive: checksums right, contents not. */
#include "snapshotlib.h"

#include "../src/base/hash.h"
#include "../src/check/check.h"
#include "../src/graph/label.h"

/* Checksums made right for what the sections hold now. */
static void
seal(kh_text *text)
{
    kh_snapshot_header header;
    kh_snapshot_section *table = calloc(kh_num_layouts, sizeof(*table));
    size_t j;

    assert_non_null(table);
    memcpy(&header, text->bytes, sizeof(header));
    memcpy(table, text->bytes + sizeof(header), kh_num_layouts * sizeof(*table));
    for (j = 0; j < kh_num_layouts; j++) {
        if (table[j].num_bytes > 0 && table[j].offset + table[j].num_bytes <= text->length) {
            uint64_t checksum = kh_hash(text->bytes + table[j].offset, table[j].num_bytes);

            assert_true(table[j].num_bytes < KH_CHECKED_BLOCK);
            table[j].checksum = kh_hash(&checksum, sizeof(checksum));
        }
    }
    header.checksum = kh_snapshot_head_checksum(&header, table);
    memcpy(text->bytes, &header, sizeof(header));
    memcpy(text->bytes + sizeof(header), table, kh_num_layouts * sizeof(*table));
    free(table);
}

/* Whatever can be done with a graph; the sanitizers watch. */
static void
use(kh_graph *graph, kh_findings *findings)
{
    static const char *const wanted[] = { "a", "가", "Bee", "nobody" };
    kh_error err = { 0 };
    kh_lookup lookup;
    kh_text text;
    size_t j;
    uint32_t v;

    for (j = 0; j < 3; j++) {
        text = write_graph(kh_writers[j], graph, findings, NULL);
        kh_text_free(&text);
    }
    for (j = 0; j < 4; j++) {
        assert_ok(kh_graph_lookup(graph, wanted[j], &lookup, &err));
        (void) kh_graph_find_sector(graph, wanted[j], &v);
        assert_ok(kh_graph_need_type(graph, wanted[j], &v, &err));
    }
    assert_ok(kh_check(graph, findings, &err));
}

static bool
try(const kh_text *text)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    const kh_status status = open_text(&graph, text, &findings, &err);

    if (status == KH_OK) {
        use(&graph, &findings);
    } else {
        assert_true(status == KH_ERR_DATA || status == KH_ERR_LIMIT || status == KH_ERR_NOMEM);
        assert_true(err.message[0] != '\0');
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return status == KH_OK;
}

static void
test_sealed_lies_lead_nowhere(void **state)
{
    static const unsigned char lies[] = { 0x01, 0xFF };
    kh_text text = make_small();
    const size_t begin = sizeof(kh_snapshot_header);
    size_t j, k, num_opened = 0, num_refused = 0;
    char *original = malloc(text.length);

    (void) state;
    assert_non_null(original);
    memcpy(original, text.bytes, text.length);
    for (j = begin; j < text.length; j++) {
        for (k = 0; k < sizeof(lies); k++) {
            bool opened;

            text.bytes[j] = (char) ((unsigned char) text.bytes[j] ^ lies[k]);
            seal(&text);
            opened = try(&text);
            num_opened += opened;
            num_refused += !opened;
            memcpy(text.bytes, original, text.length);
        }
    }
    assert_true(num_opened > 1000);
    assert_true(num_refused > 1000);
    free(original);
    kh_text_free(&text);
}

/* Each of these is what a field may not hold, at its first element. */
static void
test_each_kind_of_lie(void **state)
{
    static const struct {
        const char *section;
        size_t offset;
        uint32_t value;
        const char *message;
    } cases[] = {
        { "nodes.id", 0, 0, "nodes.id" },
        { "nodes.id", 0, 0xFFFFFFFF, "nodes.id" },
        { "nodes.type", 0, 1, "nodes.type" },
        { "nodes.label", 0, 0xFFFFFFFF, "nodes.label" },
        { "nodes.label", 4, 0xFFFFFFFF, "nodes.label" },
        { "nodes.sectors", 4, 3, "nodes.sectors" },
        { "nodes.start", 2, 13, "nodes.start" },
        { "nodes.start", 2, 0x00020101, "nodes.start" },
        { "nodes.confidence", 4, 0x3FF00001, "nodes.confidence" },
        { "nodes.confidence", 4, 0xBFE00000, "nodes.confidence" },
        { "nodes.confidence", 4, 0x7FF80000, "nodes.confidence" },
        { "edges.source", 0, 3, "edges.source" },
        { "edges.relation", 0, 1, "edges.relation" },
        { "edges.weight", 4, 0x7FF00000, "edges.weight" },
        { "edges.weight", 4, 0xBFF00000, "edges.weight" },
        { "edges.weight", 4, 0xFFF80000, "edges.weight" },
        { "memberships", 0, 2, "memberships" },
        { "citations", 0, 1, "citations" },
        { "sectors", offsetof(kh_sector, parent), 2, "sectors" },
        { "relations", offsetof(kh_relation, walk), 3, "relations" },
        { "types", offsetof(kh_type, declared), 2, "types" },
        { "nodes.slots", 4, 3, "nodes.slots" },
        { "text.slots", 4, 0x40000000, "text.slots" },
    };
    kh_text text = make_small();
    char *original = malloc(text.length);
    size_t j, k;

    (void) state;
    assert_non_null(original);
    memcpy(original, text.bytes, text.length);
    for (j = 0; j < sizeof(cases) / sizeof(cases[0]); j++) {
        for (k = 0; strcmp(kh_layouts[k].name, cases[j].section) != 0; k++) {
            assert_true(k + 1 < kh_num_layouts);
        }
        {
            kh_snapshot_section section;
            char message[64];

            memcpy(&section, original + sizeof(kh_snapshot_header) + k * sizeof(section),
                sizeof(section));
            assert_true(section.num_bytes > 0);
            memcpy(text.bytes + section.offset + cases[j].offset, &cases[j].value, 4);
            seal(&text);
            snprintf(message, sizeof(message), "section \"%s\" leads outside", cases[j].message);
            assert_refused(&text, message);
        }
        memcpy(text.bytes, original, text.length);
    }
    free(original);
    kh_text_free(&text);
}

/* A hash table without a free slot is one in which a search never ends. */
static void
test_full_table(void **state)
{
    kh_text text = make_small();
    kh_snapshot_section section;
    size_t k, j;
    const uint32_t one = 1;

    (void) state;
    for (k = 0; strcmp(kh_layouts[k].name, "nodes.slots") != 0; k++) {
    }
    memcpy(
        &section, text.bytes + sizeof(kh_snapshot_header) + k * sizeof(section), sizeof(section));
    for (j = 0; j < section.num; j++) {
        memcpy(text.bytes + section.offset + j * section.size, &one, sizeof(one));
    }
    seal(&text);
    assert_refused(&text, "a hash table is full");
    kh_text_free(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sealed_lies_lead_nowhere),
        cmocka_unit_test(test_each_kind_of_lie),
        cmocka_unit_test(test_full_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
