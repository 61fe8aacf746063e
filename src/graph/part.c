#include "part.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Where things of the original stand in the copy. */
typedef struct {
    kh_graph *self;
    const kh_graph *from;
    const kh_selection *selection;
    uint32_t *nodes;                                 /* KH_NONE: not selected */
    uint32_t *types, *relations, *sectors, *sources; /* KH_NONE: not yet there */
} copying;

/* --- values ---------------------------------------------------------------------------------- */

static kh_status
copy_sym(copying *c, kh_sym sym, kh_sym *copy, kh_error *err)
{
    *copy = 0;
    return sym == 0 ? KH_OK : kh_graph_intern(c->self, kh_graph_text(c->from, sym), copy, err);
}

static kh_status
copy_labels(copying *c, kh_range labels, kh_range *copy, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    *copy = (kh_range){ 0 };
    for (j = labels.first; j < (size_t) labels.first + labels.num; j++) {
        const kh_label *label = &c->from->labels.items[j];

        KH_TRY(kh_graph_push_label(c->self, copy, kh_graph_text(c->from, label->lang),
            kh_graph_text(c->from, label->text), err));
    }
out:
    return ret;
}

/* --- declarations ---------------------------------------------------------------------------- */

/* Each copies what an index of the original names, the first time that it is asked for. */
static kh_status
copy_type(copying *c, uint32_t index, uint32_t *copy, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_type type;

    if (index == KH_NONE || c->types[index] != KH_NONE) {
        *copy = index == KH_NONE ? KH_NONE : c->types[index];
        return KH_OK;
    }
    type = c->from->types.items[index];
    KH_TRY(kh_graph_need_type(c->self, kh_graph_text(c->from, type.id), copy, err));
    c->types[index] = *copy;
    type.id = c->self->types.items[*copy].id;
    KH_TRY(copy_labels(c, type.label, &type.label, err));
    KH_TRY(copy_labels(c, type.description, &type.description, err));
    KH_TRY(copy_sym(c, type.color, &type.color, err));
    KH_TRY(copy_sym(c, type.shape, &type.shape, err));
    KH_TRY(copy_sym(c, type.same_as, &type.same_as, err));
    KH_TRY(copy_sym(c, type.extra, &type.extra, err));
    c->self->types.items[*copy] = type;
out:
    return ret;
}

static kh_status
copy_relation(copying *c, uint32_t index, uint32_t *copy, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_relation relation;

    if (index == KH_NONE || c->relations[index] != KH_NONE) {
        *copy = index == KH_NONE ? KH_NONE : c->relations[index];
        return KH_OK;
    }
    relation = c->from->relations.items[index];
    KH_TRY(kh_graph_need_relation(c->self, kh_graph_text(c->from, relation.id), copy, err));
    c->relations[index] = *copy;
    relation.id = c->self->relations.items[*copy].id;
    KH_TRY(copy_labels(c, relation.label, &relation.label, err));
    KH_TRY(copy_labels(c, relation.inverse, &relation.inverse, err));
    KH_TRY(copy_labels(c, relation.description, &relation.description, err));
    KH_TRY(copy_sym(c, relation.color, &relation.color, err));
    KH_TRY(copy_sym(c, relation.shape, &relation.shape, err));
    KH_TRY(copy_sym(c, relation.same_as, &relation.same_as, err));
    KH_TRY(copy_sym(c, relation.extra, &relation.extra, err));
    c->self->relations.items[*copy] = relation;
out:
    return ret;
}

/* Parents come behind their children, if nothing named them before. */
static kh_status
copy_sector(copying *c, uint32_t index, uint32_t *copy, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t at = index, next;

    while (at != KH_NONE && c->sectors[at] == KH_NONE) {
        kh_sector sector = c->from->sectors.items[at];

        KH_TRY(
            kh_graph_need_sector(c->self, kh_graph_text(c->from, sector.id), &c->sectors[at], err));
        next = sector.parent;
        if (next != KH_NONE) {
            KH_TRY(kh_graph_need_sector(c->self,
                kh_graph_text(c->from, c->from->sectors.items[next].id), &sector.parent, err));
        }
        sector.id = c->self->sectors.items[c->sectors[at]].id;
        KH_TRY(copy_labels(c, sector.label, &sector.label, err));
        KH_TRY(copy_labels(c, sector.description, &sector.description, err));
        KH_TRY(copy_sym(c, sector.color, &sector.color, err));
        KH_TRY(copy_sym(c, sector.extra, &sector.extra, err));
        c->self->sectors.items[c->sectors[at]] = sector;
        at = next;
    }
    *copy = c->sectors[index];
out:
    return ret;
}

