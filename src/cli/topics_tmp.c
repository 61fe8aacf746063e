#include "help.h"
const app_topic app_topics[] = { { NULL, NULL, NULL } };
