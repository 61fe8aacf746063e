#include "stable.h"

#include "../base/array.h"
#include "spots.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Points by which a box may grow without having grown. */
#define GROWTH 0.5

/* Names in one warning. */
#define MAX_NAMED 8

typedef struct {
    const kh_places *previous;
    kh_places *next;
    size_t *old_of; /* node -> node of the previous layout or SIZE_MAX. */
    double *asked;  /* 2 * num_nodes: where the layout of its own would put each. */
    bool *moved;    /* nodes that lost their place... */
    bool *outside;  /* ...and newcomers that stand outside of their frames. */
    char line;      /* along which a column runs: 'x' or 'y'. */
    kh_spots spots;
    size_t num_kept;
} settling;

static void
close_settling(settling *self)
{
    free(self->old_of);
    free(self->asked);
    free(self->moved);
    free(self->outside);
    kh_spots_free(&self->spots);
}

static kh_status
open_settling(settling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->next->num_nodes;
    size_t j;

    KH_TRY(KH_NEW(&self->old_of, num, "places", err));
    KH_TRY(KH_NEW(&self->asked, 2 * num, "places", err));
    KH_TRY(KH_NEW(&self->moved, num, "places", err));
    KH_TRY(KH_NEW(&self->outside, num, "places", err));
    KH_TRY(kh_spots_open(&self->spots, self->next, err));
    KH_TRY(kh_stable_match(self->previous, self->next, self->old_of, err));
    for (j = 0; j < num; j++) {
        self->asked[2 * j] = self->next->nodes[j].x;
        self->asked[2 * j + 1] = self->next->nodes[j].y;
        self->num_kept += self->old_of[j] != SIZE_MAX && self->next->nodes[j].id[0] != '\0';
    }
out:
    return ret;
}

static bool
has_grown(const settling *self, size_t node)
{
    const kh_stand *now = &self->next->nodes[node];
    const kh_stand *before = &self->previous->nodes[self->old_of[node]];

    return now->width > before->width + GROWTH || now->height > before->height + GROWTH;
}

/* What grew stands first, then what stayed as it was, then phrases: whoever comes later gives
 * way. */
static int
turn(const settling *self, size_t node)
{
    return self->next->nodes[node].id[0] == '\0' ? 2 : has_grown(self, node) ? 0 : 1;
}

static void
keep_places(settling *self)
{
    int now;
    size_t j;

    for (now = 0; now < 3; now++) {
        for (j = 0; j < self->next->num_nodes; j++) {
            kh_stand *node = &self->next->nodes[j];

            if (self->old_of[j] == SIZE_MAX || turn(self, j) != now) {
                continue;
            }
            node->x = self->previous->nodes[self->old_of[j]].x;
            node->y = self->previous->nodes[self->old_of[j]].y;
            node->clustered = node->clustered && self->previous->nodes[self->old_of[j]].clustered;
            if (kh_spots_overlap(&self->spots, j, node->x, node->y, 0)) {
                self->moved[j] = true;
            } else {
                kh_spots_take(&self->spots, j);
            }
        }
    }
    for (j = 0; j < self->next->num_nodes; j++) {
        if (self->moved[j]) {
            (void) kh_spots_find(
                &self->spots, j, 0, &self->next->nodes[j].x, &self->next->nodes[j].y);
            kh_spots_take(&self->spots, j);
        }
    }
}

/* For each node that does not stand yet: sums of x and y over its neighbours that do, and their
 * number. */
static void
sum_neighbours(const settling *self, double *sums)
{
    size_t j, k;

    for (j = 0; j < 3 * self->next->num_nodes; j++) {
        sums[j] = 0;
    }
    for (j = 0; j < self->next->num_lines; j++) {
        const size_t ends[2] = { self->next->lines[j].from, self->next->lines[j].to };

        for (k = 0; k < 2; k++) {
            const kh_stand *other = &self->next->nodes[ends[1 - k]];

            if (self->spots.stands[ends[1 - k]]) {
                sums[3 * ends[k]] += other->x;
                sums[3 * ends[k] + 1] += other->y;
                sums[3 * ends[k] + 2]++;
            }
        }
    }
}

