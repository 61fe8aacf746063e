#include "app.h"

#include <malloc.h>

/* What is larger than this goes back to the system when it is freed: a column that has grown leaves
 * nothing of its earlier self behind. */
#define LARGE (1 << 20)

/* No setlocale(): numbers are read and written with a point, and the bytes of a result do not
 * depend on the machine. */
int
main(int argc, char **argv)
{
#ifdef M_MMAP_THRESHOLD
    (void) mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
    return (int) app_main(argc, argv);
}
