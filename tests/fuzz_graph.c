/* Any bytes as a graph: they are read or refused with reasons, never crash, and what they say as
 * JSON is what jansson says. Built with KH_FUZZ; run by scripts/fuzz. */
#include "json_oracle.h"

#include "../src/check/check.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
demand(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    const char *difference = json_disagreement(text, size);
    kh_status status = kh_read_text(&graph, "fuzz", text, size, NULL, &findings, &err);

    demand(difference == NULL, difference == NULL ? "" : difference);
    demand((status == KH_OK) == (findings.num_fatal == 0), "a verdict without a reason");
    demand(status == KH_OK || graph.nodes.num == 0, "a graph that could not be read");
    if (status == KH_OK) {
        demand(kh_check(&graph, &findings, &err) == KH_OK, "the rules failed");
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return 0;
}
