/* How far work has come: told in order, never above the total, to nobody without a listener. */
#include "testlib.h"

#include "../src/base/parallel.h"
#include "../src/base/progress.h"

#include <stdbool.h>

typedef struct {
    size_t num_calls;
    const char *what;
    uint64_t done, total;
    bool fell; /* a later call told less than an earlier one of the same work */
} told;

static void
listen(void *context, const char *what, uint64_t done, uint64_t total)
{
    told *self = context;

    self->fell = self->fell || (self->what == what && done < self->done && done > 0);
    self->num_calls++;
    self->what = what;
    self->done = done;
    self->total = total;
}

static kh_status
step(void *context, size_t task, size_t worker, kh_error *err)
{
    (void) context;
    (void) task;
    (void) worker;
    (void) err;
    kh_progress_add(1);
    return KH_OK;
}

static void
test_steps_of_several_threads_add_up(void **state)
{
    told heard = { 0 };
    kh_error err = { 0 };

    (void) state;
    kh_progress_listen(listen, &heard);
    kh_progress_begin("shortest paths", 500);
    assert_int_equal(heard.num_calls, 1);
    assert_ok(kh_parallel_run(500, 4, step, NULL, &err));
    kh_progress_end();
    kh_progress_listen(NULL, NULL);
    assert_string_equal(heard.what, "shortest paths");
    assert_int_equal(heard.done, 500);
    assert_int_equal(heard.total, 500);
    assert_false(heard.fell);
}

/* A task that is itself made of pieces, and of tasks on other threads. */
static kh_status
step_of_steps(void *context, size_t task, size_t worker, kh_error *err)
{
    (void) task;
    (void) worker;
    kh_progress_begin("within", 3);
    kh_progress_add(1);
    kh_progress_end();
    return kh_parallel_work("within", 3, 2, step, context, err);
}

static void
test_work_within_work_is_not_told(void **state)
{
    told heard = { 0 };
    kh_error err = { 0 };
    size_t num_workers;

    (void) state;
    kh_progress_listen(listen, &heard);
    for (num_workers = 1; num_workers <= 4; num_workers += 3) {
        assert_ok(kh_parallel_work("draws", 20, num_workers, step_of_steps, NULL, &err));
        assert_string_equal(heard.what, "draws");
        assert_int_equal(heard.done, 20);
        assert_int_equal(heard.total, 20);
        assert_false(heard.fell);
    }
    kh_progress_listen(NULL, NULL);
}

static void
test_nobody_is_told_without_work_or_listener(void **state)
{
    told heard = { 0 };

    (void) state;
    kh_progress_begin("unheard", 1);
    kh_progress_add(1);
    kh_progress_listen(listen, &heard);
    kh_progress_add(1);
    kh_progress_end();
    kh_progress_listen(NULL, NULL);
    assert_int_equal(heard.num_calls, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps_of_several_threads_add_up),
        cmocka_unit_test(test_work_within_work_is_not_told),
        cmocka_unit_test(test_nobody_is_told_without_work_or_listener),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
