/**
 * @file measure.h
 * @brief The registry of node measures.
 *
 * A measure is one const record in a file of its own and one line in measures.def. Help, the
 * definitions in JSON output, the table in the README and the property tests follow from the
 * record; a test fails while a measure has no known values.
 */
#ifndef KH_MEASURE_MEASURE_H
#define KH_MEASURE_MEASURE_H

#include "../net/net.h"

#include <stdbool.h>

KH_BEGIN_DECLS

/** What a measure makes of the strength of ties in a weighted net. */
typedef enum {
    KH_WEIGHT_IGNORED,  /**< counts ties, whatever their strength. */
    KH_WEIGHT_STRENGTH, /**< a stronger tie is a closer one. */
    KH_WEIGHT_LENGTH,   /**< walks paths whose steps are 1 / strength long. */
    KH_WEIGHT_ALWAYS    /**< uses strength also in an unweighted net. */
} kh_weight_role;

/** What a measure makes of the direction of ties in a directed net. */
typedef enum {
    KH_ARROWS_IGNORED,  /**< works on the union of both ways. */
    KH_ARROWS_FOLLOWED, /**< walks arrows from tail to head. */
    KH_ARROWS_COUNTED   /**< looks at arcs in and out. */
} kh_arrow_role;

/** What `--normalized` divides by. */
typedef enum {
    KH_NORMAL_NONE,  /**< nothing: the value is unchanged. */
    KH_NORMAL_TIES,  /**< degree: N - 1; 2(N - 1) in a directed net. */
    KH_NORMAL_ARCS,  /**< in- and out-degree: N - 1. */
    KH_NORMAL_PAIRS, /**< betweenness: (N - 1)(N - 2) / 2; unhalved in a directed net. */
    KH_NORMAL_OTHERS /**< harmonic: N - 1. */
} kh_normal;

typedef enum { KH_VALUE_REAL, KH_VALUE_INTEGER, KH_VALUE_BOOLEAN } kh_value_kind;

typedef struct kh_measure {
    const char *name;       /**< command-line and JSON name. */
    const char *summary;    /**< one line in plain words, for help. */
    const char *formula;    /**< in plain text. */
    const char *unit;       /**< of the raw value. */
    double lowest, highest; /**< raw values lie in [lowest, highest]. */
    kh_value_kind kind;
    kh_weight_role weight;
    kh_arrow_role arrows;
    kh_normal normal;
    const char *undefined; /**< when a value is NaN (null in output); "" if never. */
    const char *source;    /**< literature, with its DOI where there is one. */
    const char *cost;      /**< in nodes n and ties m. */
    /** Fill values[0 .. num_nodes - 1], NaN where undefined. */
    kh_status (*compute)(const kh_net *net, double *values, kh_error *err);
} kh_measure;

/** The measure of a name. @return KH_ERR_NOTFOUND; the hint names the nearest. */
kh_status kh_measure_find(
    const char *name, const kh_measure **measure, kh_error *err) KH_MUST_CHECK;

/**
 * Compute a measure, normalised if asked for. A value that is -0 becomes 0; infinities become NaN.
 * @param values num_nodes values, the caller's; unchanged on failure.
 */
kh_status kh_measure_run(const kh_measure *measure, const kh_net *net, bool normalized,
    double *values, kh_error *err) KH_MUST_CHECK;

/** All measures, one after the other from 0 on; NULL beyond the last. */
const kh_measure *kh_measure_at(size_t index);

KH_END_DECLS

#define MEASURE(name) extern const kh_measure kh_measure_##name;
#include "measures.def"
#undef MEASURE

/** All measures in the order of measures.def, ended by NULL. */
extern const kh_measure *const kh_measures[];

/** Burt's four measures, num_nodes values each. */
typedef struct {
    double *constraint, *effective_size, *efficiency, *hierarchy;
} kh_structural_holes;

/**
 * All four from one pass over the triangles, as kh_measure_run() of each.
 * @param values arrays of the caller. @return KH_ERR_NOMEM.
 */
kh_status kh_structural_holes_run(
    const kh_net *net, const kh_structural_holes *values, kh_error *err) KH_MUST_CHECK;

/** What kh_measure_run() divides by where it normalises. */
double kh_measure_divisor(const kh_measure *measure, const kh_net *net);

#endif
