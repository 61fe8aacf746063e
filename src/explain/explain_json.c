/* An explanation as one JSON object. */
#include "document.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "../net/node_table.h"

#include <math.h>

static void
add_node(kh_document *d)
{
    const kh_explaining *e = d->e;
    const uint32_t type = e->graph->nodes.type[e->net->node[e->body]];

    kh_text_add(d->out, "{");
    kh_document_node(d, "id", e->body);
    kh_text_add(d->out, ",");
    kh_document_string(d, "label", kh_name_of(e, e->body));
    kh_text_add(d->out, ",");
    kh_document_key(d, "type");
    if (type == KH_NONE) {
        kh_text_add(d->out, "null");
    } else {
        kh_json_add_string(d->out, kh_graph_text(e->graph, e->graph->types.items[type].id));
    }
    kh_text_add(d->out, ",");
    kh_document_key(d, "sectors");
    kh_node_add_sectors_json(d->out, e->net, e->body);
    kh_text_add(d->out, "}");
}

static void
add_without(kh_document *d)
{
    const kh_carried *c = &d->e->carried;
    const kh_without *w = &d->e->without;

    kh_text_print(d->out,
        "{\"articulation\":%s,\"pieces\":%zu,\"cut_off\":%zu,\"pairs_lost\":%zu,"
        "\"pairs_longer\":%zu}",
        w->num_pieces > 1 ? "true" : "false", w->num_pieces, w->num_cut_off, c->num_lost,
        c->num_dependent - c->num_lost);
}

static kh_status
add_document(kh_document *d, const kh_text *prose, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_explain_request *request = d->e->request;
    const double unknown = NAN;

    KH_TRY(kh_document_collect(d, err));
    kh_text_add(d->out, "{\"schema\":\"kakehashi/bridges-explain/1\",\n\"net\":");
    kh_net_add_json(request->net, request->selection, d->out);
    kh_text_add(d->out, ",\n\"node\":");
    add_node(d);
    kh_text_add(d->out, ",\n");
    kh_document_number(d, "rank", request->rank > 0 ? (double) request->rank : unknown);
    kh_text_add(d->out, ",");
    kh_document_number(d, "bodies", request->rank > 0 ? (double) request->num_bodies : unknown);
    kh_text_add(d->out, ",\n\"measures\":[");
    kh_document_measures(d);
    kh_text_add(d->out, "],\n\"without\":");
    add_without(d);
    kh_text_add(d->out, ",\n\"claims\":");
    kh_document_claims(d);
    kh_text_add(d->out, ",\n\"references\":");
    KH_TRY(
        kh_references_write_json(&d->e->references, d->e->graph, d->e->request->lang, d->out, err));
    kh_text_add(d->out, ",\n");
    kh_document_string(d, "text", kh_text_bytes(prose));
    kh_text_add(d->out, "}\n");
out:
    return ret;
}

kh_status
kh_explain_json(const kh_explain_request *request, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_explaining e = { 0 };
    kh_text prose = { 0 }, text = { 0 };
    kh_document d = { .e = &e, .out = &text };

    KH_TRY(kh_explaining_gather(&e, request, err));
    KH_TRY(kh_explaining_tell(&e, &prose, err));
    KH_TRY(add_document(&d, &prose, err));
    KH_TRY(kh_text_status(&text, err));
    kh_text_add(out, kh_text_bytes(&text));
    KH_TRY(kh_text_status(out, err));
out:
    kh_document_free(&d);
    kh_explaining_free(&e);
    kh_text_free(&prose);
    kh_text_free(&text);
    return ret;
}
