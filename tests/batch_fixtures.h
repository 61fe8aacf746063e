/* A program with two commands, and plans of manifests for it. */
#ifndef BATCH_FIXTURES_H
#define BATCH_FIXTURES_H

#include "run.h"

#include "../src/batch/result.h"

#include <ctype.h>

static const kh_batch_option of_draw[] = {
    { "view", KH_BATCH_ONE, true, NULL },
    { "stable", KH_BATCH_ONE, true, NULL },
    { "lang", KH_BATCH_ONE, false, NULL },
    { "top", KH_BATCH_ONE, false, NULL },
    { "strict", KH_BATCH_FLAG, false, NULL },
    { "each-year", KH_BATCH_MAYBE, false, NULL },
    { "drop", KH_BATCH_MANY, false, NULL },
    { "output", KH_BATCH_ONE, false, "the job's \"output\" says where it writes" },
};

static const kh_batch_option of_path[] = {
    { "lang", KH_BATCH_ONE, false, NULL },
};

static const kh_batch_command fake_commands[] = {
    { "draw", NULL, 0, 0, of_draw, sizeof(of_draw) / sizeof(*of_draw), NULL },
    { "path", NULL, 1, 2, of_path, sizeof(of_path) / sizeof(*of_path), NULL },
    { "help", "a job is a command that reads files and writes one", 0, 0, NULL, 0, NULL },
};

static inline kh_status
fake_check(void *context, size_t command, const char *option, const char *value, kh_error *err)
{
    (void) context;
    (void) command;
    if ((strcmp(option, "top") == 0 || strcmp(option, "max-memory") == 0)
        && !isdigit((unsigned char) value[0])) {
        kh_fail(err, KH_ERR_ARGUMENT, "--%s takes a whole number, not \"%s\"", option, value);
        kh_hint(err, "in digits alone");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

static const kh_batch_program fake_program = { .name = "tool",
    .version = "1",
    .commands = fake_commands,
    .num_commands = sizeof(fake_commands) / sizeof(*fake_commands),
    .check = fake_check };

/* A manifest's plan, or what is wrong with it; `findings` is the caller's to free. */
static inline kh_status
plan_with(kh_batch_plan *plan, const char *text, const kh_batch_wishes *wishes,
    kh_findings *findings, kh_error *err)
{
    kh_manifest manifest = { 0 };
    kh_status status = kh_manifest_read(&manifest, "m.json", text, strlen(text), findings, err);

    if (status == KH_OK) {
        status
            = kh_batch_plan_make(plan, &manifest, "m.json", &fake_program, wishes, findings, err);
    }
    kh_manifest_free(&manifest);
    return status;
}

/* The command lines of a manifest, one a line. */
static inline void
assert_plan_with(const char *text, const kh_batch_wishes *wishes, const char *lines)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_batch_plan plan = { 0 };
    kh_text out = { 0 };
    size_t j;

    if (plan_with(&plan, text, wishes, &findings, &err) != KH_OK) {
        for (j = 0; j < findings.num; j++) {
            kh_finding_print(&out, &findings.items[j]);
        }
        print_error("%s\n%s", err.message, kh_text_bytes(&out));
        fail();
    }
    for (j = 0; j < plan.num; j++) {
        kh_job_add_command(&out, "tool", &plan.jobs[j]);
        kh_text_add_char(&out, '\n');
    }
    assert_string_equal(kh_text_bytes(&out), lines);
    kh_text_free(&out);
    kh_batch_plan_free(&plan);
    kh_findings_free(&findings);
}

static inline void
assert_plan(const char *text, const char *lines)
{
    assert_plan_with(text, &(kh_batch_wishes){ 0 }, lines);
}

/* All findings of a manifest, as they are printed; the plan stays empty. */
static inline void
assert_findings(const char *text, const char *expected)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_batch_plan plan = { 0 };
    kh_text out = { 0 };
    size_t j;

    assert_int_equal(plan_with(&plan, text, &(kh_batch_wishes){ 0 }, &findings, &err), KH_ERR_DATA);
    assert_int_equal(plan.num, 0);
    for (j = 0; j < findings.num; j++) {
        kh_finding_print(&out, &findings.items[j]);
    }
    assert_string_equal(kh_text_bytes(&out), expected);
    kh_text_free(&out);
    kh_findings_free(&findings);
}

/* A manifest of these jobs, over a.json. */
#define HEAD       "{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"out\",\n"
#define JOBS(jobs) HEAD "\"defaults\":{\"inputs\":\"a.json\"},\"jobs\":[\n" jobs "]}"

#endif
