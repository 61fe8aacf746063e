/* One manifest a line on standard input; for each a line: OK, or the code of its first error. What
 * tests/schema/batch.mjs holds against the JSON Schema. */
#include "../src/batch/manifest.h"

#include <stdio.h>
#include <stdlib.h>

int
main(void)
{
    char *line = NULL;
    size_t max = 0;
    ssize_t length;

    while ((length = getline(&line, &max, stdin)) > 0) {
        kh_manifest manifest = { 0 };
        kh_findings findings = { 0 };
        const kh_status status
            = kh_manifest_read(&manifest, "line", line, (size_t) length, &findings, NULL);

        if (status != KH_OK && findings.num == 0) {
            return EXIT_FAILURE;
        }
        puts(findings.num == 0 ? "OK" : findings.items[0].code);
        kh_manifest_free(&manifest);
        kh_findings_free(&findings);
    }
    free(line);
    return EXIT_SUCCESS;
}
