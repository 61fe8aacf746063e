/**
 * @file label.h
 * @brief HTML-like labels, assembled here from escaped pieces: data never becomes markup.
 */
#ifndef KH_RENDER_LABEL_H
#define KH_RENDER_LABEL_H

#include "scene.h"

/* Sizes of type in points, whole ones: Graphviz reads no others. One scale for all diagrams. */
#define KH_SIZE_NODE     11.0
#define KH_SIZE_CENTER   22.0
#define KH_SIZE_DETAIL   9.0
#define KH_SIZE_PHRASE   10.0
#define KH_SIZE_CLUSTER  12.0
#define KH_SIZE_TITLE    24.0
#define KH_SIZE_SUBTITLE 12.0
#define KH_SIZE_LEGEND   10.0
#define KH_SIZE_FOOTER   9.0

/* What page, phrases and frames are written in: greys, at least 7:1 on white. */
#define KH_INK_STRONG "#1A1A1A"
#define KH_INK        "#333333"
#define KH_INK_SOFT   "#555555"

/** How lines are set. */
typedef struct {
    double size;
    const char *color;  /**< #RRGGBB. */
    const char *family; /**< NULL: that of the graph. */
    bool bold;
    bool left; /**< flush left, else centred. */
} kh_type_style;

/** Append lines, each ended by a break. */
void kh_label_lines(kh_text *out, const kh_lines *lines, kh_type_style style);

/** The label of a node of a scene: lines, below them the detail, below them a band of its fills if
 * it has several: stripes or wedges behind the text would cut through it. */
void kh_label_node(kh_text *out, const kh_scene_node *node);

/** About how high the label of a node will be, in points; of a phrase: more than that. */
double kh_label_height(const kh_scene_node *node);

#endif
