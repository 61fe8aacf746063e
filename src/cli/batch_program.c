#include "batch_program.h"

#include "../base/array.h"
#include "offers.h"
#include "values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a job says by a key of its own, or not at all. */
static const struct {
    const char *option, *instead;
} keys[] = {
    { "output", "the job's \"output\" says where it writes" },
    { "timeout", "a job has its own key \"timeout\"" },
    { "max-memory", "a job has its own key \"maxMemory\"" },
    { "color", "messages of jobs have no colours" },
};

static const char *
find_instead(const char *option)
{
    size_t j;

    for (j = 0; j < sizeof(keys) / sizeof(*keys); j++) {
        if (strcmp(keys[j].option, option) == 0) {
            return keys[j].instead;
        }
    }
    return NULL;
}

static kh_batch_takes
takes_of(app_kind kind)
{
    switch (kind) {
        case APP_FLAG:
            return KH_BATCH_FLAG;
        case APP_LIST:
        case APP_REPEAT:
            return KH_BATCH_MANY;
        case APP_YEARS:
            return KH_BATCH_MAYBE;
        default:
            return KH_BATCH_ONE;
    }
}

/* The vocabulary of values knows which of them are files. */
static bool
is_file(const app_option *option)
{
    const app_value *value
        = option->value == NULL ? NULL : app_value_find(option->value, strlen(option->value), NULL);

    return value != NULL && value->offer == app_offer_files;
}

static void
add_options(kh_batch_option *to, size_t *num, const app_option *options)
{
    for (; options->name != NULL; options++) {
        to[(*num)++] = (kh_batch_option){ .name = options->name,
            .takes = takes_of(options->kind),
            .reads_file = is_file(options),
            .instead = find_instead(options->name) };
    }
}

static size_t
count_options(const app_option *options)
{
    size_t num = 0;

    while (options[num].name != NULL) {
        num++;
    }
    return num;
}

static size_t
count_all_options(void)
{
    size_t num = 0, j, k;

    for (j = 0; app_commands[j] != NULL; j++) {
        const app_group *groups = app_commands[j]->groups;

        num += count_options(app_common_options);
        for (k = 0; groups != NULL && groups[k].heading != NULL; k++) {
            num += count_options(groups[k].options);
        }
    }
    return num;
}

/* "A [B] FILE...": what stands before the files, some of it optional. */
static void
count_arguments(const char *arguments, kh_batch_command *command)
{
    while (*arguments != '\0' && strncmp(arguments, "FILE", 4) != 0) {
        command->max_arguments++;
        command->min_arguments += *arguments != '[';
        arguments += strcspn(arguments, " ");
        arguments += strspn(arguments, " ");
    }
}

static const char *
find_refusal(const app_command *command)
{
    if (strcmp(command->name, "batch") == 0) {
        return "a manifest cannot start another";
    }
    return strstr(command->arguments, "FILE") == NULL
               ? "a job is a command that reads files and writes one"
               : NULL;
}

/* The option that takes a FORMAT. */
static const char *
find_format(const kh_batch_command *command, const app_command *of)
{
    const app_group *group = of->groups;
    const app_option *option;

    for (; command->refusal == NULL && group != NULL && group->heading != NULL; group++) {
        for (option = group->options; option->name != NULL; option++) {
            if (option->value != NULL && strcmp(option->value, "FORMAT") == 0) {
                return option->name;
            }
        }
    }
    return NULL;
}

static void
add_command(kh_batch_command *to, kh_batch_option *options, size_t *num, const app_command *command)
{
    const app_group *group = command->groups;

    *to = (kh_batch_command){
        .name = command->name, .refusal = find_refusal(command), .options = options + *num
    };
    if (to->refusal == NULL) {
        count_arguments(command->arguments, to);
    }
    for (; group != NULL && group->heading != NULL; group++) {
        add_options(options, num, group->options);
    }
    add_options(options, num, app_common_options);
    to->num_options = (size_t) (options + *num - to->options);
    to->format = find_format(to, command);
}

