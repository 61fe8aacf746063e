#include "plan.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "planner.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static void
free_job(kh_batch_job *job)
{
    kh_batch_words_free(&job->options);
    kh_batch_words_free(&job->operands);
    kh_batch_words_free(&job->files);
}

void
kh_batch_plan_free(kh_batch_plan *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        free_job(&self->jobs[j]);
    }
    free(self->jobs);
    kh_arena_free(&self->text);
    *self = (kh_batch_plan){ 0 };
}

/* --- one job ----------------------------------------------------------------------------- */

/* The limits and what counts as success. */
static kh_status
add_terms(kh_planner *self, kh_batch_job *job, kh_error *err)
{
    kh_status ret = KH_OK;
    bool of_defaults;
    const json_t *value = kh_planner_value(self, "timeout", &of_defaults);
    kh_text number = { 0 };
    size_t j;

    if (value != NULL && !(of_defaults && self->wishes->timeout != NULL)) {
        kh_json_add_value(&number, value);
        KH_TRY(kh_text_status(&number, err));
        KH_TRY(kh_planner_keep(self, kh_text_bytes(&number), number.length, &job->timeout, err));
    } else {
        job->timeout = self->wishes->timeout;
    }
    value = kh_planner_value(self, "maxMemory", &of_defaults);
    job->max_memory = self->wishes->max_memory;
    if (value != NULL && !(of_defaults && self->wishes->max_memory != NULL)) {
        KH_TRY(kh_planner_keep(
            self, json_string_value(value), json_string_length(value), &job->max_memory, err));
    }
    value = kh_planner_value(self, "expect", &of_defaults);
    job->expected = value == NULL ? 1u : 0u;
    for (j = 0; j < json_array_size(value); j++) {
        job->expected |= 1u << json_integer_value(json_array_get(value, j));
    }
out:
    kh_text_free(&number);
    return ret;
}

/* Without a name of its own a job is called by its output. */
static kh_status
add_name(kh_planner *self, kh_batch_job *job, kh_error *err)
{
    const char *name = json_string_value(json_object_get(self->job, "name"));

    job->name = job->output;
    if (name == NULL) {
        return KH_OK;
    }
    kh_planner_point(self, false, "name", NULL);
    return kh_planner_fill(self, name, &job->name, err);
}

static kh_status
add_job(kh_planner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_batch_plan *plan = self->plan;
    kh_batch_job job = { .follows = KH_BATCH_FOLLOWS_NOTHING,
        .entry = self->entry,
        .command = self->program->commands[self->command].name };

    KH_TRY(kh_planner_add_output(self, &job, err));
    KH_TRY(add_name(self, &job, err));
    KH_TRY(kh_planner_add_options(self, &job, err));
    KH_TRY(kh_planner_check_extension(self, &job, err));
    KH_TRY(kh_planner_add_operands(self, &job, err));
    KH_TRY(add_terms(self, &job, err));
    if (job.output != NULL && job.name != NULL) {
        KH_TRY(KH_GROW(&plan->jobs, plan->num, &plan->max, "jobs", err));
        plan->jobs[plan->num++] = job;
        job = (kh_batch_job){ 0 };
    }
out:
    free_job(&job);
    return ret;
}

/* --- one entry --------------------------------------------------------------------------- */

static kh_status
find_command(kh_planner *self, bool *found, kh_error *err)
{
    const char *name = json_string_value(json_object_get(self->job, "command"));
    kh_choices choices = kh_choices_make(name);
    kh_error fault = { 0 };
    size_t j;

    *found = false;
    kh_planner_point(self, false, "command", NULL);
    for (j = 0; j < self->program->num_commands; j++) {
        const kh_batch_command *command = &self->program->commands[j];

        if (strcmp(command->name, name) == 0) {
            kh_choices_free(&choices);
            self->command = j;
            *found = command->refusal == NULL;
            return *found ? KH_OK
                          : kh_planner_fault(
                              self, "E124", command->refusal, err, "%s cannot be a job", name);
        }
        if (command->refusal == NULL) {
            kh_choices_offer(&choices, command->name);
        }
    }
    kh_choices_fail(&choices, "command", &fault);
    return kh_planner_fault(self, "E124", fault.hint, err, "%s", fault.message);
}

