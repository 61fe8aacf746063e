#include "columns.h"

#include "../bridge/bridging.h"
#include "../measure/cut_off.h"
#include "../bridge/ei_index.h"
#include "../bridge/grounds.h"
#include "../bridge/participation.h"
#include "../bridge/within_z.h"

#include <math.h>
#include <string.h>

#define ROLE_SOURCE "Gould & Fernandez 1989, Sociological Methodology 19:89-126, doi:10.2307/270949"
#define ROLE_COST   "O(sum over ties of the degrees of their tails)"
#define PAIR_SOURCE                                                                                \
    "Flom, Friedman, Strauss & Neaigus 2004, Connections 26(1):62-70; Guns & Rousseau 2015, "      \
    "doi:10.1631/FITEE.1400425"

static const kh_measure cross_betweenness = {
    .name = "cross_betweenness",
    .summary = "how often it lies on the shortest way between two others in different sectors",
    .formula
    = "sum over pairs s, t of w(s,t) * share of shortest s-t paths through v; w(s,t) = 1 - "
      "m_s . m_t, m the sector shares of a node; 0 if either has no sector",
    .unit = "pairs",
    .highest = INFINITY,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .undefined = "",
    .source = PAIR_SOURCE,
    .cost = "O(n m)",
};

static const kh_measure cross_share = {
    .name = "cross_share",
    .summary
    = "the part of all connections between sectors that runs through it; what the panel is "
      "sorted by",
    .formula = "cross_betweenness / sum of w(s,t) over connected pairs of other nodes",
    .unit = "share of pairs",
    .highest = 1,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .undefined = "no two other nodes in different sectors are connected",
    .source = PAIR_SOURCE,
    .cost = "O(n m)",
};

static const kh_measure participation = {
    .name = "participation",
    .summary = "how evenly its ties spread over the sectors: 0 if all lead into one",
    .formula = "1 - sum over sectors of (ties into the sector / ties)^2; a neighbour's shares "
               "divide the tie",
    .unit = "",
    .highest = 1,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .undefined = "no neighbour has a sector",
    .source = "Guimera & Amaral 2005, doi:10.1038/nature03288",
    .cost = "O(m)",
    .compute = kh_participation,
};

static const kh_measure within_z = {
    .name = "within_z",
    .summary = "how well tied it is inside its own sector, compared with the others there",
    .formula
    = "(ties into its sector - mean) / sd over the members of the sector; several sectors: "
      "the mean by its shares",
    .unit = "standard deviations",
    .lowest = -INFINITY,
    .highest = INFINITY,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .undefined = "it has no sector, or all in its sectors are tied alike",
    .source = "Guimera & Amaral 2005, doi:10.1038/nature03288",
    .cost = "O(n + m)",
    .compute = kh_within_z,
};

static const kh_measure ei_index = {
    .name = "ei_index",
    .summary = "whether its ties lead out of its sector (1) or stay inside (-1)",
    .formula = "(external - internal) / (external + internal) ties; a tie is internal to the share "
               "m_v . m_u",
    .unit = "",
    .lowest = -1,
    .highest = 1,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .undefined = "none of its ties has a sector at both ends",
    .source = "Krackhardt & Stern 1988, doi:10.2307/2786835",
    .cost = "O(m)",
    .compute = kh_ei_index,
};

#define ROLE(role, what, groups)                                                                   \
    static const kh_measure role = {                                                               \
        .name = #role,                                                                             \
        .summary = what,                                                                           \
        .formula = "open triples a -> v -> b" groups,                                              \
        .unit = "triples",                                                                         \
        .highest = INFINITY,                                                                       \
        .weight = KH_WEIGHT_IGNORED,                                                               \
        .arrows = KH_ARROWS_FOLLOWED,                                                              \
        .undefined = "",                                                                           \
        .source = ROLE_SOURCE,                                                                     \
        .cost = ROLE_COST,                                                                         \
    };

