/* Where jobs write: beneath the output folder, each to a file of its own, none over what is read.
 */
#include "planner.h"

#include "../base/folder.h"
#include "../base/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_BYTES 255 /* of one step of a path */

/* What is wrong with a path beneath a folder; NULL: nothing. What begins with a dot is ours. */
static const char *
find_fault(const char *path)
{
    if (path[0] == '/') {
        return "it begins with /";
    }
    for (;;) {
        const size_t length = strcspn(path, "/");

        if (length == 0) {
            return "a name in it is empty";
        }
        if (path[0] == '.') {
            return "a name in it begins with a dot";
        }
        if (length > MOST_BYTES) {
            return "a name in it is longer than 255 bytes";
        }
        if (path[length] == '\0') {
            return NULL;
        }
        path += length + 1;
    }
}

kh_status
kh_planner_add_output(kh_planner *self, kh_batch_job *job, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *fault;
    kh_text path = { 0 };

    kh_planner_point(self, false, "output", NULL);
    KH_TRY(kh_planner_fill(
        self, json_string_value(json_object_get(self->job, "output")), &job->output, err));
    if (job->output == NULL) {
        return KH_OK;
    }
    fault = find_fault(job->output);
    if (fault != NULL) {
        const char *output = job->output;

        job->output = NULL;
        return kh_planner_fault(self, "E128",
            "an output is a path beneath the output folder, such as figures/map.svg", err,
            "\"%s\" does not lead into the output folder: %s", output, fault);
    }
    kh_text_print(&path, "%s/%s", self->plan->output_folder, job->output);
    KH_TRY(kh_text_status(&path, err));
    KH_TRY(kh_planner_keep(self, kh_text_bytes(&path), path.length, &job->path, err));
out:
    kh_text_free(&path);
    return ret;
}

static bool
has_option(const kh_batch_job *job, const char *name)
{
    size_t j;

    for (j = 0; j < job->options.num; j++) {
        if (strncmp(job->options.items[j], "--", 2) == 0
            && strcmp(job->options.items[j] + 2, name) == 0) {
            return true;
        }
    }
    return false;
}

kh_status
kh_planner_check_extension(kh_planner *self, const kh_batch_job *job, kh_error *err)
{
    const kh_batch_program *program = self->program;
    const char *format = program->commands[self->command].format, *dot;
    kh_error fault = { 0 };

    if (job->output == NULL || format == NULL || has_option(job, format)) {
        return KH_OK;
    }
    dot = strrchr(kh_folder_last_step(job->output), '.');
    if (program->check_extension(
            program->context, self->command, dot == NULL ? NULL : dot + 1, &fault)
        == KH_OK) {
        return KH_OK;
    }
    kh_planner_point(self, false, "output", NULL);
    return kh_planner_fault(self, "E128", fault.hint, err, "%s: %s", job->output, fault.message);
}

/* --- all jobs together ------------------------------------------------------------------- */

/* Who has a name: strings to jobs. */
typedef struct {
    kh_pool names;
    kh_map owners;
} owners;

static void
free_owners(owners *self)
{
    kh_pool_free(&self->names);
    kh_map_free(&self->owners);
}

static const kh_batch_job *
find_owner(const kh_planner *planner, const owners *self, const char *name, size_t length)
{
    const kh_sym sym = kh_pool_find(&self->names, name, length);
    uint32_t job;

    return sym != 0 && kh_map_get(&self->owners, sym, &job) ? &planner->plan->jobs[job] : NULL;
}

/* The first one keeps it. */
static kh_status
own(owners *self, const char *name, size_t job, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t other;
    kh_sym sym;

    KH_TRY(kh_pool_intern(&self->names, name, strlen(name), &sym, err));
    if (!kh_map_get(&self->owners, sym, &other)) {
        KH_TRY(kh_map_put(&self->owners, sym, (uint32_t) job, err));
    }
out:
    return ret;
}

static void
point_at(kh_planner *self, const kh_batch_job *job, const char *key)
{
    self->entry = job->entry;
    kh_planner_point(self, false, key, NULL);
}

/* One finding an entry: where one pair of jobs collides, many do. */
static bool
is_told(bool *told, const kh_batch_job *job)
{
    const bool before = told[job->entry];

    told[job->entry] = true;
    return before;
}

static kh_status
report_twice(kh_planner *self, const kh_batch_job *job, const kh_batch_job *other, bool is_output,
    kh_error *err)
{
    const json_t *matrix = json_object_get(
        json_array_get(json_object_get(self->manifest->root, "jobs"), job->entry), "matrix");
    kh_text hint = { 0 };
    kh_status status;

    if (job->entry == other->entry && matrix != NULL) {
        kh_text_add(&hint, "a placeholder for each name of the matrix tells them apart:");
        for (void *iter = json_object_iter((json_t *) (uintptr_t) matrix); iter != NULL;
             iter = json_object_iter_next((json_t *) (uintptr_t) matrix, iter)) {
            kh_text_print(&hint, " {%s}", json_object_iter_key(iter));
        }
    }
    point_at(self, job, is_output ? "output" : "name");
    status = is_output ? kh_planner_fault(self, "E126", kh_text_bytes(&hint), err,
                 "two jobs write %s: %s and %s", job->path, other->name, job->name)
                       : kh_planner_fault(self, "E126", kh_text_bytes(&hint), err,
                           "two jobs have the name %s", job->name);
    kh_text_free(&hint);
    return status;
}

