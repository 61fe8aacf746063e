/* Scenes as text, drawn by the renderer of this build. */
#ifndef KH_TEST_RENDERLIB_H
#define KH_TEST_RENDERLIB_H

#include "testlib.h"

#include "../src/picture/picture.h"

#include <stdio.h>
#include <stdlib.h>

#define RENDER KH_BUILD "/bin/kakehashi-render"

#define NODE(id, lines)                                                                            \
    "{\"id\":\"" id "\",\"title\":\"" id "\",\"lines\":[" lines "],\"shape\":\"box\","             \
    "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"}"
#define EDGE                                                                                       \
    "{\"from\":0,\"to\":1,\"style\":\"dashed\",\"color\":\"#000000\",\"arrows\":\"forward\"}"
#define SCENE(nodes, edges, more)                                                                  \
    "{\"scene\":1,\"lang\":\"en\",\"title\":\"T\",\"description\":\"D\",\"engine\":\"dot\","       \
    "\"direction\":\"LR\",\"nodes\":[" nodes "],\"edges\":[" edges "]" more "}"

static const char small[] = SCENE(NODE("a", "\"A\"") "," NODE("b/1", "\"B\""), EDGE, "");

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", RENDER, 1);
}

static void
draw_ok(const char *scene, const char *format, kh_text *bytes)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(bytes);
    assert_ok(kh_picture_draw(scene, format, NULL, bytes, &warnings, &err));
    if (warnings.num > 0) {
        print_error("%s\n", warnings.items[0].message);
    }
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

#endif
