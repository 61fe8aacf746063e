#include "missing.h"

#include "../base/array.h"
#include "gap.h"

#include <stdlib.h>

const char *const kh_why_keys[KH_NUM_WHYS] = {
#define WHY(name, key, en, ko, ja) key,
#include "why.def"
#undef WHY
};

const kh_pattern kh_why_words[KH_NUM_WHYS] = {
#define WHY(name, key, en, ko, ja) { en, ko, ja },
#include "why.def"
#undef WHY
};

const char *const kh_along_keys[KH_NUM_ALONG] = { [KH_ALONG_LENGTH] = "max-length",
    [KH_ALONG_ORDER] = "in-order",
    [KH_ALONG_COURSE] = "relations",
    [KH_ALONG_VIA] = "via" };

void
kh_missing_free(kh_missing *self)
{
    kh_routes_free(&self->instead);
    free(self->claims);
    *self = (kh_missing){ 0 };
}

/* --- how far the ends reach -------------------------------------------------------------- */

/* Go on from the nodes that are marked; no path enters closed ones. @return how many are marked
 * besides, bodies among them. */
static kh_status
spread(const kh_routes *routes, const kh_adjacency *rows, uint8_t *reached, size_t *num_nodes,
    size_t *num_bodies, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = routes->request->net;
    uint32_t *queue = NULL;
    size_t begun = 0, num, at, j, v;

    KH_TRY(KH_NEW(&queue, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (reached[v]) {
            queue[begun++] = (uint32_t) v;
        }
    }
    num = begun;
    for (at = 0; at < num; at++) {
        for (j = rows->start[queue[at]]; j < rows->start[queue[at] + 1]; j++) {
            const uint32_t w = rows->node[j];

            if (!reached[w] && !routes->closed[w]) {
                reached[w] = 1;
                queue[num++] = w;
            }
        }
    }
    *num_nodes = num - begun;
    for (at = begun; at < num; at++) {
        *num_bodies += kh_graph_is_body(net->graph, net->node[queue[at]]);
    }
out:
    free(queue);
    return ret;
}

/* @param connected whether the start reaches an end, the conditions along paths left aside. */
static kh_status
find_reach(kh_missing *self, const kh_routes *routes, bool *connected, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = routes->request->net;
    uint8_t *forth = NULL, *back = NULL;
    size_t v;

    KH_TRY(KH_NEW(&forth, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&back, net->num_nodes, "nodes", err));
    self->no_ends = true;
    for (v = 0; v < net->num_nodes; v++) {
        back[v] = routes->target[v] && !routes->closed[v];
        self->no_ends = self->no_ends && !routes->target[v];
    }
    forth[routes->request->from] = 1;
    KH_TRY(spread(routes, &net->out, forth, &self->from_nodes, &self->from_bodies, err));
    KH_TRY(spread(routes, &net->in, back, &self->to_nodes, &self->to_bodies, err));
    *connected = back[routes->request->from] != 0;
out:
    free(forth);
    free(back);
    return ret;
}

/* --- conditions along paths -------------------------------------------------------------- */

static unsigned
list_along(const kh_route_request *request)
{
    const bool asked[KH_NUM_ALONG] = { [KH_ALONG_LENGTH] = request->most_steps > 0,
        [KH_ALONG_ORDER] = request->in_order,
        [KH_ALONG_COURSE] = request->num_course > 0,
        [KH_ALONG_VIA] = request->num_via > 0 };
    unsigned along = 0, j;

    for (j = 0; j < KH_NUM_ALONG; j++) {
        along |= (unsigned) asked[j] << j;
    }
    return along;
}

static kh_route_request
relax(kh_route_request request, unsigned along)
{
    if (along & 1u << KH_ALONG_LENGTH) {
        request.most_steps = 0;
    }
    if (along & 1u << KH_ALONG_ORDER) {
        request.in_order = false;
    }
    if (along & 1u << KH_ALONG_COURSE) {
        request.num_course = 0;
    }
    if (along & 1u << KH_ALONG_VIA) {
        request.num_via = 0;
    }
    request.kind = KH_ROUTE_SHORTEST;
    request.most = 1;
    return request;
}

/* A search that gives up has no path to show. */
static kh_status
try_without(kh_missing *self, const kh_route_request *request, unsigned along, kh_error *err)
{
    kh_error reason = { 0 };
    kh_status status;

    self->relaxed = relax(*request, along);
    status = kh_routes_find(&self->instead, &self->relaxed, &reason);
    if (status == KH_OK && self->instead.paths.num > 0) {
        self->along = along;
    }
    return status == KH_OK || status == KH_ERR_LIMIT ? KH_OK
                                                     : kh_fail(err, status, "%s", reason.message);
}

/* One condition is to blame if one is enough, else all. */
static kh_status
find_along(kh_missing *self, const kh_route_request *request, kh_error *err)
{
    kh_status ret = KH_OK;
    const unsigned all = self->asked = list_along(request);
    unsigned j;

    for (j = 0; j < KH_NUM_ALONG && self->along == 0; j++) {
        if (all & 1u << j) {
            KH_TRY(try_without(self, request, 1u << j, err));
        }
    }
    if (self->along == 0) {
        KH_TRY(try_without(self, request, all, err));
    }
out:
    return ret;
}

kh_status
kh_missing_find(kh_missing *self, const kh_routes *routes, const kh_exclusion *exclusions,
    size_t num_exclusions, kh_error *err)
{
    kh_status ret = KH_OK;
    bool connected;

    KH_TRY(find_reach(self, routes, &connected, err));
    if (connected) {
        KH_TRY(find_along(self, routes->request, err));
    } else {
        KH_TRY(kh_gap_find(self, routes, exclusions, num_exclusions, err));
    }
out:
    return ret;
}
