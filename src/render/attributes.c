#include "attributes.h"

#include "label.h"

#include <stdint.h>
#include <string.h>

/* agset() of an undeclared attribute fails silently: all that is ever set is declared here, with
 * the value of what does not set it. */
static const struct {
    int kind;
    const char *name, *value;
} attributes[] = {
    { AGRAPH, "id", "diagram" },
    { AGRAPH, "fontsize", "11.5" },
    { AGRAPH, "fontcolor", KH_INK },
    { AGRAPH, "label", "" },
    { AGRAPH, "labeljust", "l" },
    { AGRAPH, "style", "" },
    { AGRAPH, "color", "#C8D1DA" },
    { AGRAPH, "bgcolor", "#FFFFFF" },
    { AGRAPH, "fillcolor", "#FAFBFC" },
    { AGRAPH, "margin", "0" },
    { AGRAPH, "pad", "0" },
    { AGRAPH, "size", "" },
    { AGRAPH, "bb", "" },
    { AGRAPH, "lp", "" },
    { AGRAPH, "rank", "" },
    { AGRAPH, "rankdir", "TB" },
    { AGRAPH, "nodesep", "0.22" },
    { AGRAPH, "ranksep", "0.45" },
    { AGRAPH, "newrank", "true" },
    { AGRAPH, "compound", "true" },
    { AGRAPH, "splines", "true" },
    { AGRAPH, "overlap", "prism" },
    { AGRAPH, "sep", "+8" },
    { AGRAPH, "outputorder", "edgesfirst" },
    { AGRAPH, "imagepath", "" },
    { AGNODE, "id", "" },
    { AGNODE, "label", "" },
    { AGNODE, "shape", "box" },
    { AGNODE, "style", "filled" },
    { AGNODE, "fillcolor", "#FFFFFF" },
    { AGNODE, "color", "#5B6B7B" },
    { AGNODE, "penwidth", "1" },
    { AGNODE, "margin", "0.14,0.07" },
    { AGNODE, "width", "0.3" },
    { AGNODE, "height", "0.3" },
    { AGNODE, "fontsize", "11" },
    { AGNODE, "pos", "" },
    { AGNODE, "URL", "" },
    { AGEDGE, "id", "" },
    { AGEDGE, "label", "" },
    { AGEDGE, "style", "solid" },
    { AGEDGE, "color", "#6B7885" },
    { AGEDGE, "dir", "forward" },
    { AGEDGE, "arrowsize", "0.6" },
    { AGEDGE, "penwidth", "1" },
    { AGEDGE, "weight", "1" },
    { AGEDGE, "constraint", "true" },
    { AGEDGE, "fontsize", "9.5" },
    { AGEDGE, "pos", "" },
    { AGEDGE, "lp", "" },
    { AGEDGE, "headport", "" },
    { AGEDGE, "tailport", "" },
};

/* cgraph takes `char *` everywhere and changes none of it. */
static char *
unconst(const char *text)
{
    return (char *) (uintptr_t) text;
}

const char *
kh_plan_engine(kh_plan plan, const kh_scene *scene)
{
    if (strcmp(scene->engine, "fixed") == 0) {
        return scene->engine;
    }
    switch (plan) {
        case KH_PLAN_FULL:
            return scene->engine;
        case KH_PLAN_SCATTERED:
            return "sfdp";
        default:
            return "dot";
    }
}

void
kh_attributes_declare(Agraph_t *graph, const char *font)
{
    size_t j;

    for (j = 0; j < sizeof(attributes) / sizeof(*attributes); j++) {
        agattr(
            graph, attributes[j].kind, unconst(attributes[j].name), unconst(attributes[j].value));
    }
    agattr(graph, AGRAPH, unconst("fontname"), unconst(font));
    agattr(graph, AGNODE, unconst("fontname"), unconst(font));
    agattr(graph, AGEDGE, unconst("fontname"), unconst(font));
}

void
kh_attributes_set_engine(Agraph_t *graph, const kh_scene *scene, kh_plan plan)
{
    /* What leaves lines enough of their length to be followed, and room for arrowheads. */
    static const struct {
        const char *engine, *name, *value;
    } distances[] = { { "neato", "sep", "+26" }, { "fdp", "sep", "+26" }, { "sfdp", "sep", "+20" },
        { "twopi", "ranksep", "1.6" }, { "twopi", "overlap_scaling", "0" },
        { "circo", "mindist", "1" }, { "circo", "overlap_scaling", "0" } };
    size_t j;

    kh_build_set(graph, "rankdir", scene->direction);
    if (plan != KH_PLAN_FULL) {
        /* Not in the table: an empty value would mean no iterations at all. */
        agattr(graph, AGRAPH, unconst("nslimit"), unconst("1"));
        agattr(graph, AGRAPH, unconst("nslimit1"), unconst("1"));
        kh_build_set(graph, "splines", "line");
    }
    for (j = 0; j < sizeof(distances) / sizeof(*distances); j++) {
        if (strcmp(kh_plan_engine(plan, scene), distances[j].engine) == 0) {
            agattr(graph, AGRAPH, unconst(distances[j].name), unconst(distances[j].value));
        }
    }
}