static kh_status
copy_source(copying *c, uint32_t index, uint32_t *copy, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_source source;

    if (c->sources[index] != KH_NONE) {
        *copy = c->sources[index];
        return KH_OK;
    }
    source = c->from->sources.items[index];
    KH_TRY(kh_graph_need_source(c->self, kh_graph_text(c->from, source.id), copy, err));
    c->sources[index] = *copy;
    source.id = c->self->sources.items[*copy].id;
    KH_TRY(copy_labels(c, source.title, &source.title, err));
    KH_TRY(copy_sym(c, source.url, &source.url, err));
    KH_TRY(copy_sym(c, source.csl, &source.csl, err));
    c->self->sources.items[*copy] = source;
out:
    return ret;
}

/* What is declared keeps its order. */
#define COPY_DECLARED(list, copy)                                                                  \
    for (j = 0; j < c->from->list.num; j++) {                                                      \
        if (c->from->list.items[j].declared) {                                                     \
            KH_TRY(copy(c, j, &ignored, err));                                                     \
        }                                                                                          \
    }

static kh_status
copy_declared(copying *c, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t j, ignored;

    COPY_DECLARED(sectors, copy_sector)
    COPY_DECLARED(types, copy_type)
    COPY_DECLARED(relations, copy_relation)
    COPY_DECLARED(sources, copy_source)
out:
    return ret;
}

/* --- citations and memberships --------------------------------------------------------------- */

static kh_status
copy_citations(copying *c, kh_range citations, kh_range *copies, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    *copies = (kh_range){ 0 };
    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        kh_citation copy = c->from->citations.items[j];

        KH_TRY(copy_source(c, copy.source, &copy.source, err));
        KH_TRY(copy_sym(c, copy.locator, &copy.locator, err));
        KH_TRY(copy_labels(c, copy.quote, &copy.quote, err));
        KH_TRY(copy_labels(c, copy.note, &copy.note, err));
        KH_TRY(copy_sym(c, copy.extra, &copy.extra, err));
        KH_TRY(kh_graph_push_citation(c->self, copies, copy, err));
    }
out:
    return ret;
}

static kh_status
copy_memberships(copying *c, kh_range memberships, kh_range *copies, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    *copies = (kh_range){ 0 };
    for (j = memberships.first; j < (size_t) memberships.first + memberships.num; j++) {
        kh_membership copy = c->from->memberships.items[j];

        if (!kh_selection_has_membership(c->selection, &copy)) {
            continue;
        }
        KH_TRY(copy_sector(c, copy.sector, &copy.sector, err));
        KH_TRY(copy_citations(c, copy.citations, &copy.citations, err));
        KH_TRY(copy_sym(c, copy.extra, &copy.extra, err));
        KH_TRY(kh_graph_push_membership(c->self, copies, copy, err));
    }
out:
    return ret;
}

/* --- nodes and edges ------------------------------------------------------------------------- */

static kh_status
copy_node(copying *c, uint32_t from, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_nodes *nodes = &c->from->nodes;
    kh_nodes *to = &c->self->nodes;
    uint32_t v;

    KH_TRY(kh_graph_add_node(c->self, kh_graph_node_id(c->from, from), &v, err));
    c->nodes[from] = v;
    KH_TRY(copy_type(c, nodes->type[from], &to->type[v], err));
    KH_TRY(copy_labels(c, nodes->label[from], &to->label[v], err));
    KH_TRY(copy_labels(c, nodes->alt_label[from], &to->alt_label[v], err));
    KH_TRY(copy_labels(c, nodes->description[from], &to->description[v], err));
    KH_TRY(copy_memberships(c, nodes->sectors[from], &to->sectors[v], err));
    KH_TRY(copy_citations(c, nodes->citations[from], &to->citations[v], err));
    KH_TRY(copy_sym(c, nodes->extra[from], &to->extra[v], err));
    to->start[v] = nodes->start[from];
    to->end[v] = nodes->end[from];
    to->confidence[v] = nodes->confidence[from];
    to->position[v] = nodes->position[from];
out:
    return ret;
}

