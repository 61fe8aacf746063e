/* The panel in three sentences. */
#ifndef KH_PANEL_READING_H
#define KH_PANEL_READING_H

#include "panel_values.h"

/* Set the table's words: who leads, which two sectors depend most on one body, which roles are held
 * more often than chance. Call after sorting; rows of the table are the bodies. */
kh_status kh_bridges_add_reading(kh_table *table, const kh_net *net, const panel_values *panel,
    const uint32_t *bodies, const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
