/* What is said of a panel whose shares come from a sample of paths. */
#ifndef KH_PANEL_READING_SAMPLED_H
#define KH_PANEL_READING_SAMPLED_H

#include "../base/phrase.h"

/* Who leads, and by how much: only as far as the sample tells.
 * @param names, shares of the first and the second body of the table; share 0: it has none.
 * @param bound how far shares may be off. */
void panel_say_sampled_leader(kh_text *out, kh_tongue tongue, const char *const names[2],
    const double shares[2], double bound);

/* That a sample does not tell which two sectors depend most on one body. */
void panel_say_no_dependence(kh_text *out, kh_tongue tongue);

#endif
