/**
 * @file parts.h
 * @brief Values that several elements hold: language maps, dates, citations, memberships.
 */
#ifndef KH_WRITE_PARTS_H
#define KH_WRITE_PARTS_H

#include "elements.h"

/* Each appends a member of this key if there is something to say. */
void kh_write_sym(const kh_writing *w, const char *key, kh_sym value);
void kh_write_date(const kh_writing *w, const char *key, kh_date value);
void kh_write_number(const kh_writing *w, const char *key, double value, double unstated);
void kh_write_labels(const kh_writing *w, const char *key, kh_range labels);
void kh_write_names(const kh_writing *w, const char *key, kh_range names);
void kh_write_citations(const kh_writing *w, kh_range citations);
void kh_write_memberships(const kh_writing *w, kh_range memberships);

/** The members of a JSON object of the graph, except those of `but` (ended by NULL), which are
 * counted as lost. */
void kh_write_extra(const kh_writing *w, kh_sym object, const char *const *but);

#endif
