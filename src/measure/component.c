#include "measure_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The node of a component whose id comes first in byte order. */
typedef struct {
    const char *id;
    uint32_t component;
} first_id;

static int
compare_ids(const void *pa, const void *pb)
{
    return strcmp(((const first_id *) pa)->id, ((const first_id *) pb)->id);
}

static void
find_firsts(const kh_net *net, const uint32_t *component, first_id *firsts)
{
    size_t v;

    for (v = 0; v < net->num_nodes; v++) {
        const char *id = kh_graph_node_id(net->graph, net->node[v]);
        first_id *first = &firsts[component[v]];

        if (first->id == NULL || strcmp(id, first->id) < 0) {
            *first = (first_id){ id, component[v] };
        }
    }
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *component = NULL, *number = NULL;
    first_id *firsts = NULL;
    size_t num_components, j;

    KH_TRY(KH_NEW(&component, net->num_nodes, "nodes", err));
    KH_TRY(kh_net_components(net, component, NULL, &num_components, err));
    KH_TRY(KH_NEW(&firsts, num_components, "components", err));
    KH_TRY(KH_NEW(&number, num_components, "components", err));
    find_firsts(net, component, firsts);
    qsort(firsts, num_components, sizeof(*firsts), compare_ids);
    for (j = 0; j < num_components; j++) {
        number[firsts[j].component] = (uint32_t) j;
    }
    for (j = 0; j < net->num_nodes; j++) {
        values[j] = number[component[j]];
    }
out:
    free(component);
    free(number);
    free(firsts);
    return ret;
}

const kh_measure kh_measure_component = {
    .name = "component",
    .summary = "which connected part it belongs to: bodies with the same number are linked, "
               "directly or through others",
    .formula = "number of the weak component of v; components are numbered from 0 in the byte "
               "order of their smallest id",
    .unit = "number of the component",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .cost = "O(n + m)",
    .compute = compute,
};
