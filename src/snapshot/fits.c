/* Whether fields hold what they may. Loops have no branches and one exit, so that compilers turn
 * those over whole columns into vector code: they run as fast as memory delivers. */
#include "verify.h"

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

/* Doubles are judged by their bits, in which order is that of magnitude: what is not allowed sets
 * the sign of `bad`. Compilers have vectors for that, but none for comparisons of doubles that
 * may be NaN. */
#define SIGN     ((uint64_t) 1 << 63)
#define ONE      ((uint64_t) 0x3FF << 52)
#define INFINITE ((uint64_t) 0x7FF << 52)

static inline uint64_t
bits_at(const unsigned char *at)
{
    uint64_t bits;

    memcpy(&bits, at, sizeof(bits));
    return bits;
}

/* Finite, and at least the number whose bits are `least`. */
static inline bool
all_positive(const unsigned char *at, size_t num, size_t stride, uint64_t least)
{
    uint64_t bad = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        const uint64_t bits = bits_at(at + j * stride);

        bad |= bits | (bits - least) | (INFINITE - 1 - bits);
    }
    return (bad & SIGN) == 0;
}

static bool
weights_fit(strided s, uint64_t least)
{
    return s.stride == sizeof(double) ? all_positive(s.at, s.num, sizeof(double), least)
                                      : all_positive(s.at, s.num, s.stride, least);
}

/* From 0 to 1, or KH_NOT_STATED, which is -1: no magnitude above that of 1, and with a sign none
 * below it. */
static inline bool
all_confidences(const unsigned char *at, size_t num, size_t stride)
{
    uint64_t bad = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        const uint64_t bits = bits_at(at + j * stride), magnitude = bits & ~SIGN;

        bad |= (ONE - magnitude) | (bits & (magnitude - ONE));
    }
    return (bad & SIGN) == 0;
}

static bool
confidences_fit(strided s)
{
    return s.stride == sizeof(double) ? all_confidences(s.at, s.num, sizeof(double))
                                      : all_confidences(s.at, s.num, s.stride);
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

/* Months up to 12, days up to 31, a flag: each in a byte, to which is added what brings the first
 * number that is not allowed to 128. A carry comes from a byte only that has its top bit set. */
static bool
dates_fit(strided s)
{
    const unsigned char allowed[sizeof(uint32_t)] = { 127 - 12, 127 - 31, 127 - 1, 0 };
    uint32_t bad = 0, date, added;
    size_t j;

    _Static_assert(offsetof(kh_date, day) == offsetof(kh_date, month) + 1
                       && offsetof(kh_date, stated) == offsetof(kh_date, month) + 2
                       && sizeof(kh_date) >= offsetof(kh_date, month) + sizeof(date),
        "the three bytes of a date and one more");
    memcpy(&added, allowed, sizeof(added));
    for (j = 0; j < s.num; j++) {
        memcpy(&date, s.at + j * s.stride + offsetof(kh_date, month), sizeof(date));
        bad |= date | (date + added);
    }
    return (bad & 0x80808080u) == 0;
}

/* All slots hold a symbol and an index, those that are free 0 and 0. */
static bool
slots_fit(strided s, size_t num_symbols, size_t bound, size_t *num_used)
{
    const uint32_t last_key = (uint32_t) (num_symbols - 1);
    const uint32_t last_value = bound == 0 ? 0 : (uint32_t) (bound - 1);
    uint32_t bad = 0, used = 0;
    size_t j;

    for (j = 0; j < s.num; j++) {
        struct kh_map_slot slot;

        memcpy(&slot, s.at + j * sizeof(slot), sizeof(slot));
        bad |= (uint32_t) (slot.key > last_key) | (slot.value > last_value);
        used += slot.key != 0;
    }
    *num_used = used;
    return bad == 0 && (bound > 0 || used == 0);
}

static bool
pool_slots_fit(strided s, size_t num_symbols, size_t *num_used)
{
    const uint32_t last = (uint32_t) (num_symbols - 1);
    uint32_t bad = 0, used = 0;
    size_t j;

    for (j = 0; j < s.num; j++) {
        struct kh_pool_slot slot;

        memcpy(&slot, s.at + j * sizeof(slot), sizeof(slot));
        bad |= slot.sym > last;
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
            return weights_fit(s, 0);
        case KH_HOLDS_STRENGTH:
            return weights_fit(s, 1);
        case KH_HOLDS_CONFIDENCE:
            return confidences_fit(s);
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
        strided s = { (const unsigned char *) items + field->offset, num, layout->size };

        if (field->holds == KH_HOLDS_SYM && field->size == layout->size) {
            /* Nothing but symbols: as many as there are. */
            s.num *= field->size / sizeof(kh_sym);
            s.stride = sizeof(kh_sym);
        }
        fits = field_fits(content, field->holds, s, num_used);
    }
    return fits;
}
