#include "../base/array.h"
#include "../batch/listing.h"
#include "../batch/run.h"
#include "batch_program.h"
#include "batch_report.h"
#include "progress.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_AT_ONCE 1024
#define OWN_FILES    32 /* that the batch, or one job, has open beside those of running jobs */

typedef struct {
    app_count jobs;
    bool dry_run, resume, fail_fast;
    app_list only;
} options;

static const app_option own[] = {
    { APP_COUNT, "jobs", 'j', offsetof(options, jobs), "N",
        "run N jobs at once (default: one a processor); results do not depend on it" },
    { APP_FLAG, "dry-run", 'n', offsetof(options, dry_run), NULL,
        "run nothing: list the command lines, as a shell script (with --resume: as comments what "
        "is "
        "up to date)" },
    { APP_FLAG, "resume", 0, offsetof(options, resume), NULL,
        "leave out jobs whose inputs, options, program version and output are those of the last "
        "run" },
    { APP_FLAG, "fail-fast", 0, offsetof(options, fail_fast), NULL,
        "once a job has failed, begin no other (default: go on)" },
    { APP_REPEAT, "only", 0, offsetof(options, only), "JOB",
        "only jobs of this name, which may be a glob such as \"map-*\"" },
    { 0 },
};

static const app_group groups[] = {
    { "Running", own, 0 },
    { 0 },
};

/* What a run works on. All-zero is valid and empty. */
typedef struct {
    app *program;
    const options *options;
    kh_text folder; /* of the manifest, as it was given */
    kh_text file;   /* its name in there; empty: standard input */
    int back;       /* where the program was started; 0: not left yet */
    kh_manifest manifest;
    kh_batch_plan plan;
    app_batch_program commands;
    bool *chosen; /* NULL: all jobs */
} batch;

static void
free_batch(batch *self)
{
    if (self->back > 0) {
        if (fchdir(self->back) != 0) {
            app_warn(self->program, "cannot go back to the folder of the start");
        }
        close(self->back);
    }
    kh_text_free(&self->folder);
    kh_text_free(&self->file);
    kh_manifest_free(&self->manifest);
    kh_batch_plan_free(&self->plan);
    app_batch_program_free(&self->commands);
    free(self->chosen);
}

/* --- the manifest ------------------------------------------------------------------------ */

static kh_status
read_text(const char *path, kh_text *text, kh_error *err)
{
    const bool is_input = strcmp(path, "-") == 0;
    FILE *file = is_input ? stdin : fopen(path, "rbe");
    char part[16384];
    size_t num;
    kh_status ret = KH_OK;

    if (file == NULL) {
        return kh_fail(err, KH_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    }
    while (
        text->length <= KH_MANIFEST_MAX_BYTES && (num = fread(part, 1, sizeof(part), file)) > 0) {
        kh_text_add_bytes(text, part, num);
    }
    if (ferror(file)) {
        ret = kh_fail(err, KH_ERR_IO, "cannot read %s: %s", path, strerror(errno));
    } else if (text->length > KH_MANIFEST_MAX_BYTES) {
        ret = kh_fail(err, KH_ERR_LIMIT, "%s is larger than a manifest may be: %zu MiB", path,
            KH_MANIFEST_MAX_BYTES >> 20);
    } else {
        ret = kh_text_status(text, err);
    }
    if (!is_input) {
        fclose(file);
    }
    return ret;
}

static kh_status
split_path(batch *self, const char *path, kh_error *err)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL) {
        kh_text_add(&self->folder, ".");
    } else {
        kh_text_add_bytes(&self->folder, path, slash == path ? 1 : (size_t) (slash - path));
    }
    if (strcmp(path, "-") != 0) {
        kh_text_add(&self->file, slash == NULL ? path : slash + 1);
    }
    return kh_text_status(&self->folder, err) != KH_OK ? KH_ERR_NOMEM
                                                       : kh_text_status(&self->file, err);
}

