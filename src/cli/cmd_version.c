#include "app.h"

#include <stdlib.h>

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_error err = { 0 };
    kh_text text = { 0 };
    app_exit code = APP_OK;

    (void) values;
    (void) args;
    (void) num_args;
    kh_text_add(&text, "kakehashi " KH_VERSION "\n");
    if (app_write(self, &text, &err) != KH_OK) {
        code = app_fail(self, &err);
    }
    kh_text_free(&text);
    return code;
}

const app_command app_command_version = {
    .name = "version",
    .arguments = "",
    .summary = "the version of this program",
    .description = "Prints the version; `kakehashi doctor` prints those of the libraries.",
    .examples = "kakehashi version",
    .in_process = true,
    .run = run,
};
