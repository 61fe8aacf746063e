#include "sector_sources.h"

#include "../base/array.h"
#include "membership.h"

#include <stdlib.h>
#include <string.h>

/* The shares of a group's root and leaves, which are 0 before. */
static void
sum_shares(const kh_sector_sources *self, const kh_net *net, size_t g, double *by_sector)
{
    const kh_source_groups *groups = &self->groups;
    size_t j;

    kh_member_add(kh_member_of(net, groups->root[g]), 1, by_sector);
    for (j = groups->start[g]; j < groups->start[g + 1]; j++) {
        kh_member_add(kh_member_of(net, groups->leaf[j]), 1, by_sector);
    }
}

/* Put the sources of one of a group's nodes in their places; a sector that several nodes have is
 * met with 0 from the second on. */
static void
list_sectors(kh_sector_sources *self, const kh_net *net, size_t g, uint32_t v, double *by_sector,
    size_t *end)
{
    const kh_member member = kh_member_of(net, v);
    size_t j;

    for (j = 0; j < member.num; j++) {
        const uint32_t x = member.items[j].sector;

        if (by_sector[x] > 0) {
            if (self->source != NULL) {
                self->source[end[x]] = (kh_sector_source){ (uint32_t) g, by_sector[x] };
            }
            end[x]++;
            by_sector[x] = 0;
        }
    }
}

static void
list_groups(kh_sector_sources *self, const kh_net *net, double *by_sector, size_t *end)
{
    const kh_source_groups *groups = &self->groups;
    size_t g, j;

    for (g = 0; g < groups->num; g++) {
        sum_shares(self, net, g, by_sector);
        list_sectors(self, net, g, groups->root[g], by_sector, end);
        for (j = groups->start[g]; j < groups->start[g + 1]; j++) {
            list_sectors(self, net, g, groups->leaf[j], by_sector, end);
        }
    }
}

size_t
kh_num_sector_sources(const kh_sector_sources *self, uint32_t x)
{
    return self->start[x + 1] - self->start[x];
}

/* By insertion: sectors are few. */
static void
order_sectors(kh_sector_sources *self, size_t num_sectors)
{
    uint32_t x;
    size_t j;

    for (x = 0; x < num_sectors; x++) {
        for (j = x;
             j > 0
             && kh_num_sector_sources(self, self->order[j - 1]) > kh_num_sector_sources(self, x);
             j--) {
            self->order[j] = self->order[j - 1];
        }
        self->order[j] = x;
    }
}

kh_status
kh_sector_sources_init(kh_sector_sources *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = net->num_sectors;
    double *by_sector = NULL;
    size_t *end = NULL;
    size_t x;

    KH_TRY(kh_source_groups_init(&self->groups, net, err));
    KH_TRY(KH_NEW(&self->order, num, "sectors", err));
    KH_TRY(KH_NEW(&self->start, num + 1, "sectors", err));
    KH_TRY(KH_NEW(&by_sector, num, "sectors", err));
    KH_TRY(KH_NEW(&end, num + 1, "sectors", err));
    list_groups(self, net, by_sector, end);
    for (x = 0; x < num; x++) {
        self->start[x + 1] = self->start[x] + end[x];
    }
    KH_TRY(KH_NEW(&self->source, self->start[num], "sources", err));
    memcpy(end, self->start, num * sizeof(*end));
    list_groups(self, net, by_sector, end);
    order_sectors(self, num);
out:
    free(by_sector);
    free(end);
    return ret;
}

void
kh_sector_sources_free(kh_sector_sources *self)
{
    kh_source_groups_free(&self->groups);
    free(self->order);
    free(self->start);
    free(self->source);
    *self = (kh_sector_sources){ 0 };
}
