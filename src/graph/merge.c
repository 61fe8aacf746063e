#include "merging.h"

#include "../base/array.h"
#include "ends.h"

#include <stdlib.h>

static kh_status
merge_files(kh_merging *m, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t file;
    size_t j;

    m->first_file = (uint32_t) m->self->files.num;
    for (j = 0; j < m->other->files.num; j++) {
        const kh_input *input = &m->other->files.items[j];

        KH_TRY(kh_graph_add_file(m->self, kh_graph_text(m->other, input->name), &file, err));
        m->self->files.items[file].lines = input->lines;
        m->self->files.items[file].table = input->table;
    }
out:
    return ret;
}

/* Titles and descriptions of two files differ by nature: no conflict. */
static kh_status
merge_properties(kh_merging *m, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_graph *self = m->self;
    const kh_graph *other = m->other;
    const kh_joined of = { NULL, "graph", 0, { 0 }, kh_merge_position(m, (kh_position){ 0 }) };

    if (self->directed_stated && other->directed_stated && self->directed != other->directed) {
        return kh_fail(err, KH_ERR_DATA, "%s is %s, but %s is not",
            kh_graph_place(self, (kh_position){ 0 }).file,
            self->directed ? "directed" : "undirected", kh_graph_place(self, of.second).file);
    }
    if (!self->directed_stated) {
        self->directed = other->directed;
        self->directed_stated = other->directed_stated;
    }
    self->multigraph = self->multigraph || other->multigraph;
    KH_TRY(kh_join_labels(m, NULL, "title", &self->title, other->title, err));
    KH_TRY(kh_join_labels(m, NULL, "description", &self->description, other->description, err));
    KH_TRY(kh_join_sym(m, &of, "language", &self->language, other->language, err));
    KH_TRY(kh_join_date(m, &of, "asOf", &self->as_of, other->as_of, err));
    KH_TRY(kh_join_json(m, NULL, &self->properties, other->properties, err));
    KH_TRY(kh_join_json(m, NULL, &self->extra, other->extra, err));
out:
    return ret;
}

static const char *
type_id(const kh_graph *self, uint32_t type)
{
    return kh_graph_text(self, self->types.items[type].id);
}

static const char *
relation_id(const kh_graph *self, uint32_t relation)
{
    return kh_graph_text(self, self->relations.items[relation].id);
}

/* Node `w` of other into node `v` of self, which may be new and state nothing. */
static kh_status
join_node(kh_merging *m, uint32_t v, size_t w, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_nodes *to = &m->self->nodes;
    const kh_nodes *from = &m->other->nodes;
    const kh_joined of
        = { "nodes", "node", to->id[v], to->position[v], kh_merge_position(m, from->position[w]) };
    const uint32_t type = from->type[w] == KH_NONE ? KH_NONE : m->types[from->type[w]];

    KH_TRY(kh_join_index(m, &of, "type", &to->type[v], type, type_id, err));
    KH_TRY(kh_join_labels(m, &of, "label", &to->label[v], from->label[w], err));
    KH_TRY(kh_join_names(m, &to->alt_label[v], from->alt_label[w], err));
    KH_TRY(kh_join_labels(m, &of, "description", &to->description[v], from->description[w], err));
    KH_TRY(kh_join_memberships(m, &of, &to->sectors[v], from->sectors[w], err));
    KH_TRY(kh_join_citations(m, &to->citations[v], from->citations[w], err));
    KH_TRY(kh_join_date(m, &of, "start", &to->start[v], from->start[w], err));
    KH_TRY(kh_join_date(m, &of, "end", &to->end[v], from->end[w], err));
    KH_TRY(kh_join_number(
        m, &of, "confidence", &to->confidence[v], from->confidence[w], KH_NOT_STATED, err));
    KH_TRY(kh_join_json(m, &of, &to->extra[v], from->extra[w], err));
out:
    return ret;
}

static kh_status
merge_nodes(kh_merging *m, uint32_t *nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_nodes *from = &m->other->nodes;
    size_t w;

    for (w = 0; w < from->num; w++) {
        const char *id = kh_graph_node_id(m->other, (uint32_t) w);

        if (!kh_graph_find_node(m->self, id, &nodes[w])) {
            KH_TRY(kh_graph_add_node(m->self, id, &nodes[w], err));
            m->self->nodes.position[nodes[w]] = kh_merge_position(m, from->position[w]);
        }
        KH_TRY(join_node(m, nodes[w], w, err));
    }
out:
    return ret;
}

