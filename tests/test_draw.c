#include "testlib.h"

#include "../src/draw/color.h"
#include "../src/draw/draw.h"
#include "../src/draw/preset.h"
#include "../src/draw/view_keys.h"
#include "../src/draw/wrap.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

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

static void
read_graph(kh_graph *graph, const char *text)
{
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_read_text(graph, "test", text, strlen(text), NULL, &findings, &err));
    kh_findings_free(&findings);
}

/* The scene of a view of the small graph. */
static void
make_scene(kh_text *scene, const char *view_text, const char *lang)
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
    assert_int_equal(findings.num, 0);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

#define assert_has(text, part)                                                                     \
    do {                                                                                           \
        if (strstr(kh_text_bytes(text), (part)) == NULL) {                                         \
            print_error("\"%s\" is not in:\n%s\n", (part), kh_text_bytes(text));                   \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#define assert_has_not(text, part) assert_null(strstr(kh_text_bytes(text), (part)))

static size_t
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

/* --- wrapping ---------------------------------------------------------------------------- */

static void
assert_wrapped(const char *label, const char *lang, size_t width, const char *expected)
{
    kh_text out = { 0 };

    kh_wrap(&out, label, lang, width, 4);
    assert_string_equal(kh_text_bytes(&out), expected);
    kh_text_free(&out);
}

static void
test_wrap(void **state)
{
    (void) state;
    assert_wrapped("", "en", 10, "");
    assert_wrapped("Society 5.0", "en", 22, "Society 5.0");
    assert_wrapped("Ministry of the Environment", "en", 22, "Ministry of the\nEnvironment");
    assert_wrapped("Automated-driving rules", "en", 18, "Automated-driving\nrules");
    assert_wrapped("Antidisestablishment", "en", 10, "Antidisest\nablishment");
    assert_wrapped("데이터 활용형 스마트시티", "ko", 16, "데이터 활용형\n스마트시티");
    assert_wrapped("종합과학기술·이노베이션회의", "ko", 22, "종합과학기술·\n이노베이션회의");
    assert_wrapped("종합과학기술이노베이션", "ko", 12, "종합과학기술\n이노베이션");
}

static void
test_wrap_japanese(void **state)
{
    (void) state;
    /* Katakana and kanji words stay whole, particles stay by what they follow. */
    assert_wrapped(
        "総合科学技術・イノベーション会議", "ja", 22, "総合科学技術・\nイノベーション会議");
    assert_wrapped("自動運転の研究開発と制度", "ja", 18, "自動運転の\n研究開発と制度");
    /* No line begins with a mark that closes. */
    assert_wrapped("日本、韓国。東京", "ja", 6, "日本、\n韓国。\n東京");
    assert_wrapped("新しい「町」", "ja", 8, "新しい\n「町」");
    assert_wrapped("智能城市政策", "zh", 6, "智能城\n市政策");
}

static void
test_wrap_cuts(void **state)
{
    kh_text out = { 0 };

    (void) state;
    kh_wrap(&out, "one two three four five six", "en", 5, 3);
    assert_string_equal(kh_text_bytes(&out), "one\ntwo\nthree\xE2\x80\xA6");
    kh_text_free(&out);
}

/* --- colours ----------------------------------------------------------------------------- */

static void
test_color_contrast(void **state)
{
    const kh_color white = { 255, 255, 255 }, black = { 0, 0, 0 };
    kh_color grey;

    (void) state;
    assert_near(kh_color_contrast(white, black), 21, 1e-9);
    assert_near(kh_color_contrast(black, black), 1, 1e-9);
    assert_true(kh_color_parse(&grey, "#767676"));
    assert_near(kh_color_contrast(grey, white), 4.54, 0.005); /* WCAG's own example. */
}

static void
test_color_parse(void **state)
{
    kh_color color;
    char text[KH_COLOR_TEXT_SIZE];

    (void) state;
    assert_true(kh_color_parse(&color, "#0b4f8A"));
    assert_string_equal(kh_color_text(color, text), "#0B4F8A");
    assert_true(kh_color_parse(&color, "#fa0"));
    assert_string_equal(kh_color_text(color, text), "#FFAA00");
    assert_false(kh_color_parse(&color, "red"));
    assert_false(kh_color_parse(&color, "#12345"));
    assert_false(kh_color_parse(&color, "#12345g"));
    assert_false(kh_color_parse(&color, ""));
}

/* In sRGB: coarse, but zero for what is alike. */
static double
distance(kh_color a, kh_color b)
{
    return sqrt(pow(a.red - b.red, 2) + pow(a.green - b.green, 2) + pow(a.blue - b.blue, 2));
}

static void
test_color_is_legible(void **state)
{
    const kh_color white = { 255, 255, 255 };
    size_t j, k;

    (void) state;
    for (j = 0; j < 14; j++) {
        const kh_color tint = kh_color_tint(kh_color_palette(j));

        assert_true(kh_color_contrast(tint, kh_color_ink(tint)) >= 7);
        assert_true(kh_color_contrast(kh_color_shade(kh_color_palette(j), 3), white) >= 3);
    }
    for (j = 0; j < KH_COLOR_NUM_PALETTE; j++) {
        const kh_color fill = kh_color_fill(j);

        assert_true(kh_color_contrast(fill, kh_color_ink(white)) >= (j < 7 ? 7 : 4.5));
        for (k = 0; k < j; k++) {
            assert_true(distance(fill, kh_color_fill(k)) > 20);
        }
    }
    assert_true(kh_color_contrast(kh_color_ink(white), white) >= 7);
    assert_true(kh_color_contrast(kh_color_ink((kh_color){ 0, 0, 0 }), (kh_color){ 0, 0, 0 }) > 7);
}

/* --- views ------------------------------------------------------------------------------- */

static void
assert_fault(const char *text, const char *code, unsigned line, unsigned column,
    const char *pointer, const char *part)
{
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_fails(kh_view_read_text(&view, "v.json", text, strlen(text), &findings, &err),
        KH_ERR_DATA, "v.json");
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, code);
    assert_int_equal(findings.items[0].place.line, line);
    assert_int_equal(findings.items[0].place.column, column);
    assert_string_equal(findings.items[0].pointer, pointer);
    if (strstr(findings.items[0].message, part) == NULL
        && strstr(findings.items[0].hint, part) == NULL) {
        print_error("%s | %s\n", findings.items[0].message, findings.items[0].hint);
        fail();
    }
    assert_null(view.root);
    kh_findings_free(&findings);
}

#define FORMAT "{\"format\":\"kakehashi-view-1\",\n"

static void
test_view_faults(void **state)
{
    (void) state;
    assert_fault("{", "E100", 1, 2, "", "");
    assert_fault("[]", "E102", 1, 1, "", "expected an object");
    assert_fault("{\"preset\":\"map\"}", "E103", 1, 1, "", "\"format\" is missing");
    assert_fault("{\"format\":\"kakehashi-view-2\"}", "E102", 1, 11, "/format", "kakehashi-view-1");
    assert_fault(
        FORMAT "\"colorby\":\"type\"}", "E101", 2, 1, "/colorby", "did you mean \"colorBy\"?");
    assert_fault(FORMAT "\"zzzzzzz\":1}", "E101", 2, 1, "/zzzzzzz", "no key of a view");
    assert_fault(FORMAT "\"preset\":\"mpa\"}", "E102", 2, 10, "/preset", "did you mean \"map\"?");
    assert_fault(FORMAT "\"preset\":\"layer\"}", "E102", 2, 10, "/preset", "there is no preset");
    assert_fault(FORMAT "\"preset\":\"zzzzzz\"}", "E102", 2, 10, "/preset", "map, layers, sectors");
    assert_fault(FORMAT "\"preset\":1}", "E102", 2, 10, "/preset", "map layers sectors");
    assert_fault(FORMAT "\"page\":\"a5\"}", "E102", 2, 8, "/page", "did you mean \"a3\"?");
    assert_fault(FORMAT "\"direction\":\"RT\"}", "E102", 2, 13, "/direction", "no direction");
    assert_fault("{\"nodes\":[],\"edges\":[]}", "E102", 1, 1, "", "a graph, not a view");
    assert_fault(FORMAT "\"engine\":\"dots\"}", "E102", 2, 10, "/engine", "did you mean \"dot\"?");
    assert_fault(FORMAT "\"wrap\":\"9\"}", "E102", 2, 8, "/wrap", "from 4 to 200");
    assert_fault(FORMAT "\"wrap\":3}", "E102", 2, 8, "/wrap", "from 4 to 200");
    assert_fault(FORMAT "\"select\":{\"radius\":1.5}}", "E102", 2, 20, "/select/radius", "whole");
    assert_fault(FORMAT "\"groups\":[{\"level\":0.5}]}", "E102", 2, 20, "/groups/0/level", "whole");
    assert_fault(FORMAT "\"legend\":1}", "E102", 2, 10, "/legend", "true or false");
    assert_fault(FORMAT "\"title\":{\"en\":1}}", "E102", 2, 9, "/title", "one string a language");
    assert_fault(FORMAT "\"center\":[]}", "E102", 2, 10, "/center", "a string");
    assert_fault(FORMAT "\"shapes\":{\"city\":\"record\"}}", "E102", 2, 18, "/shapes/city",
        "there is no shape");
    assert_fault(
        FORMAT "\"shapes\":{\"city\":1}}", "E102", 2, 18, "/shapes/city", "name of a shape");
    assert_fault(FORMAT "\"shapes\":[]}", "E102", 2, 10, "/shapes", "shapes by type");
    assert_fault(FORMAT "\"phrases\":{\"a\":1}}", "E102", 2, 11, "/phrases", "labels by relation");
    assert_fault(FORMAT "\"inverse\":[1]}", "E102", 2, 11, "/inverse", "an array of ids");
    assert_fault(FORMAT "\"select\":[]}", "E102", 2, 10, "/select", "expected an object");
    assert_fault(FORMAT "\"select\":{\"tyes\":[]}}", "E101", 2, 11, "/select/tyes", "\"types\"");
    assert_fault(FORMAT "\"groups\":{}}", "E102", 2, 10, "/groups", "array of groups");
    assert_fault(
        FORMAT "\"groups\":[{\"color\":\"red\"}]}", "E102", 2, 20, "/groups/0/color", "#RRGGBB");
}

/* In the order of the file, though groups are read last; and no message repeats its pointer. */
static void
test_view_faults_in_order(void **state)
{
    static const char text[] = FORMAT "\"groups\":[{\"colr\":1}],\n\"engine\":\"dots\"}";
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_fails(kh_view_read_text(&view, "v.json", text, strlen(text), &findings, &err),
        KH_ERR_DATA, "v.json");
    assert_int_equal(findings.num, 2);
    assert_int_equal(findings.items[0].place.line, 2);
    assert_int_equal(findings.items[1].place.line, 3);
    assert_string_equal(findings.items[1].message, "there is no engine \"dots\"");
    kh_findings_free(&findings);
}

static void
test_view_file(void **state)
{
    static const char *const names[] = { "society5", "ministries", "sectors" };
    kh_findings findings = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };
    char path[512];
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        snprintf(path, sizeof(path), KH_ROOT "/graphs/%s.json", names[j]);
        assert_ok(kh_view_read(&view, path, &findings, &err));
        assert_non_null(view.preset);
        kh_view_free(&view);
        kh_view_free(&view);
    }
    assert_int_equal(findings.num, 0);
    assert_fails(
        kh_view_read(&view, "/nonexistent.json", &findings, &err), KH_ERR_IO, "/nonexistent.json");
    kh_findings_free(&findings);
}

