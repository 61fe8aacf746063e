#include "assumptions.h"

#include "../base/choices.h"

#include <inttypes.h>
#include <string.h>

static const struct {
    const char *name, *what;
} nulls[] = {
    [KH_NULL_LABELS] = { "labels", "labels permuted" },
    [KH_NULL_BERNOULLI] = { "bernoulli", "ties drawn at random" },
    [KH_NULL_REWIRE] = { "rewire", "ties rewired" },
};

#define NUM_NULLS (sizeof(nulls) / sizeof(*nulls))

const char *
kh_null_name(kh_null null)
{
    return nulls[null].name;
}

kh_status
kh_null_find(const char *name, kh_null *null, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    for (j = 0; j < NUM_NULLS; j++) {
        if (strcmp(nulls[j].name, name) == 0) {
            *null = (kh_null) j;
            kh_choices_free(&choices);
            return KH_OK;
        }
        kh_choices_offer(&choices, nulls[j].name);
    }
    return kh_choices_fail(&choices, "null", err);
}

static void
add_words(kh_text *out, const kh_null_options *null, bool exact_roles)
{
    kh_text_print(out, "; %s", nulls[null->null].what);
    if (null->num_permutations > 0) {
        kh_text_print(
            out, " %zu times, seed %" PRIu64 "; * q < .05", null->num_permutations, null->seed);
    } else {
        kh_text_add(out, ": moments only");
    }
    if (exact_roles) {
        kh_text_add(out, "; mean and sd of roles exact");
    }
}

kh_status
kh_bridges_add_approximation(kh_table *table, const kh_approximation *made, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    KH_TRY(kh_approximation_describe(made, "cross_betweenness", table, err));
    kh_text_print(&text,
        "%s; not computed: bridging, bridgeness, whether cross_betweenness is chance", table->note);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
out:
    kh_text_free(&text);
    return ret;
}

kh_status
kh_bridges_add_assumptions(
    kh_table *table, const kh_bridges_options *options, bool exact_roles, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_null_options *null = &options->null;
    kh_text text = { 0 };

    if (!options->significance) {
        return KH_OK;
    }
    /* The object that the table has, with more keys before its closing brace. */
    kh_text_add_bytes(&text, table->net, strlen(table->net) - 1);
    kh_text_print(&text, ",\"null\":\"%s\",\"permutations\":%zu,\"exact_roles\":%s}",
        nulls[null->null].name, null->num_permutations, exact_roles ? "true" : "false");
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&text), err));
    kh_text_clear(&text);
    kh_text_add(&text, table->note);
    add_words(&text, null, exact_roles);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
out:
    kh_text_free(&text);
    return ret;
}
