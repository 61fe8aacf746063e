/* The declarations of two graphs as one. */
#include "merging.h"

#include "../base/array.h"

static kh_joined
joined(const kh_merging *m, const char *array, const char *noun, kh_sym id, kh_position first,
    kh_position second)
{
    return (kh_joined){ array, noun, id, first, kh_merge_position(m, second) };
}

static kh_status
join_type(kh_merging *m, kh_type *ours, const kh_type *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_joined of = joined(m, NULL, "node type", ours->id, ours->position, theirs->position);

    if (theirs->declared && !ours->declared) {
        ours->declared = true;
        ours->body = theirs->body;
        ours->position = of.second;
    } else if (theirs->declared) {
        KH_TRY(kh_join_flag(m, &of, "body", ours->body, theirs->body, err));
    }
    KH_TRY(kh_join_labels(m, &of, "label", &ours->label, theirs->label, err));
    KH_TRY(kh_join_labels(m, &of, "description", &ours->description, theirs->description, err));
    KH_TRY(kh_join_sym(m, &of, "color", &ours->color, theirs->color, err));
    KH_TRY(kh_join_sym(m, &of, "shape", &ours->shape, theirs->shape, err));
    KH_TRY(kh_join_sym(m, &of, "sameAs", &ours->same_as, theirs->same_as, err));
    KH_TRY(kh_join_json(m, &of, &ours->extra, theirs->extra, err));
out:
    return ret;
}

static kh_status
join_walk(kh_merging *m, const kh_joined *of, kh_walk *ours, kh_walk theirs, kh_error *err)
{
    if (*ours == KH_WALK_DEFAULT) {
        *ours = theirs;
    }
    if (theirs == KH_WALK_DEFAULT) {
        return KH_OK;
    }
    return kh_join_flag(m, of, "walk \"both\"", *ours == KH_WALK_BOTH, theirs == KH_WALK_BOTH, err);
}

static kh_status
join_relation(kh_merging *m, kh_relation *ours, const kh_relation *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_joined of = joined(m, NULL, "relation", ours->id, ours->position, theirs->position);

    if (theirs->declared && !ours->declared) {
        ours->declared = true;
        ours->symmetric = theirs->symmetric;
        ours->hierarchical = theirs->hierarchical;
        ours->position = of.second;
    } else if (theirs->declared) {
        KH_TRY(kh_join_flag(m, &of, "symmetric", ours->symmetric, theirs->symmetric, err));
        KH_TRY(kh_join_flag(m, &of, "hierarchical", ours->hierarchical, theirs->hierarchical, err));
    }
    KH_TRY(join_walk(m, &of, &ours->walk, theirs->walk, err));
    KH_TRY(kh_join_labels(m, &of, "label", &ours->label, theirs->label, err));
    KH_TRY(kh_join_labels(m, &of, "inverse", &ours->inverse, theirs->inverse, err));
    KH_TRY(kh_join_labels(m, &of, "description", &ours->description, theirs->description, err));
    KH_TRY(kh_join_sym(m, &of, "color", &ours->color, theirs->color, err));
    KH_TRY(kh_join_sym(m, &of, "shape", &ours->shape, theirs->shape, err));
    KH_TRY(kh_join_sym(m, &of, "sameAs", &ours->same_as, theirs->same_as, err));
    KH_TRY(kh_join_json(m, &of, &ours->extra, theirs->extra, err));
out:
    return ret;
}

static const char *
sector_id(const kh_graph *self, uint32_t sector)
{
    return kh_graph_text(self, self->sectors.items[sector].id);
}

static kh_status
join_sector(kh_merging *m, kh_sector *ours, const kh_sector *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_joined of = joined(m, "sectors", "sector", ours->id, ours->position, theirs->position);
    const uint32_t parent = theirs->parent == KH_NONE ? KH_NONE : m->sectors[theirs->parent];

    if (theirs->declared && !ours->declared) {
        ours->declared = true;
        ours->position = of.second;
    }
    KH_TRY(kh_join_index(m, &of, "parent", &ours->parent, parent, sector_id, err));
    KH_TRY(kh_join_labels(m, &of, "label", &ours->label, theirs->label, err));
    KH_TRY(kh_join_labels(m, &of, "description", &ours->description, theirs->description, err));
    KH_TRY(kh_join_sym(m, &of, "color", &ours->color, theirs->color, err));
    KH_TRY(kh_join_json(m, &of, &ours->extra, theirs->extra, err));
out:
    return ret;
}

static kh_status
join_source(kh_merging *m, kh_source *ours, const kh_source *theirs, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_joined of = joined(m, "sources", "source", ours->id, ours->position, theirs->position);

    if (theirs->declared && !ours->declared) {
        ours->declared = true;
        ours->position = of.second;
    }
    /* The title and the URL are in the item; a conflict is told of once. */
    KH_TRY(kh_join_labels(m, NULL, "title", &ours->title, theirs->title, err));
    if (ours->url == 0) {
        KH_TRY(kh_merge_sym(m, theirs->url, &ours->url, err));
    }
    KH_TRY(kh_join_json(m, &of, &ours->csl, theirs->csl, err));
out:
    return ret;
}

/* Every id of other gets an index in self, whether declared or only used; one that is new stands
 * where it stood. */
#define MAP_IDS(name, list)                                                                        \
    KH_TRY(KH_NEW(&m->list, m->other->list.num, #list, err));                                      \
    for (j = 0; j < m->other->list.num; j++) {                                                     \
        const size_t num = m->self->list.num;                                                      \
                                                                                                   \
        KH_TRY(kh_graph_need_##name(                                                               \
            m->self, kh_graph_text(m->other, m->other->list.items[j].id), &m->list[j], err));      \
        if (m->self->list.num > num) {                                                             \
            m->self->list.items[num].position                                                      \
                = kh_merge_position(m, m->other->list.items[j].position);                          \
        }                                                                                          \
    }

#define JOIN_ALL(name, list)                                                                       \
    for (j = 0; j < m->other->list.num; j++) {                                                     \
        KH_TRY(join_##name(m, &m->self->list.items[m->list[j]], &m->other->list.items[j], err));   \
    }

kh_status
kh_merge_vocabularies(kh_merging *m, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    MAP_IDS(type, types)
    MAP_IDS(relation, relations)
    MAP_IDS(sector, sectors)
    MAP_IDS(source, sources)
    JOIN_ALL(type, types)
    JOIN_ALL(relation, relations)
    JOIN_ALL(sector, sectors)
    JOIN_ALL(source, sources)
out:
    return ret;
}
