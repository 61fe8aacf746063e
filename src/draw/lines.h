/**
 * @file lines.h
 * @brief What lines mean where it is not the relation.
 */
#ifndef KH_DRAW_LINES_H
#define KH_DRAW_LINES_H

#include "drawing.h"

#include "words.h"

/** Claims of about one confidence. */
typedef struct {
    double least; /**< confidence. */
    const char *style;
    kh_color color;
    kh_words words;
} kh_confidence;

#define KH_NUM_CONFIDENCES 4

/** From the highest to what states none. */
extern const kh_confidence kh_confidences[KH_NUM_CONFIDENCES];

/** Whether the view tells something else by lines than relations: "confidence", "none". */
bool kh_lines_tell(const kh_drawing *self, const char *what);

/** Which of kh_confidences a claim has: the highest of its edges counts. */
size_t kh_claim_confidence(const kh_drawing *self, const kh_claim *claim);

/** Give a claim's line the style that the view asks for. */
void kh_lines_apply(const kh_drawing *self, const kh_claim *claim, kh_drawn_edge *edge);

#endif
