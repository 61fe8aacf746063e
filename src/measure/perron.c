/* The dominant eigenvector of a non-negative matrix, all its parts at once. */
#include "../base/progress.h"
#include "measure_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Steps before a part is handed to kh_perron_solve_part(), and how often it is judged. */
#define MAX_STEPS 960
#define STRIDE    16

/* How far the vector may be from its limit, relative to its largest entry. */
#define TOLERANCE 1e-14
/* Roots that differ by less, relatively, are one eigenvalue. */
#define SAME_ROOT 1e-10
/* What a solution may miss Mx = root x by, relatively; more is a failure. */
#define MAX_RESIDUAL 1e-9
/* Below this, entries have lost digits to underflow and say nothing about the root. */
#define TINY 1e-200

typedef enum { RUNNING, SLOW, DONE, DROPPED } part_state;

/* What is known about one part. By Collatz and Wielandt its root lies between the least and the
 * largest of (Mx)_v / x_v, whatever the positive x. */
typedef struct {
    part_state state;
    double shift;        /* added to the diagonal: makes -root and other large roots harmless. */
    double lower, upper; /* of the root. */
    double sum_x, sum_y, xx, xy;
    double top;                 /* largest entry of the next vector. */
    double change, last_change; /* of the vector, at this judgement and at the one before. */
    double root;
} part_info;

typedef struct {
    const kh_perron *matrix;
    part_info *parts;
    double *x, *y;
} solver;

static void
survey(solver *self)
{
    const kh_perron *m = self->matrix;
    size_t b, v;

    m->multiply(m->extra, self->x, self->y);
    for (b = 0; b < m->num_parts; b++) {
        part_info *p = &self->parts[b];

        p->sum_x = p->sum_y = p->xx = p->xy = p->upper = 0;
        p->lower = INFINITY;
    }
    for (v = 0; v < m->num; v++) {
        part_info *p = &self->parts[m->part[v]];
        const double x = self->x[v], y = self->y[v];

        p->sum_x += x;
        p->sum_y += y;
        p->xx += x * x;
        p->xy += x * y;
        if (x > TINY) {
            p->lower = y / x < p->lower ? y / x : p->lower;
            p->upper = y / x > p->upper ? y / x : p->upper;
        }
    }
    for (b = 0; b < m->num_parts; b++) {
        part_info *p = &self->parts[b];

        p->root = m->symmetric ? p->xy / p->xx : p->sum_y / p->sum_x;
        p->lower = m->symmetric ? p->root : p->lower;
    }
}

/* Parts whose root is certainly not the largest need no more work. */
static void
drop_lesser(solver *self)
{
    double best = 0;
    size_t b;

    for (b = 0; b < self->matrix->num_parts; b++) {
        best = fmax(best, self->parts[b].lower);
    }
    for (b = 0; b < self->matrix->num_parts; b++) {
        part_info *p = &self->parts[b];

        if (p->state == RUNNING && p->upper < best * (1 - 2 * SAME_ROOT)) {
            p->state = DROPPED;
        }
    }
}

/* x <- (M + shift) x, scaled to a largest entry of 1 in each part. */
static void
step(solver *self)
{
    const kh_perron *m = self->matrix;
    size_t b, v;

    for (b = 0; b < m->num_parts; b++) {
        self->parts[b].top = self->parts[b].change = 0;
    }
    for (v = 0; v < m->num; v++) {
        part_info *p = &self->parts[m->part[v]];

        self->y[v] += p->shift * self->x[v];
        p->top = self->y[v] > p->top ? self->y[v] : p->top;
    }
    for (v = 0; v < m->num; v++) {
        part_info *p = &self->parts[m->part[v]];

        if (p->state == RUNNING) {
            const double next = self->y[v] / p->top, change = fabs(next - self->x[v]);

            p->change = change > p->change ? change : p->change;
            self->x[v] = next;
        }
    }
}

/* What is left to go is a geometric series: its ratio follows from how much the changes shrank
 * since the last judgement. @return whether anything still runs. */
static bool
judge(solver *self)
{
    bool running = false;
    size_t b;

    for (b = 0; b < self->matrix->num_parts; b++) {
        part_info *p = &self->parts[b];

        if (p->state == RUNNING) {
            const double ratio = pow(p->change / p->last_change, 1.0 / STRIDE);

            if (p->change == 0 || (ratio < 1 && p->change * ratio / (1 - ratio) < TOLERANCE)) {
                p->state = DONE;
            }
            p->last_change = p->change;
            running = running || p->state == RUNNING;
        }
    }
    return running;
}

