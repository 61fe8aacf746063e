#include "explain.h"

#include "explaining.h"

#include <stdlib.h>

void
kh_explaining_free(kh_explaining *self)
{
    kh_carried_free(&self->carried);
    kh_triples_free(&self->triples);
    kh_evidence_free(&self->evidence);
    kh_without_free(&self->without);
    kh_references_free(&self->references);
    kh_text_free(&self->paragraph);
}

kh_status
kh_explaining_gather(kh_explaining *self, const kh_explain_request *request, kh_error *err)
{
    kh_status ret = KH_OK;

    *self = (kh_explaining){ .request = request,
        .net = request->net,
        .graph = request->net->graph,
        .body = request->body,
        .tongue = kh_tongue_of(request->lang) };
    KH_TRY(kh_carried_compute(&self->carried, self->net, self->body, request->num_threads, err));
    KH_TRY(kh_triples_list(&self->triples, self->net, self->body, err));
    KH_TRY(kh_evidence_gather(&self->evidence, self->net, self->body, err));
    KH_TRY(kh_without_compute(&self->without, self->net, self->body, err));
out:
    return ret;
}

kh_status
kh_explaining_tell(kh_explaining *self, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;

    self->out = out;
    kh_say_one(self, KH_PHRASE_TITLE, kh_name_of(self, self->body));
    kh_end_paragraph(self);
    KH_TRY(kh_tell_who(self, err));
    KH_TRY(kh_tell_carried(self, err));
    KH_TRY(kh_tell_roles(self, err));
    KH_TRY(kh_tell_without(self, err));
    KH_TRY(kh_tell_evidence(self, err));
    KH_TRY(kh_tell_references(self, err));
    KH_TRY(kh_text_status(&self->paragraph, err));
    KH_TRY(kh_text_status(out, err));
out:
    return ret;
}

kh_status
kh_explain_text(const kh_explain_request *request, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_explaining e = { 0 };
    kh_text text = { 0 };

    KH_TRY(kh_explaining_gather(&e, request, err));
    KH_TRY(kh_explaining_tell(&e, &text, err));
    kh_text_add(out, kh_text_bytes(&text));
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&text);
    kh_explaining_free(&e);
    return ret;
}
