#include "presets.h"

/* Without groups a map has no frames: types are told by shape and colour. */
kh_status
kh_preset_build_map(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_drawing_group_by_view(self, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    KH_TRY(kh_drawing_style_lines(self, err));
    KH_TRY(self->edge_labels ? kh_drawing_add_fans(self, err) : kh_drawing_add_edges(self, err));
out:
    return ret;
}