static kh_status
copy_edge(copying *c, size_t from, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &c->from->edges;
    kh_edges *to = &c->self->edges;
    uint32_t e;

    KH_TRY(kh_graph_add_edge(
        c->self, c->nodes[edges->source[from]], c->nodes[edges->target[from]], &e, err));
    KH_TRY(copy_relation(c, edges->relation[from], &to->relation[e], err));
    KH_TRY(copy_sym(c, edges->id[from], &to->id[e], err));
    KH_TRY(copy_labels(c, edges->label[from], &to->label[e], err));
    KH_TRY(copy_labels(c, edges->description[from], &to->description[e], err));
    KH_TRY(copy_citations(c, edges->citations[from], &to->citations[e], err));
    KH_TRY(copy_sym(c, edges->extra[from], &to->extra[e], err));
    to->weight[e] = edges->weight[from];
    to->confidence[e] = edges->confidence[from];
    to->start[e] = edges->start[from];
    to->end[e] = edges->end[from];
    to->position[e] = edges->position[from];
out:
    return ret;
}

static kh_status
copy_elements(copying *c, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t e;
    uint32_t v;

    for (v = 0; v < c->from->nodes.num; v++) {
        if (c->selection->nodes[v] != 0) {
            KH_TRY(copy_node(c, v, err));
        }
    }
    for (e = 0; e < c->from->edges.num; e++) {
        if (c->selection->edges[e] != 0) {
            KH_TRY(copy_edge(c, e, err));
        }
    }
out:
    return ret;
}

/* --- the whole ------------------------------------------------------------------------------- */

static kh_status
copy_top_level(copying *c, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_graph *self = c->self;
    const kh_graph *from = c->from;
    uint32_t file;
    size_t j;

    for (j = 0; j < from->files.num; j++) {
        KH_TRY(kh_graph_add_file(self, kh_graph_text(from, from->files.items[j].name), &file, err));
        self->files.items[file].lines = from->files.items[j].lines;
        self->files.items[file].table = from->files.items[j].table;
    }
    self->directed = from->directed;
    self->directed_stated = from->directed_stated;
    self->multigraph = from->multigraph;
    self->as_of = from->as_of;
    KH_TRY(copy_labels(c, from->title, &self->title, err));
    KH_TRY(copy_labels(c, from->description, &self->description, err));
    KH_TRY(copy_sym(c, from->language, &self->language, err));
    KH_TRY(copy_sym(c, from->properties, &self->properties, err));
    KH_TRY(copy_sym(c, from->extra, &self->extra, err));
out:
    return ret;
}

/* Nothing is there yet. */
static kh_status
new_map(uint32_t **map, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(map, num, "indices", err));
    memset(*map, 0xFF, num * sizeof(**map));
out:
    return ret;
}

kh_status
kh_graph_copy_part(
    kh_graph *self, const kh_graph *from, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    copying c = { .self = self, .from = from, .selection = selection };

    KH_TRY(new_map(&c.nodes, from->nodes.num, err));
    KH_TRY(new_map(&c.types, from->types.num, err));
    KH_TRY(new_map(&c.relations, from->relations.num, err));
    KH_TRY(new_map(&c.sectors, from->sectors.num, err));
    KH_TRY(new_map(&c.sources, from->sources.num, err));
    KH_TRY(copy_top_level(&c, err));
    KH_TRY(copy_declared(&c, err));
    KH_TRY(copy_elements(&c, err));
out:
    free(c.nodes);
    free(c.types);
    free(c.relations);
    free(c.sectors);
    free(c.sources);
    if (ret != KH_OK) {
        kh_graph_free(self);
    }
    return ret;
}
