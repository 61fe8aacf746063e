/**
 * @file app.h
 * @brief The command-line program: commands as records, options as tables.
 *
 * A command is one file cmd_<name>.c with one const record and one line in commands.def. Help,
 * did-you-mean and the manual follow from the record. A command runs in a worker process; see
 * supervise.h.
 */
#ifndef KH_CLI_APP_H
#define KH_CLI_APP_H

#include "../base/finding.h"
#include "../base/sink.h"
#include "../base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef enum {
    APP_OK = 0,            /**< done. */
    APP_NO = 1,            /**< done, and the answer is no. */
    APP_USAGE = 2,         /**< the command line is wrong. */
    APP_DATA = 3,          /**< the input is bad. */
    APP_ENVIRONMENT = 4,   /**< cannot open, write or find something. */
    APP_LIMIT = 5,         /**< time, memory, size, or what numbers can hold. */
    APP_BUG = 70,          /**< ours or a library's. */
    APP_INTERRUPTED = 130, /**< Ctrl-C. */
} app_exit;

/** Values of an option that may be given more than once; the strings are those of argv. */
typedef struct {
    const char **items;
    size_t num, max;
} app_list;

typedef enum {
    APP_FLAG,   /**< bool */
    APP_TEXT,   /**< const char * */
    APP_TAG,    /**< const char *: of a language, ja-JP also where ja_JP was given */
    APP_COUNT,  /**< app_count: a whole number, 0 or more */
    APP_REAL,   /**< double */
    APP_SHARE,  /**< app_share: a number above 0 and below 1 */
    APP_LIST,   /**< app_list: ids, split at commas, may be repeated */
    APP_REPEAT, /**< app_list: one value each time it is given, never split */
    APP_YEARS,  /**< app_years: A..B, or nothing */
} app_kind;

/** A whole number that may not have been given. */
typedef struct {
    uint64_t value;
    bool given;
} app_count;

/** An option that may stand alone. */
typedef struct {
    const char *text; /**< NULL: it does. */
    bool given;
} app_years;

/** A number above 0 and below 1; 0: not given. */
typedef double app_share;

/** One option; its value lives at `offset` in the struct of its group. */
typedef struct {
    app_kind kind;
    const char *name; /**< without the dashes. */
    char letter;      /**< 0: none. */
    size_t offset;
    const char *value; /**< name of the value in help; NULL for a flag. */
    const char *help;
} app_option;

/** Options that several commands share, as one struct within the command's own. */
typedef struct {
    const char *heading;
    const app_option *options; /**< ended by a NULL name. */
    size_t offset;             /**< of the group's struct in the command's. */
} app_group;

typedef struct app app;

typedef struct {
    const char *name;
    const char *arguments;           /**< e.g. "FILE...". */
    const char *summary;             /**< one line. */
    const char *description;         /**< paragraphs for `help COMMAND`. */
    const char *examples;            /**< command lines, one a line. */
    void (*add_lists)(kh_text *out); /**< what help lists behind the description; NULL: nothing. */
    const app_group *groups;         /**< ended by a NULL heading. */
    size_t options_size;             /**< sizeof the command's struct; 0 if it has no groups. */
    size_t min_args, max_args;
    bool draws;      /**< at random, by --seed, also where no communities are sought. */
    bool in_process; /**< needs no worker: touches no input. */
    app_exit (*run)(app *self, const void *options, const char *const *args, size_t num_args);
} app_command;

#define COMMAND(name) extern const app_command app_command_##name;
#include "commands.def"
#undef COMMAND

/** All commands in the order of commands.def, ended by NULL. */
extern const app_command *const app_commands[];

/** What every command can be told. */
typedef struct {
    const char *output; /**< a path; NULL (and - on the command line): standard output. */
    const char *lang;
    const char *color;
    bool quiet;
    double timeout; /**< seconds; 0: none. */
    const char *max_memory;
    app_count threads; /**< not given: one a processor. */
} app_common;

extern const app_option app_common_options[];

