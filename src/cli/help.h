/**
 * @file help.h
 * @brief Topics that `kakehashi help` knows beside commands, measures and codes.
 */
#ifndef KH_CLI_HELP_H
#define KH_CLI_HELP_H

#include "app.h"

typedef struct {
    const char *name, *summary;
    void (*add)(kh_text *out);
} app_topic;

/**
 * Append a head and its explanation, which begins in column `indent` (from 0) and is broken at
 * words into lines of 100 columns; a head that is too long for its column has a line of its own.
 */
void app_help_add_entry(kh_text *out, const char *head, size_t indent, const char *text);

/** Ended by a NULL name. */
extern const app_topic app_topics[];

/** What an exit code means; ended by a NULL meaning. */
typedef struct {
    app_exit code;
    const char *meaning;
} app_exit_meaning;

extern const app_exit_meaning app_exit_meanings[];

/** What the program reads of its environment; ended by a NULL name. */
typedef struct {
    const char *name, *meaning;
} app_variable;

extern const app_variable app_variables[];

#endif
