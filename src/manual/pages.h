/**
 * @file pages.h
 * @brief The pages of the manual, from the records of commands, the tables of options, the schemas.
 */
#ifndef KH_MANUAL_PAGES_H
#define KH_MANUAL_PAGES_H

#include "../base/text.h"
#include "../cli/app.h"

/** kakehashi-COMMAND(1). */
void manual_add_command_page(kh_text *out, const app_command *command);

/** kakehashi(1). */
void manual_add_overview_page(kh_text *out);

/**
 * kakehashi-graph(5), kakehashi-view(5) and kakehashi-batch(5).
 *
 * @param root the folder of the sources, whose schemas and example they show.
 * @return KH_ERR_IO, KH_ERR_DATA, KH_ERR_NOTFOUND: a key of a view that its schema does not tell
 * of.
 */
kh_status manual_add_graph_page(kh_text *out, const char *root, kh_error *err) KH_MUST_CHECK;
kh_status manual_add_view_page(kh_text *out, const char *root, kh_error *err) KH_MUST_CHECK;
kh_status manual_add_batch_page(kh_text *out, const char *root, kh_error *err) KH_MUST_CHECK;

/** Any page by its name, such as kakehashi-rank.1. @return KH_ERR_NOTFOUND: there is none. */
kh_status manual_add_page(
    kh_text *out, const char *page, const char *root, kh_error *err) KH_MUST_CHECK;

/** The tables of exit codes and variables, and one of options, as lists of definitions. */
void manual_add_exit_codes(kh_text *out);
void manual_add_environment(kh_text *out);
void manual_add_options(kh_text *out, const char *heading, const app_option *options);

/** Where a page ends: what else to read. @param name of the page itself. */
void manual_add_see_also(kh_text *out, const char *name, int section);

#endif
