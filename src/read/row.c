/* Bytes to rows: the members of an element. */
#include "scanner.h"

#include <string.h>

static const unsigned members_of[] = {
    [KH_ROW_NODE] = 1u << KH_ROW_ID | 1u << KH_ROW_TYPE | 1u << KH_ROW_LABEL | 1u << KH_ROW_SECTORS
                    | 1u << KH_ROW_START | 1u << KH_ROW_END | 1u << KH_ROW_CONFIDENCE
                    | 1u << KH_ROW_CITATIONS,
    [KH_ROW_EDGE] = 1u << KH_ROW_ID | 1u << KH_ROW_SOURCE | 1u << KH_ROW_TARGET
                    | 1u << KH_ROW_RELATION | 1u << KH_ROW_START | 1u << KH_ROW_END
                    | 1u << KH_ROW_WEIGHT | 1u << KH_ROW_CONFIDENCE | 1u << KH_ROW_CITATIONS,
};

static const unsigned required_of[] = {
    [KH_ROW_NODE] = 1u << KH_ROW_ID,
    [KH_ROW_EDGE] = 1u << KH_ROW_SOURCE | 1u << KH_ROW_TARGET,
};

#define IS(name, member)                                                                           \
    if (memcmp(key, name "\"", sizeof(name)) == 0) {                                               \
        s->at = key + sizeof(name);                                                                \
        return member;                                                                             \
    }

/* The member of the key at an opening quote, which is passed; KH_NUM_ROW_MEMBERS if none. */
static inline kh_row_member
scan_key(kh_scanner *s)
{
    const char *key = s->at + 1;

    if (s->end - s->at <= KH_AHEAD || *s->at != '"') {
        return KH_NUM_ROW_MEMBERS;
    }
    switch (*key) {
        case 's':
            IS("source", KH_ROW_SOURCE)
            IS("sources", KH_ROW_CITATIONS)
            IS("start", KH_ROW_START)
            IS("sectors", KH_ROW_SECTORS)
            break;
        case 't':
            IS("target", KH_ROW_TARGET)
            IS("type", KH_ROW_TYPE)
            break;
        case 'r':
            IS("relation", KH_ROW_RELATION)
            break;
        case 'i':
            IS("id", KH_ROW_ID)
            break;
        case 'l':
            IS("label", KH_ROW_LABEL)
            break;
        case 'e':
            IS("end", KH_ROW_END)
            break;
        case 'w':
            IS("weight", KH_ROW_WEIGHT)
            break;
        case 'c':
            IS("confidence", KH_ROW_CONFIDENCE)
            break;
        default:
            break;
    }
    return KH_NUM_ROW_MEMBERS;
}

#undef IS

static inline bool
scan_value(kh_scanner *s, kh_row_member member)
{
    kh_row *row = s->row;

    switch (member) {
        case KH_ROW_LABEL:
            return kh_scan_labels(s);
        case KH_ROW_SECTORS:
            return kh_scan_sectors(s);
        case KH_ROW_START:
            return kh_scan_date(s, &row->start);
        case KH_ROW_END:
            return kh_scan_date(s, &row->end);
        case KH_ROW_WEIGHT:
            return kh_scan_number(s, &row->weight) && row->weight > 0;
        case KH_ROW_CONFIDENCE:
            return kh_scan_number(s, &row->confidence) && row->confidence <= 1;
        case KH_ROW_CITATIONS:
            return kh_scan_citations(s);
        default:
            return kh_scan_id(s, &row->strings[member]);
    }
}

static bool
is_sound(const kh_row *row)
{
    const unsigned dates = 1u << KH_ROW_START | 1u << KH_ROW_END, required = required_of[row->kind];

    return (row->given & required) == required
           && ((row->given & dates) != dates || !row->start.stated || !row->end.stated
               || kh_date_first_day(row->start) <= kh_date_last_day(row->end));
}

bool
kh_row_scan(kh_row *row, kh_row_kind kind, const char *text, size_t length, size_t *used)
{
    kh_scanner s = { text, text + 1, text + length, row };
    unsigned free_members = members_of[kind];
    kh_following next;

    if (length == 0 || *text != '{') {
        return false;
    }
    row->kind = kind;
    row->text = text;
    row->num_members = 0;
    s.at = kh_skip_space(s.at, s.end);
    do {
        const kh_row_member member = scan_key(&s);

        if ((free_members >> member & 1) == 0 || !kh_scan_past(&s, ':')
            || !scan_value(&s, member)) {
            return false;
        }
        free_members &= ~(1u << member);
        row->order[row->num_members++] = (uint8_t) member;
    } while ((next = kh_scan_following(&s, '}')) == KH_ANOTHER);
    row->given = members_of[kind] & ~free_members;
    row->length = (uint32_t) (s.at - text);
    *used = row->length;
    return next == KH_LAST && is_sound(row);
}
