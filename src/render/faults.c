#include "faults.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "inspect.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a name that are told. */
#define MAX_NAME 90

kh_status
kh_faults_add(kh_inspection *self, kh_fault fault, kh_error *err)
{
    kh_status ret = KH_OK;

    if ((fault.kind == KH_FAULT_TEXTS || fault.kind == KH_FAULT_NODES) && fault.a > fault.b) {
        const size_t a = fault.a;

        fault.a = fault.b;
        fault.b = a;
    }
    KH_TRY(KH_GROW(&self->faults, self->num_faults, &self->max_faults, "faults", err));
    self->faults[self->num_faults++] = fault;
out:
    return ret;
}

static int
compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By kind and parts; the worst first. */
static int
compare_faults(const void *a, const void *b)
{
    const kh_fault *x = a, *y = b;
    const int by_kind = (x->kind > y->kind) - (x->kind < y->kind);
    const int by_a = compare_sizes(x->a, y->a), by_b = compare_sizes(x->b, y->b);
    const bool low = x->kind >= KH_FAULT_TEXT_CONTRAST; /* of a contrast the lower is worse. */
    const int by_amount = (x->amount < y->amount) - (x->amount > y->amount);

    return by_kind != 0 ? by_kind
           : by_a != 0  ? by_a
           : by_b != 0  ? by_b
           : low        ? -by_amount
                        : by_amount;
}

/* One of a kind and pair stays: the worst. Missing characters are told one by one. */
static size_t
merge(kh_fault *faults, size_t num)
{
    size_t kept = 0, j;

    if (num > 1) {
        qsort(faults, num, sizeof(*faults), compare_faults);
    }
    for (j = 0; j < num; j++) {
        const kh_fault *last = kept > 0 ? &faults[kept - 1] : NULL;
        const bool same = last != NULL && last->kind == faults[j].kind && last->a == faults[j].a
                          && last->b == faults[j].b;

        if (!same
            || (last->kind == KH_FAULT_GLYPH && fabs(last->amount - faults[j].amount) > 0.5)) {
            faults[kept++] = faults[j];
        }
    }
    return kept;
}

/* A break of a line stood for a space, but not between kanji and kana. */
static bool
is_unspaced(int32_t c)
{
    return c >= 0x2E80 && c < 0xFFF0 && !(c >= 0xAC00 && c <= 0xD7A3);
}

static void
add_lines(kh_text *out, const kh_lines *lines)
{
    int32_t last = 0;
    size_t j;

    for (j = 0; j < lines->num; j++) {
        const char *at = lines->items[j];
        const char *peek = at;

        if (j > 0 && !(is_unspaced(last) && is_unspaced(kh_unicode_next(&peek)))) {
            kh_text_add_char(out, ' ');
        }
        kh_text_add(out, at);
        while (*at != '\0') {
            last = kh_unicode_next(&at);
        }
    }
}

/* In quotes, safe for a terminal, and not too long. */
static void
add_quoted(kh_text *out, const char *name)
{
    kh_text neutral = { 0 };
    size_t length;

    kh_unicode_add_neutral(&neutral, name);
    length = neutral.length;
    if (length > MAX_NAME) {
        for (length = MAX_NAME; length > 0 && (neutral.bytes[length] & 0xC0) == 0x80; length--) {
        }
    }
    kh_text_add_char(out, '"');
    kh_text_add_bytes(out, kh_text_bytes(&neutral), length);
    kh_text_add(out, length < neutral.length ? "…\"" : "\"");
    out->failed = out->failed || neutral.failed;
    kh_text_free(&neutral);
}

static void
add_page_name(kh_text *out, const kh_scene *scene, long index)
{
    static const char *const names[] = { "the title", "the subtitle", "the footer" };

    if (index >= 0 && index < KH_NUM_PAGE_TEXTS) {
        kh_text_add(out, names[index]);
    } else if (index >= (long) (KH_NUM_PAGE_TEXTS + scene->num_keys)) {
        kh_text_add(out, "the chart's ");
        add_quoted(out, scene->texts[(size_t) index - KH_NUM_PAGE_TEXTS - scene->num_keys].label);
    } else if (index >= 0) {
        kh_text_add(out, "the legend's ");
        add_quoted(out, scene->legend[index - KH_NUM_PAGE_TEXTS].label);
    } else {
        kh_text_add(out, "a sample of the legend");
    }
}

/* What a thing of the scene is called; `index` < 0: it is not of the scene. */
static void
add_thing(kh_text *out, const kh_scene *scene, kh_part_kind kind, long index)
{
    kh_text name = { 0 };

    if (kind == KH_PART_PAGE) {
        add_page_name(out, scene, index);
        return;
    }
    kh_text_add(out, kind == KH_PART_EDGE      ? "the line "
                     : kind == KH_PART_CLUSTER ? "the frame "
                                               : "");
    if (index < 0) {
        kh_text_add(&name, "?");
    } else if (kind == KH_PART_NODE) {
        add_lines(&name, &scene->nodes[index].lines);
    } else if (kind == KH_PART_CLUSTER) {
        kh_text_add(&name, scene->clusters[index].label);
    } else if (scene->edges[index].title[0] != '\0') {
        kh_text_add(&name, scene->edges[index].title);
    } else {
        add_lines(&name, &scene->nodes[scene->edges[index].from].lines);
        kh_text_add(&name, " → ");
        add_lines(&name, &scene->nodes[scene->edges[index].to].lines);
    }
    add_quoted(out, kh_text_bytes(&name));
    out->failed = out->failed || name.failed;
    kh_text_free(&name);
}