/* The command's own parser is asked, by a line that asks for help, so that files may be missing. */
static kh_status
check_option(void *context, size_t command, const char *option, const char *value, kh_error *err)
{
    kh_status ret = KH_OK;
    const app_command *of = app_commands[command];
    char help[] = "--help", *text = NULL, *words[] = { help, NULL };
    char *values = NULL;
    app_common common = { 0 };
    app_list args = { 0 };
    uint64_t bytes;
    bool wants_help;

    (void) context;
    KH_TRY(KH_NEW(&values, of->options_size, "bytes of options", err));
    if (asprintf(&text, "--%s=%s", option, value) < 0) {
        text = NULL;
        ret = kh_fail_nomem(err, strlen(value), "bytes");
        goto out;
    }
    words[1] = text;
    KH_TRY(app_options_parse(of, 2, words, values, &common, &args, &wants_help, err));
    if (common.max_memory != NULL) {
        KH_TRY(app_parse_size(common.max_memory, &bytes, err));
    }
out:
    if (values != NULL) {
        app_options_free(of, values);
    }
    free(values);
    free(args.items);
    free(text);
    return ret;
}

static bool
has_candidate(const app_candidates *self, const char *value)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        if (strcmp(app_candidates_text(self, self->items[j].value), value) == 0) {
            return true;
        }
    }
    return false;
}

/* As commands choose: tables are text without an extension and as .txt, drawings SVG. */
static kh_status
check_extension(void *context, size_t command, const char *extension, kh_error *err)
{
    kh_status ret = KH_OK;
    const app_value *value = app_value_find("FORMAT", strlen("FORMAT"), app_commands[command]);
    const bool tables = value->offer == app_offer_table_formats;
    app_candidates formats = { .typed = "" };
    kh_text hint = { 0 };
    size_t j;

    (void) context;
    if (extension == NULL ? value->offer != app_offer_graph_formats
                          : tables && strcmp(extension, "txt") == 0) {
        return KH_OK;
    }
    value->offer(&formats, NULL);
    if (formats.failed) {
        KH_TRY(kh_fail_nomem(err, 1, "names of formats"));
    }
    if (extension == NULL || !has_candidate(&formats, extension)) {
        kh_text_print(&hint, "name the output%s", tables ? " *.txt" : "");
        for (j = 0; j < formats.num; j++) {
            const char *name = app_candidates_text(&formats, formats.items[j].value);

            if (!tables || strcmp(name, "text") != 0) {
                kh_text_print(&hint, "%s *.%s", j > 0 || tables ? "," : "", name);
            }
        }
        ret = extension == NULL ? kh_fail(err, KH_ERR_ARGUMENT, "the output's format is missing")
                                : kh_fail(err, KH_ERR_ARGUMENT, "%s cannot write \"%s\"",
                                    app_commands[command]->name, extension);
        kh_hint(err, "%s, or give the option that names the format", kh_text_bytes(&hint));
    }
out:
    app_candidates_free(&formats);
    kh_text_free(&hint);
    return ret;
}

static int
do_work(void *context, kh_batch_call *call)
{
    const app_batch_program *self = context;
    app_place place = { .folder = call->folder };
    int code;

    app_signals_restore(self->signals);
    code = (int) app_main_within(&place, call->argc, call->argv);
    call->written = place.written;
    return code;
}

kh_status
app_batch_program_make(app_batch_program *self, kh_error *err)
{
    kh_status ret = KH_OK;
    app_batch_program made = { 0 };
    size_t num_commands = 0, num_options = 0, j;

    while (app_commands[num_commands] != NULL) {
        num_commands++;
    }
    KH_TRY(KH_NEW(&made.commands, num_commands, "commands", err));
    KH_TRY(KH_NEW(&made.options, count_all_options(), "options", err));
    for (j = 0; j < num_commands; j++) {
        add_command(&made.commands[j], made.options, &num_options, app_commands[j]);
    }
    made.program = (kh_batch_program){ .name = "kakehashi",
        .version = KH_VERSION,
        .commands = made.commands,
        .num_commands = num_commands,
        .check = check_option,
        .check_extension = check_extension,
        .work = do_work,
        .context = self };
    *self = made;
    made = (app_batch_program){ 0 };
out:
    app_batch_program_free(&made);
    return ret;
}

void
app_batch_program_free(app_batch_program *self)
{
    free(self->commands);
    free(self->options);
    *self = (app_batch_program){ 0 };
}
