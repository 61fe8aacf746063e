/**
 * @file program.h
 * @brief What a manifest may ask for: the commands of the program, as far as a job has to know
 * them.
 *
 * This room runs jobs without knowing what they do; the program hands in the names, and the
 * functions that check a value and do the work.
 */
#ifndef KH_BATCH_PROGRAM_H
#define KH_BATCH_PROGRAM_H

#include "../base/status.h"

#include <stdbool.h>

typedef enum {
    KH_BATCH_FLAG,  /**< given or not. */
    KH_BATCH_ONE,   /**< one value. */
    KH_BATCH_MAYBE, /**< one value, or none. */
    KH_BATCH_MANY,  /**< a list of values. */
} kh_batch_takes;

typedef struct {
    const char *name; /**< without the dashes. */
    kh_batch_takes takes;
    bool reads_file;     /**< its value is the path of a file, whose content counts. */
    const char *instead; /**< why a job cannot give it, as a hint; NULL: it can. */
} kh_batch_option;

typedef struct {
    const char *name;
    const char *refusal;                 /**< why it cannot be a job, as a hint; NULL: it can. */
    size_t min_arguments, max_arguments; /**< before the files. */
    const kh_batch_option *options;
    size_t num_options;
    const char *format; /**< the option that says how the output is written; NULL: there is none. */
} kh_batch_command;

/** One job, ready to be run in a process of its own. */
typedef struct {
    int argc;
    char **argv;      /**< the whole command line; may be written to. */
    int folder;       /**< where the output goes, */
    const char *file; /**< under this name. */
    bool written;     /**< set by the work: the output is there, whole. */
} kh_batch_call;

typedef struct {
    const char *name, *version;
    const kh_batch_command *commands;
    size_t num_commands;

    /** Whether the command takes this value for this option. @return KH_ERR_ARGUMENT if not. */
    kh_status (*check)(
        void *context, size_t command, const char *option, const char *value, kh_error *err);

    /** Whether the command knows from this extension of the output (NULL: it has none) what to
     * write; for commands that have a `format`. @return KH_ERR_ARGUMENT if not. */
    kh_status (*check_extension)(
        void *context, size_t command, const char *extension, kh_error *err);

    /** Do the work, in the job's own process; returns its exit code. */
    int (*work)(void *context, kh_batch_call *call);
    void *context;
} kh_batch_program;

#endif