static void
assert_keys(const json_t *schema, const kh_view_key *keys)
{
    const json_t *properties = json_object_get(schema, "properties");
    size_t num = 0;

    for (; keys->key != NULL; keys++, num++) {
        if (json_object_get(properties, keys->key) == NULL) {
            print_error("the schema lacks %s\n", keys->key);
            fail();
        }
    }
    assert_int_equal(num, json_object_size(properties));
}

/* The published schema and the reader know the same keys. */
static void
test_view_schema(void **state)
{
    json_t *schema
        = json_load_file(KH_ROOT "/data/schema/view-1.schema.json", JSON_REJECT_DUPLICATES, NULL);
    const json_t *properties = json_object_get(schema, "properties");

    (void) state;
    assert_non_null(properties);
    assert_keys(schema, kh_view_keys);
    assert_keys(json_object_get(properties, "select"), kh_view_select_keys);
    assert_keys(
        json_object_get(json_object_get(properties, "groups"), "items"), kh_view_group_keys);
    json_decref(schema);
}

static void
test_view_text(void **state)
{
    json_t *map = json_pack("{s:s, s:s, s:s}", "ko", "가", "en", "a", "zh-Hant", "字");

    (void) state;
    assert_string_equal(kh_view_text(map, "ko-KR", "en"), "가");
    assert_string_equal(kh_view_text(map, "zh-hant-TW", "en"), "字");
    assert_string_equal(kh_view_text(map, "fr", "ko"), "가");
    assert_string_equal(kh_view_text(map, "fr", "de"), "a");
    assert_null(kh_view_text(NULL, "fr", "de"));
    json_decref(map);
}

