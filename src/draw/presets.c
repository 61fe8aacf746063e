#include "preset.h"

#include <string.h>

const kh_preset *const kh_presets[] = {
#define PRESET(name) &kh_preset_##name,
#include "presets.def"
#undef PRESET
    NULL,
};

const kh_preset *
kh_preset_find(const char *name)
{
    const kh_preset *const *preset = kh_presets;

    while (*preset != NULL && strcmp((*preset)->name, name) != 0) {
        preset++;
    }
    return *preset;
}

const char *
kh_preset_names(void)
{
    return "the name of a preset:"
#define PRESET(name) " " #name
#include "presets.def"
#undef PRESET
        ;
}
