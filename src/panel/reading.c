#include "reading.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "reading_sampled.h"
#include "say.h"
#include "../base/phrase.h"

#include <math.h>
#include <stdlib.h>

/* A sentence that names more is a list. */
#define MOST_NAMED 3

static const kh_pattern nothing_depends = {
    "No two sectors are connected through a body.",
    "기관을 거쳐 이어지는 두 분야는 없다.",
    "機関を介してつながる二つの分野はない。",
};
static const kh_pattern beyond_chance = {
    "Bodies that hold roles more often than chance would have it (q < 0.05): {0}.",
    "우연으로 보기 어려울 만큼 자주 역할을 맡은 기관(q < 0.05): {0}.",
    "偶然とは見なしにくいほど多く役割を担う機関（q < 0.05）：{0}。",
};
static const kh_pattern one_body = { "{0} ({1})", "{0}({1})", "{0}（{1}）" };
static const kh_pattern all_roles = { "all five roles", "다섯 역할 모두", "五つの役割すべて" };
static const kh_pattern nothing_beyond_chance = {
    "No body holds a role more often than chance would have it (q < 0.05).",
    "우연보다 뚜렷이 자주 역할을 맡은 기관은 없다(q < 0.05).",
    "偶然より明らかに多く役割を担う機関はない（q < 0.05）。",
};
static const kh_pattern not_judged = {
    "Whether roles are held more often than chance would have it was not tested.",
    "역할을 우연보다 자주 맡았는지는 검정하지 않았다.",
    "役割を偶然より多く担うかどうかは検定していない。",
};
static const kh_pattern roles[KH_NUM_ROLES] = {
    { "coordinator", "조정자", "調整役" },
    { "consultant", "자문자", "相談役" },
    { "representative", "대표자", "代表役" },
    { "gatekeeper", "문지기", "門番役" },
    { "liaison", "연락자", "連絡役" },
};

/* What the sentences are made from. */
typedef struct {
    const kh_table *table;
    const kh_net *net;
    const panel_values *panel;
    const uint32_t *bodies;
    const char *lang;
    kh_text *out;
} reading;

static const char *
name_of(const reading *self, size_t v)
{
    return kh_graph_node_label(self->net->graph, self->net->node[v], self->lang);
}

/* --- who leads --------------------------------------------------------------------------- */

/* Of a row of the sorted table; 0 where there is no such row. */
static double
share_of_row(const reading *self, size_t row)
{
    const double *shares = self->panel->columns[KH_BRIDGE_CROSS_SHARE];

    if (row >= self->table->num_rows) {
        return 0;
    }
    return fmax(0, shares[self->bodies[self->table->order[row]]]);
}

static const char *
name_of_row(const reading *self, size_t row)
{
    return row < self->table->num_rows ? name_of(self, self->bodies[self->table->order[row]]) : "";
}

static void
add_leader(const reading *self)
{
    kh_say_leader(self->out, kh_tongue_of(self->lang),
        (const char *const[]){ name_of_row(self, 0), name_of_row(self, 1) },
        (const double[]){ share_of_row(self, 0), share_of_row(self, 1) });
}

static void
add_sampled_leader(const reading *self)
{
    panel_say_sampled_leader(self->out, kh_tongue_of(self->lang),
        (const char *const[]){ name_of_row(self, 0), name_of_row(self, 1) },
        (const double[]){ share_of_row(self, 0), share_of_row(self, 1) },
        self->panel->approximation.share_bound);
}

/* --- which two sectors depend most ------------------------------------------------------- */

typedef struct {
    uint32_t x, y, body;
    double share, mass;
} dependence;

/* The largest share; of equal ones, the one that is part of more. */
static void
consider(const reading *self, uint32_t x, uint32_t y, uint32_t v, dependence *most)
{
    const kh_carriers *carriers = &self->panel->carriers;
    const dependence found
        = { x, y, v, kh_carriers_share(carriers, x, y, v), kh_carriers_mass(carriers, x, y, v) };
    const bool is_equal = fabs(found.share - most->share) <= KH_EQUAL_SHARES;

    if (found.mass > 0 && (is_equal ? found.mass > most->mass : found.share > most->share)) {
        *most = found;
    }
}

