#include "carriers.h"

#include "../base/array.h"
#include "../base/json.h"
#include "cross.h"

#include <math.h>
#include <stdlib.h>

#define MOST_PAIRS 2

kh_status
kh_carriers_compute(kh_carriers *self, const kh_net *net, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_carriers carriers = { .net = net, .num_pairs = kh_num_sector_pairs(net) };

    KH_TRY(KH_NEW(&carriers.masses, net->num_nodes * carriers.num_pairs, "values", err));
    KH_TRY(kh_cross_by_pair(net, num_threads, carriers.masses, err));
    KH_TRY(kh_sector_reach_compute(&carriers.reach, net, err));
    *self = carriers;
    carriers = (kh_carriers){ 0 };
out:
    kh_carriers_free(&carriers);
    return ret;
}

void
kh_carriers_free(kh_carriers *self)
{
    free(self->masses);
    kh_sector_reach_free(&self->reach);
    *self = (kh_carriers){ 0 };
}

double
kh_carriers_mass(const kh_carriers *self, uint32_t x, uint32_t y, size_t v)
{
    return self->masses[v * self->num_pairs + kh_sector_pair(self->net, x, y)];
}

double
kh_carriers_share(const kh_carriers *self, uint32_t x, uint32_t y, size_t v)
{
    const double possible = kh_sector_reach_without(&self->reach, x, y, v);

    return possible > 0 ? fmin(1, kh_carriers_mass(self, x, y, v) / possible) : 0;
}

/* --- the pairs of one node --------------------------------------------------------------- */

typedef struct {
    uint32_t x, y;
    double mass;
} pair_part;

/* The largest part that comes behind `before` in falling order; mass 0 if there is none. */
static pair_part
next_part(const kh_carriers *self, size_t v, const pair_part *before)
{
    const uint32_t num = (uint32_t) self->net->num_sectors;
    pair_part best = { 0, 0, 0 };
    uint32_t x, y;

    for (x = 0; x < num; x++) {
        for (y = x + 1; y < num; y++) {
            const double mass = kh_carriers_mass(self, x, y, v);
            const bool is_behind
                = before == NULL || mass < before->mass
                  || (mass == before->mass && (x > before->x || (x == before->x && y > before->y)));

            if (is_behind && mass > best.mass) {
                best = (pair_part){ x, y, mass };
            }
        }
    }
    return best;
}

static double
sum_masses(const kh_carriers *self, size_t v)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < self->num_pairs; j++) {
        sum += self->masses[v * self->num_pairs + j];
    }
    return sum;
}

static void
add_part(const kh_net *net, pair_part part, double share, kh_text *json, kh_text *words)
{
    const char *a = kh_net_sector_id(net, part.x), *b = kh_net_sector_id(net, part.y);

    kh_text_add(json, "{\"a\":");
    kh_json_add_string(json, a);
    kh_text_add(json, ",\"b\":");
    kh_json_add_string(json, b);
    kh_text_add(json, ",\"mass\":");
    kh_text_add_number(json, part.mass);
    kh_text_add(json, ",\"share\":");
    kh_text_add_number(json, share);
    kh_text_add_char(json, '}');
    kh_text_print(words, "%s-%s %.2f", a, b, share);
}

/* As a list, those that carry nothing left out. */
static void
add_parts(
    const kh_net *net, const pair_part parts[MOST_PAIRS], double sum, kh_text *json, kh_text *words)
{
    size_t j;

    kh_text_add_char(json, '[');
    for (j = 0; j < MOST_PAIRS && parts[j].mass > 0; j++) {
        kh_text_add(json, j == 0 ? "" : ",");
        kh_text_add(words, j == 0 ? "" : ", ");
        add_part(net, parts[j], parts[j].mass / sum, json, words);
    }
    kh_text_add_char(json, ']');
}

void
kh_carriers_add_top_pairs(const kh_carriers *self, size_t v, kh_text *json, kh_text *words)
{
    pair_part parts[MOST_PAIRS] = { { 0 } };
    size_t j;

    for (j = 0; j < MOST_PAIRS && (j == 0 || parts[j - 1].mass > 0); j++) {
        parts[j] = next_part(self, v, j == 0 ? NULL : &parts[j - 1]);
    }
    add_parts(self->net, parts, sum_masses(self, v), json, words);
}

/* --- the same from a sample -------------------------------------------------------------- */

static size_t
find_carried(const kh_carried *carried, size_t num, size_t v)
{
    size_t first = 0, end = num;

    while (first < end) {
        const size_t middle = first + (end - first) / 2;

        if (carried[middle].node < v) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return first;
}

/* Keep the largest, in falling order; of equal ones the first. */
static void
keep_part(pair_part parts[MOST_PAIRS], pair_part part)
{
    size_t j;

    for (j = MOST_PAIRS; j > 0 && part.mass > parts[j - 1].mass; j--) {
        if (j < MOST_PAIRS) {
            parts[j] = parts[j - 1];
        }
    }
    if (j < MOST_PAIRS) {
        parts[j] = part;
    }
}

void
kh_carried_add_top_pairs(const kh_net *net, const kh_carried *carried, size_t num, double unit,
    size_t v, kh_text *json, kh_text *words)
{
    pair_part parts[MOST_PAIRS] = { { 0 } };
    double sum = 0;
    size_t j;

    for (j = find_carried(carried, num, v); j < num && carried[j].node == v; j++) {
        const double mass = (double) carried[j].num_paths * unit;

        sum += mass;
        keep_part(parts, (pair_part){ carried[j].a, carried[j].b, mass });
    }
    add_parts(net, parts, sum, json, words);
}