/* --- scenes ------------------------------------------------------------------------------ */

static void
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

static void
test_scene_golden(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, NULL, "ko");
    assert_golden(&scene, "map.json");
    make_scene(&scene, FORMAT "\"preset\":\"layers\",\"page\":\"a4\"}", "en");
    assert_golden(&scene, "layers.json");
    make_scene(&scene, FORMAT "\"preset\":\"sectors\"}", "ja");
    assert_golden(&scene, "sectors.json");
    kh_text_free(&scene);
}

static void
test_scene_merges_fans(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, NULL, "en");
    /* runs to two programmes, helps, twin: three phrases for five claims of the file. */
    assert_int_equal(count(&scene, "\"role\":\"phrase\""), 3);
    assert_int_equal(count(&scene, "\"lines\":[\"runs\"]"), 1);
    assert_has(&scene, "(2014\xE2\x80\x93) \xC3\x97"
                       "2");
    kh_text_free(&scene);
}

static void
test_scene_shows_all_sectors(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, FORMAT "\"colorBy\":\"sector\"}", "ko");
    assert_has(&scene, "\"lines\":[\"내각부\"],\"detail\":[\"에너지\xC2\xA0\xC2\xB7 ICT\"]");
    assert_has(&scene, "\"fills\":[\"#F6DB9E\",\"#BFE3F7\"]");
    kh_text_free(&scene);
}

