/* Any bytes as a manifest: worked out into jobs that write beneath their folder, or refused with
 * reasons that stand in the text. */
#include "fuzz.h"

#include "../../src/batch/plan.h"

static const kh_batch_option options[] = {
    { "view", KH_BATCH_ONE, true, NULL },
    { "lang", KH_BATCH_ONE, false, NULL },
    { "strict", KH_BATCH_FLAG, false, NULL },
    { "each-year", KH_BATCH_MAYBE, false, NULL },
    { "drop", KH_BATCH_MANY, false, NULL },
    { "output", KH_BATCH_ONE, false, "no" },
};

static const kh_batch_command commands[] = {
    { "draw", NULL, 0, 0, options, sizeof(options) / sizeof(*options) },
    { "path", NULL, 1, 2, options, 2 },
    { "help", "no", 0, 0, NULL, 0 },
};

static kh_status
check(void *context, size_t command, const char *option, const char *value, kh_error *err)
{
    (void) context;
    (void) command;
    return value[0] == '\0' ? kh_fail(err, KH_ERR_ARGUMENT, "%s is empty", option) : KH_OK;
}

static const kh_batch_program program = { .name = "fuzz",
    .version = "1",
    .commands = commands,
    .num_commands = sizeof(commands) / sizeof(*commands),
    .check = check };

static void
demand_outputs(const kh_batch_plan *plan)
{
    size_t j;

    demand(plan->num <= KH_BATCH_MAX_JOBS, "more jobs than there may be");
    for (j = 0; j < plan->num; j++) {
        const char *output = plan->jobs[j].output;

        demand(output[0] != '/' && output[0] != '.' && strstr(output, "/.") == NULL
                   && strstr(output, "//") == NULL,
            "an output that leads elsewhere");
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    const kh_batch_wishes wishes = { 0 };
    kh_manifest manifest = { 0 };
    kh_batch_plan plan = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_status status;

    /* The file system of whoever fuzzes is not to be searched. */
    if (memchr(data, '*', size) != NULL && memchr(data, '/', size) != NULL) {
        return 0;
    }
    status = kh_manifest_read(&manifest, "fuzz", text, size, &findings, &err);
    if (status == KH_OK) {
        status = kh_batch_plan_make(&plan, &manifest, NULL, &program, &wishes, &findings, &err);
    }
    demand((status == KH_OK) == (findings.num == 0) || status == KH_ERR_LIMIT,
        "a verdict without a reason");
    demand_outputs(&plan);
    demand_places(&findings, text, size);
    kh_batch_plan_free(&plan);
    kh_findings_free(&findings);
    kh_manifest_free(&manifest);
    return 0;
}
