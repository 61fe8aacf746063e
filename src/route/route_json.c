/* Paths as one JSON object, or as an object a line. */
#include "../base/json.h"
#include "answer.h"
#include "fields.h"
#include "missing.h"

#include <math.h>

static const char *const kind_names[] = { [KH_ROUTE_SHORTEST] = "shortest",
    [KH_ROUTE_K_SHORTEST] = "k-shortest",
    [KH_ROUTE_WIDEST] = "widest",
    [KH_ROUTE_NEAREST] = "nearest" };

static kh_fields
make_fields(const kh_route_answer *answer, kh_text *out)
{
    const kh_net *net = answer->routes->request->net;

    return (kh_fields){ .answer = answer, .graph = net->graph, .net = net, .out = out };
}

/* --- the question ------------------------------------------------------------------------ */

static void
add_nodes(kh_fields *self, const char *key, const uint32_t *nodes, size_t num)
{
    size_t j;

    kh_text_print(self->out, ",\"%s\":[", key);
    for (j = 0; j < num; j++) {
        kh_text_add(self->out, j > 0 ? "," : "");
        kh_json_add_string(self->out, kh_graph_node_id(self->graph, self->net->node[nodes[j]]));
    }
    kh_text_add(self->out, "]");
}

static void
add_vocabulary(kh_fields *self, const kh_route_request *r)
{
    size_t j;

    kh_text_add(self->out, ",\"types\":[");
    for (j = 0; j < r->num_types; j++) {
        kh_text_add(self->out, j > 0 ? "," : "");
        kh_json_add_string(
            self->out, kh_graph_text(self->graph, self->graph->types.items[r->types[j]].id));
    }
    kh_text_add(self->out, "],\"relations\":[");
    for (j = 0; j < r->num_course; j++) {
        kh_text_add(self->out, j > 0 ? "," : "");
        kh_json_add_string(self->out,
            r->course[j] == KH_PATH_ANY
                ? "*"
                : kh_graph_text(self->graph, self->graph->relations.items[r->course[j]].id));
    }
    kh_text_add(self->out, "]");
}

static void
add_question(kh_fields *self)
{
    const kh_route_request *r = self->answer->routes->request;

    kh_text_add(self->out, "{");
    kh_fields_string(self, "from", kh_graph_node_id(self->graph, self->net->node[r->from]), true);
    kh_fields_string(self, "to",
        r->to == KH_NONE ? NULL : kh_graph_node_id(self->graph, self->net->node[r->to]), false);
    kh_fields_string(self, "to_sector", r->to == KH_NONE ? r->sector : NULL, false);
    kh_fields_string(self, "kind", kind_names[r->kind], false);
    add_nodes(self, "via", r->via, r->num_via);
    add_nodes(self, "avoid", r->avoided, r->num_avoided);
    add_vocabulary(self, r);
    kh_text_print(self->out, ",\"in_order\":%s", r->in_order ? "true" : "false");
    kh_fields_number(self, "max_length", r->most_steps > 0 ? (double) r->most_steps : NAN, false);
    kh_text_add(self->out, "}");
}

/* --- no path ----------------------------------------------------------------------------- */

static kh_status
add_gap(kh_fields *self, const kh_missing *m, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, why;

    kh_text_add(self->out, ",\n\"claims\":[");
    for (j = 0; j < m->num_claims; j++) {
        bool first = true;

        kh_text_add(self->out, j > 0 ? ",\n" : "\n");
        KH_TRY(kh_fields_claim(self, m->claims[j].claim, m->claims[j].forward, err));
        kh_text_add(self->out, ",\"left_out\":[");
        for (why = 0; why < KH_NUM_WHYS; why++) {
            if (m->claims[j].why & 1u << why) {
                kh_text_print(self->out, "%s\"%s\"", first ? "" : ",", kh_why_keys[why]);
                first = false;
            }
        }
        kh_text_add(self->out, "]}");
    }
    kh_text_add(self->out, "]");
out:
    return ret;
}