/* An edge of other, where it leads to in self. */
typedef struct {
    size_t index;
    uint32_t source, target;
} moved_edge;

static kh_status
move_end(kh_merging *m, const uint32_t *nodes, uint32_t end, uint32_t *moved, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym id;

    if (end < KH_ABSENT) {
        *moved = nodes[end];
        return KH_OK;
    }
    KH_TRY(kh_merge_sym(m, m->other->absent.items[end - KH_ABSENT], &id, err));
    KH_TRY(kh_graph_need_end(m->self, id, moved, err));
out:
    return ret;
}

static kh_status
join_edge(kh_merging *m, uint32_t e, const moved_edge *edge, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges *to = &m->self->edges;
    const kh_edges *from = &m->other->edges;
    const size_t f = edge->index;
    const kh_joined of
        = { "edges", "edge", to->id[e], to->position[e], kh_merge_position(m, from->position[f]) };
    const uint32_t relation
        = from->relation[f] == KH_NONE ? KH_NONE : m->relations[from->relation[f]];

    KH_TRY(kh_join_index(m, &of, "source", &to->source[e], edge->source, kh_graph_end_id, err));
    KH_TRY(kh_join_index(m, &of, "target", &to->target[e], edge->target, kh_graph_end_id, err));
    KH_TRY(kh_join_index(m, &of, "relation", &to->relation[e], relation, relation_id, err));
    KH_TRY(kh_join_number(m, &of, "weight", &to->weight[e], from->weight[f], 0, err));
    KH_TRY(kh_join_number(
        m, &of, "confidence", &to->confidence[e], from->confidence[f], KH_NOT_STATED, err));
    KH_TRY(kh_join_date(m, &of, "start", &to->start[e], from->start[f], err));
    KH_TRY(kh_join_date(m, &of, "end", &to->end[e], from->end[f], err));
    KH_TRY(kh_join_labels(m, &of, "label", &to->label[e], from->label[f], err));
    KH_TRY(kh_join_labels(m, &of, "description", &to->description[e], from->description[f], err));
    KH_TRY(kh_join_citations(m, &to->citations[e], from->citations[f], err));
    KH_TRY(kh_join_json(m, &of, &to->extra[e], from->extra[f], err));
out:
    return ret;
}

/* Edges of self by their ids. */
static kh_status
map_edges(const kh_graph *self, kh_map *edges, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t e;

    for (e = 0; e < self->edges.num; e++) {
        if (self->edges.id[e] != 0) {
            KH_TRY(kh_map_put(edges, self->edges.id[e], (uint32_t) e, err));
        }
    }
out:
    return ret;
}

static kh_status
merge_edges(kh_merging *m, const uint32_t *nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *from = &m->other->edges;
    kh_map edge_of = { 0 };
    size_t f;

    kh_graph_resolve_ends(m->self);
    KH_TRY(map_edges(m->self, &edge_of, err));
    for (f = 0; f < from->num; f++) {
        moved_edge edge = { .index = f };
        kh_sym id;
        uint32_t e;

        KH_TRY(kh_merge_sym(m, from->id[f], &id, err));
        KH_TRY(move_end(m, nodes, from->source[f], &edge.source, err));
        KH_TRY(move_end(m, nodes, from->target[f], &edge.target, err));
        if (!kh_map_get(&edge_of, id, &e)) {
            KH_TRY(kh_graph_add_edge(m->self, edge.source, edge.target, &e, err));
            m->self->edges.id[e] = id;
            m->self->edges.position[e] = kh_merge_position(m, from->position[f]);
        }
        KH_TRY(join_edge(m, e, &edge, err));
    }
out:
    kh_map_free(&edge_of);
    return ret;
}

kh_status
kh_graph_merge(kh_graph *self, const kh_graph *other, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_merging m = { .self = self, .other = other, .findings = findings };
    uint32_t *nodes = NULL;

    KH_TRY(KH_NEW(&m.syms, kh_pool_bound(&other->pool), "symbols", err));
    KH_TRY(KH_NEW(&nodes, other->nodes.num, "nodes", err));
    KH_TRY(merge_files(&m, err));
    KH_TRY(merge_properties(&m, err));
    KH_TRY(kh_merge_vocabularies(&m, err));
    KH_TRY(merge_nodes(&m, nodes, err));
    KH_TRY(merge_edges(&m, nodes, err));
out:
    free(m.syms);
    free(m.types);
    free(m.relations);
    free(m.sectors);
    free(m.sources);
    free(nodes);
    return ret;
}
