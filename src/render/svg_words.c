/* Numbers are read in the "C" locale: this program sets none. */
#include "svg_words.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Lines that stand for a curve, and for an ellipse: the error is under 0.1 points at 100. */
#define CURVE_STEPS   12
#define ELLIPSE_STEPS 96

static kh_transform
after(const kh_transform *outer, const kh_transform *inner)
{
    const kh_spot origin = kh_transform_spot(outer, inner->e, inner->f);

    return (kh_transform){ outer->a * inner->a + outer->c * inner->b,
        outer->b * inner->a + outer->d * inner->b, outer->a * inner->c + outer->c * inner->d,
        outer->b * inner->c + outer->d * inner->d, origin.x, origin.y };
}

static const char *
skip_separators(const char *at)
{
    return at + strspn(at, " ,\t\r\n");
}

/* Up to `max` numbers; `*at` moves behind them. */
static size_t
read_numbers(const char **at, double *numbers, size_t max)
{
    size_t num = 0;

    for (;;) {
        char *end;
        const char *begin = skip_separators(*at);

        *at = begin;
        if (num == max) {
            return num;
        }
        numbers[num] = strtod(begin, &end);
        if (end == begin || !isfinite(numbers[num])) {
            return num;
        }
        num++;
        *at = end;
    }
}

/* One function of a transform, e.g. translate(4 30). */
static bool
read_function(kh_transform *map, const char *name, size_t length, const double *v, size_t num)
{
    if (length == 9 && strncmp(name, "translate", length) == 0 && (num == 1 || num == 2)) {
        *map = (kh_transform){ 1, 0, 0, 1, v[0], num == 2 ? v[1] : 0 };
    } else if (length == 5 && strncmp(name, "scale", length) == 0 && (num == 1 || num == 2)) {
        *map = (kh_transform){ v[0], 0, 0, num == 2 ? v[1] : v[0], 0, 0 };
    } else if (length == 6 && strncmp(name, "rotate", length) == 0 && num == 1) {
        const double turn = v[0] * acos(-1) / 180;

        *map = (kh_transform){ cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0 };
    } else if (length == 6 && strncmp(name, "matrix", length) == 0 && num == 6) {
        *map = (kh_transform){ v[0], v[1], v[2], v[3], v[4], v[5] };
    } else {
        return false;
    }
    return true;
}

bool
kh_svg_read_transform(kh_transform *result, const kh_transform *outer, const char *text)
{
    kh_transform map = *outer;

    for (text = skip_separators(text); *text != '\0'; text = skip_separators(text)) {
        const char *name = text;
        const size_t length = strcspn(text, "( ");
        double numbers[6];
        kh_transform inner;
        size_t num;

        text += length + strspn(text + length, " ");
        if (*text++ != '(') {
            return false;
        }
        num = read_numbers(&text, numbers, 6);
        if (*text++ != ')' || !read_function(&inner, name, length, numbers, num)) {
            return false;
        }
        map = after(&map, &inner);
    }
    *result = map;
    return true;
}

static kh_status
add_spot(kh_sheet *sheet, kh_spot spot, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&sheet->points, sheet->num_points, &sheet->max_points, "points", err));
    sheet->points[sheet->num_points++] = spot;
out:
    return ret;
}

kh_status
kh_svg_add_points(kh_sheet *sheet, const char *points, const kh_transform *map, kh_error *err)
{
    kh_status ret = KH_OK;
    double pair[2];
    size_t num;

    while ((num = read_numbers(&points, pair, 2)) == 2) {
        KH_TRY(add_spot(sheet, kh_transform_spot(map, pair[0], pair[1]), err));
    }
    if (num == 1 || *points != '\0') {
        ret = kh_fail(err, KH_ERR_DATA, "points that are none: \"%.40s\"", points);
    }
out:
    return ret;
}

/* The cubic curve from the last point, by its three others. */
static kh_status
add_curve(kh_sheet *sheet, const kh_spot *others, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_spot by[] = { sheet->points[sheet->num_points - 1], others[0], others[1], others[2] };
    int j;

    for (j = 1; j <= CURVE_STEPS; j++) {
        KH_TRY(add_spot(sheet, kh_spot_on_curve(by, (double) j / CURVE_STEPS), err));
    }
out:
    return ret;
}

/* What follows a command: one point for M and L, three for C, none for Z. */
static kh_status
add_segment(kh_sheet *sheet, char command, const double *v, size_t begin, const kh_transform *map,
    kh_error *err)
{
    kh_spot by[3];
    size_t j;

    for (j = 0; j < 3; j++) {
        by[j] = kh_transform_spot(map, v[2 * j], v[2 * j + 1]);
    }
    if (command == 'M' || (command == 'L' && sheet->num_points > begin)) {
        return add_spot(sheet, by[0], err);
    }
    if (command == 'C' && sheet->num_points > begin) {
        return add_curve(sheet, by, err);
    }
    return kh_fail(err, KH_ERR_DATA, "a path that does not begin with M");
}

kh_status
kh_svg_add_path(kh_sheet *sheet, const char *path, const kh_transform *map, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t begin = sheet->num_points;
    char command = '\0';
    double numbers[6] = { 0 };

    for (path = skip_separators(path); *path != '\0'; path = skip_separators(path)) {
        const char *words = path;
        size_t wanted;

        if (strchr("MLCZz", *path) != NULL) {
            command = *path++;
        }
        if (command == 'Z' || command == 'z') {
            continue;
        }
        wanted = command == 'C' ? 6 : 2;
        if (command == '\0' || read_numbers(&path, numbers, wanted) != wanted) {
            KH_TRY(kh_fail(err, KH_ERR_DATA, "a path that is none: \"%.40s\"", words));
        }
        KH_TRY(add_segment(sheet, command, numbers, begin, map, err));
    }
out:
    return ret;
}

kh_status
kh_svg_add_ellipse(
    kh_sheet *sheet, kh_spot centre, kh_spot radius, const kh_transform *map, kh_error *err)
{
    kh_status ret = KH_OK;
    int j;

    for (j = 0; j < ELLIPSE_STEPS; j++) {
        const double turn = 2 * acos(-1) * j / ELLIPSE_STEPS;

        KH_TRY(add_spot(sheet,
            kh_transform_spot(
                map, centre.x + radius.x * cos(turn), centre.y + radius.y * sin(turn)),
            err));
    }
out:
    return ret;
}

/* The names that Graphviz writes in place of numbers. */
static const struct {
    const char *name, *color;
} names[] = {
    { "black", "#000000" },
    { "white", "#ffffff" },
};

kh_paint
kh_svg_read_paint(const char *text)
{
    kh_paint paint = { 0 };
    char *end;
    unsigned long value;
    size_t j;

    for (j = 0; j < sizeof(names) / sizeof(*names); j++) {
        text = strcmp(text, names[j].name) == 0 ? names[j].color : text;
    }
    if (text[0] == '#' && strlen(text) == 7) {
        value = strtoul(text + 1, &end, 16);
        paint = (kh_paint){ (double) (value >> 16) / 255, (double) (value >> 8 & 255) / 255,
            (double) (value & 255) / 255, *end == '\0' };
    }
    return paint;
}
