/**
 * @file candidates.h
 * @brief What could stand at the cursor of a command line.
 */
#ifndef KH_CLI_CANDIDATES_H
#define KH_CLI_CANDIDATES_H

#include "../base/text.h"

/** Beyond so many nobody chooses, and shells take seconds to list them: none is offered. */
#define APP_MOST_CANDIDATES 20000

/** Offsets into the strings of the candidates. */
typedef struct {
    size_t value;       /**< what goes into the line. */
    size_t description; /**< what it is. */
    size_t name;        /**< the name that was typed instead of it; 0: the value was. */
} app_candidate;

/** All-zero but for `typed` is valid and empty. */
typedef struct {
    const char *typed; /**< what stands before the cursor. */
    kh_text folded;    /**< the same, for names. */
    kh_text strings;
    app_candidate *items;
    size_t num, max;
    bool files;             /**< they are names of files; folders end in /. */
    const char *extensions; /**< of the files that are wanted; NULL: any. */
    bool failed;            /**< too many, or memory was refused: there are none. */
} app_candidates;

void app_candidates_free(app_candidates *self);

/** Offer a value, if it begins with what was typed. @param description NULL: none. */
void app_candidates_add(app_candidates *self, const char *value, const char *description);

/** Each of some words. */
void app_candidates_add_words(app_candidates *self, const char *words);

/** Whether a name begins with what was typed, compared after NFKC case folding. */
bool app_candidates_is_typed(app_candidates *self, const char *name);

/** Offer a value for which such a name was typed. */
void app_candidates_add_named(
    app_candidates *self, const char *value, const char *name, const char *description);

/** The string at an offset of a candidate. */
const char *app_candidates_text(const app_candidates *self, size_t offset);

#endif
