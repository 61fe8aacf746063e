/* Messages: one form for every error, hint and warning. */
#include "app.h"

#include "../base/file.h"
#include "../base/unicode.h"
#include "estimate.h"
#include "progress.h"

#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_ERRORS 20

app_exit
app_exit_of(kh_status status)
{
    switch (status) {
        case KH_OK:
            return APP_OK;
        case KH_ERR_ARGUMENT:
        case KH_ERR_NOTFOUND:
            return APP_USAGE;
        case KH_ERR_DATA:
            return APP_DATA;
        case KH_ERR_IO:
        case KH_ERR_ENVIRONMENT:
            return APP_ENVIRONMENT;
        case KH_ERR_NOMEM:
        case KH_ERR_LIMIT:
        case KH_ERR_NUMERIC: /* more than numbers can hold, or steps that a method may take */
            return APP_LIMIT;
        case KH_ERR_BACKEND:
            return APP_BUG;
    }
    return APP_BUG;
}

/* Messages quote names from input; nothing in them may act on the terminal. */
static void
print_line(const app *self, const char *style, const char *head, const char *text)
{
    kh_text line = { 0 };

    app_progress_erase(self);
    kh_unicode_add_neutral(&line, text);
    fprintf(self->err, "%s%s%s%s\n", self->color_err ? style : "", head,
        self->color_err ? "\033[0m" : "", line.failed ? text : kh_text_bytes(&line));
    kh_text_free(&line);
}

static void
print_memory_hint(const app *self)
{
    kh_error needs = { 0 };

    app_hint_memory(self, &needs);
    if (self->max_memory > 0) {
        kh_hint(&needs, "--max-memory is %s", self->common.max_memory);
    }
    if (needs.hint[0] != '\0') {
        print_line(self, "\033[36m", "hint: ", needs.hint);
    }
}

app_exit
app_fail(const app *self, const kh_error *err)
{
    const char *message = err->message[0] != '\0' ? err->message : kh_strstatus(err->status);
    char head[64];

    if (err->line > 0) {
        snprintf(head, sizeof(head), "kakehashi: %d:%d: ", err->line, err->column);
    } else {
        snprintf(head, sizeof(head), "kakehashi: ");
    }
    print_line(self, "\033[31m", head, message);
    if (err->hint[0] != '\0') {
        print_line(self, "\033[36m", "hint: ", err->hint);
    } else if (err->status == KH_ERR_NOMEM) {
        print_memory_hint(self);
    }
    return app_exit_of(err->status);
}

void
app_warn(const app *self, const char *fmt, ...)
{
    va_list args;
    char *message = NULL;

    if (self->common.quiet) {
        return;
    }
    va_start(args, fmt);
    if (vasprintf(&message, fmt, args) >= 0) {
        print_line(self, "\033[33m", "kakehashi: ", message);
        free(message);
    }
    va_end(args);
}

void
app_print_errors(const app *self, const kh_findings *findings, const char *next_step)
{
    kh_text line = { 0 };
    size_t j, shown = 0;

    app_progress_erase(self);
    for (j = 0; j < findings->num && shown < MOST_ERRORS; j++) {
        if (findings->items[j].severity == KH_ERROR) {
            kh_text_clear(&line);
            kh_finding_print(&line, &findings->items[j]);
            fprintf(self->err, "kakehashi: %s", kh_text_bytes(&line));
            shown++;
        }
    }
    if (findings->num_errors > shown) {
        fprintf(self->err, "kakehashi: and %zu more errors\n", findings->num_errors - shown);
    }
    if (next_step[0] != '\0') {
        print_line(self, "\033[36m", "hint: ", next_step);
    }
    kh_text_free(&line);
}

kh_status
app_spare_input(const app *self, const char *path, kh_error *err)
{
    struct stat input, output;

    if (self->common.output == NULL || stat(path, &input) != 0
        || stat(self->common.output, &output) != 0 || !S_ISREG(input.st_mode)
        || input.st_dev != output.st_dev || input.st_ino != output.st_ino) {
        return KH_OK;
    }
    return kh_fail(
        err, KH_ERR_ARGUMENT, "-o %s is an input too; nothing was written", self->common.output);
}

static kh_status
write_part(void *context, const char *bytes, size_t length, kh_error *err)
{
    const app *self = context;

    return kh_write_all(self->out, bytes, length,
        self->common.output != NULL ? self->common.output : "standard output", err);
}

kh_sink
app_open_sink(app *self)
{
    app_progress_finish(self);
    return (kh_sink){ .write = write_part, .context = self };
}

kh_status
app_write(app *self, const kh_text *text, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_text_status(text, err));
    app_progress_finish(self);
    KH_TRY(write_part(self, kh_text_bytes(text), text->length, err));
    self->written = true;
out:
    return ret;
}
