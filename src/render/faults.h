/**
 * @file faults.h
 * @brief What the self-check has found so far, and what its checks look at.
 */
#ifndef KH_RENDER_FAULTS_H
#define KH_RENDER_FAULTS_H

#include "ruler.h"
#include "scene.h"
#include "sheet.h"

/** Points; Graphviz rounds positions, and fonts their advances. */
#define KH_SLACK 0.25

/** In the order in which they are told. */
typedef enum {
    KH_FAULT_MISSING,      /**< a node, line or frame is not drawn; b is its index, a its kind. */
    KH_FAULT_CONTENT,      /**< the text of a part is not that of the scene. */
    KH_FAULT_GLYPH,        /**< no font draws a character; amount is its code. */
    KH_FAULT_TEXTS,        /**< the texts of two parts overlap, or those of one. */
    KH_FAULT_LEAVES_SHAPE, /**< a text leaves the shape of its part. */
    KH_FAULT_CUT,          /**< a line within a part cuts through its text. */
    KH_FAULT_COVERS,       /**< the text of part a lies on part b. */
    KH_FAULT_NODES,        /**< two nodes overlap, or two frames. */
    KH_FAULT_LEAVES_FRAME, /**< node a is not within its frame b. */
    KH_FAULT_STRANGER,     /**< node a is in a frame b that is not its own. */
    KH_FAULT_PAGE,         /**< a part leaves the page. */
    KH_FAULT_TEXT_CONTRAST,
    KH_FAULT_LINE_CONTRAST,
} kh_fault_kind;

typedef struct {
    kh_fault_kind kind;
    size_t a, b;   /**< parts of the sheet. */
    double amount; /**< points, or a contrast. */
    double wanted; /**< the contrast that is needed. */
} kh_fault;

/** All-zero is empty. */
typedef struct {
    const kh_scene *scene;
    kh_sheet sheet;
    long *things; /**< for each part: index of its node, edge or cluster in the scene, of its text
                       in the page's (kh_page_text); -1: there is none. */
    kh_fault *faults;
    size_t num_faults, max_faults;
} kh_inspection;

/** Record a fault; the larger amount counts where a pair was recorded before. */
kh_status kh_faults_add(kh_inspection *self, kh_fault fault, kh_error *err) KH_MUST_CHECK;

/** Order, merge and print what was found. @return KH_ERR_NOMEM. */
kh_status kh_faults_print(kh_inspection *self, kh_text *out, kh_error *err) KH_MUST_CHECK;

/** The checks; each adds what it finds. */
kh_status kh_inspect_content(kh_inspection *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_inspect_texts(kh_inspection *self, kh_ruler *ruler, kh_error *err) KH_MUST_CHECK;
kh_status kh_inspect_parts(kh_inspection *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_inspect_pairs(kh_inspection *self, kh_error *err) KH_MUST_CHECK;
kh_status kh_inspect_contrast(kh_inspection *self, kh_error *err) KH_MUST_CHECK;

#endif
