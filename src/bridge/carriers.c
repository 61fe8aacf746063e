#include "carriers.h"

#include "../base/array.h"
#include "../base/json.h"
#include "cross.h"

#include <math.h>
#include <stdlib.h>

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

/* The largest part that comes behind `before` in falling order; mass 0 if there is none. */
static kh_sector_part
next_part(const kh_carriers *self, size_t v, const kh_sector_part *before)
{
    const uint32_t num = (uint32_t) self->net->num_sectors;
    kh_sector_part best = { 0 };
    uint32_t x, y;

    for (x = 0; x < num; x++) {
        for (y = x + 1; y < num; y++) {
            const double mass = kh_carriers_mass(self, x, y, v);
            const bool is_behind
                = before == NULL || mass < before->mass
                  || (mass == before->mass && (x > before->x || (x == before->x && y > before->y)));

            if (is_behind && mass > best.mass) {
                best = (kh_sector_part){ x, y, mass, 0 };
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

/* Shares of a sum; a part that carries nothing ends the list. */
static size_t
count_parts(kh_sector_part parts[KH_TOP_PAIRS], double sum)
{
    size_t num = 0;

    while (num < KH_TOP_PAIRS && parts[num].mass > 0) {
        parts[num].share = parts[num].mass / sum;
        num++;
    }
    return num;
}

size_t
kh_carriers_top_pairs(const kh_carriers *self, size_t v, kh_sector_part parts[KH_TOP_PAIRS])
{
    size_t j;

    for (j = 0; j < KH_TOP_PAIRS; j++) {
        parts[j] = (kh_sector_part){ 0 };
        if (j == 0 || parts[j - 1].mass > 0) {
            parts[j] = next_part(self, v, j == 0 ? NULL : &parts[j - 1]);
        }
    }
    return count_parts(parts, sum_masses(self, v));
}

static void
add_part(const kh_net *net, kh_sector_part part, kh_text *json, kh_text *words)
{
    const char *a = kh_net_sector_id(net, part.x), *b = kh_net_sector_id(net, part.y);

    kh_text_add(json, "{\"a\":");
    kh_json_add_string(json, a);
    kh_text_add(json, ",\"b\":");
    kh_json_add_string(json, b);
    kh_text_add(json, ",\"mass\":");
    kh_text_add_number(json, part.mass);
    kh_text_add(json, ",\"share\":");
    kh_text_add_number(json, part.share);
    kh_text_add_char(json, '}');
    kh_text_print(words, "%s-%s %.2f", a, b, part.share);
}

static void
add_parts(const kh_net *net, const kh_sector_part *parts, size_t num, kh_text *json, kh_text *words)
{
    size_t j;

    kh_text_add_char(json, '[');
    for (j = 0; j < num; j++) {
        kh_text_add(json, j == 0 ? "" : ",");
        kh_text_add(words, j == 0 ? "" : ", ");
        add_part(net, parts[j], json, words);
    }
    kh_text_add_char(json, ']');
}

void
kh_carriers_add_top_pairs(const kh_carriers *self, size_t v, kh_text *json, kh_text *words)
{
    kh_sector_part parts[KH_TOP_PAIRS];
    const size_t num = kh_carriers_top_pairs(self, v, parts);

    add_parts(self->net, parts, num, json, words);
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
keep_part(kh_sector_part parts[KH_TOP_PAIRS], kh_sector_part part)
{
    size_t j;

    for (j = KH_TOP_PAIRS; j > 0 && part.mass > parts[j - 1].mass; j--) {
        if (j < KH_TOP_PAIRS) {
            parts[j] = parts[j - 1];
        }
    }
    if (j < KH_TOP_PAIRS) {
        parts[j] = part;
    }
}

size_t
kh_carried_top_pairs(const kh_carried *carried, size_t num, double unit, size_t v,
    kh_sector_part parts[KH_TOP_PAIRS])
{
    double sum = 0;
    size_t j;

    for (j = 0; j < KH_TOP_PAIRS; j++) {
        parts[j] = (kh_sector_part){ 0 };
    }
    for (j = find_carried(carried, num, v); j < num && carried[j].node == v; j++) {
        const double mass = (double) carried[j].num_paths * unit;

        sum += mass;
        keep_part(parts, (kh_sector_part){ carried[j].a, carried[j].b, mass, 0 });
    }
    return count_parts(parts, sum);
}

void
kh_carried_add_top_pairs(const kh_net *net, const kh_carried *carried, size_t num, double unit,
    size_t v, kh_text *json, kh_text *words)
{
    kh_sector_part parts[KH_TOP_PAIRS];
    const size_t found = kh_carried_top_pairs(carried, num, unit, v, parts);

    add_parts(net, parts, found, json, words);
}
