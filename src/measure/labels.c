#include "labels.h"

#include "../base/phrase.h"

#include <string.h>

static const struct {
    const char *name;
    kh_pattern label;
} labels[] = {
#define LABEL(name, en, ko, ja) { name, { en, ko, ja } },
#include "labels.def"
#undef LABEL
};

void
kh_measure_add_label(kh_text *out, const char *name, const char *lang)
{
    static const kh_pattern named = { "{0} ({1})", "{0}({1})", "{0}（{1}）" };
    const size_t num = sizeof(labels) / sizeof(*labels);
    const kh_tongue tongue = kh_tongue_of(lang);
    const char *label = name;
    size_t j;

    for (j = 0; j < num; j++) {
        if (strcmp(labels[j].name, name) == 0) {
            label = kh_pattern_in(&labels[j].label, tongue);
        }
    }
    if (strcmp(label, name) == 0) {
        kh_text_add(out, name);
    } else {
        kh_phrase_add(out, &named, tongue, (const char *const[]){ label, name });
    }
}
