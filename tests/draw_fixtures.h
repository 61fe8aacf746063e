/**
 * @file draw_fixtures.h
 * @brief A small graph, and scenes made of it.
 */
#ifndef KH_TESTS_DRAW_FIXTURES_H
#define KH_TESTS_DRAW_FIXTURES_H

#include "testlib.h"

#include "../src/draw/draw.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** How a view begins. */
#define FORMAT "{\"format\":\"kakehashi-view-1\",\n"

/*   cao (2 sectors) --runs--> sip --helps--> town
 *    |  \--runs--> pilot                 ~ twin of ~
 *   runs (twice)                            city        */
static const char graph_text[]
    = "{\"directed\":true,\"multigraph\":true,"
      "\"graph\":{\"title\":{\"en\":\"Small\",\"ko\":\"작은 "
      "예\"},\"language\":\"en\",\"asOf\":\"2019\"},"
      "\"sectors\":[{\"id\":\"e\",\"label\":{\"en\":\"Energy\",\"ko\":\"에너지\"},\"color\":\"#"
      "E69F00\"},"
      "{\"id\":\"i\",\"label\":\"ICT\"}],"
      "\"nodeTypes\":{\"ministry\":{\"label\":{\"en\":\"Ministry\",\"ko\":\"부처\"},\"shape\":"
      "\"box\"},"
      "\"programme\":{\"label\":\"Programme\"},\"city\":{\"label\":\"City\",\"shape\":\"record\"}},"
      "\"relations\":{\"runs\":{\"label\":{\"en\":\"runs\",\"ko\":\"추진한다\"},"
      "\"inverse\":{\"en\":\"is run by\"}},"
      "\"twin\":{\"label\":\"twin of\",\"symmetric\":true},\"helps\":{}},"
      "\"sources\":[{\"id\":\"s1\",\"type\":\"book\"},{\"id\":\"s2\",\"type\":\"book\"}],"
      "\"nodes\":["
      "{\"id\":\"cao\",\"type\":\"ministry\",\"label\":{\"en\":\"Cabinet "
      "Office\",\"ko\":\"내각부\"},"
      "\"sectors\":[\"e\",{\"id\":\"i\",\"weight\":2}],\"sources\":[\"s1\"]},"
      "{\"id\":\"sip\",\"type\":\"programme\",\"label\":\"SIP\",\"sectors\":[\"i\"]},"
      "{\"id\":\"pilot\",\"type\":\"programme\",\"label\":\"Pilot\",\"sectors\":[\"e\"]},"
      "{\"id\":\"town\",\"type\":\"city\",\"label\":\"Town\"},"
      "{\"id\":\"city\",\"type\":\"city\",\"label\":\"City\",\"start\":\"2010\"}],"
      "\"edges\":["
      "{\"source\":\"cao\",\"target\":\"sip\",\"relation\":\"runs\",\"start\":\"2014\",\"sources\":"
      "[\"s1\"]},"
      "{\"source\":\"cao\",\"target\":\"sip\",\"relation\":\"runs\",\"start\":\"2018\",\"sources\":"
      "[\"s2\"]},"
      "{\"source\":\"cao\",\"target\":\"pilot\",\"relation\":\"runs\"},"
      "{\"source\":\"sip\",\"target\":\"town\",\"relation\":\"helps\"},"
      "{\"source\":\"town\",\"target\":\"city\",\"relation\":\"twin\"},"
      "{\"source\":\"city\",\"target\":\"town\",\"relation\":\"twin\"}]}";

static inline void
read_graph(kh_graph *graph, const char *text)
{
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_read_text(graph, "test", text, strlen(text), NULL, &findings, &err));
    kh_findings_free(&findings);
}

/* The scene of a view of the small graph, which comes with so many warnings. */
static inline void
make_warned_scene(kh_text *scene, const char *view_text, const char *lang, size_t num_warnings)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    read_graph(&graph, graph_text);
    if (view_text != NULL) {
        assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), &findings, &err));
    }
    kh_text_clear(scene);
    assert_ok(kh_draw_scene(&graph, NULL, &view, lang, scene, &findings, &err));
    assert_int_equal(findings.num, num_warnings);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static inline void
make_scene(kh_text *scene, const char *view_text, const char *lang)
{
    make_warned_scene(scene, view_text, lang, 0);
}

#define assert_has(text, part)                                                                     \
    do {                                                                                           \
        if (strstr(kh_text_bytes(text), (part)) == NULL) {                                         \
            print_error("\"%s\" is not in:\n%s\n", (part), kh_text_bytes(text));                   \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#define assert_has_not(text, part) assert_null(strstr(kh_text_bytes(text), (part)))

static inline size_t
count(const kh_text *text, const char *part)
{
    const char *at = kh_text_bytes(text);
    size_t num = 0;

    while ((at = strstr(at, part)) != NULL) {
        num++;
        at += strlen(part);
    }
    return num;
}

/* The text is that of a file of tests/golden/draw. */
static inline void
assert_golden(const kh_text *text, const char *name)
{
    char path[512];
    FILE *file;
    kh_text expected = { 0 };
    char bytes[4096];
    size_t length;

    snprintf(path, sizeof(path), KH_ROOT "/tests/golden/draw/%s", name);
    if (getenv("KH_UPDATE_GOLDEN") != NULL) {
        file = fopen(path, "wb");
        assert_non_null(file);
        fwrite(kh_text_bytes(text), 1, text->length, file);
        fclose(file);
    }
    file = fopen(path, "rb");
    assert_non_null(file);
    while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        kh_text_add_bytes(&expected, bytes, length);
    }
    fclose(file);
    assert_string_equal(kh_text_bytes(text), kh_text_bytes(&expected));
    kh_text_free(&expected);
}

/* --- wrapping ---------------------------------------------------------------------------- */

#endif
