/* The arguments of a job, and the files that it reads. */
#include "planner.h"

#include <stdio.h>
#include <string.h>

static kh_status
add_input(kh_planner *self, kh_batch_job *job, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name, *path;
    const kh_input *input;
    size_t j;

    KH_TRY(kh_planner_fill(self, text, &name, err));
    if (name == NULL) {
        return KH_OK;
    }
    KH_TRY(kh_inputs_find(&self->inputs, name, &input, err));
    if (input->message != NULL) {
        return kh_planner_fault(self, "E127", input->hint, err, "%s", input->message);
    }
    for (j = 0; j < input->paths.num; j++) {
        const char *found = input->paths.items[j];

        KH_TRY(kh_planner_keep(self, found, strlen(found), &path, err));
        KH_TRY(kh_batch_words_add(&job->operands, path, err));
        KH_TRY(kh_batch_words_add(&job->files, path, err));
    }
out:
    return ret;
}

/* Each string of a key that holds one or an array of them. */
static kh_status
each_name(kh_planner *self, kh_batch_job *job, const char *key,
    kh_status (*add)(kh_planner *, kh_batch_job *, const char *, kh_error *), kh_error *err)
{
    kh_status ret = KH_OK;
    bool of_defaults;
    const json_t *names = kh_planner_value(self, key, &of_defaults);
    size_t j;

    if (json_is_string(names)) {
        kh_planner_point(self, of_defaults, key, NULL);
        return add(self, job, json_string_value(names), err);
    }
    for (j = 0; j < json_array_size(names); j++) {
        char index[24];

        snprintf(index, sizeof(index), "%zu", j);
        kh_planner_point(self, of_defaults, key, index);
        KH_TRY(add(self, job, json_string_value(json_array_get(names, j)), err));
    }
out:
    return ret;
}

static kh_status
add_argument(kh_planner *self, kh_batch_job *job, const char *text, kh_error *err)
{
    const char *argument;
    kh_status ret = KH_OK;

    KH_TRY(kh_planner_fill(self, text, &argument, err));
    if (argument != NULL) {
        KH_TRY(kh_batch_words_add(&job->operands, argument, err));
    }
out:
    return ret;
}

static kh_status
check_num_arguments(kh_planner *self, size_t num, kh_error *err)
{
    const kh_batch_command *command = &self->program->commands[self->command];

    if (num >= command->min_arguments && num <= command->max_arguments) {
        return KH_OK;
    }
    kh_planner_point(self, false, "arguments", NULL);
    if (command->max_arguments == 0) {
        return kh_planner_fault(self, "E124", "files belong into \"inputs\"", err,
            "%s takes no arguments", command->name);
    }
    if (command->min_arguments == command->max_arguments) {
        return kh_planner_fault(self, "E124", "", err, "%s takes %zu argument%s, not %zu",
            command->name, command->min_arguments, command->min_arguments == 1 ? "" : "s", num);
    }
    return kh_planner_fault(self, "E124", "", err, "%s takes %zu to %zu arguments, not %zu",
        command->name, command->min_arguments, command->max_arguments, num);
}

kh_status
kh_planner_add_operands(kh_planner *self, kh_batch_job *job, kh_error *err)
{
    kh_status ret = KH_OK;
    bool of_defaults;

    KH_TRY(each_name(self, job, "arguments", add_argument, err));
    KH_TRY(check_num_arguments(self, job->operands.num, err));
    if (kh_planner_value(self, "inputs", &of_defaults) == NULL) {
        kh_planner_point(self, false, NULL, NULL);
        return kh_planner_fault(self, "E123", "a job, or \"defaults\", says what is read", err,
            "\"inputs\" is missing");
    }
    KH_TRY(each_name(self, job, "inputs", add_input, err));
out:
    return ret;
}
