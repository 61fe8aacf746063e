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
add_part(const kh_carriers *self, pair_part part, double share, kh_text *json, kh_text *words)
{
    const char *a = kh_net_sector_id(self->net, part.x), *b = kh_net_sector_id(self->net, part.y);

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

void
kh_carriers_add_top_pairs(const kh_carriers *self, size_t v, kh_text *json, kh_text *words)
{
    const double sum = sum_masses(self, v);
    pair_part part = { 0, 0, 0 };
    size_t j;

    kh_text_add_char(json, '[');
    for (j = 0; j < MOST_PAIRS; j++) {
        part = next_part(self, v, j == 0 ? NULL : &part);
        if (!(part.mass > 0)) {
            break;
        }
        kh_text_add(json, j == 0 ? "" : ",");
        kh_text_add(words, j == 0 ? "" : ", ");
        add_part(self, part, part.mass / sum, json, words);
    }
    kh_text_add_char(json, ']');
}
