/* The choices that a result rests on, in words and in JSON. */
#include "net.h"

#include "../base/json.h"

#include <inttypes.h>

void
kh_net_add_json(const kh_net *self, const kh_selection *selection, kh_text *out)
{
    kh_text_print(out,
        "{\"nodes\":%zu,\"edges\":%zu,\"ties\":%zu,\"loops_dropped\":%zu,"
        "\"parallel_collapsed\":%zu,\"directed\":%s,\"weighted\":%s,\"sector_rule\":",
        self->num_nodes, self->num_edges, self->num_ties, self->loops_dropped,
        self->parallel_collapsed, self->directed ? "true" : "false",
        self->weighted ? "true" : "false");
    kh_json_add_string(out, self->sector_rule);
    kh_text_add(out, ",\"selection\":");
    kh_json_add_string(out, kh_text_bytes(&selection->description));
    kh_text_print(out, ",\"seed\":%" PRIu64 "}", self->seed);
}

static void
add_count(kh_text *out, size_t num, const char *one, const char *many)
{
    kh_text_add_count(out, num);
    kh_text_print(out, " %s", num == 1 ? one : many);
}

void
kh_net_add_line(const kh_net *self, const kh_selection *selection, kh_text *out)
{
    add_count(out, self->num_nodes, "node", "nodes");
    kh_text_add(out, ", ");
    if (self->directed) {
        add_count(out, self->num_ties, "arc", "arcs");
    } else {
        add_count(out, self->num_ties, "tie", "ties");
    }
    kh_text_add(out, " from ");
    add_count(out, self->num_edges, "claim", "claims");
    kh_text_add(out, " (");
    kh_text_add_count(out, self->parallel_collapsed);
    kh_text_add(out, " parallel collapsed, ");
    kh_text_add_count(out, self->loops_dropped);
    kh_text_print(out, " loops dropped); %s: %s; %s; %s",
        self->directed ? "directed" : "undirected", self->direction_rule,
        self->weighted ? "weighted" : "unweighted", self->sector_rule);
    if (selection->description.length > 0) {
        kh_text_print(out, "; only %s", kh_text_bytes(&selection->description));
    }
}
