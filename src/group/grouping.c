#include "grouping.h"

#include "../base/choices.h"

#include <string.h>

const kh_grouping *const kh_groupings[] = {
#define GROUPING(name) &kh_grouping_##name,
#include "groups.def"
#undef GROUPING
    NULL,
};

const kh_grouping *
kh_grouping_at(size_t index)
{
    return index < sizeof(kh_groupings) / sizeof(*kh_groupings) ? kh_groupings[index] : NULL;
}

kh_status
kh_grouping_find(const char *name, const kh_grouping **grouping, kh_error *err)
{
    kh_choices choices;
    size_t j;

    if (name == NULL) {
        *grouping = kh_groupings[0];
        return KH_OK;
    }
    choices = kh_choices_make(name);
    for (j = 0; kh_groupings[j] != NULL; j++) {
        if (strcmp(kh_groupings[j]->name, name) == 0) {
            kh_choices_free(&choices);
            *grouping = kh_groupings[j];
            return KH_OK;
        }
        kh_choices_offer(&choices, kh_groupings[j]->name);
    }
    return kh_choices_fail(&choices, "algorithm", err);
}
