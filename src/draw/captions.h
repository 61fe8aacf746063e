/**
 * @file captions.h
 * @brief What a diagram says of itself, in the language of its labels.
 */
#ifndef KH_DRAW_CAPTIONS_H
#define KH_DRAW_CAPTIONS_H

#include "drawing.h"

/** Append the title of a diagram of what is around its egos: "Around A, B". */
void kh_caption_title(kh_text *out, const kh_drawing *drawing);

/** Append "As of 2011 (data of 2019) · 49 nodes · 60 relations · 1 source": the time selected comes
 * first, without one the date of the data. */
void kh_caption_footer(
    kh_text *out, const kh_drawing *drawing, size_t num_nodes, size_t num_sources);

/** Append when something is valid: "2012–2014", "since 2012", "until 2014" or a date; nothing for
 * no dates. */
void kh_caption_interval(kh_text *out, const char *lang, kh_date from, kh_date to);

/** Append "A diagram of 49 nodes and 60 relations.", or what the preset says. */
void kh_caption_description(kh_text *out, const kh_drawing *drawing, size_t num_nodes);

#endif
