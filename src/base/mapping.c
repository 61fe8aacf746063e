#include "mapping.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

void
kh_mapping_free(kh_mapping *self)
{
    if (self->bytes != NULL) {
        munmap(self->bytes, self->size);
    }
    *self = (kh_mapping){ 0 };
}

kh_status
kh_mapping_new(kh_mapping *self, size_t size, kh_error *err)
{
    void *bytes = mmap(NULL, size == 0 ? 1 : size, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (bytes == MAP_FAILED) {
        return kh_fail_nomem(err, size, "bytes");
    }
    *self = (kh_mapping){ bytes, size == 0 ? 1 : size };
    return KH_OK;
}

kh_status
kh_mapping_put_file(kh_mapping *self, int fd, size_t length, kh_error *err)
{
    void *at = mmap(self->bytes, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, fd, 0);

    if (at == MAP_FAILED) {
        return kh_fail(err, KH_ERR_IO, "cannot map a file into memory: %s", strerror(errno));
    }
    return KH_OK;
}
