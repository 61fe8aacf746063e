#include "precision.h"

#include "../between/cost.h"
#include "estimate.h"

const app_option app_precision_options[] = {
    { APP_SHARE, "approx", 0, offsetof(app_precision, epsilon), "EPS",
        "estimate it from shortest paths drawn at random, within EPS of all pairs; chosen by "
        "itself, with .003, where nodes times ties pass 7.5e9 (directed: 1.5e10)" },
    { APP_SHARE, "approx-confidence", 0, offsetof(app_precision, confidence), "P",
        "how likely all values are within it (default .9)" },
    { APP_FLAG, "exact", 0, offsetof(app_precision, exact), NULL,
        "compute it from all shortest paths, however long that takes" },
    { 0 },
};

kh_status
app_precision_check(const app_precision *options, const app_net *net, kh_error *err)
{
    if (options->exact && (options->epsilon > 0 || options->confidence > 0)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--exact and --%s exclude each other",
            options->epsilon > 0 ? "approx" : "approx-confidence");
    }
    if (options->confidence > 0 && options->epsilon == 0) {
        kh_fail(err, KH_ERR_ARGUMENT, "--approx-confidence is of --approx, which is not given");
        kh_hint(err, "--approx %g --approx-confidence %g", KH_USUAL_EPSILON, options->confidence);
        return KH_ERR_ARGUMENT;
    }
    if (options->epsilon > 0 && net->weighted) {
        kh_fail(err, KH_ERR_ARGUMENT, "--approx takes no --weighted: it draws paths by steps");
        kh_hint(err, "with weights everything is exact");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

bool
app_precision_choose(const app *self, const app_precision *options, const kh_net *net,
    const char *measure, kh_precision *chosen)
{
    const bool given = options->epsilon > 0;
    kh_text size = { 0 };

    *chosen = (kh_precision){
        .epsilon = given ? options->epsilon : KH_USUAL_EPSILON,
        .confidence = options->confidence > 0 ? options->confidence : KH_USUAL_CONFIDENCE,
    };
    if (given || options->exact || !kh_betweenness_is_costly(net)) {
        return given;
    }
    app_add_size(&size, net);
    app_warn(self,
        "%s of %s is approximate, within %g of all pairs with probability %g; --exact computes it, "
        "--approx EPS sets the bound",
        measure, kh_text_bytes(&size), chosen->epsilon, chosen->confidence);
    kh_text_free(&size);
    return true;
}