/** Where the output of a job is written, whatever its path says. */
typedef struct {
    int folder;   /**< open; -o gives the name in it. */
    bool written; /**< set once the output is there, whole. */
} app_place;

/** What work is expected to take; all-zero: not known. */
typedef struct {
    double seconds, bytes;
} app_cost;

struct app {
    const char *name; /**< "kakehashi". */
    const app_command *command;
    app_common common;
    int out;   /**< where the result goes. */
    FILE *err; /**< where messages go. */
    bool color_out, color_err;
    uint64_t max_memory;           /**< bytes; 0: none. */
    bool written;                  /**< app_write() wrote the whole result. */
    app_place *place;              /**< of the output of a job; NULL: -o is a path. */
    app_cost *cost;                /**< of app_announce(), shared with the parent; NULL: none. */
    struct app_progress *progress; /**< of progress.h; NULL: shown to nobody. */
};

/** Run the program. */
app_exit app_main(int argc, char **argv);

/** As app_main(), for a job whose output goes to `place`. */
app_exit app_main_within(app_place *place, int argc, char **argv);

/** The command of a name; NULL if there is none. */
const app_command *app_command_find(const char *name);

/* --- options.c, option_values.c
 * --------------------------------------------------------------------------- */

/**
 * Read a command line: fills the command's struct (zeroed by the caller) and the common options,
 * and gathers what is no option in `args`. `--` ends the options.
 * @return KH_ERR_ARGUMENT with a message and, for a misspelt option, a hint; KH_ERR_NOMEM.
 */
kh_status app_options_parse(const app_command *command, int argc, char **argv, void *values,
    app_common *common, app_list *args, bool *help, kh_error *err) KH_MUST_CHECK;

/** Release the lists of a command's struct. */
void app_options_free(const app_command *command, void *values);

/** The option of a command, or the common one, of a name (its first `length` bytes) or, where it is
 * not 0, of a letter; NULL if there is none. */
const app_option *app_option_find(
    const app_command *command, const char *name, size_t length, char letter);

/** Whether an option takes this word, which stands behind it, as its value. */
bool app_option_takes(const app_option *option, const char *word);

/** Set the value of an option from its text, which is cut in place. @param place of the value, as
 * its kind says. @param text NULL for a flag. @return KH_ERR_ARGUMENT. */
kh_status app_option_set(
    const app_option *option, void *place, char *text, kh_error *err) KH_MUST_CHECK;

/** "500M" or "2G" to bytes. @return KH_ERR_ARGUMENT. */
kh_status app_parse_size(const char *text, uint64_t *bytes, kh_error *err) KH_MUST_CHECK;

/** Append a value to a list. */
kh_status app_list_add(app_list *list, const char *value, kh_error *err) KH_MUST_CHECK;

/* --- report.c ---------------------------------------------------------------------------- */

/** The exit code that a status leads to. */
app_exit app_exit_of(kh_status status);

/** Print an error with its hint; returns its exit code. */
app_exit app_fail(const app *self, const kh_error *err);

/** Print a warning. */
void app_warn(const app *self, const char *fmt, ...) KH_PRINTF(2, 3);

/** Print the errors among findings, 20 at most, then their number. */
void app_print_errors(const app *self, const kh_findings *findings, const char *next_step);

/** Fail with KH_ERR_ARGUMENT if -o names this input: a result must not replace what it came from.
 */
kh_status app_spare_input(const app *self, const char *path, kh_error *err) KH_MUST_CHECK;

/** Write the result: to standard output, or to the file of -o. */
kh_status app_write(app *self, const kh_text *text, kh_error *err) KH_MUST_CHECK;

/** A sink for a result that is written in parts, to where app_write() writes; once it is finished,
 * the caller sets `written`. `self` must outlive it. */
kh_sink app_open_sink(app *self);

/* --- help.c, cmd_help.c ------------------------------------------------------------------ */

void app_help_overview(kh_text *out);
void app_help_command(const app_command *command, kh_text *out);

#endif
