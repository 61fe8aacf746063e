#include "scdoc.h"

#include "../base/unicode.h"

#include <string.h>

void
manual_add_title(kh_text *out, const char *name, int section, const char *version)
{
    kh_text_print(out, "%s(%d) \"kakehashi %s\" \"kakehashi Manual\"\n\n", name, section, version);
}

void
manual_add_heading(kh_text *out, const char *heading)
{
    kh_text_add(out, "# ");
    for (; *heading != '\0'; heading++) {
        kh_text_add_char(
            out, *heading >= 'a' && *heading <= 'z' ? (char) (*heading - 32) : *heading);
    }
    kh_text_add(out, "\n\n");
}

void
manual_add_subheading(kh_text *out, const char *heading)
{
    kh_text_add(out, "## ");
    kh_text_add(out, heading);
    kh_text_add(out, "\n\n");
}

/* --- text that is no markup -------------------------------------------------------------- */

/* Whatever means something to scdoc has a backslash before it. A dot that begins a line would begin
 * a request to roff, with a backslash or without: empty bold text goes before it. A quote needs
 * none, scdoc knows that one. */
static void
add_bytes(kh_text *out, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        const char *start = text;
        const bool begins = out->length == 0 || strchr("\n\t", kh_text_bytes(out)[out->length - 1]);
        const int32_t letter = kh_unicode_next(&text);

        if (letter <= ' ' || letter == 0x7F) {
            kh_text_add(out, begins ? "" : " ");
        } else if (letter == 0xFFFD) {
            kh_text_add(out, "\xEF\xBF\xBD");
        } else if (begins && letter == '.') {
            kh_text_add(out, "**.");
        } else if (letter < 0x7F && strchr("\\*_+`#-;[]|", letter) != NULL) {
            kh_text_add_char(out, '\\');
            kh_text_add_char(out, (char) letter);
        } else {
            kh_text_add_bytes(out, start, (size_t) (text - start));
        }
    }
}

void
manual_add_text(kh_text *out, const char *text)
{
    add_bytes(out, text, strlen(text));
}

static void
add_marked(kh_text *out, const char *text, size_t length, char mark)
{
    if (length > 0) {
        kh_text_add_char(out, mark);
        add_bytes(out, text, length);
        kh_text_add_char(out, mark);
    }
}

void
manual_add_bold(kh_text *out, const char *text)
{
    add_marked(out, text, strlen(text), '*');
}

void
manual_add_variable(kh_text *out, const char *text)
{
    add_marked(out, text, strlen(text), '_');
}

/* --- paragraphs -------------------------------------------------------------------------- */

static void
add_indent(kh_text *out, size_t depth)
{
    while (depth-- > 0) {
        kh_text_add_char(out, '\t');
    }
}

void
manual_add_literal(kh_text *out, const char *text, size_t length)
{
    const char *end = text + length;

    kh_text_add(out, "```\n");
    while (text < end) {
        const char *start = text;
        const int32_t letter = kh_unicode_next(&text);

        if (letter == '\\' || letter == '`') {
            kh_text_add_char(out, '\\');
        }
        if (letter == 0xFFFD || (letter < ' ' && letter != '\n') || letter == 0x7F) {
            kh_text_add(out, letter == 0xFFFD ? "\xEF\xBF\xBD" : " ");
        } else {
            kh_text_add_bytes(out, start, (size_t) (text - start));
        }
    }
    kh_text_add(out, length > 0 && end[-1] == '\n' ? "```\n\n" : "\n```\n\n");
}

/* One line, in which words between back quotes are in bold. */
static void
add_line(kh_text *out, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        const char *quote = memchr(text, '`', (size_t) (end - text));
        const char *close
            = quote == NULL ? NULL : memchr(quote + 1, '`', (size_t) (end - quote - 1));

        if (close == NULL) {
            add_bytes(out, text, (size_t) (end - text));
            return;
        }
        add_bytes(out, text, (size_t) (quote - text));
        add_marked(out, quote + 1, (size_t) (close - quote - 1), '*');
        text = close + 1;
    }
}

/* The end of the lines that begin as the first does, with a blank or without. */
static const char *
end_of_block(const char *text)
{
    const bool literal = *text == ' ';
    const char *end = text;

    while (*end != '\0' && *end != '\n' && (*end == ' ') == literal) {
        end += strcspn(end, "\n");
        end += *end == '\n';
    }
    return end;
}

void
manual_add_prose(kh_text *out, const char *text, size_t depth)
{
    while (*text != '\0') {
        const char *end = end_of_block(text);
        size_t length = (size_t) (end - text);

        while (length > 0 && text[length - 1] == '\n') {
            length--;
        }
        if (*text == ' ') {
            manual_add_literal(out, text, length);
        } else if (length > 0) {
            add_indent(out, depth);
            add_line(out, text, length);
            kh_text_add(out, "\n\n");
        }
        text = end + (*end == '\n');
    }
}

/* --- names ------------------------------------------------------------------------------- */

void
manual_add_name(kh_text *out, const char *name, const char *summary)
{
    manual_add_heading(out, "name");
    kh_text_add(out, name);
    kh_text_add(out, " - ");
    manual_add_text(out, summary);
    kh_text_add(out, "\n\n");
}

void
manual_add_reference(kh_text *out, const char *name, int section)
{
    kh_text_print(out, "*%s*(%d)", name, section);
}
