#include "state.h"

#include "../base/array.h"
#include "../base/file.h"
#include "../base/folder.h"
#include "../base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
kh_batch_state_free(kh_batch_state *self)
{
    if (self->file > 0) {
        close(self->file);
    }
    kh_pool_free(&self->outputs);
    kh_map_free(&self->by_output);
    free(self->items);
    kh_arena_free(&self->text);
    *self = (kh_batch_state){ 0 };
}

static kh_status
fail_io(const char *what, kh_error *err)
{
    return kh_fail(err, KH_ERR_IO, "cannot %s " KH_STATE_NAME " of the output folder: %s", what,
        strerror(errno));
}

const kh_job_record *
kh_batch_state_find(const kh_batch_state *self, const char *output)
{
    const kh_sym sym = kh_pool_find(&self->outputs, output, strlen(output));
    uint32_t index;

    return sym != 0 && kh_map_get(&self->by_output, sym, &index) ? &self->items[index] : NULL;
}

/* The last record of an output counts. */
static kh_status
put(kh_batch_state *self, const kh_job_record *record, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t index;
    kh_sym sym;

    KH_TRY(kh_pool_intern(&self->outputs, record->output, strlen(record->output), &sym, err));
    if (!kh_map_get(&self->by_output, sym, &index)) {
        KH_TRY(KH_GROW(&self->items, self->num, &self->max, "records", err));
        index = (uint32_t) self->num++;
        self->items[index] = (kh_job_record){ .output = kh_pool_text(&self->outputs, sym) };
        KH_TRY(kh_map_put(&self->by_output, sym, index, err));
    }
    self->items[index] = *record;
    self->items[index].output = kh_pool_text(&self->outputs, sym);
    self->items[index].job = kh_arena_copy(&self->text, record->job, strlen(record->job));
    if (self->items[index].job == NULL) {
        return kh_fail_nomem(err, strlen(record->job), "bytes");
    }
out:
    return ret;
}

/* --- reading ----------------------------------------------------------------------------- */

static bool
read_digest(const json_t *object, const char *key, char digest[KH_DIGEST_SIZE])
{
    const char *text = json_string_value(json_object_get(object, key));

    if (text == NULL || strlen(text) != KH_DIGEST_SIZE - 1
        || strspn(text, "0123456789abcdef") != KH_DIGEST_SIZE - 1) {
        return false;
    }
    memcpy(digest, text, KH_DIGEST_SIZE);
    return true;
}

/* Whether a line is a record; one that is not was torn, or is somebody else's. */
static bool
read_record(const json_t *object, kh_job_record *record)
{
    const json_t *code = json_object_get(object, "exit"), *bytes = json_object_get(object, "bytes");

    *record = (kh_job_record){ .job = json_string_value(json_object_get(object, "job")),
        .output = json_string_value(json_object_get(object, "output")),
        .code = (int) json_integer_value(code),
        .written = json_is_integer(bytes),
        .num_bytes = (uint64_t) json_integer_value(bytes) };
    return record->job != NULL && record->output != NULL && json_is_integer(code)
           && (record->code == 0 || record->code == 1) && read_digest(object, "key", record->key)
           && (!record->written || read_digest(object, "sha256", record->digest));
}

static kh_status
read_line(kh_batch_state *self, const char *line, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_job_record record;
    json_t *object = NULL;
    size_t offset;

    ret = kh_json_parse(line, length, &object, &offset, NULL);
    if (ret == KH_OK && read_record(object, &record)) {
        ret = put(self, &record, err);
    } else if (ret == KH_ERR_NOMEM) {
        kh_fail_nomem(err, length, "bytes");
    } else {
        ret = KH_OK;
    }
    json_decref(object);
    return ret;
}

static kh_status
slurp(int fd, kh_text *text, kh_error *err)
{
    char part[16384];
    ssize_t num;

    while ((num = read(fd, part, sizeof(part))) > 0 || (num < 0 && errno == EINTR)) {
        if (num > 0) {
            kh_text_add_bytes(text, part, (size_t) num);
        }
    }
    return num < 0 ? fail_io("read", err) : kh_text_status(text, err);
}