/* The newcomer that most neighbours wait for. */
static size_t
choose(const settling *self, const double *sums)
{
    size_t best = SIZE_MAX, j;

    for (j = 0; j < self->next->num_nodes; j++) {
        if (!self->spots.stands[j] && (best == SIZE_MAX || sums[3 * j + 2] > sums[3 * best + 2])) {
            best = j;
        }
    }
    return best;
}

/* The kept node of the nearest level, the first of them: by what it moved, its column did. */
static size_t
find_guide(const settling *self, size_t node)
{
    const kh_stand *item = &self->next->nodes[node];
    size_t best = SIZE_MAX, j;
    long least = 0;

    for (j = 0; j < self->next->num_nodes; j++) {
        const long away = labs(self->next->nodes[j].level - item->level);

        if (self->old_of[j] != SIZE_MAX && (best == SIZE_MAX || (item->leveled && away < least))) {
            best = j;
            least = away;
        }
    }
    return best;
}

static bool
find_room(const settling *self, size_t node, double *x, double *y)
{
    return kh_spots_find(
        &self->spots, node, self->next->nodes[node].leveled ? self->line : 0, x, y);
}

static void
place_newcomer(settling *self, size_t node, const double sums[3])
{
    kh_stand *item = &self->next->nodes[node];
    const size_t guide = find_guide(self, node);
    const kh_stand *before = &self->previous->nodes[self->old_of[guide]];
    double x = self->asked[2 * node] + before->x - self->asked[2 * guide];
    double y = self->asked[2 * node + 1] + before->y - self->asked[2 * guide + 1];

    if (sums[2] > 0 && (!item->leveled || self->line == 'x')) {
        x = sums[0] / sums[2];
    }
    if (sums[2] > 0 && (!item->leveled || self->line == 'y')) {
        y = sums[1] / sums[2];
    }
    if (!find_room(self, node, &x, &y)) {
        item->clustered = false;
        self->outside[node] = true;
        (void) find_room(self, node, &x, &y);
    }
    item->x = round(x * 100) / 100;
    item->y = round(y * 100) / 100;
    kh_spots_take(&self->spots, node);
}

static kh_status
place_newcomers(settling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    double *sums = NULL;
    size_t node;

    KH_TRY(KH_NEW(&sums, 3 * self->next->num_nodes, "places", err));
    sum_neighbours(self, sums);
    while ((node = choose(self, sums)) != SIZE_MAX) {
        place_newcomer(self, node, sums + 3 * node);
        sum_neighbours(self, sums);
    }
out:
    free(sums);
    return ret;
}

static kh_status
warn(const settling *self, const bool *marked, const char *before, const char *behind,
    kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text names = { 0 };
    size_t num = 0, j;

    for (j = 0; j < self->next->num_nodes; j++) {
        if (marked[j] && self->next->nodes[j].id[0] != '\0' && num++ < MAX_NAMED) {
            kh_text_print(&names, "%s\"%s\"", num > 1 ? ", " : "", self->next->nodes[j].id);
        }
    }
    if (num > MAX_NAMED) {
        kh_text_print(&names, " and %zu more", num - MAX_NAMED);
    }
    KH_TRY(kh_text_status(&names, err));
    if (num > 0) {
        KH_TRY(kh_findings_add(warnings, "W117", (kh_place){ .file = "" }, "", "", err, "%s%s%s",
            before, kh_text_bytes(&names), behind));
    }
out:
    kh_text_free(&names);
    return ret;
}

kh_status
kh_stable_settle(const kh_places *previous, kh_places *next, bool across, bool *stayed,
    kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    settling self = { .previous = previous, .next = next, .line = across ? 'x' : 'y' };

    KH_TRY(open_settling(&self, err));
    *stayed = self.num_kept > 0;
    if (!*stayed) {
        KH_TRY(kh_findings_add(warnings, "W117", (kh_place){ .file = "" }, "", "", err,
            "no node stood in the previous drawing: it is laid out anew"));
        goto out;
    }
    keep_places(&self);
    KH_TRY(place_newcomers(&self, err));
    KH_TRY(warn(&self, self.moved, "labels have grown: ", " had to move", warnings, err));
    KH_TRY(warn(&self, self.outside, "there is no room in their frames for ",
        ", drawn outside of them", warnings, err));
out:
    close_settling(&self);
    return ret;
}
