#include "approximation.h"

#include "../base/json.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Beyond it digits say less than an exponent. */
#define LARGEST_WRITTEN_OUT 1e15

static void
add_json(const kh_approximation *self, const char *measure, kh_text *out)
{
    kh_text_add(out, ",\"approximation\":{\"measure\":");
    kh_json_add_string(out, measure);
    kh_text_add(out, ",\"epsilon\":");
    kh_text_add_number(out, self->asked.epsilon);
    kh_text_add(out, ",\"confidence\":");
    kh_text_add_number(out, self->asked.confidence);
    kh_text_print(out, ",\"paths\":%" PRIu64 ",\"bound\":", self->num_paths);
    kh_text_add_number(out, self->bound);
    kh_text_add(out, ",\"error\":");
    kh_text_add_number(out, self->bound * self->all);
    if (self->share_bound > 0) {
        kh_text_add(out, ",\"share_error\":");
        kh_text_add_number(out, self->share_bound);
    }
    kh_text_add_char(out, '}');
}

/* Four significant digits, written out: 398,300. It is a bound: rounding goes up. */
static void
add_amount(kh_text *out, double amount)
{
    double unit;

    if (!(amount >= 1000 && amount < LARGEST_WRITTEN_OUT)) {
        kh_text_print(out, "%.4g", amount);
        return;
    }
    unit = pow(10, floor(log10(amount)) - 3);
    kh_text_add_count(out, (uint64_t) (ceil(amount / unit) * unit));
}

static void
add_words(const kh_approximation *self, const char *measure, kh_text *out)
{
    kh_text_print(out, "; %s is approximate: every value within ", measure);
    add_amount(out, self->bound * self->all);
    kh_text_print(out, " of the exact one (%.2g of all pairs", self->bound);
    if (self->share_bound > 0) {
        kh_text_print(out, ", and every share within %.2g", self->share_bound);
    }
    kh_text_print(out, ") with probability %g, from ", self->asked.confidence);
    kh_text_add_count(out, self->num_paths);
    kh_text_add(out, " paths; --exact computes it");
}

kh_status
kh_approximation_describe(
    const kh_approximation *self, const char *measure, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    /* The object that the table has, with one more key before its closing brace. */
    kh_text_add_bytes(&text, table->net, strlen(table->net) - 1);
    add_json(self, measure, &text);
    kh_text_add_char(&text, '}');
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&text), err));
    kh_text_clear(&text);
    kh_text_add(&text, table->note);
    add_words(self, measure, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
out:
    kh_text_free(&text);
    return ret;
}
