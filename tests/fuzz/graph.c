/* Any bytes as a graph: they are read or refused with reasons, never crash; what they say as JSON
 * is what jansson says; and a graph that is sound is the same after it was written and read. */
#include "fuzz.h"

#include "../json_oracle.h"

#include "../../src/check/check.h"
#include "../../src/read/read.h"
#include "../../src/write/writer.h"

static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

/* @return whether the format can hold all of it. */
static bool
write_as(const kh_writer *writer, kh_graph *graph, const kh_findings *findings, kh_text *text)
{
    kh_sink sink = { .write = append, .context = text };
    kh_losses losses = { 0 };
    kh_error err = { 0 };

    demand(writer->write(graph, findings, &sink, &losses, &err) == KH_OK, "it cannot be written");
    kh_sink_free(&sink);
    return losses.num_bare_labels + losses.num_clashing_keys == 0;
}

/* What was written reads without a finding that the first reading had not, and says the same. */
static void
demand_same(kh_graph *graph, const kh_writer *writer, size_t num_findings)
{
    kh_findings findings = { 0 };
    kh_graph again = { 0 };
    kh_error err = { 0 };
    kh_text first = { 0 }, json = { 0 }, second = { 0 };

    if (!write_as(writer, graph, &findings, &first)) {
        goto out;
    }
    demand(kh_read_text(&again, "again", first.bytes, first.length, NULL, &findings, &err) == KH_OK,
        "what was written cannot be read");
    demand(findings.num <= num_findings, "what was written has new faults");
    write_as(&kh_writer_json, graph, &findings, &json);
    write_as(&kh_writer_json, &again, &findings, &second);
    demand(json.length == second.length && memcmp(json.bytes, second.bytes, json.length) == 0,
        "a graph changes by being written and read");
out:
    kh_text_free(&first);
    kh_text_free(&json);
    kh_text_free(&second);
    kh_findings_free(&findings);
    kh_graph_free(&again);
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
    const size_t num_findings = findings.num;

    demand(difference == NULL, difference == NULL ? "" : difference);
    /* What is wrong with a snapshot is an error; it has no lines that findings could name. */
    demand(status == KH_OK ? findings.num_fatal == 0
                           : findings.num_fatal > 0 || err.message[0] != '\0',
        "a verdict without a reason");
    demand(status == KH_OK || graph.nodes.num == 0, "a graph that could not be read");
    if (status == KH_OK) {
        demand(kh_check(&graph, &findings, &err) == KH_OK, "the rules failed");
        demand_places(&findings, text, size);
        if (findings.num_errors == 0) {
            demand_same(&graph, &kh_writer_json, num_findings);
            demand_same(&graph, &kh_writer_ndjson, num_findings);
            demand_same(&graph, &kh_writer_khg, num_findings);
        }
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return 0;
}
