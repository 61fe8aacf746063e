#include "woff.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define SFNT_HEADER 12
#define SFNT_ENTRY  16
#define WOFF_HEADER 44
#define WOFF_ENTRY  20

static uint32_t
read32(const uint8_t *at)
{
    return ((uint32_t) at[0] << 24) | ((uint32_t) at[1] << 16) | ((uint32_t) at[2] << 8) | at[3];
}

static void
store32(char *at, uint32_t value)
{
    at[0] = (char) (value >> 24);
    at[1] = (char) (value >> 16);
    at[2] = (char) (value >> 8);
    at[3] = (char) value;
}

static uint32_t
padded(uint32_t length)
{
    return (length + 3) & ~UINT32_C(3);
}

/* Compressed if that saves bytes, as the format demands. @return the length as stored. */
static uint32_t
add_table(kh_text *out, const uint8_t *table, uint32_t length)
{
    uLongf stored = compressBound(length);
    Bytef *packed = malloc(stored);

    if (packed == NULL) {
        out->failed = true;
    } else if (compress2(packed, &stored, table, length, 9) != Z_OK || stored >= length) {
        stored = length;
        kh_text_add_bytes(out, (const char *) table, length);
    } else {
        kh_text_add_bytes(out, (const char *) packed, stored);
    }
    free(packed);
    while (out->length % 4 != 0 && !out->failed) {
        kh_text_add_char(out, '\0');
    }
    return (uint32_t) stored;
}

static bool
is_font(const uint8_t *font, size_t length, size_t *num_tables)
{
    size_t j;

    *num_tables = length >= SFNT_HEADER ? font[4] * 256u + font[5] : 0;
    if (*num_tables == 0 || length < SFNT_HEADER + *num_tables * SFNT_ENTRY) {
        return false;
    }
    for (j = 0; j < *num_tables; j++) {
        const uint8_t *entry = font + SFNT_HEADER + j * SFNT_ENTRY;

        if (read32(entry + 8) > length || read32(entry + 12) > length - read32(entry + 8)) {
            return false;
        }
    }
    return true;
}

void
kh_woff_add(kh_text *out, const uint8_t *font, size_t length)
{
    kh_text file = { 0 };
    size_t num_tables, j;
    uint32_t whole;
    char head[WOFF_HEADER] = "wOFF";

    if (!is_font(font, length, &num_tables)) {
        return;
    }
    whole = (uint32_t) (SFNT_HEADER + num_tables * SFNT_ENTRY);
    kh_text_add_bytes(&file, head, sizeof(head));
    for (j = 0; j < num_tables; j++) {
        kh_text_add_bytes(&file, (char[WOFF_ENTRY]){ 0 }, WOFF_ENTRY);
    }
    for (j = 0; j < num_tables && !file.failed; j++) {
        const uint8_t *entry = font + SFNT_HEADER + j * SFNT_ENTRY;
        const uint32_t table_length = read32(entry + 12), offset = (uint32_t) file.length;
        const uint32_t stored = add_table(&file, font + read32(entry + 8), table_length);
        char *place = file.bytes + WOFF_HEADER + j * WOFF_ENTRY;

        memcpy(place, entry, 4);
        store32(place + 4, offset);
        store32(place + 8, stored);
        store32(place + 12, table_length);
        memcpy(place + 16, entry + 4, 4);
        whole += padded(table_length);
    }
    memcpy(head + 4, font, 4);
    store32(head + 8, (uint32_t) file.length);
    head[12] = (char) font[4];
    head[13] = (char) font[5];
    store32(head + 16, whole);
    head[21] = 1; /* version 1.0 of the file. */
    if (!file.failed) {
        memcpy(file.bytes, head, sizeof(head));
        kh_text_add_bytes(out, file.bytes, file.length);
    }
    out->failed = out->failed || file.failed;
    kh_text_free(&file);
}
