#include "doctor.h"

#include "fonts.h"

#include <graphviz/gvc.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of a font family's name that are shown. */
#define MAX_NAME 120

static void
add(kh_text *out, bool found, const char *what, const char *detail)
{
    kh_text_print(out, "%s\t%s\t%s\n", found ? "ok" : "missing", what, detail);
}

/* Whether a plugin of a kind ("device", "layout") bears a name; "png" is there as "png:cairo". */
static bool
has_plugin(GVC_t *gvc, char *kind, const char *name)
{
    int num = 0, j;
    char nothing[] = "";
    char **names = gvPluginList(gvc, kind, &num, nothing);
    bool found = false;

    for (j = 0; j < num; j++) {
        const size_t length = strcspn(names[j], ":");

        found = found || (strlen(name) == length && strncmp(names[j], name, length) == 0);
        free(names[j]);
    }
    free(names);
    return found;
}

static void
add_plugins(kh_text *out, GVC_t *gvc)
{
    static const char *const devices[] = { "svg", "png", "pdf" };
    static const char *const layouts[] = { "dot", "neato", "fdp", "sfdp", "twopi", "circo" };
    char kind_device[] = "device", kind_layout[] = "layout";
    char what[64];
    size_t j;

    for (j = 0; j < sizeof(devices) / sizeof(*devices); j++) {
        const bool found = has_plugin(gvc, kind_device, devices[j]);

        snprintf(what, sizeof(what), "diagrams as %s", devices[j]);
        add(out, found, what, found ? "Graphviz has the plugin" : "install libgvc6");
    }
    for (j = 0; j < sizeof(layouts) / sizeof(*layouts); j++) {
        const bool found = has_plugin(gvc, kind_layout, layouts[j]);

        snprintf(what, sizeof(what), "layout by %s", layouts[j]);
        add(out, found, what, found ? "Graphviz has the plugin" : "install libgvc6");
    }
}

static void
add_fonts(kh_text *out)
{
    static const char *const languages[][2]
        = { { "ko", "Korean" }, { "ja", "Japanese" }, { "en", "English" } };
    char what[64], detail[MAX_NAME + 64];
    size_t j;

    for (j = 0; j < sizeof(languages) / sizeof(*languages); j++) {
        const char *family = kh_font_family(languages[j][0]);
        const bool found = kh_font_is_installed(family);

        snprintf(what, sizeof(what), "font for %s", languages[j][1]);
        snprintf(detail, sizeof(detail), "%.*s%s", MAX_NAME, family,
            found ? "" : ": install fonts-noto-cjk");
        add(out, found, what, detail);
    }
}

void
kh_doctor_report(kh_text *out)
{
    GVC_t *gvc = gvContext();

    add(out, gvc != NULL, "Graphviz", gvc == NULL ? "it does not start" : gvcVersion(gvc));
    if (gvc != NULL) {
        add_plugins(out, gvc);
        gvFreeContext(gvc);
    }
    add_fonts(out);
}
