/* Questions that a graph answers without changing. */
#include "graph.h"

#include <stdio.h>
#include <string.h>

bool
kh_graph_find_node(const kh_graph *self, const char *id, uint32_t *node)
{
    return kh_map_get(&self->node_of, kh_pool_find(&self->pool, id, strlen(id)), node);
}

const char *
kh_graph_node_id(const kh_graph *self, uint32_t node)
{
    return kh_graph_text(self, self->nodes.id[node]);
}

kh_place
kh_graph_place(const kh_graph *self, kh_position position)
{
    const char *file = position.file < self->files.num
                           ? kh_graph_text(self, self->files.items[position.file].name)
                           : "";

    return (kh_place){ file, position.line, position.column };
}

void
kh_graph_print_pointer(const kh_graph *self, const char *array, kh_position position,
    const char *rest, char *buffer, size_t size)
{
    const kh_input *input
        = position.file < self->files.num ? &self->files.items[position.file] : NULL;

    if (input != NULL && input->table) {
        /* "/sectors/0" is in the column "sectors". */
        snprintf(
            buffer, size, "%.*s", (int) strcspn(rest + (*rest == '/'), "/"), rest + (*rest == '/'));
    } else if (input != NULL && input->lines) {
        snprintf(buffer, size, "%s", rest);
    } else {
        snprintf(buffer, size, "/%s/%u%s", array, position.index, rest);
    }
}

bool
kh_graph_marks_bodies(const kh_graph *self)
{
    size_t j;

    for (j = 0; j < self->types.num; j++) {
        if (self->types.items[j].body) {
            return true;
        }
    }
    return false;
}

bool
kh_graph_is_body(const kh_graph *self, uint32_t node)
{
    const uint32_t type = self->nodes.type[node];

    if (type != KH_NONE && self->types.items[type].body) {
        return true;
    }
    return !kh_graph_marks_bodies(self);
}

size_t
kh_graph_count_sources(const kh_graph *self, kh_range citations)
{
    size_t num = 0, j, k;

    for (j = citations.first; j < citations.first + citations.num; j++) {
        for (k = citations.first; k < j; k++) {
            if (self->citations.items[k].source == self->citations.items[j].source) {
                break;
            }
        }
        num += k == j;
    }
    return num;
}
