/* The roles of a body, and whether they exceed chance. */
#include "explaining.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* What counts as more than chance, by what is known. */
#define CHANCE_LEVEL 0.05
#define Z_LEAST      2

static const kh_phrase role_names[KH_NUM_ROLES] = { [KH_COORDINATOR] = KH_PHRASE_COORDINATOR,
    [KH_CONSULTANT] = KH_PHRASE_CONSULTANT,
    [KH_REPRESENTATIVE] = KH_PHRASE_REPRESENTATIVE,
    [KH_GATEKEEPER] = KH_PHRASE_GATEKEEPER,
    [KH_LIAISON] = KH_PHRASE_LIAISON };

static const kh_phrase role_glosses[KH_NUM_ROLES] = { [KH_COORDINATOR] = KH_PHRASE_ROLE_COORDINATOR,
    [KH_CONSULTANT] = KH_PHRASE_ROLE_CONSULTANT,
    [KH_REPRESENTATIVE] = KH_PHRASE_ROLE_REPRESENTATIVE,
    [KH_GATEKEEPER] = KH_PHRASE_ROLE_GATEKEEPER,
    [KH_LIAISON] = KH_PHRASE_ROLE_LIAISON };

bool
kh_exceeds_chance(const kh_significance *judged)
{
    if (!isnan(judged->q)) {
        return judged->q < CHANCE_LEVEL;
    }
    return isnan(judged->p) ? judged->z >= Z_LEAST : judged->p < CHANCE_LEVEL;
}

const char *
kh_chance_criterion(const kh_significance *judged)
{
    return !isnan(judged->q) ? "q < 0.05" : !isnan(judged->p) ? "p < 0.05" : "z ≥ 2";
}

/* Roles by falling count; of equals, in the order of kh_role. */
static void
sort_roles(const kh_explaining *self, kh_role order[KH_NUM_ROLES])
{
    const kh_role_triples *roles = self->triples.roles;
    int j, k;

    for (j = 0; j < KH_NUM_ROLES; j++) {
        for (k = j; k > 0 && roles[order[k - 1]].count < roles[j].count - 1e-9; k--) {
            order[k] = order[k - 1];
        }
        order[k] = (kh_role) j;
    }
}

/* --- counts ------------------------------------------------------------------------------ */

static bool
is_fraction(double value)
{
    return fabs(value - nearbyint(value)) > 1e-9;
}

static void
tell_counts(kh_explaining *self, const kh_role order[KH_NUM_ROLES])
{
    const kh_figure all = kh_figure_of_count(self->triples.all.count);
    kh_text list = { 0 };
    bool fractions = false;
    int j;

    for (j = 0; j < KH_NUM_ROLES; j++) {
        const double count = self->triples.roles[order[j]].count;
        const kh_figure figure = kh_figure_of_count(count);

        if (count > 0) {
            kh_separate(self, &list, list.length == 0);
            kh_phrase_add(&list, &kh_phrases[role_glosses[order[j]]], self->tongue,
                (const char *const[]){ figure.text });
            fractions = fractions || is_fraction(count);
        }
    }
    kh_say_one(self, KH_PHRASE_TRIPLES, all.text);
    kh_say_one(self, KH_PHRASE_ROLES, kh_text_bytes(&list));
    if (fractions) {
        kh_say(self, KH_PHRASE_FRACTIONS, NULL, 0);
    }
    kh_text_free(&list);
}

/* Whether the body or a neighbour has no sector, so that its group needs a word. */
static bool
has_sectorless(const kh_explaining *self)
{
    const kh_net *net = self->net;
    size_t j;

    if (net->share_start[self->body] == net->share_start[self->body + 1]) {
        return true;
    }
    for (j = 0; j < self->evidence.num_ties; j++) {
        const uint32_t u = self->evidence.ties[j].neighbour;

        if (net->share_start[u] == net->share_start[u + 1]) {
            return true;
        }
    }
    return false;
}

/* --- chance ------------------------------------------------------------------------------ */

static void
add_figures(kh_text *out, const kh_significance *judged)
{
    kh_text_print(out, "z = %s%.1f", judged->z < -0.05 ? "−" : "", fabs(judged->z));
    if (!isnan(judged->p)) {
        const kh_figure p = kh_figure_of_chance("p", judged->p);

        kh_text_print(out, ", %s", p.text);
    }
    if (!isnan(judged->q)) {
        const kh_figure q = kh_figure_of_chance("q", judged->q);

        kh_text_print(out, ", %s", q.text);
    }
}

