/**
 * @file estimate.h
 * @brief What work will cost, said before it is begun.
 */
#ifndef KH_CLI_ESTIMATE_H
#define KH_CLI_ESTIMATE_H

#include "../measure/measure.h"
#include "app.h"

/** Beyond so many seconds work is announced. */
#define APP_LONG_SECONDS 5

/** What `bridges` was asked. */
typedef struct {
    bool panel;              /**< the table of bodies. */
    bool pairs;              /**< --pairs. */
    bool robustness;         /**< --robustness. */
    bool redraws;            /**< a null that draws ties, not labels. */
    bool sampled;            /**< the panel's betweenness is approximate. */
    size_t num_permutations; /**< 0: none. */
} app_bridges_work;

/** Seconds on the net's threads, and bytes beside what is in use now. Right within a factor of
 * three on a machine of 2020 or later; what takes no more than a moment is left out. */
app_cost app_cost_of_measures(const kh_net *net, const kh_measure *const *measures,
    size_t num_measures, bool sampled_betweenness);
app_cost app_cost_of_bridges(const kh_net *net, const app_bridges_work *work);

/** A number of seconds or bytes as people say it: "40 s", "2.5 h", "300 MB". */
void app_say_seconds(char *text, size_t size, double seconds);
void app_say_bytes(char *text, size_t size, double bytes);

/** "18,403 nodes and 47,308 ties" (arcs of a directed net). */
void app_add_size(kh_text *out, const kh_net *net);

/**
 * Say on standard error what work on a net will cost, if that is over APP_LONG_SECONDS, and keep it
 * for messages about a limit.
 *
 * @param cost without what is in use now, which is added. @param faster an option that makes it
 * faster; NULL: none.
 * @return KH_ERR_LIMIT if it is more than twice what --max-memory allows: it would only fail later.
 */
kh_status app_announce(
    app *self, const kh_net *net, app_cost cost, const char *faster, kh_error *err) KH_MUST_CHECK;

/** Hints at what was announced, for an error about a limit; none where nothing was. */
void app_hint_seconds(const app *self, kh_error *err);
void app_hint_memory(const app *self, kh_error *err);

#endif
