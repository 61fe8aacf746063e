/* Which nodes of a drawing stood in the previous one. */
#include "stable.h"

#include "../base/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/** Nodes in the order of their ids. */
typedef struct {
    const char *id;
    size_t node;
} named;

/** For each node the nodes at the other ends of its lines, in rising order. */
typedef struct {
    size_t *first; /* num_nodes + 1 */
    size_t *others;
} neighbourhood;

static int
compare_names(const void *a, const void *b)
{
    const named *x = a, *y = b;
    const int order = strcmp(x->id, y->id);

    return order != 0 ? order : (x->node > y->node) - (x->node < y->node);
}

static int
compare_indices(const void *a, const void *b)
{
    const size_t x = *(const size_t *) a, y = *(const size_t *) b;

    return (x > y) - (x < y);
}

/* The first node of an id, should a file have it twice. */
static size_t
find_name(const named *names, size_t num, const char *id)
{
    size_t low = 0, high = num;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (strcmp(names[middle].id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < num && strcmp(names[low].id, id) == 0 ? names[low].node : SIZE_MAX;
}

static kh_status
match_ids(const kh_places *previous, const kh_places *next, size_t *old_of, kh_error *err)
{
    kh_status ret = KH_OK;
    named *names = NULL;
    size_t j;

    KH_TRY(KH_NEW(&names, previous->num_nodes, "names", err));
    for (j = 0; j < previous->num_nodes; j++) {
        names[j] = (named){ previous->nodes[j].id, j };
    }
    qsort(names, previous->num_nodes, sizeof(*names), compare_names);
    for (j = 0; j < next->num_nodes; j++) {
        old_of[j] = next->nodes[j].id[0] != '\0'
                        ? find_name(names, previous->num_nodes, next->nodes[j].id)
                        : SIZE_MAX;
    }
out:
    free(names);
    return ret;
}

/* @param rename what to call each node; NULL: as it is. Those called SIZE_MAX are left out. */
static kh_status
list_neighbours(neighbourhood *self, const kh_places *places, const size_t *rename, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, k;

    KH_TRY(KH_NEW(&self->first, places->num_nodes + 2, "neighbours", err));
    KH_TRY(KH_NEW(&self->others, 2 * places->num_lines, "neighbours", err));
    for (j = 0; j < places->num_lines; j++) {
        self->first[places->lines[j].from + 2]++;
        self->first[places->lines[j].to + 2]++;
    }
    for (j = 2; j < places->num_nodes + 2; j++) {
        self->first[j] += self->first[j - 1];
    }
    for (j = 0; j < places->num_lines; j++) {
        const size_t ends[2] = { places->lines[j].from, places->lines[j].to };

        for (k = 0; k < 2; k++) {
            self->others[self->first[ends[k] + 1]++]
                = rename != NULL ? rename[ends[1 - k]] : ends[1 - k];
        }
    }
    for (j = 0; j < places->num_nodes; j++) {
        qsort(self->others + self->first[j], self->first[j + 1] - self->first[j],
            sizeof(*self->others), compare_indices);
    }
out:
    return ret;
}

static void
free_neighbours(neighbourhood *self)
{
    free(self->first);
    free(self->others);
}

static size_t
count_common(const neighbourhood *a, size_t i, const neighbourhood *b, size_t j)
{
    size_t k = a->first[i], m = b->first[j], num = 0;

    while (k < a->first[i + 1] && m < b->first[j + 1] && a->others[k] != SIZE_MAX) {
        if (a->others[k] == b->others[m]) {
            num++;
            k++;
            m++;
        } else if (a->others[k] < b->others[m]) {
            k++;
        } else {
            m++;
        }
    }
    return num;
}

/* A phrase is the one of the same words that shares most neighbours with it. */
static kh_status
match_phrases(const kh_places *previous, const kh_places *next, size_t *old_of, kh_error *err)
{
    kh_status ret = KH_OK;
    neighbourhood before = { 0 }, now = { 0 };
    bool *taken = NULL;
    size_t j, k;

    KH_TRY(KH_NEW(&taken, previous->num_nodes, "phrases", err));
    KH_TRY(list_neighbours(&before, previous, NULL, err));
    KH_TRY(list_neighbours(&now, next, old_of, err));
    for (j = 0; j < next->num_nodes; j++) {
        size_t best = SIZE_MAX, most = 0;

        for (k = 0; next->nodes[j].id[0] == '\0' && k < previous->num_nodes; k++) {
            if (previous->nodes[k].id[0] == '\0' && !taken[k]
                && strcmp(previous->nodes[k].label, next->nodes[j].label) == 0) {
                const size_t common = count_common(&now, j, &before, k);

                if (common > most) {
                    most = common;
                    best = k;
                }
            }
        }
        if (best != SIZE_MAX) {
            old_of[j] = best;
            taken[best] = true;
        }
    }
out:
    free(taken);
    free_neighbours(&before);
    free_neighbours(&now);
    return ret;
}

kh_status
kh_stable_match(const kh_places *previous, const kh_places *next, size_t *old_of, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(match_ids(previous, next, old_of, err));
    KH_TRY(match_phrases(previous, next, old_of, err));
out:
    return ret;
}
