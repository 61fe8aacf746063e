/* The references: author, title, year, place and address of every source that is cited. */
#include "explaining.h"

kh_status
kh_tell_references(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (self->references.num > 0) {
        kh_say(self, KH_PHRASE_REFERENCES, NULL, 0);
        kh_end_line(self);
    }
    for (j = 0; j < self->references.num; j++) {
        KH_TRY(kh_reference_write(
            &self->references, j, self->graph, self->request->lang, &self->paragraph, err));
        kh_end_line(self);
    }
out:
    return ret;
}