kh_status
kh_batch_state_read(kh_batch_state *self, int folder, kh_error *err)
{
    kh_status ret = KH_OK;
    const int fd = openat(folder, KH_STATE_NAME, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    kh_batch_state state = { 0 };
    kh_text text = { 0 };
    const char *line, *end;

    if (fd < 0) {
        return errno == ENOENT ? KH_OK : fail_io("read", err);
    }
    KH_TRY(slurp(fd, &text, err));
    for (line = kh_text_bytes(&text); (end = strchr(line, '\n')) != NULL; line = end + 1) {
        KH_TRY(read_line(&state, line, (size_t) (end - line), err));
    }
    *self = state;
    state = (kh_batch_state){ 0 };
out:
    close(fd);
    kh_text_free(&text);
    kh_batch_state_free(&state);
    return ret;
}

/* --- writing ----------------------------------------------------------------------------- */

static void
add_record(kh_text *out, const kh_job_record *record)
{
    kh_text_add(out, "{\"job\":");
    kh_json_add_string(out, record->job);
    kh_text_print(out, ",\"key\":\"%s\",\"exit\":%d,\"output\":", record->key, record->code);
    kh_json_add_string(out, record->output);
    if (record->written) {
        kh_text_print(
            out, ",\"bytes\":%ju,\"sha256\":\"%s\"", (uintmax_t) record->num_bytes, record->digest);
    }
    kh_text_add(out, "}\n");
}

kh_status
kh_batch_state_open(kh_batch_state *self, int folder, kh_error *err)
{
    kh_status ret = KH_OK;
    const int fd = openat(folder, KH_STATE_NAME,
        O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    struct stat status;
    char last = '\n';

    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        ret = fail_io("write", err);
        goto out;
    }
    if (status.st_size > 0 && pread(fd, &last, 1, status.st_size - 1) != 1) {
        ret = fail_io("read", err);
        goto out;
    }
    if (last != '\n') {
        KH_TRY(kh_write_all(fd, "\n", 1, KH_STATE_NAME, err));
    }
    self->file = fd;
    return KH_OK;
out:
    if (fd >= 0) {
        close(fd);
    }
    return ret;
}

kh_status
kh_batch_state_add(kh_batch_state *self, const kh_job_record *record, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text line = { 0 };

    KH_TRY(put(self, record, err));
    add_record(&line, record);
    KH_TRY(kh_text_status(&line, err));
    KH_TRY(kh_write_all(self->file, kh_text_bytes(&line), line.length, KH_STATE_NAME, err));
out:
    kh_text_free(&line);
    return ret;
}

static bool
is_there(int folder, const char *output)
{
    struct stat status;
    bool is = false;
    int within;

    if (kh_folder_open(folder, output, 0, &within, NULL) == KH_OK) {
        is = fstatat(within, kh_folder_last_step(output), &status, AT_SYMLINK_NOFOLLOW) == 0;
        close(within);
    }
    return is;
}

/* Records of the plan first, each once. */
static kh_status
add_records(
    const kh_batch_state *self, int folder, const kh_batch_plan *plan, kh_text *out, kh_error *err)
{
    bool *added = calloc(self->num + 1, sizeof(*added));
    size_t j;

    if (added == NULL) {
        return kh_fail_nomem(err, self->num, "records");
    }
    for (j = 0; j < plan->num; j++) {
        const kh_job_record *record = kh_batch_state_find(self, plan->jobs[j].output);

        if (record != NULL) {
            add_record(out, record);
            added[record - self->items] = true;
        }
    }
    for (j = 0; j < self->num; j++) {
        if (!added[j] && is_there(folder, self->items[j].output)) {
            add_record(out, &self->items[j]);
        }
    }
    free(added);
    return kh_text_status(out, err);
}

kh_status
kh_batch_state_finish(kh_batch_state *self, int folder, const kh_batch_plan *plan, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_output output = { 0 };
    kh_text text = { 0 };

    KH_TRY(add_records(self, folder, plan, &text, err));
    KH_TRY(kh_output_open_in(&output, folder, KH_STATE_NAME, err));
    KH_TRY(kh_write_all(output.fd, kh_text_bytes(&text), text.length, KH_STATE_NAME, err));
    KH_TRY(kh_output_commit(&output, err));
out:
    kh_output_abandon(&output);
    kh_text_free(&text);
    return ret;
}
