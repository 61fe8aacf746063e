/* One document a line on standard input; for each a line with the codes of its errors, each once,
 * or OK. What tests/schema/run.mjs holds against the JSON Schema. */
#include "../src/check/check.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_codes(const kh_findings *findings)
{
    size_t j, k, num = 0;

    for (j = 0; j < findings->num; j++) {
        const char *code = findings->items[j].code;

        for (k = 0; k < j && strcmp(findings->items[k].code, code) != 0; k++) {
        }
        if (k == j && findings->items[j].severity == KH_ERROR) {
            printf("%s%s", num++ == 0 ? "" : " ", code);
        }
    }
    puts(num == 0 ? "OK" : "");
}

static int
judge(const char *text, size_t length)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_status status = kh_read_text(&graph, "line", text, length, NULL, &findings, &err);

    if (status == KH_OK) {
        status = kh_check(&graph, &findings, &err);
    }
    if (status != KH_OK && findings.num_fatal == 0) {
        fprintf(stderr, "%s\n", err.message);
    } else {
        status = KH_OK;
        print_codes(&findings);
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return status != KH_OK;
}

int
main(void)
{
    char *line = NULL;
    size_t max = 0;
    ssize_t length;
    int failed = 0;

    while (!failed && (length = getline(&line, &max, stdin)) > 0) {
        failed = judge(line, (size_t) length);
    }
    free(line);
    return failed;
}
