/**
 * @file course.h
 * @brief The conditions along a path: which relation comes next, and on what day at the earliest.
 *
 * A course of m items has the places 0 to m, place p standing before item p. What an unfinished
 * path may go on with is the earliest day on which it can stand at each place.
 */
#ifndef KH_PATH_COURSE_H
#define KH_PATH_COURSE_H

#include "path.h"

/** A place that cannot be reached. */
#define KH_NEVER INT64_MAX

typedef struct {
    const kh_graph *graph;
    const kh_net *net;
    bool in_order;
    uint32_t items[KH_PATH_MOST_COURSE];
    size_t num_items; /**< at least 1; no two of KH_PATH_ANY follow one another. */
} kh_course;

/** The course of a question; without one, any number of any steps. */
void kh_course_init(kh_course *self, const kh_path_question *question);

/** The days of a path without steps: num_items + 1 of them. */
void kh_course_begin(const kh_course *self, int64_t *days);

/** The days after a step along a tie. @return whether any place can be reached. */
bool kh_course_step(const kh_course *self, uint32_t tie, const int64_t *before, int64_t *after);

/** Add to the days after a step those to which one claim leads, which is walked whichever way. */
void kh_course_walk(const kh_course *self, uint32_t claim, const int64_t *before, int64_t *after);

/** Set all places of a course to KH_NEVER. */
void kh_course_clear(const kh_course *self, int64_t *days);

/** Whether a path may end at a place. */
bool kh_course_ends(const kh_course *self, size_t place);

/** Whether a path of these days may end. */
bool kh_course_may_end(const kh_course *self, const int64_t *days);

/** Whether some claim of a tie is of the relation of item q, on whatever day. */
bool kh_course_allows(const kh_course *self, size_t item, uint32_t tie);

#endif