/* "liaison 20.1 (z = 2.3, p = 0.010)" */
static void
add_expected(const kh_explaining *self, kh_role role, kh_text *list)
{
    const kh_significance *judged = &self->request->significance[role];
    const kh_figure mean = kh_figure_of_count(judged->mean);
    const char *name = kh_pattern_in(&kh_phrases[role_names[role]], self->tongue);
    kh_text expected = { 0 }, figures = { 0 };

    kh_phrase_add(&expected, &kh_phrases[KH_PHRASE_EXPECTED_OF], self->tongue,
        (const char *const[]){ name, mean.text });
    kh_separate(self, list, list->length == 0);
    if (isnan(judged->z)) {
        kh_text_add(list, kh_text_bytes(&expected));
    } else {
        add_figures(&figures, judged);
        kh_phrase_add(list, &kh_phrases[KH_PHRASE_WITH_FIGURE], self->tongue,
            (const char *const[]){ kh_text_bytes(&expected), kh_text_bytes(&figures) });
    }
    kh_text_free(&expected);
    kh_text_free(&figures);
}

static bool
is_expected(const kh_explaining *self, kh_role role)
{
    const double mean = self->request->significance[role].mean;

    return !isnan(mean) && (self->triples.roles[role].count > 0 || mean > 0);
}

static bool
is_any_expected(const kh_explaining *self)
{
    int role;

    for (role = 0; role < KH_NUM_ROLES && !is_expected(self, (kh_role) role); role++) {
    }
    return role < KH_NUM_ROLES;
}

static void
tell_expected(kh_explaining *self, const kh_role order[KH_NUM_ROLES])
{
    static const kh_phrase phrases[] = { [KH_NULL_LABELS] = KH_PHRASE_EXPECTED_LABELS,
        [KH_NULL_BERNOULLI] = KH_PHRASE_EXPECTED_BERNOULLI,
        [KH_NULL_REWIRE] = KH_PHRASE_EXPECTED_REWIRE };
    kh_text list = { 0 };
    int j;

    for (j = 0; j < KH_NUM_ROLES; j++) {
        if (is_expected(self, order[j])) {
            add_expected(self, order[j], &list);
        }
    }
    kh_say_one(self, phrases[self->request->null_options.null], kh_text_bytes(&list));
    kh_text_free(&list);
}

/* What z, p and q are, as far as they appear. */
static void
tell_glosses(kh_explaining *self)
{
    bool z = false, p = false, q = false;
    int role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        const kh_significance *judged = &self->request->significance[role];

        z = z || !isnan(judged->z);
        p = p || (!isnan(judged->z) && !isnan(judged->p));
        q = q || (!isnan(judged->z) && !isnan(judged->q));
    }
    if (z) {
        kh_say(self, q ? KH_PHRASE_GLOSS_Q : p ? KH_PHRASE_GLOSS_P : KH_PHRASE_GLOSS_Z, NULL, 0);
    }
}

static void
tell_verdict(kh_explaining *self, const kh_role order[KH_NUM_ROLES])
{
    const kh_significance *judged = self->request->significance;
    const char *criterion = "z ≥ 2";
    kh_text list = { 0 };
    int j;

    for (j = 0; j < KH_NUM_ROLES; j++) {
        if (!isnan(judged[j].p) || !isnan(judged[j].q)) {
            criterion = kh_chance_criterion(&judged[j]);
        }
    }
    for (j = 0; j < KH_NUM_ROLES; j++) {
        if (self->triples.roles[order[j]].count > 0 && kh_exceeds_chance(&judged[order[j]])) {
            if (list.length > 0) {
                kh_text_add(
                    &list, kh_pattern_in(&kh_phrases[KH_PHRASE_LIST_SEPARATOR], self->tongue));
            }
            kh_text_add(&list, kh_pattern_in(&kh_phrases[role_names[order[j]]], self->tongue));
        }
    }
    if (list.length > 0) {
        kh_say_two(self, KH_PHRASE_MORE_THAN_CHANCE, kh_text_bytes(&list), criterion);
    } else {
        kh_say_one(self, KH_PHRASE_NOT_MORE_THAN_CHANCE, criterion);
    }
    kh_text_free(&list);
}

