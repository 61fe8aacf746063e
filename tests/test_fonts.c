/* The fonts that travel with an SVG: what a browser sets with them is as wide as what the layout
 * measured, and there is not a character more in them than the SVG shows. */
#include "testlib.h"

#include "../src/base/unicode.h"
#include "../src/picture/picture.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* Of a box, and of that in the middle: inches of margin on both sides, in points. */
#define MARGIN_PLAIN  20.16
#define MARGIN_CENTER 54.08 /* with the padding and spacing of its cells. */

/* Font files of an SVG by weight: what a family has itself comes first. */
typedef struct {
    hb_face_t *faces[8];
    bool bold[8];
    size_t num;
} fonts;

static const char head[] = "{\"scene\":1,\"lang\":\"%s\",\"title\":\"\",\"engine\":\"dot\","
                           "\"direction\":\"TB\",\"nodes\":[";

static void
add_node(kh_text *scene, const char *label, const char *role, const char *lang)
{
    kh_text_print(scene,
        "%s{\"lines\":[\"%s\"],\"role\":\"%s\",\"lang\":\"%s\",\"shape\":\"box\",\"fills\":"
        "[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"}",
        scene->bytes[scene->length - 1] == '[' ? "" : ",", label, role, lang);
}

static void
draw(const kh_text *scene, kh_text *svg)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(svg);
    assert_ok(kh_picture_draw(kh_text_bytes(scene), "svg", NULL, svg, &warnings, &err));
    kh_findings_free(&warnings);
}

static size_t
decode_base64(const char *text, size_t length, uint8_t *bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0;
    size_t j, num = 0;

    assert_int_equal(length % 4, 0);
    for (j = 0; j < length; j++) {
        const char *digit = strchr(digits, text[j]);

        bits = bits << 6 | (text[j] == '=' || digit == NULL ? 0 : (uint32_t) (digit - digits));
        if (j % 4 == 3) {
            bytes[num++] = (uint8_t) (bits >> 16);
            bytes[num++] = (uint8_t) (bits >> 8);
            bytes[num++] = (uint8_t) bits;
        }
    }
    return num - (length > 0 && text[length - 1] == '=') - (length > 1 && text[length - 2] == '=');
}

static uint32_t
read32(const uint8_t *at)
{
    return ((uint32_t) at[0] << 24) | ((uint32_t) at[1] << 16) | ((uint32_t) at[2] << 8) | at[3];
}

/* Tables of a WOFF file, by a reader that shares nothing with its writer. */
static hb_face_t *
open_woff(const uint8_t *file, size_t length)
{
    hb_face_t *builder = hb_face_builder_create(), *face;
    const size_t num = file[12] * 256u + file[13];
    hb_blob_t *blob;
    size_t j;

    assert_memory_equal(file, "wOFF", 4);
    assert_int_equal(read32(file + 8), length);
    for (j = 0; j < num; j++) {
        const uint8_t *entry = file + 44 + 20 * j;
        const uint32_t offset = read32(entry + 4), stored = read32(entry + 8);
        const uint32_t size = read32(entry + 12);
        uint8_t *table = malloc(size);
        uLongf unpacked = size;

        assert_true(offset % 4 == 0 && offset + stored <= length && stored <= size);
        if (stored < size) {
            assert_int_equal(uncompress(table, &unpacked, file + offset, stored), Z_OK);
            assert_int_equal(unpacked, size);
        } else {
            memcpy(table, file + offset, size);
        }
        blob = hb_blob_create((char *) table, size, HB_MEMORY_MODE_WRITABLE, table, free);
        hb_face_builder_add_table(builder, read32(entry), blob);
        hb_blob_destroy(blob);
    }
    blob = hb_face_reference_blob(builder);
    face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_destroy(builder);
    return face;
}

