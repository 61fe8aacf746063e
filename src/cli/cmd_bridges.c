#include "app.h"

#include "../bridge/assumptions.h"
#include "../bridge/pairs.h"
#include "../bridge/panel.h"
#include "input.h"

#define DEFAULT_PERMUTATIONS 999
#define MOST_PERMUTATIONS    1000000
#define MOST_THREADS         1024

typedef struct {
    app_list bodies;
    app_count permutations, threads;
    const char *null;
    bool pairs;
} own_options;

typedef struct {
    own_options own;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_FLAG, "pairs", 0, offsetof(own_options, pairs), NULL,
        "sector by sector instead: how much ties them, and who carries it" },
    { APP_LIST, "bodies", 0, offsetof(own_options, bodies), "TYPE,...",
        "rank nodes of these types (default: those marked as bodies), measured on the whole net" },
    { APP_COUNT, "permutations", 0, offsetof(own_options, permutations), "R",
        "draws from the null for p and q (default 999); 0: only what is known exactly" },
    { APP_TEXT, "null", 0, offsetof(own_options, null), "NAME",
        "what chance is: labels (sectors permuted), bernoulli (ties drawn at the net's density), "
        "rewire (ties rewired, degrees kept); default labels" },
    { APP_COUNT, "threads", 0, offsetof(own_options, threads), "N",
        "compute on N threads (default: all processors); results do not depend on it" },
    { 0 },
};

static const app_group groups[] = {
    { "Bridging", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

/* --- from options to what the library is asked ------------------------------------------- */

static kh_status
check_permutations(const own_options *o, kh_error *err)
{
    if (o->pairs && (o->permutations.given || o->null != NULL)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--pairs draws nothing: it takes no --%s",
            o->null != NULL ? "null" : "permutations");
    }
    if (o->permutations.given && o->permutations.value > MOST_PERMUTATIONS) {
        kh_fail(err, KH_ERR_ARGUMENT, "--permutations takes at most %d", MOST_PERMUTATIONS);
        kh_hint(err, "999 tell q below .05 from chance; 9999 are plenty");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

static kh_status
check_threads(const own_options *o, kh_error *err)
{
    if (o->threads.given && (o->threads.value == 0 || o->threads.value > MOST_THREADS)) {
        kh_fail(err, KH_ERR_ARGUMENT, "--threads takes a number from 1 to %d", MOST_THREADS);
        kh_hint(err, "without --threads all processors are used");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

/* All that can be checked before a file is read. */
static kh_status
make_options(const own_options *o, kh_bridges_options *made, kh_error *err)
{
    kh_status ret = KH_OK;

    *made = (kh_bridges_options){
        .significance = true,
        .null.num_permutations
        = o->permutations.given ? (size_t) o->permutations.value : DEFAULT_PERMUTATIONS,
        .null.num_threads = (size_t) o->threads.value,
        .types = o->bodies.items,
        .num_types = o->bodies.num,
    };
    KH_TRY(check_permutations(o, err));
    KH_TRY(check_threads(o, err));
    if (o->null != NULL) {
        KH_TRY(kh_null_find(o->null, &made->null.null, err));
    }
out:
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    app_input input = { 0 };
    kh_bridges_options wanted;
    kh_table table = { 0 };

    KH_TRY(make_options(&o->own, &wanted, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    wanted.null.seed = input.net.seed;
    if (o->own.pairs) {
        KH_TRY(kh_bridge_pairs(
            &table, &input.net, &input.selection, &wanted, self->common.lang, &err));
    } else {
        KH_TRY(kh_bridges(&table, &input.net, &input.selection, &wanted, self->common.lang, &err));
    }
    KH_TRY(app_write_table(self, &table, &o->table, &err));
out:
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_bridges = {
    .name = "bridges",
    .arguments = "FILE...",
    .summary = "which bodies bridge sectors, and whether that is more than chance",
    .description
    = "Ranks bodies by cross_share: of all connected pairs of other nodes in different sectors,\n"
      "the share whose shortest paths run through the body. Beside it: how evenly its ties spread\n"
      "over sectors, how often it holds each of the five brokerage roles of Gould and Fernandez "
      "(a\n"
      "star: more often than chance would have it, q < .05), Burt's constraint, how many it would\n"
      "cut off, and the pairs of sectors that it carries most between. A body in several sectors\n"
      "counts in each by its share; nodes without a sector are walked through but are no ends.\n"
      "`kakehashi help columns` explains all columns; the machine formats have them all.",
    .examples = "kakehashi bridges data/japan-smart-city.json\n"
                "kakehashi bridges --lang ko --top 5 data/japan-smart-city.json\n"
                "kakehashi bridges --pairs data/japan-smart-city.json\n"
                "kakehashi bridges --bodies city --null rewire --permutations 199 "
                "data/japan-smart-city.json\n"
                "kakehashi bridges --as-of 2011 --format json data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
