/* The command cuts: ends, formats, exit codes, and what cannot be asked. */
#include "run.h"

/* Two triangles, x between them twice; y is in both sectors; z is apart. */
static const char input[]
    = "{\"sectors\": [{\"id\": \"ict\"}, {\"id\": \"cloud\", \"parent\": \"ict\"}, {\"id\": "
      "\"energy\"}],\n"
      " \"sources\": [{\"id\": \"s\"}, {\"id\": \"t\"}],\n"
      " \"relations\": {\"runs\": {\"label\": {\"en\": \"runs\", \"ko\": \"추진한다\"}}},\n"
      " \"nodes\": [{\"id\": \"a\", \"sectors\": [\"ict\"]}, {\"id\": \"b\", \"sectors\": "
      "[\"cloud\"]},\n"
      "  {\"id\": \"c\", \"label\": \"Third\"}, {\"id\": \"x\", \"type\": \"hub\"},\n"
      "  {\"id\": \"y\", \"sectors\": [\"ict\", \"energy\"]},\n"
      "  {\"id\": \"d\", \"sectors\": [\"energy\"]}, {\"id\": \"e\"}, {\"id\": \"z\"},\n"
      "  {\"id\": \"sector:odd\"}],\n"
      " \"edges\": [\n"
      "  {\"source\": \"a\", \"target\": \"b\"}, {\"source\": \"b\", \"target\": \"c\"},\n"
      "  {\"source\": \"c\", \"target\": \"a\"},\n"
      "  {\"source\": \"c\", \"target\": \"x\", \"relation\": \"runs\", \"start\": 2011, "
      "\"weight\": "
      "3,\n"
      "   \"sources\": [\"s\", {\"id\": \"t\", \"locator\": \"p. 2\"}]},\n"
      "  {\"source\": \"x\", \"target\": \"c\", \"relation\": \"runs\", \"sources\": [\"s\"]},\n"
      "  {\"source\": \"x\", \"target\": \"d\", \"sources\": [\"s\"]},\n"
      "  {\"source\": \"d\", \"target\": \"e\"}, {\"source\": \"d\", \"target\": \"y\"},\n"
      "  {\"source\": \"e\", \"target\": \"y\"}]}";

static const run_how with_input = { .input = input };

#define CUTS(result, a, b, ...)                                                                    \
    RUN_HOW((result), &with_input, "cuts", (a), (b), "-", "-q", __VA_ARGS__)

static void
test_ties(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "e", "-fcsv",
        "--columns=near,tie,source,relation,target,start,weight,tie_sources");
    assert_code(&r, 0);
    assert_string_equal(r.out, "near,tie,source,relation,target,start,weight,tie_sources\n"
                               "a,1,c,runs,x,2011,3,2\na,1,x,runs,c,,,2\nb,2,x,,d,,,1\n");
    CUTS(&r, "a", "e", "-fjson");
    assert_says(&r, out, "{\"schema\":\"kakehashi/cuts/1\",");
    assert_says(&r, out, "\"cut\":{\"of\":\"ties\",\"a\":{\"label\":\"a\",\"nodes\":1},");
    assert_says(&r, out, "\"value\":1,\"unique\":false,\"disjoint_paths\":1,");
    assert_says(&r, out, "\"near_a\":{\"ties\":1,\"strength\":4,\"side_a\":3,\"side_b\":4}");
    assert_says(&r, out, "\"near_b\":{\"ties\":1,\"strength\":1,\"side_a\":4,\"side_b\":3}");
    assert_says(&r, out,
        "\"sides\":{\"a\":[\"a\",\"b\",\"c\"],\"b\":[\"y\",\"d\",\"e\"],\"between\":[\"x\"]}");
    assert_says(&r, out, "\"single_source\":1,\"unsourced\":0}");
    CUTS(&r, "Third", "e", "--weighted");
    assert_says(&r, out, "weakest cut between Third and e has a strength of 1; it takes 1 tie.");
    assert_says(&r, out, "No other cut is as small.");
    run_free(&r);
}

static void
test_words(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "e", "--lang=en");
    assert_says(&r, out, "Every path between a and e runs through one tie.");
    assert_says(&r, out, "The strength of the cuts is 4 and 1.");
    assert_says(&r, out, "“a” is the cut nearest to a, “b” the one nearest to e.");
    assert_says(&r, out, "2 other nodes stay with a: b, Third.");
    assert_says(&r, out, "Between the two cuts lies 1 node: x.");
    assert_says(&r, out, "Of the 2 ties listed, 1 rests on a single source.");
    CUTS(&r, "x", "e", "--lang=en", "--directed");
    assert_says(&r, out, "Every path from x to e runs through one tie.");
    assert_says(&r, out, "The cut nearest to e is all that leads to it.");
    CUTS(&r, "a", "e", "--lang=ko");
    assert_says(&r, out, "추진한다");
    assert_says(&r, out, "사이의 경로는 모두 같은 연결 하나를 지난다.");
    CUTS(&r, "a", "e", "--lang=ja");
    assert_says(&r, out, "aとeの間の経路は、すべて同じ一本の結び付きを通る。");
    run_free(&r);
}

static void
test_nodes(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "e", "--nodes", "-fcsv", "--columns=id,near,ties_a,ties_b,claims,node_sources");
    assert_string_equal(r.out, "id,near,ties_a,ties_b,claims,node_sources\n"
                               "c,a,2,1,4,2\nd,b,1,2,3,1\n");
    CUTS(&r, "c", "x", "--nodes", "--lang=en");
    assert_code(&r, 1);
    assert_says(&r, out, "Third and x are tied directly (Third → runs → x, x → runs → Third)");
    CUTS(&r, "c", "x", "--nodes", "-fjson");
    assert_code(&r, 1);
    assert_says(&r, out, "\"value\":null,");
    run_free(&r);
}

