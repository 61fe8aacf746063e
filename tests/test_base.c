/* Memory, strings by symbol, statuses, findings. */
#include "testlib.h"

#include "../src/base/array.h"
#include "../src/base/finding.h"
#include "../src/base/map.h"
#include "../src/base/pool.h"

#include <stdio.h>
#include <stdlib.h>

/* --- arrays ------------------------------------------------------------------------------ */

static void
test_array_grows(void **state)
{
    int *items = NULL;
    size_t num, max = 0;
    kh_error err = { 0 };

    (void) state;
    for (num = 0; num < 1000; num++) {
        assert_ok(KH_GROW(&items, num, &max, "numbers", &err));
        assert_true(max > num);
        items[num] = (int) num;
    }
    for (num = 0; num < 1000; num++) {
        assert_int_equal(items[num], num);
    }
    free(items);
}

static void
test_array_too_large(void **state)
{
    double *items = NULL;
    size_t max = 0;
    kh_error err = { 0 };

    (void) state;
    assert_fails(kh_grow((void **) &items, 8, &max, SIZE_MAX - 4, sizeof(*items), "numbers", &err),
        KH_ERR_NOMEM, "numbers");
    assert_null(items);
    assert_int_equal(max, 0);
    err = (kh_error){ 0 };
    assert_fails(KH_NEW(&items, SIZE_MAX / 4, "numbers", &err), KH_ERR_NOMEM, "numbers");
    assert_null(items);
    err = (kh_error){ 0 };
    assert_ok(KH_NEW(&items, 0, "numbers", &err));
    assert_non_null(items);
    free(items);
}

/* --- arena ------------------------------------------------------------------------------- */

static void
test_arena_keeps_strings(void **state)
{
    kh_arena arena = { 0 };
    const char *kept[2000], *large;
    char text[32], *megabytes = malloc(3u << 20);
    size_t j;

    (void) state;
    for (j = 0; j < 2000; j++) {
        kept[j] = kh_arena_print(&arena, "string %zu", j);
    }
    memset(megabytes, 'm', 3u << 20);
    large = kh_arena_copy(&arena, megabytes, 3u << 20);
    assert_int_equal(strlen(large), 3u << 20);
    for (j = 0; j < 2000; j++) {
        snprintf(text, sizeof(text), "string %zu", j);
        assert_string_equal(kept[j], text);
    }
    assert_true(arena.num_bytes >= 3u << 20);
    assert_string_equal(kh_arena_copy(&arena, "cut here", 3), "cut");
    assert_string_equal(kh_arena_copy(&arena, NULL, 0), "");
    assert_null(kh_arena_copy(&arena, "", SIZE_MAX));
    kh_arena_free(&arena);
    kh_arena_free(&arena);
    free(megabytes);
}

/* --- pool and map ------------------------------------------------------------------------ */

static void
test_pool_names_each_string_once(void **state)
{
    kh_pool pool = { 0 };
    kh_error err = { 0 };
    kh_sym syms[5000], again;
    char text[32];
    unsigned j;

    (void) state;
    assert_int_equal(kh_pool_find(&pool, "absent", 6), 0);
    for (j = 0; j < 5000; j++) {
        snprintf(text, sizeof(text), "name %u", j);
        assert_ok(kh_pool_intern(&pool, text, strlen(text), &syms[j], &err));
        assert_true(syms[j] > (j == 0 ? 0 : syms[j - 1]));
    }
    assert_true(syms[4999] < kh_pool_bound(&pool));
    for (j = 0; j < 5000; j++) {
        snprintf(text, sizeof(text), "name %u", j);
        assert_ok(kh_pool_intern(&pool, text, strlen(text), &again, &err));
        assert_int_equal(again, syms[j]);
        assert_int_equal(kh_pool_find(&pool, text, strlen(text)), syms[j]);
        assert_string_equal(kh_pool_text(&pool, again), text);
    }
    assert_int_equal(kh_pool_find(&pool, "name 50000", 10), 0);
    /* The length counts, not the terminator. */
    assert_int_equal(kh_pool_find(&pool, "name 12345", 6), syms[1]);
    assert_string_equal(kh_pool_text(&pool, 0), "");
    kh_pool_free(&pool);
    kh_pool_free(&pool);
}

