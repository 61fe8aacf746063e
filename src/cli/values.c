#include "values.h"

#include "offers.h"

#include <string.h>

const app_value app_values[] = {
#define VALUE(name, command, words, offer) { name, command, words, offer },
#include "values.def"
#undef VALUE
    { NULL, NULL, NULL, NULL },
};

const app_value *
app_value_find(const char *name, size_t length, const app_command *command)
{
    const app_value *value;

    for (value = app_values; value->name != NULL; value++) {
        if (strlen(value->name) == length && strncmp(value->name, name, length) == 0
            && (value->command == NULL
                || (command != NULL && strcmp(value->command, command->name) == 0))) {
            return value;
        }
    }
    return NULL;
}

bool
app_value_each(const char *text, app_value_visit *visit, void *context)
{
    size_t place = 0;

    while (*text != '\0') {
        const size_t length = strcspn(text, " |[],.");

        if (length > 0 && visit(context, text, length, place)) {
            return true;
        }
        text += length;
        place += *text == ' ';
        text += *text != '\0';
    }
    return false;
}

void
app_value_offer(app_candidates *out, const app_line *line, const char *name, size_t length)
{
    const app_value *value = app_value_find(name, length, line->command);

    if (value == NULL) {
        return;
    }
    if (value->offer == app_offer_files) {
        app_offer_named_files(out, value->words);
        return;
    }
    if (value->words != NULL) {
        app_candidates_add_words(out, value->words);
    }
    if (value->offer != NULL) {
        value->offer(out, line);
    }
}
