/* A cut and what is known about it: what its table, its facts and its sentences are made from. */
#ifndef KH_CUT_REPORTED_H
#define KH_CUT_REPORTED_H

#include "../bridge/grounds.h"
#include "../cite/cite.h"
#include "report.h"

/* Which of the two cuts has a tie or a node. */
typedef enum { NEAR_A, NEAR_BOTH, NEAR_B } nearness;

typedef struct {
    uint32_t item; /* a tie, or a net node. */
    nearness near;
    size_t num_claims, num_sources; /* of the tie, or of all ties of the node. */
} cut_item;

/* All-zero is a valid empty object. */
typedef struct {
    const kh_cut_request *request;
    const kh_net *net;
    const char *lang;
    uint8_t *end;   /* kh_side of each net node. */
    uint32_t *both; /* ends of neither; rising. */
    size_t num_both;
    kh_cuts cuts;
    cut_item *items; /* of both cuts, by nearness. */
    size_t num_items;
    size_t num_single, num_unsourced; /* items that rest on one source, and on none. */
    size_t num_between;               /* nodes that one cut leaves to A and the other to B. */
    kh_cut_outcome outcome;
} reported;

kh_status reported_init(reported *self, const kh_cut_request *request, kh_error *err) KH_MUST_CHECK;
void reported_free(reported *self);

/* Whose end is which: `end` and `both`. */
kh_status reported_find_ends(reported *self, kh_error *err) KH_MUST_CHECK;

/* Whether a node is an end of neither because it is in both. */
bool reported_is_in_both(const reported *self, size_t v);

/* On which side of the cuts a node stands: KH_SIDE_A if all leave it to A, KH_SIDE_B if all leave
 * it to B, else KH_SIDE_NONE. */
kh_side reported_side(const reported *self, size_t v);

/* --- the parts of the table -------------------------------------------------------------- */

kh_status reported_list_claims(const reported *self, kh_table *table, kh_error *err) KH_MUST_CHECK;
kh_status reported_list_nodes(const reported *self, kh_table *table, kh_error *err) KH_MUST_CHECK;
kh_status reported_list_paths(const reported *self, kh_table *table, kh_error *err) KH_MUST_CHECK;
kh_status reported_add_facts(const reported *self, kh_table *table, kh_error *err) KH_MUST_CHECK;
kh_status reported_add_words(const reported *self, kh_table *table, kh_error *err) KH_MUST_CHECK;

/* The prose of --explain. @param width of lines; 0: not broken. @param references what is cited. */
kh_status reported_explain(const reported *self, size_t width, kh_text *out,
    kh_references *references, kh_error *err) KH_MUST_CHECK;

/* --- columns ----------------------------------------------------------------------------- */

typedef struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
    bool detail;
} column_record;

/* @param first the index of the first of them. */
kh_status columns_add(kh_table *table, const column_record *records, size_t num, size_t *first,
    kh_error *err) KH_MUST_CHECK;

/* A date, if it is stated; the sources of a range of citations, each once. */
kh_status column_set_date(
    kh_table *table, size_t column, size_t row, kh_date date, kh_error *err) KH_MUST_CHECK;
kh_status column_set_sources(kh_table *table, size_t column, size_t row, const kh_graph *graph,
    kh_range range, kh_error *err) KH_MUST_CHECK;

/* "a", "both" or "b". */
const char *nearness_name(nearness near);

#endif
