#include "result.h"

#include "../base/json.h"

#include <math.h>
#include <string.h>

#define SCHEMA "kakehashi/batch/1"

void
kh_job_result_free(kh_job_result *self)
{
    kh_text_free(&self->said);
    *self = (kh_job_result){ 0 };
}

const char *
kh_job_status_name(kh_job_status status)
{
    static const char *const names[KH_JOB_NUM_STATUSES] = {
        [KH_JOB_OK] = "ok",
        [KH_JOB_NO] = "no",
        [KH_JOB_FAILED] = "failed",
        [KH_JOB_TIMEOUT] = "timeout",
        [KH_JOB_LIMIT] = "limit",
        [KH_JOB_CRASHED] = "crashed",
        [KH_JOB_UP_TO_DATE] = "up-to-date",
        [KH_JOB_SKIPPED] = "skipped",
        [KH_JOB_INTERRUPTED] = "interrupted",
    };

    return names[status];
}

bool
kh_job_status_is_failure(kh_job_status status)
{
    return status >= KH_JOB_NO && status <= KH_JOB_CRASHED;
}

/* --- what it said ------------------------------------------------------------------------ */

void
kh_job_words_free(kh_job_words *self)
{
    kh_text_free(&self->text);
    kh_batch_words_free(&self->notes);
    *self = (kh_job_words){ 0 };
}

/* Move past a style, if there is one; its colour, else 0. */
static char
skip_style(char **line)
{
    char color = 0;

    if (strncmp(*line, "\033[", 2) == 0) {
        char *end = strchr(*line, 'm');

        if (end != NULL && end > *line + 2) {
            color = end[-1];
            *line = end + 1;
        }
    }
    return color;
}

static bool
skip_word(char **line, const char *word)
{
    const size_t length = strlen(word);

    if (strncmp(*line, word, length) != 0) {
        return false;
    }
    *line += length;
    return true;
}

/* "\033[31mkakehashi: \033[0mthe message"; 31 is an error, 33 a warning. Lists of errors have no
 * style. */
static kh_status
sort_line(kh_job_words *self, const char *name, char *line, bool *of_message, kh_error *err)
{
    const char color = skip_style(&line);
    bool is_hint, is_ours;

    line += strspn(line, " ");
    is_hint = skip_word(&line, "hint: ");
    is_ours = !is_hint && skip_word(&line, name) && skip_word(&line, ": ");
    skip_style(&line);
    if (is_hint && *of_message) {
        self->hint = self->hint != NULL ? self->hint : line;
        return KH_OK;
    }
    if (is_ours && color != '3' && self->message == NULL) {
        self->message = line;
        *of_message = true;
        return KH_OK;
    }
    *of_message = false;
    return line[0] == '\0' || is_hint ? KH_OK : kh_batch_words_add(&self->notes, line, err);
}

kh_status
kh_job_words_read(kh_job_words *self, const char *name, const kh_text *said, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_job_words words = { 0 };
    bool of_message = false;
    char *rest, *line;

    kh_text_add_bytes(&words.text, kh_text_bytes(said), said->length);
    KH_TRY(kh_text_status(&words.text, err));
    rest = words.text.bytes;
    while (rest != NULL && (line = strsep(&rest, "\n")) != NULL) {
        KH_TRY(sort_line(&words, name, line, &of_message, err));
    }
    *self = words;
    words = (kh_job_words){ 0 };
out:
    kh_job_words_free(&words);
    return ret;
}

/* --- the command line -------------------------------------------------------------------- */

static void
add_word(kh_text *out, const char *word)
{
    kh_text_add_char(out, ' ');
    kh_batch_words_add_quoted(out, word);
}

static void
add_pair(kh_text *out, const char *option, const char *value)
{
    if (value != NULL) {
        add_word(out, option);
        add_word(out, value);
    }
}

bool
kh_job_needs_dashes(const kh_batch_job *job)
{
    size_t j;

    for (j = 0; j < job->operands.num; j++) {
        if (job->operands.items[j][0] == '-') {
            return true;
        }
    }
    return false;
}

void
kh_job_add_command(kh_text *out, const char *name, const kh_batch_job *job)
{
    size_t j;

    kh_text_add(out, name);
    add_word(out, job->command);
    for (j = 0; j < job->options.num; j++) {
        add_word(out, job->options.items[j]);
    }
    add_pair(out, "--timeout", job->timeout);
    add_pair(out, "--max-memory", job->max_memory);
    add_pair(out, "-o", job->path);
    if (kh_job_needs_dashes(job)) {
        add_word(out, "--");
    }
    for (j = 0; j < job->operands.num; j++) {
        add_word(out, job->operands.items[j]);
    }
}

/* --- the line ---------------------------------------------------------------------------- */

static void
add_string(kh_text *out, const char *key, const char *value)
{
    kh_text_print(out, ",\"%s\":", key);
    if (value == NULL) {
        kh_text_add(out, "null");
    } else {
        kh_json_add_string(out, value);
    }
}

static void
add_measured(kh_text *out, const kh_job_result *result)
{
    if (result->code < 0) {
        kh_text_add(out, ",\"exit\":null");
    } else {
        kh_text_print(out, ",\"exit\":%d", result->code);
    }
    kh_text_add(out, ",\"seconds\":");
    kh_text_add_number(out, round(result->seconds * 1e4) / 1e4);
    if (result->peak_memory == 0) {
        kh_text_add(out, ",\"peak_memory\":null");
    } else {
        kh_text_print(out, ",\"peak_memory\":%ju", (uintmax_t) result->peak_memory);
    }
}

kh_status
kh_job_add_line(kh_text *out, const char *name, const kh_batch_job *job,
    const kh_job_result *result, const kh_job_words *words, kh_error *err)
{
    kh_text command = { 0 };
    size_t j;

    kh_text_add(out, "{\"schema\":\"" SCHEMA "\"");
    add_string(out, "job", job->name);
    add_string(out, "status", kh_job_status_name(result->status));
    add_measured(out, result);
    kh_text_add(out, ",\"outputs\":[");
    if (result->written) {
        kh_text_add(out, "{\"path\":");
        kh_json_add_string(out, job->path);
        kh_text_print(out, ",\"bytes\":%ju,\"sha256\":\"%s\"}", (uintmax_t) result->num_bytes,
            result->digest);
    }
    kh_text_add_char(out, ']');
    add_string(out, "message", words->message);
    add_string(out, "hint", words->hint);
    kh_text_add(out, ",\"notes\":[");
    for (j = 0; j < words->notes.num; j++) {
        kh_text_add(out, j == 0 ? "" : ",");
        kh_json_add_string(out, words->notes.items[j]);
    }
    kh_text_add_char(out, ']');
    kh_job_add_command(&command, name, job);
    add_string(out, "command", kh_text_bytes(&command));
    kh_text_add(out, "}\n");
    out->failed = out->failed || command.failed;
    kh_text_free(&command);
    return kh_text_status(out, err);
}
