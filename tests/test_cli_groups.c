/* The options of groups: each does what it says, and what cannot be is refused. */
#include "run.h"

/* Two triangles and a tie between them; e and f are of one sector, d of the other triangle's. */
static const char input[]
    = "{\"nodes\": [{\"id\": \"a\", \"sectors\": [\"ict\"]}, {\"id\": \"b\", \"sectors\": "
      "[\"ict\"]},\n"
      "  {\"id\": \"c\", \"sectors\": [\"ict\"]}, {\"id\": \"d\", \"sectors\": [\"ict\"]},\n"
      "  {\"id\": \"e\", \"sectors\": [\"energy\"]}, {\"id\": \"f\", \"sectors\": [\"energy\"]}],\n"
      " \"edges\": [\n"
      "  {\"source\": \"a\", \"target\": \"b\"}, {\"source\": \"b\", \"target\": \"c\"},\n"
      "  {\"source\": \"c\", \"target\": \"a\"}, {\"source\": \"c\", \"target\": \"d\"},\n"
      "  {\"source\": \"d\", \"target\": \"e\"}, {\"source\": \"e\", \"target\": \"f\"},\n"
      "  {\"source\": \"f\", \"target\": \"d\"}]}";

static const run_how with_input = { .input = input };

#define GROUPS(result, ...) RUN_HOW((result), &with_input, "groups", "-", "-q", __VA_ARGS__)

static void
test_what_options_do(void **state)
{
    run_result r = { 0 };

    (void) state;
    GROUPS(&r, "-fcsv", "--columns=id,group,group_sector,agrees");
    assert_code(&r, 0);
    assert_string_equal(r.out, "id,group,group_sector,agrees\na,1,ict,1\nb,1,ict,1\nc,1,ict,1\n"
                               "d,2,energy,0\ne,2,energy,1\nf,2,energy,1\n");
    GROUPS(&r, "-fcsv", "--columns=id,group", "--algorithm=components", "--top=1");
    assert_string_equal(r.out, "id,group\na,1\n");
    GROUPS(&r, "-fcsv", "--columns=id,group", "--resolution=9", "--top=2");
    assert_string_equal(r.out, "id,group\na,1\nb,2\n");
    GROUPS(&r, "-fcsv", "--confusion", "--columns=sector,group,nodes");
    assert_string_equal(r.out, "sector,group,nodes\nict,1,3\nenergy,2,2\nict,2,1\n");
    GROUPS(&r, "-fjson");
    assert_says(&r, out, "{\"schema\":\"kakehashi/groups/1\",");
    assert_says(&r, out, "\"partition\":{\"algorithm\":\"leiden\",\"resolution\":1,\"groups\":2,");
    GROUPS(&r, "--stability");
    assert_says(&r, out, "50 other seeds");
    run_free(&r);
}

/* Both triangles and the tie between them. */
static void
test_blocks(void **state)
{
    run_result r = { 0 };

    (void) state;
    GROUPS(&r, "-fcsv", "--algorithm=blocks");
    assert_code(&r, 0);
    assert_string_equal(r.out,
        "block,nodes,ties,bodies,block_sector,sector_label,articulation,members\n"
        "1,3,3,3,ict,ict,c,a; b; c\n2,3,3,3,energy,energy,d,d; e; f\n"
        "3,2,1,2,ict,ict,c; d,c; d\n");
    GROUPS(&r, "-fjson", "--algorithm=blocks");
    assert_says(&r, out, "{\"schema\":\"kakehashi/blocks/1\",");
    assert_says(&r, out,
        "\"partition\":{\"algorithm\":\"blocks\",\"blocks\":3,\"single_ties\":1,"
        "\"articulation\":[{\"id\":\"c\",\"blocks\":2},{\"id\":\"d\",\"blocks\":2}],"
        "\"isolated\":0}");
    assert_says(&r, out, "\"articulation\":[\"c\"],\"members\":[\"a\",\"b\",\"c\"]}");
    GROUPS(&r, "--algorithm=blocks", "--lang=en");
    assert_says(&r, out, "3 blocks: the largest has 3 of 6 nodes, 1 is a single tie.");
    assert_says(&r, out, "Most blocks meet in c (2), d (2).");
    GROUPS(&r, "--algorithm=blocks", "--drop=d", "--lang=en");
    assert_says(&r, out, "No single node's loss takes the net apart.");
    GROUPS(&r, "--algorithm=blocks", "--ego=a", "--radius=0", "--lang=en");
    assert_says(&r, out, "there are no blocks");
    run_free(&r);
}

static void
test_what_is_refused(void **state)
{
    run_result r = { 0 };

    (void) state;
    GROUPS(&r, "--algorithm=lieden");
    assert_code(&r, 2);
    assert_says(&r, err, "leiden");
    GROUPS(&r, "--resolution=0");
    assert_code(&r, 2);
    assert_says(&r, err, "above 0, not \"0\"");
    GROUPS(&r, "--resolution=2", "--algorithm=components");
    assert_code(&r, 2);
    assert_says(&r, err, "takes no --resolution");
    GROUPS(&r, "--stability", "--algorithm=components");
    assert_code(&r, 2);
    assert_says(&r, err, "draws nothing");
    GROUPS(&r, "--confusion", "--algorithm=blocks");
    assert_code(&r, 2);
    assert_says(&r, err, "may be in several blocks");
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_options_do),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_what_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
