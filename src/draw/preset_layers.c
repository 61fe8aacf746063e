#include "presets.h"

/* The groups of a view, or one a type; those without a level follow one another. */
kh_status
kh_preset_build_layers(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    long level = 0;
    size_t j;

    KH_TRY(self->view->num_groups > 0 ? kh_drawing_group_by_view(self, err)
                                      : kh_drawing_group_by_type(self, err));
    for (j = 0; j < self->num_groups; j++) {
        kh_group *group = &self->groups[j];

        group->level = group->leveled ? group->level : level;
        group->leveled = true;
        level = group->level + (group->num > 0);
    }
    self->leveled = true;
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    KH_TRY(kh_drawing_style_lines(self, err));
    KH_TRY(self->edge_labels ? kh_drawing_add_fans(self, err) : kh_drawing_add_edges(self, err));
out:
    return ret;
}
