#include "pages.h"

#include "../cli/help.h"
#include "scdoc.h"

#include <string.h>

static void
add_commands(kh_text *out)
{
    size_t j;

    manual_add_heading(out, "commands");
    for (j = 0; app_commands[j] != NULL; j++) {
        kh_text_print(out, "*kakehashi-%s*(1)\n\t", app_commands[j]->name);
        manual_add_text(out, app_commands[j]->summary);
        kh_text_add(out, "\n\n");
    }
}

static void
add_topics(kh_text *out)
{
    size_t j;

    manual_add_heading(out, "topics");
    manual_add_prose(out,
        "`kakehashi help TOPIC` explains these; `kakehashi help NAME` also a command, a measure "
        "such as pagerank, and a code of check such as E012.\n\n",
        0);
    for (j = 0; app_topics[j].name != NULL; j++) {
        manual_add_bold(out, app_topics[j].name);
        kh_text_add(out, "\n\t");
        manual_add_text(out, app_topics[j].summary);
        kh_text_add(out, "\n\n");
    }
}

static void
add_files(kh_text *out)
{
    manual_add_heading(out, "files");
    manual_add_prose(out,
        "A FILE is a graph: JSON, NDJSON, a snapshot or CSV, told apart by content; - is "
        "standard input; several files are merged by the ids of nodes. kakehashi-graph(5) "
        "describes the format.\n\n"
        "An output is written beside its place and moved there when it is complete: whatever "
        "happens, it is whole or not there at all. A result never replaces the file that it came "
        "from.\n\n",
        0);
}

/* The first example of each command that has a file on its line. */
static void
add_examples(kh_text *out)
{
    kh_text lines = { 0 };
    size_t j;

    manual_add_heading(out, "examples");
    for (j = 0; app_commands[j] != NULL; j++) {
        const char *line = app_commands[j]->examples;
        const size_t length = strcspn(line, "\n");

        if (app_commands[j]->groups != NULL) {
            kh_text_add_bytes(&lines, line, length);
            kh_text_add_char(&lines, '\n');
        }
    }
    manual_add_literal(out, kh_text_bytes(&lines), lines.length);
    out->failed = out->failed || lines.failed;
    kh_text_free(&lines);
}

void
manual_add_overview_page(kh_text *out)
{
    manual_add_title(out, "kakehashi", 1, KH_VERSION);
    manual_add_name(
        out, "kakehashi", "graph analysis and diagrams for institutional relationships");
    manual_add_heading(out, "synopsis");
    kh_text_add(out, "*kakehashi* _COMMAND_ [_OPTIONS_] _FILE..._\n\n");
    manual_add_heading(out, "description");
    manual_add_prose(out,
        "Draws relationship diagrams of ministries, agencies, programmes, cities and companies, "
        "says which bodies bridge sectors and how one reaches another, and runs in scripts. Every "
        "number and every drawn line rests on sourced claims, and keeps them. The same input gives "
        "the same bytes, on any machine and for any number of threads.\n\n"
        "Options stand anywhere behind the command; -- ends them. Ctrl-C ends any command at once, "
        "with exit status 130, and leaves nothing half-written.\n\n",
        0);
    add_commands(out);
    manual_add_heading(out, "options");
    manual_add_options(out, "Of every command", app_common_options);
    add_topics(out);
    add_files(out);
    manual_add_exit_codes(out);
    manual_add_environment(out);
    add_examples(out);
    manual_add_see_also(out, "kakehashi", 1);
}
