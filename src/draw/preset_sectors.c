#include "presets.h"

#include <string.h>

kh_status
kh_preset_build_sectors(kh_drawing *self, kh_error *err)
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
