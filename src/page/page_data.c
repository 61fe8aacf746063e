#include "page_data.h"

#include "../base/json.h"
#include "../view/color.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const kh_page *page;
    const page_places *places;
    const kh_graph *graph;
    kh_text *out;
    page_numbering nodes, sources;
} writing;

/* --- members ----------------------------------------------------------------------------- */

void
page_add_string(kh_text *out, const char *key, const char *text)
{
    if (text[0] != '\0') {
        kh_text_print(out, ",\"%s\":", key);
        kh_json_add_string(out, text);
    }
}

/* Whether an earlier text has the language of this one. */
static bool
is_repeated(const kh_graph *graph, kh_range texts, size_t index)
{
    size_t j;

    for (j = texts.first; j < index; j++) {
        if (graph->labels.items[j].lang == graph->labels.items[index].lang) {
            return true;
        }
    }
    return false;
}

static void
add_texts_of(kh_text *out, const kh_graph *graph, kh_range texts, size_t first)
{
    const kh_sym lang = graph->labels.items[first].lang;
    size_t j, num = 0;

    for (j = first; j < (size_t) texts.first + texts.num; j++) {
        if (graph->labels.items[j].lang == lang) {
            kh_text_add(out, num++ > 0 ? "," : "[");
            kh_json_add_string(out, kh_graph_text(graph, graph->labels.items[j].text));
        }
    }
    kh_text_add_char(out, ']');
}

void
page_add_texts(kh_text *out, const kh_graph *graph, const char *key, kh_range texts)
{
    size_t j, num = 0;

    if (texts.num == 0) {
        return;
    }
    kh_text_print(out, ",\"%s\":{", key);
    for (j = texts.first; j < (size_t) texts.first + texts.num; j++) {
        if (!is_repeated(graph, texts, j)) {
            kh_text_add(out, num++ > 0 ? "," : "");
            kh_json_add_string(out, kh_graph_text(graph, graph->labels.items[j].lang));
            kh_text_add_char(out, ':');
            add_texts_of(out, graph, texts, j);
        }
    }
    kh_text_add_char(out, '}');
}

static void
add_index(kh_text *out, const char *key, uint32_t index)
{
    if (index != KH_NONE) {
        kh_text_print(out, ",\"%s\":%u", key, index);
    }
}

static void
add_date(kh_text *out, const char *key, kh_date date)
{
    char buffer[KH_DATE_TEXT_SIZE];

    page_add_string(out, key, kh_date_text(date, buffer));
}

static void
add_number(kh_text *out, const char *key, double value)
{
    kh_text_print(out, ",\"%s\":", key);
    kh_text_add_number(out, value);
}

static void
add_id(kh_text *out, const kh_graph *graph, size_t index, kh_sym id)
{
    kh_text_add(out, index > 0 ? ",\n{\"id\":" : "\n{\"id\":");
    kh_json_add_string(out, kh_graph_text(graph, id));
}

static void
add_citations(const writing *self, kh_range citations)
{
    const kh_graph *graph = self->graph;
    size_t j;

    for (j = 0; j < citations.num; j++) {
        const kh_citation *c = &graph->citations.items[citations.first + j];

        kh_text_print(self->out, "%s{\"source\":%u", j == 0 ? ",\"sources\":[" : ",",
            self->sources.numbers[c->source]);
        page_add_string(self->out, "locator", kh_graph_text(graph, c->locator));
        page_add_texts(self->out, graph, "quote", c->quote);
        page_add_texts(self->out, graph, "note", c->note);
        kh_text_add_char(self->out, '}');
    }
    kh_text_add(self->out, citations.num > 0 ? "]" : "");
}

/* --- vocabulary -------------------------------------------------------------------------- */

