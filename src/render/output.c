#include "output.h"

#include "budget.h"
#include "places.h"
#include "svg.h"
#include "type.h"

#include <math.h>
#include <string.h>

/* -Tsvg keeps text, links and ids where svg:cairo keeps none of them. */
static const struct {
    const char *name, *device;
    double dpi;
} formats[] = {
    { "svg", "svg", 72 },
    { "png", "png:cairo", 192 },
    { "pdf", "pdf:cairo", 72 },
    { "json", NULL, 72 },
};

/* A picture with longer sides takes many seconds and opens in few programs. */
#define MAX_PIXELS 8000.0

/* Pixels take most of the time of an overview. */
#define OVERVIEW_PIXELS 5000.0

/* An inch of a drawing has text of 9 to 11 points: with fewer pixels it cannot be read. */
#define LEAST_PIXELS 96.0

#define NUM_FORMATS (sizeof(formats) / sizeof(*formats))

bool
kh_output_knows(const char *format)
{
    size_t j = 0;

    while (j < NUM_FORMATS && strcmp(format, formats[j].name) != 0) {
        j++;
    }
    return j < NUM_FORMATS;
}

/* Cairo writes the time of day into a PDF: the same input would give other bytes each second. */
static void
set_date(char *bytes, size_t length)
{
    static const char mark[] = "/CreationDate (D:", date[] = "19700101000000";
    char *at = memmem(bytes, length, mark, strlen(mark));
    size_t j;

    for (j = 0; at != NULL && date[j] != '\0' && at + strlen(mark) + j < bytes + length; j++) {
        at[strlen(mark) + j] = date[j];
    }
}

static kh_status
finish_svg(kh_text *out, Agraph_t *graph, const char *bytes, size_t length, const kh_scene *scene,
    bool whole, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text places = { 0 };
    kh_embedded fonts = { 0 };

    if (whole && strcmp(scene->fonts, "embed") == 0) {
        KH_TRY(kh_embed_fonts(&fonts, kh_type_used(), err));
    }
    if (whole) {
        kh_places_write(&places, graph, scene, true);
        KH_TRY(kh_text_status(&places, err));
    }
    kh_svg_finish(out, bytes, length, scene, &fonts, kh_text_bytes(&places));
out:
    kh_text_free(&places);
    kh_embedded_free(&fonts);
    return ret;
}

static kh_status
render(kh_text *out, GVC_t *gvc, Agraph_t *graph, const char *device, kh_error *err)
{
    char *bytes = NULL;
    unsigned length = 0;

    if (gvRenderData(gvc, graph, device, &bytes, &length) != 0 || bytes == NULL) {
        return kh_fail(err, KH_ERR_BACKEND, "Graphviz could not draw \"%s\"", device);
    }
    if (strcmp(device, "pdf:cairo") == 0) {
        set_date(bytes, length);
    }
    kh_text_add_bytes(out, bytes, length);
    gvFreeRenderData(bytes);
    return kh_text_status(out, err);
}

/* @param whole with fonts and layout, for others; without, for the self-check.
 *
 * Not scaled to its paper: Graphviz rounds the factor to hundredths, and what would not fit by that
 * is cut off. The size of the paper stands beside the viewBox instead. */
static kh_status
render_svg(
    kh_text *out, GVC_t *gvc, Agraph_t *graph, const kh_scene *scene, bool whole, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text bytes = { 0 };
    layout_t *drawing = GD_drawing(graph);

    drawing->dpi = 72;
    drawing->size = (pointf){ 0, 0 };
    drawing->filled = false;
    KH_TRY(render(&bytes, gvc, graph, "svg", err));
    KH_TRY(finish_svg(out, graph, kh_text_bytes(&bytes), bytes.length, scene, whole, err));
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&bytes);
    return ret;
}

/* The dots per inch of paper, and whether they leave text enough of them. */
static double
resolution(Agraph_t *graph, const kh_scene *scene, double wanted, bool *readable)
{
    const boxf box = GD_bb(graph);
    const double drawing = fmax(box.UR.x - box.LL.x, box.UR.y - box.LL.y) / 72;
    const bool fitted = scene->width > 0 && scene->height > 0;
    const double paper = fitted ? fmax(scene->width, scene->height) : drawing;
    const double most = kh_budget_is_overview(scene) ? OVERVIEW_PIXELS : MAX_PIXELS;
    const double dpi = wanted > 72 ? fmin(wanted, most / paper) : wanted;

    *readable = wanted <= 72 || !(dpi * paper < LEAST_PIXELS * drawing);
    return dpi;
}

static void
warn_unreadable(kh_text *warnings, const kh_scene *scene)
{
    size_t num = 0, j;

    for (j = 0; j < scene->num_nodes; j++) {
        num += scene->nodes[j].role != KH_ROLE_PHRASE;
    }
    kh_text_print(warnings,
        "warning: %zu nodes do not fit a readable PNG; select less (--type, --ego) or write SVG "
        "or PDF\n",
        num);
}

kh_status
kh_output_draw(kh_text *out, kh_text *svg, GVC_t *gvc, Agraph_t *graph, const kh_scene *scene,
    const char *format, kh_text *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j = 0;
    bool readable;

    while (strcmp(format, formats[j].name) != 0) {
        j++;
    }
    if (gvLayout(gvc, graph, "nop2") != 0) {
        return kh_fail(err, KH_ERR_BACKEND, "Graphviz could not take up its own layout");
    }
    GD_drawing(graph)->dpi = resolution(graph, scene, formats[j].dpi, &readable);
    if (!readable && !kh_budget_is_overview(scene)) {
        warn_unreadable(warnings, scene);
    }
    if (strcmp(format, "svg") == 0) {
        KH_TRY(render_svg(out, gvc, graph, scene, true, err));
        if (!kh_budget_is_overview(scene)) {
            kh_text_add_bytes(svg, out->bytes, out->length);
            KH_TRY(kh_text_status(svg, err));
        }
    } else if (strcmp(format, "json") == 0) {
        kh_places_write(out, graph, scene, false);
        KH_TRY(kh_text_status(out, err));
    } else {
        KH_TRY(render(out, gvc, graph, formats[j].device, err));
        if (!kh_budget_is_overview(scene)) {
            KH_TRY(render_svg(svg, gvc, graph, scene, false, err));
        }
    }
out:
    gvFreeLayout(gvc, graph);
    return ret;
}
