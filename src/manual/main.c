/* kakehashi-manual PAGE ROOT: one page of the manual as scdoc source, on standard output. */
#include "pages.h"

#include "../base/file.h"

#include <stdio.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_text page = { 0 };

    if (argc != 3) {
        fputs("usage: kakehashi-manual PAGE FOLDER-OF-THE-SOURCES\n", stderr);
        return APP_USAGE;
    }
    KH_TRY(manual_add_page(&page, argv[1], argv[2], &err));
    KH_TRY(kh_write_all(STDOUT_FILENO, page.bytes, page.length, "standard output", &err));
out:
    if (ret != KH_OK) {
        fprintf(stderr, "kakehashi-manual: %s\n", err.message);
    }
    kh_text_free(&page);
    return ret == KH_OK ? APP_OK : APP_BUG;
}
