#include "sink.h"

#define WORTH_A_CALL ((size_t) 1 << 18)

void
kh_sink_free(kh_sink *self)
{
    kh_text_free(&self->text);
}

kh_status
kh_sink_finish(kh_sink *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_text_status(&self->text, err));
    if (self->text.length > 0) {
        KH_TRY(self->write(self->context, self->text.bytes, self->text.length, err));
        kh_text_clear(&self->text);
    }
out:
    return ret;
}

kh_status
kh_sink_pass(kh_sink *self, kh_error *err)
{
    return self->text.length < WORTH_A_CALL && !self->text.failed ? KH_OK
                                                                  : kh_sink_finish(self, err);
}
