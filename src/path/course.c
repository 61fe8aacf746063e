#include "course.h"

void
kh_course_init(kh_course *self, const kh_path_question *question)
{
    size_t j;

    *self = (kh_course){
        .graph = question->net->graph, .net = question->net, .in_order = question->in_order
    };
    for (j = 0; j < question->num_course; j++) {
        const uint32_t item = question->course[j];

        if (item != KH_PATH_ANY || self->num_items == 0
            || self->items[self->num_items - 1] != KH_PATH_ANY) {
            self->items[self->num_items++] = item;
        }
    }
    if (self->num_items == 0) {
        self->items[self->num_items++] = KH_PATH_ANY;
    }
}

void
kh_course_clear(const kh_course *self, int64_t *days)
{
    size_t p;

    for (p = 0; p <= self->num_items; p++) {
        days[p] = KH_NEVER;
    }
}

void
kh_course_begin(const kh_course *self, int64_t *days)
{
    kh_course_clear(self, days);
    days[0] = self->in_order ? INT64_MIN : 0;
}

static void
arrive(int64_t *days, size_t place, int64_t day)
{
    if (day < days[place]) {
        days[place] = day;
    }
}

/* From place p by a claim: the items that may be left out are those of KH_PATH_ANY. */
static void
step_from(const kh_course *self, size_t p, uint32_t relation, int64_t day, int64_t *after)
{
    for (; p < self->num_items; p++) {
        if (self->items[p] != KH_PATH_ANY) {
            if (self->items[p] == relation) {
                arrive(after, p + 1, day);
            }
            return;
        }
        arrive(after, p, day);
    }
}

void
kh_course_walk(const kh_course *self, uint32_t claim, const int64_t *before, int64_t *after)
{
    const kh_edges *edges = &self->graph->edges;
    const int64_t first = self->in_order ? kh_date_first_day(edges->start[claim]) : 0;
    const int64_t last = self->in_order ? kh_date_last_day(edges->end[claim]) : 0;
    size_t p;

    for (p = 0; p < self->num_items; p++) {
        if (before[p] <= last) {
            step_from(
                self, p, edges->relation[claim], before[p] > first ? before[p] : first, after);
        }
    }
}

bool
kh_course_step(const kh_course *self, uint32_t tie, const int64_t *before, int64_t *after)
{
    bool reached = false;
    size_t j, p;

    kh_course_clear(self, after);
    for (j = self->net->claim_start[tie]; j < self->net->claim_start[tie + 1]; j++) {
        kh_course_walk(self, self->net->claim[j], before, after);
    }
    for (p = 0; p <= self->num_items; p++) {
        reached = reached || after[p] != KH_NEVER;
    }
    return reached;
}

bool
kh_course_ends(const kh_course *self, size_t place)
{
    while (place < self->num_items && self->items[place] == KH_PATH_ANY) {
        place++;
    }
    return place == self->num_items;
}

bool
kh_course_may_end(const kh_course *self, const int64_t *days)
{
    size_t p;

    for (p = 0; p <= self->num_items; p++) {
        if (days[p] != KH_NEVER && kh_course_ends(self, p)) {
            return true;
        }
    }
    return false;
}

bool
kh_course_allows(const kh_course *self, size_t item, uint32_t tie)
{
    size_t j;

    if (self->items[item] == KH_PATH_ANY) {
        return true;
    }
    for (j = self->net->claim_start[tie]; j < self->net->claim_start[tie + 1]; j++) {
        if (self->graph->edges.relation[self->net->claim[j]] == self->items[item]) {
            return true;
        }
    }
    return false;
}
