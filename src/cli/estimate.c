#include "estimate.h"

#include "../base/parallel.h"
#include "../bridge/cross.h"
#include "../between/cost.h"
#include "../between/lanes.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

/* --- what work costs --------------------------------------------------------------------- */

/* Nanoseconds a step, where a search from every node takes nodes times ties steps (a tie that is
 * walked both ways counts twice). Measured on one thread of a 2.5 GHz core with nets of 1,000 to
 * 100,000 nodes; weighted searches keep a heap. */
typedef struct {
    const char *name; /* of a measure, or of what belongs to a panel */
    double unweighted, weighted;
    bool threaded;
} work_cost;

static const work_cost costs[] = {
    { "betweenness", 1.5, 40, true },    /* 32 sources share a sweep, unless weighted */
    { "closeness", 0.15, 25, true },     /* 512 sources share a sweep, unless weighted */
    { "harmonic", 0.15, 25, true },      /* the same */
    { "eccentricity", 0.15, 25, true },  /* the same */
    { "bridgeness", 20, 60, true },      /* path counts near the source are taken off again */
    { "sector pairs", 10, 40, true },    /* for each KH_NUM_LANES sectors a walk back */
    { "a relabelling", 0.2, 0.2, true }, /* a lane of a walk back, and the roles */
    { "a draw of ties", 2.5, 45, true }, /* a net of its own and its betweenness */
    { "a claim less", 2, 45, true },     /* the same */
};

/* kh_robustness() leaves out no more claims than this, tries pairs of so many, draws so often. */
#define MOST_CLAIMS 2000
#define MORE_TRIALS 700

static size_t
threads_of(const kh_net *net)
{
    return kh_parallel_workers(net->num_threads, SIZE_MAX);
}

static void
add_work(app_cost *cost, const kh_net *net, const char *name, double times)
{
    size_t j;

    for (j = 0; j < sizeof(costs) / sizeof(*costs); j++) {
        if (strcmp(costs[j].name, name) == 0) {
            const double nanoseconds = net->weighted ? costs[j].weighted : costs[j].unweighted;
            const double threads = costs[j].threaded ? (double) threads_of(net) : 1;

            cost->seconds += times * nanoseconds * 1e-9 * kh_betweenness_steps(net) / threads;
        }
    }
}

app_cost
app_cost_of_measures(const kh_net *net, const kh_measure *const *measures, size_t num_measures,
    bool sampled_betweenness)
{
    app_cost cost = { 0 };
    size_t j;

    for (j = 0; j < num_measures; j++) {
        if (!sampled_betweenness || strcmp(measures[j]->name, "betweenness") != 0) {
            add_work(&cost, net, measures[j]->name, 1);
        }
    }
    return cost;
}

/* Partial sums of kh_cross_by_pair(). */
#define PARTS_BYTES          0x1p27
#define MOST_BYTES_PER_NODE  0x1p12
#define LEAST_BYTES_PER_NODE 0x1p9

static void
add_sector_pairs(app_cost *cost, const kh_net *net)
{
    const double num_nodes = (double) net->num_nodes;

    add_work(cost, net, "sector pairs", ceil((double) net->num_sectors / KH_NUM_LANES));
    cost->bytes += sizeof(double) * num_nodes * (double) kh_num_sector_pairs(net)
                   + fmax(fmin(PARTS_BYTES, num_nodes * MOST_BYTES_PER_NODE),
                       num_nodes * LEAST_BYTES_PER_NODE);
}

static void
add_chance(app_cost *cost, const kh_net *net, const app_bridges_work *work)
{
    const double num = (double) work->num_permutations;

    add_work(cost, net, work->redraws ? "a draw of ties" : "a relabelling", num);
    if (!work->redraws) {
        cost->bytes += num * (double) net->num_nodes * (sizeof(uint32_t) + sizeof(double));
    }
}

app_cost
app_cost_of_bridges(const kh_net *net, const app_bridges_work *work)
{
    const double num_claims = net->num_edges < MOST_CLAIMS ? (double) net->num_edges : MOST_CLAIMS;
    app_cost cost = { 0 };

    if (!work->sampled) {
        add_work(&cost, net, "betweenness", 1);
    }
    if (work->panel && !work->sampled) {
        add_work(&cost, net, "bridgeness", 1);
    }
    if (work->pairs || (work->panel && !work->sampled)) {
        add_sector_pairs(&cost, net);
    }
    if (work->robustness) {
        add_work(&cost, net, "a claim less", num_claims + MORE_TRIALS);
    }
    add_chance(&cost, net, work);
    return cost;
}

