#include "budget.h"

#include <string.h>

/* What dot spends its time on is crossings: edges beyond those of a tree. Measured on synthetic
 * institutions: as asked 0.8 s at 138 (300 nodes), 5.6 s at 237 (150 nodes); with straight lines
 * and few iterations 0.6 s at 237, 5.2 s at 315 (200 nodes). */
#define MOST_EXTRA_EDGES_AS_ASKED 150
#define MOST_EXTRA_EDGES_SIMPLE   240

/* neato and fdp grow with the square of the nodes: 3.4 s at 1,000. */
#define MOST_SPRUNG_NODES 600

/* sfdp and the drawing of labels: 1.2 s at 600 shapes and 900 lines, 2.3 s at 1,000 and 2,800. */
#define MOST_SHAPES_AND_LINES 4500

/* Lines around nodes take time by lines times nodes. */
#define MOST_ROUTED (size_t) 1000000

/* Only to be drawn. */
#define MOST_FIXED 300000

static bool
fits(const kh_scene *scene, kh_plan plan)
{
    const char *engine = kh_plan_engine(plan, scene);
    const size_t most_extra
        = plan == KH_PLAN_FULL ? MOST_EXTRA_EDGES_AS_ASKED : MOST_EXTRA_EDGES_SIMPLE;

    if (strcmp(engine, "dot") == 0) {
        return scene->num_edges <= scene->num_nodes + most_extra;
    }
    if (strcmp(engine, "neato") == 0 || strcmp(engine, "fdp") == 0) {
        return scene->num_nodes <= MOST_SPRUNG_NODES;
    }
    return true;
}

kh_plan
kh_budget_plan(const kh_scene *scene, kh_plan plan)
{
    while (plan < KH_PLAN_SCATTERED && !fits(scene, plan)) {
        plan++;
    }
    return plan;
}

bool
kh_budget_routes(const kh_scene *scene, kh_plan plan)
{
    return plan == KH_PLAN_FULL && scene->num_nodes * scene->num_edges <= MOST_ROUTED;
}

bool
kh_budget_is_overview(const kh_scene *scene)
{
    return scene->num_nodes + scene->num_edges > MOST_SHAPES_AND_LINES;
}

bool
kh_budget_allows(const kh_scene *scene)
{
    return !kh_budget_is_overview(scene)
           || (strcmp(scene->engine, "fixed") == 0
               && scene->num_nodes + scene->num_edges <= MOST_FIXED);
}
