#include "find.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>

/* From the folder of a program, and from that of a library, which may be one of an architecture:
 * /usr/lib/x86_64-linux-gnu. */
static const char *const beside_program[] = { "", "../libexec/kakehashi/", NULL };
static const char *const beside_library[]
    = { "../libexec/kakehashi/", "../../libexec/kakehashi/", NULL };

/* The folder of a file, with a slash at its end; "" for a relative path: it may have been one from
 * a folder that is the current one no longer. */
static void
keep_folder(char *folder, size_t size, const char *file)
{
    const char *slash = file != NULL && file[0] == '/' ? strrchr(file, '/') : NULL;
    const size_t length = slash == NULL ? 0 : (size_t) (slash + 1 - file);

    folder[0] = '\0';
    if (length < size) {
        memcpy(folder, file == NULL ? "" : file, length);
        folder[length] = '\0';
    }
}

/* Of the running program. Without /proc, as in a bare chroot, what it was called by serves. */
static void
program_folder(char *folder, size_t size)
{
    char file[4096];
    const ssize_t length = readlink("/proc/self/exe", file, sizeof(file) - 1);

    file[length > 0 ? (size_t) length : 0] = '\0';
    keep_folder(folder, size, length > 0 ? file : (const char *) getauxval(AT_EXECFN));
}

/* Of the shared library that this is part of; of the program if it is not in one. */
static void
library_folder(char *folder, size_t size)
{
    Dl_info info = { 0 };

    keep_folder(folder, size, dladdr(beside_library, &info) != 0 ? info.dli_fname : NULL);
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
