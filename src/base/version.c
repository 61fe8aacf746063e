#include "version.h"

const char *
kh_version(void)
{
    return KH_VERSION;
}
