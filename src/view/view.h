/**
 * @file view.h
 * @brief A diagram's definition: what to select, how to arrange and to style it.
 */
#ifndef KH_VIEW_VIEW_H
#define KH_VIEW_VIEW_H

#include "../base/finding.h"
#include "../base/text.h"

#include <stdbool.h>

KH_BEGIN_DECLS

/** Ids; borrowed from the view's JSON. */
typedef struct {
    const char **items;
    size_t num;
} kh_names;

/** What a group gathers: nodes by id, then by type, in this order. */
typedef struct {
    const struct json_t *label; /**< a string or a language map; NULL: no frame. */
    const char *color;          /**< #RRGGBB; NULL: from the palette. */
    kh_names nodes, types, sectors;
    double level; /**< column of the layout, an integer; those at lower levels come first. */
    bool leveled;
} kh_view_group;

/** All-zero is a valid empty view. What a file does not say is NULL, 0 or false. */
typedef struct {
    struct json_t *root;
    kh_text name, source; /**< the file and its text, for places. */
    const char *preset, *engine, *direction, *color_by, *links, *page, *center;
    const char *measure; /**< a column of bridges or a measure, of what the preset series shows. */
    const char *size_by, *shape_by, *line_by;
    const char *fonts;
    const struct json_t *title, *subtitle, *notes;            /**< strings or language maps. */
    const struct json_t *shapes, *phrases;                    /**< by type; by relation. */
    kh_names types, relations, sectors, nodes, egos, dropped; /**< of select. */
    const char *as_of, *from, *to;
    double radius, min_confidence;
    kh_names path;    /**< the two ends of what the preset path shows. */
    kh_names label;   /**< attributes that labels show. */
    kh_names inverse; /**< relations that are drawn from target to source, in inverse words. */
    kh_view_group *groups;
    size_t num_groups;
    double wrap, top;
    bool edge_labels, edge_labels_stated;
    bool no_legend, no_others, monochrome;
    bool complete; /**< also what is too large to be read; not a key: up to who draws it. */
} kh_view;

void kh_view_free(kh_view *self);

/**
 * Read a view file. Everything that is wrong with it becomes a finding: E100 it is not JSON, E101
 * an unknown key, E102 a value that is not of its kind, E103 a key that is missing.
 *
 * @return KH_ERR_IO: the file cannot be read; KH_ERR_DATA: there are findings, and the view is
 * empty; KH_ERR_NOMEM.
 */
kh_status kh_view_read(
    kh_view *self, const char *path, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** As kh_view_read(), from memory; `name` stands for the file in findings. */
kh_status kh_view_read_text(kh_view *self, const char *name, const char *text, size_t length,
    kh_findings *findings, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

/** Where the value that a JSON Pointer names stands; without file and line for a view that was not
 * read. Cost: O(text). */
kh_place kh_view_place(const kh_view *self, const char *pointer);

/**
 * The text of a string or a language map: exact tag, truncated tag, `fallback`, `en`, the first.
 * NULL if there is none.
 */
const char *kh_view_text(const struct json_t *map, const char *lang, const char *fallback);

#endif
