#include "help.h"

#include "../base/choices.h"
#include "../base/unicode.h"
#include "../panel/columns.h"
#include "../check/check.h"
#include "../view/preset.h"
#include "../group/grouping.h"
#include "../measure/measure.h"

#include <string.h>

/* --- topics ------------------------------------------------------------------------------ */

/* Names of up to 18 bytes, in their own column. */
static void
add_entry(kh_text *out, const char *name, const char *text)
{
    kh_text head = { 0 };

    kh_text_print(&head, "  %s", name);
    app_help_add_entry(out, kh_text_bytes(&head), 21, text);
    out->failed = out->failed || head.failed;
    kh_text_free(&head);
}

static void
add_measures(kh_text *out)
{
    size_t j;

    kh_text_add(out, "measures of `kakehashi rank --measures NAME,...`:\n");
    for (j = 0; kh_measures[j] != NULL; j++) {
        add_entry(out, kh_measures[j]->name, kh_measures[j]->summary);
    }
    kh_text_add(out, "\nkakehashi help NAME gives the formula, conventions and source of one.\n");
}

static void
add_columns(kh_text *out)
{
    size_t j;

    kh_text_add(out, "columns of `kakehashi bridges`:\n");
    for (j = 0; kh_bridge_measures[j] != NULL; j++) {
        add_entry(out, kh_bridge_measures[j]->name, kh_bridge_measures[j]->summary);
    }
    kh_text_add(out, "\ncross_betweenness, participation and the five roles have behind them:\n");
    for (j = 0; j < KH_NUM_STATISTICS; j++) {
        add_entry(out, kh_bridge_statistics[j].suffix, kh_bridge_statistics[j].definition);
    }
    kh_text_add(out, "\nkakehashi help NAME gives the formula, conventions and source of one.\n");
}

static void
add_groups(kh_text *out)
{
    size_t j;

    kh_text_add(out, "ways of `kakehashi groups --algorithm NAME`:\n");
    for (j = 0; kh_groupings[j] != NULL; j++) {
        add_entry(out, kh_groupings[j]->name, kh_groupings[j]->summary);
    }
    kh_text_add(out, "\nmeasures of how good groups are:\n");
    add_entry(out, "modularity",
        "the share of ties inside groups less the share that chance would put there");
    add_entry(out, "nmi",
        "normalised mutual information: how far the group of a node tells its sector, from 0 to 1");
    add_entry(out, "ari",
        "adjusted Rand index: how far two nodes in one group are in one sector too; 1 is the same, "
        "0 is chance");
    kh_text_add(out, "\nkakehashi help groups tells the options; docs/groups.md the formulas and "
                     "sources.\n");
}

static void
add_rules(kh_text *out)
{
    size_t j;

    kh_text_add(out, "rules of `kakehashi check` (E: a number would be wrong; W: worth a look):\n");
    for (j = 0; kh_rules[j] != NULL; j++) {
        kh_text_print(out, "  %s  %s\n", kh_rules[j]->code, kh_rules[j]->name);
    }
    kh_text_add(out, "\nkakehashi help CODE explains one, with an example.\n");
}

static void
add_presets(kh_text *out)
{
    size_t j;

    kh_text_add(out, "presets of `kakehashi draw --preset NAME` and of view files:\n\n");
    for (j = 0; kh_presets[j].name != NULL; j++) {
        kh_text_print(out, "%s: %s\n", kh_presets[j].name, kh_presets[j].summary);
        app_help_add_entry(out, "", 0, kh_presets[j].explanation);
        kh_text_add_char(out, '\n');
    }
    kh_text_add(out, "docs/diagrams.md describes views.\n");
}

const app_exit_meaning app_exit_meanings[] = {
    { APP_OK, "done" },
    { APP_NO, "done, and the answer is no: check found errors, there is no path" },
    { APP_USAGE, "wrong usage: an unknown command, option, node, measure" },
    { APP_DATA, "the input is bad: not a graph, or errors that check would list" },
    { APP_ENVIRONMENT, "the environment failed: cannot open, write or find something" },
    { APP_LIMIT, "a limit was hit: time, memory, size, more paths than can be counted" },
    { APP_BUG, "a bug, of ours or of a library" },
    { APP_INTERRUPTED, "interrupted" },
    { APP_OK, NULL },
};

static void
add_exit_codes(kh_text *out)
{
    const app_exit_meaning *exit;

    kh_text_add(out, "exit codes:\n");
    for (exit = app_exit_meanings; exit->meaning != NULL; exit++) {
        kh_text_print(out, "  %3d  %s\n", (int) exit->code, exit->meaning);
    }
}

const app_variable app_variables[] = {
    { "NO_COLOR", "if it is not empty: no colours, unless --color always says otherwise" },
    { "TERM", "if it is dumb: no colours, and no progress on the terminal" },
    { "KAKEHASHI_RENDER",
        "the program that lays out and draws, instead of the kakehashi-render beside kakehashi" },
    { NULL, NULL },
};

static void
add_variables(kh_text *out)
{
    const app_variable *variable;

    kh_text_add(out, "variables of the environment:\n");
    for (variable = app_variables; variable->name != NULL; variable++) {
        add_entry(out, variable->name, variable->meaning);
    }
    kh_text_add(out, "\nThe locale changes nothing: --lang chooses the language of labels.\n");
}

