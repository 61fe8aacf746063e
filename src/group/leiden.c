#include "leiden.h"

#include "../base/array.h"
#include "../base/progress.h"
#include "grouping.h"
#include "level.h"
#include "modularity.h"
#include "numbering.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Rounds end when one gains less than this in modularity, at the latest after ten: three at least,
 * and more while that walks no more ties than these. */
#define LEAST_GAIN 1e-5
#define MIN_ROUNDS 3
#define MAX_ROUNDS 10
#define MANY_TIES  10000000

/* Of refinement, in mean ties, as its authors have it. */
#define RANDOMNESS 0.01

/* --- one round --------------------------------------------------------------------------- */

/* The level that a round works on, and where it stands above the nodes of the net. */
typedef struct {
    const level *at;
    level above;     /* owns `at`, but for the net itself. */
    uint32_t *group; /* of the nodes of the level. */
    uint32_t *part;
    uint32_t *place; /* node of the net -> node of the level. */
} climb;

static void
climb_free(climb *self)
{
    level_free(&self->above);
    free(self->group);
    free(self->part);
    free(self->place);
}

static kh_status
climb_init(climb *self, const level *ground, const uint32_t *membership, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    self->at = ground;
    KH_TRY(KH_NEW(&self->group, ground->num, "nodes", err));
    KH_TRY(KH_NEW(&self->part, ground->num, "nodes", err));
    KH_TRY(KH_NEW(&self->place, ground->num, "nodes", err));
    memcpy(self->group, membership, ground->num * sizeof(*membership));
    for (v = 0; v < ground->num; v++) {
        self->place[v] = (uint32_t) v;
    }
out:
    return ret;
}

/* Parts of groups become the nodes of the next level, in the groups that they were in. */
static kh_status
climb_up(climb *self, size_t num_nodes, size_t num_parts, kh_error *err)
{
    kh_status ret = KH_OK;
    level next = { 0 };
    uint32_t *group = NULL;
    size_t v, num_groups;

    KH_TRY(level_of_groups(&next, self->at, self->part, num_parts, err));
    KH_TRY(level_number(self->group, self->at->num, &num_groups, err));
    KH_TRY(KH_NEW(&group, num_parts, "groups", err));
    for (v = 0; v < self->at->num; v++) {
        group[self->part[v]] = self->group[v];
    }
    memcpy(self->group, group, num_parts * sizeof(*group));
    for (v = 0; v < num_nodes; v++) {
        self->place[v] = self->part[self->place[v]];
    }
    level_free(&self->above);
    self->above = next;
    self->at = &self->above;
    next = (level){ 0 };
out:
    level_free(&next);
    free(group);
    return ret;
}

/* Move, refine, make parts into nodes, until no part is more than a node. */
static kh_status
run_round(const level *ground, level_search *search, uint32_t *membership, kh_error *err)
{
    kh_status ret = KH_OK;
    climb c = { 0 };
    size_t num_parts = 0, v;

    KH_TRY(climb_init(&c, ground, membership, err));
    for (;;) {
        KH_TRY(level_move(c.at, search, c.group, err));
        KH_TRY(level_refine(c.at, search, c.group, c.part, &num_parts, err));
        if (num_parts == c.at->num) {
            break;
        }
        KH_TRY(climb_up(&c, ground->num, num_parts, err));
    }
    for (v = 0; v < ground->num; v++) {
        membership[v] = c.group[c.place[v]];
    }
out:
    climb_free(&c);
    return ret;
}

/* --- all rounds -------------------------------------------------------------------------- */

static level_search
start_search(const level *ground, double resolution, uint64_t seed)
{
    double sum = 0;
    size_t v;

    for (v = 0; v < ground->num; v++) {
        sum += ground->strength[v];
    }
    /* Without ties there is no scale, and nothing to move. */
    return (level_search){ .penalty = sum > 0 ? resolution / sum : 1,
        .randomness = sum > 0 ? RANDOMNESS * sum / (double) ground->start[ground->num] : 1,
        .seed = seed };
}

/* In a large net late rounds gain little and take long. */
static size_t
count_rounds(const kh_net *net)
{
    const size_t num = net->num_ties == 0 ? MAX_ROUNDS : MANY_TIES / net->num_ties;

    return num < MIN_ROUNDS ? MIN_ROUNDS : num > MAX_ROUNDS ? MAX_ROUNDS : num;
}

static kh_status
run_rounds(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    level ground = { 0 };
    level_search search;
    const size_t num_rounds = count_rounds(net);
    double before, reached = -INFINITY;
    size_t i;

    KH_TRY(level_of_net(&ground, net, err));
    search = start_search(&ground, resolution, seed);
    for (i = 0; i < num_rounds; i++) {
        before = reached;
        KH_TRY(run_round(&ground, &search, membership, err));
        KH_TRY(kh_groups_number(membership, ground.num, num_groups, err));
        KH_TRY(kh_modularity(net, membership, *num_groups, resolution, &reached, err));
        if (!(reached - before >= LEAST_GAIN)) {
            break;
        }
    }
out:
    level_free(&ground);
    return ret;
}

kh_status
kh_group_leiden(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *found = NULL;
    size_t num = 0, v;

    if (!(resolution > 0) || !isfinite(resolution)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a resolution is above 0");
    }
    KH_TRY(KH_NEW(&found, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        found[v] = (uint32_t) v;
    }
    if (net->num_nodes > 0) {
        kh_progress_begin("communities", 0);
        ret = run_rounds(net, resolution, seed, found, &num, err);
        kh_progress_end();
        KH_TRY(ret);
        memcpy(membership, found, net->num_nodes * sizeof(*found));
    }
    *num_groups = num;
out:
    free(found);
    return ret;
}

kh_status
kh_group_as_sectors(kh_net *net, double resolution, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *membership = NULL;
    size_t num_groups = 0;

    KH_TRY(KH_NEW(&membership, net->num_nodes, "nodes", err));
    KH_TRY(kh_group_leiden(net, resolution, seed, membership, &num_groups, err));
    KH_TRY(kh_net_set_groups(
        net, membership, num_groups, "detected communities (Leiden, modularity)", err));
out:
    free(membership);
    return ret;
}

const kh_grouping kh_grouping_leiden = {
    .name = "leiden",
    .summary = "communities: more ties inside than chance would put there (modularity)",
    .source = "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
    .cost = "about O(m) a round, at most ten rounds",
    .takes_resolution = true,
    .draws = true,
    .compute = kh_group_leiden,
};
