#include "graph.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Indices are 32-bit, and igraph and CSR offsets count both ends of a tie. */
#define MAX_ELEMENTS ((size_t) INT32_MAX)

static void
free_nodes(kh_nodes *nodes)
{
#define FREE(type, name) KH_RELEASE(nodes->name, nodes->max);
    KH_NODE_COLUMNS(FREE)
#undef FREE
}

static void
free_edges(kh_edges *edges)
{
#define FREE(type, name) KH_RELEASE(edges->name, edges->max);
    KH_EDGE_COLUMNS(FREE)
#undef FREE
}

void
kh_graph_free(kh_graph *self)
{
    free_nodes(&self->nodes);
    free_edges(&self->edges);
    KH_RELEASE(self->labels.items, self->labels.max);
    KH_RELEASE(self->memberships.items, self->memberships.max);
    KH_RELEASE(self->citations.items, self->citations.max);
    KH_RELEASE(self->types.items, self->types.max);
    KH_RELEASE(self->relations.items, self->relations.max);
    KH_RELEASE(self->sectors.items, self->sectors.max);
    KH_RELEASE(self->sources.items, self->sources.max);
    KH_RELEASE(self->files.items, self->files.max);
    free(self->absent.items);
    kh_map_free(&self->node_of);
    kh_map_free(&self->type_of);
    kh_map_free(&self->relation_of);
    kh_map_free(&self->sector_of);
    kh_map_free(&self->source_of);
    kh_map_free(&self->absent_of);
    kh_pool_free(&self->pool);
    kh_mapping_free(&self->mapping);
    *self = (kh_graph){ 0 };
}

const char *
kh_graph_text(const kh_graph *self, kh_sym sym)
{
    return kh_pool_text(&self->pool, sym);
}

kh_status
kh_graph_intern(kh_graph *self, const char *text, kh_sym *sym, kh_error *err)
{
    return kh_pool_intern(&self->pool, text, strlen(text), sym, err);
}

kh_status
kh_graph_add_file(kh_graph *self, const char *name, uint32_t *file, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym sym;

    KH_TRY(kh_graph_intern(self, name, &sym, err));
    KH_TRY(KH_GROW(&self->files.items, self->files.num, &self->files.max, "files", err));
    self->files.items[self->files.num] = (kh_input){ .name = sym };
    *file = (uint32_t) self->files.num++;
out:
    return ret;
}

/* Columns of one's own in place of borrowed ones: all of them, or none. */
static kh_status
own_nodes(kh_nodes *nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_nodes own = { .num = nodes->num, .max = nodes->num };

#define COPY(type, name)                                                                           \
    KH_TRY(kh_copy_column((void **) &own.name, nodes->name, own.num, sizeof(type), "nodes", err));
    KH_NODE_COLUMNS(COPY)
#undef COPY
    *nodes = own;
    own = (kh_nodes){ 0 };
out:
    free_nodes(&own);
    return ret;
}

static kh_status
own_edges(kh_edges *edges, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges own = { .num = edges->num, .max = edges->num };

#define COPY(type, name)                                                                           \
    KH_TRY(kh_copy_column((void **) &own.name, edges->name, own.num, sizeof(type), "edges", err));
    KH_EDGE_COLUMNS(COPY)
#undef COPY
    *edges = own;
    own = (kh_edges){ 0 };
out:
    free_edges(&own);
    return ret;
}

/* All columns share one capacity; a column that has grown when a later one cannot is only larger
 * than it need be. */
static kh_status
grow_nodes(kh_nodes *nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t max = nodes->max;

    if (nodes->num < nodes->max) {
        return KH_OK;
    }
    if (nodes->num > nodes->max) {
        KH_TRY(own_nodes(nodes, err));
    }
#define GROW(type, name)                                                                           \
    max = nodes->max;                                                                              \
    KH_TRY(kh_grow_column((void **) &nodes->name, nodes->num, &max, sizeof(type), "nodes", err));
    KH_NODE_COLUMNS(GROW)
#undef GROW
    nodes->max = max;
out:
    if (ret < 0 && nodes->max == 0 && nodes->num == 0) {
        /* Without a capacity columns count as borrowed: what has grown goes again. */
        nodes->max = 1;
        free_nodes(nodes);
        *nodes = (kh_nodes){ 0 };
    }
    return ret;
}

