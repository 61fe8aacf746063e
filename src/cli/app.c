#include "app.h"

#include "../base/choices.h"
#include "supervise.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const app_command *const app_commands[] = {
#define COMMAND(name) &app_command_##name,
#include "commands.def"
#undef COMMAND
    NULL,
};

/* Room for any command's struct of options. */
typedef union {
    char bytes[1024];
    void *pointer;
    double real;
} option_values;

const app_command *
app_command_find(const char *name)
{
    size_t j;

    for (j = 0; app_commands[j] != NULL; j++) {
        if (strcmp(app_commands[j]->name, name) == 0) {
            return app_commands[j];
        }
    }
    return NULL;
}

static app_exit
unknown_command(const app *self, const char *name)
{
    kh_error err = { 0 };
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; app_commands[j] != NULL; j++) {
        kh_choices_offer(&choices, app_commands[j]->name);
    }
    kh_choices_fail(&choices, "command", &err);
    return app_fail(self, &err);
}

static bool
wants_color(const char *when, int fd)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    if (when != NULL && strcmp(when, "auto") != 0) {
        return strcmp(when, "always") == 0;
    }
    return (no_color == NULL || no_color[0] == '\0') && isatty(fd)
           && (term == NULL || strcmp(term, "dumb") != 0);
}

/* "500M" to bytes. */
static kh_status
parse_size(const char *text, uint64_t *bytes, kh_error *err)
{
    static const char units[] = "KMGT";
    char *end;
    const double number = strtod(text, &end);
    const char *unit = *end == '\0' ? NULL : strchr(units, *end & ~0x20);
    double factor = 1;

    if (end == text || !(number > 0) || number > 1e12 || (*end != '\0' && unit == NULL)
        || (unit != NULL && end[1] != '\0' && strcasecmp(end + 1, "B") != 0
            && strcasecmp(end + 1, "iB") != 0)) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--max-memory takes a size such as 500M or 2G, not \"%s\"", text);
    }
    for (; unit != NULL && unit >= units; unit--) {
        factor *= 1024;
    }
    *bytes = (uint64_t) (number * factor);
    return KH_OK;
}

static kh_status
check_common(app *self, kh_error *err)
{
    const char *color = self->common.color;

    if (color != NULL && strcmp(color, "auto") != 0 && strcmp(color, "always") != 0
        && strcmp(color, "never") != 0) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--color takes auto, always or never, not \"%s\"", color);
    }
    self->color_out = self->common.output == NULL && wants_color(color, STDOUT_FILENO);
    self->color_err = wants_color(color, STDERR_FILENO);
    if (self->common.max_memory != NULL) {
        return parse_size(self->common.max_memory, &self->max_memory, err);
    }
    return KH_OK;
}

typedef struct {
    option_values *values;
    app_list *args;
} invocation;

static app_exit
work(app *self, void *data)
{
    const invocation *call = data;

    return self->command->run(self, call->values, call->args->items, call->args->num);
}

static app_exit
show_help(app *self)
{
    kh_error err = { 0 };
    kh_text text = { 0 };
    app_exit code = APP_OK;

    app_help_command(self->command, &text);
    if (app_write(self, &text, &err) != KH_OK) {
        code = app_fail(self, &err);
    }
    kh_text_free(&text);
    return code;
}

static app_exit
run_command(app *self, int argc, char **argv)
{
    kh_error err = { 0 };
    option_values values = { { 0 } };
    app_list args = { 0 };
    invocation call = { &values, &args };
    bool help = false;
    app_exit code;

    if (app_options_parse(self->command, argc, argv, &values, &self->common, &args, &help, &err)
            != KH_OK
        || (!help && check_common(self, &err) != KH_OK)) {
        code = app_fail(self, &err);
    } else if (help) {
        code = show_help(self);
    } else if (self->command->in_process) {
        code = work(self, &call);
    } else {
        code = app_supervise(self, work, &call);
    }
    app_options_free(self->command, &values);
    free(args.items);
    return code;
}

/* A closed standard stream would let the first file that is opened take its number. */
static void
open_standard_streams(void)
{
    int fd;

    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO) {
        close(fd);
    }
}

app_exit
app_main(int argc, char **argv)
{
    app self = { .name = "kakehashi", .out = STDOUT_FILENO, .err = stderr };
    const char *name = argc > 1 ? argv[1] : "";

    open_standard_streams();
    self.color_err = wants_color(NULL, STDERR_FILENO);
    if (argc < 2) {
        kh_text text = { 0 };

        app_help_overview(&text);
        fputs(kh_text_bytes(&text), stderr);
        kh_text_free(&text);
        return APP_USAGE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        name = "help";
    } else if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        name = "version";
    }
    self.command = app_command_find(name);
    if (self.command == NULL) {
        return unknown_command(&self, name);
    }
    return run_command(&self, argc - 2, argv + 2);
}
