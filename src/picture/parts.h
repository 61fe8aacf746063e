/**
 * @file parts.h
 * @brief A scene as its text formats read it: what a scene leaves out is "", 0 or nothing.
 */
#ifndef KH_PICTURE_PARTS_H
#define KH_PICTURE_PARTS_H

#include "../base/json.h"

#include <stdbool.h>

/** No node, no cluster. */
#define KH_PART_NONE SIZE_MAX

/** The arrays of a scene; an array that it leaves out is NULL, which has no elements. All-zero is a
 * valid empty scene. */
typedef struct {
    json_t *root;
    const json_t *clusters, *nodes, *edges, *ranks, *legend, *sources;
} kh_parts;

void kh_parts_free(kh_parts *self);

/**
 * Read a scene as far as its text formats need it: that nodes, clusters and ranks are there where
 * they are named. The renderer is the strict reader.
 * @return KH_ERR_DATA, KH_ERR_NOMEM.
 */
kh_status kh_parts_read(kh_parts *self, const char *scene, kh_error *err) KH_MUST_CHECK;

/** A member of a part; "" if it has none that is a string. */
const char *kh_part_text(const json_t *part, const char *key);

/** A member that is a number; `absent` if there is none. */
double kh_part_number(const json_t *part, const char *key, double absent);

/** The node or cluster that a member names, KH_PART_NONE for none. */
size_t kh_part_index(const json_t *part, const char *key);

/** Whether a member is this word. */
bool kh_part_is(const json_t *part, const char *key, const char *word);

/** Append an array of lines with `separator` between them. */
void kh_part_add_lines(kh_text *out, const json_t *lines, const char *separator);

/** Append the whole text of lines, on one line: where they were broken or cut, the scene has it
 * under `whole` ("label" for "lines", "detailLabel" for "detail", "subtitleLabel"). */
void kh_part_add_whole(kh_text *out, const json_t *part, const char *lines, const char *whole);

/** A member that is a colour, #RRGGBB; black for what is none. */
const char *kh_part_color(const json_t *part, const char *key);

/** Where reading goes: LR, RL, TB or BT. */
const char *kh_part_direction(const json_t *root);

/** The colour of a shape: its fill, or white where it has several, which its band shows. */
const char *kh_part_fill(const json_t *part);

#endif