static void
open_fonts(fonts *self, const kh_text *svg)
{
    const char *at = kh_text_bytes(svg), *end;

    *self = (fonts){ 0 };
    while ((at = strstr(at, "@font-face{")) != NULL) {
        const char *weight = strstr(at, "font-weight:") + strlen("font-weight:");
        uint8_t *bytes;
        size_t num;

        at = strstr(at, "base64,") + strlen("base64,");
        end = strchr(at, ')');
        bytes = malloc((size_t) (end - at));
        num = decode_base64(at, (size_t) (end - at), bytes);
        self->bold[self->num] = strncmp(weight, "700", 3) == 0;
        self->faces[self->num++] = open_woff(bytes, num);
        free(bytes);
    }
}

static void
close_fonts(fonts *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        hb_face_destroy(self->faces[j]);
    }
}

/* What HarfBuzz, as in browsers, makes of a text of that size; missing glyphs fail. */
static double
shaped_width(hb_face_t *face, const char *text, double size)
{
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned num = 0, j;
    hb_glyph_position_t *positions;
    hb_glyph_info_t *infos;
    double units = 0;

    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    positions = hb_buffer_get_glyph_positions(buffer, &num);
    infos = hb_buffer_get_glyph_infos(buffer, &num);
    for (j = 0; j < num; j++) {
        assert_int_not_equal(infos[j].codepoint, 0);
        units += positions[j].x_advance;
    }
    units *= size / hb_face_get_upem(face);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    return units;
}

/* The width of the box of a node, from its polygon's first two corners. */
static double
box_width(const kh_text *svg, size_t node)
{
    char mark[32];
    const char *at;
    double right, left;

    snprintf(mark, sizeof(mark), "<g id=\"n%zu\"", node);
    at = strstr(kh_text_bytes(svg), mark);
    assert_non_null(at);
    at = strstr(at, "points=\"");
    assert_int_equal(sscanf(at, "points=\"%lf,%*f %lf,", &right, &left), 2);
    return right - left;
}

static const char *const labels[][3] = {
    { "ko", "종합과학기술·이노베이션회의 (2019년)", "plain" },
    { "ko", "제5기 과학기술기본계획, AV 「To」", "plain" },
    { "ko", "초스마트사회 추진본부", "center" },
    { "ja", "総合科学技術・イノベーション会議", "plain" },
    { "ja", "スマートシティ、「超スマート社会」", "plain" },
    { "ja", "内閣府AVATAR政策", "center" },
    { "en", "Ministry of Economy, Trade & Industry", "plain" },
    { "en", "AVATAR: To Wave, Tyre – final fluid office", "plain" },
    { "en", "Council for Science, Technology", "center" },
};

static void
test_widths(void **state)
{
    kh_text scene = { 0 }, svg = { 0 };
    size_t j, k;
    fonts found;

    (void) state;
    for (j = 0; j < sizeof(labels) / sizeof(*labels); j += 3) {
        kh_text_clear(&scene);
        kh_text_print(&scene, head, labels[j][0]);
        for (k = 0; k < 3; k++) {
            add_node(&scene, labels[j + k][1], labels[j + k][2], labels[j][0]);
        }
        kh_text_add(&scene, "],\"edges\":[]}");
        draw(&scene, &svg);
        open_fonts(&found, &svg);
        assert_int_equal(found.num, 2);
        for (k = 0; k < 3; k++) {
            const bool bold = strcmp(labels[j + k][2], "center") == 0;
            const double wide = box_width(&svg, k) - (bold ? MARGIN_CENTER : MARGIN_PLAIN);
            hb_face_t *face = found.faces[found.bold[0] == bold ? 0 : 1];

            /* Cells of a table have whole points. */
            assert_near(shaped_width(face, labels[j + k][1], bold ? 22 : 11), wide, bold ? 1 : 0.5);
        }
        close_fonts(&found);
    }
    kh_text_free(&scene);
    kh_text_free(&svg);
}

/* Characters of the texts, and the space that Graphviz may write as another. */
static void
collect_text(hb_set_t *set, const char *label)
{
    int32_t c;

    while ((c = kh_unicode_next(&label)) != 0) {
        hb_set_add(set, (hb_codepoint_t) c);
        if (c == ' ') {
            hb_set_add(set, 0xA0);
        }
    }
}

