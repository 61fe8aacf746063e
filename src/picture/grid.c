#include "grid.h"

#include <math.h>
#include <string.h>

/* Places are written with rounding. */
#define SAME 0.01

static bool
is_at(const json_t *a, const json_t *b, const char *axis)
{
    return fabs(kh_part_number(a, axis, NAN) - kh_part_number(b, axis, NAN)) < SAME;
}

const json_t *
kh_grid_column(const kh_grid *self, size_t column)
{
    return json_array_get(self->scene->nodes, column);
}

const json_t *
kh_grid_row(const kh_grid *self, size_t row)
{
    return json_array_get(self->scene->nodes, self->num_columns + row * (self->num_columns + 1));
}

const json_t *
kh_grid_cell(const kh_grid *self, size_t row, size_t column)
{
    return json_array_get(
        self->scene->nodes, self->num_columns + row * (self->num_columns + 1) + 1 + column);
}

bool
kh_grid_find(kh_grid *self, const kh_parts *scene)
{
    const size_t num = json_array_size(scene->nodes);
    kh_grid grid = { .scene = scene };
    size_t j, k;

    while (grid.num_columns < num
           && is_at(kh_grid_column(&grid, grid.num_columns), kh_grid_column(&grid, 0), "y")) {
        grid.num_columns++;
    }
    if (json_array_size(scene->edges) > 0 || grid.num_columns == 0
        || (num + 1) % (grid.num_columns + 1) != 0) {
        return false;
    }
    grid.num_rows = (num + 1) / (grid.num_columns + 1) - 1;
    for (j = 0; j < grid.num_rows; j++) {
        for (k = 0; k < grid.num_columns; k++) {
            const json_t *cell = kh_grid_cell(&grid, j, k);

            if (!is_at(cell, kh_grid_row(&grid, j), "y")
                || !is_at(cell, kh_grid_column(&grid, k), "x")) {
                return false;
            }
        }
    }
    *self = grid;
    return grid.num_rows > 0;
}

void
kh_grid_add_text(kh_text *out, const json_t *cell)
{
    kh_part_add_whole(out, cell, "lines", "label");
    if (json_array_size(json_object_get(cell, "detail")) > 0) {
        kh_text_add(out, " (");
        kh_part_add_whole(out, cell, "detail", "detailLabel");
        kh_text_add_char(out, ')');
    }
}

static bool
is_alike(const json_t *a, const json_t *b)
{
    kh_text one = { 0 }, other = { 0 };
    bool alike;

    kh_part_add_whole(&one, a, "lines", "label");
    kh_part_add_whole(&other, b, "lines", "label");
    alike = strcmp(kh_text_bytes(&one), kh_text_bytes(&other)) == 0;
    kh_text_free(&one);
    kh_text_free(&other);
    return alike;
}

/* Rows and columns are of the same things. */
static bool
is_square(const kh_grid *self)
{
    size_t j = 0;

    while (j < self->num_rows && j < self->num_columns
           && is_alike(kh_grid_row(self, j), kh_grid_column(self, j))) {
        j++;
    }
    return j == self->num_rows && j == self->num_columns;
}

/* A copy of a heading; `cell`, if any, is its detail. */
static json_t *
copy_heading(const json_t *heading, const json_t *cell)
{
    json_t *node = json_deep_copy(heading), *detail = json_array();
    kh_text text = { 0 };

    kh_grid_add_text(&text, cell);
    json_object_set_new(node, "shape", json_string("rounded"));
    if (text.length > 0) {
        json_array_append_new(detail, json_string(kh_text_bytes(&text)));
    }
    json_object_set_new(node, "detail", detail);
    kh_text_free(&text);
    return node;
}

static json_t *
make_edge(size_t from, size_t to, const json_t *cell, const json_t *other)
{
    kh_text words = { 0 };
    json_t *edge;

    kh_grid_add_text(&words, cell);
    if (other != NULL) {
        kh_text_add(&words, " / ");
        kh_grid_add_text(&words, other);
    }
    edge = json_pack("{s:I, s:I, s:s, s:s, s:s, s:s}", "from", (json_int_t) from, "to",
        (json_int_t) to, "label", kh_text_bytes(&words), "style", "solid", "arrows",
        other != NULL ? "none" : "forward", "color", "#566370");
    kh_text_free(&words);
    return edge;
}

static void
add_square(const kh_grid *self, json_t *nodes, json_t *edges)
{
    size_t j, k;

    for (j = 0; j < self->num_rows; j++) {
        json_array_append_new(
            nodes, copy_heading(kh_grid_column(self, j), kh_grid_cell(self, j, j)));
        for (k = 0; k < j; k++) {
            json_array_append_new(
                edges, make_edge(k, j, kh_grid_cell(self, j, k), kh_grid_cell(self, k, j)));
        }
    }
}

static void
add_oblong(const kh_grid *self, json_t *nodes, json_t *edges)
{
    size_t j, k;

    for (j = 0; j < self->num_rows; j++) {
        json_array_append_new(nodes, copy_heading(kh_grid_row(self, j), NULL));
        for (k = 0; k < self->num_columns; k++) {
            json_array_append_new(
                edges, make_edge(j, self->num_rows + k, kh_grid_cell(self, j, k), NULL));
        }
    }
    for (k = 0; k < self->num_columns; k++) {
        json_array_append_new(nodes, copy_heading(kh_grid_column(self, k), NULL));
    }
}

kh_status
kh_grid_as_net(const kh_grid *self, kh_parts *net, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *root = json_deep_copy(self->scene->root), *nodes = json_array(), *edges = json_array();
    const bool square = is_square(self);
    const size_t num = self->num_rows * self->num_columns;

    if (square) {
        add_square(self, nodes, edges);
    } else {
        add_oblong(self, nodes, edges);
    }
    if (root == NULL || json_array_size(edges) != (square ? (num - self->num_rows) / 2 : num)
        || json_array_size(nodes) != self->num_rows + (square ? 0 : self->num_columns)) {
        KH_TRY(kh_fail_nomem(err, 1, "net of a matrix"));
    }
    json_object_set(root, "nodes", nodes);
    json_object_set(root, "edges", edges);
    *net = (kh_parts){ .root = root, .nodes = nodes, .edges = edges };
    root = NULL;
out:
    json_decref(nodes);
    json_decref(edges);
    json_decref(root);
    return ret;
}