/* Claims as sentences, each with what it cites. */
static void
test_explain(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "e", "--explain", "--lang=en");
    assert_code(&r, 0);
    assert_says(&r, out, "What holds a and e together\n\nEvery path");
    assert_says(&r, out,
        "Only in the cut nearest to a:\n1. Third runs x (since 2011) [1][2]. x runs "
        "Third [1].\n\nOnly in the cut nearest to e:\n2. x is tied to d [1].\n");
    assert_says(&r, out, "References\n[1] “s”\n[2] “t”, p. 2\n");
    CUTS(&r, "a", "e", "--explain", "--nodes", "--lang=en");
    assert_says(&r, out, "Third, with the side of e: Third runs x (since 2011)");
    CUTS(&r, "a", "e", "--explain", "-fjson", "--lang=en");
    assert_says(&r, out, "\"text\":\"What holds a and e together\\n\\nEvery path");
    assert_says(&r, out, "\"references\":[");
    assert_says(&r, out, "\"number\":1,\"source\":\"s\"");
    CUTS(&r, "a", "z", "--explain", "--lang=en");
    assert_code(&r, 1);
    assert_says(&r, out, "there is nothing to cut");
    CUTS(&r, "a", "e", "--explain", "-fcsv");
    assert_code(&r, 2);
    assert_says(&r, err, "text or json, not csv");
    CUTS(&r, "a", "e", "--explain", "--top=3");
    assert_code(&r, 2);
    assert_says(&r, err, "takes no --top");
    run_free(&r);
}

static void
test_paths(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "c", "e", "--paths", "-fcsv", "--columns=path,step,from,to,relation,direction,start");
    assert_code(&r, 0);
    assert_string_equal(r.out, "path,step,from,to,relation,direction,start\n"
                               "1,1,c,x,runs,forward,2011\n1,1,c,x,runs,backward,\n"
                               "1,2,x,d,,forward,\n1,3,d,e,,forward,\n");
    CUTS(&r, "d", "e", "--paths", "-fcsv", "--columns=path,step,from,to");
    assert_string_equal(r.out, "path,step,from,to\n1,1,d,e\n2,1,d,y\n2,2,y,e\n");
    CUTS(&r, "d", "e", "--paths", "--lang=en");
    assert_says(&r, out, "It takes 2 ties to cut d off from e; as many paths that share no tie");
    assert_silent(&r, out, "listed");
    CUTS(&r, "a", "z", "--paths");
    assert_code(&r, 1);
    CUTS(&r, "d", "e", "--paths", "--weighted");
    assert_code(&r, 2);
    assert_says(&r, err, "takes no --weighted");
    CUTS(&r, "d", "e", "--paths", "--explain");
    assert_code(&r, 2);
    run_free(&r);
}

static void
test_sets(void **state)
{
    run_result r = { 0 };

    (void) state;
    /* b by the child of its sector; y in both. */
    CUTS(&r, "sector:ict", "sector:energy", "-fjson");
    assert_code(&r, 0);
    assert_says(&r, out, "\"a\":{\"label\":\"ict\",\"nodes\":2},\"b\":{\"label\":\"energy\",");
    assert_says(&r, out, "\"in_both\":[\"y\"]");
    CUTS(&r, "sector:ict", "sector:energy", "--lang=en");
    assert_says(&r, out, "In both, and so an end of neither: y.");
    /* y is within its sector: the rest is the other end. */
    CUTS(&r, "y", "sector:energy", "-fjson");
    assert_says(&r, out, "\"in_both\":[],\"value\":2,");
    CUTS(&r, "type:hub", "sector:odd", "-fjson");
    assert_code(&r, 1);
    assert_says(&r, out, "\"b\":{\"label\":\"sector:odd\",\"nodes\":1}");
    run_free(&r);
}

static void
test_apart(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "z", "--lang=en");
    assert_code(&r, 1);
    assert_says(&r, out, "No path connects a and z: there is nothing to cut.");
    assert_says(&r, out, "a reaches 6 other nodes, z is reached from 0.");
    CUTS(&r, "a", "z", "-fcsv", "--columns=tie");
    assert_code(&r, 1);
    assert_string_equal(r.out, "tie\n");
    run_free(&r);
}

static void
test_what_is_refused(void **state)
{
    run_result r = { 0 };

    (void) state;
    CUTS(&r, "a", "a", "-fcsv");
    assert_code(&r, 2);
    assert_says(&r, err, "\"a\" and \"a\" are the same node");
    CUTS(&r, "a", "nobody", "-fcsv");
    assert_code(&r, 2);
    assert_says(&r, err, "nobody");
    CUTS(&r, "a", "sector:enregy", "-fcsv");
    assert_code(&r, 2);
    assert_says(&r, err, "did you mean \"energy\"?");
    CUTS(&r, "a", "type:hubs", "-fcsv");
    assert_code(&r, 2);
    assert_says(&r, err, "did you mean \"hub\"?");
    CUTS(&r, "a", "x", "--sector=ict");
    assert_code(&r, 2);
    assert_says(&r, err, "\"x\" is not in the selection");
    CUTS(&r, "a", "type:hub", "--drop=x");
    assert_code(&r, 2);
    assert_says(&r, err, "no node of the selection is in \"type:hub\"");
    CUTS(&r, "a", "x", "--nodes", "--weighted");
    assert_code(&r, 2);
    assert_says(&r, err, "takes no --weighted");
    RUN_HOW(&r, &with_input, "cuts", "a", "-");
    assert_code(&r, 2);
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_nodes),
        cmocka_unit_test(test_explain),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_sets),
        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_what_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
