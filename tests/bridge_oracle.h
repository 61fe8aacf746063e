/* The bridging measures from their definitions, by enumeration: every pair, every shortest path,
 * every triple, every draw of sectors. Nothing here is shared with src/bridge. */
#ifndef BRIDGE_ORACLE_H
#define BRIDGE_ORACLE_H

#include "matrix_net.h"

#include "../src/bridge/brokerage.h"

#define TIE_TOLERANCE 1e-10

/* --- shortest paths ---------------------------------------------------------------------- */

typedef double distances[MOST_NODES][MOST_NODES];

static inline double
oracle_length(const matrix_net *net, size_t u, size_t v)
{
    if (!(net->strength[u][v] > 0)) {
        return INFINITY;
    }
    return net->weighted ? 1 / net->strength[u][v] : 1;
}

static inline void
oracle_distances(const matrix_net *net, distances d)
{
    const size_t n = net->num_nodes;
    size_t u, v, k;

    for (u = 0; u < n; u++) {
        for (v = 0; v < n; v++) {
            d[u][v] = u == v ? 0 : oracle_length(net, u, v);
        }
    }
    for (k = 0; k < n; k++) {
        for (u = 0; u < n; u++) {
            for (v = 0; v < n; v++) {
                d[u][v] = fmin(d[u][v], d[u][k] + d[k][v]);
            }
        }
    }
}

/* Walks every shortest path from the path's end to `target` and counts, for each node, those that
 * it lies on. */
typedef struct {
    const matrix_net *net;
    distances d;
    size_t path[MOST_NODES], num_steps, target;
    double length, limit;
    double num_paths, num_through[MOST_NODES];
} path_walk;

static inline void
oracle_walk(path_walk *walk)
{
    const size_t here = walk->path[walk->num_steps - 1];
    size_t v, j;

    if (here == walk->target) {
        walk->num_paths++;
        for (j = 1; j + 1 < walk->num_steps; j++) {
            walk->num_through[walk->path[j]]++;
        }
        return;
    }
    for (v = 0; v < walk->net->num_nodes; v++) {
        const double before = walk->length, step = oracle_length(walk->net, here, v);

        if (before + step + walk->d[v][walk->target] <= walk->limit) {
            walk->path[walk->num_steps++] = v;
            walk->length += step;
            oracle_walk(walk);
            walk->length = before;
            walk->num_steps--;
        }
    }
}

static inline double
oracle_weight(const matrix_net *net, size_t s, size_t t)
{
    double same = 0, of_s = 0, of_t = 0;
    size_t j;

    for (j = 0; j < net->num_sectors; j++) {
        same += net->share[s][j] * net->share[t][j];
        of_s += net->share[s][j];
        of_t += net->share[t][j];
    }
    return of_s > 0 && of_t > 0 ? 1 - same : 0;
}

/* betweenness[v] and share[v] for all v. */
static inline void
oracle_cross(const matrix_net *net, double *betweenness, double *share)
{
    double all[MOST_NODES] = { 0 };
    path_walk walk = { .net = net };
    size_t s, t, v;

    memset(betweenness, 0, MOST_NODES * sizeof(double));
    oracle_distances(net, walk.d);
    for (s = 0; s < net->num_nodes; s++) {
        for (t = net->directed ? 0 : s + 1; t < net->num_nodes; t++) {
            const double w = oracle_weight(net, s, t);

            if (s == t || !isfinite(walk.d[s][t])) {
                continue;
            }
            walk.path[0] = s;
            walk.num_steps = 1;
            walk.target = t;
            walk.limit = walk.d[s][t] * (1 + TIE_TOLERANCE);
            walk.num_paths = 0;
            memset(walk.num_through, 0, sizeof(walk.num_through));
            oracle_walk(&walk);
            for (v = 0; v < net->num_nodes; v++) {
                if (v != s && v != t) {
                    betweenness[v] += w * walk.num_through[v] / walk.num_paths;
                    all[v] += w;
                }
            }
        }
    }
    for (v = 0; v < net->num_nodes; v++) {
        share[v] = all[v] > 0 ? betweenness[v] / all[v] : NAN;
    }
}

/* --- triples ----------------------------------------------------------------------------- */

#define MOST_GROUPS (MOST_SECTORS + MOST_NODES)

/* What a node may draw: its sectors, or a group of its own. */
static inline void
oracle_groups(const matrix_net *net, size_t v, double groups[MOST_GROUPS])
{
    double sum = 0;
    size_t s;

    memset(groups, 0, MOST_GROUPS * sizeof(double));
    for (s = 0; s < net->num_sectors; s++) {
        groups[s] = net->share[v][s];
        sum += groups[s];
    }
    if (!(sum > 0)) {
        groups[MOST_SECTORS + v] = 1;
    }
}

static inline kh_role
oracle_role(size_t a, size_t v, size_t b)
{
    if (a == v) {
        return v == b ? KH_COORDINATOR : KH_REPRESENTATIVE;
    }
    if (v == b) {
        return KH_GATEKEEPER;
    }
    return a == b ? KH_CONSULTANT : KH_LIAISON;
}

static inline void
oracle_triple(const matrix_net *net, size_t a, size_t v, size_t b, kh_brokerage *count)
{
    double of_a[MOST_GROUPS], of_v[MOST_GROUPS], of_b[MOST_GROUPS];
    size_t i, j, k;

    oracle_groups(net, a, of_a);
    oracle_groups(net, v, of_v);
    oracle_groups(net, b, of_b);
    for (i = 0; i < MOST_GROUPS; i++) {
        for (j = 0; j < MOST_GROUPS && of_a[i] > 0; j++) {
            for (k = 0; k < MOST_GROUPS && of_v[j] > 0; k++) {
                count->roles[oracle_role(i, j, k)] += of_a[i] * of_v[j] * of_b[k];
            }
        }
    }
    count->total++;
}

static inline void
oracle_brokerage(const matrix_net *net, kh_brokerage *counts)
{
    size_t a, v, b;

    memset(counts, 0, MOST_NODES * sizeof(*counts));
    for (v = 0; v < net->num_nodes; v++) {
        for (a = 0; a < net->num_nodes; a++) {
            for (b = 0; b < net->num_nodes; b++) {
                if (a != v && b != v && a != b && net->strength[a][v] > 0 && net->strength[v][b] > 0
                    && !(net->strength[a][b] > 0)) {
                    oracle_triple(net, a, v, b, &counts[v]);
                }
            }
        }
    }
}

/* --- participation ----------------------------------------------------------------------- */

static inline double
oracle_tie(const matrix_net *net, size_t u, size_t v)
{
    return net->strength[u][v] > 0 ? (net->weighted ? net->strength[u][v] : 1) : 0;
}

static inline double
oracle_participation(const matrix_net *net, size_t v)
{
    double into[MOST_SECTORS] = { 0 }, sum = 0, value = 1;
    size_t u, s;

    for (u = 0; u < net->num_nodes; u++) {
        const double tie = oracle_tie(net, v, u) + (net->directed ? oracle_tie(net, u, v) : 0);

        for (s = 0; s < net->num_sectors; s++) {
            into[s] += tie * net->share[u][s];
            sum += tie * net->share[u][s];
        }
    }
    for (s = 0; s < net->num_sectors; s++) {
        value -= (into[s] / sum) * (into[s] / sum);
    }
    return sum > 0 ? value : NAN;
}

#endif