static kh_status
grow_edges(kh_edges *edges, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t max = edges->max;

    if (edges->num < edges->max) {
        return KH_OK;
    }
    if (edges->num > edges->max) {
        KH_TRY(own_edges(edges, err));
    }
#define GROW(type, name)                                                                           \
    max = edges->max;                                                                              \
    KH_TRY(kh_grow_column((void **) &edges->name, edges->num, &max, sizeof(type), "edges", err));
    KH_EDGE_COLUMNS(GROW)
#undef GROW
    edges->max = max;
out:
    if (ret < 0 && edges->max == 0 && edges->num == 0) {
        /* Without a capacity columns count as borrowed: what has grown goes again. */
        edges->max = 1;
        free_edges(edges);
        *edges = (kh_edges){ 0 };
    }
    return ret;
}

kh_status
kh_graph_add_node_sym(kh_graph *self, kh_sym id, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_nodes *nodes = &self->nodes;
    const size_t v = nodes->num;
    uint32_t taken;

    if (v >= MAX_ELEMENTS) {
        return kh_fail(err, KH_ERR_LIMIT, "more than %zu nodes", MAX_ELEMENTS);
    }
    if (kh_map_get(&self->node_of, id, &taken)) {
        return kh_fail(err, KH_ERR_DATA, "node \"%s\" is there already", kh_graph_text(self, id));
    }
    KH_TRY(grow_nodes(nodes, err));
    KH_TRY(kh_map_put(&self->node_of, id, (uint32_t) v, err));
    nodes->id[v] = id;
    nodes->type[v] = KH_NONE;
    nodes->confidence[v] = KH_NOT_STATED;
    nodes->num++;
    *node = (uint32_t) v;
out:
    return ret;
}

kh_status
kh_graph_add_node(kh_graph *self, const char *id, uint32_t *node, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym sym;

    KH_TRY(kh_graph_intern(self, id, &sym, err));
    KH_TRY(kh_graph_add_node_sym(self, sym, node, err));
out:
    return ret;
}

kh_status
kh_graph_add_edge(kh_graph *self, uint32_t source, uint32_t target, uint32_t *edge, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_edges *edges = &self->edges;
    const size_t e = edges->num;

    if (e >= MAX_ELEMENTS) {
        return kh_fail(err, KH_ERR_LIMIT, "more than %zu edges", MAX_ELEMENTS);
    }
    KH_TRY(grow_edges(edges, err));
    edges->source[e] = source;
    edges->target[e] = target;
    edges->relation[e] = KH_NONE;
    edges->confidence[e] = KH_NOT_STATED;
    edges->num++;
    *edge = (uint32_t) e;
out:
    return ret;
}

