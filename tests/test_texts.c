/* The formats of diagrams that are text: DOT, Mermaid, Markdown. */
#include "testlib.h"

#include "../src/picture/picture.h"

#include <stdio.h>
#include <stdlib.h>

#define SHAPE                                                                                      \
    "\"shape\":\"box\",\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#111111\""
#define NODE(id, lines, more)                                                                      \
    "{\"id\":\"" id "\",\"title\":\"" id "\",\"lines\":[" lines "]," SHAPE more "}"
#define EDGE(more)                                                                                 \
    "{\"from\":0,\"to\":1,\"title\":\"\",\"style\":\"dashed\",\"color\":\"#222222\","              \
    "\"arrows\":\"forward\"" more "}"
#define SCENE(engine, nodes, edges, more)                                                          \
    "{\"scene\":1,\"lang\":\"ko\",\"title\":\"T\",\"description\":\"D\",\"engine\":\"" engine      \
    "\",\"direction\":\"TB\",\"nodes\":[" nodes "],\"edges\":[" edges "]" more "}"

static const char frames[] = ",\"clusters\":[{\"label\":\"Frame\",\"fill\":\"#FAFBFC\",\"border\":"
                             "\"#C8D1DA\"},{\"label\":\"Empty\",\"fill\":\"#FAFBFC\","
                             "\"border\":\"#C8D1DA\"}]";

static void
draw_ok(const char *scene, const char *format, kh_text *bytes)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(bytes);
    assert_ok(kh_picture_draw(scene, format, NULL, bytes, &warnings, &err));
    assert_int_equal(warnings.num, 0);
    kh_findings_free(&warnings);
}

