/**
 * @file help.h
 * @brief Topics that `kakehashi help` knows beside commands, measures and codes.
 */
#ifndef KH_CLI_HELP_H
#define KH_CLI_HELP_H

#include "app.h"

typedef struct {
    const char *name, *summary;
    void (*add)(kh_text *out);
} app_topic;

/** Ended by a NULL name. */
extern const app_topic app_topics[];

#endif
