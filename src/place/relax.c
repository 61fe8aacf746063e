#include "relax.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "tree.h"

#include <math.h>
#include <stdlib.h>

/* How far a node of mass 1 may go in the first round. */
#define FIRST_HEAT 1.0
/* So many nodes are a task; fewer are not worth a second thread. */
#define TASK_NODES 1024

typedef struct {
    const place_level *level;
    const double *x, *y;
    double *next_x, *next_y;
    place_tree tree;
    double heat; /* how far a node may go in a round, by the root of its mass. */
} relaxing;

/* A step of Jacobi's iteration: where ties alone would balance it, plus what pushes; half way. */
static void
move_node(relaxing *self, size_t place)
{
    const place_level *level = self->level;
    const uint32_t v = self->tree.node[place];
    const double limit = self->heat * sqrt(level->mass[v]);
    double fx, fy, length, step;
    size_t j;

    place_tree_push(&self->tree, place, &fx, &fy);
    fx *= level->mass[v];
    fy *= level->mass[v];
    for (j = level->start[v]; j < level->start[v + 1]; j++) {
        const uint32_t u = level->node[j];

        fx += level->weight[j] * (self->x[u] - self->x[v]);
        fy += level->weight[j] * (self->y[u] - self->y[v]);
    }
    length = sqrt(fx * fx + fy * fy);
    step = 0.5 / level->pull[v];
    step = step * length > limit ? limit / length : step;
    self->next_x[v] = self->x[v] + step * fx;
    self->next_y[v] = self->y[v] + step * fy;
}

static kh_status
move_nodes(void *context, size_t task, size_t worker, kh_error *err)
{
    relaxing *self = context;
    const size_t end = (task + 1) * TASK_NODES;
    size_t place;

    (void) worker;
    (void) err;
    for (place = task * TASK_NODES; place < end && place < self->level->num; place++) {
        move_node(self, place);
    }
    return KH_OK;
}

kh_status
place_relax(const place_level *level, size_t num_rounds, size_t num_threads, double *x, double *y,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_tasks = (level->num + TASK_NODES - 1) / TASK_NODES;
    const size_t num_workers = kh_parallel_workers(num_threads, num_tasks);
    relaxing self = { .level = level, .x = x, .y = y };
    size_t round, v;

    KH_TRY(place_tree_init(&self.tree, level->num, err));
    KH_TRY(KH_NEW(&self.next_x, level->num, "nodes", err));
    KH_TRY(KH_NEW(&self.next_y, level->num, "nodes", err));
    for (round = 0; level->num > 1 && round < num_rounds; round++) {
        self.heat = FIRST_HEAT * (double) (num_rounds - round) / (double) num_rounds;
        KH_TRY(place_tree_build(&self.tree, x, y, level->mass, err));
        KH_TRY(kh_parallel_run(num_tasks, num_workers, move_nodes, &self, err));
        for (v = 0; v < level->num; v++) {
            x[v] = self.next_x[v];
            y[v] = self.next_y[v];
        }
    }
out:
    place_tree_free(&self.tree);
    free(self.next_x);
    free(self.next_y);
    return ret;
}