/* What is excluded must be there: a misspelt value would exclude nothing, in silence. */
static kh_status
check_exclusion(kh_planner *self, const json_t *values, kh_error *err)
{
    kh_status ret = KH_OK;
    void *iter = json_object_iter((json_t *) (uintptr_t) values);

    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) values, iter)) {
        const char *name = json_object_iter_key(iter);
        const kh_axis *axis = kh_batch_matrix_axis(&self->matrix, name, strlen(name));

        if (axis == NULL) {
            KH_TRY(kh_planner_fault(
                self, "E125", "", err, "the matrix has no values for \"%s\"", name));
        } else if (!kh_axis_has(axis, json_object_iter_value(iter))) {
            KH_TRY(kh_planner_fault(self, "E125", "", err,
                "the matrix has no such value for \"%s\": nothing is excluded", name));
        }
    }
out:
    return ret;
}

static kh_status
check_exclusions(kh_planner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *list = json_object_get(self->job, "exclude");
    char index[24];
    size_t j;

    for (j = 0; j < json_array_size(list); j++) {
        snprintf(index, sizeof(index), "%zu", j);
        kh_planner_point(self, false, "exclude", index);
        KH_TRY(check_exclusion(self, json_array_get(list, j), err));
    }
out:
    return ret;
}

static bool
is_excluded(const kh_planner *self)
{
    const json_t *list = json_object_get(self->job, "exclude");
    size_t j;

    for (j = 0; j < json_array_size(list); j++) {
        if (kh_batch_matrix_matches(&self->matrix, json_array_get(list, j))) {
            return true;
        }
    }
    return false;
}

static kh_status
add_combinations(kh_planner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    bool some = false;

    do {
        if (!is_excluded(self)) {
            some = true;
            KH_TRY(add_job(self, err));
        }
    } while (kh_batch_matrix_next(&self->matrix));
    if (!some) {
        kh_planner_point(self, false, "exclude", NULL);
        KH_TRY(
            kh_planner_fault(self, "E125", "", err, "all combinations of the matrix are excluded"));
    }
out:
    return ret;
}

static kh_status
check_max_memory(kh_planner *self, kh_error *err)
{
    bool of_defaults;
    const json_t *value = kh_planner_value(self, "maxMemory", &of_defaults);
    kh_error fault = { 0 };

    if (value == NULL
        || self->program->check(self->program->context, self->command, "max-memory",
               json_string_value(value), &fault)
               == KH_OK) {
        return KH_OK;
    }
    kh_planner_point(self, of_defaults, "maxMemory", NULL);
    return kh_planner_fault(self, "E124", fault.hint, err, "%s", fault.message);
}

static kh_status
add_entry(kh_planner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t left = KH_BATCH_MAX_JOBS - self->plan->num;
    kh_error fault = { 0 };
    bool found;

    KH_TRY(find_command(self, &found, err));
    if (!found) {
        return KH_OK;
    }
    KH_TRY(check_max_memory(self, err));
    ret = kh_batch_matrix_make(&self->matrix, json_object_get(self->job, "matrix"), left, &fault);
    if (ret == KH_ERR_LIMIT) {
        kh_planner_point(self, false, "matrix", NULL);
        return kh_planner_fault(self, "E129", "make several manifests of it", err,
            "a manifest may not have more than %zu jobs", KH_BATCH_MAX_JOBS);
    }
    if (ret != KH_OK) {
        return kh_fail(err, ret, "%s", fault.message);
    }
    KH_TRY(check_exclusions(self, err));
    KH_TRY(add_combinations(self, err));
out:
    kh_batch_matrix_free(&self->matrix);
    return ret;
}

