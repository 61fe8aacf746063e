#include "app.h"

/* No setlocale(): numbers are read and written with a point, and the bytes of a result do not
 * depend on the machine. */
int
main(int argc, char **argv)
{
    return (int) app_main(argc, argv);
}
