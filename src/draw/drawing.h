/**
 * @file drawing.h
 * @brief A scene in the making: what presets fill and what is then written as JSON.
 */
#ifndef KH_DRAW_DRAWING_H
#define KH_DRAW_DRAWING_H

#include "../graph/select.h"
#include "../view/color.h"
#include "../view/view.h"

#define KH_DRAWN_NONE SIZE_MAX

/* Borders and lines that mean nothing by their colour: at least 3:1 on white. */
#define KH_COLOR_BORDER ((kh_color){ 0x4A, 0x57, 0x63 })
#define KH_COLOR_FRAME  ((kh_color){ 0x87, 0x93, 0x9F })
#define KH_COLOR_LINE   ((kh_color){ 0x7A, 0x86, 0x92 })

/** Numbers of edges of the graph, ascending; borrowed from the drawing. */
typedef struct {
    const uint32_t *items;
    size_t num;
} kh_drawn_claims;

/** Lines of what a diagram shows besides. */
#define KH_ASIDE_COLOR ((kh_color){ 0x84, 0x8F, 0x9A })
#define KH_ASIDE_WIDTH 0.7

/** Strings live in the drawing's arena and are neutral: no control characters, no overrides. Only
 * the id is the graph's own: nobody sees it, and programs look nodes up by it. */
typedef struct {
    const char *id, *class, *title;
    const char *label, *detail; /**< not yet wrapped. */
    const char *lang;           /**< tag of the label; "" for the language of the drawing. */
    kh_drawn_claims claims;     /**< what a phrase stands for. */
    const char *shape, *role;   /**< role: plain, center, phrase. */
    kh_color *fills;
    size_t num_fills;
    kh_color border, ink;
    size_t cluster; /**< or KH_DRAWN_NONE. */
    long level;
    bool leveled;
    bool placed;          /**< x and y are set. */
    double x, y;          /**< centre in points, y upwards. */
    double width, height; /**< least size in points; 0: what the label needs. */
    double border_width;  /**< points; 0: as usual. */
    size_t wrap;          /**< columns of text; 0: as usual. */
    bool quiet;           /**< the label is not drawn; the title has it. */
} kh_drawn_node;

typedef struct {
    size_t from, to;
    const char *label, *title;
    const char *style, *arrows;
    const char *relation;   /**< id; "" for none. */
    kh_drawn_claims claims; /**< what the line stands for. */
    kh_color color;
    double weight;
    double width; /**< points; 0: what the style has. */
} kh_drawn_edge;

typedef struct {
    const char *label;
    kh_color fill, border;
} kh_drawn_cluster;

/** A line from place to place, in points, y upwards; x and y of its num points. */
typedef struct {
    double (*points)[2];
    size_t num;
    kh_color color;
    double width;
    bool dashed;
} kh_drawn_stroke;

/** A short text around a place. */
typedef struct {
    const char *label;
    bool bold;
    double x, y;
} kh_drawn_text;

/** An entry of the legend: a shape, a line or, with neither, a heading. */
typedef struct {
    const char *label, *shape, *style, *arrows;
    kh_color fill, color; /**< color: of the border or the line. */
    double border_width;  /**< points; 0: as usual. */
} kh_drawn_key;

/** All edges of one relation between two nodes, drawn as one line. */
typedef struct {
    uint32_t source, target, relation; /**< relation may be KH_NONE. */
    uint32_t first;                    /**< the first of its edges. */
    size_t count;
    const uint32_t *edges; /**< count of them, in the order of the file. */
    bool inverse;          /**< drawn from target to source in inverse words. */
    bool aside; /**< not what the diagram is about: a light line, whatever the relation. */
} kh_claim;

/** Nodes that a diagram shows together. */
typedef struct {
    const char *label; /**< NULL: no frame. */
    kh_color color;
    long level;
    bool leveled;
    size_t cluster, num; /**< num of its nodes drawn. */
} kh_group;

/** How the lines of a relation look where no words say it. */
typedef struct {
    const char *style;
    kh_color color;
    size_t num; /**< claims drawn. */
} kh_line;