/* Of the dots of a sector: they stand out from a white ground as graphics must, three to one. */
static void
add_color(const writing *self, size_t sector)
{
    const kh_sym declared = self->graph->sectors.items[sector].color;
    kh_color color;
    char buffer[KH_COLOR_TEXT_SIZE];

    if (self->places->x != NULL) {
        if (declared == 0 || !kh_color_parse(&color, kh_graph_text(self->graph, declared))) {
            color = kh_color_palette(sector);
        }
        page_add_string(self->out, "color", kh_color_text(kh_color_shade(color, 3), buffer));
    }
}

static void
add_types(const writing *self)
{
    const kh_graph *graph = self->graph;
    size_t j;

    kh_text_add(self->out, ",\n\"types\":[");
    for (j = 0; j < graph->types.num; j++) {
        const kh_type *type = &graph->types.items[j];

        add_id(self->out, graph, j, type->id);
        page_add_texts(self->out, graph, "label", type->label);
        kh_text_add_char(self->out, '}');
    }
    kh_text_add(self->out, "],\n\"relations\":[");
    for (j = 0; j < graph->relations.num; j++) {
        const kh_relation *relation = &graph->relations.items[j];

        add_id(self->out, graph, j, relation->id);
        page_add_texts(self->out, graph, "label", relation->label);
        page_add_texts(self->out, graph, "inverse", relation->inverse);
        kh_text_add(self->out, relation->symmetric ? ",\"symmetric\":true}" : "}");
    }
    kh_text_add(self->out, "],\n\"sectors\":[");
    for (j = 0; j < graph->sectors.num; j++) {
        const kh_sector *sector = &graph->sectors.items[j];

        add_id(self->out, graph, j, sector->id);
        page_add_texts(self->out, graph, "label", sector->label);
        add_index(self->out, "parent", sector->parent);
        add_color(self, j);
        kh_text_add_char(self->out, '}');
    }
    kh_text_add_char(self->out, ']');
}

/* --- nodes and claims -------------------------------------------------------------------- */

/* Those that are valid in the selection's interval. */
static void
add_memberships(const writing *self, kh_range memberships)
{
    size_t j, num = 0;

    for (j = memberships.first; j < (size_t) memberships.first + memberships.num; j++) {
        const kh_membership *m = &self->graph->memberships.items[j];

        if (!kh_selection_has_membership(self->page->selection, m)) {
            continue;
        }
        kh_text_print(self->out, "%s{\"sector\":%u", num++ > 0 ? "," : ",\"sectors\":[", m->sector);
        add_number(self->out, "weight", m->weight);
        add_date(self->out, "start", m->start);
        add_date(self->out, "end", m->end);
        add_citations(self, m->citations);
        kh_text_add_char(self->out, '}');
    }
    kh_text_add(self->out, num > 0 ? "]" : "");
}

static void
add_position(const writing *self, size_t node)
{
    if (self->places->x != NULL) {
        add_number(self->out, "x", round(10 * self->places->x[node]) / 10);
        add_number(self->out, "y", round(10 * self->places->y[node]) / 10);
    }
}

static void
add_node(const writing *self, uint32_t node)
{
    const kh_graph *graph = self->graph;
    const kh_nodes *nodes = &graph->nodes;

    add_id(self->out, graph, self->nodes.numbers[node], nodes->id[node]);
    add_index(self->out, "type", nodes->type[node]);
    kh_text_add(self->out, kh_graph_is_body(graph, node) ? ",\"body\":true" : "");
    page_add_texts(self->out, graph, "label", nodes->label[node]);
    page_add_texts(self->out, graph, "altLabel", nodes->alt_label[node]);
    page_add_texts(self->out, graph, "description", nodes->description[node]);
    add_memberships(self, nodes->sectors[node]);
    add_date(self->out, "start", nodes->start[node]);
    add_date(self->out, "end", nodes->end[node]);
    if (nodes->confidence[node] >= 0) {
        add_number(self->out, "confidence", nodes->confidence[node]);
    }
    add_citations(self, nodes->citations[node]);
    add_position(self, node);
    kh_text_add_char(self->out, '}');
}

