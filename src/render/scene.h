/**
 * @file scene.h
 * @brief A scene as read: what to draw, in terms of diagrams (docs/diagrams.md has its format).
 */
#ifndef KH_RENDER_SCENE_H
#define KH_RENDER_SCENE_H

#include "../base/json.h"

#include <stdbool.h>

/** No cluster, no level. */
#define KH_SCENE_NONE (-1)

/** Lines of text; borrowed from the scene's JSON. */
typedef struct {
    const char **items;
    size_t num;
} kh_lines;

/** Numbers, e.g. of the graph's edges. */
typedef struct {
    long *items;
    size_t num;
} kh_numbers;

typedef enum { KH_ROLE_PLAIN, KH_ROLE_CENTER, KH_ROLE_PHRASE } kh_role;

typedef struct {
    const char *id;    /**< of the graph's node; "" for what only the diagram has. */
    const char *class; /**< word for style sheets, e.g. the type. */
    const char *title; /**< what a reader hears or sees on pointing at it. */
    const char *url;   /**< http or https; "" for none. */
    const char *lang;  /**< BCP 47 tag of its label; "" for that of the scene. */
    const char *shape, *border, *color;
    kh_lines lines, detail, fills;
    kh_numbers claims; /**< edges of the graph that a phrase stands for. */
    kh_role role;
    long cluster, level;
    bool leveled;
    bool placed;          /**< x and y are set. */
    double x, y;          /**< centre in points, y upwards. */
    double width, height; /**< least size in points; 0: what its label needs. */
    double border_width;  /**< points; 0: what its role has. */
} kh_scene_node;

typedef struct {
    const char *title, *style, *color, *arrows;
    const char *relation; /**< id; "" for none. */
    kh_lines lines;
    kh_numbers claims; /**< edges of the graph that the line stands for. */
    long from, to;
    double weight;
    double width; /**< of the line in points; 0: what its style has. */
    bool free;    /**< drawn, but without a say in where its ends stand. */
} kh_scene_edge;

typedef struct {
    const char *label, *fill, *border;
} kh_scene_cluster;

/** Nodes that stand in one rank, in this order. */
typedef struct {
    long *items;
    size_t num;
} kh_scene_rank;

/** An entry of the legend: a shape if `shape` is set, else a line if `style` is, else a heading. */
typedef struct {
    const char *label, *shape, *border, *style, *color, *arrows;
    kh_lines fills;
    double border_width; /**< of a shape, in points; 0: as usual. */
} kh_scene_key;

/** A line from place to place. */
typedef struct {
    const char *color, *style;
    double width;        /**< points. */
    double (*points)[2]; /**< x and y in points, y upwards. */
    size_t num;          /**< of points, at least 2. */
} kh_scene_stroke;

/** A short text whose middle is at a place. */
typedef struct {
    const char *label;
    bool bold;
    double x, y;
} kh_scene_text;

/** All-zero is a valid empty scene. */
typedef struct {
    json_t *root;
    const char *lang, *title, *description, *engine, *direction;
    const char *preset; /**< what it was made by, for layouts; "" for none. */
    const char *fonts;  /**< embed or none: whether they travel with an SVG. */
    kh_lines subtitle, footer;
    double width, height; /**< of the page in inches; 0: as large as the drawing. */
    kh_scene_cluster *clusters;
    size_t num_clusters;
    kh_scene_node *nodes;
    size_t num_nodes;
    kh_scene_edge *edges;
    size_t num_edges;
    kh_scene_rank *ranks;
    size_t num_ranks;
    kh_scene_key *legend;
    size_t num_keys;
    kh_scene_stroke *strokes;
    size_t num_strokes;
    kh_scene_text *texts;
    size_t num_texts;
} kh_scene;

/** The texts of a page in their order, which their parts of an SVG are named by (text0, text1,
 * ...); behind them one an entry of the legend, then `texts`. */
enum { KH_PAGE_TITLE, KH_PAGE_SUBTITLE, KH_PAGE_FOOTER, KH_NUM_PAGE_TEXTS };

/** How many these are. */
size_t kh_scene_count_page_texts(const kh_scene *self);

void kh_scene_free(kh_scene *self);

/**
 * Read a scene. Everything is checked: keys, types, words, indices, colours, links.
 * @return KH_ERR_DATA with the JSON Pointer of the culprit; KH_ERR_NOMEM.
 */
kh_status kh_scene_read(
    kh_scene *self, const char *text, size_t length, kh_error *err) KH_MUST_CHECK;

#endif