/* Every key of a view changes the scene: none is accepted and ignored. */
static void
test_scene_heeds_keys(void **state)
{
    static const struct {
        const char *key, *part;
        bool gone; /**< the part is in the scene without the key, and not with it. */
    } keys[] = {
        { "\"title\":{\"en\":\"Mine\"}", "\"title\":\"Mine\"", false },
        { "\"subtitle\":\"Below\"", "\"subtitle\":[\"Below\"]", false },
        { "\"notes\":\"Noted\"", "\"Noted\"]", false },
        { "\"center\":\"sip\"", "\"role\":\"center\"", false },
        { "\"engine\":\"neato\"", "\"engine\":\"neato\"", false },
        { "\"direction\":\"BT\"", "\"direction\":\"BT\"", false },
        { "\"colorBy\":\"none\"", "#E69F00", true },
        { "\"colorBy\":\"sector\"", "\"detail\":", false },
        { "\"shapes\":{\"city\":\"house\"}", "\"shape\":\"house\"", false },
        { "\"phrases\":{\"runs\":{\"en\":\"operates\"}}", "\"lines\":[\"operates\"]", false },
        { "\"inverse\":[\"runs\"]", "\"lines\":[\"is run by\"]", false },
        { "\"edgeLabels\":false", "\"role\":\"phrase\"", true },
        { "\"wrap\":8", "\"lines\":[\"Cabinet\",\"Office\"]", false },
        { "\"legend\":false", "read along the arrow", true },
        { "\"page\":\"slide\"", "\"width\":13.33", false },
        { "\"page\":\"web\"", "\"width\":", true },
        { "\"groups\":[{\"label\":\"Both\",\"types\":[\"city\"]}]", "\"label\":\"Both\"", false },
        { "\"groups\":[{\"types\":[\"city\"]}],\"others\":false", "Cabinet", true },
        { "\"groups\":[{\"types\":[\"city\"],\"level\":1}]", "\"level\":2", false },
        { "\"groups\":[{\"nodes\":[\"sip\"],\"color\":\"#0072B2\"}]", "\"border\":\"#0072B2\"",
            false },
        { "\"groups\":[{\"label\":\"E\",\"sectors\":[\"e\"]}]", "\"cluster\":0", false },
        { "\"select\":{\"types\":[\"city\"]}", "Cabinet", true },
        { "\"select\":{\"relations\":[\"twin\"]}", "\"lines\":[\"runs\"]", true },
        { "\"select\":{\"sectors\":[\"e\"]}", "\"SIP\"", true },
        { "\"select\":{\"nodes\":[\"cao\",\"sip\"]}", "\"Pilot\"", true },
        { "\"select\":{\"ego\":[\"cao\"],\"radius\":1}", "\"Town\"", true },
        { "\"select\":{\"drop\":[\"pilot\"]}", "\"Pilot\"", true },
        { "\"select\":{\"asOf\":\"2005\"}", "\"id\":\"city\"", true },
        { "\"select\":{\"from\":\"2000\",\"to\":\"2009\"}", "\"id\":\"city\"", true },
    };
    kh_text plain = { 0 }, scene = { 0 };
    char view[512];
    size_t j;

    (void) state;
    make_scene(&plain, FORMAT "\"page\":\"a3\"}", "en");
    for (j = 0; j < sizeof(keys) / sizeof(*keys); j++) {
        snprintf(view, sizeof(view), FORMAT "%s}", keys[j].key);
        make_scene(&scene, view, "en");
        if (keys[j].gone) {
            assert_has_not(&scene, keys[j].part);
            if (strcmp(keys[j].key, "\"colorBy\":\"none\"") != 0) {
                assert_has(&plain, keys[j].part);
            }
        } else {
            assert_has(&scene, keys[j].part);
            assert_has_not(&plain, keys[j].part);
        }
    }
    kh_text_free(&plain);
    kh_text_free(&scene);
}

