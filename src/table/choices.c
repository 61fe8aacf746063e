#include "table_private.h"

#include "../base/unicode.h"

#define MAX_MISTAKES 2

kh_choices
kh_choices_make(const char *wanted)
{
    return (kh_choices){ .wanted = wanted, .distance = MAX_MISTAKES + 1 };
}

void
kh_choices_offer(kh_choices *self, const char *name)
{
    const size_t distance = kh_unicode_distance(self->wanted, name, MAX_MISTAKES);

    if (distance < self->distance) {
        self->distance = distance;
        self->nearest = name;
    }
    kh_text_add(&self->all, self->all.length > 0 ? ", " : "");
    kh_text_add(&self->all, name);
}

kh_status
kh_choices_fail(kh_choices *self, const char *what, kh_error *err)
{
    const kh_status status
        = kh_fail(err, KH_ERR_NOTFOUND, "there is no %s \"%s\"", what, self->wanted);

    if (self->nearest != NULL) {
        kh_hint(err, "did you mean \"%s\"?", self->nearest);
    } else if (self->all.length > 0) {
        kh_hint(err, "choose from: %s", kh_text_bytes(&self->all));
    }
    kh_text_free(&self->all);
    return status;
}
