#include "preset.h"

/* Without groups a map has no frames: types are told by shape and colour. */
static kh_status
build(kh_drawing *self, kh_error *err)
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

const kh_preset kh_preset_map = {
    .name = "map",
    .summary = "concept map: linking phrases on the lines",
    .explanation
    = "Nodes are concepts and bodies, lines are claims with their words. Claims that share a "
      "relation and one end share the words and fan out from them. The groups of a view become "
      "frames; with levels they stand in columns around the center.",
    .engine = "dot",
    .direction = "LR",
    .color_by = "type",
    .edge_labels = true,
    .build = build,
};
