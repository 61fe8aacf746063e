/**
 * @file find.h
 * @brief Where kakehashi-render is.
 */
#ifndef KH_PICTURE_FIND_H
#define KH_PICTURE_FIND_H

#include "../base/text.h"

#define KH_RENDERER "kakehashi-render"

/**
 * Append the path of kakehashi-render: what KAKEHASHI_RENDER names, else the first that is there
 * beside the running program, in libexec/kakehashi of the tree that the program is installed in, or
 * of the one that this library is.
 *
 * @return KH_ERR_ENVIRONMENT: it is nowhere; KH_ERR_NOMEM.
 */
kh_status kh_find_renderer(kh_text *path, kh_error *err) KH_MUST_CHECK;

#endif
