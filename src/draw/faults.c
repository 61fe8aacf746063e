/* Warnings about what is drawn: nothing wrong with the data, but with what a reader would see. */
#include "details.h"

#include "../graph/label.h"

#include <string.h>

static bool
is_same_color(kh_color a, kh_color b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

/* Each sector that looks like an earlier one is told once. */
static kh_status
find_like_sectors(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    uint32_t j, k;

    for (j = 1; j < graph->sectors.num; j++) {
        const kh_color fill = kh_drawing_sector_fill(self, j);

        for (k = 0; k < j; k++) {
            if (is_same_color(fill, kh_drawing_sector_fill(self, k))
                && kh_drawing_shows_sector(self, k) && kh_drawing_shows_sector(self, j)) {
                KH_TRY(kh_findings_add(self->warnings, "W113", (kh_place){ .file = "" }, "",
                    "declare a \"color\" for one of them", err,
                    "the sectors \"%s\" and \"%s\" share a colour",
                    kh_graph_text(graph, graph->sectors.items[k].id),
                    kh_graph_text(graph, graph->sectors.items[j].id)));
                break;
            }
        }
    }
out:
    return ret;
}

kh_status
kh_drawing_find_faults(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->num_nodes == 0 && self->warnings->num_errors == 0) {
        KH_TRY(kh_findings_add(self->warnings, "W114", (kh_place){ .file = "" }, "",
            self->selection.num_nodes > 0 ? "no group wants what is selected" : "", err,
            "nothing is selected: the diagram is empty"));
    }
    KH_TRY(kh_drawing_find_attributes(self, err));
    if (self->num_hidden > 0) {
        KH_TRY(kh_findings_add(self->warnings, "W116", (kh_place){ .file = "" }, "",
            "select fewer to see them", err, "%zu more nodes are not shown", self->num_hidden));
    }
    if (strcmp(self->color_by, "sector") == 0 && !self->view->monochrome) {
        KH_TRY(find_like_sectors(self, err));
    }
out:
    return ret;
}
