/**
 * @file places.h
 * @brief A layout as kakehashi-render writes it: where the nodes of a drawing stand.
 */
#ifndef KH_STABLE_PLACES_H
#define KH_STABLE_PLACES_H

#include "../base/json.h"

#include <stdbool.h>

/** Points, y upwards. Strings are borrowed from the JSON. */
typedef struct {
    const char *id;    /**< of the graph's node; "" for what only the drawing has. */
    const char *label; /**< as drawn, lines separated by newlines. */
    double x, y;       /**< centre. */
    double width, height;
    long cluster, level; /**< level: as the scene has it; a layout alone leaves it 0. */
    bool clustered;      /**< it stands in the frame of its cluster. */
    bool leveled;
} kh_stand;

/** A line of the drawing between two of its nodes. */
typedef struct {
    size_t from, to;
} kh_stand_line;

/** All-zero is a valid empty layout. */
typedef struct {
    json_t *root;
    kh_stand *nodes;
    size_t num_nodes;
    kh_stand_line *lines;
    size_t num_lines;
} kh_places;

void kh_places_free(kh_places *self);

/**
 * Read a layout from JSON.
 * @param name of the text, for messages.
 * @return KH_ERR_DATA for what is no layout of version 1; KH_ERR_NOMEM.
 */
kh_status kh_places_read_json(kh_places *self, const char *name, const char *text, size_t length,
    kh_error *err) KH_MUST_CHECK;

/**
 * Read the layout that an SVG of ours carries in its metadata. References to other files and
 * document types are refused, not followed.
 * @return KH_ERR_DATA for what is no such SVG; KH_ERR_NOMEM.
 */
kh_status kh_places_read_svg(kh_places *self, const char *name, const char *text, size_t length,
    kh_error *err) KH_MUST_CHECK;

/** Read a file of either kind: what begins with "<" is SVG. @return also KH_ERR_IO. */
kh_status kh_places_read(kh_places *self, const char *path, kh_error *err) KH_MUST_CHECK;

#endif
