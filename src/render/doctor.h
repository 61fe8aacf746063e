/**
 * @file doctor.h
 * @brief What this program finds on the machine: Graphviz, its plugins, fonts.
 */
#ifndef KH_RENDER_DOCTOR_H
#define KH_RENDER_DOCTOR_H

#include "../base/text.h"

/**
 * Append one line a thing: `ok` or `missing`, what it is, what was found or what to install,
 * separated by tabs.
 */
void kh_doctor_report(kh_text *out);

#endif
