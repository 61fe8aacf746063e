/* The options of a job: its own, those of the defaults that its command has, and what the command
 * line wishes. */
#include "planner.h"

#include "../base/choices.h"

#include <string.h>

static const kh_batch_option *
find_option(const kh_batch_command *command, const char *name)
{
    size_t j;

    for (j = 0; j < command->num_options; j++) {
        if (strcmp(command->options[j].name, name) == 0) {
            return &command->options[j];
        }
    }
    return NULL;
}

static kh_status
report_unknown(kh_planner *self, const char *name, kh_error *err)
{
    const kh_batch_command *command = &self->program->commands[self->command];
    kh_choices choices = kh_choices_make(name);
    kh_text hint = { 0 };
    kh_status status;
    size_t j;

    for (j = 0; j < command->num_options; j++) {
        if (command->options[j].instead == NULL) {
            kh_choices_offer(&choices, command->options[j].name);
        }
    }
    if (choices.nearest != NULL) {
        kh_text_print(&hint, "did you mean \"%s\"?", choices.nearest);
    } else {
        kh_text_print(&hint, "%s help %s lists its options", self->program->name, command->name);
    }
    status = kh_planner_fault(
        self, "E124", kh_text_bytes(&hint), err, "%s has no option \"%s\"", command->name, name);
    kh_choices_free(&choices);
    kh_text_free(&hint);
    return status;
}

/* --- values ------------------------------------------------------------------------------ */

typedef struct {
    kh_batch_job *job;
    const kh_batch_option *option;
} target;

static kh_status
add_word(kh_planner *self, kh_batch_job *job, const char *head, const char *text, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text word = { 0 };
    const char *kept;

    kh_text_add(&word, head);
    kh_text_add(&word, text);
    KH_TRY(kh_text_status(&word, err));
    KH_TRY(kh_planner_keep(self, kh_text_bytes(&word), word.length, &kept, err));
    KH_TRY(kh_batch_words_add(&job->options, kept, err));
out:
    kh_text_free(&word);
    return ret;
}

/* A file that an option names is an input too, unless it is what the job wrote the last time. */
static kh_status
add_file(kh_planner *self, kh_batch_job *job, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_input *input;

    if (strncmp(path, "./", 2) == 0) {
        path += 2;
    }
    if (job->path != NULL && strcmp(path, job->path) == 0) {
        job->follows = job->options.num;
        return KH_OK;
    }
    KH_TRY(kh_inputs_find(&self->inputs, path, &input, err));
    if (input->message != NULL) {
        return kh_planner_fault(self, "E127", input->hint, err, "%s", input->message);
    }
    if (input->paths.num != 1 || strcmp(input->paths.items[0], path) != 0) {
        return kh_planner_fault(
            self, "E127", "", err, "an option names one file, not what a glob matches");
    }
    KH_TRY(kh_batch_words_add(&job->files, path, err));
out:
    return ret;
}

/* Text that stands for a flag: of a matrix of true and false. */
static kh_status
add_flag(kh_planner *self, target at, const char *text, kh_error *err)
{
    if (strcmp(text, "true") == 0) {
        return add_word(self, at.job, "--", at.option->name, err);
    }
    if (strcmp(text, "false") == 0) {
        return KH_OK;
    }
    return kh_planner_fault(
        self, "E124", "", err, "\"%s\" is true or false, not \"%s\"", at.option->name, text);
}

