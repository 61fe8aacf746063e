/* The check of a finished picture must be able to fail: pictures that are broken in one way each.
 */
#include "testlib.h"

#include "../src/picture/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define RENDER KH_BUILD "/bin/kakehashi-render"

#define NODE(id, label, more)                                                                      \
    "{\"id\":\"" id "\",\"title\":\"" id "\",\"lines\":[\"" label "\"],\"shape\":\"box\","         \
    "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"" more "}"

/* Two bodies, one of them in a frame, and a line with words. */
static const char scene[]
    = "{\"scene\":1,\"lang\":\"ja\",\"title\":\"T\",\"description\":\"D\",\"engine\":\"dot\","
      "\"direction\":\"LR\",\"clusters\":[{\"label\":\"F\",\"fill\":\"#FFFFFF\",\"border\":"
      "\"#777777\"}],\"nodes\":[" NODE("a", "\xE7\x9C\x81", ",\"cluster\":0") "," NODE(
          "b", "gov", "") "],\"edges\":[{\"from\":0,\"to\":1,\"lines\":[\"runs\"],"
                          "\"title\":\"a runs "
                          "b\",\"style\":\"solid\",\"color\":\"#000000\",\"arrows\":\"none\"}]}";

#define HEAD "<svg width=\"200pt\" height=\"200pt\" viewBox=\"0 0 200 200\">\n"
#define BACK                                                                                       \
    "<g class=\"graph\" transform=\"scale(1 1) translate(0 0)\">\n"                                \
    "<polygon fill=\"#ffffff\" stroke=\"transparent\" points=\"0,0 200,0 200,200 0,200\"/>\n"
#define TEXT(x, y, size, color, content)                                                           \
    "<text x=\"" x "\" y=\"" y "\" font-family=\"Noto Sans CJK JP\" font-size=\"" size             \
    "\" fill=\"" color "\">" content "</text>\n"
#define FRAME                                                                                      \
    "<g id=\"cluster_0\" class=\"cluster\"><polygon fill=\"#ffffff\" stroke=\"#777777\" "          \
    "points=\"5,25 95,25 95,95 5,95\"/>" TEXT("10", "40", "12", "#000000", "F") "</g>\n"
#define A_BOX(points)                                                                              \
    "<g id=\"node-a\" class=\"node\"><polygon fill=\"#ffffff\" stroke=\"#000000\" "                \
    "points=\"" points "\"/>"
#define A                                                                                          \
    A_BOX("10,50 90,50 90,90 10,90") TEXT("20", "75", "11", "#000000", "\xE7\x9C\x81") "</g>\n"
#define B_BOX                                                                                      \
    "<g id=\"node-b\" class=\"node\"><ellipse fill=\"#ffffff\" stroke=\"#000000\" cx=\"150\" "     \
    "cy=\"150\" rx=\"40\" ry=\"20\"/>"
#define B B_BOX TEXT("140", "154", "11", "#000000", "gov") "</g>\n"
#define LINE(color)                                                                                \
    "<g id=\"e0\" class=\"edge\"><path fill=\"none\" stroke=\"" color "\" "                        \
    "d=\"M90,70C120,70 150,100 150,130\"/>"
#define E     LINE("#000000") TEXT("150", "100", "10", "#000000", "runs") "</g>\n"
#define TITLE "<g id=\"text0\" class=\"page\">" TEXT("10", "15", "14", "#000000", "T") "</g>\n"
#define TAIL  "</g></svg>\n"

static char path[] = "/tmp/test_inspect_XXXXXX";

static int
set_up(void **state)
{
    const int fd = mkstemp(path);

    (void) state;
    return fd < 0 ? -1 : close(fd);
}

static int
tear_down(void **state)
{
    (void) state;
    return unlink(path);
}

/* What the check says of an SVG, and that its exit code agrees. */
static void
check(const char *svg, kh_text *faults)
{
    static const char *const arguments[] = { "check", path, NULL };
    const kh_run run = { .path = RENDER,
        .arguments = arguments,
        .input = scene,
        .input_length = strlen(scene),
        .seconds = 60,
        .megabytes = 4096 };
    kh_text output = { 0 };
    kh_run_end end = KH_RUN_CRASHED;
    kh_error err = { 0 };
    int code = -1;
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(svg, file) >= 0);
    assert_int_equal(fclose(file), 0);
    kh_text_clear(faults);
    assert_ok(kh_run_program(&run, &output, faults, &end, &code, &err));
    assert_int_equal(end, KH_RUN_EXITED);
    assert_int_equal(code, faults->length > 0 ? 1 : 0);
    assert_int_equal(output.length, 0);
    kh_text_free(&output);
}

typedef struct {
    const char *svg, *fault; /* the one line, without "fault: "; a part of it */
} broken;

