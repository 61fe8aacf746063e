/* Whether fields hold what they may. Loops have no branches and one exit, so that compilers turn
 * those over whole columns into vector code: they run as fast as memory delivers. */
#include "verify.h"

#include <float.h>
#include <string.h>

/* A field of consecutive elements. */
typedef struct {
    const unsigned char *at;
    size_t num, stride;
} strided;

/* A number modulo 2^32: `value + shift < bound` is one comparison for "below", "below or none" and
 * "below, but not 0". */
static inline bool
all_below(const unsigned char *at, size_t num, size_t stride, uint32_t shift, uint32_t bound)
{
    uint32_t bad = 0, value;
    size_t j;

    for (j = 0; j < num; j++) {
        memcpy(&value, at + j * stride, sizeof(value));
        bad |= value + shift >= bound;
    }
    return bad == 0;
}

static bool
indices_fit(strided s, uint32_t shift, size_t bound)
{
    if (bound > UINT32_MAX) {
        return true;
    }
    return s.stride == sizeof(uint32_t)
               ? all_below(s.at, s.num, sizeof(uint32_t), shift, (uint32_t) bound)
               : all_below(s.at, s.num, s.stride, shift, (uint32_t) bound);
}

static inline bool
all_within(const unsigned char *at, size_t num, size_t stride, uint64_t bound)
{
    uint32_t bad = 0;
    kh_range range;
    size_t j;

    for (j = 0; j < num; j++) {
        memcpy(&range, at + j * stride, sizeof(range));
        bad |= (uint64_t) range.first + range.num > bound;
    }
    return bad == 0;
}

static bool
ranges_fit(strided s, size_t bound)
{
    return s.stride == sizeof(kh_range) ? all_within(s.at, s.num, sizeof(kh_range), bound)
                                        : all_within(s.at, s.num, s.stride, bound);
}

static inline bool
all_between(const unsigned char *at, size_t num, size_t stride, double least, double most,
    double instead)
{
    uint32_t bad = 0;
    double value;
    size_t j;

    for (j = 0; j < num; j++) {
        memcpy(&value, at + j * stride, sizeof(value));
        bad |= !((value >= least) & (value <= most)) & (value != instead);
    }
    return bad == 0;
}

static bool
numbers_fit(strided s, double least, double most, double instead)
{
    return s.stride == sizeof(double)
               ? all_between(s.at, s.num, sizeof(double), least, most, instead)
               : all_between(s.at, s.num, s.stride, least, most, instead);
}

static bool
flags_fit(strided s)
{
    unsigned bad = 0;
    size_t j;

    for (j = 0; j < s.num; j++) {
        bad |= s.at[j * s.stride] > 1;
    }
    return bad == 0;
}

/* An unstated date is all-zero; else a day has a month. */
static bool
dates_fit(strided s)
{
    unsigned bad = 0;
    size_t j;

    for (j = 0; j < s.num; j++) {
        const unsigned char *date = s.at + j * s.stride;
        const unsigned month = date[offsetof(kh_date, month)], day = date[offsetof(kh_date, day)];
        const unsigned stated = date[offsetof(kh_date, stated)];
        int16_t year;

        memcpy(&year, date + offsetof(kh_date, year), sizeof(year));
        bad |= (unsigned) (month > 12) | (day > 31) | (stated > 1) | (year > 9999) | (year < -9999);
        bad |= (unsigned) ((day != 0) & (month == 0))
               | ((stated == 0) & ((year != 0) | (month != 0)));
    }
    return bad == 0;
}

/* Slots in use hold a symbol and an index. */
static bool
slots_fit(strided s, size_t num_symbols, size_t bound, size_t *num_used)
{
    unsigned bad = 0;
    size_t used = 0, j;

    for (j = 0; j < s.num; j++) {
        struct kh_map_slot slot;

        memcpy(&slot, s.at + j * s.stride, sizeof(slot));
        bad |= (slot.key != 0) & ((slot.key >= num_symbols) | (slot.value >= bound));
        used += slot.key != 0;
    }
    *num_used = used;
    return bad == 0;
}

