/* Manifests of small jobs, and workers that misbehave. */
#ifndef BATCH_RUN_H
#define BATCH_RUN_H

#include "run.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_FAULTS 0 /* sanitizers want to be loaded first */
#else
#define HAS_FAULTS 1
#endif

static const char *const faults[] = { "LD_PRELOAD=" KH_BUILD "/tests/libbatch_faults.so", NULL };
static const run_how with_faults = { .environment = faults };

static const char graph[] = "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
                            "\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]}";

#define HEAD           "{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"out\","
#define MANIFEST(jobs) HEAD "\"defaults\":{\"inputs\":\"g.json\"},\"jobs\":[" jobs "]}"

static inline int
make_inputs(void **state)
{
    const int failed = make_folder(state);

    if (!failed) {
        put_file("g.json", graph);
        put_file("bad.json", "{\"nodes\":[{\"id\":1.5}]}");
        put_file("crash.json", graph);
        put_file("slow.json", graph);
    }
    return failed;
}

static inline int
remove_all(void **state)
{
    char command[256];

    snprintf(command, sizeof(command), "rm -rf %s/*/", (char *) *state);
    return system(command) != 0 || remove_folder(state) != 0;
}

static inline size_t
count(const char *text, const char *what)
{
    size_t num = 0;

    for (; (text = strstr(text, what)) != NULL; text += strlen(what)) {
        num++;
    }
    return num;
}

/* Two jobs of a matrix, and one with a name to be quoted. */
static const char three[] = MANIFEST(
    "{\"command\":\"rank\",\"output\":\"sub/rank-{n}.csv\",\"options\":{\"top\":\"{n}\"},"
    "\"matrix\":{\"n\":[1,2]}},{\"name\":\"it's\",\"command\":\"info\",\"output\":\"info.json\"}");

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_inputs, remove_all)

#endif
