#include "batch_report.h"

#include "../base/file.h"
#include "progress.h"

#include <limits.h>
#include <poll.h>

/* Whether a reader takes as much as a pipe takes at once. One that has stopped to read, such as a
 * pager, does not keep the batch from being interrupted. */
static bool
can_write(int fd, const app_signals *signals)
{
    const struct timespec moment = { 0, 50000000 };
    struct pollfd reader = { .fd = fd, .events = POLLOUT };

    while (!app_interrupted()) {
        if (ppoll(&reader, 1, NULL, &signals->mask) > 0) {
            return true;
        }
    }
    return ppoll(&reader, 1, &moment, NULL) > 0;
}

static kh_status
write_line(const app *self, const app_signals *signals, const kh_text *line, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name = self->common.output != NULL ? self->common.output : "standard output";
    size_t at, num;

    for (at = 0; at < line->length; at += num) {
        num = line->length - at < PIPE_BUF ? line->length - at : PIPE_BUF;
        if (!can_write(self->out, signals)) {
            return kh_fail(err, KH_ERR_ENVIRONMENT, "interrupted while nobody reads %s", name);
        }
        KH_TRY(kh_write_all(self->out, kh_text_bytes(line) + at, num, name, err));
    }
out:
    return ret;
}

static void
report_failure(const app *self, const kh_batch_job *job, const kh_job_result *result,
    const kh_job_words *words)
{
    kh_error err = { 0 };

    kh_fail(&err, KH_ERR_BACKEND, "%s: %s", job->name,
        words->message != NULL        ? words->message
        : result->status == KH_JOB_NO ? "the answer is no (exit code 1)"
        : result->code == 0           ? "did well (exit code 0), which was not expected"
                                      : "failed without a word");
    if (words->hint != NULL) {
        kh_hint(&err, "%s", words->hint);
    } else if (result->status == KH_JOB_NO) {
        kh_hint(&err, "if that is an answer as good as any: \"expect\": [0, 1]");
    }
    app_fail(self, &err);
}

kh_status
app_batch_tell(app *self, const app_signals *signals, const kh_batch_job *job,
    const kh_job_result *result, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_job_words words = { 0 };
    kh_text line = { 0 };

    KH_TRY(kh_job_words_read(&words, self->name, &result->said, err));
    KH_TRY(kh_job_add_line(&line, self->name, job, result, &words, err));
    if (kh_job_status_is_failure(result->status) && can_write(fileno(self->err), signals)) {
        report_failure(self, job, result, &words);
    }
    /* Not app_write(): the bar on the terminal goes on. */
    app_progress_erase(self);
    KH_TRY(write_line(self, signals, &line, err));
out:
    kh_job_words_free(&words);
    kh_text_free(&line);
    return ret;
}

static void
add_part(kh_text *text, size_t num, const char *what)
{
    if (num > 0) {
        kh_text_add(text, text->length > 0 ? ", " : "");
        kh_text_add_count(text, num);
        kh_text_print(text, " %s", what);
    }
}

size_t
app_batch_count_failed(const kh_batch_tally *tally)
{
    size_t num = 0;
    int status;

    for (status = 0; status < KH_JOB_NUM_STATUSES; status++) {
        num += kh_job_status_is_failure((kh_job_status) status) ? tally->num[status] : 0;
    }
    return num;
}

void
app_batch_summarize(const app *self, const app_signals *signals, const kh_batch_tally *tally)
{
    kh_text text = { 0 };
    const size_t num_done = tally->num[KH_JOB_OK], num_failed = app_batch_count_failed(tally);

    add_part(&text, num_done, "done");
    add_part(&text, tally->num[KH_JOB_UP_TO_DATE], "up to date");
    add_part(&text, num_failed, "failed");
    add_part(&text, tally->num[KH_JOB_INTERRUPTED], "interrupted");
    add_part(&text, tally->num[KH_JOB_SKIPPED], "not begun");
    if (app_interrupted()) {
        kh_text_add(&text, "; --resume goes on from here");
    } else if (num_done + num_failed + tally->num[KH_JOB_SKIPPED] == 0) {
        kh_text_add(&text, "; there was nothing to do");
    }
    if (can_write(fileno(self->err), signals)) {
        if (app_interrupted()) {
            fprintf(self->err, "%s: interrupted\n", self->name);
        }
        app_warn(self, "jobs: %s", kh_text_bytes(&text));
    }
    kh_text_free(&text);
}
