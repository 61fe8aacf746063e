#include "without.h"

#include "../base/array.h"
#include "possible.h"

#include <stdlib.h>

/* Mark the pieces that touch the body. @return their number. */
static size_t
mark_pieces(const kh_adjacency *rows, uint32_t body, const uint32_t *component, uint8_t *touched)
{
    size_t num = 0, j;

    for (j = rows->start[body]; j < rows->start[body + 1]; j++) {
        const uint32_t piece = component[rows->node[j]];

        num += touched[piece] == 0;
        touched[piece] = 1;
    }
    return num;
}

static uint32_t
largest(const size_t *sizes, const uint8_t *touched, size_t num)
{
    uint32_t best = KH_NONE, c;

    for (c = 0; c < num; c++) {
        if (touched[c] && (best == KH_NONE || sizes[c] > sizes[best])) {
            best = c;
        }
    }
    return best;
}

kh_status
kh_without_compute(kh_without *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *component = NULL, main_piece, v;
    size_t *sizes = NULL, num = 0;
    uint8_t *touched = NULL;

    KH_TRY(KH_NEW(&component, net->num_nodes, "components", err));
    KH_TRY(KH_NEW(&self->cut_off, net->num_nodes, "nodes", err));
    KH_TRY(kh_components_without(net, body, component, &num, err));
    KH_TRY(KH_NEW(&sizes, num, "components", err));
    KH_TRY(KH_NEW(&touched, num, "marks", err));
    self->num_pieces = mark_pieces(&net->out, body, component, touched)
                       + mark_pieces(&net->in, body, component, touched);
    for (v = 0; v < net->num_nodes; v++) {
        if (v != body) {
            sizes[component[v]]++;
        }
    }
    main_piece = largest(sizes, touched, num);
    for (v = 0; v < net->num_nodes; v++) {
        if (v != body && touched[component[v]] && component[v] != main_piece) {
            self->cut_off[self->num_cut_off++] = v;
        }
    }
out:
    free(component);
    free(sizes);
    free(touched);
    return ret;
}

void
kh_without_free(kh_without *self)
{
    free(self->cut_off);
    *self = (kh_without){ 0 };
}