static kh_status
add_along(kh_fields *self, const kh_missing *m, kh_error *err)
{
    kh_status ret = KH_OK;
    bool first = true;
    unsigned j;

    kh_text_add(self->out, ",\n\"without\":[");
    for (j = 0; j < KH_NUM_ALONG; j++) {
        if (m->along & 1u << j) {
            kh_text_print(self->out, "%s\"%s\"", first ? "" : ",", kh_along_keys[j]);
            first = false;
        }
    }
    kh_text_add(self->out, "],\"instead\":");
    if (m->along != 0) {
        KH_TRY(kh_fields_path(self, &m->instead, 0, err));
    } else {
        kh_text_add(self->out, "null");
    }
out:
    return ret;
}

static kh_status
add_missing(kh_fields *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_missing *m = self->answer->missing;

    if (self->answer->routes->paths.num > 0) {
        kh_text_add(self->out, "null");
        return KH_OK;
    }
    kh_text_print(self->out,
        "{\"from\":{\"reaches\":%zu,\"bodies\":%zu},\"to\":{\"reached_from\":%zu,\"bodies\":%zu}",
        m->from_nodes, m->from_bodies, m->to_nodes, m->to_bodies);
    KH_TRY(add_gap(self, m, err));
    KH_TRY(add_along(self, m, err));
    if (m->to_component > 0) {
        kh_text_print(self->out, ",\"components\":[%zu,%zu]}", m->from_component, m->to_component);
    } else {
        kh_text_add(self->out, ",\"components\":null}");
    }
out:
    return ret;
}

/* --- the whole --------------------------------------------------------------------------- */

static kh_status
add_paths(kh_fields *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->answer->routes;
    size_t p;

    kh_text_add(self->out, ",\n\"paths\":[");
    for (p = 0; p < routes->paths.num; p++) {
        kh_text_add(self->out, p > 0 ? ",\n" : "\n");
        KH_TRY(kh_fields_path(self, routes, p, err));
    }
    kh_text_add(self->out, "]");
out:
    return ret;
}

static kh_status
add_text(kh_fields *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text prose = { 0 };

    KH_TRY(kh_route_write_prose(self->answer, NULL, &prose, err));
    kh_text_add(self->out, ",\n\"text\":");
    kh_json_add_string(self->out, kh_text_bytes(&prose));
out:
    kh_text_free(&prose);
    return ret;
}

kh_status
kh_route_write_json(const kh_route_answer *self, bool prose, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->routes;
    const kh_route_request *request = routes->request;
    kh_fields fields = make_fields(self, out);

    kh_text_add(out, "{\"schema\":\"kakehashi/path/1\",\n\"net\":");
    kh_net_add_json(request->net, request->selection, out);
    kh_text_add(out, ",\n\"question\":");
    add_question(&fields);
    kh_text_print(out, ",\n\"more\":%s", routes->paths.more ? "true" : "false");
    kh_fields_number(&fields, "width",
        request->kind == KH_ROUTE_WIDEST && routes->width > 0 ? routes->width : NAN, false);
    KH_TRY(add_paths(&fields, err));
    kh_text_add(out, ",\n\"missing\":");
    KH_TRY(add_missing(&fields, err));
    kh_text_add(out, ",\n\"references\":");
    KH_TRY(kh_references_write_json(&fields.references, request->net->graph, self->lang, out, err));
    if (prose) {
        KH_TRY(add_text(&fields, err));
    }
    kh_text_add(out, "}\n");
    KH_TRY(kh_text_status(out, err));
out:
    kh_references_free(&fields.references);
    return ret;
}

kh_status
kh_route_write_lines(const kh_route_answer *self, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_fields fields = make_fields(self, out);
    size_t p;

    for (p = 0; p < self->routes->paths.num; p++) {
        KH_TRY(kh_fields_path(&fields, self->routes, p, err));
        kh_text_add(out, "\n");
    }
    KH_TRY(kh_text_status(out, err));
out:
    kh_references_free(&fields.references);
    return ret;
}
