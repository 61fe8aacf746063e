/**
 * @file budget.h
 * @brief Which plan draws a scene within seconds.
 */
#ifndef KH_RENDER_BUDGET_H
#define KH_RENDER_BUDGET_H

#include "build.h"

#include <stdbool.h>

/**
 * The first plan, from `plan` on, that lays the scene out within about two seconds. By size alone,
 * so that the same scene gives the same picture on any machine.
 */
kh_plan kh_budget_plan(const kh_scene *scene, kh_plan plan);

/** Whether the lines of a scene whose nodes are fixed go around them; else they are straight. */
bool kh_budget_routes(const kh_scene *scene, kh_plan plan);

/** Whether a scene is larger than what can be read part by part. */
bool kh_budget_is_overview(const kh_scene *scene);

/** Whether any plan does: overviews only if their nodes are fixed. */
bool kh_budget_allows(const kh_scene *scene);

#endif