ROLE(coordinator, "how often it links two of its own sector that are not tied themselves",
    " in sectors A -> A -> A")
ROLE(consultant, "how often it links two of one other sector: an outsider between insiders",
    " in sectors A -> B -> A")
ROLE(representative, "how often it speaks for one of its own sector to one of another",
    " in sectors A -> A -> B")
ROLE(gatekeeper, "how often it lets one of another sector in to one of its own",
    " in sectors A -> B -> B")
ROLE(liaison, "how often it links two of two other sectors", " in sectors A -> B -> C")
ROLE(brokerage, "how often it links two that are not tied themselves: the five roles together", "")

static const kh_measure bridging = {
    .name = "bridging",
    .summary = "standing between denser parts: much betweenness, few ties, well tied neighbours",
    .formula = "betweenness * (1 / d_v) / sum over neighbours u of 1 / d_u",
    .unit = "pairs",
    .highest = INFINITY,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .undefined = "it has no tie",
    .source
    = "Hwang, Cho, Zhang & Ramanathan 2006, University at Buffalo, technical report 2006-05 "
      "(their paper of 2008 multiplies ranks instead)",
    .cost = "O(n m)",
    .compute = kh_bridging,
};

static const kh_measure bridgeness = {
    .name = "bridgeness",
    .summary = "betweenness that is not owed to its own neighbours: paths between two others that "
               "both are no neighbours",
    .formula = "sum over pairs s, t outside v's closed neighbourhood of the share of shortest s-t "
               "paths through v",
    .unit = "pairs",
    .highest = INFINITY,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .undefined = "",
    .source = "Jensen et al. 2016, doi:10.1093/comnet/cnv022",
    .cost = "O(n m)",
};

static const kh_measure cut_off = {
    .name = "cut_off",
    .summary = "how many are cut off from the largest remaining part of the net if it goes",
    .formula = "nodes of v's component less v and the largest part of it without v",
    .unit = "nodes",
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .undefined = "",
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .cost = "O(n + m)",
    .compute = kh_cut_off,
};

static const kh_measure top_pairs = {
    .name = "top_pairs",
    .summary = "the two pairs of sectors that it carries most between",
    .formula = "the largest Q_XY(v) = sum over pairs s, t of (m_sX m_tY + m_sY m_tX) * share of "
               "shortest s-t paths through v; share: Q_XY / cross_betweenness",
    .unit = "pairs",
    .highest = INFINITY,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .undefined = "",
    .source = PAIR_SOURCE,
    .cost = "O(n m) times the number of sectors",
};

static const kh_measure single_source_ties = {
    .name = "single_source_ties",
    .summary = "how many of its ties rest on one source at most",
    .formula = "ties of v, in and out, whose claims cite fewer than two distinct sources",
    .unit = "ties",
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_COUNTED,
    .undefined = "",
    .source = "ours: what one mistake can undo",
    .cost = "O(n + claims)",
    .compute = kh_single_source_ties,
};

static const kh_measure contested_ties = {
    .name = "contested_ties",
    .summary = "how many of its ties rest on claims that contradict each other",
    .formula = "ties of v, in and out, with two claims of one relation that state other "
               "overlapping dates, weights or confidences",
    .unit = "ties",
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_COUNTED,
    .undefined = "",
    .source = "ours: the rule W033 of check, confidences too",
    .cost = "O(n + claims)",
    .compute = kh_contested_ties,
};

