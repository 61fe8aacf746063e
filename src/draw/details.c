#include "details.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "looks.h"

#include <stdio.h>
#include <string.h>

#define SEPARATOR "\xC2\xA0\xC2\xB7 "

void
kh_list_add_name(kh_text *list, const char *name)
{
    kh_text_add(list, list->length > 0 ? SEPARATOR : "");
    for (; *name != '\0'; name++) {
        if (*name == ' ') {
            kh_text_add(list, "\xC2\xA0");
        } else {
            kh_text_add_char(list, *name);
        }
    }
}

static void
add_dates(const kh_graph *graph, uint32_t node, kh_text *out)
{
    const kh_date start = graph->nodes.start[node], end = graph->nodes.end[node];
    char from[KH_DATE_TEXT_SIZE], to[KH_DATE_TEXT_SIZE];

    if (!start.stated && !end.stated) {
        return;
    }
    kh_date_text(start, from);
    kh_date_text(end, to);
    kh_text_add(out, from);
    if (strcmp(from, to) != 0) {
        kh_text_print(out, "\xE2\x80\x93%s", to);
    }
}

static void
add_value(const kh_drawing *self, const json_t *value, kh_text *out)
{
    const char *language = kh_graph_text(self->graph, self->graph->language);
    size_t j;

    if (json_is_string(value) || json_is_object(value)) {
        const char *text = kh_view_text(value, self->lang, language);

        kh_text_add(out, text != NULL ? text : "");
    } else if (json_is_array(value)) {
        for (j = 0; j < json_array_size(value); j++) {
            const char *text = json_string_value(json_array_get(value, j));

            kh_text_add(out, text != NULL && out->length > 0 ? ", " : "");
            kh_text_add(out, text != NULL ? text : "");
        }
    } else if (value != NULL && !json_is_null(value)) {
        kh_json_add_value(out, value);
    }
}

/* The attribute of a node; the caller releases `*object`. */
static kh_status
find_attribute(const kh_graph *graph, uint32_t node, const char *name, json_t **object,
    const json_t **value, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *extra = kh_graph_text(graph, graph->nodes.extra[node]);
    size_t offset = 0;

    *object = NULL;
    *value = NULL;
    if (extra[0] != '\0') {
        KH_TRY(kh_json_parse(extra, strlen(extra), object, &offset, err));
        *value = json_object_get(*object, name);
    }
out:
    return ret;
}

static kh_status
add_attribute(const kh_drawing *self, uint32_t node, const char *name, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *object = NULL;
    const json_t *value;

    KH_TRY(find_attribute(self->graph, node, name, &object, &value, err));
    add_value(self, value, out);
out:
    json_decref(object);
    return ret;
}

static bool
is_built_in(const char *part)
{
    static const char *const parts[] = { "label", "altLabel", "dates", "type", "sectors", "id" };
    size_t j;

    for (j = 0; j < sizeof(parts) / sizeof(*parts); j++) {
        if (strcmp(part, parts[j]) == 0) {
            return true;
        }
    }
    return false;
}

static kh_status
add_part(const kh_drawing *self, uint32_t node, const char *part, const char *sectors, kh_text *out,
    kh_error *err)
{
    const kh_graph *graph = self->graph;
    const uint32_t type = graph->nodes.type[node];

    if (!is_built_in(part)) {
        return add_attribute(self, node, part, out, err);
    }
    if (strcmp(part, "label") == 0) {
        kh_text_add(out, kh_graph_node_label(graph, node, self->lang));
    } else if (strcmp(part, "altLabel") == 0) {
        const char *other = kh_graph_choose_label(graph, graph->nodes.alt_label[node], self->lang);

        kh_text_add(out, other != NULL ? other : "");
    } else if (strcmp(part, "dates") == 0) {
        add_dates(graph, node, out);
    } else if (strcmp(part, "type") == 0) {
        kh_text_add(out, type != KH_NONE ? kh_graph_type_label(graph, type, self->lang) : "");
    } else if (strcmp(part, "sectors") == 0) {
        kh_text_add(out, sectors);
    } else {
        kh_text_add(out, kh_graph_node_id(graph, node));
    }
    return KH_OK;
}

/* Of what ended both dates are told; the start alone stands in the axis. */
static bool
has_span(const kh_drawing *self, uint32_t node)
{
    return self->show_dates && self->graph->nodes.end[node].stated;
}

/* Ends of paths have the look of what the diagram is about, not that of their type. */
static bool
tells_type(const kh_drawing *self, uint32_t node)
{
    const bool is_end = self->has_ends && kh_drawing_is_about(self, node);

    return kh_looks_share(self, node) || (is_end && self->graph->nodes.type[node] != KH_NONE);
}

static kh_status
add_usual(const kh_drawing *self, uint32_t node, const char *sectors, bool detailed,
    kh_text *detail, kh_error *err)
{
    kh_status ret = KH_OK;

    if (has_span(self, node)) {
        KH_TRY(add_part(self, node, "dates", sectors, detail, err));
    }
    if (tells_type(self, node)) {
        kh_list_add_name(
            detail, kh_graph_type_label(self->graph, self->graph->nodes.type[node], self->lang));
    }
    if (detailed && sectors[0] != '\0') {
        kh_text_print(detail, "%s%s", detail->length > 0 ? SEPARATOR : "", sectors);
    }
out:
    return ret;
}

kh_status
kh_drawing_add_details(const kh_drawing *self, uint32_t node, const char *sectors, bool detailed,
    kh_text *label, kh_text *detail, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_names *parts = &self->view->label;
    kh_text one = { 0 };
    size_t j;

    if (parts->num == 0) {
        kh_text_add(label, kh_graph_node_label(self->graph, node, self->lang));
        return add_usual(self, node, sectors, detailed, detail, err);
    }
    for (j = 0; j < parts->num; j++) {
        kh_text_clear(&one);
        KH_TRY(add_part(self, node, parts->items[j], sectors, &one, err));
        if (label->length == 0) {
            kh_text_add(label, kh_text_bytes(&one));
        } else if (one.length > 0) {
            kh_text_print(detail, "%s%s", detail->length > 0 ? SEPARATOR : "", kh_text_bytes(&one));
        }
    }
    if (label->length == 0) {
        kh_text_add(label, kh_graph_node_label(self->graph, node, self->lang));
    }
    KH_TRY(kh_text_status(&one, err));
out:
    kh_text_free(&one);
    return ret;
}

static kh_status
is_anywhere(const kh_graph *graph, const char *name, bool *found, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t v;

    *found = false;
    for (v = 0; v < graph->nodes.num && !*found; v++) {
        json_t *object;
        const json_t *value;

        KH_TRY(find_attribute(graph, v, name, &object, &value, err));
        *found = value != NULL;
        json_decref(object);
    }
out:
    return ret;
}

kh_status
kh_drawing_find_attributes(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_names *parts = &self->view->label;
    char pointer[40];
    size_t j;

    for (j = 0; j < parts->num; j++) {
        bool found = is_built_in(parts->items[j]);

        if (!found) {
            KH_TRY(is_anywhere(self->graph, parts->items[j], &found, err));
        }
        if (!found) {
            snprintf(pointer, sizeof(pointer), "/label/%zu", j);
            KH_TRY(kh_findings_add(self->warnings, "W110", kh_view_place(self->view, pointer),
                pointer, "", err, "the view shows an attribute \"%s\" that no node has",
                parts->items[j]));
        }
    }
out:
    return ret;
}
