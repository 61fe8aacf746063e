#include "offers.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void
app_offer_add_path(kh_text *path, const char *word)
{
    const char *home = getenv("HOME");

    if (word[0] == '~' && word[1] == '/' && home != NULL) {
        kh_text_add(path, home);
        word++;
    }
    kh_text_add(path, word);
}

static bool
has_extension(const char *name, const char *extensions)
{
    const char *dot = strrchr(name, '.');
    const size_t length = dot == NULL ? 0 : strlen(dot + 1);

    while (extensions != NULL && *extensions != '\0') {
        const size_t one = strcspn(extensions, " ");

        if (one == length && strncmp(extensions, dot + 1, one) == 0) {
            return true;
        }
        extensions += one + (extensions[one] == ' ');
    }
    return extensions == NULL;
}

/* @param word the folder as it was typed, with its slash. */
static void
add_entry(app_candidates *out, const char *word, size_t length, const char *folder,
    const char *name, const char *extensions)
{
    struct stat status;
    kh_text path = { 0 }, value = { 0 };

    kh_text_print(&path, "%s%s", folder, name);
    kh_text_add_bytes(&value, word, length);
    kh_text_add(&value, name);
    if (stat(kh_text_bytes(&path), &status) == 0) {
        if (S_ISDIR(status.st_mode)) {
            kh_text_add_char(&value, '/');
            app_candidates_add(out, kh_text_bytes(&value), NULL);
        } else if (has_extension(name, extensions)) {
            app_candidates_add(out, kh_text_bytes(&value), NULL);
        }
    }
    kh_text_free(&path);
    kh_text_free(&value);
}

/* Names that begin with a dot only where one was typed. */
void
app_offer_named_files(app_candidates *out, const char *extensions)
{
    const char *slash = strrchr(out->typed, '/');
    const char *begun = slash == NULL ? out->typed : slash + 1;
    const size_t length = (size_t) (begun - out->typed);
    kh_text word = { 0 }, folder = { 0 };
    struct dirent *entry;
    DIR *directory;

    kh_text_add_bytes(&word, out->typed, length);
    app_offer_add_path(&folder, kh_text_bytes(&word));
    directory = opendir(length == 0 ? "." : kh_text_bytes(&folder));
    out->files = true;
    out->extensions = extensions;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        if (strncmp(entry->d_name, begun, strlen(begun)) == 0
            && (entry->d_name[0] != '.' || begun[0] == '.')) {
            add_entry(out, out->typed, length, kh_text_bytes(&folder), entry->d_name, extensions);
        }
    }
    if (directory != NULL) {
        closedir(directory);
    }
    kh_text_free(&word);
    kh_text_free(&folder);
}

void
app_offer_files(app_candidates *out, const app_line *line)
{
    (void) line;
    app_offer_named_files(out, NULL);
}