static const broken cases[] = {
    { HEAD BACK FRAME A B_BOX TEXT("140", "154", "11", "#000000", "gov") E TITLE TAIL,
        "cannot be read back: line" },
    { HEAD BACK FRAME A B E TAIL, "the title is not drawn" },
    { HEAD BACK FRAME A E TITLE TAIL, "\"gov\" is not drawn" },
    { HEAD BACK FRAME A B TITLE TAIL, "the line \"a runs b\" is not drawn" },
    { HEAD BACK FRAME A B_BOX TEXT("140", "154", "11", "#000000", "gow") "</g>" E TITLE TAIL,
        "the label of \"gov\" is drawn as \"gow\"" },
    { HEAD BACK FRAME A B LINE("#000000")
            TEXT("12", "15", "10", "#000000", "runs") "</g>" TITLE TAIL,
        "the label of the line \"a runs b\" and the title overlap by" },
    { HEAD BACK FRAME A B LINE("#000000")
            TEXT("150", "145", "10", "#000000", "runs") "</g>" TITLE TAIL,
        "the label of the line \"a runs b\" lies on \"gov\" by" },
    { HEAD BACK FRAME A B_BOX TEXT("175", "154", "11", "#000000", "gov") "</g>" E TITLE TAIL,
        "the label of \"gov\" leaves its shape by" },
    { HEAD BACK FRAME A_BOX("10,50 90,50 90,90 10,90") "<polyline fill=\"none\" stroke=\"#000000\" "
                                                       "points=\"10,70 90,70\"/>" TEXT("20", "75",
                                                           "11", "#000000",
                                                           "\xE7\x9C\x81") "</g>" B E TITLE TAIL,
        "a line of its own shape cuts through the label of" },
    { HEAD BACK FRAME A_BOX("10,50 90,50 90,99 10,99")
            TEXT("20", "75", "11", "#000000", "\xE7\x9C\x81") "</g>" B E TITLE TAIL,
        "leaves the frame \"F\" by 4.0 pt" },
    { HEAD BACK "<g id=\"cluster_0\" class=\"cluster\"><polygon fill=\"#ffffff\" "
                "stroke=\"#777777\" points=\"5,25 195,25 195,195 5,195\"/>" TEXT(
                    "10", "40", "12", "#000000", "F") "</g>" A B E TITLE TAIL,
        "\"gov\" stands in the frame \"F\", which is not its own, by" },
    { HEAD BACK FRAME A B E
        "<g id=\"text0\" class=\"page\">" TEXT("195", "15", "14", "#000000", "T") "</g>" TAIL,
        "the title leaves the page by" },
    { HEAD BACK FRAME A B_BOX TEXT("140", "154", "11", "#888888", "gov") "</g>" E TITLE TAIL,
        "the label of \"gov\" has a contrast of 3.54:1 against what is behind it; it needs 4.5:1" },
    { HEAD BACK FRAME A B LINE("#aaaaaa")
            TEXT("150", "100", "10", "#000000", "runs") "</g>" TITLE TAIL,
        "the line \"a runs b\" has a contrast of 2.32:1" },
};

static void
test_each_fault_is_found(void **state)
{
    kh_text faults = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        check(cases[j].svg, &faults);
        if (strstr(kh_text_bytes(&faults), cases[j].fault) == NULL
            || strchr(kh_text_bytes(&faults), '\n') != faults.bytes + faults.length - 1) {
            print_error(
                "case %zu: not \"%s\" but:\n%s\n", j, cases[j].fault, kh_text_bytes(&faults));
            fail();
        }
    }
    kh_text_free(&faults);
}

static void
test_sound_picture(void **state)
{
    kh_text faults = { 0 };

    (void) state;
    check(HEAD BACK FRAME A B E TITLE TAIL, &faults);
    assert_string_equal(kh_text_bytes(&faults), "");
    kh_text_free(&faults);
}

/* Two nodes on one another are told as such, and so are their labels. */
static void
test_nodes_overlap(void **state)
{
    kh_text faults = { 0 };

    (void) state;
    check(HEAD BACK FRAME A "<g id=\"node-b\" class=\"node\"><polygon fill=\"#ffffff\" "
                            "stroke=\"#000000\" points=\"85,80 150,80 150,120 85,120\"/>" TEXT(
                                "100", "105", "11", "#000000", "gov") "</g>" E TITLE TAIL,
        &faults);
    assert_non_null(strstr(kh_text_bytes(&faults), "\" and \"gov\" overlap by"));
    assert_non_null(strstr(kh_text_bytes(&faults), "\"gov\" stands in the frame \"F\""));
    kh_text_free(&faults);
}

/* A private character that no font has. */
static void
test_missing_glyph(void **state)
{
    kh_text faults = { 0 };

    (void) state;
    check(HEAD BACK FRAME A B_BOX TEXT(
              "140", "154", "11", "#000000", "go\xF4\x8F\xBF\xBD") "</g>" E TITLE TAIL,
        &faults);
    assert_non_null(strstr(kh_text_bytes(&faults),
        "no installed font draws U+10FFFD, which is in the label of \"gov\""));
    kh_text_free(&faults);
}

/* Ten are told, the rest is counted. */
static void
test_many_faults(void **state)
{
    kh_text svg = { 0 }, faults = { 0 };
    const char *at;
    size_t num = 0;
    int j;

    (void) state;
    kh_text_add(&svg, HEAD BACK FRAME A B E TITLE);
    for (j = 0; j < 30; j++) {
        kh_text_print(&svg,
            "<g id=\"text9%d\" class=\"page\">" TEXT("300", "%d", "9", "#000000", "x") "</g>\n", j,
            10 * j);
    }
    kh_text_add(&svg, TAIL);
    check(kh_text_bytes(&svg), &faults);
    for (at = kh_text_bytes(&faults); (at = strstr(at, "fault: ")) != NULL; at++) {
        num++;
    }
    assert_int_equal(num, 11);
    assert_non_null(strstr(kh_text_bytes(&faults), "fault: and 20 more\n"));
    kh_text_free(&svg);
    kh_text_free(&faults);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_picture),
        cmocka_unit_test(test_each_fault_is_found),
        cmocka_unit_test(test_nodes_overlap),
        cmocka_unit_test(test_missing_glyph),
        cmocka_unit_test(test_many_faults),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
