#include "arpack.h"

#ifdef KH_ARPACK_ON_DEMAND
#include <dlfcn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* The name that its interface of today goes by, as in what depends on it. */
#define LIBRARY "libarpack.so.2"

/* Fortran takes every argument by address. */
#define TAKE_5(x) void *x##0, void *x##1, void *x##2, void *x##3, void *x##4
#define GIVE_5(x) x##0, x##1, x##2, x##3, x##4

/* What igraph's objects call stands here, and goes on to the library. */
#define DOOR(name, parameters, arguments)                                                          \
    void name parameters;                                                                          \
    static void(*real_##name) parameters;                                                          \
                                                                                                   \
    void name parameters                                                                           \
    {                                                                                              \
        real_##name arguments;                                                                     \
    }

DOOR(dsaupd_, (TAKE_5(a), TAKE_5(b), TAKE_5(c), void *d), (GIVE_5(a), GIVE_5(b), GIVE_5(c), d))
DOOR(dnaupd_, (TAKE_5(a), TAKE_5(b), TAKE_5(c), void *d), (GIVE_5(a), GIVE_5(b), GIVE_5(c), d))
DOOR(dseupd_, (TAKE_5(a), TAKE_5(b), TAKE_5(c), TAKE_5(d), void *e, void *f),
    (GIVE_5(a), GIVE_5(b), GIVE_5(c), GIVE_5(d), e, f))
DOOR(dneupd_, (TAKE_5(a), TAKE_5(b), TAKE_5(c), TAKE_5(d), TAKE_5(e)),
    (GIVE_5(a), GIVE_5(b), GIVE_5(c), GIVE_5(d), GIVE_5(e)))
DOOR(dsortr_, (TAKE_5(a)), (GIVE_5(a)))
DOOR(dsortc_, (TAKE_5(a), void *b), (GIVE_5(a), b))

/* C has no conversion from an object's address to a function's. */
#define FIND(library, name)                                                                        \
    ((found = dlsym((library), #name)) != NULL                                                     \
        && memcpy(&real_##name, &found, sizeof(found)) != NULL)

kh_status
kh_arpack_load(kh_error *err)
{
    /* Two threads that load at once find the same. */
    static atomic_bool loaded;
    void *library, *found;

    if (loaded) {
        return KH_OK;
    }
    library = dlopen(LIBRARY, RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL || !FIND(library, dsaupd_) || !FIND(library, dnaupd_)
        || !FIND(library, dseupd_) || !FIND(library, dneupd_) || !FIND(library, dsortr_)
        || !FIND(library, dsortc_)) {
        return kh_fail(err, KH_ERR_ENVIRONMENT, "cannot load ARPACK: %s", dlerror());
    }
    loaded = true;
    return KH_OK;
}

#else

kh_status
kh_arpack_load(kh_error *err)
{
    (void) err;
    return KH_OK;
}

#endif
