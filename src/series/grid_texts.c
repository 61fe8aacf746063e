/* What stands under a grid. */
#include "grid_private.h"

static void
add_range(kh_text *out, const size_t *counts, size_t num, const char *what)
{
    size_t least = counts[0], most = counts[0], j;

    for (j = 1; j < num; j++) {
        least = counts[j] < least ? counts[j] : least;
        most = counts[j] > most ? counts[j] : most;
    }
    kh_text_add_count(out, least);
    if (most > least) {
        kh_text_add(out, " to ");
        kh_text_add_count(out, most);
    }
    kh_text_print(out, " %s", what);
}

/* How many they are, then what all of them rest on. */
static void
add_note(const kh_series_grid *grid, size_t num_shown, kh_text *out)
{
    const kh_series *series = grid->series;
    const char *key = kh_series_key_name(series->key);
    const size_t num = series->num_slices;

    kh_text_print(out, "%s in %zu %s%s: ", grid->columns->value, num, key, num == 1 ? "" : "s");
    add_range(out, grid->num_nodes, num, "nodes, ");
    add_range(out, grid->num_ties, num, "ties");
    if (num_shown < num) {
        kh_text_print(out, "; %zu of the %ss are shown, csv and json have all", num_shown, key);
    }
    kh_text_print(
        out, "%s%s", grid->note.length > 0 ? BETWEEN_CLAUSES : "", kh_text_bytes(&grid->note));
}

kh_status
kh_series_grid_add_texts(
    kh_table *table, const kh_series_grid *self, size_t num_shown, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    KH_TRY(kh_series_grid_say(&text, self, lang, err));
    if (text.length > 0) {
        KH_TRY(kh_table_set_words(table, kh_text_bytes(&text), err));
    }
    kh_text_clear(&text);
    add_note(self, num_shown, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&text), err));
    KH_TRY(kh_table_set_title(table, self->title, err));
out:
    kh_text_free(&text);
    return ret;
}
