/* Groups and what is known about them: what tables and sentences are made from. */
#ifndef KH_PARTITION_GROUPED_H
#define KH_PARTITION_GROUPED_H

#include "../group/agreement.h"
#include "group_table.h"

/* All-zero is a valid empty object. */
typedef struct {
    const kh_net *net;
    const kh_groups_options *options;
    uint32_t *membership;
    size_t num_groups;
    double modularity;
    kh_confusion confusion;
    kh_agreement agreement;
    uint32_t *size;                         /* nodes of a group. */
    uint32_t *majority;                     /* the sector with most of its shares; KH_NONE: none. */
    double *strength;                       /* of a node's ties, both ways. */
    double *inside;                         /* of those that stay in its group. */
    double stability_mean, stability_least; /* NaN if not asked for. */
    double *stays; /* mean overlap of a node's group with its groups by other seeds; NULL likewise.
                    */
} grouped;

kh_status grouped_init(grouped *self, const kh_net *net, const kh_groups_options *options,
    kh_error *err) KH_MUST_CHECK;
void grouped_free(grouped *self);

/* Group again by other seeds: stability_mean, stability_least and stays. */
kh_status grouped_compare_seeds(grouped *self, kh_error *err) KH_MUST_CHECK;

/* The part of v's shares that is in its group's sector; NaN for a node without a sector. */
double grouped_agrees(const grouped *self, size_t v);

/* What both tables carry: `partition`, and the sentences. */
kh_status grouped_add_facts(const grouped *self, kh_table *table, kh_error *err) KH_MUST_CHECK;
kh_status grouped_add_words(
    const grouped *self, kh_table *table, const char *lang, kh_error *err) KH_MUST_CHECK;

/* Sentences on how settled the groups are, each on a new line behind what `out` holds. */
void grouped_tell_stability(const grouped *self, const char *lang, kh_text *out);

#endif