const app_topic app_topics[] = {
    { "measures", "what rank can compute", add_measures },
    { "columns", "what the columns of bridges mean", add_columns },
    { "groupings", "ways of grouping, and the measures of how good groups are", add_groups },
    { "rules", "what check looks for", add_rules },
    { "presets", "kinds of diagrams that draw knows", add_presets },
    { "exit-codes", "what the exit codes mean", add_exit_codes },
    { "environment", "which variables of the environment matter", add_variables },
    { NULL, NULL, NULL },
};

/* --- one measure, one rule --------------------------------------------------------------- */

static void
add_measure(kh_text *out, const kh_measure *m)
{
    static const char *const weights[] = { "ignored", "stronger is closer (--weighted)",
        "paths are 1 / strength long (--weighted)", "always used" };
    static const char *const arrows[] = { "ignored", "followed", "counted in and out" };

    kh_text_print(out, "%s: %s\n\n", m->name, m->summary);
    kh_text_print(out, "  formula    %s\n", m->formula);
    kh_text_print(out, "  unit       %s\n", m->unit[0] != '\0' ? m->unit : "none");
    kh_text_print(out, "  weights    %s\n", weights[m->weight]);
    kh_text_print(out, "  direction  %s\n", arrows[m->arrows]);
    kh_text_print(out, "  undefined  %s\n", m->undefined[0] != '\0' ? m->undefined : "never");
    kh_text_print(out, "  cost       %s\n", m->cost);
    kh_text_print(out, "  source     %s\n", m->source);
}

/* A byte that is no text is shown as an escape. */
static void
add_example(kh_text *out, const char *text)
{
    while (*text != '\0') {
        const char *start = text;

        if (kh_unicode_next(&text) == 0xFFFD && text == start + 1) {
            kh_text_print(out, "\\x%02X", (unsigned) (unsigned char) *start);
        } else {
            kh_text_add_bytes(out, start, (size_t) (text - start));
        }
    }
}

static void
add_rule(kh_text *out, const kh_rule *rule)
{
    kh_text_print(out, "%s: %s (%s)\n\n%s\n", rule->code, rule->name,
        rule->code[0] == 'E' ? "error" : "warning", rule->explanation);
    if (rule->example != NULL) {
        kh_text_add(out, "\nexample:\n  ");
        add_example(out, rule->example);
        kh_text_add_char(out, '\n');
    }
}

/* --- finding what is asked for ----------------------------------------------------------- */

/* A way of grouping, or a word that groups uses. */
static bool
is_of_groups(const char *name)
{
    static const char *const words[] = { "modularity", "nmi", "ari" };
    size_t j;

    for (j = 0; j < sizeof(words) / sizeof(*words); j++) {
        if (strcmp(words[j], name) == 0) {
            return true;
        }
    }
    for (j = 0; kh_groupings[j] != NULL; j++) {
        if (strcmp(kh_groupings[j]->name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool
add_named(kh_text *out, const char *name)
{
    const kh_measure *measure;
    const kh_rule *rule = kh_rule_find(name);
    const app_command *command = app_command_find(name);
    size_t j;

    for (j = 0; app_topics[j].name != NULL; j++) {
        if (strcmp(app_topics[j].name, name) == 0) {
            app_topics[j].add(out);
            return true;
        }
    }
    if (command != NULL) {
        app_help_command(command, out);
    } else if (rule != NULL) {
        add_rule(out, rule);
    } else if (is_of_groups(name)) {
        add_groups(out);
    } else if (kh_measure_find(name, &measure, NULL) == KH_OK
               || (measure = kh_bridge_measure_find(name)) != NULL) {
        add_measure(out, measure);
    } else {
        return false;
    }
    return true;
}

/* Everything that has help, for "did you mean"; too much to list where nothing is near. */
static kh_status
fail_unknown(const char *name, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; app_commands[j] != NULL; j++) {
        kh_choices_offer(&choices, app_commands[j]->name);
    }
    for (j = 0; app_topics[j].name != NULL; j++) {
        kh_choices_offer(&choices, app_topics[j].name);
    }
    for (j = 0; kh_measures[j] != NULL; j++) {
        kh_choices_offer(&choices, kh_measures[j]->name);
    }
    for (j = 0; kh_bridge_measures[j] != NULL; j++) {
        kh_choices_offer(&choices, kh_bridge_measures[j]->name);
    }
    for (j = 0; kh_groupings[j] != NULL; j++) {
        kh_choices_offer(&choices, kh_groupings[j]->name);
    }
    if (choices.nearest == NULL) {
        const kh_status ret = kh_fail(err, KH_ERR_NOTFOUND, "there is no help on \"%s\"", name);

        kh_hint(err, "kakehashi help lists commands and topics");
        kh_choices_free(&choices);
        return ret;
    }
    return kh_choices_fail(&choices, "help on", err);
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_text text = { 0 };

    (void) values;
    if (num_args == 0) {
        app_help_overview(&text);
    } else if (!add_named(&text, args[0])) {
        ret = fail_unknown(args[0], &err);
        goto out;
    }
    KH_TRY(app_write(self, &text, &err));
out:
    kh_text_free(&text);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_help = {
    .name = "help",
    .arguments = "[COMMAND|TOPIC|MEASURE|CODE]",
    .summary = "explain a command, a measure, a rule or a topic",
    .description = "Without an argument: the commands and topics.",
    .examples = "kakehashi help bridges\nkakehashi help betweenness\nkakehashi help E012",
    .max_args = 1,
    .in_process = true,
    .run = run,
};
