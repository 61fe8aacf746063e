/* What diagrams of analyses are made from. */
#include "../src/draw/scale.h"
#include "../src/draw/shores.h"
#include "../src/draw/short_name.h"
#include "../src/graph/label.h"
#include "draw_fixtures.h"

static void
test_scale_has_round_limits(void **state)
{
    static const struct {
        double largest, step;
    } cases[] = { { 16.3, 4 }, { 10, 2 }, { 10.4, 2.5 }, { 0.49, 0.1 }, { 1, 0.2 }, { 1135, 250 },
        { 0, 1 } };
    kh_scale scale;
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        assert_near(
            kh_scale_make(cases[j].largest, false, kh_scale_blue).step, cases[j].step, 1e-12);
    }
    scale = kh_scale_make(10, false, kh_scale_blue);
    assert_int_equal(kh_scale_color(&scale, 0).red, 255);
    assert_int_equal(kh_scale_color(&scale, 2).red, kh_scale_blue[0].red);
    assert_int_equal(kh_scale_color(&scale, 2.1).red, kh_scale_blue[1].red);
    assert_int_equal(kh_scale_color(&scale, 10).red, kh_scale_blue[4].red);
    for (j = 0; j < KH_SCALE_CLASSES; j++) {
        assert_true(kh_color_contrast(kh_scale_blue[j], kh_color_ink(kh_scale_blue[j])) >= 4.5);
        assert_true(kh_color_contrast(kh_scale_orange[j], kh_color_ink(kh_scale_orange[j])) >= 4.5);
    }
}

/* Sectors 0-1 and 2-3 are bridged much, 0-2 little: 0 and 2 stand on one side. */
static void
test_shores_let_bridges_lead_across(void **state)
{
    kh_bridging_body bodies[]
        = { { .pairs = { { 0, 1, 9, 0 }, { 2, 3, 8, 0 } }, .num_pairs = 2, .share = 1 },
              { .pairs = { { 0, 2, 1, 0 } }, .num_pairs = 1, .share = 0.5 } };
    const kh_bridging bridging = { .bodies = bodies, .num = 2 };
    const kh_net net = { .num_sectors = 5 };
    const size_t dots[] = { 0, 0, 0, 0, 0 };
    kh_shores shores = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_shores_choose(&shores, &net, &bridging, dots, &err));
    assert_int_equal(shores.num, 4);
    assert_int_equal(kh_shores_find(&shores, 4), KH_MOST_SHORES);
    kh_shores_split(&shores, &bridging);
    assert_int_not_equal(shores.shores[kh_shores_find(&shores, 0)].right,
        shores.shores[kh_shores_find(&shores, 1)].right);
    assert_int_not_equal(shores.shores[kh_shores_find(&shores, 2)].right,
        shores.shores[kh_shores_find(&shores, 3)].right);
}

/* A name that takes much room gives way to a short one of the same language. */
static void
test_short_names(void **state)
{
    static const char text[]
        = "{\"graph\":{\"language\":\"en\"},\"nodes\":[{\"id\":\"m\",\"label\":{\"en\":\"Ministry "
          "of "
          "Everything and of the Rest\",\"ko\":\"만물부\"},\"altLabel\":{\"en\":[\"The Ministry\","
          "\"MER\"],\"en-Latn\":[\"M\"],\"ko\":[\"만\"]}},{\"id\":\"n\",\"label\":\"Office\","
          "\"altLabel\":[\"O\"]}],\"edges\":[]}";
    kh_graph graph = { 0 };

    (void) state;
    read_graph(&graph, text);
    assert_string_equal(kh_short_name(&graph, 0, "en"), "MER");
    assert_string_equal(kh_short_name(&graph, 0, "ko-KR"), "만물부");
    assert_string_equal(kh_short_name(&graph, 1, "en"), "Office");
    kh_graph_free(&graph);
}

/* A key that would be ignored is refused. */
static void
test_keys_that_do_not_apply(void **state)
{
    static const char *const views[] = { "\"preset\":\"pairs\",\"links\":\"all\"}",
        "\"preset\":\"groups\",\"groups\":[]}", "\"preset\":\"bridges\",\"center\":\"cao\"}" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(views) / sizeof(*views); j++) {
        kh_graph graph = { 0 };
        kh_view view = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };
        kh_text scene = { 0 }, text = { 0 };

        kh_text_print(&text, FORMAT "%s", views[j]);
        read_graph(&graph, graph_text);
        assert_ok(
            kh_view_read_text(&view, "view", kh_text_bytes(&text), text.length, &findings, &err));
        assert_int_equal(
            kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err), KH_ERR_ARGUMENT);
        assert_non_null(strstr(err.message, "takes no"));
        assert_int_equal(scene.length, 0);
        kh_text_free(&scene);
        kh_text_free(&text);
        kh_findings_free(&findings);
        kh_view_free(&view);
        kh_graph_free(&graph);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scale_has_round_limits),
        cmocka_unit_test(test_shores_let_bridges_lead_across),
        cmocka_unit_test(test_short_names),
        cmocka_unit_test(test_keys_that_do_not_apply),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
