/* What views and the drawing of diagrams find; the records explain it. */
#include "check.h"

#define VIEW_RULE(name_, code_, title_, explanation_)                                              \
    const kh_rule kh_rule_##name_ = { .code = code_, .name = title_, .explanation = explanation_ };

VIEW_RULE(view_not_json, "E100", "view is not JSON",
    "A view file breaks the grammar of JSON or has a key twice. The place is that of the first "
    "byte that does not fit.")
VIEW_RULE(view_unknown_key, "E101", "view has an unknown key",
    "A view has a key that the format does not have; nothing would be done with it. The hint names "
    "the key that it may stand for, docs/diagrams.md lists them all.")
VIEW_RULE(view_wrong_value, "E102", "view has a wrong value",
    "A value of a view is not of the kind that its key asks for: another JSON type, a preset, an "
    "engine, a direction, a page or a colour that does not exist.")
VIEW_RULE(view_missing_key, "E103", "view lacks a key",
    "A view lacks a required key: \"format\", which is kakehashi-view-1.")
VIEW_RULE(no_path_to_draw, "E110", "no path to draw",
    "The preset path was asked for two nodes that no path joins: nothing was drawn, and the exit "
    "code is 1. The message says how many nodes each of them reaches.")
VIEW_RULE(view_not_in_graph, "W110", "view names what the graph lacks",
    "A view or a preset names a node, a type, a relation or a sector that the graph does not have. "
    "The rest is drawn.")
VIEW_RULE(drawn_more_simply, "W111", "drawn more simply",
    "The layout took too long or crashed, and a simpler one was drawn: with straight lines and few "
    "iterations, then without frames, then by sfdp. What has more than 4,500 nodes and relations "
    "is "
    "drawn as dots, by forces. Selecting less (--top, --type, --ego) helps.")
VIEW_RULE(renderer_says, "W112", "the renderer says",
    "What kakehashi-render or Graphviz had to say: a font that is missing (with the Debian package "
    "to install), a PNG too small to be read. draw --strict takes it as an error.")
VIEW_RULE(alike_sectors, "W113", "sectors share a colour",
    "Two sectors of a diagram have the same colour: declared twice, or given by a palette of 16 "
    "that began again. Nodes tell their sectors by name, too, but the legend shows one colour "
    "twice. Declare \"color\" for one of them.")
VIEW_RULE(empty_diagram, "W114", "diagram is empty",
    "No node satisfies all conditions of the selection and of the view, so that nothing but the "
    "title is drawn.")
VIEW_RULE(picture_fault, "W115", "fault of the picture",
    "The finished picture was read back and something in it would mislead or escape its reader: "
    "labels overlap or leave their shape, frame or page, a node stands in a frame that is not its "
    "own, no installed font draws a character, the contrast is too low, a text is not the one of "
    "the graph. Another engine, direction or page helps, or selecting less (--type, --ego). draw "
    "--strict takes it as an error.")
VIEW_RULE(not_shown, "W116", "not all is shown",
    "The diagram leaves something out for want of room and says how much: nodes beyond those that "
    "a preset or --top chose (the footer counts them, too), names of an overview whose nodes are "
    "dots.")
VIEW_RULE(place_not_kept, "W117", "a place was not kept",
    "With --stable: nodes that had to move because a label grew, newcomers for which their frame "
    "has no room, or a previous drawing of which nothing is left.")
VIEW_RULE(chosen_for_you, "W118", "chosen for you",
    "The preset needs to know what the diagram is about, and nobody said: it chose a body or two, "
    "and names them. --ego, --path or the view's center choose others.")
