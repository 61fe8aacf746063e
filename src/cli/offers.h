/**
 * @file offers.h
 * @brief What a value of each kind may be: from registries, from the files on the line, files.
 */
#ifndef KH_CLI_OFFERS_H
#define KH_CLI_OFFERS_H

#include "candidates.h"
#include "line.h"

/* --- offers.c: registries */
void app_offer_commands(app_candidates *out, const app_line *line);
void app_offer_topics(app_candidates *out, const app_line *line);
void app_offer_codes(app_candidates *out, const app_line *line);
void app_offer_measures(app_candidates *out, const app_line *line);
void app_offer_bridge_columns(app_candidates *out, const app_line *line);
void app_offer_groupings(app_candidates *out, const app_line *line);
void app_offer_presets(app_candidates *out, const app_line *line);
void app_offer_table_formats(app_candidates *out, const app_line *line);
void app_offer_graph_formats(app_candidates *out, const app_line *line);
void app_offer_picture_formats(app_candidates *out, const app_line *line);

/** The options of the command on the line. */
void app_offer_options(app_candidates *out, const app_line *line);

/* --- offers_graph.c: the graph that the files on the line are; nothing where they are none */
void app_offer_nodes(app_candidates *out, const app_line *line);
void app_offer_types(app_candidates *out, const app_line *line);
void app_offer_relations(app_candidates *out, const app_line *line);
void app_offer_sectors(app_candidates *out, const app_line *line);
void app_offer_sectors_and_types(app_candidates *out, const app_line *line);

/** Nodes, and sector:ID and type:ID. */
void app_offer_sets(app_candidates *out, const app_line *line);
void app_offer_languages(app_candidates *out, const app_line *line);

/* --- offers_files.c */
void app_offer_files(app_candidates *out, const app_line *line);

/** Folders, and files of these extensions; NULL: all. A name that begins with ~/ is of $HOME. */
void app_offer_named_files(app_candidates *out, const char *extensions);

/** The path that a word means, "~/" replaced. */
void app_offer_add_path(kh_text *path, const char *word);

#endif
