#include "pages.h"

#include "../cli/help.h"
#include "scdoc.h"

#include <string.h>

/* --- what pages share -------------------------------------------------------------------- */

void
manual_add_exit_codes(kh_text *out)
{
    const app_exit_meaning *exit;

    manual_add_heading(out, "exit status");
    for (exit = app_exit_meanings; exit->meaning != NULL; exit++) {
        kh_text_print(out, "*%d*\n\t", (int) exit->code);
        manual_add_text(out, exit->meaning);
        kh_text_add(out, "\n\n");
    }
}

void
manual_add_environment(kh_text *out)
{
    const app_variable *variable;

    manual_add_heading(out, "environment");
    for (variable = app_variables; variable->name != NULL; variable++) {
        manual_add_bold(out, variable->name);
        kh_text_add(out, "\n\t");
        manual_add_text(out, variable->meaning);
        kh_text_add(out, "\n\n");
    }
}

static void
refer(kh_text *out, const char *name, int section, const char *self, int self_section)
{
    if (strcmp(name, self) != 0 || section != self_section) {
        const char last = kh_text_bytes(out)[out->length - 1];

        kh_text_add(out, last == '\n' ? "" : ", ");
        manual_add_reference(out, name, section);
    }
}

void
manual_add_see_also(kh_text *out, const char *self, int section)
{
    static const char *const formats[] = { "kakehashi-graph", "kakehashi-view", "kakehashi-batch" };
    size_t j;

    manual_add_heading(out, "see also");
    refer(out, "kakehashi", 1, self, section);
    for (j = 0; app_commands[j] != NULL; j++) {
        kh_text name = { 0 };

        kh_text_print(&name, "kakehashi-%s", app_commands[j]->name);
        refer(out, kh_text_bytes(&name), 1, self, section);
        out->failed = out->failed || name.failed;
        kh_text_free(&name);
    }
    for (j = 0; j < sizeof(formats) / sizeof(*formats); j++) {
        refer(out, formats[j], 5, self, section);
    }
    kh_text_add(out, "\n");
}

void
manual_add_options(kh_text *out, const char *heading, const app_option *options)
{
    manual_add_subheading(out, heading);
    for (; options->name != NULL; options++) {
        if (options->letter != 0) {
            kh_text_print(out, "*-%c*, ", options->letter);
        }
        kh_text_print(out, "*--%s*", options->name);
        if (options->value != NULL) {
            kh_text_add_char(out, ' ');
            manual_add_variable(out, options->value);
        }
        kh_text_add_char(out, '\n');
        manual_add_prose(out, options->help, 1);
    }
}

/* --- a command --------------------------------------------------------------------------- */

static void
add_synopsis(kh_text *out, const app_command *command)
{
    manual_add_heading(out, "synopsis");
    kh_text_print(out, "*kakehashi %s* [_OPTIONS_]", command->name);
    if (command->arguments[0] != '\0') {
        kh_text_add_char(out, ' ');
        manual_add_variable(out, command->arguments);
    }
    kh_text_add(out, "\n\n");
}

/* What help lists behind the description stands there as it is. */
static void
add_description(kh_text *out, const app_command *command)
{
    kh_text lists = { 0 };

    manual_add_heading(out, "description");
    manual_add_prose(out, command->description, 0);
    if (command->add_lists != NULL) {
        command->add_lists(&lists);
        manual_add_prose(out, kh_text_bytes(&lists), 0);
        out->failed = out->failed || lists.failed;
        kh_text_free(&lists);
    }
}

void
manual_add_command_page(kh_text *out, const app_command *command)
{
    const app_group *group;
    kh_text name = { 0 };

    kh_text_print(&name, "kakehashi-%s", command->name);
    manual_add_title(out, kh_text_bytes(&name), 1, KH_VERSION);
    manual_add_name(out, kh_text_bytes(&name), command->summary);
    add_synopsis(out, command);
    manual_add_heading(out, "examples");
    manual_add_literal(out, command->examples, strlen(command->examples));
    add_description(out, command);
    manual_add_heading(out, "options");
    for (group = command->groups; group != NULL && group->heading != NULL; group++) {
        manual_add_options(out, group->heading, group->options);
    }
    manual_add_options(out, "Common", app_common_options);
    manual_add_exit_codes(out);
    manual_add_see_also(out, kh_text_bytes(&name), 1);
    out->failed = out->failed || name.failed;
    kh_text_free(&name);
}
