/**
 * @file say.h
 * @brief Sentences about bridging that tables and diagrams share.
 */
#ifndef KH_PANEL_SAY_H
#define KH_PANEL_SAY_H

#include "../base/phrase.h"

/** Shares this close are told as equal. */
#define KH_EQUAL_SHARES 1e-12

/** "Of all connections between sectors, 13.2% run through A, more than through any other body; next
 * is B with 11.8%."
 * @param names, shares of the first and the second body; share 0: it has none. */
void kh_say_leader(
    kh_text *out, kh_tongue tongue, const char *const names[2], const double shares[2]);

/** "The two sectors that depend most on one body are X and Y: 49.2% of their connections run
 * through A."
 * @param sectors their names. */
void kh_say_dependence(
    kh_text *out, kh_tongue tongue, const char *const sectors[2], const char *body, double share);

#endif
