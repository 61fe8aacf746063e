#include "app.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../measure/measure.h"
#include "supervise.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_THREADS 1024

const app_command *const app_commands[] = {
#define COMMAND(name) &app_command_##name,
#include "commands.def"
#undef COMMAND
    NULL,
};

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
    const kh_measure *measure;
    size_t j;

    for (j = 0; app_commands[j] != NULL; j++) {
        kh_choices_offer(&choices, app_commands[j]->name);
    }
    kh_choices_fail(&choices, "command", &err);
    if (kh_measure_find(name, &measure, NULL) == KH_OK) {
        snprintf(err.hint, sizeof(err.hint), "%s is a measure: kakehashi rank --measures %s FILE",
            name, name);
    } else if (access(name, F_OK) == 0) {
        snprintf(err.hint, sizeof(err.hint), "the command comes first: kakehashi COMMAND %s", name);
    }
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

kh_status
app_parse_size(const char *text, uint64_t *bytes, kh_error *err)
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
    if (number * factor >= 0x1p63) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--max-memory %s is more than there can be", text);
    }
    *bytes = (uint64_t) (number * factor);
    return KH_OK;
}

static kh_status
check_common(app *self, kh_error *err)
{
    const char *color = self->common.color;

    if (self->common.output != NULL && strcmp(self->common.output, "-") == 0) {
        self->common.output = NULL;
    }
    if (color != NULL && strcmp(color, "auto") != 0 && strcmp(color, "always") != 0
        && strcmp(color, "never") != 0) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--color takes auto, always or never, not \"%s\"", color);
    }
    self->color_out = self->common.output == NULL && wants_color(color, STDOUT_FILENO);
    self->color_err = wants_color(color, STDERR_FILENO);
    if (self->common.threads.given
        && (self->common.threads.value == 0 || self->common.threads.value > MOST_THREADS)) {
        kh_fail(err, KH_ERR_ARGUMENT, "--threads takes a number from 1 to %d", MOST_THREADS);
        kh_hint(err, "without --threads all processors are used");
        return KH_ERR_ARGUMENT;
    }
    if (self->common.max_memory != NULL) {
        return app_parse_size(self->common.max_memory, &self->max_memory, err);
    }
    return KH_OK;
}

typedef struct {
    const void *values;
    const app_list *args;
} invocation;

static app_exit
work(app *self, void *data)
{
    const invocation *call = data;

    return self->command->run(self, call->values, call->args->items, call->args->num);
}

static app_exit
show_help(app *self, void *data)
{
    kh_error err = { 0 };
    kh_text text = { 0 };
    app_exit code = APP_OK;

    (void) data;
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
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    char *values = NULL;
    app_list args = { 0 };
    invocation call;
    bool help = false;
    app_exit code = APP_OK;

    KH_TRY(KH_NEW(&values, self->command->options_size, "bytes of options", &err));
    KH_TRY(app_options_parse(self->command, argc, argv, values, &self->common, &args, &help, &err));
    KH_TRY(check_common(self, &err));
    call = (invocation){ values, &args };
    if (help) {
        code = app_run_here(self, show_help, NULL);
    } else if (self->command->in_process) {
        code = app_run_here(self, work, &call);
    } else {
        code = app_supervise(self, work, &call);
    }
out:
    if (values != NULL) {
        app_options_free(self->command, values);
    }
    free(values);
    free(args.items);
    return ret == KH_OK ? code : app_fail(self, &err);
}

/* A closed standard stream would let the first file that is opened take its number. What takes
 * its place is open the wrong way round, so that to use it fails as if it were closed. */
static void
open_standard_streams(void)
{
    int fd;

    for (fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0
            && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0) {
            _exit(APP_ENVIRONMENT);
        }
    }
}

app_exit
app_main(int argc, char **argv)
{
    return app_main_within(NULL, argc, argv);
}

app_exit
app_main_within(app_place *place, int argc, char **argv)
{
    app self = { .name = "kakehashi", .out = STDOUT_FILENO, .err = stderr, .place = place };
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
