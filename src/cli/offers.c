#include "offers.h"

#include "../check/check.h"
#include "../group/grouping.h"
#include "../panel/columns.h"
#include "../picture/picture.h"
#include "../table/table.h"
#include "../view/preset.h"
#include "../write/writer.h"
#include "help.h"

#include <string.h>

void
app_offer_commands(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; app_commands[j] != NULL; j++) {
        app_candidates_add(out, app_commands[j]->name, app_commands[j]->summary);
    }
}

void
app_offer_topics(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; app_topics[j].name != NULL; j++) {
        app_candidates_add(out, app_topics[j].name, app_topics[j].summary);
    }
}

void
app_offer_codes(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; kh_rules[j] != NULL; j++) {
        app_candidates_add(out, kh_rules[j]->code, kh_rules[j]->name);
    }
}

static void
add_measures(app_candidates *out, const kh_measure *const *measures)
{
    for (; *measures != NULL; measures++) {
        app_candidates_add(out, (*measures)->name, (*measures)->summary);
    }
}

void
app_offer_measures(app_candidates *out, const app_line *line)
{
    (void) line;
    add_measures(out, kh_measures);
}

void
app_offer_bridge_columns(app_candidates *out, const app_line *line)
{
    size_t j, k;

    (void) line;
    add_measures(out, kh_bridge_measures);
    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        for (k = 0; k < KH_NUM_STATISTICS && kh_bridge_columns[j].judged != KH_NUM_JUDGED; k++) {
            kh_text name = { 0 };

            kh_text_print(
                &name, "%s%s", kh_bridge_columns[j].measure->name, kh_bridge_statistics[k].suffix);
            app_candidates_add(out, kh_text_bytes(&name), kh_bridge_statistics[k].definition);
            kh_text_free(&name);
        }
    }
}

void
app_offer_groupings(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; kh_groupings[j] != NULL; j++) {
        app_candidates_add(out, kh_groupings[j]->name, kh_groupings[j]->summary);
    }
}

void
app_offer_presets(app_candidates *out, const app_line *line)
{
    const kh_preset *preset;

    (void) line;
    for (preset = kh_presets; preset->name != NULL; preset++) {
        app_candidates_add(out, preset->name, preset->summary);
    }
}

void
app_offer_table_formats(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        app_candidates_add(out, kh_table_formats[j]->name, kh_table_formats[j]->summary);
    }
}

void
app_offer_graph_formats(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; kh_writers[j] != NULL; j++) {
        app_candidates_add(out, kh_writers[j]->name, kh_writers[j]->summary);
    }
}

void
app_offer_picture_formats(app_candidates *out, const app_line *line)
{
    size_t j;

    (void) line;
    for (j = 0; kh_picture_formats[j].name != NULL; j++) {
        app_candidates_add(out, kh_picture_formats[j].name, kh_picture_formats[j].summary);
    }
    app_candidates_add(out, "html", "an interactive page, complete in one file");
}

/* --- options ----------------------------------------------------------------------------- */

static void
add_option(app_candidates *out, const char *name, char letter, const char *help)
{
    char word[64];

    if (letter != 0) {
        snprintf(word, sizeof(word), "-%c", letter);
        app_candidates_add(out, word, help);
    }
    snprintf(word, sizeof(word), "--%s", name);
    app_candidates_add(out, word, help);
}

static void
add_options(app_candidates *out, const app_option *options)
{
    for (; options->name != NULL; options++) {
        add_option(out, options->name, options->letter, options->help);
    }
}

void
app_offer_options(app_candidates *out, const app_line *line)
{
    const app_group *group;

    for (group = line->command->groups; group != NULL && group->heading != NULL; group++) {
        add_options(out, group->options);
    }
    add_options(out, app_common_options);
    add_option(out, "help", 'h', "explain the command");
}
