/**
 * @file draw.h
 * @brief Diagrams: a graph and a view to a scene, a scene to bytes.
 */
#ifndef KH_DRAW_DRAW_H
#define KH_DRAW_DRAW_H

#include "../graph/select.h"
#include "view.h"

/**
 * What a diagram of a graph shows, as a scene (JSON, docs/diagrams.md).
 *
 * @param selection what the diagram is about; NULL: all. The view's own conditions are added.
 * @param view NULL or all-zero: the preset "map" as it is.
 * @param lang BCP 47 tag of the labels; NULL or "": the graph's language, else en.
 * @param scene text is appended.
 * @param warnings W110: the view names what the graph does not have.
 * @return KH_ERR_NOTFOUND: the view selects by a type, relation, sector or node that the graph
 * does not have; KH_ERR_DATA: a date of the view is none; KH_ERR_NOMEM.
 * Cost: O(graph) for layers and sectors; quadratic in the drawn claims for map.
 */
kh_status kh_draw_scene(const kh_graph *graph, const kh_selection *selection, const kh_view *view,
    const char *lang, kh_text *scene, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/** Limits of each attempt to draw; 0 takes the default. */
typedef struct {
    double seconds;   /**< of wall clock and of processor; default 20. */
    size_t megabytes; /**< of address space; default 4096. */
} kh_draw_limits;

/** The formats in which diagrams can be drawn; ended by a NULL name. */
extern const struct kh_draw_format {
    const char *name;
    const char *summary;
} kh_draw_formats[];

/** Whether a diagram can be drawn in a format. */
bool kh_draw_knows(const char *format);

/**
 * Draw a scene with kakehashi-render: the program that KAKEHASHI_RENDER names, else the one
 * beside the running program, else the one in ../libexec/kakehashi.
 *
 * A layout that is too large to end within about two seconds, crashes, or takes too long is tried
 * again more simply: with straight lines and few iterations, then without clusters, then by sfdp.
 * Each step is a warning W111; what the program says of fonts and layout is a warning W112.
 *
 * @param bytes what was drawn is appended.
 * @return KH_ERR_ENVIRONMENT: there is no such program; KH_ERR_LIMIT: the last attempt hit a
 * limit; KH_ERR_BACKEND: it failed; KH_ERR_DATA: the scene is not one; KH_ERR_IO; KH_ERR_NOMEM.
 */
kh_status kh_draw_render(const char *scene, const char *format, const kh_draw_limits *limits,
    kh_text *bytes, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/**
 * What kakehashi-render finds on the machine: a line "ok" or "missing", what, and what was found or
 * what to install, separated by tabs. @return as kh_draw_render().
 */
kh_status kh_draw_doctor(kh_text *lines, kh_error *err) KH_MUST_CHECK;

#endif
