/* Drawings as parts of a page: what is kept, what is changed, what is refused. */
#include "testlib.h"

#include "../src/page/page_svg.h"

#define HEAD                                                                                       \
    "<?xml version=\"1.0\"?>\n<!-- drawn --><!DOCTYPE svg>\n<svg role=\"img\" lang=\"en\" "        \
    "aria-labelledby=\"t\" viewBox=\"0 0 9 9\">"

static kh_status
embed(kh_text *out, kh_text *style, const char *body, kh_error *err)
{
    kh_status status;
    kh_text svg = { 0 };

    kh_text_print(&svg, HEAD "%s", body);
    status = page_svg_add(out, style, svg.bytes, svg.length, "k-", "A &amp; B", err);
    kh_text_free(&svg);
    return status;
}

static void
test_kept(void **state)
{
    static const char root[] = "<svg lang=\"en\" viewBox=\"0 0 9 9\" role=\"group\" "
                               "aria-label=\"A &amp; B\">";
    static const struct {
        const char *body, *kept;
    } cases[] = {
        { "</svg>\n", "</svg>" },
        { "<title id=\"t\">T</title><desc>D</desc><metadata>m</metadata><g>a &amp; b</g></svg>",
            "<g>a &amp; b</g></svg>" },
        { "<g id=\"a\"><title>A</title></g></svg>", "<g id=\"k-a\"><title>A</title></g></svg>" },
        { "<g data-id='a>b'/></svg>", "<g data-id=\"a>b\"/></svg>" },
        { "<g><g aria-labelledby=\"a b\"/></g></svg>",
            "<g><g aria-labelledby=\"k-a k-b\"/></g></svg>" },
        { "<g aria-labelledby=\"t\" aria-owns=\"a\"/></svg>", "<g aria-owns=\"k-a\"/></svg>" },
        { "<path fill=\"url(#l)\"/></svg>", "<path fill=\"url(#k-l)\"/></svg>" },
        { "<textPath href=\"#p\"/></svg>", "<textPath href=\"#k-p\"/></svg>" },
        { "<textPath xlink:href=\"#p\"/></svg>", "<textPath xlink:href=\"#k-p\"/></svg>" },
        { "<stop style=\"stop-color:#fff;stop-opacity:1.;\"/></svg>",
            "<stop stop-color=\"#fff\" stop-opacity=\"1.\"/></svg>" },
        { "<a href=\"javascript:x\"><path/></a></svg>", "<path/></svg>" },
        { "<a id=\"b\" onclick=\"x\"/></svg>", "</svg>" },
        { "<!-- <script> --><g/></svg>", "<g/></svg>" },
        { "<text>&lt;script&gt;</text></svg>", "<text>&lt;script&gt;</text></svg>" },
    };
    kh_text out = { 0 }, style = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        kh_text_clear(&out);
        assert_ok(embed(&out, &style, cases[j].body, &err));
        assert_memory_equal(kh_text_bytes(&out), root, sizeof(root) - 1);
        assert_string_equal(kh_text_bytes(&out) + sizeof(root) - 1, cases[j].kept);
    }
    assert_int_equal(style.length, 0);
    kh_text_free(&out);
    kh_text_free(&style);
}

static void
test_style(void **state)
{
    kh_text out = { 0 }, style = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(embed(&out, &style,
        "<style>a{}</style><defs><style type=\"text/css\"><![CDATA[b{}]]></style></defs>"
        "<style/></svg>",
        &err));
    assert_string_equal(kh_text_bytes(&style), "a{}\nb{}\n");
    assert_null(strstr(kh_text_bytes(&out), "style"));
    kh_text_free(&out);
    kh_text_free(&style);
}

/* What could run or load something, and what is not well-formed. */
static void
test_refused(void **state)
{
    static const char *const bodies[] = { "<script>1</script></svg>", "<SCRIPT/></svg>",
        "<foreignObject/></svg>", "<image href=\"x.png\"/></svg>", "<use href=\"#x\"/></svg>",
        "<animate/></svg>", "<set/></svg>", "<x:script/></svg>", "<g onclick=\"x\"/></svg>",
        "<g ONLOAD='x'/></svg>", "<path fill=\"url(http://x)\"/></svg>",
        "<path fill=\"url( #x)\"/></svg>", "<stop style=\"fill:url(//x)\"/></svg>",
        "<stop style=\"fill\"/></svg>", "<textPath href=\"http://x\"/></svg>",
        "<textPath href=\"\"/></svg>", "<g id=\"a<b\"/></svg>", "<g id='\"'/></svg>",
        "<g id=a></svg>", "<g id></svg>", "<g", "<g>", "<g id", "<g id=", "<g id=\"",
        "</g></svg></svg>", "<style>a<b</style></svg>", "<style>a&lt;b</style></svg>", "<style>",
        "<title>", "", "<!-- ", "<![CDATA[x]]></svg>", "<g =\"x\"/></svg>", "< g/></svg>" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(bodies) / sizeof(*bodies); j++) {
        kh_text out = { 0 }, style = { 0 };
        kh_error err = { 0 };

        if (embed(&out, &style, bodies[j], &err) != KH_ERR_DATA || err.message[0] == '\0') {
            print_error("not refused: %s\n", bodies[j]);
            fail();
        }
        kh_text_free(&out);
        kh_text_free(&style);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),
        cmocka_unit_test(test_style),
        cmocka_unit_test(test_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
