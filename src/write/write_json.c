#include "elements.h"

/* One element a line: what changed between two files shows in a diff. */
typedef void element_writer(const kh_writing *w, uint32_t index);

/* Elements that are only used, not declared, come back by being used. */
static bool
is_written(const kh_graph *graph, element_writer *write, uint32_t index)
{
    return write == kh_write_sector     ? graph->sectors.items[index].declared
           : write == kh_write_type     ? graph->types.items[index].declared
           : write == kh_write_relation ? graph->relations.items[index].declared
           : write == kh_write_source   ? graph->sources.items[index].declared
                                        : true;
}

static kh_status
write_list(const kh_writing *w, const char *key, const char *brackets, element_writer *write,
    size_t num, bool always, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text *out = &w->sink->text;
    const char *before = "\n";
    bool open = false;
    uint32_t j;

    for (j = 0; j < num; j++) {
        if (!is_written(w->graph, write, j)) {
            continue;
        }
        if (!open) {
            kh_text_print(out, ",\n\"%s\":%c", key, brackets[0]);
            open = true;
        }
        kh_text_add(out, before);
        write(w, j);
        before = ",\n";
        KH_TRY(kh_sink_pass(w->sink, err));
    }
    if (open) {
        kh_text_print(out, "\n%c", brackets[1]);
    } else if (always) {
        kh_text_print(out, ",\n\"%s\":%s", key, brackets);
    }
out:
    return ret;
}

static kh_status
write_json(
    kh_graph *graph, const kh_findings *findings, kh_sink *sink, kh_losses *losses, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_writing w = { graph, sink, false, losses };

    (void) findings;
    kh_text_add(&sink->text, "{");
    kh_write_top_level(&w);
    KH_TRY(write_list(&w, "sectors", "[]", kh_write_sector, graph->sectors.num, false, err));
    KH_TRY(write_list(&w, "nodeTypes", "{}", kh_write_type, graph->types.num, false, err));
    KH_TRY(write_list(&w, "relations", "{}", kh_write_relation, graph->relations.num, false, err));
    KH_TRY(write_list(&w, "sources", "[]", kh_write_source, graph->sources.num, false, err));
    KH_TRY(write_list(&w, "nodes", "[]", kh_write_node, graph->nodes.num, true, err));
    KH_TRY(write_list(&w, "edges", "[]", kh_write_edge, graph->edges.num, true, err));
    kh_text_add(&sink->text, "\n}\n");
    KH_TRY(kh_sink_finish(sink, err));
out:
    return ret;
}

const kh_writer kh_writer_json
    = { "json", "kakehashi-graph-1, one element a line", "json", false, write_json };
