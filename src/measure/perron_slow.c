/* Dominant eigenvectors where power iteration would take millions of steps: long chains, and
 * halves that are almost equal. */
#include "../base/progress.h"
#include "../net/arpack.h"
#include "measure_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Up to here the matrix of a part is written out and squared. */
#define MAX_DENSE 128
/* 2^60 steps of power iteration: more than double precision can tell apart. */
#define SQUARINGS 60

/* Krylov vectors that ARPACK keeps, and how often it may begin anew from the best of them. */
#define NUM_KRYLOV   64
#define MAX_RESTARTS 3000

/* A part seen as a matrix of its own. */
typedef struct {
    const kh_perron *matrix;
    const uint32_t *row;
    size_t num_rows;
    double *x, *y; /* full length; x is 0 outside the part. */
} part_view;

static void
multiply_part(const part_view *self, const double *from, double *to)
{
    size_t j;

    for (j = 0; j < self->num_rows; j++) {
        self->x[self->row[j]] = from[j];
    }
    self->matrix->multiply(self->matrix->extra, self->x, self->y);
    for (j = 0; j < self->num_rows; j++) {
        to[j] = self->y[self->row[j]];
    }
}

/* --- squaring ---------------------------------------------------------------------------- */

/* square <- a a, scaled to a largest entry of 1. Sums of products of numbers above 0: nothing
 * cancels, and every squaring doubles the number of steps done. */
static void
square_matrix(const double *a, double *square, size_t n)
{
    size_t i, j, k;

    memset(square, 0, n * n * sizeof(*square));
    for (i = 0; i < n; i++) {
        for (k = 0; k < n; k++) {
            const double factor = a[i * n + k];

            for (j = 0; factor > 0 && j < n; j++) {
                square[i * n + j] += factor * a[k * n + j];
            }
        }
    }
    kh_scale_to_one(square, n * n);
}

/* The matrix of a part, with half its largest entry on the diagonal: without it, powers of a
 * periodic matrix (a ring of arrows, a two-sided net) never settle. */
static void
write_matrix(const part_view *part, double *a, double *unit, double *column)
{
    const size_t n = part->num_rows;
    size_t i, j;

    for (j = 0; j < n; j++) {
        memset(unit, 0, n * sizeof(*unit));
        unit[j] = 1;
        multiply_part(part, unit, column);
        for (i = 0; i < n; i++) {
            a[i * n + j] = column[i];
        }
    }
    kh_scale_to_one(a, n * n);
    for (j = 0; j < n; j++) {
        a[j * n + j] += 0.5;
    }
}

static kh_status
solve_dense(const part_view *part, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = part->num_rows;
    double *a = NULL, *square = NULL, *unit = NULL;
    size_t i, j;
    int k;

    KH_TRY(KH_NEW(&a, n * n, "values", err));
    KH_TRY(KH_NEW(&square, n * n, "values", err));
    KH_TRY(KH_NEW(&unit, n, "values", err));
    write_matrix(part, a, unit, values);
    for (k = 0; k < SQUARINGS; k++) {
        double *swap = a;

        square_matrix(a, square, n);
        a = square;
        square = swap;
    }
    /* A high power has the eigenvector in every column, and so in the sum of them. */
    for (i = 0; i < n; i++) {
        values[i] = 0;
        for (j = 0; j < n; j++) {
            values[i] += a[i * n + j];
        }
    }
out:
    free(a);
    free(square);
    free(unit);
    return ret;
}

/* --- ARPACK ------------------------------------------------------------------------------ */

static igraph_error_t
multiply_for_arpack(igraph_real_t *to, const igraph_real_t *from, int n, void *extra)
{
    (void) n;
    multiply_part(extra, from, to);
    kh_progress_add(1);
    return IGRAPH_SUCCESS;
}

static igraph_error_t
call_arpack(
    part_view *part, igraph_vector_t *roots, igraph_matrix_t *root_pairs, igraph_matrix_t *vectors)
{
    igraph_arpack_options_t options;

    igraph_arpack_options_init(&options);
    options.n = (int) part->num_rows;
    options.nev = 1;
    options.ncv = NUM_KRYLOV;
    options.mxiter = MAX_RESTARTS;
    options.start = 1;
    options.which[0] = 'L';
    options.which[1] = part->matrix->symmetric ? 'A' : 'R';
    return part->matrix->symmetric
               ? igraph_arpack_rssolve(multiply_for_arpack, part, &options, NULL, roots, vectors)
               : igraph_arpack_rnsolve(
                   multiply_for_arpack, part, &options, NULL, root_pairs, vectors);
}

/* ARPACK leaves the sign open, and rounding may leave entries of the far end just below 0. */
static void
take_positive(const igraph_matrix_t *vectors, double *values, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        values[j] = fabs(MATRIX(*vectors, (igraph_integer_t) j, 0));
    }
}

static kh_status
solve_krylov(part_view *part, const double *start, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    igraph_vector_t roots;
    igraph_matrix_t root_pairs, vectors;
    int num_made = 0;
    size_t j;

    KH_TRY(kh_arpack_load(err));
    KH_TRY(KH_IG(igraph_vector_init(&roots, 1), err));
    num_made = 1;
    KH_TRY(KH_IG(igraph_matrix_init(&root_pairs, 1, 2), err));
    num_made = 2;
    KH_TRY(KH_IG(igraph_matrix_init(&vectors, (igraph_integer_t) part->num_rows, 1), err));
    num_made = 3;
    for (j = 0; j < part->num_rows; j++) {
        MATRIX(vectors, (igraph_integer_t) j, 0) = start[part->row[j]];
    }
    kh_progress_begin("eigenvector, slow to converge", 0);
    ret = KH_IG(call_arpack(part, &roots, &root_pairs, &vectors), err);
    kh_progress_end();
    KH_TRY(ret);
    take_positive(&vectors, values, part->num_rows);
out:
    if (num_made > 0) {
        igraph_vector_destroy(&roots);
    }
    if (num_made > 1) {
        igraph_matrix_destroy(&root_pairs);
    }
    if (num_made > 2) {
        igraph_matrix_destroy(&vectors);
    }
    return ret;
}

kh_status
kh_perron_solve_part(
    const kh_perron *self, const uint32_t *row, size_t num_rows, double *x, kh_error *err)
{
    kh_status ret = KH_OK;
    part_view part = { .matrix = self, .row = row, .num_rows = num_rows };
    double *values = NULL;
    size_t j;

    KH_TRY(KH_NEW(&part.x, self->num, "values", err));
    KH_TRY(KH_NEW(&part.y, self->num, "values", err));
    KH_TRY(KH_NEW(&values, num_rows, "values", err));
    if (num_rows <= MAX_DENSE) {
        KH_TRY(solve_dense(&part, values, err));
    } else {
        KH_TRY(solve_krylov(&part, x, values, err));
    }
    kh_scale_to_one(values, num_rows);
    for (j = 0; j < num_rows; j++) {
        x[row[j]] = values[j];
    }
out:
    free(part.x);
    free(part.y);
    free(values);
    return ret;
}

void
kh_scale_to_one(double *values, size_t num)
{
    double top = 0;
    size_t v;

    for (v = 0; v < num; v++) {
        top = fmax(top, values[v]);
    }
    for (v = 0; v < num && top > 0; v++) {
        values[v] /= top;
    }
}