/** All-zero is a valid empty drawing. */
typedef struct kh_drawing {
    const kh_graph *graph;
    const kh_view *view;
    const char *lang, *engine, *direction, *color_by;
    bool edge_labels;
    bool leveled;           /**< every node stands in a level. */
    bool shows_memberships; /**< lines are those of nodes to their sectors, not claims. */
    size_t num_memberships; /**< drawn so. */
    bool show_dates; /**< of nodes that ended, where the view does not say what labels show. */
    kh_selection selection;
    kh_findings *warnings;
    kh_arena arena;

    kh_group *groups;
    size_t num_groups;
    uint32_t *group_of; /**< node -> group or KH_NONE. */
    uint32_t *sequence; /**< nodes to draw, in the order in which they are drawn. */
    size_t num_sequence;
    bool has_ends;   /**< it leads from one of those that it is about to the other. */
    uint32_t center; /**< a node or KH_NONE. */

    kh_claim *claims;
    size_t num_claims, max_claims;
    uint32_t *claimed; /**< edges, those of one claim together. */
    uint32_t *fanned;  /**< the same by fans. */
    size_t num_fanned;
    kh_line *lines; /**< by relation; the last one is of edges without one. */

    struct kh_look *looks; /**< by type, the last one of nodes without (looks.h). */
    double *sizes;         /**< by node, from 0 to 1: how large it is drawn; NULL: all alike. */

    kh_drawn_node *nodes;
    size_t num_nodes, max_nodes;
    size_t *drawn_of; /**< node -> drawn node or KH_DRAWN_NONE. */
    kh_drawn_edge *edges;
    size_t num_edges, max_edges;
    kh_drawn_cluster *clusters;
    size_t num_clusters;
    kh_drawn_key *keys;
    size_t num_keys, max_keys;
    kh_drawn_stroke *strokes; /**< under everything else, in this order. */
    size_t num_strokes, max_strokes;
    kh_drawn_text *texts;
    size_t num_texts, max_texts;

    size_t num_hidden;       /**< selected nodes that the preset leaves out for want of room. */
    const char *title;       /**< of the preset, where the view has none; NULL: none. */
    const char *description; /**< of the preset, for who does not see it; NULL: the usual one. */
    const char *remark;      /**< of the preset, under the subtitle; NULL: none. */
    bool has_legend;         /**< the preset has made it. */
    bool whole; /**< it shows numbers of all that is selected, and its footer counts that. */
} kh_drawing;

void kh_drawing_free(kh_drawing *self);

/** A neutral copy that lives as long as the drawing. NULL: no memory. */
const char *kh_drawing_text(kh_drawing *self, const char *text);

/* --- groups.c: who stands with whom ------------------------------------------------------- */

