#include "wiki.h"

#include "../base/markdown.h"
#include "../base/phrase.h"
#include "grid.h"
#include "mermaid.h"

#include <string.h>

static void
add_paragraph(kh_text *out, const char *text)
{
    kh_text_add_char(out, '\n');
    kh_markdown_add_block(out, text);
    kh_text_add_char(out, '\n');
}

static void
add_heading(kh_text *out, const kh_parts *scene, const kh_pattern *heading)
{
    const kh_tongue tongue = kh_tongue_of(kh_part_text(scene->root, "lang"));

    kh_text_print(out, "\n## %s\n\n", kh_pattern_in(heading, tongue));
}

/* A line as it looks. */
static void
add_stroke(kh_text *out, const json_t *key)
{
    const bool both = kh_part_is(key, "arrows", "both");

    kh_text_add(out, both || kh_part_is(key, "arrows", "back") ? "◂" : "");
    kh_text_add(out, kh_part_is(key, "style", "dashed")   ? "╌╌"
                     : kh_part_is(key, "style", "dotted") ? "┈┈"
                     : kh_part_is(key, "style", "bold")   ? "━━"
                                                          : "──");
    kh_text_add(out, both || kh_part_is(key, "arrows", "forward") ? "▸" : "");
}

static void
add_legend(kh_text *out, const kh_parts *scene)
{
    static const kh_pattern legend = { "Legend", "범례", "凡例" };
    size_t j;

    if (json_array_size(scene->legend) > 0) {
        add_heading(out, scene, &legend);
    }
    for (j = 0; j < json_array_size(scene->legend); j++) {
        const json_t *key = json_array_get(scene->legend, j);

        if (json_object_get(key, "shape") != NULL) {
            kh_text_print(out, "  - %s ", kh_mermaid_symbol(kh_part_text(key, "shape")));
            kh_markdown_add(out, kh_part_text(key, "label"));
        } else if (json_object_get(key, "style") != NULL) {
            kh_text_add(out, "  - ");
            add_stroke(out, key);
            kh_text_add_char(out, ' ');
            kh_markdown_add(out, kh_part_text(key, "label"));
        } else {
            kh_text_add(out, "- ");
            kh_markdown_add_block(out, kh_part_text(key, "label"));
        }
        kh_text_add_char(out, '\n');
    }
}

/* An address in angle brackets of Markdown: what would end it is encoded as addresses are. */
static void
add_address(kh_text *out, const char *url)
{
    for (; *url != '\0'; url++) {
        if ((unsigned char) *url <= ' ' || strchr("<>\\", *url) != NULL) {
            kh_text_print(out, "%%%02X", (unsigned) (unsigned char) *url);
        } else if (*url == '&') {
            kh_text_add(out, "&amp;");
        } else {
            kh_text_add_char(out, *url);
        }
    }
}

static void
add_sources(kh_text *out, const kh_parts *scene)
{
    static const kh_pattern sources = { "Sources", "출처", "出典" };
    size_t j;

    if (json_array_size(scene->sources) > 0) {
        add_heading(out, scene, &sources);
    }
    for (j = 0; j < json_array_size(scene->sources); j++) {
        const json_t *source = json_array_get(scene->sources, j);
        const char *url = kh_part_text(source, "url");
        const bool linked = strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;

        kh_text_add(out, linked ? "- [" : "- ");
        if (linked) {
            kh_markdown_add(out, kh_part_text(source, "label"));
            kh_text_add(out, "](<");
            add_address(out, url);
            kh_text_add(out, ">)");
        } else {
            kh_markdown_add_block(out, kh_part_text(source, "label"));
        }
        kh_text_add_char(out, '\n');
    }
}

static void
add_notes(kh_text *out, const kh_parts *scene)
{
    static const kh_pattern notes = { "Notes", "참고", "注記" };
    const json_t *footer = json_object_get(scene->root, "footer");
    size_t j;

    for (j = 1; j < json_array_size(footer); j++) {
        const char *text = json_string_value(json_array_get(footer, j));

        if (j == 1) {
            add_heading(out, scene, &notes);
        } else {
            kh_text_add_char(out, '\n');
        }
        kh_markdown_add_block(out, text != NULL ? text : "");
        kh_text_add_char(out, '\n');
    }
}

/* Text of a cell: on one line. */
static void
add_cell(kh_text *out, const json_t *cell)
{
    kh_text text = { 0 };

    kh_grid_add_text(&text, cell);
    kh_text_add_char(out, ' ');
    kh_markdown_add(out, kh_text_bytes(&text));
    kh_text_add(out, " |");
    out->failed = out->failed || text.failed;
    kh_text_free(&text);
}

static void
add_table(kh_text *out, const kh_grid *grid)
{
    size_t j, k;

    kh_text_add(out, "\n| |");
    for (k = 0; k < grid->num_columns; k++) {
        add_cell(out, kh_grid_column(grid, k));
    }
    kh_text_add(out, "\n| --- |");
    for (k = 0; k < grid->num_columns; k++) {
        kh_text_add(out, " --- |");
    }
    for (j = 0; j < grid->num_rows; j++) {
        kh_text_add(out, "\n|");
        add_cell(out, kh_grid_row(grid, j));
        for (k = 0; k < grid->num_columns; k++) {
            add_cell(out, kh_grid_cell(grid, j, k));
        }
    }
    kh_text_add_char(out, '\n');
}

static kh_status
add_diagram(kh_text *out, const kh_parts *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_grid grid = { 0 };

    if (kh_grid_find(&grid, scene)) {
        add_table(out, &grid);
        return KH_OK;
    }
    kh_text_add(out, "\n```mermaid\n");
    KH_TRY(kh_mermaid_write(scene, false, out, err));
    kh_text_add(out, "```\n");
out:
    return ret;
}

kh_status
kh_wiki_write(const kh_parts *scene, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *numbers
        = json_string_value(json_array_get(json_object_get(scene->root, "footer"), 0));
    kh_text subtitle = { 0 };

    kh_text_add(out, "# ");
    kh_markdown_add(out, kh_part_text(scene->root, "title"));
    kh_text_add_char(out, '\n');
    kh_part_add_whole(&subtitle, scene->root, "subtitle", "subtitleLabel");
    if (subtitle.length > 0) {
        add_paragraph(out, kh_text_bytes(&subtitle));
    }
    KH_TRY(add_diagram(out, scene, err));
    if (numbers != NULL) {
        add_paragraph(out, numbers);
    }
    add_legend(out, scene);
    add_sources(out, scene);
    add_notes(out, scene);
    KH_TRY(kh_text_status(&subtitle, err));
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&subtitle);
    return ret;
}