static void
test_scene_links_of_neighbours(void **state)
{
    static const char groups[]
        = FORMAT "\"groups\":[{\"types\":[\"ministry\"],\"level\":0},"
                 "{\"types\":[\"city\"],\"level\":1},{\"types\":[\"programme\"],\"level\":2}]%s}";
    kh_text scene = { 0 };
    char view[512];

    (void) state;
    snprintf(view, sizeof(view), groups, "");
    make_scene(&scene, view, "en");
    assert_has(&scene, "\"lines\":[\"runs\"]");
    assert_has(&scene, "\"engine\":\"columns\"");
    snprintf(view, sizeof(view), groups, ",\"links\":\"neighbours\"");
    make_scene(&scene, view, "en");
    assert_has_not(&scene, "\"lines\":[\"runs\"]");
    assert_has(&scene, "\"lines\":[\"helps\"]");
    kh_text_free(&scene);
}

static void
assert_scene_fails(const char *view_text, kh_status expected, const char *culprit)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 };

    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), &findings, &err));
    assert_fails(
        kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err), expected, culprit);
    assert_int_equal(scene.length, 0);
    kh_text_free(&scene);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static void
test_scene_errors(void **state)
{
    (void) state;
    assert_scene_fails(FORMAT "\"center\":\"nobody\"}", KH_ERR_NOTFOUND, "nobody");
    assert_scene_fails(FORMAT "\"select\":{\"types\":[\"cty\"]}}", KH_ERR_NOTFOUND, "cty");
    assert_scene_fails(FORMAT "\"select\":{\"ego\":[\"x9\"]}}", KH_ERR_NOTFOUND, "x9");
    assert_scene_fails(FORMAT "\"select\":{\"nodes\":[\"x9\"]}}", KH_ERR_NOTFOUND, "x9");
    assert_scene_fails(FORMAT "\"select\":{\"asOf\":\"soon\"}}", KH_ERR_DATA, "soon");
    assert_scene_fails(
        FORMAT "\"select\":{\"asOf\":\"2019\",\"to\":\"2020\"}}", KH_ERR_ARGUMENT, "asOf");
    assert_scene_fails(FORMAT "\"engine\":\"columns\"}", KH_ERR_ARGUMENT, "level");
}

