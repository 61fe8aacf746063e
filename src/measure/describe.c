/* The registry as a table for people. */
#include "describe.h"

#include <string.h>

static const char *
weight_words(kh_weight_role role)
{
    switch (role) {
        case KH_WEIGHT_IGNORED:
            return "ignored";
        case KH_WEIGHT_STRENGTH:
            return "strength";
        case KH_WEIGHT_LENGTH:
            return "length 1/strength";
        case KH_WEIGHT_ALWAYS:
            break;
    }
    return "always";
}

static const char *
arrow_words(kh_arrow_role role)
{
    switch (role) {
        case KH_ARROWS_IGNORED:
            return "ignored";
        case KH_ARROWS_FOLLOWED:
            return "followed";
        case KH_ARROWS_COUNTED:
            break;
    }
    return "counted";
}

static const char *
normal_words(kh_normal normal)
{
    switch (normal) {
        case KH_NORMAL_TIES:
            return "/ (N-1), directed / 2(N-1)";
        case KH_NORMAL_ARCS:
        case KH_NORMAL_OTHERS:
            return "/ (N-1)";
        case KH_NORMAL_PAIRS:
            return "/ ((N-1)(N-2)/2), directed / (N-1)(N-2)";
        case KH_NORMAL_NONE:
            break;
    }
    return "unchanged";
}

/* "Burt 2004, doi:10.1086/421787; ..." with each DOI, which ends before "; ", as a link. */
static void
add_source(kh_text *out, const char *source)
{
    const char *doi;

    while ((doi = strstr(source, "doi:")) != NULL) {
        const char *next = strstr(doi, "; ");
        const size_t length = next != NULL ? (size_t) (next - doi) : strlen(doi);

        kh_text_add_bytes(out, source, (size_t) (doi - source));
        kh_text_print(
            out, "[%.*s](<https://doi.org/%.*s>)", (int) length, doi, (int) length - 4, doi + 4);
        source = doi + length;
    }
    kh_text_add(out, source);
}

void
kh_measure_add_markdown(kh_text *out, const kh_measure *const *measures)
{
    size_t j;

    kh_text_add(out,
        "| measure | what it says | unit | weights | arrows | `--normalized` | null if "
        "| source |\n|---|---|---|---|---|---|---|---|\n");
    for (j = 0; measures[j] != NULL; j++) {
        const kh_measure *m = measures[j];

        kh_text_print(out, "| `%s` | %s | %s | %s | %s | %s | %s | ", m->name, m->summary, m->unit,
            weight_words(m->weight), arrow_words(m->arrows), normal_words(m->normal),
            m->undefined[0] == '\0' ? "never" : m->undefined);
        add_source(out, m->source);
        kh_text_add(out, " |\n");
    }
}