/* What may stand alone takes its value in the same word. */
static kh_status
add_attached(kh_planner *self, target at, const char *value, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    kh_text_print(&text, "%s=%s", at.option->name, value);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(add_word(self, at.job, "--", kh_text_bytes(&text), err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
add_value(kh_planner *self, target at, const json_t *value, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    kh_error fault = { 0 };
    const char *filled;

    kh_batch_matrix_add_scalar(&text, value);
    KH_TRY(kh_text_status(&text, err));
    if (json_is_string(value)) {
        KH_TRY(kh_planner_fill(self, kh_text_bytes(&text), &filled, err));
    } else {
        KH_TRY(kh_planner_keep(self, kh_text_bytes(&text), text.length, &filled, err));
    }
    if (filled == NULL) {
        goto out;
    }
    if (at.option->takes == KH_BATCH_FLAG) {
        ret = add_flag(self, at, filled, err);
        goto out;
    }
    if (self->program->check(self->program->context, self->command, at.option->name, filled, &fault)
        != KH_OK) {
        ret = kh_planner_fault(self, "E124", fault.hint, err, "%s", fault.message);
        goto out;
    }
    if (at.option->reads_file) {
        KH_TRY(add_file(self, at.job, filled, err));
    }
    if (at.option->takes == KH_BATCH_MAYBE) {
        ret = add_attached(self, at, filled, err);
        goto out;
    }
    KH_TRY(add_word(self, at.job, "--", at.option->name, err));
    KH_TRY(kh_batch_words_add(&at.job->options, filled, err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
report_kind(kh_planner *self, const kh_batch_option *option, kh_error *err)
{
    static const char *const kinds[] = {
        [KH_BATCH_FLAG] = "is true or false",
        [KH_BATCH_ONE] = "takes one value: a string or a number",
        [KH_BATCH_MAYBE] = "is true or false, or takes a string",
        [KH_BATCH_MANY] = "takes values: an array, a string or a number",
    };

    return kh_planner_fault(self, "E124", "", err, "\"%s\" %s", option->name, kinds[option->takes]);
}

static kh_status
add_option(kh_planner *self, kh_batch_job *job, const kh_batch_option *option, const json_t *value,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const target at = { job, option };
    size_t j;

    if (option->instead != NULL) {
        return kh_planner_fault(
            self, "E124", option->instead, err, "\"%s\" is no option of a job", option->name);
    }
    if (json_is_boolean(value)
        && (option->takes == KH_BATCH_FLAG || option->takes == KH_BATCH_MAYBE)) {
        return json_is_true(value) ? add_word(self, job, "--", option->name, err) : KH_OK;
    }
    if (json_is_string(value) || (json_is_number(value) && option->takes != KH_BATCH_FLAG)) {
        return add_value(self, at, value, err);
    }
    if (!json_is_array(value) || option->takes != KH_BATCH_MANY) {
        return report_kind(self, option, err);
    }
    for (j = 0; j < json_array_size(value); j++) {
        KH_TRY(add_value(self, at, json_array_get(value, j), err));
    }
out:
    return ret;
}

/* --- all of them ------------------------------------------------------------------------- */

static const json_t *
default_options(const kh_planner *self)
{
    return json_object_get(json_object_get(self->manifest->root, "defaults"), "options");
}

/* The options of one object; null takes a default away, and is nothing by itself. */
static kh_status
add_object(kh_planner *self, kh_batch_job *job, bool of_defaults, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *own = json_object_get(self->job, "options");
    const json_t *object = of_defaults ? default_options(self) : own;
    void *iter = json_object_iter((json_t *) (uintptr_t) object);

    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        const char *name = json_object_iter_key(iter);
        const kh_batch_option *option = find_option(&self->program->commands[self->command], name);

        kh_planner_point(self, of_defaults, "options", name);
        if (of_defaults
            && (option == NULL || json_object_get(own, name) != NULL
                || (strcmp(name, "lang") == 0 && self->wishes->lang != NULL))) {
            continue;
        }
        if (option == NULL) {
            KH_TRY(report_unknown(self, name, err));
        } else if (!json_is_null(json_object_iter_value(iter))) {
            KH_TRY(add_option(self, job, option, json_object_iter_value(iter), err));
        }
    }
out:
    return ret;
}

kh_status
kh_planner_add_options(kh_planner *self, kh_batch_job *job, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->wishes->lang != NULL
        && json_object_get(json_object_get(self->job, "options"), "lang") == NULL) {
        KH_TRY(kh_batch_words_add(&job->options, "--lang", err));
        KH_TRY(kh_batch_words_add(&job->options, self->wishes->lang, err));
    }
    KH_TRY(add_object(self, job, true, err));
    KH_TRY(add_object(self, job, false, err));
out:
    return ret;
}

/* Whether some job's command has an option. */
static bool
is_of_use(const kh_planner *self, const char *name)
{
    const json_t *jobs = json_object_get(self->manifest->root, "jobs");
    size_t j, k;

    for (j = 0; j < json_array_size(jobs); j++) {
        const char *command
            = json_string_value(json_object_get(json_array_get(jobs, j), "command"));

        for (k = 0; command != NULL && k < self->program->num_commands; k++) {
            if (strcmp(self->program->commands[k].name, command) == 0
                && find_option(&self->program->commands[k], name) != NULL) {
                return true;
            }
        }
    }
    return false;
}

kh_status
kh_planner_check_defaults(kh_planner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *options = default_options(self);
    void *iter = json_object_iter((json_t *) (uintptr_t) options);

    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) options, iter)) {
        const char *name = json_object_iter_key(iter);

        if (!is_of_use(self, name)) {
            kh_planner_point(self, true, "options", name);
            KH_TRY(kh_planner_fault(self, "E124",
                "an option that a command does not have is left "
                "out for its jobs; this one none of them has",
                err, "no job has an option \"%s\"", name));
        }
    }
out:
    return ret;
}
