#include "looks.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

void
kh_looks_free(kh_looks *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        kh_text_free(&self->items[j].look);
        kh_text_free(&self->items[j].members);
    }
    free(self->items);
    *self = (kh_looks){ 0 };
}

kh_status
kh_looks_add(kh_looks *self, const char *look, const char *member, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j = 0;

    while (j < self->num && strcmp(kh_text_bytes(&self->items[j].look), look) != 0) {
        j++;
    }
    if (j == self->num) {
        KH_TRY(KH_GROW(&self->items, self->num, &self->max, "looks", err));
        self->items[self->num++] = (kh_look){ 0 };
        kh_text_add(&self->items[j].look, look);
    }
    kh_text_print(
        &self->items[j].members, "%s%s", self->items[j].members.length > 0 ? "," : "", member);
    KH_TRY(kh_text_status(&self->items[j].look, err));
    KH_TRY(kh_text_status(&self->items[j].members, err));
out:
    return ret;
}