static void
test_scene_warns_of_unknown_nodes(void **state)
{
    static const char text[] = FORMAT "\"groups\":[{\"nodes\":[\"cao\",\"moff\"]}]}";
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 };

    (void) state;
    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", text, strlen(text), &findings, &err));
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err));
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W110");
    assert_non_null(strstr(findings.items[0].message, "moff"));
    assert_string_equal(findings.items[0].pointer, "/groups/0/nodes/1");
    assert_string_equal(findings.items[0].place.file, "view");
    assert_int_equal(findings.items[0].place.line, 2);
    assert_int_equal(findings.items[0].place.column, 27);
    kh_text_free(&scene);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

/* The scene of a graph's text, as the command draws it. */
static void
make_selected_scene(kh_text *scene, const char *text, const kh_selector *selector,
    const char *view_text, const char *lang, kh_findings *findings)
{
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };

    read_graph(&graph, text);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), findings, &err));
    assert_ok(kh_select(&selection, &graph, selector, &err));
    kh_text_clear(scene);
    assert_ok(kh_draw_scene(&graph, &selection, &view, lang, scene, findings, &err));
    kh_selection_free(&selection);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

/* The time that is shown, not that of the data alone. */
static void
test_scene_tells_time(void **state)
{
    static const struct {
        int16_t from, to;
        const char *view, *lang, *footer;
    } cases[] = {
        { 0, 0, "", "en", "\"As of 2019 \xC2\xB7" },
        { 2011, 2011, "", "en", "\"As of 2011 (data of 2019) \xC2\xB7" },
        { 2011, 2011, "", "ko", "\"2011 기준(2019 자료) \xC2\xB7" },
        { 2011, 2011, "", "ja", "\"2011 時点（2019 のデータ） \xC2\xB7" },
        { 2012, 2014, "", "en", "\"2012 to 2014 (data of 2019)" },
        { 2012, 2014, "", "ko", "\"2012부터 2014까지(2019 자료)" },
        { 2012, 2014, "", "ja", "\"2012から2014まで（2019 のデータ）" },
        { 2012, 0, "", "en", "\"2012 or later (data of 2019)" },
        { 0, 2014, "", "en", "\"2014 or before (data of 2019)" },
        { 0, 0, "\"asOf\":\"2011\"", "en", "\"As of 2011 (data of 2019)" },
        { 0, 0, "\"from\":\"2012\",\"to\":\"2014\"", "en", "\"2012 to 2014 (data of 2019)" },
        { 2013, 2019, "\"from\":\"2012\",\"to\":\"2014\"", "en", "\"2013 to 2014 (data of 2019)" },
    };
    kh_text scene = { 0 };
    kh_findings findings = { 0 };
    char view[256];
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const kh_selector selector
            = { .from = { .year = cases[j].from, .stated = cases[j].from > 0 },
                  .to = { .year = cases[j].to, .stated = cases[j].to > 0 } };

        snprintf(view, sizeof(view), FORMAT "\"select\":{%s}}", cases[j].view);
        make_selected_scene(&scene, graph_text, &selector, view, cases[j].lang, &findings);
        assert_has(&scene, cases[j].footer);
    }
    assert_int_equal(findings.num, 0);
    kh_text_free(&scene);
}

static void
test_scene_of_disjoint_times(void **state)
{
    static const char text[] = FORMAT "\"select\":{\"asOf\":\"2011\"}}";
    const kh_selector selector = { .from = { .year = 2015, .stated = true } };
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };
    kh_error err = { 0 };

    (void) state;
    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", text, strlen(text), &findings, &err));
    assert_ok(kh_select(&selection, &graph, &selector, &err));
    assert_fails(kh_draw_scene(&graph, &selection, &view, "en", &scene, &findings, &err),
        KH_ERR_ARGUMENT, "2015");
    kh_selection_free(&selection);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static void
