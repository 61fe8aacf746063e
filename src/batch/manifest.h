/**
 * @file manifest.h
 * @brief A manifest of jobs as it was written: JSON of the right shape, every value with its place.
 */
#ifndef KH_BATCH_MANIFEST_H
#define KH_BATCH_MANIFEST_H

#include "../base/finding.h"
#include "../base/json.h"

/** All-zero is a valid empty manifest. */
typedef struct {
    json_t *root;
    kh_text name, source; /**< the file and its text, for places. */
} kh_manifest;

/** More than this is not read. */
#define KH_MANIFEST_MAX_BYTES ((size_t) 16 << 20)

void kh_manifest_free(kh_manifest *self);

/**
 * Read a manifest. Everything that is wrong with its shape becomes a finding: E120 it is not JSON,
 * E121 an unknown key, E122 a value that is not of its kind, E123 a key that is missing. What jobs
 * ask for is the business of plan.h.
 *
 * A job that is wrong keeps no other from being looked at, so that one run shows all that is wrong:
 * the call then succeeds, and kh_manifest_job_is_sound() tells which jobs can be looked into.
 *
 * @param name stands for the file in findings.
 * @return KH_ERR_DATA: more than single jobs is wrong, and the manifest is empty; KH_ERR_NOMEM.
 */
kh_status kh_manifest_read(kh_manifest *self, const char *name, const char *text, size_t length,
    kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** Whether no finding is about the job of this index. Cost: O(findings). */
bool kh_manifest_job_is_sound(const kh_findings *findings, size_t job);

/**
 * Add a finding about the value, or the key, that a JSON Pointer names.
 * Cost: one scan of the manifest; findings beyond a thousand are not added.
 */
kh_status kh_manifest_fault(const kh_manifest *self, kh_findings *findings, const char *code,
    const char *pointer, const char *hint, kh_error *err, const char *fmt, ...)
    KH_PRINTF(7, 8) KH_MUST_CHECK;

/** As kh_manifest_fault(), placed at the key instead of its value. */
kh_status kh_manifest_key_fault(const kh_manifest *self, kh_findings *findings, const char *code,
    const char *pointer, const char *hint, kh_error *err, const char *fmt, ...)
    KH_PRINTF(7, 8) KH_MUST_CHECK;

#endif