/* "n": what drawings call it, its place among the edges of the graph. */
static void
add_claim(const writing *self, uint32_t edge)
{
    const kh_graph *graph = self->graph;
    const kh_edges *edges = &graph->edges;

    kh_text_print(self->out, "{\"n\":%u,\"from\":%u,\"to\":%u", edge,
        self->nodes.numbers[edges->source[edge]], self->nodes.numbers[edges->target[edge]]);
    add_index(self->out, "relation", edges->relation[edge]);
    page_add_string(self->out, "id", kh_graph_text(graph, edges->id[edge]));
    page_add_texts(self->out, graph, "label", edges->label[edge]);
    page_add_texts(self->out, graph, "description", edges->description[edge]);
    add_date(self->out, "start", edges->start[edge]);
    add_date(self->out, "end", edges->end[edge]);
    if (edges->weight[edge] > 0) {
        add_number(self->out, "weight", edges->weight[edge]);
    }
    if (edges->confidence[edge] >= 0) {
        add_number(self->out, "confidence", edges->confidence[edge]);
    }
    add_citations(self, edges->citations[edge]);
    kh_text_add_char(self->out, '}');
}

static void
add_elements(const writing *self)
{
    const kh_selection *selection = self->page->selection;
    bool first = true;
    uint32_t j;

    kh_text_add(self->out, ",\n\"nodes\":[");
    for (j = 0; j < self->graph->nodes.num; j++) {
        if (selection->nodes[j]) {
            add_node(self, j);
        }
    }
    kh_text_add(self->out, "],\n\"claims\":[");
    for (j = 0; j < self->graph->edges.num; j++) {
        if (selection->edges[j]) {
            kh_text_add(self->out, first ? "\n" : ",\n");
            add_claim(self, j);
            first = false;
        }
    }
    kh_text_add(self->out, "],\n");
}

/* --- all of it --------------------------------------------------------------------------- */

static void
add_lines(kh_text *out, const char *key, const kh_page_lines *lines)
{
    size_t j;

    kh_text_print(out, ",\"%s\":[", key);
    for (j = 0; j < lines->num; j++) {
        kh_text_add(out, j > 0 ? "," : "");
        kh_json_add_string(out, lines->items[j]);
    }
    kh_text_add_char(out, ']');
}

static void
add_drawings(const writing *self)
{
    size_t j;

    kh_text_add(self->out, "{\"format\":\"kakehashi-page-1\",\n\"drawings\":[");
    for (j = 0; j < self->page->num_drawings; j++) {
        const kh_page_drawing *drawing = &self->page->drawings[j];

        kh_text_add(self->out, j > 0 ? ",\n{\"lang\":" : "\n{\"lang\":");
        kh_json_add_string(self->out, drawing->lang);
        page_add_string(self->out, "title", drawing->title);
        add_lines(self->out, "subtitle", &drawing->subtitle);
        add_lines(self->out, "footer", &drawing->footer);
        kh_text_add_char(self->out, '}');
    }
    kh_text_add_char(self->out, ']');
    page_add_string(self->out, "language", kh_graph_text(self->graph, self->graph->language));
}

kh_status
page_data_add(kh_text *out, const kh_page *page, const page_places *places, kh_error *err)
{
    kh_status ret = KH_OK;
    writing self = { .page = page, .places = places, .graph = page->graph, .out = out };

    KH_TRY(page_number(&self.nodes, &self.sources, page, err));
    add_drawings(&self);
    add_types(&self);
    add_elements(&self);
    KH_TRY(page_sources_add(out, self.graph, &self.sources, err));
    kh_text_add(out, ",\n");
    KH_TRY(page_measures_add(out, page, err));
    kh_text_add(out, "}\n");
    KH_TRY(kh_text_status(out, err));
out:
    free(self.nodes.numbers);
    free(self.sources.numbers);
    return ret;
}
