#include "scene.h"

#include "../base/array.h"
#include "fields.h"
#include "marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHAPES                                                                                     \
    "box rounded ellipse oval egg circle diamond trapezium parallelogram house pentagon hexagon "  \
    "septagon octagon doubleoctagon invtrapezium invhouse invtriangle triangle cylinder note tab " \
    "folder box3d component cds Mdiamond Msquare plaintext underline phrase"
#define STYLES "solid dashed dotted bold"
#define ARROWS "forward back both none"

#define FIELD(type, member, kind, words, required)                                                 \
    {                                                                                              \
#member, KH_FIELD_##kind, offsetof(type, member), words, required                          \
    }

static const kh_field scene_fields[] = {
    FIELD(kh_scene, lang, STRING, NULL, true),
    FIELD(kh_scene, title, STRING, NULL, false),
    FIELD(kh_scene, description, STRING, NULL, false),
    FIELD(kh_scene, engine, WORD, "columns fixed dot neato fdp sfdp twopi circo", true),
    FIELD(kh_scene, direction, WORD, "LR RL TB BT", true),
    FIELD(kh_scene, preset, STRING, NULL, false),
    FIELD(kh_scene, fonts, WORD, "embed none", false),
    FIELD(kh_scene, subtitle, LINES, NULL, false),
    FIELD(kh_scene, footer, LINES, NULL, false),
    FIELD(kh_scene, width, NUMBER, NULL, false),
    FIELD(kh_scene, height, NUMBER, NULL, false),
    { .key = "scene", .kind = KH_FIELD_OTHER, .required = true },
    { .key = "clusters", .kind = KH_FIELD_OTHER },
    { .key = "nodes", .kind = KH_FIELD_OTHER, .required = true },
    { .key = "edges", .kind = KH_FIELD_OTHER, .required = true },
    { .key = "ranks", .kind = KH_FIELD_OTHER },
    { .key = "legend", .kind = KH_FIELD_OTHER },
    { .key = "strokes", .kind = KH_FIELD_OTHER },
    { .key = "texts", .kind = KH_FIELD_OTHER },
    { .key = "sources", .kind = KH_FIELD_OTHER },
    { .key = "subtitleLabel", .kind = KH_FIELD_OTHER },
    { .key = NULL },
};

static const kh_field cluster_fields[] = {
    FIELD(kh_scene_cluster, label, STRING, NULL, true),
    FIELD(kh_scene_cluster, fill, COLOR, NULL, true),
    FIELD(kh_scene_cluster, border, COLOR, NULL, true),
    { .key = NULL },
};

static const kh_field node_fields[] = {
    FIELD(kh_scene_node, id, STRING, NULL, false),
    FIELD(kh_scene_node, class, STRING, NULL, false),
    FIELD(kh_scene_node, title, STRING, NULL, false),
    FIELD(kh_scene_node, url, URL, NULL, false),
    FIELD(kh_scene_node, lang, STRING, NULL, false),
    FIELD(kh_scene_node, claims, NUMBERS, NULL, false),
    FIELD(kh_scene_node, shape, WORD, SHAPES, true),
    FIELD(kh_scene_node, border, COLOR, NULL, true),
    FIELD(kh_scene_node, color, COLOR, NULL, true),
    FIELD(kh_scene_node, lines, LINES, NULL, true),
    FIELD(kh_scene_node, detail, LINES, NULL, false),
    FIELD(kh_scene_node, fills, COLORS, NULL, true),
    FIELD(kh_scene_node, cluster, INDEX, NULL, false),
    FIELD(kh_scene_node, level, INDEX, NULL, false),
    FIELD(kh_scene_node, x, COORDINATE, NULL, false),
    FIELD(kh_scene_node, y, COORDINATE, NULL, false),
    FIELD(kh_scene_node, width, LENGTH, NULL, false),
    FIELD(kh_scene_node, height, LENGTH, NULL, false),
    { "borderWidth", KH_FIELD_LENGTH, offsetof(kh_scene_node, border_width), NULL, false },
    { .key = "role", .kind = KH_FIELD_OTHER },
    { .key = "label", .kind = KH_FIELD_OTHER },
    { .key = "detailLabel", .kind = KH_FIELD_OTHER },
    { .key = NULL },
};

static const kh_field edge_fields[] = {
    FIELD(kh_scene_edge, from, INDEX, NULL, true),
    FIELD(kh_scene_edge, to, INDEX, NULL, true),
    FIELD(kh_scene_edge, title, STRING, NULL, false),
    FIELD(kh_scene_edge, style, WORD, STYLES, true),
    FIELD(kh_scene_edge, color, COLOR, NULL, true),
    FIELD(kh_scene_edge, arrows, WORD, ARROWS, true),
    FIELD(kh_scene_edge, lines, LINES, NULL, false),
    FIELD(kh_scene_edge, relation, STRING, NULL, false),
    FIELD(kh_scene_edge, claims, NUMBERS, NULL, false),
    FIELD(kh_scene_edge, weight, NUMBER, NULL, false),
    FIELD(kh_scene_edge, width, LENGTH, NULL, false),
    FIELD(kh_scene_edge, free, BOOL, NULL, false),
    { .key = "label", .kind = KH_FIELD_OTHER },
    { .key = NULL },
};