static void
add_part(kh_text *out, const kh_inspection *self, size_t part)
{
    if (part == 0) {
        kh_text_add(out, "what belongs to nothing");
    } else {
        add_thing(out, self->scene, self->sheet.parts[part].kind, self->things[part]);
    }
}

/* "the label of ", unless the part is nothing but a text. */
static void
add_label(kh_text *out, const kh_inspection *self, size_t part)
{
    const kh_part_kind kind = self->sheet.parts[part].kind;

    kh_text_add(out, kind == KH_PART_PAGE || part == 0 ? ""
                     : kind == KH_PART_CLUSTER         ? "the title of "
                                                       : "the label of ");
    add_part(out, self, part);
}

static void
add_shown(kh_text *out, const kh_inspection *self, size_t part)
{
    const kh_part *shown = &self->sheet.parts[part];
    kh_text text = { 0 };
    size_t j;

    for (j = 0; j < shown->num_texts; j++) {
        kh_text_add(&text, j > 0 ? " " : "");
        kh_text_add(&text, self->sheet.texts[shown->first_text + j].content);
    }
    add_quoted(out, kh_text_bytes(&text));
    out->failed = out->failed || text.failed;
    kh_text_free(&text);
}

/* Faults of two parts. */
static void
print_pair(kh_text *out, const kh_inspection *self, const kh_fault *fault)
{
    const bool labels = fault->kind == KH_FAULT_TEXTS || fault->kind == KH_FAULT_COVERS;

    if (fault->kind == KH_FAULT_TEXTS && fault->a == fault->b) {
        kh_text_add(out, "the lines of ");
        add_label(out, self, fault->a);
        kh_text_print(out, " overlap by %.1f pt", fault->amount);
        return;
    }
    (labels ? add_label : add_part)(out, self, fault->a);
    kh_text_add(out, fault->kind == KH_FAULT_TEXTS || fault->kind == KH_FAULT_NODES ? " and "
                     : fault->kind == KH_FAULT_COVERS                               ? " lies on "
                     : fault->kind == KH_FAULT_STRANGER                             ? " stands in "
                                                                                    : " leaves ");
    (fault->kind == KH_FAULT_TEXTS ? add_label : add_part)(out, self, fault->b);
    kh_text_print(out, "%s by %.1f pt",
        fault->kind == KH_FAULT_TEXTS || fault->kind == KH_FAULT_NODES ? " overlap"
        : fault->kind == KH_FAULT_STRANGER                             ? ", which is not its own,"
                                                                       : "",
        fault->amount);
}

static void
print_fault(kh_text *out, const kh_inspection *self, const kh_fault *fault)
{
    switch (fault->kind) {
        case KH_FAULT_MISSING:
            add_thing(out, self->scene, (kh_part_kind) fault->a, (long) fault->b);
            kh_text_add(out, " is not drawn");
            break;
        case KH_FAULT_CONTENT:
            add_label(out, self, fault->a);
            kh_text_add(out, " is drawn as ");
            add_shown(out, self, fault->a);
            break;
        case KH_FAULT_GLYPH:
            kh_text_print(out, "no installed font draws U+%04" PRIX32 ", which is in ",
                (uint32_t) fault->amount);
            add_label(out, self, fault->a);
            kh_text_add(out, "; fonts-noto-core has most scripts");
            break;
        case KH_FAULT_LEAVES_SHAPE:
            add_label(out, self, fault->a);
            kh_text_print(out, " leaves its %s by %.1f pt",
                self->sheet.parts[fault->a].kind == KH_PART_CLUSTER ? "frame" : "shape",
                fault->amount);
            break;
        case KH_FAULT_CUT:
            kh_text_add(out, "a line of its own shape cuts through ");
            add_label(out, self, fault->a);
            break;
        case KH_FAULT_PAGE:
            add_part(out, self, fault->a);
            kh_text_print(out, " leaves the page by %.1f pt", fault->amount);
            break;
        case KH_FAULT_TEXT_CONTRAST:
        case KH_FAULT_LINE_CONTRAST:
            (fault->kind == KH_FAULT_TEXT_CONTRAST ? add_label : add_part)(out, self, fault->a);
            kh_text_print(out, " has a contrast of %.2f:1 against what is behind it; it needs %g:1",
                fault->amount, fault->wanted);
            break;
        default:
            print_pair(out, self, fault);
    }
}

kh_status
kh_faults_print(kh_inspection *self, kh_text *out, kh_error *err)
{
    const size_t num = merge(self->faults, self->num_faults);
    size_t j;

    self->num_faults = num;
    for (j = 0; j < num && j < KH_MAX_FAULTS; j++) {
        kh_text_add(out, "fault: ");
        print_fault(out, self, &self->faults[j]);
        kh_text_add_char(out, '\n');
    }
    if (num > KH_MAX_FAULTS) {
        kh_text_print(out, "fault: and %zu more\n", num - KH_MAX_FAULTS);
    }
    return kh_text_status(out, err);
}
