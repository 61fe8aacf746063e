/**
 * @file run.h
 * @brief Running a program over text: input and outputs through pipes, under limits.
 */
#ifndef KH_PICTURE_RUN_H
#define KH_PICTURE_RUN_H

#include "../base/text.h"

/** How a run ended. */
typedef enum {
    KH_RUN_EXITED,    /**< `code` is its exit status. */
    KH_RUN_CRASHED,   /**< `code` is the signal. */
    KH_RUN_TIMED_OUT, /**< it was killed: out of wall clock or processor time. */
} kh_run_end;

typedef struct {
    const char *path;
    const char *const *arguments; /**< without the program's name, ended by NULL. */
    const char *input;
    size_t input_length;
    double seconds;
    size_t megabytes;
} kh_run;

/**
 * Run a program to its end. It gets the input whether or not it reads it; its outputs are
 * collected at the same time, so that neither side waits for the other.
 * @param output,errors what it wrote is appended.
 * @return KH_ERR_ENVIRONMENT: it cannot be started; KH_ERR_IO, KH_ERR_NOMEM. How it ended is no
 * failure of this call.
 */
kh_status kh_run_program(const kh_run *self, kh_text *output, kh_text *errors, kh_run_end *end,
    int *code, kh_error *err) KH_MUST_CHECK;

#endif
