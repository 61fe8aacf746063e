#include "elements.h"

typedef void record_writer(const kh_writing *w, uint32_t index);

static kh_status
write_record(const kh_writing *w, record_writer *write, uint32_t index, kh_error *err)
{
    write(w, index);
    kh_text_add_char(&w->sink->text, '\n');
    return kh_sink_pass(w->sink, err);
}

/* Records of a list that are declared: the others come back by being used. */
#define WRITE_DECLARED(list, write)                                                                \
    for (j = 0; j < graph->list.num; j++) {                                                        \
        if (graph->list.items[j].declared) {                                                       \
            KH_TRY(write_record(&w, write, j, err));                                               \
        }                                                                                          \
    }

static kh_status
write_ndjson(
    kh_graph *graph, const kh_findings *findings, kh_sink *sink, kh_losses *losses, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_writing w = { graph, sink, true, losses };
    uint32_t j;

    (void) findings;
    kh_text_add(&sink->text, "{\"kind\":\"graph\"");
    kh_write_top_level(&w);
    kh_text_add(&sink->text, "}\n");
    WRITE_DECLARED(sectors, kh_write_sector)
    WRITE_DECLARED(types, kh_write_type)
    WRITE_DECLARED(relations, kh_write_relation)
    WRITE_DECLARED(sources, kh_write_source)
    for (j = 0; j < graph->nodes.num; j++) {
        KH_TRY(write_record(&w, kh_write_node, j, err));
    }
    for (j = 0; j < graph->edges.num; j++) {
        KH_TRY(write_record(&w, kh_write_edge, j, err));
    }
    KH_TRY(kh_sink_finish(sink, err));
out:
    return ret;
}

const kh_writer kh_writer_ndjson = { "ndjson", "kakehashi-graph-1 as a stream, one record a line",
    "ndjson jsonl", false, write_ndjson };
