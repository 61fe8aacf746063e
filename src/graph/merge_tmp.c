#include "merge.h"
kh_status kh_graph_merge(kh_graph *self, const kh_graph *other, kh_findings *findings, kh_error *err){(void)self;(void)other;(void)findings;return kh_fail(err,KH_ERR_DATA,"merge");}
