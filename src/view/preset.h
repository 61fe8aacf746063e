/**
 * @file preset.h
 * @brief The registry of presets: kinds of diagrams, and what each takes where a view is silent.
 */
#ifndef KH_VIEW_PRESET_H
#define KH_VIEW_PRESET_H

#include <stdbool.h>

typedef struct {
    const char *name;
    const char *engine;      /**< of a view that names none. */
    const char *direction;   /**< likewise. */
    const char *color_by;    /**< likewise. */
    bool edge_labels;        /**< likewise. */
    const char *summary;     /**< one line for lists. */
    const char *explanation; /**< what it shows, and what of a view it heeds in its own way. */
} kh_preset;

/** All presets in the order of presets.def, ended by an entry without a name. */
extern const kh_preset kh_presets[];

/** The preset of a name; NULL if there is none. */
const kh_preset *kh_preset_find(const char *name);

/** For messages: "the name of a preset: map layers ...". */
const char *kh_preset_names(void);

#endif
