/**
 * @file cite.h
 * @brief Numbered references: which sources a text cites, and where in them.
 */
#ifndef KH_CITE_CITE_H
#define KH_CITE_CITE_H

#include "../base/phrase.h"
#include "../graph/graph.h"

/** A source and a place in it. */
typedef struct {
    uint32_t source;
    kh_sym locator;
} kh_reference;

/** In the order in which they are first cited. All-zero is a valid empty list. */
typedef struct {
    kh_reference *items;
    size_t num, max;
} kh_references;

void kh_references_free(kh_references *self);

/** The number (from 1) of what a citation of the graph refers to, a new one if need be. */
kh_status kh_references_cite(
    kh_references *self, const kh_citation *citation, size_t *number, kh_error *err) KH_MUST_CHECK;

/** Numbers of references behind one statement. All-zero is a valid empty list. */
typedef struct {
    size_t *numbers;
    size_t num, max;
} kh_cites;

void kh_cites_free(kh_cites *self);

/** @return KH_ERR_NOMEM. */
kh_status kh_cites_add(kh_cites *self, size_t number, kh_error *err) KH_MUST_CHECK;

/** Cite all of a range of the graph's citations. @return KH_ERR_NOMEM. */
kh_status kh_cites_add_range(kh_cites *self, kh_references *references, const kh_graph *graph,
    kh_range citations, kh_error *err) KH_MUST_CHECK;

/** Write "[1][4–6]" and empty the list; "" if it is empty.
 * @param after_text set off from the text before as the language does. */
void kh_cites_write(kh_cites *self, kh_tongue tongue, bool after_text, kh_text *out);

/** Year and first author of a source, from its CSL item; 0 and "" if not stated.
 * @return KH_ERR_NOMEM. */
kh_status kh_source_facts(const kh_graph *graph, kh_tongue tongue, const kh_source *source,
    int *year, kh_text *author, kh_error *err) KH_MUST_CHECK;

/**
 * A reference for people: "[3] Author, “Title” (2019), table 2 https://...". Names in it are as
 * the source has them: the caller makes them neutral.
 * @param index from 0. @return KH_ERR_NOMEM.
 */
kh_status kh_reference_write(const kh_references *self, size_t index, const kh_graph *graph,
    const char *lang, kh_text *out, kh_error *err) KH_MUST_CHECK;

/** All references as JSON: [{"number","source","locator","title","year","url","csl"}, ...].
 * @return KH_ERR_NOMEM. */
kh_status kh_references_write_json(const kh_references *self, const kh_graph *graph,
    const char *lang, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
