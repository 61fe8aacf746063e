#include "sentence.h"

#include "../base/korean.h"

#include <string.h>

static const char *
in_language(const kh_pattern *pattern, const char *lang)
{
    if (lang != NULL && strncmp(lang, "ko", 2) == 0) {
        return pattern->ko;
    }
    return lang != NULL && strncmp(lang, "ja", 2) == 0 ? pattern->ja : pattern->en;
}

/* A filling with what is written behind its number: nothing, or a particle. */
static void
add_filling(kh_text *out, const char *filling, const char *particle, size_t length)
{
    static const struct {
        const char *name;
        kh_particle which;
        const char *rest;
    } particles[] = {
        { "은", KH_PARTICLE_TOPIC, "" },
        { "이", KH_PARTICLE_SUBJECT, "" },
        { "을", KH_PARTICLE_OBJECT, "" },
        { "과", KH_PARTICLE_WITH, "" },
        { "으로", KH_PARTICLE_TOWARDS, "" },
        { "이다", KH_PARTICLE_COPULA, "다" },
    };
    size_t j;

    kh_text_add(out, filling);
    for (j = 0; j < sizeof(particles) / sizeof(*particles); j++) {
        if (strlen(particles[j].name) == length
            && strncmp(particles[j].name, particle, length) == 0) {
            kh_text_add(out, kh_korean_particle(filling, particles[j].which));
            kh_text_add(out, particles[j].rest);
        }
    }
}

void
kh_sentence_add(
    kh_text *out, const kh_pattern *pattern, const char *lang, const char *const *fillings)
{
    const char *at = in_language(pattern, lang);
    const char *open;

    while ((open = strchr(at, '{')) != NULL) {
        const size_t inside = strcspn(open + 2, "}");

        kh_text_add_bytes(out, at, (size_t) (open - at));
        add_filling(out, fillings[open[1] - '0'], open + 2, inside);
        at = open + 2 + inside + 1;
    }
    kh_text_add(out, at);
}

void
kh_sentence_add_percent(kh_text *out, double share)
{
    const size_t start = out->length;

    if (share > 0 && share < 0.0005) {
        kh_text_add(out, "<0.1%");
        return;
    }
    kh_text_print(out, "%.1f", 100 * share);
    if (!out->failed && out->length - start > 2
        && strcmp(out->bytes + out->length - 2, ".0") == 0) {
        out->length -= 2;
        out->bytes[out->length] = '\0';
    }
    kh_text_add_char(out, '%');
}

void
kh_sentence_add_list(
    kh_text *out, const char *lang, const char *const *names, size_t num, size_t most)
{
    static const kh_pattern comma = { ", ", ", ", "、" };
    static const kh_pattern more = { " and {0} more", " 외 {0}", "ほか{0}" };
    const size_t num_named = num > most ? most : num;
    kh_text left = { 0 };
    size_t j;

    for (j = 0; j < num_named; j++) {
        kh_text_add(out, j == 0 ? "" : in_language(&comma, lang));
        kh_text_add(out, names[j]);
    }
    if (num > num_named) {
        kh_text_print(&left, "%zu", num - num_named);
        kh_sentence_add(out, &more, lang, (const char *const[]){ kh_text_bytes(&left) });
    }
    out->failed = out->failed || left.failed;
    kh_text_free(&left);
}
