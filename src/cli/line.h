/**
 * @file line.h
 * @brief A command line that is still being typed, and what its cursor is at.
 */
#ifndef KH_CLI_LINE_H
#define KH_CLI_LINE_H

#include "app.h"

typedef enum {
    APP_AT_COMMAND,  /**< the first word. */
    APP_AT_OPTION,   /**< a word that begins with a dash. */
    APP_AT_VALUE,    /**< the value of `option`. */
    APP_AT_ARGUMENT, /**< what is no option. */
    APP_AT_NOTHING,  /**< what nobody could know. */
} app_spot;

/** All strings are borrowed from the words. */
typedef struct {
    app_spot place;
    const app_command *command; /**< NULL: there is none of that name, or it is being typed. */
    const app_option *option;
    size_t argument;    /**< how many stand before it. */
    const char *typed;  /**< of what is to be completed: an item of a list, a value behind =. */
    const char *prefix; /**< what stands before `typed` in its word. */
    size_t prefix_length;
    app_list args;    /**< beside the cursor, whatever is no option: files are among them. */
    const char *lang; /**< of --lang; NULL. */
} app_line;

/**
 * Read a line.
 *
 * @param words what stands behind the name of the program, the word at the cursor cut off there.
 * @param cursor the index of that word.
 * @return KH_ERR_NOMEM.
 */
kh_status app_line_read(app_line *self, const char *const *words, size_t num_words, size_t cursor,
    kh_error *err) KH_MUST_CHECK;

void app_line_free(app_line *self);

#endif
