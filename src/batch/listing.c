#include "listing.h"

#include "../base/folder.h"
#include "up_to_date.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    const kh_batch_listing *listing;
    int folder; /* of outputs; -1: there is none yet */
    kh_digests digests;
    kh_batch_state state;
    kh_pool made; /* folders that the script makes */
} lister;

/* The folder of an output, once, before the first job that writes there. */
static kh_status
add_folder(lister *self, const kh_batch_job *job, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t length = (size_t) (kh_folder_last_step(job->path) - job->path) - 1;
    const size_t num = self->made.num;
    kh_sym sym;

    KH_TRY(kh_pool_intern(&self->made, job->path, length, &sym, err));
    if (self->made.num > num) {
        kh_text_add(out, "mkdir -p ");
        kh_batch_words_add_quoted(out, kh_pool_text(&self->made, sym));
        kh_text_add_char(out, '\n');
    }
out:
    return ret;
}

/* The command line as it would be run: a drawing that is not there yet cannot be followed. */
static kh_status
add_command(const lister *self, const kh_batch_job *job, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_batch_job shown = *job;
    kh_batch_words rest = { 0 };
    size_t j;

    if (job->follows != KH_BATCH_FOLLOWS_NOTHING && access(job->path, F_OK) != 0) {
        for (j = 0; j < job->options.num; j++) {
            if (j != job->follows && j != job->follows + 1) {
                KH_TRY(kh_batch_words_add(&rest, job->options.items[j], err));
            }
        }
        shown.options = rest;
    }
    kh_job_add_command(out, self->listing->program->name, &shown);
out:
    kh_batch_words_free(&rest);
    return ret;
}

static kh_status
add_job(lister *self, const kh_batch_job *job, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_batch_program *program = self->listing->program;
    const kh_job_record *known = NULL;
    char key[KH_DIGEST_SIZE];

    if (self->listing->resume) {
        KH_TRY(kh_batch_is_up_to_date(
            &self->digests, &self->state, self->folder, program, job, key, &known, err));
    }
    if (known != NULL) {
        kh_text_print(out, "# up to date: %s\n", job->name);
    } else {
        KH_TRY(add_folder(self, job, out, err));
        KH_TRY(add_command(self, job, out, err));
        kh_text_add_char(out, '\n');
    }
    ret = kh_text_status(out, err);
out:
    return ret;
}

static kh_status
prepare(lister *self, kh_error *err)
{
    self->folder = open(self->listing->plan->output_folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return self->folder < 0 ? KH_OK : kh_batch_state_read(&self->state, self->folder, err);
}

kh_status
kh_batch_list(const kh_batch_listing *self, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    lister list = { .listing = self, .folder = -1 };
    size_t j;

    KH_TRY(prepare(&list, err));
    if (strcmp(self->folder, ".") != 0) {
        kh_text_add(out, "cd ");
        kh_batch_words_add_quoted(out, self->folder);
        kh_text_add_char(out, '\n');
    }
    for (j = 0; j < self->plan->num; j++) {
        if (self->chosen == NULL || self->chosen[j]) {
            KH_TRY(add_job(&list, &self->plan->jobs[j], out, err));
        }
    }
out:
    if (list.folder >= 0) {
        close(list.folder);
    }
    kh_digests_free(&list.digests);
    kh_batch_state_free(&list.state);
    kh_pool_free(&list.made);
    return ret;
}
