#include "inspect.h"

#include "../base/array.h"
#include "faults.h"

#include <stdlib.h>
#include <string.h>

/* The number behind a prefix, if that is all there is and it is below `num`; else -1. */
static long
numbered(const char *id, const char *prefix, size_t num)
{
    const size_t length = strlen(prefix);
    char *end;
    unsigned long index;

    if (strncmp(id, prefix, length) != 0 || strspn(id + length, "0123456789") == 0) {
        return -1;
    }
    index = strtoul(id + length, &end, 10);
    return *end == '\0' && index < num ? (long) index : -1;
}

/* _HH back to the byte that it stands for. */
static void
decode(kh_text *out, const char *id)
{
    for (; *id != '\0'; id++) {
        char digits[3] = { 0 };

        if (*id == '_' && strlen(id) >= 3) {
            memcpy(digits, id + 1, 2);
            kh_text_add_char(out, (char) strtoul(digits, NULL, 16));
            id += 2;
        } else {
            kh_text_add_char(out, *id);
        }
    }
}

typedef struct {
    const char *id;
    long index;
} named;

static int
compare_named(const void *a, const void *b)
{
    return strcmp(((const named *) a)->id, ((const named *) b)->id);
}

static kh_status
find_node(const kh_inspection *self, const named *names, const char *id, long *index, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    named key;
    const named *found;

    *index = numbered(id, "n", self->scene->num_nodes);
    if (strncmp(id, "node-", 5) == 0) {
        decode(&text, id + 5);
        KH_TRY(kh_text_status(&text, err));
        key.id = kh_text_bytes(&text);
        found = bsearch(&key, names, self->scene->num_nodes, sizeof(key), compare_named);
        *index = found != NULL ? found->index : -1;
    }
out:
    kh_text_free(&text);
    return ret;
}

/* Which thing of the scene each part shows. */
static kh_status
match(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene *scene = self->scene;
    named *names = NULL;
    size_t j;

    KH_TRY(KH_NEW(&self->things, self->sheet.num_parts, "parts", err));
    KH_TRY(KH_NEW(&names, scene->num_nodes, "nodes", err));
    for (j = 0; j < scene->num_nodes; j++) {
        names[j] = (named){ scene->nodes[j].id, (long) j };
    }
    qsort(names, scene->num_nodes, sizeof(*names), compare_named);
    self->things[0] = -1;
    for (j = 1; j < self->sheet.num_parts; j++) {
        const kh_part *part = &self->sheet.parts[j];

        switch (part->kind) {
            case KH_PART_NODE:
                KH_TRY(find_node(self, names, part->id, &self->things[j], err));
                break;
            case KH_PART_EDGE:
                self->things[j] = numbered(part->id, "e", scene->num_edges);
                break;
            case KH_PART_CLUSTER:
                self->things[j] = numbered(part->id, "cluster_", scene->num_clusters);
                break;
            case KH_PART_PAGE:
                self->things[j] = numbered(part->id, "text", kh_scene_count_page_texts(scene));
        }
    }
out:
    free(names);
    return ret;
}

static kh_status
check(kh_inspection *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ruler *ruler = kh_ruler_new();

    if (ruler == NULL) {
        return kh_fail_nomem(err, 1, "ruler");
    }
    KH_TRY(match(self, err));
    KH_TRY(kh_inspect_content(self, err));
    KH_TRY(kh_inspect_texts(self, ruler, err));
    KH_TRY(kh_inspect_parts(self, err));
    KH_TRY(kh_inspect_pairs(self, err));
    KH_TRY(kh_inspect_contrast(self, err));
out:
    kh_ruler_free(ruler);
    return ret;
}

kh_status
kh_inspect(kh_text *faults, const kh_scene *scene, const char *svg, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_inspection self = { .scene = scene };
    kh_error reading = { 0 };

    ret = kh_sheet_read(&self.sheet, svg, length, &reading);
    if (ret == KH_ERR_DATA) {
        kh_text_print(faults, "fault: the SVG cannot be read back: %s\n", reading.message);
        return kh_text_status(faults, err);
    }
    if (ret != KH_OK) {
        return kh_fail(err, ret, "%s", reading.message);
    }
    KH_TRY(check(&self, err));
    KH_TRY(kh_faults_print(&self, faults, err));
out:
    kh_sheet_free(&self.sheet);
    free(self.things);
    free(self.faults);
    return ret;
}
