#include "preset.h"

static kh_status
build(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(self->view->num_groups > 0 ? kh_drawing_group_by_view(self, err)
                                      : kh_drawing_group_by_sector(self, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    KH_TRY(kh_drawing_style_lines(self, err));
    KH_TRY(kh_drawing_add_edges(self, err));
out:
    return ret;
}

const kh_preset kh_preset_sectors = {
    .name = "sectors",
    .summary = "clustered by sector",
    .explanation = "Each node stands in the frame of the sector of its largest share, and shows "
                   "all its sectors as stripes and by name; what has no sector stands outside.",
    .engine = "dot",
    .direction = "LR",
    .color_by = "sector",
    .edge_labels = false,
    .build = build,
};