/* --- words ------------------------------------------------------------------------------- */

/* Two digits, or one where the first says enough: what follows them would be a lie. */
static double
rounded(double x)
{
    const double unit = x > 0 ? pow(10, floor(log10(x))) : 1;

    return x < 3 * unit ? round(x / unit * 10) * unit / 10 : round(x / unit) * unit;
}

typedef struct {
    double from; /* where it begins to serve */
    double size;
    const char *name;
} unit;

/* @param units rising, ended by a NULL name. */
static void
say(char *text, size_t size, double x, const unit *units)
{
    while (units[1].name != NULL && x >= units[1].from) {
        units++;
    }
    snprintf(text, size, "%.12g %s", rounded(x / units->size), units->name);
}

void
app_say_seconds(char *text, size_t size, double seconds)
{
    static const unit units[] = { { 0, 1, "s" }, { 120, 60, "min" }, { 7200, 3600, "h" },
        { 172800, 86400, "days" }, { 0, 0, NULL } };

    say(text, size, seconds, units);
}

void
app_say_bytes(char *text, size_t size, double bytes)
{
    static const unit units[] = { { 0, 0x1p20, "MB" }, { 0x1p30, 0x1p30, "GB" },
        { 0x1p40, 0x1p40, "TB" }, { 0, 0, NULL } };

    say(text, size, fmax(bytes, 0x1p20), units);
}

/* --- the note ---------------------------------------------------------------------------- */

/* What this process has in memory; 0 where nobody says. */
static double
bytes_in_use(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long long pages = 0, resident = 0;

    if (file != NULL) {
        if (fscanf(file, "%llu %llu", &pages, &resident) != 2) {
            resident = 0;
        }
        fclose(file);
    }
    return (double) resident * (double) sysconf(_SC_PAGESIZE);
}

void
app_add_size(kh_text *out, const kh_net *net)
{
    kh_text_add_count(out, net->num_nodes);
    kh_text_add(out, " nodes and ");
    kh_text_add_count(out, net->num_ties);
    kh_text_add(out, net->directed ? " arcs" : " ties");
}

kh_status
app_announce(app *self, const kh_net *net, app_cost cost, const char *faster, kh_error *err)
{
    kh_text size = { 0 };
    char seconds[40], bytes[40];
    const size_t num_threads = threads_of(net);

    cost.bytes += bytes_in_use();
    if (self->cost != NULL) {
        *self->cost = cost;
    }
    app_say_bytes(bytes, sizeof(bytes), cost.bytes);
    if (self->max_memory > 0 && cost.bytes > 2 * (double) self->max_memory) {
        kh_fail(err, KH_ERR_LIMIT, "this would need about %s, more than --max-memory %s allows",
            bytes, self->common.max_memory);
        kh_hint(err, "nothing was computed; select a part, or allow more");
        return KH_ERR_LIMIT;
    }
    if (cost.seconds <= APP_LONG_SECONDS) {
        return KH_OK;
    }
    app_add_size(&size, net);
    app_say_seconds(seconds, sizeof(seconds), cost.seconds);
    app_warn(self, "note: %s: about %s and %s on %zu thread%s; %s%s--timeout sets a limit",
        kh_text_bytes(&size), seconds, bytes, num_threads, num_threads == 1 ? "" : "s",
        faster == NULL ? "" : faster, faster == NULL ? "" : " is faster, ");
    kh_text_free(&size);
    return KH_OK;
}

void
app_hint_seconds(const app *self, kh_error *err)
{
    char text[40];

    if (self->cost != NULL && self->cost->seconds > self->common.timeout) {
        app_say_seconds(text, sizeof(text), self->cost->seconds);
        kh_hint(err, "it takes about %s, after reading", text);
    }
}

void
app_hint_memory(const app *self, kh_error *err)
{
    char text[40];

    if (self->cost != NULL && self->cost->bytes > (double) self->max_memory) {
        app_say_bytes(text, sizeof(text), self->cost->bytes);
        kh_hint(err, "it needs about %s", text);
    }
}
