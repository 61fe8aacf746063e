/* What stands above and below a drawing. */
#include "captions.h"
#include "wrap.h"
#include "write_parts.h"

#include "../base/json.h"
#include "../base/unicode.h"
#include "../graph/label.h"

#include <string.h>

/* Columns of text. */
#define WRAP_SUBTITLE 110
#define WRAP_REMARK   140

/* Time and numbers, and under them the notes of the view. */
static void
write_footer(const kh_drawing *self, kh_text *out, size_t num_nodes, size_t num_sources)
{
    const char *language = kh_graph_text(self->graph, self->graph->language);
    const char *notes = kh_view_text(self->view->notes, self->lang, language);
    kh_text line = { 0 }, neutral = { 0 };

    kh_caption_footer(&line, self, num_nodes, num_sources);
    scene_add_key(out, "footer");
    kh_text_add_char(out, '[');
    kh_json_add_string(out, kh_text_bytes(&line));
    if (notes != NULL) {
        kh_unicode_add_neutral(&neutral, notes);
        kh_text_add_char(out, ',');
        kh_json_add_string(out, kh_text_bytes(&neutral));
    }
    kh_text_add_char(out, ']');
    out->failed = out->failed || line.failed || neutral.failed;
    kh_text_free(&line);
    kh_text_free(&neutral);
}

/* What the view says, and under it what the preset found. */
static void
add_subtitle(const kh_drawing *self, kh_text *out, const char *subtitle)
{
    const char *const parts[] = { subtitle, self->remark };
    kh_text lines = { 0 }, neutral = { 0 }, whole = { 0 };
    size_t j;

    for (j = 0; j < 2; j++) {
        if (parts[j] != NULL) {
            kh_text_clear(&neutral);
            kh_unicode_add_neutral(&neutral, parts[j]);
            kh_text_add(&whole, whole.length > 0 ? " " : "");
            kh_text_add(&whole, kh_text_bytes(&neutral));
            kh_text_add(&lines, lines.length > 0 ? "\n" : "");
            kh_wrap(&lines, kh_text_bytes(&neutral), self->lang,
                j == 0 ? WRAP_SUBTITLE : WRAP_REMARK, KH_MAX_LINES);
        }
    }
    if (subtitle != NULL || self->remark != NULL) {
        scene_add_array(out, "subtitle", &lines, "subtitleLabel", kh_text_bytes(&whole));
    }
    out->failed = out->failed || neutral.failed || whole.failed;
    kh_text_free(&whole);
    kh_text_free(&lines);
    kh_text_free(&neutral);
}

static void
write_titles(const kh_drawing *self, kh_text *out)
{
    const kh_graph *graph = self->graph;
    const char *language = kh_graph_text(graph, graph->language);
    const char *title = kh_view_text(self->view->title, self->lang, language);
    const char *subtitle = kh_view_text(self->view->subtitle, self->lang, language);
    const char *whole = kh_graph_choose_label(graph, graph->title, self->lang);
    kh_text neutral = { 0 }, around = { 0 };

    if (title == NULL) {
        title = self->title;
    }
    if (title == NULL && self->selection.num_egos > 0) {
        kh_caption_title(&around, self);
        title = kh_text_bytes(&around);
    }
    subtitle = subtitle != NULL || title == NULL ? subtitle : whole;
    title = title != NULL ? title : whole;
    kh_unicode_add_neutral(&neutral, title != NULL ? title : "");
    scene_add_title(out, "title", kh_text_bytes(&neutral));
    add_subtitle(self, out, subtitle);
    out->failed = out->failed || neutral.failed || around.failed;
    kh_text_free(&neutral);
    kh_text_free(&around);
}

/* Inches, as printed; a page for the web has the size of its content. */
static void
write_page(const kh_drawing *self, kh_text *out)
{
    static const struct {
        const char *name, *size;
    } pages[] = {
        { "a3", ",\"width\":16.54,\"height\":11.69" },
        { "a4", ",\"width\":11.69,\"height\":8.27" },
        { "slide", ",\"width\":13.33,\"height\":7.5" },
        { "column", ",\"width\":6.3,\"height\":8.9" },
    };
    size_t j;

    for (j = 0; self->view->page != NULL && j < sizeof(pages) / sizeof(*pages); j++) {
        if (strcmp(self->view->page, pages[j].name) == 0) {
            kh_text_add(out, pages[j].size);
        }
    }
}

void
scene_write_head(const kh_drawing *self, kh_text *out, size_t num_sources)
{
    size_t num_nodes = 0, j;
    kh_text description = { 0 };

    for (j = 0; j < self->num_nodes; j++) {
        num_nodes += self->nodes[j].id[0] != '\0';
    }
    num_nodes = self->whole ? self->selection.num_nodes : num_nodes;
    kh_caption_description(&description, self, num_nodes);
    kh_text_add(out, "{\"scene\":1");
    scene_add_string(out, "lang", self->lang);
    scene_add_string(out, "preset", self->view->preset != NULL ? self->view->preset : "map");
    write_titles(self, out);
    scene_add_string(out, "description", kh_text_bytes(&description));
    write_footer(self, out, num_nodes, num_sources);
    scene_add_string(out, "engine", self->engine);
    scene_add_string(out, "direction", self->direction);
    write_page(self, out);
    if (self->view->fonts != NULL) {
        scene_add_string(out, "fonts", self->view->fonts);
    }
    kh_text_free(&description);
}
