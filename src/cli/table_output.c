#include "table_output.h"

#include <string.h>
#include <sys/ioctl.h>

#define DEFAULT_TOP 20

/* Where there is no terminal to ask: what fits a page and an e-mail. Text is for people; the
 * machine formats cut nothing. */
#define DEFAULT_WIDTH 100

const app_option app_table_options[] = {
    { APP_TEXT, "format", 'f', offsetof(app_table, format), "FORMAT",
        "text, csv, tsv, json, ndjson or md (default: by the extension of -o; without one, text)" },
    { APP_COUNT, "top", 'n', offsetof(app_table, top), "N",
        "only the first N rows (text on the screen: 20 unless told)" },
    { APP_TEXT, "sort", 0, offsetof(app_table, sort), "COLUMN",
        "order by COLUMN: numbers fall, text rises" },
    { APP_LIST, "columns", 0, offsetof(app_table, columns), "COLUMN,...",
        "only these columns, in this order" },
    { 0 },
};

/* What a name ends in, without the dot; NULL: nothing. */
static const char *
extension_of(const char *path)
{
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = name == NULL ? NULL : strrchr(name, '.');

    return dot == NULL || dot == name ? NULL : dot + 1;
}

kh_status
app_choose_format(
    const app *self, const app_table *options, const kh_table_format **format, kh_error *err)
{
    const char *extension = extension_of(self->common.output);

    if (options->format != NULL) {
        return kh_table_format_find(options->format, format, err);
    }
    if (extension == NULL || strcmp(extension, "txt") == 0) {
        return kh_table_format_find("text", format, err);
    }
    if (kh_table_format_find(extension, format, NULL) != KH_OK) {
        kh_fail(err, KH_ERR_ARGUMENT, "a table cannot be written as \"%s\"", extension);
        kh_hint(err, "name the output *.txt, *.csv, *.tsv, *.json, *.ndjson or *.md, or give "
                     "--format");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

kh_status
app_check_table(const app *self, const app_table *options, kh_error *err)
{
    const kh_table_format *format;

    return app_choose_format(self, options, &format, err);
}

size_t
app_width(const app *self)
{
    struct winsize size;

    if (ioctl(self->out, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return DEFAULT_WIDTH;
    }
    return size.ws_col;
}

static kh_status
sort_table(kh_table *table, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column;

    KH_TRY(kh_table_find_column(table, name, &column, err));
    KH_TRY(kh_table_sort(table, column, kh_table_falls(table, column), err));
out:
    return ret;
}

size_t
app_count_rows_written(const app *self, const app_table *options, const kh_table_format *format)
{
    if (options->top.given) {
        return options->top.value;
    }
    return !format->machine && self->common.output == NULL ? DEFAULT_TOP : SIZE_MAX;
}

size_t
app_count_rows_wanted(const app *self, const app_table *options)
{
    const kh_table_format *format;

    if (options->sort != NULL || app_choose_format(self, options, &format, NULL) != KH_OK) {
        return SIZE_MAX;
    }
    return app_count_rows_written(self, options, format);
}

kh_status
app_write_table(app *self, kh_table *table, const app_table *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    const kh_table_format *format;
    const kh_table_style style = {
        .color = self->color_out, .width = app_width(self), .all_columns = options->columns.num > 0
    };

    KH_TRY(app_choose_format(self, options, &format, err));
    if (options->sort != NULL) {
        KH_TRY(sort_table(table, options->sort, err));
    }
    if (options->columns.num > 0) {
        KH_TRY(kh_table_choose_columns(table, options->columns.items, options->columns.num, err));
    }
    kh_table_cut(table, app_count_rows_written(self, options, format));
    KH_TRY(format->write(table, &style, &text, err));
    KH_TRY(app_write(self, &text, err));
out:
    kh_text_free(&text);
    return ret;
}
