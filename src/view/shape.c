#include "shape.h"

#include <string.h>

static const char *const shapes[] = { "rounded", "box", "ellipse", "oval", "egg", "circle",
    "diamond", "trapezium", "parallelogram", "house", "pentagon", "hexagon", "septagon", "octagon",
    "doubleoctagon", "invtrapezium", "invhouse", "invtriangle", "triangle", "cylinder", "note",
    "tab", "folder", "box3d", "component", "cds", "Mdiamond", "Msquare", "plaintext", "underline" };

#define NUM_SHAPES (sizeof(shapes) / sizeof(*shapes))

bool
kh_shape_is_known(const char *shape)
{
    size_t j;

    for (j = 0; j < NUM_SHAPES; j++) {
        if (strcmp(shape, shapes[j]) == 0) {
            return true;
        }
    }
    return false;
}

void
kh_shape_offer(kh_choices *choices)
{
    size_t j;

    for (j = 0; j < NUM_SHAPES; j++) {
        kh_choices_offer(choices, shapes[j]);
    }
}
