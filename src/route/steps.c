#include "steps.h"

#include "../base/array.h"
#include "../path/course.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    kh_routes *routes;
    kh_course course;
    size_t num_days;
    int64_t *before; /* of the path up to each step: num_days a step */
    int64_t *after, *next;
} lister;

/* Whether the rest of the path can be walked after a claim was taken for one of its steps. */
static bool
leads_to_end(const lister *self, const kh_path *path, size_t step, uint32_t claim)
{
    const size_t size = self->num_days * sizeof(*self->after);

    kh_course_clear(&self->course, self->after);
    kh_course_walk(&self->course, claim, self->before + step * self->num_days, self->after);
    while (++step < path->num_steps) {
        kh_course_step(&self->course, path->tie[step], self->after, self->next);
        memcpy(self->after, self->next, size);
    }
    return kh_course_may_end(&self->course, self->after);
}

static kh_status
list_step(lister *self, const kh_path *path, size_t step, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_routes *routes = self->routes;
    const kh_net *net = self->course.net;
    const uint32_t tie = path->tie[step];
    size_t j;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        if (leads_to_end(self, path, step, net->claim[j])) {
            KH_TRY(KH_GROW(&routes->claims, *num, &routes->max_claims, "claims", err));
            routes->claims[(*num)++] = net->claim[j];
        }
    }
out:
    return ret;
}

static kh_status
list_path(lister *self, size_t p, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_routes *routes = self->routes;
    const kh_path *path = &routes->paths.items[p];
    size_t step;

    free(self->before);
    self->before = NULL;
    KH_TRY(KH_NEW(&self->before, (path->num_steps + 1) * self->num_days, "days", err));
    kh_course_begin(&self->course, self->before);
    for (step = 0; step < path->num_steps; step++) {
        int64_t *days = self->before + step * self->num_days;

        kh_course_step(&self->course, path->tie[step], days, days + self->num_days);
    }
    for (step = 0; step < path->num_steps; step++) {
        KH_TRY(list_step(self, path, step, num, err));
        routes->first_claim[routes->first_step[p] + step + 1] = *num;
    }
out:
    return ret;
}

kh_status
kh_routes_list_claims(kh_routes *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path_question question = kh_routes_question(self);
    lister l = { .routes = self };
    size_t num_claims = 0, num_steps = 0, p;

    kh_course_init(&l.course, &question);
    l.num_days = l.course.num_items + 1;
    KH_TRY(KH_NEW(&l.after, l.num_days, "days", err));
    KH_TRY(KH_NEW(&l.next, l.num_days, "days", err));
    KH_TRY(KH_NEW(&self->first_step, self->paths.num, "paths", err));
    for (p = 0; p < self->paths.num; p++) {
        self->first_step[p] = num_steps;
        num_steps += self->paths.items[p].num_steps;
    }
    KH_TRY(KH_NEW(&self->first_claim, num_steps + 1, "steps", err));
    for (p = 0; p < self->paths.num; p++) {
        KH_TRY(list_path(&l, p, &num_claims, err));
    }
out:
    free(l.before);
    free(l.after);
    free(l.next);
    return ret;
}