static bool
pool_slots_fit(strided s, size_t num_symbols, size_t *num_used)
{
    unsigned bad = 0;
    size_t used = 0, j;

    for (j = 0; j < s.num; j++) {
        struct kh_pool_slot slot;

        memcpy(&slot, s.at + j * s.stride, sizeof(slot));
        bad |= slot.sym >= num_symbols;
        used += slot.sym != 0;
    }
    *num_used = used;
    return bad == 0;
}

#define OR_NONE  1u         /* KH_NONE + 1 is 0 */
#define BUT_ZERO UINT32_MAX /* 0 - 1 is the largest */

static bool
field_fits(const kh_content *c, kh_holds holds, strided s, size_t *num_used)
{
    const kh_graph *graph = &c->graph;
    /* 0 is no string, and always allowed where a symbol is. */
    const size_t num_symbols = c->num_text / KH_POOL_UNIT + (c->num_text == 0);

    switch (holds) {
        case KH_HOLDS_ANY:
        case KH_HOLDS_TEXT:
            return true;
        case KH_HOLDS_SYM:
            return indices_fit(s, 0, num_symbols);
        case KH_HOLDS_ID:
            return indices_fit(s, BUT_ZERO, num_symbols - 1);
        case KH_HOLDS_NODE:
            return indices_fit(s, 0, graph->nodes.num);
        case KH_HOLDS_TYPE:
            return indices_fit(s, OR_NONE, graph->types.num + 1);
        case KH_HOLDS_RELATION:
            return indices_fit(s, OR_NONE, graph->relations.num + 1);
        case KH_HOLDS_SECTOR:
            return indices_fit(s, 0, graph->sectors.num);
        case KH_HOLDS_PARENT:
            return indices_fit(s, OR_NONE, graph->sectors.num + 1);
        case KH_HOLDS_SOURCE:
            return indices_fit(s, 0, graph->sources.num);
        case KH_HOLDS_LABELS:
            return ranges_fit(s, graph->labels.num);
        case KH_HOLDS_MEMBERSHIPS:
            return ranges_fit(s, graph->memberships.num);
        case KH_HOLDS_CITATIONS:
            return ranges_fit(s, graph->citations.num);
        case KH_HOLDS_DATE:
            return dates_fit(s);
        case KH_HOLDS_WEIGHT:
            return numbers_fit(s, 0, DBL_MAX, 0);
        case KH_HOLDS_STRENGTH:
            return numbers_fit(s, DBL_TRUE_MIN, DBL_MAX, 1);
        case KH_HOLDS_CONFIDENCE:
            return numbers_fit(s, 0, 1, KH_NOT_STATED);
        case KH_HOLDS_FLAG:
            return flags_fit(s);
        case KH_HOLDS_WALK:
            return indices_fit(s, 0, KH_WALK_BOTH + 1);
        case KH_HOLDS_POOL_SLOT:
            return pool_slots_fit(s, num_symbols, num_used);
        case KH_HOLDS_NODE_SLOT:
            return slots_fit(s, num_symbols, graph->nodes.num, num_used);
        case KH_HOLDS_TYPE_SLOT:
            return slots_fit(s, num_symbols, graph->types.num, num_used);
        case KH_HOLDS_RELATION_SLOT:
            return slots_fit(s, num_symbols, graph->relations.num, num_used);
        case KH_HOLDS_SECTOR_SLOT:
            return slots_fit(s, num_symbols, graph->sectors.num, num_used);
        case KH_HOLDS_SOURCE_SLOT:
            return slots_fit(s, num_symbols, graph->sources.num, num_used);
    }
    return false;
}

bool
kh_layout_fits(const kh_layout *layout, const void *items, size_t num, const kh_content *content,
    size_t *num_used)
{
    bool fits = true;
    size_t j;

    for (j = 0; j < layout->num_fields && fits; j++) {
        const kh_layout_field *field = &layout->fields[j];
        const strided s = { (const unsigned char *) items + field->offset, num, layout->size };

        fits = field_fits(content, field->holds, s, num_used);
    }
    return fits;
}
