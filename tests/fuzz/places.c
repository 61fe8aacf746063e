/* Any bytes as an earlier drawing, for --stable: SVG and JSON. */
#include "fuzz.h"

#include "../../src/stable/places.h"

#include <math.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    kh_places places = { 0 };
    kh_error err = { 0 };
    const bool is_svg = size > 0 && text[0] == '<';
    const kh_status status = is_svg ? kh_places_read_svg(&places, "fuzz", text, size, &err)
                                    : kh_places_read_json(&places, "fuzz", text, size, &err);
    size_t j;

    demand(status == KH_OK || status == KH_ERR_DATA, "neither a layout nor bad data");
    for (j = 0; j < places.num_nodes; j++) {
        demand(isfinite(places.nodes[j].x) && isfinite(places.nodes[j].y), "a place out of reach");
    }
    for (j = 0; j < places.num_lines; j++) {
        demand(places.lines[j].from < places.num_nodes && places.lines[j].to < places.num_nodes,
            "a line without an end");
    }
    kh_places_free(&places);
    return 0;
}
