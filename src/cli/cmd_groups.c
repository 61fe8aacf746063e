#include "app.h"

#include "../partition/block_table.h"
#include "../partition/group_table.h"
#include "input.h"
#include "table_output.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    const char *algorithm, *resolution;
    bool confusion, stability;
} own_options;

typedef struct {
    own_options own;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_TEXT, "algorithm", 0, offsetof(own_options, algorithm), "ALGORITHM",
        "leiden (default): communities by modularity; label-propagation: everyone joins most of "
        "its contacts; components: connected parts; blocks: parts that no loss of a single node "
        "takes "
        "apart, one row each" },
    { APP_TEXT, "resolution", 0, offsetof(own_options, resolution), "R",
        "of leiden: more makes smaller groups (default 1)" },
    { APP_FLAG, "confusion", 0, offsetof(own_options, confusion), NULL,
        "sector by group instead: how many nodes they share, and how many chance would have them "
        "share" },
    { APP_FLAG, "stability", 0, offsetof(own_options, stability), NULL,
        "group again by 50 other seeds, and say how much that changes" },
    { 0 },
};

static const app_group groups[] = {
    { "Groups", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

static kh_status
read_resolution(const char *text, double *resolution, kh_error *err)
{
    char *end;

    *resolution = text == NULL ? 1 : strtod(text, &end);
    if (text != NULL
        && (end == text || *end != '\0' || !isfinite(*resolution) || !(*resolution > 0))) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--resolution takes a number above 0, not \"%s\"", text);
    }
    return KH_OK;
}

/* All that can be checked before a file is read. */
static kh_status
make_options(const own_options *o, kh_groups_options *made, kh_error *err)
{
    kh_status ret = KH_OK;

    *made = (kh_groups_options){ .stability = o->stability };
    KH_TRY(read_resolution(o->resolution, &made->resolution, err));
    KH_TRY(kh_grouping_find(o->algorithm, &made->grouping, err));
    if (o->resolution != NULL && !made->grouping->takes_resolution) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "%s takes no --resolution", made->grouping->name);
    } else if (o->stability && !made->grouping->draws) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "%s draws nothing: every seed gives the same groups",
            made->grouping->name);
    } else if (o->confusion && made->grouping->compute == NULL) {
        ret = kh_fail(err, KH_ERR_ARGUMENT,
            "--confusion needs each node in one group; a node may be in several %s",
            made->grouping->name);
    }
out:
    return ret;
}

static kh_status
make_table(kh_table *table, const app *self, const app_input *input, const own_options *o,
    const kh_groups_options *wanted, kh_error *err)
{
    const char *lang = self->common.lang;

    if (wanted->grouping == &kh_grouping_blocks) {
        return kh_groups_blocks(table, &input->net, &input->selection, lang, err);
    }
    return (o->confusion ? kh_groups_confusion : kh_groups)(
        table, &input->net, &input->selection, wanted, lang, err);
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    app_input input = { 0 };
    kh_table table = { 0 };
    kh_groups_options wanted;

    KH_TRY(make_options(&o->own, &wanted, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    KH_TRY(make_table(&table, self, &input, &o->own, &wanted, &err));
    KH_TRY(app_write_table(self, &table, &o->table, &err));
out:
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_groups = {
    .name = "groups",
    .arguments = "FILE...",
    .summary = "communities, and how they agree with the sectors",
    .description
    = "Groups nodes by their ties alone, then compares the groups with the declared sectors: how\n"
      "far the two agree (normalised mutual information, adjusted Rand index), and which bodies\n"
      "stand in a group that is mostly of another sector. A node in several sectors counts in "
      "each\n"
      "by its share; one without a sector is grouped and not compared. The same seed gives the "
      "same\n"
      "groups; --stability says how much another one would change.",
    .examples = "kakehashi groups data/japan-smart-city.json\n"
                "kakehashi groups --confusion --lang ko data/japan-smart-city.json\n"
                "kakehashi groups --resolution 2 --stability data/japan-smart-city.json\n"
                "kakehashi groups --algorithm blocks data/japan-smart-city.json\n"
                "kakehashi groups --algorithm components --format json data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
