/* Any bytes as a view: it is read or refused with reasons that stand in the text. */
#include "fuzz.h"

#include "../../src/view/view.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    const kh_status status = kh_view_read_text(&view, "fuzz", text, size, &findings, &err);

    demand((status == KH_OK) == (findings.num == 0), "a verdict without a reason");
    demand(status == KH_OK || status == KH_ERR_DATA, "neither a view nor bad data");
    demand_places(&findings, text, size);
    kh_findings_free(&findings);
    kh_view_free(&view);
    return 0;
}
