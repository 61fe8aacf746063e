#include "app.h"

#include "../picture/picture.h"
#include "../read/reader.h"
#include "../table/table.h"
#include "../write/writer.h"
#include "input.h"
#include "table_output.h"

static bool
has_tables(const app_command *command)
{
    const app_group *group;

    for (group = command->groups; group != NULL && group->heading != NULL; group++) {
        if (group->options == app_table_options) {
            return true;
        }
    }
    return false;
}

static void
add_commands_with_tables(kh_text *out)
{
    const char *separator = "";
    size_t j;

    for (j = 0; app_commands[j] != NULL; j++) {
        if (has_tables(app_commands[j])) {
            kh_text_print(out, "%s%s", separator, app_commands[j]->name);
            separator = ", ";
        }
    }
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_error err = { 0 };
    kh_text out = { 0 };
    app_exit code = APP_OK;
    size_t j;

    (void) values;
    (void) args;
    (void) num_args;
    kh_text_add(&out, "input (told apart by content):\n");
    for (j = 0; kh_readers[j] != NULL; j++) {
        kh_text_print(&out, "  %-8s %s\n", kh_readers[j]->name, kh_readers[j]->summary);
    }
    kh_text_add(&out, "\ngraphs (convert, by --to or the extension of -o):\n");
    for (j = 0; kh_writers[j] != NULL; j++) {
        kh_text_print(&out, "  %-8s %s\n", kh_writers[j]->name, kh_writers[j]->summary);
    }
    kh_text_add(&out, "\ntables (--format of ");
    add_commands_with_tables(&out);
    kh_text_add(&out, "):\n");
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        kh_text_print(&out, "  %-8s %s\n", kh_table_formats[j]->name, kh_table_formats[j]->summary);
    }
    kh_text_add(&out, "\ndiagrams (draw, by the extension of -o):\n");
    for (j = 0; kh_picture_formats[j].name != NULL; j++) {
        kh_text_print(
            &out, "  %-8s %s\n", kh_picture_formats[j].name, kh_picture_formats[j].summary);
    }
    kh_text_print(&out, "  %-8s %s\n", "html", "an interactive page, complete in one file");
    if (app_write(self, &out, &err) != KH_OK) {
        code = app_fail(self, &err);
    }
    kh_text_free(&out);
    return code;
}

const app_command app_command_formats = {
    .name = "formats",
    .arguments = "",
    .summary = "what it reads and writes",
    .description = "Lists the formats of input, of graphs, of tables and of diagrams.",
    .examples = "kakehashi formats",
    .in_process = true,
    .run = run,
};