/* --- the plan ---------------------------------------------------------------------------- */

/* Whether a path goes back up. Behind a folder that is still to be made that cannot be followed,
 * and behind one that is there, a link may be put. */
static bool
turns_back(const char *path)
{
    const char *step = path + strspn(path, "/");
    bool down = false;

    while (*step != '\0') {
        const size_t length = strcspn(step, "/");
        const bool up = length == 2 && strncmp(step, "..", 2) == 0;

        if (up && down) {
            return true;
        }
        down = down || (!up && !(length == 1 && step[0] == '.'));
        step += length;
        step += strspn(step, "/");
    }
    return false;
}

static kh_status
fault_folder(kh_planner *self, const char *hint, const char *message, kh_error *err)
{
    kh_text_clear(&self->pointer);
    kh_text_add(&self->pointer, "/outputFolder");
    return kh_planner_fault(self, "E128", hint, err, "%s", message);
}

/* Sources must be safe from a slip: what is written has a folder of its own. */
static kh_status
set_output_folder(kh_planner *self, char resolved[PATH_MAX], kh_error *err)
{
    kh_status ret = KH_OK;
    const char *folder = json_string_value(json_object_get(self->manifest->root, "outputFolder"));
    char here[PATH_MAX];
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    while (length > 2 && strncmp(folder, "./", 2) == 0) {
        folder += 2;
        length -= 2;
    }
    KH_TRY(kh_planner_keep(self, folder, length, &self->plan->output_folder, err));
    if (turns_back(self->plan->output_folder)) {
        return fault_folder(self, "write the path without \"..\" behind a name",
            "the output folder goes down and up again", err);
    }
    if (realpath(self->plan->output_folder, resolved) == NULL) {
        return KH_OK;
    }
    self->inputs.without = resolved;
    length = strlen(resolved);
    if (realpath(".", here) != NULL && strncmp(here, resolved, length) == 0
        && (here[length] == '/' || here[length] == '\0' || length == 1)) {
        return fault_folder(self, "give what is written a folder of its own: \"out\"",
            "the manifest lies in its output folder", err);
    }
out:
    return ret;
}

static kh_status
add_entries(kh_planner *self, const char *manifest_path, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *jobs = json_object_get(self->manifest->root, "jobs");
    const size_t num_before = self->findings->num;
    char resolved[PATH_MAX];

    KH_TRY(set_output_folder(self, resolved, err));
    KH_TRY(kh_planner_check_defaults(self, err));
    for (self->entry = 0; self->entry < json_array_size(jobs); self->entry++) {
        self->job = json_array_get(jobs, self->entry);
        if (kh_manifest_job_is_sound(self->findings, self->entry)) {
            KH_TRY(add_entry(self, err));
        }
    }
    if (self->findings->num == num_before) {
        KH_TRY(kh_planner_check_outputs(self, manifest_path, err));
    }
out:
    self->inputs.without = NULL;
    return ret;
}

kh_status
kh_batch_plan_make(kh_batch_plan *self, const kh_manifest *manifest, const char *manifest_path,
    const kh_batch_program *program, const kh_batch_wishes *wishes, kh_findings *findings,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_batch_plan made = { 0 };
    kh_planner planner = { .plan = &made,
        .manifest = manifest,
        .program = program,
        .wishes = wishes,
        .findings = findings };

    KH_TRY(add_entries(&planner, manifest_path, err));
    kh_findings_sort(findings);
    if (findings->num_errors > 0) {
        ret = kh_fail(
            err, KH_ERR_DATA, "%s is no manifest that can be run", kh_text_bytes(&manifest->name));
        goto out;
    }
    *self = made;
    made = (kh_batch_plan){ 0 };
out:
    kh_batch_plan_free(&made);
    kh_pool_free(&planner.said);
    kh_inputs_free(&planner.inputs);
    kh_batch_matrix_free(&planner.matrix);
    kh_text_free(&planner.pointer);
    return ret;
}
