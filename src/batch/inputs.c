#include "inputs.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "keys.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
kh_inputs_free(kh_inputs *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        kh_batch_words_free(&self->items[j].paths);
    }
    free(self->items);
    kh_pool_free(&self->names);
    kh_map_free(&self->found);
    kh_arena_free(&self->text);
    *self = (kh_inputs){ 0 };
}

/* --- one name ---------------------------------------------------------------------------- */

/* A file of a name like this one, in the same folder. */
static kh_status
fail_absent(const char *name, kh_error *err)
{
    const bool hidden = errno == EACCES;
    const char *slash = strrchr(name, '/'), *own = slash == NULL ? name : slash + 1;
    kh_choices choices = kh_choices_make(own);
    kh_text folder = { 0 };
    const struct dirent *entry;
    DIR *listing;

    kh_text_add_bytes(&folder, name, (size_t) (own - name));
    kh_fail(err, KH_ERR_NOTFOUND, hidden ? "%s cannot be reached" : "there is no file %s", name);
    listing = opendir(folder.length == 0 ? "." : kh_text_bytes(&folder));
    while (listing != NULL && (entry = readdir(listing)) != NULL) {
        if (entry->d_name[0] != '.') {
            kh_choices_offer(&choices, entry->d_name);
        }
    }
    if (choices.nearest != NULL) {
        kh_hint(err, "did you mean %s%s?", kh_text_bytes(&folder), choices.nearest);
    }
    kh_hint(err, "paths are relative to the folder of the manifest");
    if (listing != NULL) {
        closedir(listing);
    }
    kh_choices_free(&choices);
    kh_text_free(&folder);
    return KH_ERR_NOTFOUND;
}

static kh_status
add_path(kh_inputs *self, kh_input *input, const char *path, kh_error *err)
{
    const char *copy = kh_arena_copy(&self->text, path, strlen(path));

    return copy == NULL ? kh_fail_nomem(err, strlen(path), "bytes")
                        : kh_batch_words_add(&input->paths, copy, err);
}

/* Whether a file lies beneath the folder that globs are to leave out. */
static bool
is_left_out(const kh_inputs *self, const char *path)
{
    const size_t length = self->without == NULL ? 0 : strlen(self->without);
    char resolved[PATH_MAX];

    return length > 0 && realpath(path, resolved) != NULL
           && strncmp(resolved, self->without, length) == 0 && resolved[length] == '/';
}

static int
compare(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static kh_status
add_matches(kh_inputs *self, kh_input *input, const char *pattern, glob_t *matches, kh_error *err)
{
    kh_status ret = KH_OK;
    struct stat status;
    size_t j;

    if (matches->gl_pathc > 1) {
        qsort(matches->gl_pathv, matches->gl_pathc, sizeof(*matches->gl_pathv), compare);
    }
    for (j = 0; j < matches->gl_pathc; j++) {
        const char *path = matches->gl_pathv[j];

        if (stat(path, &status) != 0 || !S_ISREG(status.st_mode) || is_left_out(self, path)) {
            continue;
        }
        if (kh_key_has_controls(path)) {
            return kh_fail(err, KH_ERR_NOTFOUND,
                "%s matches a file whose name holds control characters", pattern);
        }
        KH_TRY(add_path(self, input, path, err));
    }
    if (input->paths.num == 0) {
        ret = kh_fail(err, KH_ERR_NOTFOUND, "no file matches %s", pattern);
        kh_hint(err,
            "paths are relative to the folder of the manifest; globs leave out what lies in "
            "the output folder");
    }
out:
    return ret;
}

static kh_status
add_glob(kh_inputs *self, kh_input *input, const char *pattern, kh_error *err)
{
    glob_t matches = { 0 };
    kh_status status;
    int code;

    if (strstr(pattern, "**") != NULL) {
        kh_fail(err, KH_ERR_NOTFOUND, "** is no glob here: %s", pattern);
        kh_hint(err, "* stands for one level of folders, as in data/*/*.json");
        return KH_ERR_NOTFOUND;
    }
    code = glob(pattern, GLOB_NOSORT, NULL, &matches);
    if (code == GLOB_NOSPACE) {
        status = kh_fail_nomem(err, 1, "glob");
    } else {
        status = add_matches(self, input, pattern, &matches, err);
    }
    globfree(&matches);
    return status;
}

static kh_status
look_up(kh_inputs *self, kh_input *input, const char *name, kh_error *err)
{
    struct stat status;

    if (strcmp(name, "-") == 0) {
        return kh_fail(err, KH_ERR_NOTFOUND, "a job has no standard input; give it files");
    }
    if (stat(name, &status) != 0) {
        return strpbrk(name, "*?[") != NULL ? add_glob(self, input, name, err)
                                            : fail_absent(name, err);
    }
    if (S_ISDIR(status.st_mode)) {
        kh_fail(err, KH_ERR_NOTFOUND, "%s is a folder, not a file", name);
        kh_hint(err, "a glob names what is in it, as in data/*.json");
        return KH_ERR_NOTFOUND;
    }
    if (!S_ISREG(status.st_mode)) {
        kh_fail(err, KH_ERR_NOTFOUND, "%s is no regular file", name);
        kh_hint(err, "what it holds cannot be read twice");
        return KH_ERR_NOTFOUND;
    }
    return add_path(self, input, name, err);
}

/* That there is no such file is an answer like any other. */
static kh_status
answer(kh_inputs *self, kh_input *input, const char *name, kh_error *err)
{
    kh_error fault = { 0 };
    const kh_status status = look_up(self, input, name, &fault);

    if (status != KH_ERR_NOTFOUND) {
        return status == KH_OK ? KH_OK : kh_fail(err, status, "%s", fault.message);
    }
    input->message = kh_arena_copy(&self->text, fault.message, strlen(fault.message));
    input->hint = kh_arena_copy(&self->text, fault.hint, strlen(fault.hint));
    return input->message == NULL || input->hint == NULL ? kh_fail_nomem(err, 1, "message") : KH_OK;
}

kh_status
kh_inputs_find(kh_inputs *self, const char *name, const kh_input **found, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym sym;
    uint32_t index;

    KH_TRY(kh_pool_intern(&self->names, name, strlen(name), &sym, err));
    if (!kh_map_get(&self->found, sym, &index)) {
        KH_TRY(KH_GROW(&self->items, self->num, &self->max, "inputs", err));
        self->items[self->num] = (kh_input){ 0 };
        index = (uint32_t) self->num++;
        KH_TRY(answer(self, &self->items[index], name, err));
        KH_TRY(kh_map_put(&self->found, sym, index, err));
    }
    *found = &self->items[index];
out:
    return ret;
}
