/**
 * @file preset.h
 * @brief The registry of presets: kinds of diagrams.
 *
 * A preset is one const record in a file of its own and one line in presets.def.
 */
#ifndef KH_DRAW_PRESET_H
#define KH_DRAW_PRESET_H

#include "drawing.h"

typedef struct {
    const char *name;
    const char *summary;     /**< one line for lists. */
    const char *explanation; /**< what it shows, and what of a view it heeds in its own way. */
    const char *engine;      /**< of a view that names none. */
    const char *direction;
    const char *color_by;
    bool edge_labels;
    /** Fill the drawing's groups, nodes and edges. */
    kh_status (*build)(kh_drawing *drawing, kh_error *err);
} kh_preset;

#define PRESET(name) extern const kh_preset kh_preset_##name;
#include "presets.def"
#undef PRESET

/** All presets, ended by NULL. */
extern const kh_preset *const kh_presets[];

/** The preset of a name; NULL if there is none. */
const kh_preset *kh_preset_find(const char *name);

/** For messages: "one of map, layers, ...". */
const char *kh_preset_names(void);

#endif