/* All paths of a manifest are relative to its folder. */
static kh_status
enter_folder(batch *self, kh_error *err)
{
    const char *folder = kh_text_bytes(&self->folder);

    self->back = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (self->back < 0 || chdir(folder) != 0) {
        return kh_fail(err, KH_ERR_IO, "cannot enter the folder %s: %s", folder, strerror(errno));
    }
    return KH_OK;
}

static const char *
print_seconds(double seconds, char text[32])
{
    kh_text number = { 0 };

    kh_text_add_number(&number, seconds);
    snprintf(text, 32, "%s", kh_text_bytes(&number));
    kh_text_free(&number);
    return seconds > 0 ? text : NULL;
}

static kh_status
make_plan(batch *self, const char *path, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const app_common *common = &self->program->common;
    static char timeout[32]; /* as long as the plan, which borrows it */
    const kh_batch_wishes wishes
        = { common->lang, print_seconds(common->timeout, timeout), common->max_memory };
    kh_text text = { 0 };

    KH_TRY(read_text(path, &text, err));
    KH_TRY(kh_manifest_read(&self->manifest, strcmp(path, "-") == 0 ? "<stdin>" : path,
        kh_text_bytes(&text), text.length, findings, err));
    KH_TRY(split_path(self, path, err));
    KH_TRY(enter_folder(self, err));
    KH_TRY(app_batch_program_make(&self->commands, err));
    KH_TRY(kh_batch_plan_make(&self->plan, &self->manifest,
        self->file.length == 0 ? NULL : kh_text_bytes(&self->file), &self->commands.program,
        &wishes, findings, err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
load(batch *self, const char *path, kh_error *err)
{
    kh_findings findings = { 0 };
    kh_error reason = { 0 };
    kh_status ret = make_plan(self, path, &findings, &reason);

    if (ret == KH_ERR_DATA && findings.num > 0) {
        app_print_errors(self->program, &findings, "");
        kh_fail(err, ret, "the manifest was not understood; nothing was run");
        kh_hint(err, "docs/batch.md describes manifests");
    } else if (ret != KH_OK) {
        *err = reason;
    }
    kh_findings_free(&findings);
    return ret;
}

/* --- the choice -------------------------------------------------------------------------- */

static kh_status
choose_some(batch *self, const char *pattern, kh_error *err)
{
    bool any = false;
    size_t j;

    for (j = 0; j < self->plan.num; j++) {
        const char *name = self->plan.jobs[j].name;

        if (strcmp(pattern, name) == 0 || fnmatch(pattern, name, 0) == 0) {
            self->chosen[j] = any = true;
        }
    }
    if (any) {
        return KH_OK;
    }
    kh_fail(err, KH_ERR_ARGUMENT, "--only: no job is called \"%s\"", pattern);
    kh_hint(err, "--dry-run lists the jobs; the first one is %s", self->plan.jobs[0].name);
    return KH_ERR_ARGUMENT;
}

static kh_status
choose(batch *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (self->options->only.num > 0) {
        KH_TRY(KH_NEW(&self->chosen, self->plan.num, "jobs", err));
    }
    for (j = 0; j < self->options->only.num; j++) {
        KH_TRY(choose_some(self, self->options->only.items[j], err));
    }
out:
    return ret;
}

/* --- what would be run ------------------------------------------------------------------- */

static kh_status
list_jobs(batch *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_batch_listing listing = { .plan = &self->plan,
        .chosen = self->chosen,
        .program = &self->commands.program,
        .folder = kh_text_bytes(&self->folder),
        .resume = self->options->resume };
    kh_text text = { 0 };

    KH_TRY(kh_batch_list(&listing, &text, err));
    KH_TRY(app_write(self->program, &text, err));
out:
    kh_text_free(&text);
    return ret;
}

/* --- running ----------------------------------------------------------------------------- */

static kh_status
tell(void *context, const kh_batch_job *job, const kh_job_result *result, kh_error *err)
{
    const batch *self = context;

    return app_batch_tell(self->program, job, result, err);
}

/* As many as there are file descriptors for: a job holds one here, and opens some of its own. */
static size_t
find_most_at_once(void)
{
    struct rlimit files;

    if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) {
        return MOST_AT_ONCE;
    }
    return files.rlim_cur <= OWN_FILES ? 1 : (size_t) files.rlim_cur - OWN_FILES;
}

static kh_status
count_at_once(const batch *self, size_t *num, char threads[24], kh_error *err)
{
    const app_count *jobs = &self->options->jobs;
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    const size_t most = find_most_at_once();
    size_t each;

    each = processors > 0 ? (size_t) processors : 1;
    *num = each;
    if (jobs->given) {
        if (jobs->value == 0 || jobs->value > MOST_AT_ONCE) {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "--jobs takes a number from 1 to %d", MOST_AT_ONCE);
        }
        *num = (size_t) jobs->value;
    }
    *num = *num > most ? most : *num;
    if (*num > self->plan.num && self->plan.num > 0) {
        *num = self->plan.num;
    }
    each = self->program->common.threads.given ? (size_t) self->program->common.threads.value
           : each > *num                       ? each / *num
                                               : 1;
    snprintf(threads, 24, "%zu", each);
    return KH_OK;
}

static kh_status
run_jobs(batch *self, kh_batch_tally *tally, kh_error *err)
{
    kh_status ret = KH_OK;
    app_signals signals;
    char threads[24];
    size_t num;
    kh_batch_run run = { .plan = &self->plan,
        .chosen = self->chosen,
        .program = &self->commands.program,
        .threads = threads,
        .resume = self->options->resume,
        .fail_fast = self->options->fail_fast,
        .is_interrupted = app_interrupted,
        .let_in = &signals.mask,
        .tell = tell,
        .context = self };

    KH_TRY(count_at_once(self, &num, threads, err));
    run.num_at_once = num;
    app_progress_open(self->program);
    app_progress_listen(self->program);
    app_signals_hold(&signals);
    self->commands.signals = &signals;
    ret = kh_batch_run_jobs(&run, tally, err);
    app_progress_finish(self->program);
    if (ret == KH_OK) {
        self->program->written = true;
        app_batch_summarize(self->program, tally);
    }
    if (app_interrupted()) {
        tally->num[KH_JOB_INTERRUPTED]++;
    }
    app_signals_restore(&signals);
    app_progress_close(self->program);
out:
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_batch_tally tally = { 0 };
    batch work = { .program = self, .options = values };

    (void) num_args;
    KH_TRY(app_spare_input(self, args[0], &err));
    KH_TRY(load(&work, args[0], &err));
    KH_TRY(app_batch_spare(self, work.back, &work.plan, &err));
    KH_TRY(choose(&work, &err));
    if (work.options->dry_run) {
        KH_TRY(list_jobs(&work, &err));
    } else {
        KH_TRY(run_jobs(&work, &tally, &err));
    }
out:
    free_batch(&work);
    if (ret != KH_OK) {
        return app_fail(self, &err);
    }
    return tally.num[KH_JOB_INTERRUPTED] > 0    ? APP_INTERRUPTED
           : app_batch_count_failed(&tally) > 0 ? APP_NO
                                                : APP_OK;
}

const app_command app_command_batch = {
    .name = "batch",
    .arguments = "MANIFEST",
    .summary = "a manifest of jobs, several at once, resumable",
    .description
    = "Runs the jobs of a manifest, a JSON file, each in a process of its own: command, inputs,\n"
      "options, output, once for each combination of the values of its matrix. Nothing runs "
      "unless\n"
      "all of the manifest is right. Paths are relative to its folder, outputs lie beneath its\n"
      "output folder. One line of JSON a job goes to standard output, in the order of the "
      "manifest:\n"
      "status, exit code, seconds, peak memory, output with its SHA-256, first error.\n"
      "--timeout and --max-memory hold for each job, --lang for each that does not say its own.\n"
      "Exit code: 0 all jobs did well, 1 one failed. docs/batch.md describes manifests.",
    .examples = "kakehashi batch scripts/examples/nightly.json -j 2\n"
                "kakehashi batch scripts/examples/nightly.json --resume > nightly.ndjson\n"
                "kakehashi batch scripts/examples/nightly.json --dry-run --only \"page-*\"",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = 1,
    .in_process = true,
    .run = run,
};