static void
test_nothing_more(void **state)
{
    hb_set_t *wanted = hb_set_create(), *got = hb_set_create();
    kh_text scene = { 0 }, svg = { 0 };
    fonts found;

    (void) state;
    kh_text_print(&scene, head, "ja");
    add_node(&scene, "内閣府 ABC", "plain", "ja");
    add_node(&scene, "環境省", "plain", "ja");
    kh_text_add(&scene, "],\"edges\":[]}");
    draw(&scene, &svg);
    open_fonts(&found, &svg);
    assert_int_equal(found.num, 1);
    collect_text(wanted, "内閣府 ABC環境省");
    hb_face_collect_unicodes(found.faces[0], got);
    assert_true(hb_set_is_equal(wanted, got));
    assert_true(svg.length < 20000);
    close_fonts(&found);
    hb_set_destroy(wanted);
    hb_set_destroy(got);
    kh_text_free(&scene);
    kh_text_free(&svg);
}

/* What the family lacks comes from the font that Pango took, for those characters only. A label in
 * another language than the picture's has that language's forms of kanji. */
static void
test_fallback_and_languages(void **state)
{
    hb_set_t *got = hb_set_create();
    kh_text scene = { 0 }, svg = { 0 };
    fonts found;

    (void) state;
    kh_text_print(&scene, head, "ko");
    add_node(&scene, "骨 กระทรวง", "plain", "ko");
    add_node(&scene, "骨", "plain", "ja");
    kh_text_add(&scene, "],\"edges\":[]}");
    draw(&scene, &svg);
    open_fonts(&found, &svg);
    assert_int_equal(found.num, 3);
    hb_face_collect_unicodes(found.faces[1], got);
    assert_true(hb_set_has(got, 0x0E01) && !hb_set_has(got, 0x9AA8));
    assert_non_null(strstr(kh_text_bytes(&svg), "unicode-range:U+E"));
    assert_non_null(strstr(kh_text_bytes(&svg), ",Noto Sans CJK KR,"));
    assert_non_null(strstr(kh_text_bytes(&svg), ",Noto Sans CJK JP,"));
    close_fonts(&found);
    hb_set_destroy(got);
    kh_text_free(&scene);
    kh_text_free(&svg);
}

static void
test_none(void **state)
{
    kh_text scene = { 0 }, svg = { 0 };

    (void) state;
    kh_text_print(&scene, head, "en");
    add_node(&scene, "Office", "plain", "en");
    kh_text_add(&scene, "],\"edges\":[],\"fonts\":\"none\"}");
    draw(&scene, &svg);
    assert_null(strstr(kh_text_bytes(&svg), "@font-face"));
    assert_non_null(strstr(kh_text_bytes(&svg), "font-family=\"Noto Sans CJK JP,"));
    kh_text_free(&scene);
    kh_text_free(&svg);
}

/* Neither the locale nor what Pango reads of the environment chooses glyphs or bytes. */
static void
test_same_anywhere(void **state)
{
    static const char *const locales[] = { "C.UTF-8", "ja_JP.UTF-8", "de_DE.UTF-8" };
    kh_text scene = { 0 }, first = { 0 }, svg = { 0 };
    size_t j;

    (void) state;
    kh_text_print(&scene, head, "ko");
    add_node(&scene, "骨 Office 내각부", "plain", "");
    kh_text_add(&scene, "],\"edges\":[]}");
    draw(&scene, &first);
    for (j = 0; j < 3; j++) {
        setenv("LC_ALL", locales[j], 1);
        setenv("PANGO_LANGUAGE", j == 1 ? "ja" : "zh-cn", 1);
        draw(&scene, &svg);
        assert_int_equal(svg.length, first.length);
        assert_memory_equal(svg.bytes, first.bytes, first.length);
    }
    unsetenv("LC_ALL");
    unsetenv("PANGO_LANGUAGE");
    kh_text_free(&scene);
    kh_text_free(&first);
    kh_text_free(&svg);
}

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", KH_BUILD "/bin/kakehashi-render", 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_nothing_more),
        cmocka_unit_test(test_fallback_and_languages),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_same_anywhere),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
