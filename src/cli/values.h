/**
 * @file values.h
 * @brief What stands for a value in help is what it is: the names and what each may be.
 *
 * The name of an option's value (NODE, FORMAT, DATE) and those of a command's arguments are words
 * of one vocabulary, values.def. A test fails while one is used that is not in it.
 */
#ifndef KH_CLI_VALUES_H
#define KH_CLI_VALUES_H

#include "candidates.h"
#include "line.h"

typedef struct {
    const char *name;    /**< as in help, without brackets, commas and dots. */
    const char *command; /**< of this one alone; NULL: wherever nothing else is said. */
    const char *words;   /**< all that it may be, separated by blanks; NULL: see `offer`. */
    void (*offer)(app_candidates *out, const app_line *line); /**< NULL: who knows. */
} app_value;

/** Ended by a NULL name. */
extern const app_value app_values[];

/** The entry of a name, that of the command before that of all; NULL if there is none. */
const app_value *app_value_find(const char *name, size_t length, const app_command *command);

/** Call `visit` for each name in a text such as "[FROM|TO] FILE,..." with its length, and the place
 * among the words of the text; true ends the walk. @return whether it was ended. */
typedef bool app_value_visit(void *context, const char *name, size_t length, size_t place);
bool app_value_each(const char *text, app_value_visit *visit, void *context);

/** Offer what a value of this name may be. */
void app_value_offer(app_candidates *out, const app_line *line, const char *name, size_t length);

#endif
