/* Help from the records: commands, options, topics. */
#include "help.h"

#include "../base/unicode.h"

#include <string.h>

/* Columns of a line of help. */
#define WIDTH 100

/* Where the explanations of options begin. */
#define OPTION_INDENT 33

void
app_help_add_entry(kh_text *out, const char *head, size_t indent, const char *text)
{
    size_t used = indent;

    kh_text_print(out, "%-*s", (int) indent, head);
    if (kh_unicode_width(head) + (*head != '\0') > indent) {
        kh_text_print(out, "\n%*s", (int) indent, "");
    }
    while (*text != '\0') {
        kh_text word = { 0 };
        const size_t length = strcspn(text, " ");
        size_t width;

        kh_text_add_bytes(&word, text, length);
        width = kh_unicode_width(kh_text_bytes(&word));
        if (used > indent && used + 1 + width > WIDTH) {
            kh_text_print(out, "\n%*s", (int) indent, "");
            used = indent;
        } else if (used > indent) {
            kh_text_add_char(out, ' ');
            used++;
        }
        kh_text_add(out, kh_text_bytes(&word));
        out->failed = out->failed || word.failed;
        kh_text_free(&word);
        used += width;
        text += length + (text[length] == ' ');
    }
    kh_text_add_char(out, '\n');
}

void
app_help_overview(kh_text *out)
{
    size_t j;

    kh_text_add(out, "kakehashi: graph analysis and diagrams for institutional relationships\n\n"
                     "usage: kakehashi COMMAND [OPTIONS] FILE...\n\n"
                     "commands:\n");
    for (j = 0; app_commands[j] != NULL; j++) {
        kh_text_print(out, "  %-12s %s\n", app_commands[j]->name, app_commands[j]->summary);
    }
    kh_text_add(out, "\ntopics:\n");
    for (j = 0; app_topics[j].name != NULL; j++) {
        kh_text_print(out, "  %-12s %s\n", app_topics[j].name, app_topics[j].summary);
    }
    kh_text_add(out,
        "\nkakehashi help COMMAND, help MEASURE (pagerank) and help CODE (E012) tell more.\n"
        "FILE is JSON, NDJSON, CSV or a snapshot (kakehashi formats); - is standard input; several "
        "files are\n"
        "merged by node id.\n");
}

/* "  -o, --output FILE" padded, then the help text in its own column. */
static void
add_option(kh_text *out, const app_option *option)
{
    kh_text head = { 0 };

    if (option->letter != 0) {
        kh_text_print(&head, "  -%c, ", option->letter);
    } else {
        kh_text_add(&head, "      ");
    }
    kh_text_print(&head, "--%s", option->name);
    if (option->value != NULL) {
        kh_text_print(&head, " %s", option->value);
    }
    app_help_add_entry(out, kh_text_bytes(&head), OPTION_INDENT, option->help);
    kh_text_free(&head);
}

static void
add_options(kh_text *out, const char *heading, const app_option *options)
{
    kh_text_print(out, "\n%s:\n", heading);
    for (; options->name != NULL; options++) {
        add_option(out, options);
    }
}

void
app_help_command(const app_command *command, kh_text *out)
{
    const char *line = command->examples;
    const app_group *group;

    kh_text_add(out, "examples:\n");
    while (*line != '\0') {
        const size_t length = strcspn(line, "\n");

        kh_text_add(out, "  ");
        kh_text_add_bytes(out, line, length);
        kh_text_add_char(out, '\n');
        line += length + (line[length] == '\n');
    }
    kh_text_print(out, "\nusage: kakehashi %s [OPTIONS]%s%s\n\n%s\n", command->name,
        command->arguments[0] == '\0' ? "" : " ", command->arguments, command->description);
    if (command->add_lists != NULL) {
        command->add_lists(out);
    }
    for (group = command->groups; group != NULL && group->heading != NULL; group++) {
        add_options(out, group->heading, group->options);
    }
    add_options(out, "Common", app_common_options);
}
