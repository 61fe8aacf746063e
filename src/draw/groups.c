#include "drawing.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kh_status
open_groups(kh_drawing *self, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(KH_NEW(&self->groups, num, "groups", err));
    KH_TRY(KH_NEW(&self->group_of, self->graph->nodes.num, "nodes", err));
    KH_TRY(KH_NEW(&self->sequence, self->graph->nodes.num, "nodes", err));
    self->num_groups = num;
    self->num_sequence = 0;
    for (v = 0; v < self->graph->nodes.num; v++) {
        self->group_of[v] = KH_NONE;
    }
    if (self->center != KH_NONE && self->selection.nodes[self->center]) {
        self->sequence[self->num_sequence++] = self->center;
    }
out:
    return ret;
}

/* The first group that wants a node has it. */
static void
join(kh_drawing *self, uint32_t node, size_t group)
{
    if (self->selection.nodes[node] && node != self->center && self->group_of[node] == KH_NONE) {
        self->group_of[node] = (uint32_t) group;
        self->groups[group].num++;
        self->sequence[self->num_sequence++] = node;
    }
}

static void
join_rest(kh_drawing *self)
{
    uint32_t v;

    for (v = 0; v < self->graph->nodes.num; v++) {
        if (self->selection.nodes[v] && v != self->center && self->group_of[v] == KH_NONE) {
            self->sequence[self->num_sequence++] = v;
        }
    }
}

static bool
contains(const kh_names *names, const char *id)
{
    size_t j;

    for (j = 0; j < names->num; j++) {
        if (strcmp(names->items[j], id) == 0) {
            return true;
        }
    }
    return false;
}

uint32_t
kh_drawing_main_sector(const kh_drawing *self, uint32_t node)
{
    const kh_range range = self->graph->nodes.sectors[node];
    uint32_t j, best = KH_NONE;
    double most = 0;

    for (j = range.first; j < range.first + range.num; j++) {
        const kh_membership *membership = &self->graph->memberships.items[j];

        if (kh_selection_has_membership(&self->selection, membership)
            && membership->weight > most) {
            most = membership->weight;
            best = membership->sector;
        }
    }
    return best;
}

static bool
wants(const kh_drawing *self, const kh_view_group *group, uint32_t node)
{
    const kh_graph *graph = self->graph;
    const uint32_t type = graph->nodes.type[node], sector = kh_drawing_main_sector(self, node);

    if (group->types.num + group->sectors.num == 0) {
        return false;
    }
    return (group->types.num == 0
               || (type != KH_NONE
                   && contains(&group->types, kh_graph_text(graph, graph->types.items[type].id))))
           && (group->sectors.num == 0
               || (sector != KH_NONE
                   && contains(
                       &group->sectors, kh_graph_text(graph, graph->sectors.items[sector].id))));
}

static kh_status
warn_unknown(kh_drawing *self, size_t group, size_t index, kh_error *err)
{
    char pointer[80];

    snprintf(pointer, sizeof(pointer), "/groups/%zu/nodes/%zu", group, index);
    return kh_findings_add(self->warnings, "W110", kh_view_place(self->view, pointer), pointer, "",
        err, "the view names a node \"%s\" that the graph does not have",
        self->view->groups[group].nodes.items[index]);
}

static kh_status
fill_view_group(kh_drawing *self, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_view_group *wanted = &self->view->groups[index];
    kh_group *group = &self->groups[index];
    const char *label = kh_view_text(
        wanted->label, self->lang, kh_graph_text(self->graph, self->graph->language));
    uint32_t v;
    size_t j;

    group->color = kh_color_palette(index);
    if (wanted->color != NULL) {
        kh_color_parse(&group->color, wanted->color);
    }
    group->level = lround(wanted->level);
    group->leveled = wanted->leveled;
    if (label != NULL && (group->label = kh_drawing_text(self, label)) == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "label"));
    }
    for (j = 0; j < wanted->nodes.num; j++) {
        if (kh_graph_find_node(self->graph, wanted->nodes.items[j], &v)) {
            join(self, v, index);
        } else {
            KH_TRY(warn_unknown(self, index, j, err));
        }
    }
    for (v = 0; v < self->graph->nodes.num; v++) {
        if (wants(self, wanted, v)) {
            join(self, v, index);
        }
    }
