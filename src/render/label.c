#include "label.h"

#include "../base/markup.h"
#include "fonts.h"

#include <string.h>

/* Graphviz decodes references once more after its XML parser did, and its SVG writer leaves alone
 * what looks like one: an invisible word joiner behind the ampersand keeps "&copy;" what it is. It
 * also puts names for \N and \G: backslashes are doubled. */
static void
escape_twice(kh_text *out, const char *text)
{
    while (*text != '\0') {
        const size_t length = strcspn(text, "&\\");
        kh_text plain = { 0 };

        kh_text_add_bytes(&plain, text, length);
        kh_markup_add(out, kh_text_bytes(&plain));
        kh_text_free(&plain);
        text += length;
        if (*text != '\0') {
            kh_text_add(out, *text++ == '&' ? "&amp;\xE2\x81\xA0" : "\\\\");
        }
    }
}

void
kh_label_lines(kh_text *out, const kh_lines *lines, kh_type_style style)
{
    const char *align = style.left ? "LEFT" : "CENTER";
    size_t j;

    for (j = 0; j < lines->num; j++) {
        kh_text_add(out, "<FONT ");
        if (style.family != NULL) {
            kh_text_print(out, "FACE=\"%s\" ", style.family);
        }
        kh_text_add(out, "POINT-SIZE=\"");
        kh_text_add_number(out, style.size);
        kh_text_print(out, "\" COLOR=\"%s\">%s", style.color, style.bold ? "<B>" : "");
        escape_twice(out, lines->items[j][0] != '\0' ? lines->items[j] : " ");
        kh_text_print(out, "%s</FONT><BR ALIGN=\"%s\"/>", style.bold ? "</B>" : "", align);
    }
}

/* Graphviz gives leading to lines of one plain font only. */
static void
add_cells(kh_text *out, const kh_lines *lines, kh_type_style style)
{
    size_t j;

    if (!style.bold && lines->num > 0) {
        kh_text_add(out, "<TR><TD>");
        kh_label_lines(out, lines, style);
        kh_text_add(out, "</TD></TR>");
    }
    for (j = 0; style.bold && j < lines->num; j++) {
        kh_text_print(out, "<TR><TD CELLPADDING=\"%d\">", (int) (style.size / 10));
        kh_label_lines(out, &(kh_lines){ &lines->items[j], 1 }, style);
        kh_text_add(out, "</TD></TR>");
    }
}

/* A fixed size keeps the cells together in the middle; otherwise they spread over the label. */
static void
add_band(kh_text *out, const kh_lines *fills)
{
    size_t j;

    kh_text_print(out,
        "<TR><TD><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
        "FIXEDSIZE=\"TRUE\" WIDTH=\"%zu\" HEIGHT=\"10\"><TR>",
        20 * fills->num + 4);
    for (j = 0; j < fills->num; j++) {
        kh_text_print(out,
            "<TD WIDTH=\"20\" HEIGHT=\"7\" FIXEDSIZE=\"TRUE\" BORDER=\"1\" COLOR=\"" KH_INK_SOFT
            "\" "
            "BGCOLOR=\"%s\"></TD>",
            fills->items[j]);
    }
    kh_text_add(out, "</TR></TABLE></TD></TR>");
}

void
kh_label_node(kh_text *out, const kh_scene_node *node)
{
    static const double sizes[] = { KH_SIZE_NODE, KH_SIZE_CENTER, KH_SIZE_PHRASE };
    /* The first fill of a center is its own. */
    const size_t own = node->role == KH_ROLE_CENTER ? 1 : 0;
    const kh_lines fills = { node->fills.items + own, node->fills.num - own };
    const bool band = node->fills.num > 1;
    const kh_type_style head = { .size = sizes[node->role],
        .color = node->color,
        .family = node->lang[0] != '\0' ? kh_font_family(node->lang) : NULL,
        .bold = node->role == KH_ROLE_CENTER };
    const kh_type_style detail
        = { .size = node->role == KH_ROLE_CENTER ? KH_SIZE_NODE : KH_SIZE_DETAIL,
              .color = node->color };

    if (!band && node->detail.num == 0 && !head.bold) {
        kh_label_lines(out, &node->lines, head);
        return;
    }
    kh_text_add(out, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"0\">");
    add_cells(out, &node->lines, head);
    add_cells(out, &node->detail, detail);
    if (band) {
        add_band(out, &fills);
    }
    kh_text_add(out, "</TABLE>");
}

double
kh_label_height(const kh_scene_node *node)
{
    const bool center = node->role == KH_ROLE_CENTER;
    const double lines = (double) node->lines.num * (center ? KH_SIZE_CENTER : KH_SIZE_NODE);
    const double detail = (double) node->detail.num * (center ? KH_SIZE_NODE : KH_SIZE_DETAIL);

    return 1.2 * (lines + detail) + (node->fills.num > 1 ? 20 : 6);
}