/* The same for what it carries between sectors. */
static void
tell_verdict_on_pairs(kh_explaining *self)
{
    const kh_significance *judged = &self->request->significance[KH_JUDGED_CROSS_BETWEENNESS];
    const kh_figure carried = kh_figure_of_count(self->carried.betweenness);
    kh_text expected = { 0 };

    if (!isnan(judged->z) && self->carried.betweenness > 0) {
        const kh_figure mean = kh_figure_of_count(judged->mean);

        kh_text_add(&expected, mean.text);
        kh_text_add(&expected, kh_pattern_in(&kh_phrases[KH_PHRASE_LIST_SEPARATOR], self->tongue));
        add_figures(&expected, judged);
        kh_say_two(self,
            kh_exceeds_chance(judged) ? KH_PHRASE_PAIRS_MORE_THAN_CHANCE
                                      : KH_PHRASE_PAIRS_NOT_MORE_THAN_CHANCE,
            carried.text, kh_text_bytes(&expected));
    }
    kh_text_free(&expected);
}

void
kh_tell_chance(kh_explaining *self)
{
    kh_role order[KH_NUM_ROLES];

    if (self->request->significance == NULL || !is_any_expected(self)) {
        kh_say(self, KH_PHRASE_UNTESTED, NULL, 0);
        return;
    }
    sort_roles(self, order);
    tell_expected(self, order);
    tell_glosses(self);
    tell_verdict(self, order);
    tell_verdict_on_pairs(self);
}

/* --- examples ---------------------------------------------------------------------------- */

/* Ends with a sector first, as only they tell which; then the likelier; then bodies. */
static double
merit(const kh_explaining *self, const kh_triple *t)
{
    const kh_net *net = self->net;
    const uint32_t ends[] = { t->a, t->b };
    double sectors = 0, bodies = 0;
    size_t j;

    for (j = 0; j < 2; j++) {
        sectors += net->share_start[ends[j]] < net->share_start[ends[j] + 1];
        bodies += kh_graph_is_body(self->graph, net->node[ends[j]]);
    }
    return 100 * sectors + 10 * nearbyint(t->probability * 1e9) / 1e9 + 1e-10 * bodies;
}

static const kh_triple *
choose_example(const kh_explaining *self, const kh_role_triples *role)
{
    const kh_triple *best = &role->triples[0];
    size_t j;

    for (j = 1; j < role->num; j++) {
        if (merit(self, &role->triples[j]) > merit(self, best)) {
            best = &role->triples[j];
        }
    }
    return best;
}

static kh_status
tell_example(kh_explaining *self, kh_role role, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_triple *triple = choose_example(self, &self->triples.roles[role]);
    const uint32_t path[] = { triple->a, self->body, triple->b };
    const kh_figure part = kh_figure_of_count(triple->probability);
    kh_text chain = { 0 }, counted = { 0 };

    KH_TRY(kh_chain_add(self, path, 3, &chain, err));
    if (is_fraction(triple->probability)) {
        kh_phrase_add(&counted, &kh_phrases[KH_PHRASE_COUNTED_AS], self->tongue,
            (const char *const[]){ kh_text_bytes(&chain), part.text });
    } else {
        kh_text_add(&counted, kh_text_bytes(&chain));
    }
    kh_say_two(self, KH_PHRASE_ROLE_EXAMPLE,
        kh_pattern_in(&kh_phrases[role_names[role]], self->tongue), kh_text_bytes(&counted));
out:
    kh_text_free(&chain);
    kh_text_free(&counted);
    return ret;
}

/* Of what exceeds chance; if nothing does or that is not known, of the most frequent role. */
static kh_status
tell_examples(kh_explaining *self, const kh_role order[KH_NUM_ROLES], kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_significance *judged = self->request->significance;
    bool any = false;
    int j;

    for (j = 0; judged != NULL && j < KH_NUM_ROLES; j++) {
        if (self->triples.roles[order[j]].num > 0 && kh_exceeds_chance(&judged[order[j]])) {
            KH_TRY(tell_example(self, order[j], err));
            any = true;
        }
    }
    if (!any) {
        KH_TRY(tell_example(self, order[0], err));
    }
out:
    return ret;
}

kh_status
kh_tell_roles(kh_explaining *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_role order[KH_NUM_ROLES];

    if (self->evidence.num_ties == 0) {
        return KH_OK;
    }
    if (self->triples.all.num == 0) {
        kh_say(self, KH_PHRASE_NO_TRIPLES, NULL, 0);
    } else {
        sort_roles(self, order);
        tell_counts(self, order);
        if (has_sectorless(self)) {
            kh_say(self, KH_PHRASE_OWN_GROUPS, NULL, 0);
        }
        KH_TRY(tell_examples(self, order, err));
        if (self->request->significance != NULL) {
            kh_end_paragraph(self);
        }
        kh_tell_chance(self);
    }
    kh_end_paragraph(self);
out:
    return ret;
}
