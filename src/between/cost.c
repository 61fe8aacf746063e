#include "cost.h"

double
kh_betweenness_steps(const kh_net *net)
{
    return net->num_nodes == 0 ? 0
                               : (double) net->num_nodes * (double) net->out.start[net->num_nodes];
}

bool
kh_betweenness_is_costly(const kh_net *net)
{
    return !net->weighted && kh_betweenness_steps(net) > KH_MOST_EXACT_STEPS;
}
