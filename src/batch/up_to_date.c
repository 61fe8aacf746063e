#include "up_to_date.h"

#include "output_folder.h"

#include <string.h>

kh_status
kh_batch_is_up_to_date(kh_digests *digests, const kh_batch_state *state, int folder,
    const kh_batch_program *program, const kh_batch_job *job, char key[KH_DIGEST_SIZE],
    const kh_job_record **record, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_job_record *found;
    char digest[KH_DIGEST_SIZE];
    uint64_t num_bytes;

    *record = NULL;
    KH_TRY(kh_digests_key(digests, program->version, job, key, err));
    found = kh_batch_state_find(state, job->output);
    if (found == NULL || key[0] == '\0' || strcmp(found->key, key) != 0
        || (job->expected >> found->code & 1) == 0) {
        return KH_OK;
    }
    if (!found->written
        || (kh_output_folder_digest(folder, job->output, digests->stop, digest, &num_bytes, NULL)
                == KH_OK
            && strcmp(digest, found->digest) == 0)) {
        *record = found;
    }
out:
    return ret;
}
