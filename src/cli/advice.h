/**
 * @file advice.h
 * @brief Warnings about what was asked in vain: the answer is right, and likely not what was meant.
 */
#ifndef KH_CLI_ADVICE_H
#define KH_CLI_ADVICE_H

#include "input.h"

/** Warn if no label is in the language of --lang, and name those that there are. None in a graph
 * whose labels state no language. Cost: one pass over the labels. */
void app_advise_language(const app *self, const kh_graph *graph);

/** Warn if nothing can bridge: no ties are left between the types selected, or no node has a
 * sector. */
void app_advise_bridging(const app *self, const kh_net *net, const app_select *select);

#endif