/** Groups as the view has them; nodes that it names and the graph lacks become warnings W110. */
kh_status kh_drawing_group_by_view(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** A group a type at levels 0, 1, 2...: in the order in which types are selected, else in that of
 * the declarations. */
kh_status kh_drawing_group_by_type(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Levels for groups that have none, so that their frames fill columns of about equal length, as
 * many as give a page's proportion. */
void kh_drawing_level_groups(kh_drawing *self);
/** The groups of an analysis: node nodes[j] stands in group[j], the others are not drawn. Labels
 * and colours of the groups are the caller's to set. */
kh_status kh_drawing_group_by_list(kh_drawing *self, size_t num_groups, const uint32_t *nodes,
    const uint32_t *group, size_t num, kh_error *err) KH_MUST_CHECK;
/** A group a sector, each node in that of its largest share; the rest without a group. */
kh_status kh_drawing_group_by_sector(kh_drawing *self, kh_error *err) KH_MUST_CHECK;

/** The sector of a node's largest share; KH_NONE if it has none. */
uint32_t kh_drawing_main_sector(const kh_drawing *self, uint32_t node);

/* --- nodes.c ------------------------------------------------------------------------------ */

/** Draw the nodes of the sequence with the clusters of their groups. */
kh_status kh_drawing_add_nodes(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** A linking phrase. */
kh_status kh_drawing_add_phrase(
    kh_drawing *self, const char *label, size_t *node, kh_error *err) KH_MUST_CHECK;
/** The colour of a sector: as declared, else by its number. */
kh_color kh_drawing_sector_color(const kh_drawing *self, uint32_t sector);
/** What shows a sector in nodes and legend. */
kh_color kh_drawing_sector_fill(const kh_drawing *self, uint32_t sector);
/** Whether a drawn node shows a sector. */
bool kh_drawing_shows_sector(const kh_drawing *self, uint32_t sector);
/** Whether a node is what the diagram is about: its center, or an ego where there is none. */
bool kh_drawing_is_about(const kh_drawing *self, uint32_t node);
/** The type's colour, likewise. */
kh_color kh_drawing_type_color(const kh_drawing *self, uint32_t type);

/** A node that stands for none of the graph: a heading, a sector. Its label, shape, role, ink,
 * border and place are given; its one fill is `fill`. */
kh_status kh_drawing_add_own(kh_drawing *self, kh_drawn_node drawn, kh_color fill, size_t *node,
    kh_error *err) KH_MUST_CHECK;

/* --- size.c ------------------------------------------------------------------------------- */

/** Columns of text in the label of a drawn node. */
size_t kh_drawing_wrap(const kh_drawing *self, const kh_drawn_node *node);

/* --- claims.c ----------------------------------------------------------------------------- */

/** Collapse the selected edges between drawn nodes to claims. */
kh_status kh_drawing_collect_claims(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Give each relation its style and colour. */
kh_status kh_drawing_style_lines(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Ends of a claim as it is drawn and read. */
uint32_t kh_claim_from(const kh_claim *claim);
uint32_t kh_claim_to(const kh_claim *claim);
/** The words of a claim: those of the view, else the relation's label or inverse; "" if none. */
const char *kh_drawing_words(kh_drawing *self, const kh_claim *claim);
/** The edge of a claim, with its words, title and line. @return KH_ERR_NOMEM. */
kh_status kh_drawing_make_edge(
    kh_drawing *self, const kh_claim *claim, kh_drawn_edge *edge, kh_error *err) KH_MUST_CHECK;
/** Draw every claim as one edge, with words if edge_labels is set. */
kh_status kh_drawing_add_edges(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Draw every claim by way of a phrase; claims that share relation and one end share the phrase. */
kh_status kh_drawing_add_fans(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Whether claims of a relation are drawn from target to source: the view wants it, and there are
 * words for it. */
bool kh_drawing_is_inverse(const kh_drawing *self, uint32_t relation);
/** Whether claims of a relation have a direction: all but those of symmetric relations, whatever
 * the graph as a whole says; this decides for claims without a relation only. */
bool kh_drawing_is_directed(const kh_drawing *self, uint32_t relation);
/** Append an edge; laid out from the lower level to the higher. Texts that are NULL become empty.
 */
kh_status kh_drawing_add_edge(kh_drawing *self, kh_drawn_edge edge, kh_error *err) KH_MUST_CHECK;

/* --- monochrome.c -------------------------------------------------------------------------- */

/** Take all colours out: fills that tell a type, a group or a sector become white (shapes, frames
 * and names tell them too), other colours greys of their luminance. */
void kh_drawing_make_monochrome(kh_drawing *self);

/* --- overview.c --------------------------------------------------------------------------- */

/** All that is selected, as dots that ties draw together, the best tied ones with their names; the
 * legend tells types or, if there are few, sectors. Warning W116 counts the other names. */
kh_status kh_drawing_build_overview(kh_drawing *self, kh_error *err) KH_MUST_CHECK;

/* --- marks.c ------------------------------------------------------------------------------ */

/** Draw a line through places, or a dot at one. @param points copied. */
kh_status kh_drawing_add_stroke(
    kh_drawing *self, kh_drawn_stroke stroke, kh_error *err) KH_MUST_CHECK;
/** Write a text around a place; its label is copied. */
kh_status kh_drawing_add_text(kh_drawing *self, kh_drawn_text text, kh_error *err) KH_MUST_CHECK;

/* --- legend.c, faults.c, sources.c, write.c ----------------------------------------------- */

/** The legend of what is really drawn. */
kh_status kh_drawing_add_legend(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** Warnings W113, W114: what of the drawing misleads or is missing. */
kh_status kh_drawing_find_faults(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** The sources that what is drawn cites and that a reader could find.
 * @param cited source -> whether it is one; the caller's to free(). @return KH_ERR_NOMEM. */
kh_status kh_drawing_find_sources(
    const kh_drawing *self, uint8_t **cited, size_t *num, kh_error *err) KH_MUST_CHECK;
/** Append an entry to the legend; its label is copied. */
kh_status kh_drawing_add_key(kh_drawing *self, kh_drawn_key key, kh_error *err) KH_MUST_CHECK;
/** A heading and an entry for every sector that is drawn. */
kh_status kh_drawing_add_sector_keys(kh_drawing *self, kh_error *err) KH_MUST_CHECK;
/** The drawing as a scene for kakehashi-render. */
kh_status kh_drawing_write(kh_drawing *self, kh_text *scene, kh_error *err) KH_MUST_CHECK;

#endif
