/* The object `cut` of the JSON form. */
#include "reported.h"

#include "../base/json.h"

#include <math.h>

static void
add_number(kh_text *out, const char *name, double value)
{
    kh_text_print(out, ",\"%s\":", name);
    if (isfinite(value)) {
        kh_text_add_number(out, value);
    } else {
        kh_text_add(out, "null");
    }
}

static void
add_end(kh_text *out, const reported *self, const char *name, const kh_cut_end *end, uint8_t side)
{
    size_t num = 0, v;

    for (v = 0; v < self->net->num_nodes; v++) {
        num += self->end[v] == side;
    }
    kh_text_print(out, ",\"%s\":{\"label\":", name);
    kh_json_add_string(out, end->name);
    kh_text_print(out, ",\"nodes\":%zu}", num);
}

static void
add_cut(kh_text *out, const reported *self, const char *name, const kh_cut *cut)
{
    kh_text_print(out, ",\"%s\":{\"%s\":%zu", name, self->request->of_nodes ? "nodes" : "ties",
        cut->num_items);
    if (!self->request->of_nodes) {
        add_number(out, "strength", cut->strength);
    }
    kh_text_print(out, ",\"side_a\":%zu,\"side_b\":%zu}", cut->num_a, cut->num_b);
}

static void
add_ids(kh_text *out, const reported *self, const uint32_t *nodes, size_t num)
{
    size_t j;

    kh_text_add_char(out, '[');
    for (j = 0; j < num; j++) {
        kh_text_add(out, j > 0 ? "," : "");
        kh_json_add_string(out, kh_graph_node_id(self->net->graph, self->net->node[nodes[j]]));
    }
    kh_text_add_char(out, ']');
}

/* Those of one side, but for what is cut. */
static void
add_side(kh_text *out, const reported *self, const char *name, kh_side side)
{
    const kh_cuts *cuts = &self->cuts;
    bool is_first = true;
    size_t v;

    kh_text_print(out, "%s\"%s\":[", side == KH_SIDE_A ? "" : ",", name);
    for (v = 0; v < self->net->num_nodes; v++) {
        const bool is_between
            = cuts->near_a.side[v] == KH_SIDE_B && cuts->near_b.side[v] == KH_SIDE_A;

        if (reported_side(self, v) == side && (side != KH_SIDE_NONE || is_between)) {
            kh_text_add(out, is_first ? "" : ",");
            kh_json_add_string(out, kh_graph_node_id(self->net->graph, self->net->node[v]));
            is_first = false;
        }
    }
    kh_text_add_char(out, ']');
}

static void
add_found(kh_text *out, const reported *self)
{
    const kh_cuts *cuts = &self->cuts;

    kh_text_print(out, ",\"unique\":%s", cuts->unique ? "true" : "false");
    add_number(
        out, "disjoint_paths", self->net->weighted && !self->request->of_nodes ? NAN : cuts->value);
    add_cut(out, self, "near_a", &cuts->near_a);
    add_cut(out, self, "near_b", &cuts->near_b);
    if (self->request->list_sides) {
        kh_text_add(out, ",\"sides\":{");
        add_side(out, self, "a", KH_SIDE_A);
        add_side(out, self, "b", KH_SIDE_B);
        add_side(out, self, "between", KH_SIDE_NONE);
        kh_text_add_char(out, '}');
    }
}

/* The prose, and what it cites. */
static kh_status
add_text(kh_text *out, const reported *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    kh_references references = { 0 };

    KH_TRY(reported_explain(self, 0, &text, &references, err));
    kh_text_add(out, ",\"text\":");
    kh_json_add_string(out, kh_text_bytes(&text));
    kh_text_add(out, ",\"references\":");
    KH_TRY(kh_references_write_json(&references, self->net->graph, self->lang, out, err));
out:
    kh_text_free(&text);
    kh_references_free(&references);
    return ret;
}

kh_status
reported_add_facts(const reported *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cut_request *request = self->request;
    kh_text json = { 0 };

    kh_text_print(&json, "{\"of\":\"%s\"", request->of_nodes ? "nodes" : "ties");
    add_end(&json, self, "a", &request->a, KH_SIDE_A);
    add_end(&json, self, "b", &request->b, KH_SIDE_B);
    kh_text_add(&json, ",\"in_both\":");
    add_ids(&json, self, self->both, self->num_both);
    add_number(&json, "value", self->cuts.value);
    if (self->outcome != KH_CUT_TIED) {
        add_found(&json, self);
    }
    kh_text_print(
        &json, ",\"single_source\":%zu,\"unsourced\":%zu", self->num_single, self->num_unsourced);
    if (request->explains) {
        KH_TRY(add_text(&json, self, err));
    }
    kh_text_add_char(&json, '}');
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_table_set_facts(table, "cut", kh_text_bytes(&json), err));
out:
    kh_text_free(&json);
    return ret;
}