static const kh_field legend_fields[] = {
    FIELD(kh_scene_key, label, STRING, NULL, true),
    FIELD(kh_scene_key, shape, WORD, SHAPES, false),
    FIELD(kh_scene_key, border, COLOR, NULL, false),
    FIELD(kh_scene_key, fills, COLORS, NULL, false),
    { "borderWidth", KH_FIELD_LENGTH, offsetof(kh_scene_key, border_width), NULL, false },
    FIELD(kh_scene_key, style, WORD, STYLES, false),
    FIELD(kh_scene_key, color, COLOR, NULL, false),
    FIELD(kh_scene_key, arrows, WORD, ARROWS, false),
    { .key = NULL },
};

void
kh_scene_free(kh_scene *self)
{
    size_t j;

    for (j = 0; self->nodes != NULL && j < self->num_nodes; j++) {
        free(self->nodes[j].lines.items);
        free(self->nodes[j].detail.items);
        free(self->nodes[j].fills.items);
        free(self->nodes[j].claims.items);
    }
    for (j = 0; self->edges != NULL && j < self->num_edges; j++) {
        free(self->edges[j].lines.items);
        free(self->edges[j].claims.items);
    }
    for (j = 0; self->ranks != NULL && j < self->num_ranks; j++) {
        free(self->ranks[j].items);
    }
    for (j = 0; self->legend != NULL && j < self->num_keys; j++) {
        free(self->legend[j].fills.items);
    }
    kh_marks_free(self);
    free(self->subtitle.items);
    free(self->footer.items);
    free(self->clusters);
    free(self->nodes);
    free(self->edges);
    free(self->ranks);
    free(self->legend);
    json_decref(self->root);
    *self = (kh_scene){ 0 };
}

size_t
kh_scene_count_page_texts(const kh_scene *self)
{
    return KH_NUM_PAGE_TEXTS + self->num_keys + self->num_texts;
}

/* The array of a key, or an empty one; `*items` has room for it. */
static kh_status
open_array(const kh_scene *self, const char *key, size_t size, void **items, size_t *num,
    const json_t **array, kh_error *err)
{
    kh_status ret = KH_OK;

    *array = json_object_get(self->root, key);
    if (*array != NULL && !json_is_array(*array)) {
        return kh_fail(err, KH_ERR_DATA, "scene: /%s: expected an array", key);
    }
    KH_TRY(kh_new_array(items, json_array_size(*array), size, key, err));
    *num = json_array_size(*array);
out:
    return ret;
}

static kh_status
check_index(long index, size_t num, const char *array, size_t j, const char *key, kh_error *err)
{
    if (index < 0 || (size_t) index >= num) {
        return kh_fail(
            err, KH_ERR_DATA, "scene: /%s/%zu/%s: there is no %ld", array, j, key, index);
    }
    return KH_OK;
}

static kh_status
read_clusters(kh_scene *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(open_array(self, "clusters", sizeof(*self->clusters), (void **) &self->clusters,
        &self->num_clusters, &array, err));
    for (j = 0; j < self->num_clusters; j++) {
        snprintf(where, sizeof(where), "/clusters/%zu", j);
        KH_TRY(kh_fields_read(
            &self->clusters[j], json_array_get(array, j), where, cluster_fields, err));
    }
out:
    return ret;
}

static kh_status
read_role(kh_scene_node *node, const json_t *object, const char *where, kh_error *err)
{
    static const struct {
        const char *word;
        kh_role role;
    } roles[] = { { "plain", KH_ROLE_PLAIN }, { "center", KH_ROLE_CENTER },
        { "phrase", KH_ROLE_PHRASE } };
    const json_t *value = json_object_get(object, "role");
    size_t j;

    for (j = 0; value != NULL && j < sizeof(roles) / sizeof(*roles); j++) {
        if (json_is_string(value) && strcmp(json_string_value(value), roles[j].word) == 0) {
            node->role = roles[j].role;
            return KH_OK;
        }
    }
    return value == NULL ? KH_OK
                         : kh_fail(err, KH_ERR_DATA,
                             "scene: %s/role: expected plain, center or phrase", where);
}

/* The engine "fixed" asks for a place; half a place is a mistake anywhere. */
static kh_status
check_place(kh_scene_node *node, const json_t *object, bool fixed, const char *where, kh_error *err)
{
    const bool has_x = json_object_get(object, "x") != NULL;
    const bool has_y = json_object_get(object, "y") != NULL;

    node->placed = has_x && has_y;
    if (has_x != has_y || (fixed && !node->placed)) {
        return kh_fail(err, KH_ERR_DATA, "scene: %s: \"%s\" is missing", where, has_x ? "y" : "x");
    }
    return KH_OK;
}