test_scene_around_egos(void **state)
{
    const uint32_t egos[] = { 1, 4 };
    kh_selector selector = { .egos = egos, .num_egos = 1, .radius = 1 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "en", &findings);
    assert_has(&scene, "\"title\":\"Around SIP\",\"subtitle\":[\"Small\"]");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 1);
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "ko", &findings);
    assert_has(&scene, "\"title\":\"SIP 주변\"");
    selector.num_egos = 2;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "ja", &findings);
    assert_has(&scene, "\"title\":\"SIP, Cityの周辺\"");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 2);
    /* A title or a center of the view comes first. */
    make_selected_scene(&scene, graph_text, &selector,
        FORMAT "\"title\":\"Mine\",\"center\":\"sip\"}", "en", &findings);
    assert_has(&scene, "\"title\":\"Mine\"");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 1);
    make_scene(&scene, FORMAT "\"select\":{\"ego\":[\"sip\"]}}", "en");
    assert_has(&scene, "\"title\":\"Around SIP\"");
    kh_text_free(&scene);
}

static void
test_scene_layers_as_selected(void **state)
{
    static const char *const types[] = { "city", "programme", "ministry" };
    const kh_selector selector = { .types = types, .num_types = 3 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(
        &scene, graph_text, &selector, FORMAT "\"preset\":\"layers\"}", "en", &findings);
    assert_has(&scene, "\"cluster\":2,\"level\":0}");
    assert_has(&scene, "\"cluster\":0,\"level\":4}");
    kh_text_free(&scene);
}

/* Relations have their direction in an undirected graph, too; sources that nobody can find do not
 * count, and one of a kind is singular. */
static void
test_scene_of_undirected_graph(void **state)
{
    static const char text[]
        = "{\"directed\":false,\"relations\":{\"runs\":{},\"twin\":{\"symmetric\":true}},"
          "\"sources\":[{\"id\":\"s1\",\"type\":\"book\"}],"
          "\"nodes\":[{\"id\":\"a\",\"sources\":[\"s1\",\"s9\"]},{\"id\":\"b\"}],"
          "\"edges\":[{\"source\":\"b\",\"target\":\"a\",\"relation\":\"%s\"}]}";
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };
    char graph[512];

    (void) state;
    snprintf(graph, sizeof(graph), text, "runs");
    make_selected_scene(&scene, graph, &selector, FORMAT "\"edgeLabels\":false}", "en", &findings);
    assert_has(&scene, "\"arrows\":\"forward\"");
    assert_has_not(&scene, "\"arrows\":\"none\"");
    assert_has(&scene, "\"2 nodes \xC2\xB7 1 relation \xC2\xB7 1 source\"");
    assert_has(&scene, "A diagram of 2 nodes and 1 relation.");
    snprintf(graph, sizeof(graph), text, "twin");
    make_selected_scene(&scene, graph, &selector, FORMAT "\"edgeLabels\":false}", "en", &findings);
    assert_has_not(&scene, "\"arrows\":\"forward\"");
    assert_has(&scene, "\"arrows\":\"none\"");
    kh_text_free(&scene);
    kh_findings_free(&findings);
}

/* The legend reads as the lines do; what has no inverse words stays as it is. */
static void
test_scene_turns_relations(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, FORMAT "\"edgeLabels\":false,\"inverse\":[\"runs\",\"helps\"]}", "en");
    assert_has(&scene, "{\"label\":\"is run by\",\"style\"");
    assert_has(&scene, "SIP \xE2\x80\x94 is run by \xE2\x86\x92 Cabinet Office");
    assert_has(&scene, "SIP \xE2\x80\x94 helps \xE2\x86\x92 Town");
    kh_text_free(&scene);
}

static void
test_scene_warns_of_like_sectors(void **state)
{
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text graph = { 0 }, scene = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&graph, "{\"nodes\":[{\"id\":\"a\",\"sectors\":[\"x0\"");
    for (j = 1; j < 17; j++) {
        kh_text_print(&graph, ",\"x%zu\"", j);
    }
    kh_text_add(&graph, "]}],\"edges\":[]}");
    make_selected_scene(&scene, kh_text_bytes(&graph), &selector, FORMAT "\"colorBy\":\"sector\"}",
        "en", &findings);
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W113");
    assert_non_null(strstr(findings.items[0].message, "\"x0\" and \"x16\""));
    kh_findings_free(&findings);
    kh_text_free(&graph);
    kh_text_free(&scene);
}

