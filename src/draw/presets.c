#include "presets.h"

static kh_preset_build *const builders[] = {
#define PRESET(name, ...) kh_preset_build_##name,
#include "../view/presets.def"
#undef PRESET
};

kh_status
kh_drawing_build(kh_drawing *self, const kh_preset *preset, kh_error *err)
{
    return builders[preset - kh_presets](self, err);
}