static kh_status
read_nodes(kh_scene *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(open_array(self, "nodes", sizeof(*self->nodes), (void **) &self->nodes, &self->num_nodes,
        &array, err));
    for (j = 0; j < self->num_nodes; j++) {
        const json_t *object = json_array_get(array, j);
        kh_scene_node *node = &self->nodes[j];

        snprintf(where, sizeof(where), "/nodes/%zu", j);
        node->id = node->class = node->title = node->url = node->lang = "";
        node->cluster = KH_SCENE_NONE;
        KH_TRY(kh_fields_read(node, object, where, node_fields, err));
        KH_TRY(read_role(node, object, where, err));
        KH_TRY(check_place(node, object, strcmp(self->engine, "fixed") == 0, where, err));
        node->leveled = json_object_get(object, "level") != NULL;
        if (json_object_get(object, "cluster") != NULL) {
            KH_TRY(check_index(node->cluster, self->num_clusters, "nodes", j, "cluster", err));
        }
        if (node->fills.num == 0) {
            return kh_fail(err, KH_ERR_DATA, "scene: %s/fills: expected a colour", where);
        }
    }
out:
    return ret;
}

static kh_status
read_edges(kh_scene *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(open_array(self, "edges", sizeof(*self->edges), (void **) &self->edges, &self->num_edges,
        &array, err));
    for (j = 0; j < self->num_edges; j++) {
        kh_scene_edge *edge = &self->edges[j];

        snprintf(where, sizeof(where), "/edges/%zu", j);
        edge->title = edge->relation = "";
        edge->weight = 1;
        KH_TRY(kh_fields_read(edge, json_array_get(array, j), where, edge_fields, err));
        KH_TRY(check_index(edge->from, self->num_nodes, "edges", j, "from", err));
        KH_TRY(check_index(edge->to, self->num_nodes, "edges", j, "to", err));
    }
out:
    return ret;
}

static kh_status
read_ranks(kh_scene *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j, k;
    char where[64];

    KH_TRY(open_array(self, "ranks", sizeof(*self->ranks), (void **) &self->ranks, &self->num_ranks,
        &array, err));
    for (j = 0; j < self->num_ranks; j++) {
        const json_t *row = json_array_get(array, j);
        kh_scene_rank *rank = &self->ranks[j];

        if (!json_is_array(row)) {
            return kh_fail(err, KH_ERR_DATA, "scene: /ranks/%zu: expected an array", j);
        }
        KH_TRY(KH_NEW(&rank->items, json_array_size(row), "nodes of a rank", err));
        rank->num = json_array_size(row);
        for (k = 0; k < rank->num; k++) {
            const json_t *value = json_array_get(row, k);

            snprintf(where, sizeof(where), "%zu", k);
            rank->items[k] = json_is_integer(value) ? (long) json_integer_value(value) : -1;
            KH_TRY(check_index(rank->items[k], self->num_nodes, "ranks", j, where, err));
        }
    }
out:
    return ret;
}

static kh_status
read_legend(kh_scene *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(open_array(self, "legend", sizeof(*self->legend), (void **) &self->legend,
        &self->num_keys, &array, err));
    for (j = 0; j < self->num_keys; j++) {
        kh_scene_key *key = &self->legend[j];

        snprintf(where, sizeof(where), "/legend/%zu", j);
        KH_TRY(kh_fields_read(key, json_array_get(array, j), where, legend_fields, err));
        if ((key->shape != NULL && (key->fills.num == 0 || key->border == NULL))
            || (key->style != NULL && (key->color == NULL || key->arrows == NULL))) {
            return kh_fail(err, KH_ERR_DATA,
                "scene: %s: a shape needs fills and border, a style needs color and arrows", where);
        }
    }
out:
    return ret;
}

static kh_status
check_version(const kh_scene *self, kh_error *err)
{
    const json_t *version = json_object_get(self->root, "scene");

    if (!json_is_integer(version) || json_integer_value(version) != 1) {
        return kh_fail(err, KH_ERR_DATA, "scene: /scene: expected 1, the version read here");
    }
    return KH_OK;
}

kh_status
kh_scene_read(kh_scene *self, const char *text, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_scene scene = { .title = "", .description = "", .preset = "", .fonts = "embed" };
    size_t offset = 0;

    KH_TRY(kh_json_parse(text, length, &scene.root, &offset, err));
    KH_TRY(kh_fields_read(&scene, scene.root, "", scene_fields, err));
    KH_TRY(check_version(&scene, err));
    KH_TRY(read_clusters(&scene, err));
    KH_TRY(read_nodes(&scene, err));
    KH_TRY(read_edges(&scene, err));
    KH_TRY(read_ranks(&scene, err));
    KH_TRY(read_legend(&scene, err));
    KH_TRY(kh_marks_read(&scene, err));
    *self = scene;
    scene = (kh_scene){ 0 };
out:
    kh_scene_free(&scene);
    return ret;
}
