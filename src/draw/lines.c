#include "lines.h"

#include <math.h>
#include <string.h>

const kh_confidence kh_confidences[KH_NUM_CONFIDENCES] = {
    { 0.8, "solid", { 0x24, 0x31, 0x3F }, KH_WORDS_CONFIDENT },
    { 0.5, "dashed", { 0x24, 0x31, 0x3F }, KH_WORDS_LESS_CONFIDENT },
    { 0, "dotted", { 0x24, 0x31, 0x3F }, KH_WORDS_NOT_CONFIDENT },
    { -INFINITY, "solid", { 0x87, 0x93, 0x9F }, KH_WORDS_NO_CONFIDENCE },
};

bool
kh_lines_tell(const kh_drawing *self, const char *what)
{
    return self->view->line_by != NULL && strcmp(self->view->line_by, what) == 0;
}

size_t
kh_claim_confidence(const kh_drawing *self, const kh_claim *claim)
{
    double most = KH_NOT_STATED;
    size_t j;

    for (j = 0; j < claim->count; j++) {
        const double own = self->graph->edges.confidence[claim->edges[j]];

        most = own > most ? own : most;
    }
    for (j = 0; most < kh_confidences[j].least; j++) {
    }
    return j;
}

void
kh_lines_apply(const kh_drawing *self, const kh_claim *claim, kh_drawn_edge *edge)
{
    if (claim->aside) {
        return;
    }
    if (kh_lines_tell(self, "confidence")) {
        const kh_confidence *confidence = &kh_confidences[kh_claim_confidence(self, claim)];

        edge->style = confidence->style;
        edge->color = confidence->color;
    } else if (kh_lines_tell(self, "none")) {
        edge->style = "solid";
        edge->color = KH_COLOR_LINE;
    }
}
