#include "writer.h"

#include "../snapshot/snapshot.h"

static kh_status
write_khg(
    kh_graph *graph, const kh_findings *findings, kh_sink *sink, kh_losses *losses, kh_error *err)
{
    (void) losses;
    return kh_snapshot_write(graph, findings, sink, err);
}

const kh_writer kh_writer_khg
    = { "khg", "a snapshot: kakehashi-graph-1 as it lies in memory", "khg", true, write_khg };
