#include "preset.h"

#include <stddef.h>
#include <string.h>

const kh_preset kh_presets[] = {
#define PRESET(name, engine, direction, color_by, edge_labels, summary, explanation)               \
    { #name, engine, direction, color_by, edge_labels, summary, explanation },
#include "presets.def"
#undef PRESET
    { NULL, NULL, NULL, NULL, false, NULL, NULL },
};

const kh_preset *
kh_preset_find(const char *name)
{
    const kh_preset *preset = kh_presets;

    while (preset->name != NULL && strcmp(preset->name, name) != 0) {
        preset++;
    }
    return preset->name != NULL ? preset : NULL;
}

const char *
kh_preset_names(void)
{
    return "the name of a preset:"
#define PRESET(name, ...) " " #name
#include "presets.def"
#undef PRESET
        ;
}