static void
iterate(solver *self)
{
    size_t b, v;
    int i;

    for (v = 0; v < self->matrix->num; v++) {
        self->x[v] = self->matrix->start[v];
    }
    survey(self);
    for (b = 0; b < self->matrix->num_parts; b++) {
        part_info *p = &self->parts[b];

        /* A part without entries is one row; its root is 0. */
        p->state = p->upper > 0 ? RUNNING : DROPPED;
        p->shift = p->root / 2;
        p->last_change = 1;
    }
    kh_progress_begin("eigenvector", 0);
    for (i = 1; i <= MAX_STEPS; i++) {
        step(self);
        kh_progress_add(1);
        survey(self);
        if (i % STRIDE == 0) {
            drop_lesser(self);
            if (!judge(self)) {
                break;
            }
        }
    }
    kh_progress_end();
    for (b = 0; b < self->matrix->num_parts; b++) {
        part_info *p = &self->parts[b];

        p->state = p->state == RUNNING ? SLOW : p->state;
    }
}

/* The rows of each part in turn: row[start[b]] .. row[start[b + 1] - 1]. */
static void
sort_rows(const kh_perron *m, size_t *start, uint32_t *row)
{
    size_t b, v;

    for (v = 0; v < m->num; v++) {
        start[m->part[v] + 2]++;
    }
    for (b = 0; b < m->num_parts; b++) {
        start[b + 2] += start[b + 1];
    }
    for (v = 0; v < m->num; v++) {
        row[start[m->part[v] + 1]++] = (uint32_t) v;
    }
}

static kh_status
finish_slow(solver *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_perron *m = self->matrix;
    size_t *start = NULL;
    uint32_t *row = NULL;
    size_t b;

    KH_TRY(KH_NEW(&start, m->num_parts + 2, "parts", err));
    KH_TRY(KH_NEW(&row, m->num, "rows", err));
    sort_rows(m, start, row);
    for (b = 0; b < m->num_parts; b++) {
        if (self->parts[b].state == SLOW) {
            KH_TRY(kh_perron_solve_part(m, row + start[b], start[b + 1] - start[b], self->x, err));
        }
    }
    survey(self);
out:
    free(start);
    free(row);
    return ret;
}

static kh_status
check_residual(const solver *self, double root, kh_error *err)
{
    size_t v;

    for (v = 0; v < self->matrix->num; v++) {
        const part_info *p = &self->parts[self->matrix->part[v]];
        const double residual = fabs(self->y[v] - p->root * self->x[v]);

        if (p->state == DONE && !(residual <= MAX_RESIDUAL * root)) {
            return kh_fail(err, KH_ERR_NUMERIC,
                "the dominant eigenvector was not found: an entry misses by %g after %d steps "
                "of power iteration and the methods behind it",
                residual / root, MAX_STEPS);
        }
    }
    return KH_OK;
}

/* Keep the parts with the largest root, each as the projection of `start` on it. */
static void
project(solver *self, double root, double *vector, double *roots)
{
    const kh_perron *m = self->matrix;
    size_t b, v;

    for (b = 0; b < m->num_parts; b++) {
        part_info *p = &self->parts[b];

        p->state = p->state == DONE && p->root >= root * (1 - SAME_ROOT) ? DONE : DROPPED;
        roots[b] = p->state == DONE ? p->root : 0;
        p->sum_x = 0;
    }
    for (v = 0; v < m->num; v++) {
        self->parts[m->part[v]].sum_x += m->start[v] * self->x[v];
    }
    for (v = 0; v < m->num; v++) {
        const part_info *p = &self->parts[m->part[v]];

        vector[v] = p->state == DONE ? self->x[v] * (p->sum_x / p->xx) : 0;
    }
}

kh_status
kh_perron_solve(const kh_perron *self, double *vector, double *roots, kh_error *err)
{
    kh_status ret = KH_OK;
    solver s = { .matrix = self };
    double root = 0;
    size_t b;

    KH_TRY(KH_NEW(&s.parts, self->num_parts, "parts", err));
    KH_TRY(KH_NEW(&s.x, self->num, "values", err));
    KH_TRY(KH_NEW(&s.y, self->num, "values", err));
    iterate(&s);
    KH_TRY(finish_slow(&s, err));
    for (b = 0; b < self->num_parts; b++) {
        if (s.parts[b].state != DROPPED) {
            s.parts[b].state = DONE;
            root = fmax(root, s.parts[b].root);
        }
    }
    KH_TRY(check_residual(&s, root, err));
    project(&s, root, vector, roots);
out:
    free(s.parts);
    free(s.x);
    free(s.y);
    return ret;
}
