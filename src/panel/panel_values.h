/* Everything that the panel measures, and what its parts share. */
#ifndef KH_PANEL_PANEL_VALUES_H
#define KH_PANEL_PANEL_VALUES_H

#include "../bridge/brokerage.h"
#include "../bridge/carriers.h"
#include "columns.h"
#include "panel.h"

/* More often than chance: q below this. */
#define KH_BRIDGE_LEVEL 0.05

typedef kh_significance panel_judged[KH_NUM_JUDGED];

typedef struct {
    double *columns[KH_NUM_BRIDGE_COLUMNS]; /* num_nodes values each; NULL for top_pairs */
    kh_carriers carriers;                   /* empty in a panel from a sample */
    bool is_sampled;
    kh_approximation approximation; /* the rest is of a panel from a sample */
    kh_carried *carried;
    size_t num_carried;
    panel_judged *judged; /* a row a body, in the order of the list; NULL: not asked for */
    bool exact_roles;     /* whether mean and sd of the roles are in closed form */
} panel_values;

kh_status panel_values_fill(panel_values *self, const kh_net *net, const uint32_t *bodies,
    size_t num, const kh_bridges_options *options, kh_error *err) KH_MUST_CHECK;

void panel_values_free(panel_values *self);

#endif
