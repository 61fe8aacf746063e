#include "pages.h"

#include <string.h>

kh_status
manual_add_page(kh_text *out, const char *page, const char *root, kh_error *err)
{
    size_t j;

    if (strcmp(page, "kakehashi.1") == 0) {
        manual_add_overview_page(out);
        return kh_text_status(out, err);
    }
    if (strcmp(page, "kakehashi-graph.5") == 0) {
        return manual_add_graph_page(out, root, err);
    }
    if (strcmp(page, "kakehashi-view.5") == 0) {
        return manual_add_view_page(out, root, err);
    }
    if (strcmp(page, "kakehashi-batch.5") == 0) {
        return manual_add_batch_page(out, root, err);
    }
    for (j = 0; app_commands[j] != NULL; j++) {
        const char *name = app_commands[j]->name;
        const size_t length = strlen(name);

        if (strncmp(page, "kakehashi-", 10) == 0 && strncmp(page + 10, name, length) == 0
            && strcmp(page + 10 + length, ".1") == 0) {
            manual_add_command_page(out, app_commands[j]);
            return kh_text_status(out, err);
        }
    }
    return kh_fail(err, KH_ERR_NOTFOUND, "the manual has no page \"%s\"", page);
}
