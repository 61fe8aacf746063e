#include "choices.h"

#include "unicode.h"

#include <string.h>
#include <strings.h>

/* More names than this make no readable list. */
#define MAX_LISTED 400

kh_choices
kh_choices_make(const char *wanted)
{
    const size_t length = kh_unicode_length(wanted, strlen(wanted));
    const size_t mistakes = length < 4 ? 1 : length < 9 ? 2 : 3;

    return (kh_choices){ .wanted = wanted, .distance = mistakes + 1 };
}

void
kh_choices_offer(kh_choices *self, const char *name)
{
    size_t distance;

    if (strcasecmp(self->wanted, name) == 0) {
        self->distance = 0;
        self->nearest = name;
    } else if (self->distance > 0) {
        distance = kh_unicode_distance(self->wanted, name, self->distance - 1);
        if (distance < self->distance) {
            self->distance = distance;
            self->nearest = name;
        }
    }
    if (self->all.length < MAX_LISTED) {
        kh_text_add(&self->all, self->all.length > 0 ? ", " : "");
        kh_text_add(&self->all, self->all.length < MAX_LISTED ? name : "...");
    }
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
    kh_choices_free(self);
    return status;
}

void
kh_choices_free(kh_choices *self)
{
    kh_text_free(&self->all);
}
