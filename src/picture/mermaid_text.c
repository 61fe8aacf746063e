#include "mermaid_text.h"

#include "../base/json.h"

#include <string.h>

/* Mermaid puts these into the places of # and ; of its codes, and takes them for its own wherever
 * they stand: as text their halves are kept apart by a word joiner, which cannot be seen. */
#define CODE_BEGINS "\xEF\xAC\x82\xC2\xB0" /* U+FB02 U+00B0, for a number another U+00B0 */
#define CODE_ENDS   "\xC2\xB6\xC3\x9F"     /* U+00B6 U+00DF */
#define WORD_JOINER "\xE2\x81\xA0"

/* Append the bytes of one character and move past it. */
static const char *
copy_character(kh_text *out, const char *at)
{
    const bool begins = strncmp(at, CODE_BEGINS, strlen(CODE_BEGINS)) == 0;
    const bool joined = begins || strncmp(at, CODE_ENDS, strlen(CODE_ENDS)) == 0;

    do {
        kh_text_add_char(out, *at++);
    } while (((unsigned char) *at & 0xC0) == 0x80);
    kh_text_add(out, joined ? WORD_JOINER : "");
    return at;
}

static bool
is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
           || (unsigned char) c >= 0x80;
}

/* "direction TB" is a statement of Mermaid wherever it stands in a line. */
static bool
follows_direction(const char *text, const char *at)
{
    static const char word[] = "direction";
    const size_t length = strlen(word);

    return (size_t) (at - text) >= length && strncmp(at - length, word, length) == 0;
}

void
kh_mermaid_add_text(kh_text *out, const char *text)
{
    bool begins = true; /* the first word of a line may be a mark of a list of Markdown */
    const char *at = text;

    while (*at != '\0') {
        const char before = at > text ? at[-1] : ' ';

        if (is_word(*at)
            || (*at == ' ' && before != ' ' && at[1] != '\0' && !follows_direction(text, at))
            || (!begins && strchr(",()-/", *at) != NULL)) {
            begins = begins && *at != ' ';
            at = copy_character(out, at);
        } else {
            kh_text_print(out, "#%d;", *at++);
        }
    }
}

/* Front matter is YAML, where a string of JSON is one; its title has no codes of characters, but
 * what stands for them inside Mermaid works, and an angle bracket as it is would not survive. */
void
kh_mermaid_add_title(kh_text *out, const char *title)
{
    kh_text encoded = { 0 };

    while (*title != '\0') {
        if (strchr("<>&%", *title) != NULL) {
            kh_text_print(&encoded, CODE_BEGINS "\xC2\xB0%d" CODE_ENDS, *title++);
        } else {
            title = copy_character(&encoded, title);
        }
    }
    kh_text_add(out, "---\ntitle: ");
    kh_json_add_string(out, kh_text_bytes(&encoded));
    kh_text_add(out, "\n---\n");
    out->failed = out->failed || encoded.failed;
    kh_text_free(&encoded);
}
