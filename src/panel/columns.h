/**
 * @file columns.h
 * @brief What the columns of the bridging panel are: definitions in JSON, help and documentation
 * follow from here.
 */
#ifndef KH_PANEL_COLUMNS_H
#define KH_PANEL_COLUMNS_H

#include "../measure/measure.h"
#include "../table/table.h"
#include "../chance/significance.h"

/** The columns behind `id label type sectors`, in their order. */
typedef enum {
    KH_BRIDGE_CROSS_BETWEENNESS,
    KH_BRIDGE_CROSS_SHARE,
    KH_BRIDGE_PARTICIPATION,
    KH_BRIDGE_WITHIN_Z,
    KH_BRIDGE_EI_INDEX,
    KH_BRIDGE_COORDINATOR,
    KH_BRIDGE_CONSULTANT,
    KH_BRIDGE_REPRESENTATIVE,
    KH_BRIDGE_GATEKEEPER,
    KH_BRIDGE_LIAISON,
    KH_BRIDGE_BROKERAGE,
    KH_BRIDGE_CONSTRAINT,
    KH_BRIDGE_EFFECTIVE_SIZE,
    KH_BRIDGE_EFFICIENCY,
    KH_BRIDGE_HIERARCHY,
    KH_BRIDGE_BRIDGING,
    KH_BRIDGE_BRIDGENESS,
    KH_BRIDGE_ARTICULATION,
    KH_BRIDGE_CUT_OFF,
    KH_BRIDGE_TOP_PAIRS,
    KH_BRIDGE_SINGLE_SOURCE_TIES,
    KH_BRIDGE_CONTESTED_TIES,
    KH_NUM_BRIDGE_COLUMNS
} kh_bridge_column_index;

/** One column, or one and what chance makes of it. */
typedef struct {
    const kh_measure
        *measure;        /**< what it says; `compute` is NULL where several are found at once. */
    const char *heading; /**< for people. */
    kh_cell_kind kind;
    kh_judged judged; /**< KH_NUM_JUDGED: not. Else `_mean _sd _z _p _q` stand behind it. */
    bool detail;      /**< for the machine formats. */
    int decimals;     /**< for people; 0: as many as tell it apart. */
} kh_bridge_column;

extern const kh_bridge_column kh_bridge_columns[KH_NUM_BRIDGE_COLUMNS];

/** The same measures as a list ended by NULL, for documentation. */
extern const kh_measure *const kh_bridge_measures[];

/** What chance makes of a judged column: the five that stand behind it. */
typedef struct {
    const char *suffix;     /**< e.g. "_mean". */
    const char *definition; /**< in one phrase. */
} kh_bridge_statistic;

#define KH_NUM_STATISTICS 5

extern const kh_bridge_statistic kh_bridge_statistics[KH_NUM_STATISTICS];

/** The value of a statistic, in the order of kh_bridge_statistics. */
double kh_bridge_statistic_of(const kh_significance *judged, size_t statistic);

/**
 * The measure that a column of the panel shows; `liaison_z` and the like give `liaison`.
 * @return NULL if there is none.
 */
const kh_measure *kh_bridge_measure_find(const char *name);

#endif
