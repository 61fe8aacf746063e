#include "heap.h"

#include "../base/array.h"

#include <stdlib.h>

static void
swap(kh_heap *self, size_t a, size_t b)
{
    const size_t item = self->items[a];

    self->items[a] = self->items[b];
    self->items[b] = item;
}

static bool
is_less(const kh_heap *self, size_t a, size_t b)
{
    return self->less(self->context, self->items[a], self->items[b]);
}

kh_status
kh_heap_push(kh_heap *self, size_t item, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t at = self->num;

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "items", err));
    self->items[self->num++] = item;
    for (; at > 0 && is_less(self, at, (at - 1) / 2); at = (at - 1) / 2) {
        swap(self, at, (at - 1) / 2);
    }
out:
    return ret;
}

size_t
kh_heap_pop(kh_heap *self)
{
    const size_t top = self->items[0];
    size_t at = 0, child;

    self->items[0] = self->items[--self->num];
    while ((child = 2 * at + 1) < self->num) {
        child += child + 1 < self->num && is_less(self, child + 1, child);
        if (!is_less(self, child, at)) {
            break;
        }
        swap(self, at, child);
        at = child;
    }
    return top;
}

void
kh_heap_free(kh_heap *self)
{
    free(self->items);
    self->items = NULL;
    self->num = self->max = 0;
}