/* Role counts are whole where each has one sector; a decimal is enough to tell bodies apart. */
const kh_bridge_column kh_bridge_columns[KH_NUM_BRIDGE_COLUMNS] = {
    { &cross_betweenness, "cross btw", KH_CELL_REAL, KH_JUDGED_CROSS_BETWEENNESS, true, 0 },
    { &cross_share, "share", KH_CELL_REAL, KH_NUM_JUDGED, false, 3 },
    { &participation, "part.", KH_CELL_REAL, KH_JUDGED_PARTICIPATION, false, 2 },
    { &within_z, "within z", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &ei_index, "E-I", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &coordinator, "coord", KH_CELL_REAL, KH_JUDGED_COORDINATOR, false, 1 },
    { &consultant, "cons", KH_CELL_REAL, KH_JUDGED_CONSULTANT, false, 1 },
    { &representative, "repr", KH_CELL_REAL, KH_JUDGED_REPRESENTATIVE, false, 1 },
    { &gatekeeper, "gate", KH_CELL_REAL, KH_JUDGED_GATEKEEPER, false, 1 },
    { &liaison, "liais", KH_CELL_REAL, KH_JUDGED_LIAISON, false, 1 },
    { &brokerage, "all roles", KH_CELL_INTEGER, KH_NUM_JUDGED, true, 0 },
    { &kh_measure_constraint, "constr", KH_CELL_REAL, KH_NUM_JUDGED, true, 2 },
    { &kh_measure_effective_size, "eff. size", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &kh_measure_efficiency, "efficiency", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &kh_measure_hierarchy, "hierarchy", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &bridging, "bridging", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &bridgeness, "bridgeness", KH_CELL_REAL, KH_NUM_JUDGED, true, 0 },
    { &kh_measure_articulation, "cut point", KH_CELL_BOOLEAN, KH_NUM_JUDGED, true, 0 },
    { &cut_off, "cuts", KH_CELL_INTEGER, KH_NUM_JUDGED, false, 0 },
    { &top_pairs, "most between", KH_CELL_JSON, KH_NUM_JUDGED, false, 0 },
    { &single_source_ties, "one source", KH_CELL_INTEGER, KH_NUM_JUDGED, true, 0 },
    { &contested_ties, "contested", KH_CELL_INTEGER, KH_NUM_JUDGED, true, 0 },
};

const kh_measure *const kh_bridge_measures[] = { &cross_betweenness, &cross_share, &participation,
    &within_z, &ei_index, &coordinator, &consultant, &representative, &gatekeeper, &liaison,
    &brokerage, &kh_measure_constraint, &kh_measure_effective_size, &kh_measure_efficiency,
    &kh_measure_hierarchy, &bridging, &bridgeness, &kh_measure_articulation, &cut_off, &top_pairs,
    &single_source_ties, &contested_ties, NULL };

const kh_bridge_statistic kh_bridge_statistics[KH_NUM_STATISTICS] = {
    { "_mean", "mean under the null" },
    { "_sd", "standard deviation under the null" },
    { "_z", "(observed - mean) / sd" },
    { "_p", "(1 + number of draws at or above the observed) / (1 + draws), one-sided" },
    { "_q", "p adjusted for the bodies listed (Benjamini-Hochberg)" },
};

double
kh_bridge_statistic_of(const kh_significance *judged, size_t statistic)
{
    const double values[KH_NUM_STATISTICS]
        = { judged->mean, judged->sd, judged->z, judged->p, judged->q };

    return values[statistic];
}

/* Whether `name` is the column's, or the column's with the suffix of a statistic. */
static bool
shows(const kh_bridge_column *column, const char *name)
{
    const size_t length = strlen(column->measure->name);
    size_t j;

    if (strncmp(name, column->measure->name, length) != 0) {
        return false;
    }
    for (j = 0; j < KH_NUM_STATISTICS && column->judged != KH_NUM_JUDGED; j++) {
        if (strcmp(name + length, kh_bridge_statistics[j].suffix) == 0) {
            return true;
        }
    }
    return name[length] == '\0';
}

const kh_measure *
kh_bridge_measure_find(const char *name)
{
    size_t j;

    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        if (shows(&kh_bridge_columns[j], name)) {
            return kh_bridge_columns[j].measure;
        }
    }
    return NULL;
}