/* A string that fills a block exactly, more than one, and the one after it. */
static void
test_pool_strings_longer_than_a_block(void **state)
{
    static const size_t lengths[] = { KH_POOL_BLOCK - KH_POOL_UNIT - 1, 0, KH_POOL_BLOCK - 1,
        KH_POOL_BLOCK, 3 * KH_POOL_BLOCK + 5, 7, KH_POOL_BLOCK - 2 * KH_POOL_UNIT,
        KH_POOL_BLOCK - KH_POOL_UNIT };
    kh_pool pool = { 0 };
    kh_error err = { 0 };
    kh_sym syms[8], again;
    char *text = malloc(4 * KH_POOL_BLOCK);
    size_t j;

    (void) state;
    assert_non_null(text);
    memset(text, 'x', 4 * KH_POOL_BLOCK);
    for (j = 0; j < 8; j++) {
        assert_ok(kh_pool_intern(&pool, text, lengths[j], &syms[j], &err));
    }
    for (j = 0; j < 8; j++) {
        assert_int_equal(strlen(kh_pool_text(&pool, syms[j])), lengths[j]);
        assert_int_equal(kh_pool_find(&pool, text, lengths[j]), syms[j]);
        assert_ok(kh_pool_add(&pool, text, lengths[j], &again, &err));
        assert_int_not_equal(again, syms[j]);
        assert_int_equal(strlen(kh_pool_text(&pool, again)), lengths[j]);
    }
    assert_int_equal(kh_pool_find(&pool, text, 2 * KH_POOL_BLOCK), 0);
    kh_pool_free(&pool);
    free(text);
}

static void
test_pool_empty_string_is_a_string(void **state)
{
    kh_pool pool = { 0 };
    kh_error err = { 0 };
    kh_sym sym = 0;

    (void) state;
    assert_ok(kh_pool_intern(&pool, "", 0, &sym, &err));
    assert_int_not_equal(sym, 0);
    assert_int_equal(kh_pool_find(&pool, "", 0), sym);
    kh_pool_free(&pool);
}

static void
test_map(void **state)
{
    kh_map map = { 0 };
    kh_error err = { 0 };
    uint32_t key, value = 77;

    (void) state;
    assert_false(kh_map_get(&map, 1, &value));
    for (key = 1; key <= 3000; key++) {
        assert_ok(kh_map_put(&map, key * 64, key, &err));
    }
    assert_ok(kh_map_put(&map, 64, 1000000, &err));
    assert_int_equal(map.num, 3000);
    assert_false(kh_map_get(&map, 65, &value));
    assert_false(kh_map_get(&map, 0, &value));
    assert_int_equal(value, 77);
    for (key = 1; key <= 3000; key++) {
        assert_true(kh_map_get(&map, key * 64, &value));
        assert_int_equal(value, key == 1 ? 1000000 : key);
    }
    kh_map_free(&map);
    kh_map_free(&map);
}

/* --- statuses ---------------------------------------------------------------------------- */

static void
test_each_status_has_a_sentence_of_its_own(void **state)
{
    static const kh_status all[] = {
#define X(name, value, text) name,
        KH_STATUS_LIST(X)
#undef X
    };
    size_t j, k;

    (void) state;
    for (j = 0; j < sizeof(all) / sizeof(*all); j++) {
        assert_string_not_equal(kh_strstatus(all[j]), "unknown status");
        assert_true(all[j] <= 0);
        for (k = 0; k < j; k++) {
            assert_true(all[j] != all[k]);
            assert_string_not_equal(kh_strstatus(all[j]), kh_strstatus(all[k]));
        }
    }
    assert_string_equal(kh_strstatus((kh_status) -1000), "unknown status");
}

static void
test_first_failure_wins(void **state)
{
    kh_error err = { 0 };

    (void) state;
    assert_int_equal(kh_fail(&err, KH_ERR_DATA, "the cause is \"%s\"", "x"), KH_ERR_DATA);
    kh_hint(&err, "first hint");
    assert_int_equal(kh_fail(&err, KH_ERR_IO, "a consequence"), KH_ERR_IO);
    kh_hint(&err, "second hint");
    assert_int_equal(err.status, KH_ERR_DATA);
    assert_string_equal(err.message, "the cause is \"x\"");
    assert_string_equal(err.hint, "first hint");
    assert_int_equal(kh_fail(NULL, KH_ERR_LIMIT, "nobody listens"), KH_ERR_LIMIT);
    kh_hint(NULL, "nobody listens");
}