static kh_status
check_names(kh_planner *self, bool *told, kh_error *err)
{
    kh_status ret = KH_OK;
    owners names = { 0 };
    size_t j;

    for (j = 0; j < self->plan->num; j++) {
        const kh_batch_job *job = &self->plan->jobs[j];
        const kh_batch_job *other = find_owner(self, &names, job->name, strlen(job->name));

        if (other != NULL && !is_told(told, job)) {
            KH_TRY(report_twice(self, job, other, false, err));
        }
        KH_TRY(own(&names, job->name, j, err));
    }
out:
    free_owners(&names);
    return ret;
}

/* Whether a folder that this output lies in is another job's output. */
static const kh_batch_job *
find_within(const kh_planner *self, const owners *outputs, const char *output)
{
    const char *slash = output;
    const kh_batch_job *found = NULL;

    while (found == NULL && (slash = strchr(slash, '/')) != NULL) {
        found = find_owner(self, outputs, output, (size_t) (slash - output));
        slash++;
    }
    return found;
}

static kh_status
check_distinct(kh_planner *self, bool *told, kh_error *err)
{
    kh_status ret = KH_OK;
    owners outputs = { 0 };
    size_t j;

    for (j = 0; j < self->plan->num; j++) {
        const kh_batch_job *job = &self->plan->jobs[j], *other;

        other = find_owner(self, &outputs, job->output, strlen(job->output));
        if (other != NULL && !is_told(told, job)) {
            KH_TRY(report_twice(self, job, other, true, err));
        }
        KH_TRY(own(&outputs, job->output, j, err));
    }
    for (j = 0; j < self->plan->num; j++) {
        const kh_batch_job *job = &self->plan->jobs[j];
        const kh_batch_job *other = find_within(self, &outputs, job->output);

        if (other != NULL && !is_told(told, job)) {
            point_at(self, job, "output");
            KH_TRY(kh_planner_fault(self, "E126", "", err, "%s is the output of %s, not a folder",
                other->path, other->name));
        }
    }
out:
    free_owners(&outputs);
    return ret;
}

/* --- over what is read ------------------------------------------------------------------- */

/* By which a file is known under any name; false: there is none. */
static bool
name_file(const char *path, char name[64])
{
    struct stat status;

    if (stat(path, &status) != 0) {
        return false;
    }
    snprintf(name, 64, "%ju:%ju", (uintmax_t) status.st_dev, (uintmax_t) status.st_ino);
    return true;
}

static kh_status
gather_inputs(kh_planner *self, owners *inputs, kh_error *err)
{
    kh_status ret = KH_OK;
    char name[64];
    size_t j, k;

    for (j = 0; j < self->plan->num; j++) {
        const kh_batch_job *job = &self->plan->jobs[j];

        for (k = 0; k < job->files.num; k++) {
            if (name_file(job->files.items[k], name)) {
                KH_TRY(own(inputs, name, j, err));
            }
        }
    }
out:
    return ret;
}

static kh_status
check_spared(kh_planner *self, const char *manifest_path, bool *told, kh_error *err)
{
    kh_status ret = KH_OK;
    owners inputs = { 0 };
    char name[64], of_manifest[64];
    const bool is_file = manifest_path != NULL && name_file(manifest_path, of_manifest);
    size_t j;

    KH_TRY(gather_inputs(self, &inputs, err));
    for (j = 0; j < self->plan->num; j++) {
        const kh_batch_job *job = &self->plan->jobs[j], *reader;

        if (!name_file(job->path, name)) {
            continue;
        }
        reader = find_owner(self, &inputs, name, strlen(name));
        point_at(self, job, "output");
        if (is_file && strcmp(name, of_manifest) == 0) {
            KH_TRY(kh_planner_fault(self, "E128", "", err, "%s is the manifest", job->path));
        } else if (reader != NULL && !is_told(told, job)) {
            KH_TRY(kh_planner_fault(self, "E128",
                "jobs do not wait for each other: what builds on results is a second manifest", err,
                "%s is read by %s", job->path, reader->name));
        }
    }
out:
    free_owners(&inputs);
    return ret;
}

kh_status
kh_planner_check_outputs(kh_planner *self, const char *manifest_path, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = json_array_size(json_object_get(self->manifest->root, "jobs"));
    bool *told = calloc(num + 1, sizeof(*told));

    if (told == NULL) {
        return kh_fail_nomem(err, num, "jobs");
    }
    KH_TRY(check_distinct(self, told, err));
    KH_TRY(check_names(self, told, err));
    KH_TRY(check_spared(self, manifest_path, told, err));
out:
    free(told);
    return ret;
}