out:
    return ret;
}

kh_status
kh_drawing_group_by_view(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(open_groups(self, self->view->num_groups, err));
    for (j = 0; j < self->num_groups; j++) {
        KH_TRY(fill_view_group(self, j, err));
    }
    if (!self->view->no_others) {
        join_rest(self);
    }
out:
    return ret;
}

kh_status
kh_drawing_group_by_list(kh_drawing *self, size_t num_groups, const uint32_t *nodes,
    const uint32_t *group, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(open_groups(self, num_groups, err));
    for (j = 0; j < num; j++) {
        join(self, nodes[j], group[j]);
    }
out:
    return ret;
}

kh_status
kh_drawing_group_by_type(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const kh_selection *selection = &self->selection;
    long level = 0;
    size_t j;
    uint32_t v;

    KH_TRY(open_groups(self, graph->types.num, err));
    for (j = 0; j < self->num_groups; j++) {
        kh_group *group = &self->groups[j];

        group->label = kh_drawing_text(self, kh_graph_type_label(graph, (uint32_t) j, self->lang));
        if (group->label == NULL) {
            KH_TRY(kh_fail_nomem(err, 1, "label"));
        }
        group->color = kh_drawing_type_color(self, (uint32_t) j);
        for (v = 0; v < graph->nodes.num; v++) {
            if (graph->nodes.type[v] == j) {
                join(self, v, j);
            }
        }
        group->leveled = true;
    }
    for (j = 0; j < selection->num_types; j++) {
        self->groups[selection->types[j]].level = level++;
    }
    for (j = 0; selection->num_types == 0 && j < self->num_groups; j++) {
        self->groups[j].level = level;
        level += self->groups[j].num > 0;
    }
    join_rest(self);
out:
    return ret;
}

kh_status
kh_drawing_group_by_sector(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t j;
    uint32_t v;

    KH_TRY(open_groups(self, graph->sectors.num, err));
    for (j = 0; j < self->num_groups; j++) {
        kh_group *group = &self->groups[j];

        group->label
            = kh_drawing_text(self, kh_graph_sector_label(graph, (uint32_t) j, self->lang));
        if (group->label == NULL) {
            KH_TRY(kh_fail_nomem(err, 1, "label"));
        }
        group->color = kh_drawing_sector_color(self, (uint32_t) j);
    }
    for (v = 0; v < graph->nodes.num; v++) {
        const uint32_t sector = kh_drawing_main_sector(self, v);

        if (sector != KH_NONE) {
            join(self, v, sector);
        }
    }
    join_rest(self);
out:
    return ret;
}

/* Heights of nodes and frames and the width of a column in lines of text, about. */
#define NODE_LINES   5
#define FRAME_LINES  5
#define COLUMN_LINES 18
#define PAGE_RATIO   1.6 /* title and legend make the page higher. */

static size_t
group_lines(const kh_drawing *self, size_t group)
{
    const size_t num = self->groups[group].num;

    return num > 0 ? FRAME_LINES + NODE_LINES * num : 0;
}

/* Fill columns up to `limit` in the order of the groups. @return their number. */
static size_t
fill_columns(kh_drawing *self, size_t limit)
{
    size_t used = 0, j;
    long level = 0;

    for (j = 0; j < self->num_groups; j++) {
        const size_t lines = group_lines(self, j);

        if (lines > 0 && used > 0 && used + lines > limit) {
            level++;
            used = 0;
        }
        used += lines;
        self->groups[j].level = level;
        self->groups[j].leveled = true;
    }
    return (size_t) level + 1;
}

void
kh_drawing_level_groups(kh_drawing *self)
{
    size_t limit = 0, j;

    for (j = 0; j < self->num_groups; j++) {
        limit = group_lines(self, j) > limit ? group_lines(self, j) : limit;
    }
    while (limit > 0
           && (double) (COLUMN_LINES * fill_columns(self, limit)) > PAGE_RATIO * (double) limit) {
        limit++;
    }
    self->leveled = true;
}
