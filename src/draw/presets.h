/**
 * @file presets.h
 * @brief What each preset draws: preset_<name>.c for each line of view/presets.def.
 */
#ifndef KH_DRAW_PRESETS_H
#define KH_DRAW_PRESETS_H

#include "../view/preset.h"
#include "drawing.h"

/** Fill the drawing's groups, nodes and edges. */
typedef kh_status kh_preset_build(kh_drawing *drawing, kh_error *err);

#define PRESET(name, ...) kh_preset_build kh_preset_build_##name;
#include "../view/presets.def"
#undef PRESET

/** Build what a preset of the registry shows. */
kh_status kh_drawing_build(kh_drawing *self, const kh_preset *preset, kh_error *err) KH_MUST_CHECK;

#endif
