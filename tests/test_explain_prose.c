/* Explanations in words: what is said when, in every language, and whole ones as they stand in
 * tests/golden/explain. */
#include "testlib.h"

#include "netlib.h"

#include "../src/explain/explain.h"
#include "../src/explain/phrases.h"
#include "../src/graph/label.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

static char *
tell(const kh_explain_request *request)
{
    kh_error err = { 0 };
    kh_text text = { 0 };

    assert_ok(kh_explain_text(request, &text, &err));
    assert_null(strstr(kh_text_bytes(&text), "{0"));
    assert_null(strstr(kh_text_bytes(&text), "{9"));
    assert_null(strstr(kh_text_bytes(&text), ".."));
    return text.bytes;
}

static char *
tell_first(net_fixture *f, const char *text, const char *lang)
{
    kh_error err = { 0 };

    assert_ok(fixture_build(f, text, &(kh_net_options){ 0 }, &err));
    return tell(&(kh_explain_request){
        .net = &f->net, .selection = &f->selection, .body = 0, .lang = lang });
}

static void
assert_says(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("\"%s\" is not said in:\n%s\n", part, text);
        fail();
    }
}

static void
an_isolate_and_a_net_without_sectors_are_told_so(void **state)
{
    net_fixture f = { 0 };
    char *text = tell_first(&f, "a b-c", "en");

    (void) state;
    assert_says(text, "a belongs to no sector.");
    assert_says(text, "The file assigns no sectors");
    assert_says(text, "It has no ties in this graph");
    assert_null(strstr(text, "References"));
    free(text);
    fixture_free(&f);
}

static void
names_cannot_act_on_a_terminal(void **state)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    char *text;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a b", &err));
    assert_ok(
        kh_graph_push_label(&f.graph, &f.graph.nodes.label[0], "en", "Evil\x1b[31m Inc.", &err));
    assert_ok(fixture_net(&f, &(kh_net_options){ 0 }, &err));
    text = tell(&(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 0 });
    assert_null(strchr(text, '\x1b'));
    assert_says(text, "Evil\\u{1B}[31m Inc.");
    free(text);
    fixture_free(&f);
}

static void
arrows_show_the_way_in_a_directed_net(void **state)
{
    static const char *const sectors[] = { "x", NULL, "y" };
    net_fixture f = { 0 };
    kh_error err = { 0 };
    char *text;
    size_t v;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a>b b>c", &err));
    for (v = 0; v < 3; v += 2) {
        kh_membership membership = { .weight = 1 };

        assert_ok(kh_graph_need_sector(&f.graph, sectors[v], &membership.sector, &err));
        assert_ok(kh_graph_push_membership(&f.graph, &f.graph.nodes.sectors[v], membership, &err));
    }
    assert_ok(fixture_net(&f, &(kh_net_options){ 0 }, &err));
    text = tell(
        &(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 1, .lang = "en" });
    assert_says(text, "100% are connected through it: 1 of 1.");
    assert_says(text, "For example: a —→ b —→ c.");
    assert_says(text, "1 would have no path left.");
    assert_says(text, "Without it, 1 node would be cut off");
    free(text);
    text = tell(
        &(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 0, .lang = "en" });
    assert_says(
        text, "Its only tie rests on 1 claim, for which the file names 0 sources. No source");
    assert_says(text, "No source is named for it: ");
    assert_says(text, "No claims about it contradict each other.");
    free(text);
    text = tell(
        &(kh_explain_request){ .net = &f.net, .selection = &f.selection, .body = 0, .lang = "en" });
    assert_says(text, "No two other nodes in different sectors are connected");
    free(text);
    fixture_free(&f);
}

/* --- phrases ----------------------------------------------------------------------------- */

/* Which fillings a phrase uses, as bits. Holes must be well formed. */
static unsigned
fillings_of(kh_phrase phrase, kh_tongue tongue)
{
    static const char *const particles[]
        = { ">topic}", ">subject}", ">object}", ">with}", ">towards}", ">copula}" };
    const char *text = kh_pattern_in(&kh_phrases[phrase], tongue);
    unsigned bits = 0;
    size_t j;

    for (text = strchr(text, '{'); text != NULL; text = strchr(text + 1, '{')) {
        assert_in_range(text[1], '0', '9');
        assert_non_null(strchr(text, '}'));
        bits |= text[1] == '9' ? 0 : 1u << (text[1] - '0');
        if (text[2] == '#') {
            assert_int_equal(tongue, KH_ENGLISH);
            assert_true(strchr(text, '|') != NULL && strchr(text, '|') < strchr(text, '}'));
        } else if (text[2] == '>') {
            assert_int_equal(tongue, KH_KOREAN);
            for (j = 0; j < 6 && strncmp(text + 2, particles[j], strlen(particles[j])) != 0; j++) {
            }
            assert_true(j < 6);
        } else {
            assert_int_equal(text[2], '}');
        }
    }
    return bits;
}

