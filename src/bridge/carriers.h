/**
 * @file carriers.h
 * @brief Who carries between which two sectors.
 */
#ifndef KH_BRIDGE_CARRIERS_H
#define KH_BRIDGE_CARRIERS_H

#include "../between/sampled.h"
#include "sector_reach.h"

/** Betweenness of all nodes by pair of sectors, and what it is part of. All-zero is valid. */
typedef struct {
    const kh_net *net;
    size_t num_pairs;
    double *masses; /**< num_nodes rows of num_pairs; kh_cross_by_pair(). */
    kh_sector_reach reach;
} kh_carriers;

/** @return as kh_cross_by_pair(). */
kh_status kh_carriers_compute(
    kh_carriers *self, const kh_net *net, size_t num_threads, kh_error *err) KH_MUST_CHECK;

void kh_carriers_free(kh_carriers *self);

/** Q_XY(v). */
double kh_carriers_mass(const kh_carriers *self, uint32_t x, uint32_t y, size_t v);

/** Q_XY(v) as a share of the connected pairs between X and Y of which v is no end; 0 if there are
 * none. */
double kh_carriers_share(const kh_carriers *self, uint32_t x, uint32_t y, size_t v);

/** A pair of sectors that a node carries between. */
typedef struct {
    uint32_t x, y; /**< x < y. */
    double mass;   /**< its betweenness between the two. */
    double share;  /**< of its cross-sector betweenness. */
} kh_sector_part;

#define KH_TOP_PAIRS 2

/** The pairs of sectors that v carries most between, by falling mass; equal ones in the order of
 * sectors. @return their number: those that carry nothing are none. */
size_t kh_carriers_top_pairs(const kh_carriers *self, size_t v, kh_sector_part parts[KH_TOP_PAIRS]);

/** The same from what a sample of paths carried: `num` entries of kh_sampled_cross().
 * @param unit what one path stands for. Cost: O(log num + pairs of v). */
size_t kh_carried_top_pairs(const kh_carried *carried, size_t num, double unit, size_t v,
    kh_sector_part parts[KH_TOP_PAIRS]);

/** The pairs of sectors that v carries most between, at most two: as JSON
 * [{"a","b","mass","share"}], share of v's cross-sector betweenness, and as words,
 * "energy-ict 0.41, energy-health 0.2". Equal ones in the order of sectors. */
void kh_carriers_add_top_pairs(const kh_carriers *self, size_t v, kh_text *json, kh_text *words);

/** The same from a sample, as kh_carried_top_pairs(). */
void kh_carried_add_top_pairs(const kh_net *net, const kh_carried *carried, size_t num, double unit,
    size_t v, kh_text *json, kh_text *words);

#endif
