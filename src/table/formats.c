#include "table_private.h"

#include <string.h>

const kh_table_format *const kh_table_formats[] = {
#define FORMAT(name) &kh_table_format_##name,
#include "formats.def"
#undef FORMAT
    NULL
};

const kh_table_format *
kh_table_format_at(size_t index)
{
    return index < sizeof(kh_table_formats) / sizeof(*kh_table_formats) ? kh_table_formats[index]
                                                                        : NULL;
}

kh_status
kh_table_format_find(const char *name, const kh_table_format **format, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; kh_table_formats[j] != NULL; j++) {
        if (strcmp(kh_table_formats[j]->name, name) == 0) {
            kh_choices_free(&choices);
            *format = kh_table_formats[j];
            return KH_OK;
        }
        kh_choices_offer(&choices, kh_table_formats[j]->name);
    }
    return kh_choices_fail(&choices, "format", err);
}
