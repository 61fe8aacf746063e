#include "app.h"

#include "../check/check.h"
#include "../read/read.h"
#include "../survey/survey.h"
#include "input.h"
#include "table_output.h"

#include <string.h>

typedef struct {
    app_table table;
} options;

static const app_group groups[] = {
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

static void
add_count(kh_text *out, size_t num, const char *what)
{
    kh_text_print(out, "%zu %s%s", num, what, num == 1 ? "" : "s");
}

static const char not_checked[]
    = "references, names, sources and times were not all checked: mend E001 to E008 first";

/* For people: one line a finding and its hint, the total last. */
static kh_status
write_lines(app *self, const kh_findings *findings, size_t most, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    size_t j;

    for (j = 0; j < findings->num && j < most; j++) {
        kh_finding_print(&text, &findings->items[j]);
    }
    if (j < findings->num) {
        kh_text_print(
            &text, "… and %zu more row%s\n", findings->num - j, findings->num - j == 1 ? "" : "s");
    }
    add_count(&text, findings->num_errors, "error");
    kh_text_add(&text, ", ");
    add_count(&text, findings->num - findings->num_errors, "warning");
    kh_text_add(&text, findings->num > 0 ? "; kakehashi help CODE explains each\n" : "\n");
    if (findings->num_fatal > 0) {
        kh_text_print(&text, "%s\n", not_checked);
    }
    KH_TRY(app_write(self, &text, err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
write_findings(app *self, const kh_findings *findings, const app_table *how, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_table table = { 0 };

    if (how->columns.num == 0 && how->sort == NULL
        && (how->format == NULL || strcmp(how->format, "text") == 0)) {
        return write_lines(self, findings, how->top.given ? how->top.value : SIZE_MAX, err);
    }
    if (findings->num_fatal > 0) {
        app_warn(self, "%s", not_checked);
    }
    KH_TRY(kh_survey_findings(&table, findings, err));
    KH_TRY(app_write_table(self, &table, how, err));
out:
    kh_table_free(&table);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    const kh_read_limits limits = { .num_threads = (size_t) self->common.threads.value };
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    app_exit code = APP_OK;
    size_t j;

    KH_TRY(app_check_table(self, &o->table, &err));
    for (j = 0; j < num_args; j++) {
        KH_TRY(app_spare_input(self, args[j], &err));
    }
    ret = kh_read_files(&graph, args, num_args, &limits, &findings, &err);
    if (ret == KH_ERR_DATA && findings.num_fatal > 0) {
        /* The findings say it all, with positions. */
        err = (kh_error){ 0 };
        code = APP_DATA;
    } else if (ret != KH_OK) {
        goto out;
    } else {
        KH_TRY(kh_check(&graph, &findings, &err));
        code = findings.num_errors > 0 ? APP_NO : APP_OK;
    }
    kh_findings_sort(&findings);
    KH_TRY(write_findings(self, &findings, &o->table, &err));
out:
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return ret == KH_OK ? code : app_fail(self, &err);
}

const app_command app_command_check = {
    .name = "check",
    .arguments = "FILE...",
    .summary = "is this file sound? every problem with its place",
    .description
    = "Reads the files and applies every rule. An error makes a number wrong, a warning is worth "
      "a\n"
      "look. `kakehashi help rules` lists the rules, `kakehashi help E012` explains one.\n"
      "Exit code: 0 no errors, 1 errors, 3 not a graph at all.",
    .examples = "kakehashi check data/japan-smart-city.json\n"
                "kakehashi check --format json data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