static void
phrases_say_the_same_in_every_language(void **state)
{
    kh_phrase phrase;

    (void) state;
    for (phrase = 0; phrase < KH_NUM_PHRASES; phrase++) {
        const unsigned korean = fillings_of(phrase, KH_KOREAN);

        /* English may need a number for nothing but its plural. */
        assert_int_equal(korean, fillings_of(phrase, KH_JAPANESE));
        assert_int_equal(korean & fillings_of(phrase, KH_ENGLISH), korean);
    }
    assert_int_equal(kh_tongue_of("ko-KR"), KH_KOREAN);
    assert_int_equal(kh_tongue_of("JA"), KH_JAPANESE);
    assert_int_equal(kh_tongue_of("kok"), KH_ENGLISH);
    assert_int_equal(kh_tongue_of(NULL), KH_ENGLISH);
}

/* --- golden ------------------------------------------------------------------------------ */

typedef struct {
    const char *file, *node, *lang;
    bool judged;
} golden_case;

static const golden_case golden_cases[] = {
    { "japan-smart-city", "cao", "en", false },
    { "japan-smart-city", "cao", "ko", false },
    { "japan-smart-city", "cao", "ja", false },
    { "japan-smart-city", "yokohama", "en", false },
    { "japan-smart-city", "yokohama", "ko", false },
    { "japan-smart-city", "yokohama", "ja", false },
    { "japan-smart-city", "meti", "en", false },
    { "japan-smart-city", "meti", "ko", false },
    { "japan-smart-city", "meti", "ja", false },
    { "eu-green-deal", "cinea", "en", true },
    { "eu-green-deal", "cinea", "ko", true },
    { "eu-green-deal", "cinea", "ja", true },
};

/* Values as a test might give; what is told of them is what is tested. */
static const kh_significance judged[KH_NUM_JUDGED] = {
    [KH_JUDGED_COORDINATOR] = { .mean = 1.25, .sd = 0.7, .z = -0.9, .p = 0.81, .q = 0.9 },
    [KH_JUDGED_CONSULTANT] = { .mean = 5.75, .sd = 2.1, .z = -1.29, .p = 0.93, .q = 0.95 },
    [KH_JUDGED_REPRESENTATIVE] = { .mean = 12.5, .sd = 2, .z = 1.77, .p = 0.0412, .q = 0.0871 },
    [KH_JUDGED_GATEKEEPER] = { .mean = 12.5, .sd = 2, .z = 1.4, .p = 0.092, .q = 0.14 },
    [KH_JUDGED_LIAISON] = { .mean = 55.2, .sd = 4, .z = 3.7, .p = 0.0004, .q = 0.0081 },
    [KH_JUDGED_CROSS_BETWEENNESS] = { .mean = 588.2, .sd = 21, .z = 0.9, .p = 0.19, .q = 0.31 },
    [KH_JUDGED_PARTICIPATION] = { .mean = 0.8, .sd = 0.02, .z = 2.3, .p = 0.011, .q = 0.05 },
};

static void
write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
read_file(const char *path, kh_text *text)
{
    FILE *file = fopen(path, "r");
    char buffer[4096];
    size_t num;

    if (file == NULL) {
        print_error("%s is missing\n", path);
        fail();
    }
    while ((num = fread(buffer, 1, sizeof(buffer), file)) > 0) {
        kh_text_add_bytes(text, buffer, num);
    }
    fclose(file);
}

static void
check_golden(const golden_case *c, const net_fixture *f)
{
    static const kh_explain_ranks ranks
        = { .best_drop = 1, .worst_drop = 3, .low_resample = 2, .high_resample = 2 };
    kh_error err = { 0 };
    kh_text expected = { 0 };
    char name[64], path[256], *text;
    uint32_t node;

    assert_ok(kh_graph_need_node(&f->graph, c->node, "en", &node, &err));
    text = tell(&(kh_explain_request){ .net = &f->net,
        .selection = &f->selection,
        .body = f->net.net_node[node],
        .lang = c->lang,
        .significance = c->judged ? judged : NULL,
        .ranks = c->judged ? &ranks : NULL,
        .rank = c->judged ? 2 : 0,
        .num_bodies = 36 });
    snprintf(name, sizeof(name), "%s.%s.txt", c->node, c->lang);
    snprintf(path, sizeof(path), KH_BUILD "/explain.%s", name);
    write_file(path, text);
    snprintf(path, sizeof(path), KH_ROOT "/tests/golden/explain/%s", name);
    read_file(path, &expected);
    if (strcmp(text, kh_text_bytes(&expected)) != 0) {
        print_error("%s is not what is said now, " KH_BUILD "/explain.%s\n", path, name);
        fail();
    }
    kh_text_free(&expected);
    free(text);
}

static void
prose_reads_as_in_the_golden_files(void **state)
{
    const kh_net_options options = { .seed = 42 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(golden_cases) / sizeof(*golden_cases); j++) {
        net_fixture f = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };
        char path[256];

        snprintf(path, sizeof(path), KH_ROOT "/data/%s.json", golden_cases[j].file);
        assert_ok(kh_read_file(&f.graph, path, NULL, &findings, &err));
        assert_ok(fixture_net(&f, &options, &err));
        check_golden(&golden_cases[j], &f);
        kh_findings_free(&findings);
        fixture_free(&f);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_isolate_and_a_net_without_sectors_are_told_so),
        cmocka_unit_test(names_cannot_act_on_a_terminal),
        cmocka_unit_test(arrows_show_the_way_in_a_directed_net),
        cmocka_unit_test(phrases_say_the_same_in_every_language),
        cmocka_unit_test(prose_reads_as_in_the_golden_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
