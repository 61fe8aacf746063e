#include "route.h"

#include "../base/array.h"
#include "members.h"
#include "steps.h"

#include <stdlib.h>

void
kh_routes_free(kh_routes *self)
{
    free(self->target);
    free(self->closed);
    kh_path_list_free(&self->paths);
    free(self->first_step);
    free(self->first_claim);
    free(self->claims);
    *self = (kh_routes){ 0 };
}

kh_route_claims
kh_routes_claims(const kh_routes *self, size_t path, size_t step)
{
    const size_t *first = self->first_claim + self->first_step[path] + step;

    return (kh_route_claims){ self->claims + first[0], first[1] - first[0] };
}

kh_path_question
kh_routes_question(const kh_routes *self)
{
    const kh_route_request *r = self->request;

    return (kh_path_question){
        .net = r->net,
        .source = r->from,
        .target = self->target,
        .closed
        = r->num_avoided + r->num_types > 0 || r->kind == KH_ROUTE_NEAREST ? self->closed : NULL,
        .via = r->via,
        .num_via = r->num_via,
        .course = r->course,
        .num_course = r->num_course,
        .in_order = r->in_order,
        .most_steps = r->most_steps,
    };
}

/* --- ends -------------------------------------------------------------------------------- */

/* The bodies of a sector are ends; where one starts is none. */
static kh_status
mark_sector(kh_routes *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->request->net;
    size_t v;

    KH_TRY(kh_members_of_sector(net, self->request->sector, self->target, err));
    for (v = 0; v < net->num_nodes; v++) {
        self->target[v] = self->target[v] && v != self->request->from
                          && kh_graph_is_body(net->graph, net->node[v]);
    }
out:
    return ret;
}

static bool
is_of_types(const kh_route_request *request, uint32_t v)
{
    const uint32_t type = request->net->graph->nodes.type[request->net->node[v]];
    size_t j;

    for (j = 0; j < request->num_types; j++) {
        if (request->types[j] == type) {
            return true;
        }
    }
    return request->num_types == 0;
}

/* Types are asked of the nodes between the ends and those that are to be met. */
static void
close_nodes(kh_routes *self)
{
    const kh_route_request *r = self->request;
    uint32_t v;
    size_t j;

    for (v = 0; v < r->net->num_nodes; v++) {
        self->closed[v] = !self->target[v] && v != r->from && !is_of_types(r, v);
    }
    for (j = 0; j < r->num_via; j++) {
        self->closed[r->via[j]] = 0;
    }
    for (j = 0; j < r->num_avoided; j++) {
        self->closed[r->avoided[j]] = 1;
    }
}

static kh_status
mark_nodes(kh_routes *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_route_request *r = self->request;

    KH_TRY(KH_NEW(&self->target, r->net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->closed, r->net->num_nodes, "nodes", err));
    if (r->to != KH_NONE) {
        self->target[r->to] = 1;
    } else {
        KH_TRY(mark_sector(self, err));
    }
    close_nodes(self);
out:
    return ret;
}

/* --- paths ------------------------------------------------------------------------------- */

/* Move the only path of one list behind those of another. */
static kh_status
take_path(kh_path_list *paths, kh_path_list *one, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&paths->items, paths->num, &paths->max, "paths", err));
    paths->items[paths->num++] = one->items[0];
    one->num = 0;
out:
    return ret;
}

/* One end after another, each closed once it is found: a path ends at the first that it meets. */
static kh_status
find_nearest(kh_routes *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path_question question = kh_routes_question(self);
    kh_path_list *paths = &self->paths, one = { 0 };
    uint32_t end;
    size_t j;

    for (;;) {
        KH_TRY(kh_path_shortest(&question, 1, &one, err));
        if (one.num == 0
            || (paths->num > 0 && one.items[0].length > paths->items[0].length * (1 + 1e-10))) {
            break;
        }
        end = one.items[0].node[one.items[0].num_steps];
        KH_TRY(take_path(paths, &one, err));
        self->target[end] = 0;
        self->closed[end] = 1;
    }
out:
    for (j = 0; j < paths->num; j++) {
        end = paths->items[j].node[paths->items[j].num_steps];
        self->target[end] = 1;
        self->closed[end] = 0;
    }
    kh_path_list_free(&one);
    return ret;
}

static kh_status
find_paths(kh_routes *self, kh_error *err)
{
    const kh_path_question question = kh_routes_question(self);
    const size_t most = self->request->most;

    switch (self->request->kind) {
        case KH_ROUTE_SHORTEST:
            return kh_path_shortest(&question, most, &self->paths, err);
        case KH_ROUTE_K_SHORTEST:
            return kh_path_k_shortest(&question, most, &self->paths, err);
        case KH_ROUTE_WIDEST:
            return kh_path_widest(&question, most, &self->paths, &self->width, err);
        case KH_ROUTE_NEAREST:
            break;
    }
    return find_nearest(self, err);
}

kh_status
kh_routes_find(kh_routes *self, const kh_route_request *request, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_routes found = { .request = request };

    KH_TRY(mark_nodes(&found, err));
    KH_TRY(find_paths(&found, err));
    KH_TRY(kh_routes_list_claims(&found, err));
    kh_routes_free(self);
    *self = found;
    found = (kh_routes){ 0 };
out:
    kh_routes_free(&found);
    return ret;
}
