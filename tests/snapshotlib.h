/* A small graph with something in every section, as a snapshot. */
#ifndef KH_TEST_SNAPSHOTLIB_H
#define KH_TEST_SNAPSHOTLIB_H

#include "graphlib.h"

#include "../src/snapshot/header.h"
#include "../src/snapshot/snapshot.h"

/* A warning of the reading, ends, dates, memberships, citations: something in every section. */
static const char small[]
    = "{\"directed\": true, \"graph\": {\"title\": \"T\", \"language\": \"en\"},\n"
      " \"sectors\": [{\"id\": \"x\", \"label\": {\"en\": \"X\"}}, {\"id\": \"y\", \"parent\": "
      "\"x\"}],\n"
      " \"nodeTypes\": {\"t\": {\"label\": {\"en\": \"Type\"}}},\n"
      " \"relations\": {\"r\": {\"inverse\": {\"en\": \"i\"}, \"walk\": \"both\"}},\n"
      " \"sources\": [{\"id\": \"s\", \"title\": {\"en\": \"Source\"}, \"type\": \"report\"}],\n"
      " \"nodes\": [{\"id\": \"a\", \"type\": \"t\", \"label\": {\"en\": \"A\", \"ko\": \"가\"},\n"
      "   \"sectors\": [{\"id\": \"x\", \"weight\": 2, \"start\": \"2001\", \"sources\": [\"s\"]}, "
      "\"y\"],\n"
      "   \"start\": \"1999-12-31\", \"confidence\": 0.5, \"lable\": \"misspelt\"},\n"
      "  {\"id\": \"b\", \"altLabel\": [\"Bee\"], \"sources\": [{\"id\": \"s\", \"locator\": \"p. "
      "1\"}]},\n"
      "  {\"id\": \"c\"}],\n"
      " \"edges\": [{\"id\": \"e\", \"source\": \"a\", \"target\": \"b\", \"relation\": \"r\", "
      "\"weight\": 3,\n"
      "   \"confidence\": 0.25, \"start\": \"2010\", \"end\": \"2011-06\", \"sources\": [\"s\"]},\n"
      "  {\"source\": \"b\", \"target\": \"c\", \"label\": \"L\"}, {\"source\": \"c\", \"target\": "
      "\"c\"}]}";

static kh_text
make_small(void)
{
    const kh_text text = { .bytes = (char *) (uintptr_t) small, .length = strlen(small) };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_text snapshot;

    read_graph(&graph, "small.json", &text, &findings);
    assert_int_equal(findings.num, 1);
    snapshot = write_graph(&kh_writer_khg, &graph, &findings, NULL);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return snapshot;
}

static kh_status
open_text(kh_graph *graph, const kh_text *text, kh_findings *findings, kh_error *err)
{
    return kh_read_text(graph, "x.khg", text->bytes, text->length, NULL, findings, err);
}

static void
assert_refused(const kh_text *text, const char *message)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_fails(open_text(&graph, text, &findings, &err), KH_ERR_DATA, message);
    assert_true(strncmp(err.message, "x.khg is ", 9) == 0);
    assert_true(err.hint[0] != '\0');
    assert_int_equal(graph.nodes.num, 0);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

#endif
