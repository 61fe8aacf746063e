/* Tasks on several threads: each runs once, and which failure is told is no matter of chance. */
#include "testlib.h"

#include "../src/base/parallel.h"

#define NUM_TASKS 1000

typedef struct {
    int runs[NUM_TASKS];
    size_t num_workers;
    size_t fails_from, fails_every; /* 0: none */
} many_tasks;

static kh_status
run_task(void *context, size_t task, size_t worker, kh_error *err)
{
    many_tasks *tasks = context;

    tasks->runs[task]++;
    if (worker >= tasks->num_workers) {
        return kh_fail(err, KH_ERR_ARGUMENT, "there is no worker %zu", worker);
    }
    if (tasks->fails_every > 0 && task >= tasks->fails_from && task % tasks->fails_every == 0) {
        return kh_fail(err, KH_ERR_DATA, "task %zu", task);
    }
    return KH_OK;
}

static void
test_each_task_runs_once(void **state)
{
    size_t num_threads, j;

    (void) state;
    for (num_threads = 0; num_threads < 8; num_threads++) {
        many_tasks tasks = { .num_workers = kh_parallel_workers(num_threads, NUM_TASKS) };
        kh_error err = { 0 };

        assert_ok(kh_parallel_run(NUM_TASKS, tasks.num_workers, run_task, &tasks, &err));
        for (j = 0; j < NUM_TASKS; j++) {
            assert_int_equal(tasks.runs[j], 1);
        }
    }
}

static void
test_first_failing_task_is_told(void **state)
{
    size_t num_threads, repeat;

    (void) state;
    for (num_threads = 1; num_threads < 8; num_threads++) {
        for (repeat = 0; repeat < 20; repeat++) {
            many_tasks tasks = { .num_workers = kh_parallel_workers(num_threads, NUM_TASKS),
                .fails_from = 35,
                .fails_every = 7 };
            kh_error err = { 0 };

            assert_fails(kh_parallel_run(NUM_TASKS, tasks.num_workers, run_task, &tasks, &err),
                KH_ERR_DATA, "task 35");
        }
    }
}

static void
test_how_many_workers(void **state)
{
    many_tasks tasks = { .num_workers = 1 };
    kh_error err = { 0 };

    (void) state;
    assert_int_equal(kh_parallel_workers(3, 10), 3);
    assert_int_equal(kh_parallel_workers(3, 2), 2);
    assert_int_equal(kh_parallel_workers(3, 0), 1);
    assert_int_equal(kh_parallel_workers(1000000, 1000000), 256);
    assert_true(kh_parallel_workers(0, 1000) >= 1);
    assert_ok(kh_parallel_run(0, 1, run_task, &tasks, &err));
    assert_int_equal(tasks.runs[0], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_task_runs_once),
        cmocka_unit_test(test_first_failing_task_is_told),
        cmocka_unit_test(test_how_many_workers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
