#include "find.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* From the folder of a program, and from that of a library, which may be one of an architecture:
 * /usr/lib/x86_64-linux-gnu. */
static const char *const beside_program[] = { "", "../libexec/kakehashi/", NULL };
static const char *const beside_library[]
    = { "../libexec/kakehashi/", "../../libexec/kakehashi/", NULL };

/* The folder of a file, with a slash at its end. */
static void
keep_folder(char *path)
{
    char *slash = strrchr(path, '/');

    path[slash == NULL ? 0 : slash + 1 - path] = '\0';
}

/* Of the running program; "" if the system does not tell. */
static void
program_folder(char *folder, size_t size)
{
    const ssize_t length = readlink("/proc/self/exe", folder, size - 1);

    folder[length > 0 ? (size_t) length : 0] = '\0';
    keep_folder(folder);
}

/* Of the shared library that this is part of; "" if it is not in one. What was loaded by a relative
 * path was so from a folder that is the current one no longer. */
static void
library_folder(char *folder, size_t size)
{
    Dl_info info = { 0 };

    folder[0] = '\0';
    if (dladdr(beside_library, &info) != 0 && info.dli_fname != NULL && info.dli_fname[0] == '/'
        && strlen(info.dli_fname) < size) {
        strcpy(folder, info.dli_fname);
        keep_folder(folder);
    }
}

/* Whether it is at one of the places; if so, `path` is where. */
static bool
is_there(const char *folder, const char *const *places, kh_text *path)
{
    for (; folder[0] != '\0' && *places != NULL; places++) {
        kh_text_clear(path);
        kh_text_print(path, "%s%s" KH_RENDERER, folder, *places);
        if (access(kh_text_bytes(path), X_OK) == 0) {
            return true;
        }
    }
    return false;
}

kh_status
kh_find_renderer(kh_text *path, kh_error *err)
{
    const char *named = getenv("KAKEHASHI_RENDER");
    char program[4096], library[4096];

    if (named != NULL && named[0] != '\0') {
        kh_text_add(path, named);
        if (access(named, X_OK) == 0) {
            return kh_text_status(path, err);
        }
        return kh_fail(err, KH_ERR_ENVIRONMENT,
            "KAKEHASHI_RENDER names \"%s\", and that is no program: %s", named, strerror(errno));
    }
    program_folder(program, sizeof(program));
    library_folder(library, sizeof(library));
    if (is_there(program, beside_program, path) || is_there(library, beside_library, path)) {
        return kh_text_status(path, err);
    }
    kh_fail(err, KH_ERR_ENVIRONMENT,
        KH_RENDERER " is neither in \"%s\" nor in \"%s../libexec/kakehashi\"", program, program);
    kh_hint(err, "install it there, or name it in the environment variable KAKEHASHI_RENDER");
    return KH_ERR_ENVIRONMENT;
}
