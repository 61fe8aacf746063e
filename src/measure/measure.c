/* The registry, and what holds for every measure. */
#include "measure_private.h"

#include "../base/choices.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const kh_measure *const kh_measures[] = {
#define MEASURE(name) &kh_measure_##name,
#include "measures.def"
#undef MEASURE
    NULL,
};

const kh_measure *
kh_measure_at(size_t index)
{
    return index < sizeof(kh_measures) / sizeof(*kh_measures) ? kh_measures[index] : NULL;
}

kh_status
kh_measure_find(const char *name, const kh_measure **measure, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; kh_measures[j] != NULL; j++) {
        if (strcmp(kh_measures[j]->name, name) == 0) {
            kh_choices_free(&choices);
            *measure = kh_measures[j];
            return KH_OK;
        }
        kh_choices_offer(&choices, kh_measures[j]->name);
    }
    return kh_choices_fail(&choices, "measure", err);
}

double
kh_measure_divisor(const kh_measure *measure, const kh_net *net)
{
    const double n = (double) net->num_nodes;
    const double ways = net->directed ? 2 : 1;

    switch (measure->normal) {
        case KH_NORMAL_TIES:
            return ways * (n - 1);
        case KH_NORMAL_ARCS:
        case KH_NORMAL_OTHERS:
            return n - 1;
        case KH_NORMAL_PAIRS:
            return ways * (n - 1) * (n - 2) / 2;
        case KH_NORMAL_NONE:
            break;
    }
    return 1;
}

double
kh_measure_clean(double value)
{
    return !isfinite(value) ? NAN : value == 0 ? 0 : value;
}

kh_status
kh_measure_run(
    const kh_measure *measure, const kh_net *net, bool normalized, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const double by = normalized ? kh_measure_divisor(measure, net) : 1;
    double *raw = NULL;
    size_t v;

    KH_TRY(KH_NEW(&raw, net->num_nodes, "values", err));
    KH_TRY(measure->compute(net, raw, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = kh_measure_clean(raw[v] / by);
    }
out:
    free(raw);
    return ret;
}
