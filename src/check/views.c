/* What is wrong with a view file: draw/ finds it, the records explain it. */
#include "check.h"

#define VIEW_RULE(name_, code_, title_, explanation_)                                              \
    const kh_rule kh_rule_##name_ = { .code = code_, .name = title_, .explanation = explanation_ };

VIEW_RULE(view_not_json, "E030", "view: not JSON",
    "The view file breaks the grammar of JSON. The message is the parser's; the place is where it "
    "stopped, which may be behind the mistake.")
VIEW_RULE(view_unknown_key, "E031", "view: unknown key",
    "The view has a key that no view has. It would be ignored silently, and the diagram would not "
    "be the one that was asked for.")
VIEW_RULE(view_wrong_value, "E032", "view: wrong value",
    "A value of the view is not of the kind its key asks for, or not one of the words that it may "
    "be. The message lists them.")
VIEW_RULE(view_missing_key, "E033", "view: missing key",
    "The view lacks a key that it needs, such as \"format\": \"kakehashi-view-1\".")
