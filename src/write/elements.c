/* Keys in the order of the published schema; unknown ones last. */
#include "elements.h"

#include "../base/json.h"
#include "members.h"
#include "parts.h"

/* Keys that a record has and an object of a document does not: there they are unknown. */
static const char *const record_keys[] = { "kind", NULL };
static const char *const term_record_keys[] = { "kind", "id", NULL };

static void
open_record(const kh_writing *w, const char *kind)
{
    kh_text_add_char(&w->sink->text, '{');
    if (w->lines) {
        kh_member_string(&w->sink->text, "kind", kind);
    }
}

static void
close_record(const kh_writing *w, kh_sym extra)
{
    kh_write_extra(w, extra, w->lines ? record_keys : NULL);
    kh_text_add_char(&w->sink->text, '}');
}

void
kh_write_node(const kh_writing *w, uint32_t node)
{
    const kh_graph *graph = w->graph;
    const kh_nodes *nodes = &graph->nodes;
    const uint32_t type = nodes->type[node];

    open_record(w, "node");
    kh_write_sym(w, "id", nodes->id[node]);
    kh_write_sym(w, "type", type == KH_NONE ? 0 : graph->types.items[type].id);
    kh_write_labels(w, "label", nodes->label[node]);
    kh_write_names(w, "altLabel", nodes->alt_label[node]);
    kh_write_labels(w, "description", nodes->description[node]);
    kh_write_memberships(w, nodes->sectors[node]);
    kh_write_date(w, "start", nodes->start[node]);
    kh_write_date(w, "end", nodes->end[node]);
    kh_write_number(w, "confidence", nodes->confidence[node], KH_NOT_STATED);
    kh_write_citations(w, nodes->citations[node]);
    close_record(w, nodes->extra[node]);
}

void
kh_write_edge(const kh_writing *w, uint32_t edge)
{
    const kh_graph *graph = w->graph;
    const kh_edges *edges = &graph->edges;
    const uint32_t relation = edges->relation[edge];

    open_record(w, "edge");
    kh_write_sym(w, "id", edges->id[edge]);
    kh_write_sym(w, "source", graph->nodes.id[edges->source[edge]]);
    kh_write_sym(w, "target", graph->nodes.id[edges->target[edge]]);
    kh_write_sym(w, "relation", relation == KH_NONE ? 0 : graph->relations.items[relation].id);
    kh_write_labels(w, "label", edges->label[edge]);
    kh_write_labels(w, "description", edges->description[edge]);
    kh_write_date(w, "start", edges->start[edge]);
    kh_write_date(w, "end", edges->end[edge]);
    kh_write_number(w, "weight", edges->weight[edge], 0);
    kh_write_number(w, "confidence", edges->confidence[edge], KH_NOT_STATED);
    kh_write_citations(w, edges->citations[edge]);
    close_record(w, edges->extra[edge]);
}

void
kh_write_sector(const kh_writing *w, uint32_t sector)
{
    const kh_sector *s = &w->graph->sectors.items[sector];

    open_record(w, "sector");
    kh_write_sym(w, "id", s->id);
    kh_write_labels(w, "label", s->label);
    kh_write_labels(w, "description", s->description);
    kh_write_sym(w, "parent", s->parent == KH_NONE ? 0 : w->graph->sectors.items[s->parent].id);
    kh_write_sym(w, "color", s->color);
    close_record(w, s->extra);
}

void
kh_write_source(const kh_writing *w, uint32_t source)
{
    open_record(w, "source");
    close_record(w, w->graph->sources.items[source].csl);
}

/* A declaration whose id is a key in a document, and in a record a member. */
static void
open_term(const kh_writing *w, const char *kind, kh_sym id)
{
    if (!w->lines) {
        kh_json_add_string(&w->sink->text, kh_graph_text(w->graph, id));
        kh_text_add_char(&w->sink->text, ':');
    }
    open_record(w, kind);
    if (w->lines) {
        kh_write_sym(w, "id", id);
    }
}

static void
close_term(const kh_writing *w, kh_sym extra)
{
    kh_write_extra(w, extra, w->lines ? term_record_keys : NULL);
    kh_text_add_char(&w->sink->text, '}');
}

void
kh_write_type(const kh_writing *w, uint32_t type)
{
    const kh_type *t = &w->graph->types.items[type];

    open_term(w, "nodeType", t->id);
    kh_write_labels(w, "label", t->label);
    kh_write_labels(w, "description", t->description);
    kh_write_sym(w, "sameAs", t->same_as);
    kh_write_sym(w, "shape", t->shape);
    kh_write_sym(w, "color", t->color);
    if (t->body) {
        kh_member_flag(&w->sink->text, "body", true);
    }
    close_term(w, t->extra);
}

void
kh_write_relation(const kh_writing *w, uint32_t relation)
{
    static const char *const walks[] = { NULL, "forward", "both" };
    const kh_relation *r = &w->graph->relations.items[relation];

    open_term(w, "relation", r->id);
    kh_write_labels(w, "label", r->label);
    kh_write_labels(w, "inverse", r->inverse);
    kh_write_labels(w, "description", r->description);
    kh_write_sym(w, "sameAs", r->same_as);
    kh_write_sym(w, "shape", r->shape);
    kh_write_sym(w, "color", r->color);
    if (r->walk != KH_WALK_DEFAULT) {
        kh_member_string(&w->sink->text, "walk", walks[r->walk]);
    }
    if (r->symmetric) {
        kh_member_flag(&w->sink->text, "symmetric", true);
    }
    if (r->hierarchical) {
        kh_member_flag(&w->sink->text, "hierarchical", true);
    }
    close_term(w, r->extra);
}

void
kh_write_top_level(const kh_writing *w)
{
    const kh_graph *graph = w->graph;
    kh_text *out = &w->sink->text;

    kh_member_string(out, "format", "kakehashi-graph-1");
    if (graph->directed_stated) {
        kh_member_flag(out, "directed", graph->directed);
    }
    kh_member_flag(out, "multigraph", graph->multigraph);
    kh_write_extra(w, graph->extra, w->lines ? record_keys : NULL);
    if (graph->properties != 0) {
        kh_member_key(out, "graph");
        kh_text_add(out, kh_graph_text(graph, graph->properties));
    }
}
