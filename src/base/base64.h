/**
 * @file base64.h
 * @brief Bytes as text.
 */
#ifndef KH_BASE_BASE64_H
#define KH_BASE_BASE64_H

#include "text.h"

/**
 * Append bytes in Base64, padded. Source: RFC 4648, 4.
 *
 * Example: "fo" is "Zm8=".
 */
void kh_base64_add(kh_text *out, const void *bytes, size_t length);

#endif
