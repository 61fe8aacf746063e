/* Loaded before the program (LD_PRELOAD): a worker that opens a file called crash.json dies, one
 * that opens slow.json takes a minute. The processes around it, which open the files as well, are
 * spared. The second fork() of a process finds too many processes, once,
 * if KH_FORK_FAILS is in the environment. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static int is_worker;

/* Only a worker gives up its core dump. */
int
setrlimit(__rlimit_resource_t resource, const struct rlimit *limit)
{
    int (*next)(__rlimit_resource_t, const struct rlimit *);

    *(void **) (void *) &next = dlsym(RTLD_NEXT, "setrlimit");
    is_worker = is_worker || resource == RLIMIT_CORE;
    return next(resource, limit);
}

pid_t
fork(void)
{
    static pid_t counted;
    static int num;
    pid_t (*next)(void);

    *(void **) (void *) &next = dlsym(RTLD_NEXT, "fork");
    num = counted == getpid() ? num + 1 : 1;
    counted = getpid();
    if (num == 2 && getenv("KH_FORK_FAILS") != NULL) {
        errno = EAGAIN;
        return -1;
    }
    return next();
}

int
open(const char *path, int flags, ...)
{
    int (*next)(const char *, int, ...);

    *(void **) (void *) &next = dlsym(RTLD_NEXT, "open");
    if (is_worker && strstr(path, "crash.json") != NULL) {
        abort();
    }
    if (is_worker && strstr(path, "slow.json") != NULL) {
        sleep(60);
    }
    return next(path, flags, 0666);
}