/* A cut in the middle of a character would be ill-formed UTF-8. */
static void
test_long_messages_are_cut_between_characters(void **state)
{
    static const char *const characters[] = { "a", "é", "省", "🏛" };
    size_t j, lead;

    (void) state;
    for (j = 0; j < 4; j++) {
        const size_t width = strlen(characters[j]);

        for (lead = 0; lead < 4; lead++) {
            char text[4 * KH_ERROR_MESSAGE_SIZE + 8] = "";
            kh_error err = { 0 };
            size_t length, k;

            memset(text, '-', lead);
            for (k = lead; k + width < sizeof(text); k += width) {
                memcpy(text + k, characters[j], width + 1);
            }
            kh_fail(&err, KH_ERR_DATA, "%s", text);
            kh_hint(&err, "%s", text);
            length = strlen(err.message);
            assert_true(length < KH_ERROR_MESSAGE_SIZE && length + 8 > KH_ERROR_MESSAGE_SIZE);
            assert_int_equal((length - lead) % width, 0);
            assert_int_equal((strlen(err.hint) - lead) % width, 0);
        }
    }
}

/* --- findings ---------------------------------------------------------------------------- */

static void
add(kh_findings *findings, const char *code, const char *file, uint32_t line, uint32_t column)
{
    kh_error err = { 0 };

    assert_ok(kh_findings_add(findings, code, (kh_place){ file, line, column }, "/nodes/0", NULL,
        &err, "at %u:%u", line, column));
}

static void
test_findings_are_ordered(void **state)
{
    static const char *const expected[] = { "z.json 1:9", "z.json 2:1 E010", "z.json 2:1 W020",
        "z.json 2:3", "a.json 0:0", "a.json 1:1" };
    kh_findings findings = { 0 };
    size_t j;

    (void) state;
    add(&findings, "W020", "z.json", 2, 1);
    add(&findings, "E011", "a.json", 1, 1);
    add(&findings, "E001", "a.json", 0, 0);
    add(&findings, "E010", "z.json", 2, 1);
    add(&findings, "E012", "z.json", 2, 3);
    add(&findings, "W021", "z.json", 1, 9);
    kh_findings_sort(&findings);
    assert_int_equal(findings.num, 6);
    assert_int_equal(findings.num_errors, 4);
    assert_int_equal(findings.num_fatal, 1);
    for (j = 0; j < 6; j++) {
        const kh_finding *f = &findings.items[j];
        char text[64];

        snprintf(text, sizeof(text), "%s %u:%u %s", f->place.file, f->place.line, f->place.column,
            f->code);
        assert_memory_equal(text, expected[j], strlen(expected[j]));
    }
    kh_findings_free(&findings);
    kh_findings_free(&findings);
}

/* What a file says must not act on the terminal of who reads about it. */
static void
test_findings_print_safely(void **state)
{
    kh_findings findings = { 0 };
    kh_text text = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_findings_add(&findings, "E012", (kh_place){ "a\033b.json", 3, 14 }, "/edges/1",
        "did you mean \"x\"?", &err, "\"%s\" is not a node", "evil\033[31m\n"));
    assert_ok(kh_findings_add(
        &findings, "W020", (kh_place){ NULL, 0, 0 }, "", "", &err, "nothing is known"));
    kh_finding_print(&text, &findings.items[0]);
    kh_finding_print(&text, &findings.items[1]);
    assert_string_equal(kh_text_bytes(&text),
        "a\\u{1B}b.json:3:14: error[E012]: /edges/1: \"evil\\u{1B}[31m \" is not a node\n"
        "  hint: did you mean \"x\"?\n"
        ": warning[W020]: nothing is known\n");
    kh_text_free(&text);
    kh_findings_free(&findings);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_array_grows),
        cmocka_unit_test(test_array_too_large),
        cmocka_unit_test(test_arena_keeps_strings),
        cmocka_unit_test(test_pool_names_each_string_once),
        cmocka_unit_test(test_pool_strings_longer_than_a_block),
        cmocka_unit_test(test_pool_empty_string_is_a_string),
        cmocka_unit_test(test_map),
        cmocka_unit_test(test_each_status_has_a_sentence_of_its_own),
        cmocka_unit_test(test_first_failure_wins),
        cmocka_unit_test(test_long_messages_are_cut_between_characters),
        cmocka_unit_test(test_findings_are_ordered),
        cmocka_unit_test(test_findings_print_safely),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
