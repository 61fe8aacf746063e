#include "preset.h"

#include <string.h>

static kh_status
build(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(self->view->num_groups > 0 ? kh_drawing_group_by_view(self, err)
                                      : kh_drawing_group_by_sector(self, err));
    if (!self->leveled && strcmp(self->engine, "columns") == 0) {
        kh_drawing_level_groups(self);
    }
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
                   "all its sectors by colour and name; what has no sector stands outside. Frames "
                   "fill as many columns as make a page.",
    .engine = "columns",
    .direction = "LR",
    .color_by = "sector",
    .edge_labels = false,
    .build = build,
};
