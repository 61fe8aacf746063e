/**
 * @file picture.h
 * @brief Pictures: from a scene to bytes, by the program kakehashi-render.
 */
#ifndef KH_PICTURE_PICTURE_H
#define KH_PICTURE_PICTURE_H

#include "../base/finding.h"
#include "../base/text.h"

#include <stdbool.h>

KH_BEGIN_DECLS

/** Limits of each attempt to draw; 0 takes the default. */
typedef struct {
    double seconds;   /**< of wall clock and of processor; default 20, and 10 a megabyte of the
                          scene. */
    size_t megabytes; /**< of address space; default 4096. */
} kh_picture_limits;

/** Whether a diagram can be drawn in a format. */
bool kh_picture_knows(const char *format);

/**
 * Draw a scene with kakehashi-render: the program that KAKEHASHI_RENDER names, else the one
 * beside the running program, else the one in ../libexec/kakehashi of the program or the library.
 *
 * A layout that is too large to end within about two seconds, crashes, or takes too long is tried
 * again more simply: with straight lines and few iterations, then without clusters, then by sfdp.
 * Each step is a warning W111; what the program says of fonts and layout is a warning W112,
 * what its check of the finished picture finds is a W115: at most ten, then one with their number.
 *
 * @param bytes what was drawn is appended.
 * @return KH_ERR_ENVIRONMENT: there is no such program; KH_ERR_LIMIT: the last attempt hit a
 * limit; KH_ERR_BACKEND: it failed; KH_ERR_DATA: the scene is not one; KH_ERR_IO; KH_ERR_NOMEM.
 */
kh_status kh_picture_draw(const char *scene, const char *format, const kh_picture_limits *limits,
    kh_text *bytes, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/**
 * What kakehashi-render finds on the machine: a line "ok" or "missing", what, and what was found or
 * what to install, separated by tabs. @return as kh_picture_draw().
 */
kh_status kh_picture_doctor(kh_text *lines, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

/** The formats in which diagrams can be drawn; ended by a NULL name. */
extern const struct kh_picture_format {
    const char *name;
    const char *summary;
} kh_picture_formats[];

#endif
