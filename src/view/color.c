#include "color.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const kh_color white = { 255, 255, 255 }, black = { 0, 0, 0 }, ink = { 0x15, 0x20, 0x2B };

static int
hex_digit(char c)
{
    const char *digits = "0123456789abcdef", *found;

    if (c == '\0') {
        return -1;
    }
    found = strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c);
    return found != NULL ? (int) (found - digits) : -1;
}

bool
kh_color_parse(kh_color *self, const char *text)
{
    const size_t length = strlen(text);
    uint8_t parts[3];
    size_t j;

    if (text[0] != '#' || (length != 7 && length != 4)) {
        return false;
    }
    for (j = 0; j < 3; j++) {
        const int high = hex_digit(length == 7 ? text[1 + 2 * j] : text[1 + j]);
        const int low = hex_digit(length == 7 ? text[2 + 2 * j] : text[1 + j]);

        if (high < 0 || low < 0) {
            return false;
        }
        parts[j] = (uint8_t) (16 * high + low);
    }
    *self = (kh_color){ parts[0], parts[1], parts[2] };
    return true;
}

const char *
kh_color_text(kh_color self, char buffer[KH_COLOR_TEXT_SIZE])
{
    snprintf(buffer, KH_COLOR_TEXT_SIZE, "#%02X%02X%02X", self.red, self.green, self.blue);
    return buffer;
}

/* The tints of Okabe and Ito's colours are light; those behind them are the farthest from these and
 * from each other (CIELAB, with and without deuteranopia) on which text has a contrast of 5. */
#define NUM_TINTED 7

static const kh_color palette[KH_COLOR_NUM_PALETTE]
    = { { 0xE6, 0x9F, 0x00 }, { 0x56, 0xB4, 0xE9 }, { 0x00, 0x9E, 0x73 }, { 0xF0, 0xE4, 0x42 },
          { 0x00, 0x72, 0xB2 }, { 0xD5, 0x5E, 0x00 }, { 0xCC, 0x79, 0xA7 }, { 0xB2, 0x70, 0xF4 },
          { 0xC8, 0xF4, 0x5A }, { 0xD3, 0x70, 0x7B }, { 0x91, 0x86, 0xC8 }, { 0xF4, 0x91, 0x5A },
          { 0xE9, 0x5A, 0xA7 }, { 0x7B, 0xA7, 0x5A }, { 0xE9, 0x91, 0xF4 }, { 0x7B, 0xF4, 0xBD } };

kh_color
kh_color_palette(size_t index)
{
    return palette[index % KH_COLOR_NUM_PALETTE];
}

kh_color
kh_color_fill(size_t index)
{
    const kh_color color = kh_color_palette(index);

    return index % KH_COLOR_NUM_PALETTE < NUM_TINTED ? kh_color_tint(color) : color;
}

static uint8_t
mix_part(uint8_t a, uint8_t b, double share)
{
    return (uint8_t) lround(a + share * ((double) b - a));
}

kh_color
kh_color_mix(kh_color a, kh_color b, double share)
{
    return (kh_color){ mix_part(a.red, b.red, share), mix_part(a.green, b.green, share),
        mix_part(a.blue, b.blue, share) };
}

static double
linear(uint8_t part)
{
    const double value = part / 255.0;

    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double
luminance(kh_color self)
{
    return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue);
}

kh_color
kh_color_grey(kh_color self)
{
    const double light = luminance(self);
    const double value = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
    const uint8_t part = (uint8_t) (255 * value + 1e-6);

    return (kh_color){ part, part, part };
}

double
kh_color_contrast(kh_color a, kh_color b)
{
    const double x = luminance(a), y = luminance(b);

    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

kh_color
kh_color_tint(kh_color self)
{
    double share = 0.62;
    kh_color tint = kh_color_mix(self, white, share);

    while (kh_color_contrast(tint, ink) < 7 && share < 1) {
        share += 0.02;
        tint = kh_color_mix(self, white, fmin(share, 1));
    }
    return tint;
}

kh_color
kh_color_shade(kh_color self, double least)
{
    double share = 0;
    kh_color shade = self;

    while (kh_color_contrast(shade, white) < least && share < 1) {
        share += 0.02;
        shade = kh_color_mix(self, black, fmin(share, 1));
    }
    return shade;
}

kh_color
kh_color_ink(kh_color background)
{
    return kh_color_contrast(background, ink) >= kh_color_contrast(background, white) ? ink : white;
}
