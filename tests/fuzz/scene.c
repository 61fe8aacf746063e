/* Any bytes as a scene: it is read or refused with a sentence, and nothing is left behind. */
#include "fuzz.h"

#include "../../src/render/scene.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    kh_scene scene = { 0 };
    kh_error err = { 0 };
    const kh_status status = kh_scene_read(&scene, (const char *) data, size, &err);

    demand(status == KH_OK || status == KH_ERR_DATA, "neither a scene nor bad data");
    demand((status == KH_OK) == (err.message[0] == '\0'), "a verdict without a reason");
    kh_scene_free(&scene);
    return 0;
}