/* One need_ and one find_ for each declared vocabulary; they differ in the record alone. */
#define DEFINE_VOCABULARY(name, list, map, record, ...)                                            \
    kh_status kh_graph_need_##name(kh_graph *self, const char *id, uint32_t *index, kh_error *err) \
    {                                                                                              \
        kh_status ret = KH_OK;                                                                     \
        kh_sym sym;                                                                                \
                                                                                                   \
        KH_TRY(kh_graph_intern(self, id, &sym, err));                                              \
        if (kh_map_get(&self->map, sym, index)) {                                                  \
            return KH_OK;                                                                          \
        }                                                                                          \
        KH_TRY(KH_GROW(&self->list.items, self->list.num, &self->list.max, #list, err));           \
        KH_TRY(kh_map_put(&self->map, sym, (uint32_t) self->list.num, err));                       \
        self->list.items[self->list.num] = (record){ .id = sym, __VA_ARGS__ };                     \
        *index = (uint32_t) self->list.num++;                                                      \
    out:                                                                                           \
        return ret;                                                                                \
    }                                                                                              \
                                                                                                   \
    bool kh_graph_find_##name(const kh_graph *self, const char *id, uint32_t *index)               \
    {                                                                                              \
        return kh_map_get(&self->map, kh_pool_find(&self->pool, id, strlen(id)), index);           \
    }

DEFINE_VOCABULARY(type, types, type_of, kh_type, .body = false)
DEFINE_VOCABULARY(relation, relations, relation_of, kh_relation, .walk = KH_WALK_DEFAULT)
DEFINE_VOCABULARY(sector, sectors, sector_of, kh_sector, .parent = KH_NONE)
DEFINE_VOCABULARY(source, sources, source_of, kh_source, .declared = false)

/* Room for one more behind `range`, which afterwards ends at the list's end. */
#define PREPARE(list, range, what)                                                                 \
    do {                                                                                           \
        const size_t moved = (range)->first + (range)->num == (list).num ? 0 : (range)->num;       \
        KH_TRY(kh_grow((void **) &(list).items, (list).num, &(list).max, moved + 1,                \
            sizeof(*(list).items), what, err));                                                    \
        if (moved > 0) {                                                                           \
            memcpy((list).items + (list).num, (list).items + (range)->first,                       \
                moved * sizeof(*(list).items));                                                    \
        }                                                                                          \
        if (moved > 0 || (range)->num == 0) {                                                      \
            (range)->first = (uint32_t) (list).num;                                                \
            (list).num += moved;                                                                   \
        }                                                                                          \
    } while (0)

kh_status
kh_graph_push_label_sym(kh_graph *self, kh_range *range, kh_label label, kh_error *err)
{
    kh_status ret = KH_OK;

    PREPARE(self->labels, range, "labels");
    self->labels.items[self->labels.num++] = label;
    range->num++;
out:
    return ret;
}

/* `text` of the label is set. */
static kh_status
push_label(kh_graph *self, kh_range *range, const char *lang, kh_label label, kh_error *err)
{
    kh_status ret = KH_OK;

    if (lang != NULL && lang[0] != '\0') {
        KH_TRY(kh_graph_intern(self, lang, &label.lang, err));
    }
    KH_TRY(kh_graph_push_label_sym(self, range, label, err));
out:
    return ret;
}

kh_status
kh_graph_push_label(
    kh_graph *self, kh_range *range, const char *lang, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_label label = { 0 };

    KH_TRY(kh_graph_intern(self, text, &label.text, err));
    KH_TRY(push_label(self, range, lang, label, err));
out:
    return ret;
}

kh_status
kh_graph_push_name(
    kh_graph *self, kh_range *range, const char *lang, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_label label = { 0 };

    KH_TRY(kh_pool_add(&self->pool, text, strlen(text), &label.text, err));
    KH_TRY(push_label(self, range, lang, label, err));
out:
    return ret;
}

kh_status
kh_graph_push_membership(kh_graph *self, kh_range *range, kh_membership membership, kh_error *err)
{
    kh_status ret = KH_OK;

    PREPARE(self->memberships, range, "memberships");
    self->memberships.items[self->memberships.num++] = membership;
    range->num++;
out:
    return ret;
}

kh_status
kh_graph_own_memberships(kh_graph *self, kh_range *range, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_range from = *range;

    KH_TRY(kh_grow((void **) &self->memberships.items, self->memberships.num,
        &self->memberships.max, from.num, sizeof(*self->memberships.items), "memberships", err));
    range->first = (uint32_t) self->memberships.num;
    if (from.num > 0) {
        memcpy(self->memberships.items + range->first, self->memberships.items + from.first,
            from.num * sizeof(*self->memberships.items));
    }
    self->memberships.num += from.num;
out:
    return ret;
}

kh_status
kh_graph_push_citation(kh_graph *self, kh_range *range, kh_citation citation, kh_error *err)
{
    kh_status ret = KH_OK;

    PREPARE(self->citations, range, "citations");
    self->citations.items[self->citations.num++] = citation;
    range->num++;
out:
    return ret;
}
