/* Equal lists of citations or memberships stand in the graph once: most claims of a file rest on
 * few sources, most nodes lie in few sectors. */
#include "fields.h"

#include <string.h>

/* Lists remembered; those of a file in which all differ would only cost memory. */
#define MAX_REMEMBERED ((size_t) 1 << 18)

static uint32_t
mix(uint32_t hash, uint32_t value)
{
    const uint64_t h = ((uint64_t) hash << 32 | value) * 0x9E3779B97F4A7C15u;

    return (uint32_t) (h >> 32 ^ h);
}

static uint32_t
mix_date(uint32_t hash, kh_date date)
{
    return date.stated ? mix(hash, (uint32_t) kh_date_first_day(date)) : hash;
}

static bool
same_date(kh_date a, kh_date b)
{
    return a.stated == b.stated && a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Where the list remembered for a hash begins, if `num` items may stand there. */
static bool
recall(const kh_map *lists, uint32_t hash, kh_range range, uint32_t *first)
{
    return kh_map_get(lists, hash, first) && *first + range.num <= range.first;
}

static kh_status
remember(kh_map *lists, uint32_t hash, kh_range range, kh_error *err)
{
    uint32_t first;

    if (lists->num >= MAX_REMEMBERED || kh_map_get(lists, hash, &first)) {
        return KH_OK;
    }
    return kh_map_put(lists, hash, range.first, err);
}

/* --- citations ------------------------------------------------------------------------------- */

static bool
same_citations(const kh_citation *a, const kh_citation *b, size_t num)
{
    size_t j;

    for (j = 0; j < num && a[j].source == b[j].source && a[j].locator == b[j].locator
                && a[j].extra == b[j].extra && a[j].quote.num + b[j].quote.num == 0
                && a[j].note.num + b[j].note.num == 0;
         j++) {
    }
    return j == num;
}

kh_status
kh_share_citations(kh_reading *r, kh_range *range, uint32_t hash, kh_error *err)
{
    const kh_citation *items = r->graph->citations.items;
    uint32_t first;

    if (range->num == 0 || range->first + range->num != r->graph->citations.num) {
        return KH_OK;
    }
    hash += hash == 0;
    if (recall(&r->citations, hash, *range, &first)
        && same_citations(items + first, items + range->first, range->num)) {
        r->graph->citations.num = range->first;
        range->first = first;
        return KH_OK;
    }
    return remember(&r->citations, hash, *range, err);
}

void
kh_expect_citations(const kh_reading *r, uint32_t hash)
{
    uint32_t first;

    if (kh_map_get(&r->citations, hash + (hash == 0), &first)) {
        KH_PREFETCH(&r->graph->citations.items[first]);
    }
}

/* --- memberships ----------------------------------------------------------------------------- */

static bool
same_memberships(const kh_membership *a, const kh_membership *b, size_t num)
{
    size_t j;

    for (j = 0; j < num && a[j].sector == b[j].sector && a[j].weight == b[j].weight
                && same_date(a[j].start, b[j].start) && same_date(a[j].end, b[j].end)
                && a[j].citations.num == b[j].citations.num
                && (a[j].citations.num == 0 || a[j].citations.first == b[j].citations.first)
                && a[j].extra == b[j].extra;
         j++) {
    }
    return j == num;
}

kh_status
kh_share_memberships(kh_reading *r, kh_range *range, kh_error *err)
{
    const kh_membership *items = r->graph->memberships.items;
    uint32_t hash = range->num, first, j;

    if (range->num == 0 || range->first + range->num != r->graph->memberships.num) {
        return KH_OK;
    }
    for (j = range->first; j < range->first + range->num; j++) {
        uint32_t weight[2];

        memcpy(weight, &items[j].weight, sizeof(weight));
        hash = mix(mix(mix(hash, items[j].sector), weight[0]), weight[1]);
        hash = mix_date(mix_date(hash, items[j].start), items[j].end);
    }
    hash += hash == 0;
    if (recall(&r->memberships, hash, *range, &first)
        && same_memberships(items + first, items + range->first, range->num)) {
        r->graph->memberships.num = range->first;
        range->first = first;
        return KH_OK;
    }
    return remember(&r->memberships, hash, *range, err);
}
