/**
 * @file version.h
 * @brief Which kakehashi this is.
 */
#ifndef KH_BASE_VERSION_H
#define KH_BASE_VERSION_H

#include "status.h"

KH_BEGIN_DECLS

/** The version of the library that is running, e.g. "0.1.0". */
const char *kh_version(void);

KH_END_DECLS

#endif
