/**
 * @file shell.h
 * @brief What shells know of completion: their scripts, and candidates as they want them.
 */
#ifndef KH_CLI_SHELL_H
#define KH_CLI_SHELL_H

#include "candidates.h"
#include "line.h"

/**
 * A line as bash has it, cut into words. bash gives no words that could be used: it cuts ids at
 * every colon.
 */
typedef struct {
    char **words; /**< without quotes; behind the name of the program. */
    size_t num, max, cursor;
    char quote;   /**< in which the word at the cursor stands; 0: none. */
    size_t fixed; /**< bytes of the word at the cursor that stay: bash replaces the rest. */
} app_bash_line;

/**
 * @param before the line as far as the cursor. @param after the rest. @param breaks what parts
 * words for bash ($COMP_WORDBREAKS).
 * @return KH_ERR_NOMEM.
 */
kh_status app_bash_line_read(app_bash_line *self, const char *before, const char *after,
    const char *breaks, kh_error *err) KH_MUST_CHECK;

void app_bash_line_free(app_bash_line *self);

/** "files" or "words", then what takes the place of what bash replaces, one a line.
 * @param type $COMP_TYPE: ? lists them, which can show more; ! and @ list them and put in what they
 * have in common, as TAB does; % puts in one after the other. */
void app_bash_add(kh_text *out, const app_bash_line *bash, const app_line *line,
    const app_candidates *candidates, char type);

/** "menu" where some begin otherwise than what was typed, else "words"; then value, tab and
 * description, one a line. Of files, which zsh finds itself, the characters that stand before their
 * name and the extensions: "files 7 json|csv". */
void app_zsh_add(kh_text *out, const app_line *line, const app_candidates *candidates);

/** Value, tab and description; by its name what was typed so, since fish takes nothing else. */
void app_fish_add(kh_text *out, const app_line *line, const app_candidates *candidates);

/** The script that asks for candidates; NULL: no such shell. */
const char *app_shell_script(const char *shell);

#endif