static void
test_scene_warns_of_nothing(void **state)
{
    static const char *const types[] = { "ministry" };
    const kh_selector selector = { .types = types, .num_types = 1 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"select\":{\"types\":[\"city\"]}}",
        "en", &findings);
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W114");
    assert_has(&scene, " 0 nodes");
    kh_findings_free(&findings);
    kh_text_free(&scene);
}

/* Frames of sectors fill columns: a single one would be a strip. */
static void
test_scene_of_sectors_is_a_page(void **state)
{
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text graph = { 0 }, scene = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&graph, "{\"nodes\":[");
    for (j = 0; j < 24; j++) {
        kh_text_print(
            &graph, "%s{\"id\":\"n%zu\",\"sectors\":[\"x%zu\"]}", j > 0 ? "," : "", j, j / 3);
    }
    kh_text_add(&graph, "],\"edges\":[]}");
    make_selected_scene(&scene, kh_text_bytes(&graph), &selector, FORMAT "\"preset\":\"sectors\"}",
        "en", &findings);
    assert_has(&scene, "\"engine\":\"columns\"");
    assert_has(&scene, "\"level\":4}");
    assert_has_not(&scene, "\"level\":10}");
    assert_int_equal(findings.num, 0);
    kh_text_free(&graph);
    kh_text_free(&scene);
}

static void
test_scene_of_little(void **state)
{
    static const char *const texts[]
        = { "{\"nodes\":[],\"edges\":[]}", "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[]}",
              "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[{\"source\":\"a\",\"target\":\"a\"}]}" };
    const kh_preset *const *preset;
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        for (preset = kh_presets; *preset != NULL; preset++) {
            kh_graph graph = { 0 };
            kh_findings findings = { 0 };
            kh_error err = { 0 };
            kh_text scene = { 0 };
            const kh_view view = { .preset = (*preset)->name };

            read_graph(&graph, texts[j]);
            assert_ok(kh_draw_scene(&graph, NULL, &view, NULL, &scene, &findings, &err));
            assert_has(&scene, "\"edges\":[]");
            kh_text_free(&scene);
            kh_findings_free(&findings);
            kh_graph_free(&graph);
        }
    }
}

static void
test_presets(void **state)
{
    const kh_preset *const *preset;

    (void) state;
    for (preset = kh_presets; *preset != NULL; preset++) {
        assert_ptr_equal(kh_preset_find((*preset)->name), *preset);
        assert_true(strlen((*preset)->summary) > 10 && strlen((*preset)->explanation) > 40);
    }
    assert_null(kh_preset_find("mpa"));
    assert_true(kh_draw_knows("svg") && !kh_draw_knows("gif"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_japanese),
        cmocka_unit_test(test_wrap_cuts),
        cmocka_unit_test(test_color_contrast),
        cmocka_unit_test(test_color_parse),
        cmocka_unit_test(test_color_is_legible),
        cmocka_unit_test(test_view_faults),
        cmocka_unit_test(test_view_faults_in_order),
        cmocka_unit_test(test_view_file),
        cmocka_unit_test(test_view_schema),
        cmocka_unit_test(test_view_text),
        cmocka_unit_test(test_scene_golden),
        cmocka_unit_test(test_scene_merges_fans),
        cmocka_unit_test(test_scene_shows_all_sectors),
        cmocka_unit_test(test_scene_heeds_keys),
        cmocka_unit_test(test_scene_links_of_neighbours),
        cmocka_unit_test(test_scene_errors),
        cmocka_unit_test(test_scene_warns_of_unknown_nodes),
        cmocka_unit_test(test_scene_tells_time),
        cmocka_unit_test(test_scene_of_disjoint_times),
        cmocka_unit_test(test_scene_around_egos),
        cmocka_unit_test(test_scene_layers_as_selected),
        cmocka_unit_test(test_scene_of_undirected_graph),
        cmocka_unit_test(test_scene_warns_of_like_sectors),
        cmocka_unit_test(test_scene_turns_relations),
        cmocka_unit_test(test_scene_warns_of_nothing),
        cmocka_unit_test(test_scene_of_sectors_is_a_page),
        cmocka_unit_test(test_scene_of_little),
        cmocka_unit_test(test_presets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