static void
add_dependence(const reading *self)
{
    const uint32_t num = (uint32_t) self->net->num_sectors;
    dependence most = { 0 };
    uint32_t x, y;
    size_t row;

    for (x = 0; x < num; x++) {
        for (y = x + 1; y < num; y++) {
            for (row = 0; row < self->table->num_rows; row++) {
                consider(self, x, y, self->bodies[row], &most);
            }
        }
    }
    if (!(most.mass > 0)) {
        kh_phrase_add(self->out, &nothing_depends, kh_tongue_of(self->lang), NULL);
        return;
    }
    kh_say_dependence(self->out, kh_tongue_of(self->lang),
        (const char *const[]){ kh_net_sector_label(self->net, most.x, self->lang),
            kh_net_sector_label(self->net, most.y, self->lang) },
        name_of(self, most.body), most.share);
}

/* --- what is more than chance ------------------------------------------------------------ */

/* "Cabinet Office (gatekeeper, liaison)"; nothing for a body whose roles are as chance has it. */
static void
add_holder(const reading *self, size_t row, kh_text *out)
{
    const uint32_t body = self->table->order[row];
    const char *names[KH_NUM_ROLES];
    kh_text words[KH_NUM_ROLES + 1] = { { 0 } };
    size_t role, num = 0;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        if (self->panel->judged[body][role].q < KH_BRIDGE_LEVEL) {
            kh_phrase_add(&words[num], &roles[role], kh_tongue_of(self->lang), NULL);
            names[num] = kh_text_bytes(&words[num]);
            num++;
        }
    }
    if (num == KH_NUM_ROLES) {
        kh_phrase_add(&words[KH_NUM_ROLES], &all_roles, kh_tongue_of(self->lang), NULL);
    } else {
        kh_phrase_add_list(
            &words[KH_NUM_ROLES], kh_tongue_of(self->lang), names, num, KH_NUM_ROLES);
    }
    if (num > 0) {
        kh_phrase_add(out, &one_body, kh_tongue_of(self->lang),
            (const char *const[]){
                name_of(self, self->bodies[body]), kh_text_bytes(&words[KH_NUM_ROLES]) });
    }
    for (role = 0; role <= KH_NUM_ROLES; role++) {
        out->failed = out->failed || words[role].failed;
        kh_text_free(&words[role]);
    }
}

static kh_status
add_roles(const reading *self, kh_text *list, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_rows = self->table->num_rows;
    kh_text *holders = NULL;
    const char **names = NULL;
    size_t row, num = 0;

    KH_TRY(KH_NEW(&holders, num_rows, "names", err));
    KH_TRY(KH_NEW(&names, num_rows, "names", err));
    for (row = 0; row < num_rows; row++) {
        add_holder(self, row, &holders[row]);
        KH_TRY(kh_text_status(&holders[row], err));
        if (holders[row].length > 0) {
            names[num++] = kh_text_bytes(&holders[row]);
        }
    }
    kh_phrase_add_list(list, kh_tongue_of(self->lang), names, num, MOST_NAMED);
    kh_phrase_add(self->out, num > 0 ? &beyond_chance : &nothing_beyond_chance,
        kh_tongue_of(self->lang), (const char *const[]){ kh_text_bytes(list) });
out:
    for (row = 0; holders != NULL && row < num_rows; row++) {
        kh_text_free(&holders[row]);
    }
    free(holders);
    free(names);
    return ret;
}

/* Whether p was drawn at all: without permutations there are moments, and no p. */
static bool
is_tested(const reading *self)
{
    size_t row, role;

    for (row = 0; row < self->table->num_rows && self->panel->judged != NULL; row++) {
        for (role = 0; role < KH_NUM_ROLES; role++) {
            if (!isnan(self->panel->judged[row][role].q)) {
                return true;
            }
        }
    }
    return false;
}

/* --- all three --------------------------------------------------------------------------- */

kh_status
kh_bridges_add_reading(kh_table *table, const kh_net *net, const panel_values *panel,
    const uint32_t *bodies, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text out = { 0 }, scratch = { 0 };
    const char *own_lang = kh_graph_text(net->graph, net->graph->language);
    const reading self = { table, net, panel, bodies, lang != NULL ? lang : own_lang, &out };

    if (panel->is_sampled) {
        add_sampled_leader(&self);
        kh_text_add_char(&out, '\n');
        panel_say_no_dependence(&out, kh_tongue_of(self.lang));
    } else {
        add_leader(&self);
        kh_text_add_char(&out, '\n');
        add_dependence(&self);
    }
    kh_text_add_char(&out, '\n');
    if (is_tested(&self)) {
        KH_TRY(add_roles(&self, &scratch, err));
    } else {
        kh_phrase_add(&out, &not_judged, kh_tongue_of(self.lang), NULL);
    }
    KH_TRY(kh_text_status(&scratch, err));
    KH_TRY(kh_text_status(&out, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&out), err));
out:
    kh_text_free(&out);
    kh_text_free(&scratch);
    return ret;
}
