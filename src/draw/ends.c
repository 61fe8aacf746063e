#include "ends.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Steps of search that a choice is worth: under a second. */
#define MOST_STEPS 2e8

typedef struct {
    const kh_drawing *drawing;
    const kh_net *net;
    size_t *steps;
    uint32_t *queue;
    size_t length; /* of the best pair */
    bool differ;   /* in their sectors */
    uint32_t *ends;
} search;

static kh_status
find_node(const kh_drawing *self, const kh_net *net, size_t place, uint32_t *found, kh_error *err)
{
    const char *id = self->view->path.items[place];
    uint32_t node;

    if (!kh_graph_find_node(self->graph, id, &node)) {
        return kh_fail(err, KH_ERR_NOTFOUND,
            "the view's /path names a node \"%s\" that the graph does not have", id);
    }
    *found = net->net_node[node];
    if (*found == KH_NONE) {
        return kh_fail(err, KH_ERR_NOTFOUND, "\"%s\" is not selected: no path meets it", id);
    }
    return KH_OK;
}

static kh_status
find_named(const kh_drawing *self, const kh_net *net, uint32_t ends[2], kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(find_node(self, net, 0, &ends[0], err));
    KH_TRY(find_node(self, net, self->view->path.num - 1, &ends[1], err));
    if (ends[0] == ends[1]) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "both ends are \"%s\": a path takes two",
            self->view->path.items[0]);
    }
out:
    return ret;
}

kh_status
kh_drawing_find_via(
    const kh_drawing *self, const kh_net *net, uint32_t **via, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_names *path = &self->view->path;
    size_t j, k;

    *num = path->num > 2 ? path->num - 2 : 0;
    KH_TRY(KH_NEW(via, *num, "nodes", err));
    for (j = 0; j < *num; j++) {
        KH_TRY(find_node(self, net, j + 1, &(*via)[j], err));
    }
    for (j = 0; j < path->num; j++) {
        for (k = 0; k < j; k++) {
            if (strcmp(path->items[j], path->items[k]) == 0) {
                ret = kh_fail(err, KH_ERR_ARGUMENT,
                    "\"%s\" is named twice, and a path meets no node twice", path->items[j]);
                goto out;
            }
        }
    }
out:
    return ret;
}

static bool
do_differ(const search *self, uint32_t a, uint32_t b)
{
    const uint32_t one = kh_drawing_main_sector(self->drawing, self->net->node[a]);
    const uint32_t other = kh_drawing_main_sector(self->drawing, self->net->node[b]);

    return one != KH_NONE && other != KH_NONE && one != other;
}

static bool
is_body(const search *self, uint32_t v)
{
    return kh_graph_is_body(self->net->graph, self->net->node[v]);
}

/* Pairs of different sectors come before any others, then the farther. */
static void
search_from(search *self, uint32_t from)
{
    uint32_t to;

    kh_net_count_steps(self->net, &from, 1, self->steps, self->queue);
    for (to = from + 1; to < self->net->num_nodes; to++) {
        bool differ;

        if (self->steps[to] == SIZE_MAX || !is_body(self, to)) {
            continue;
        }
        differ = do_differ(self, from, to);
        if (differ > self->differ || (differ == self->differ && self->steps[to] > self->length)) {
            self->differ = differ;
            self->length = self->steps[to];
            self->ends[0] = from;
            self->ends[1] = to;
        }
    }
}

static kh_status
say_choice(kh_drawing *self, const kh_net *net, const uint32_t ends[2], kh_error *err)
{
    return kh_findings_add(self->warnings, "W118", (kh_place){ .file = "" }, "",
        "--path NODE, given for each end, chooses others", err,
        "nobody said between whom: between \"%s\" and \"%s\", two bodies that lie far apart",
        kh_graph_node_id(net->graph, net->node[ends[0]]),
        kh_graph_node_id(net->graph, net->node[ends[1]]));
}

static kh_status
choose(kh_drawing *self, const kh_net *net, uint32_t ends[2], kh_error *err)
{
    kh_status ret = KH_OK;
    search all = { .drawing = self, .net = net, .ends = ends };
    double steps = 0;
    uint32_t v;

    KH_TRY(KH_NEW(&all.steps, net->num_nodes, "steps", err));
    KH_TRY(KH_NEW(&all.queue, net->num_nodes, "queue", err));
    ends[0] = ends[1] = KH_NONE;
    for (v = 0; v < net->num_nodes && steps <= MOST_STEPS; v++) {
        if (is_body(&all, v)) {
            search_from(&all, v);
            steps += (double) net->num_nodes + 2 * (double) net->num_ties;
        }
    }
    if (ends[0] != KH_NONE) {
        KH_TRY(say_choice(self, net, ends, err));
    }
out:
    free(all.steps);
    free(all.queue);
    return ret;
}

kh_status
kh_drawing_find_ends(kh_drawing *self, const kh_net *net, uint32_t ends[2], kh_error *err)
{
    return self->view->path.num > 0 ? find_named(self, net, ends, err)
                                    : choose(self, net, ends, err);
}
