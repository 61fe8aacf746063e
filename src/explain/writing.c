/* Figures, sentences, citations and chains. */
#include "explaining.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- figures ----------------------------------------------------------------------------- */

static void
group_thousands(const char *digits, kh_figure *figure)
{
    const size_t whole = strcspn(digits, ".");
    size_t j, length = 0;

    for (j = 0; digits[j] != '\0' && length + 2 < sizeof(figure->text); j++) {
        if (j > 0 && j < whole && (whole - j) % 3 == 0) {
            figure->text[length++] = ',';
        }
        figure->text[length++] = digits[j];
    }
    figure->text[length] = '\0';
}

kh_figure
kh_figure_of_count(double value)
{
    /* What is left of a whole number after the decimals that are shown. */
    const double step = value >= 99.95 ? 1 : value < 1 ? 0.01 : 0.1;
    const double shown = nearbyint(value / step) * step;
    const bool is_whole = fabs(shown - nearbyint(shown)) < 1e-9;
    kh_figure result;
    char digits[32];

    snprintf(digits, sizeof(digits), "%.*f", is_whole ? 0 : value < 1 ? 2 : 1, shown);
    group_thousands(digits, &result);
    return result;
}

kh_figure
kh_figure_of_share(double share, bool exact)
{
    const double percent = 100 * share;
    kh_figure result;
    char digits[32];

    if (percent > 0 && percent < 0.05) {
        snprintf(digits, sizeof(digits), "< 0.1");
    } else {
        const bool is_whole
            = (!exact && percent >= 9.95) || fabs(percent - nearbyint(percent)) < 0.05;

        /* What is not all must not read as all. */
        snprintf(digits, sizeof(digits), "%.*f", is_whole ? 0 : 1,
            share < 1 ? fmin(percent, is_whole ? 99 : 99.9) : percent);
    }
    snprintf(result.text, sizeof(result.text), "%s%%", digits);
    return result;
}

kh_figure
kh_figure_of_chance(const char *name, double value)
{
    kh_figure result;

    if (value < 0.001) {
        snprintf(result.text, sizeof(result.text), "%s < 0.001", name);
    } else {
        snprintf(
            result.text, sizeof(result.text), "%s = %.*f", name, value < 0.0995 ? 3 : 2, value);
    }
    return result;
}

/* --- sentences --------------------------------------------------------------------------- */

void
kh_say(kh_explaining *self, kh_phrase phrase, const char *const *fillings, size_t num)
{
    kh_text *paragraph = &self->paragraph;
    const bool is_body = kh_graph_is_body(self->graph, self->net->node[self->body]);
    const char *all[10] = { "", "", "", "", "", "", "", "", "",
        kh_pattern_in(
            &kh_phrases[is_body ? KH_PHRASE_THIS_BODY : KH_PHRASE_THIS_NODE], self->tongue) };
    size_t j;

    for (j = 0; j < num; j++) {
        all[j] = fillings[j];
    }
    if (paragraph->length > 0) {
        kh_text_add(
            paragraph, kh_pattern_in(&kh_phrases[KH_PHRASE_SENTENCE_SEPARATOR], self->tongue));
    }
    kh_phrase_add(paragraph, &kh_phrases[phrase], self->tongue, all);
    if (paragraph->length >= 2 && !paragraph->failed
        && strcmp(paragraph->bytes + paragraph->length - 2, "..") == 0) {
        paragraph->bytes[--paragraph->length] = '\0';
    }
}

void
kh_say_one(kh_explaining *self, kh_phrase phrase, const char *filling)
{
    kh_say(self, phrase, (const char *const[]){ filling }, 1);
}

void
kh_say_two(kh_explaining *self, kh_phrase phrase, const char *first, const char *second)
{
    kh_say(self, phrase, (const char *const[]){ first, second }, 2);
}

void
kh_end_line(kh_explaining *self)
{
    if (self->paragraph.length > 0) {
        kh_unicode_add_neutral(self->out, kh_text_bytes(&self->paragraph));
        kh_text_add(self->out, "\n");
    }
    kh_text_clear(&self->paragraph);
}

void
kh_end_paragraph(kh_explaining *self)
{
    if (self->paragraph.length > 0) {
        kh_end_line(self);
        kh_text_add(self->out, "\n");
    }
}

const char *
kh_name_of(const kh_explaining *self, uint32_t v)
{
    return kh_graph_node_label(self->graph, self->net->node[v], self->request->lang);
}

void
kh_separate(const kh_explaining *self, kh_text *list, bool first)
{
    if (!first) {
        kh_text_add(list, kh_pattern_in(&kh_phrases[KH_PHRASE_STRONG_SEPARATOR], self->tongue));
    }
}

/* --- citations --------------------------------------------------------------------------- */

kh_status
kh_cite_range(kh_explaining *self, kh_cites *cites, kh_range citations, kh_error *err)
{
    return kh_cites_add_range(cites, &self->references, self->graph, citations, err);
}

kh_status
kh_cite_tie(kh_explaining *self, kh_cites *cites, uint32_t tie, kh_error *err)
{
    const kh_net *net = self->net;
    kh_status ret = KH_OK;
    size_t j;

    for (j = net->claim_start[tie]; j < net->claim_start[tie + 1]; j++) {
        KH_TRY(kh_cite_range(self, cites, self->graph->edges.citations[net->claim[j]], err));
    }
out:
    return ret;
}

/* --- chains ------------------------------------------------------------------------------ */

static uint32_t
tie_between(const kh_net *net, uint32_t from, uint32_t to)
{
    size_t j;

    for (j = net->out.start[from]; j < net->out.start[from + 1]; j++) {
        if (net->out.node[j] == to) {
            return net->out.tie[j];
        }
    }
    return KH_NONE;
}

kh_status
kh_chain_add(kh_explaining *self, const uint32_t *path, size_t num, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_cites cites = { 0 };
    size_t j;

    for (j = 0; j < num; j++) {
        if (j > 0) {
            kh_text_add(out, " —");
            KH_TRY(kh_cite_tie(self, &cites, tie_between(self->net, path[j - 1], path[j]), err));
            if (cites.num > 0) {
                kh_cites_write(&cites, self->tongue, false, out);
                kh_text_add(out, "—");
            }
            kh_text_add(out, self->net->directed ? "→ " : " ");
        }
        kh_text_add(out, kh_name_of(self, path[j]));
    }
out:
    kh_cites_free(&cites);
    return ret;
}
