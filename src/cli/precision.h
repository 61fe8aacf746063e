/**
 * @file precision.h
 * @brief Exact or approximate: options, and what is chosen where they say nothing.
 */
#ifndef KH_CLI_PRECISION_H
#define KH_CLI_PRECISION_H

#include "../between/approximation.h"
#include "input.h"

typedef struct {
    app_share epsilon, confidence;
    bool exact;
} app_precision;

extern const app_option app_precision_options[];

/** Check what goes together, before a file is read. */
kh_status app_precision_check(
    const app_precision *options, const app_net *net, kh_error *err) KH_MUST_CHECK;

/**
 * Choose: as the options say, else approximate where exact is costly, and then say so.
 * @param measure what it is about, for the message.
 * @return whether it is approximate; *chosen is then how much.
 */
bool app_precision_choose(const app *self, const app_precision *options, const kh_net *net,
    const char *measure, kh_precision *chosen);

#endif
