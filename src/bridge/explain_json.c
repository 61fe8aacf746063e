#include "explaining.h"
kh_status
kh_explain_json(const kh_explain_request *request, kh_text *out, kh_error *err)
{
    (void) request;
    (void) out;
    return kh_fail(err, KH_ERR_ARGUMENT, "x");
}