#define assert_has(text, part)                                                                     \
    do {                                                                                           \
        if (strstr(kh_text_bytes(text), (part)) == NULL) {                                         \
            print_error("\"%s\" is not in:\n%s\n", (part), kh_text_bytes(text));                   \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#define assert_has_not(text, part) assert_null(strstr(kh_text_bytes(text), (part)))

static void
test_dot(void **state)
{
    kh_text dot = { 0 }, scene = { 0 };

    (void) state;
    kh_text_print(&scene, "%s%s%s",
        "{\"scene\":1,\"lang\":\"ko\",\"title\":\"T\",\"engine\":\"dot\",\"direction\":\"TB\","
        "\"subtitle\":[\"one\",\"two\"],\"footer\":[\"2019\",\"A note\"],\"nodes\":[" NODE("a",
            "\"A\",\"B\"",
            ",\"detail\":[\"d\"],\"class\":\"city\",\"cluster\":0") "," NODE("b", "\"B\"",
            ",\"role\":\"center\",\"url\":\"https://example.org/b\"") "],\"ranks\":[[0,1]],"
                                                                      "\"legend\":[{\"label\":"
                                                                      "\"Types\"},{\"label\":"
                                                                      "\"City\",\"shape\":\"box\","
                                                                      "\"fills\":[\"#FFFFFF\"],"
                                                                      "\"border\":\"#000000\"},{"
                                                                      "\"label\":\"runs\","
                                                                      "\"style\":\"dotted\","
                                                                      "\"color\":\"#333333\","
                                                                      "\"arrows\":\"none\"}],"
                                                                      "\"edges\":[" EDGE(
                                                                          ",\"lines\":[\"runs\"],"
                                                                          "\"free\":true,"
                                                                          "\"weight\":3") "]",
        frames, "}");
    draw_ok(kh_text_bytes(&scene), "dot", &dot);
    assert_memory_equal(kh_text_bytes(&dot),
        "// T\n// one\n// two\n// 2019\n// A note\n// Types\n"
        "//   box #FFFFFF: City\n//   dotted #333333: runs\ndigraph diagram {\n",
        105);
    assert_has(&dot, "layout=dot, rankdir=TB");
    assert_has(&dot, "fontname=\"Noto Sans CJK KR\"");
    assert_has(&dot, "    \"a\" [label=\"A\\nB\\nd\", fillcolor=\"#FFFFFF\", color=\"#000000\", "
                     "fontcolor=\"#111111\", class=\"city\", tooltip=\"a\"]\n");
    assert_has(&dot, "fontsize=22, penwidth=2, URL=\"https://example.org/b\"");
    assert_has(&dot, "  subgraph cluster_0 {\n    graph [label=\"Frame\"");
    assert_has(&dot, "{ rank=same; \"a\"; \"b\" }");
    assert_has(&dot, "  \"a\" -> \"b\" [label=\"runs\", color=\"#222222\", style=\"dashed\", "
                     "weight=3, constraint=false]\n");
    kh_text_free(&dot);
    kh_text_free(&scene);
}

/* Ids that are none of DOT's, and one that comes twice, are numbers; text is no escape. */
static void
test_dot_names(void **state)
{
    kh_text dot = { 0 };

    (void) state;
    draw_ok(SCENE("dot",
                NODE("a\\\"b", "\"x\\\\N \\\"q\\\" &copy; R&D\"", "") "," NODE(
                    "c", "\"\"", "") "," NODE("c", "\"\"", "") "," NODE("", "\"\"",
                    "") "," NODE("\xEB\x82\xB4", "\"\"", ""),
                EDGE(""), ""),
        "dot", &dot);
    assert_has(&dot, "\"#0\" [label=\"x\\\\N \\\"q\\\" &amp;\xE2\x81\xA0"
                     "copy; R&D\"");
    assert_has(&dot, "\"#0\" -> \"c\" [color");
    assert_has(&dot, "\"#2\" [");
    assert_has(&dot, "\"#3\" [");
    assert_has(&dot, "\"\xEB\x82\xB4\" [");
    kh_text_free(&dot);
}

/* Columns are ranks that follow one another; places in points are kept. */
static void
test_dot_places(void **state)
{
    kh_text dot = { 0 };

    (void) state;
    draw_ok(SCENE("columns",
                NODE("a", "\"\"", ",\"level\":2") "," NODE("b", "\"\"", ",\"level\":-2") "," NODE(
                    "c", "\"\"", ",\"level\":2") "," NODE("d", "\"\"", ""),
                "", ""),
        "dot", &dot);
    assert_has(&dot, "  { rank=same; \"b\" }\n  { rank=same; \"a\"; \"c\" }\n"
                     "  \"b\" -> \"a\" [style=invis]\n");
    draw_ok(SCENE("fixed", NODE("a", "\"\"", ",\"x\":10,\"y\":-2.5,\"width\":36,\"height\":72"), "",
                ""),
        "dot", &dot);
    assert_has(&dot, "layout=neato, inputscale=72");
    assert_has(&dot, "pos=\"10,-2.5!\", width=0.5, height=1");
    kh_text_free(&dot);
}

static void
test_mermaid(void **state)
{
    kh_text text = { 0 }, scene = { 0 };

    (void) state;
    kh_text_print(&scene, "%s%s%s",
        "{\"scene\":1,\"lang\":\"ko\",\"title\":\"T\",\"engine\":\"dot\",\"direction\":\"TB\","
        "\"description\":\"D\",\"nodes\":[" NODE("a", "\"A\",\"B\"",
            ",\"label\":\"AB\",\"detail\":[\"d\",\"e\"],\"cluster\":0") ","
                                                                        "{\"lines\":[\"b\"],"
                                                                        "\"shape\":\"hexagon\","
                                                                        "\"fills\":[\"#111111\",\"#"
                                                                        "222222\"],"
                                                                        "\"border\":\"#333333\","
                                                                        "\"color\":\"#444444\"}],"
                                                                        "\"legend\":[{\"label\":"
                                                                        "\"Types\"},"
                                                                        "{\"label\":\"City\","
                                                                        "\"shape\":\"box\","
                                                                        "\"fills\":[\"#FFFFFF\"],"
                                                                        "\"border\":\"#000000\"},"
                                                                        "{\"label\":\"x\","
                                                                        "\"style\":\"bold\","
                                                                        "\"color\":\"#333333\","
                                                                        "\"arrows\":\"none\"}],"
                                                                        "\"edges\":[" EDGE(
                                                                            ",\"lines\":[\"ru\","
                                                                            "\"ns\"]") ","
                                                                                       "{\"from\":"
                                                                                       "0,\"to\":1,"
                                                                                       "\"style\":"
                                                                                       "\"solid\","
                                                                                       "\"color\":"
                                                                                       "\"#"
                                                                                       "222222\","
                                                                                       "\"arrows\":"
                                                                                       "\"back\"}]",
        frames, "}");
    draw_ok(kh_text_bytes(&scene), "mmd", &text);
    assert_string_equal(kh_text_bytes(&text),
        "---\ntitle: \"T\"\n---\nflowchart TB\n  accTitle: T\n  accDescr: D\n"
        "  subgraph c0[\"Frame\"]\n    n0[\"AB\nd e\"]\n  end\n"
        "  style c0 fill:#FAFBFC,stroke:#C8D1DA,color:#24313F\n"
        "  n1{{\"b\"}}\n"
        "  n0 -.->|\"ru ns\"| n1\n  n1 --> n0\n"
        "  subgraph legend0[\"Types\"]\n    k1[\"City\"]\n"
        "    k2((\"#32;\"))\n    m2((\"#32;\"))\n    k2 ===|\"x\"| m2\n  end\n"
        "  style legend0 fill:#FFFFFF,stroke:#C8D1DA,color:#24313F\n"
        "  classDef look0 fill:#FFFFFF,stroke:#000000,color:#111111\n  class n0 look0\n"
        "  classDef look1 fill:#FFFFFF,stroke:#333333,color:#444444\n  class n1 look1\n"
        "  classDef look2 fill:#FFFFFF,stroke:#000000,color:#15202B\n  class k1 look2\n"
        "  linkStyle 0 stroke:#222222,stroke-dasharray:6 4\n  linkStyle 1 stroke:#222222\n"
        "  linkStyle 2 stroke:#333333\n");
    kh_text_free(&text);
    kh_text_free(&scene);
}

static void
test_mermaid_text(void **state)
{
    kh_text text = { 0 };

    (void) state;
    draw_ok(
        SCENE("dot",
            NODE("a", "\"1. a, b (c) - d/e\"", "") "," NODE("b", "\"a\\nend  %%{x} direction TB\"",
                "") "," NODE("c", "\"\\u00b0\\u00b6\\u00df\\uac00\"", "") "," NODE("d", "", ""),
            "", ""),
        "mmd", &text);
    assert_has(&text, "n0[\"1#46; a, b (c) - d/e\"]");
    assert_has(&text, "n1[\"a#10;end #32;#37;#37;#123;x#125; direction#32;TB\"]");
    assert_has(&text, "n2[\"\xC2\xB0\xC2\xB6\xE2\x81\xA0\xC3\x9F\xEA\xB0\x80\"]");
    assert_has(&text, "n3[\"#32;\"]");
    kh_text_free(&text);
}

static void
test_markdown(void **state)
{
    kh_text text = { 0 };

    (void) state;
    draw_ok(SCENE("dot", NODE("a", "\"``` x\"", ""), "",
                ",\"subtitle\":[\"- s\"],\"footer\":[\"2019\",\"*n*\",\"1. m\"],"
                "\"legend\":[{\"label\":\"# Types\"},{\"label\":\"|\",\"shape\":\"hexagon\","
                "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\"},{\"label\":\"x\",\"style\":"
                "\"dashed\",\"color\":\"#333333\",\"arrows\":\"both\"}],"
                "\"sources\":[{\"label\":\"[S]\",\"url\":\"https://example.org/?a=1&b= >\"},"
                "{\"label\":\"t\",\"url\":\"javascript:x\"}]"),
        "md", &text);
    assert_memory_equal(kh_text_bytes(&text), "# T\n\n\\- s\n\n```mermaid\nflowchart TB\n", 35);
    assert_has(&text, "n0[\"#96;#96;#96; x\"]");
    assert_has(&text,
        "\n```\n\n2019\n\n## \xEB\xB2\x94\xEB\xA1\x80\n\n- \\# Types\n"
        "  - \xE2\xAC\xA1 \\|\n  - \xE2\x97\x82\xE2\x95\x8C\xE2\x95\x8C\xE2\x96\xB8 x\n");
    assert_has(&text, "\n- [\\[S\\]](<https://example.org/?a=1&amp;b=%20%3E>)\n- t\n");
    assert_has(&text, "\n\n\\*n\\*\n\n1\\. m\n");
    assert_has_not(&text, "javascript");
    kh_text_free(&text);
}

#define CELL(text, x, y, detail)                                                                   \
    "{\"lines\":[\"" text "\"],\"detail\":[" detail "],\"x\":" x ",\"y\":" y "," SHAPE "}"

/* A matrix is a table in Markdown and, its pairs together, a net in Mermaid. */
static void
test_grid(void **state)
{
    static const char square[] = SCENE("fixed",
        CELL("A", "1", "2", "") "," CELL("B", "2", "2", "") "," CELL("A", "0", "1", "") "," CELL(
            "5", "1", "1", "") "," CELL("x", "2", "1", "") "," CELL("B", "0", "0", "") "," CELL("3",
            "1", "0", "\"of 4\"") "," CELL("|", "2", "0", ""),
        "", "");
    static const char oblong[] = SCENE("fixed",
        CELL("A", "1", "2", "") "," CELL("C", "0", "1", "") "," CELL("7", "1", "1", ""), "", "");
    kh_text text = { 0 };

    (void) state;
    draw_ok(square, "md", &text);
    assert_has(
        &text, "\n| | A | B |\n| --- | --- | --- |\n| A | 5 | x |\n| B | 3 (of 4) | \\| |\n");
    assert_has_not(&text, "mermaid");
    draw_ok(square, "mmd", &text);
    assert_has(&text, "  n0(\"A\n5\")\n  n1(\"B\n#124;\")\n"
                      "  n0 ---|\"3 (of 4) / x\"| n1\n");
    draw_ok(oblong, "mmd", &text);
    assert_has(&text, "  n0(\"C\")\n  n1(\"A\")\n  n0 -->|\"7\"| n1\n");
    kh_text_free(&text);
}

static void
test_mermaid_limits(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    kh_text_add(
        &scene, "{\"scene\":1,\"nodes\":[" NODE("a", "", "") "," NODE("b", "", "") "],\"edges\":[");
    for (j = 0; j < 501; j++) {
        kh_text_add(&scene, j > 0 ? "," EDGE("") : EDGE(""));
    }
    kh_text_add(&scene, "]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "dot", NULL, &bytes, &warnings, &err));
    assert_int_equal(warnings.num, 0);
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "mmd", NULL, &bytes, &warnings, &err));
    assert_int_equal(warnings.num, 1);
    assert_string_equal(warnings.items[0].code, "W112");
    kh_findings_free(&warnings);
    kh_text_free(&scene);
    kh_text_free(&bytes);
}

static void
test_bad_scenes(void **state)
{
    static const char *const scenes[] = { "", "[]", "{}", "{\"scene\":1,\"nodes\":{}}",
        "{\"scene\":1,\"nodes\":[{\"cluster\":0}]}", SCENE("dot", "", EDGE(""), ""),
        "{\"scene\":1,\"nodes\":[{}],\"edges\":[{\"from\":0}]}" };
    kh_findings warnings = { 0 };
    kh_text bytes = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(scenes) / sizeof(*scenes); j++) {
        kh_error err = { 0 };

        assert_fails(
            kh_picture_draw(scenes[j], "dot", NULL, &bytes, &warnings, &err), KH_ERR_DATA, "");
        assert_int_equal(bytes.length, 0);
    }
    kh_findings_free(&warnings);
}

/* A scene that says next to nothing is drawn all the same. */
static void
test_empty(void **state)
{
    static const char scene[] = "{\"scene\":1,\"nodes\":[{}],\"edges\":[{\"from\":0,\"to\":0}]}";
    kh_text bytes = { 0 };

    (void) state;
    draw_ok(scene, "dot", &bytes);
    assert_has(&bytes, "\"#0\" -> \"#0\" [color=\"#000000\"]");
    draw_ok(scene, "mmd", &bytes);
    assert_has(&bytes, "n0[\"#32;\"]\n  n0 --> n0");
    draw_ok(scene, "md", &bytes);
    kh_text_free(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dot),
        cmocka_unit_test(test_dot_names),
        cmocka_unit_test(test_dot_places),
        cmocka_unit_test(test_mermaid),
        cmocka_unit_test(test_mermaid_text),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_mermaid_limits),
        cmocka_unit_test(test_bad_scenes),
        cmocka_unit_test(test_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
