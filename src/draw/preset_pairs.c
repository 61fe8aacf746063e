/* Sector by sector: below the diagonal how much ties the two, above it who carries between them. */
#include "presets.h"

#include "../base/unicode.h"
#include "../graph/label.h"
#include "../panel/pairs.h"
#include "../panel/say.h"
#include "analysis.h"
#include "matrix.h"
#include "scale.h"
#include "short_name.h"
#include "size.h"
#include "words.h"

#include <math.h>

/* Sectors that a page has room for. */
#define MOST_SECTORS 16

/* Points, and columns of text. */
#define LEAST_WIDTH  108.0
#define LEAST_HEIGHT 58.0
#define CELL_GAP     3.0
#define ROW_HEADING  150.0
#define WRAP_CELL    16
#define WRAP_ROW     22

static const kh_color white = { 255, 255, 255 }, grey = { 0xE4, 0xE8, 0xEC };

typedef struct {
    kh_drawing *drawing;
    const kh_net *net;
    kh_matrix matrix;
    size_t num; /* sectors shown. */
    kh_scale ties, shares;
    kh_short_names names;
    bool any_nothing;
    double width, height; /* of all cells: what the largest takes. */
} sheet;

static const char *
sector_name(const sheet *self, size_t index)
{
    return kh_net_sector_label(self->net, self->matrix.sectors[index], self->drawing->lang);
}

static const kh_pair_cell *
cell_of(const sheet *self, size_t row, size_t column)
{
    return &self->matrix
                .cells[self->matrix.sectors[row] * self->matrix.num + self->matrix.sectors[column]];
}

/* --- nodes ------------------------------------------------------------------------------- */

/* A node of the sheet; the texts are taken. */
static kh_status
add_box(sheet *self, kh_drawn_node box, kh_color fill, kh_text *label, kh_text *detail,
    kh_text *title, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const char *detail_text = kh_drawing_take(drawing, detail);
    const char *title_text = kh_drawing_take(drawing, title);
    kh_box_at size;
    size_t index;

    box.label = kh_drawing_take(drawing, label);
    if (box.label == NULL || detail_text == NULL || title_text == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "texts of a cell"));
    }
    box.role = "plain";
    box.cluster = KH_DRAWN_NONE;
    box.placed = true;
    box.ink = kh_color_ink(fill);
    KH_TRY(kh_drawing_add_own(drawing, box, fill, &index, err));
    drawing->nodes[index].detail = detail_text;
    drawing->nodes[index].title = title_text;
    KH_TRY(kh_drawing_size(drawing, &drawing->nodes[index], &size, err));
    if (box.wrap == WRAP_CELL) {
        self->width = fmax(self->width, size.width);
        self->height = fmax(self->height, size.height);
    }
out:
    return ret;
}

static kh_status
add_heading(sheet *self, size_t index, bool row, kh_error *err)
{
    kh_text label = { 0 }, detail = { 0 }, title = { 0 };
    kh_drawn_node box = { .shape = "plaintext", .border = KH_COLOR_FRAME };

    kh_text_add(&label, sector_name(self, index));
    kh_text_add(&title, sector_name(self, index));
    box.wrap = row ? WRAP_ROW : WRAP_CELL;
    return add_box(self, box, white, &label, &detail, &title, err);
}

static kh_color
write_within(sheet *self, size_t index, kh_text *label, kh_text *title)
{
    kh_scale_add_number(label, self->matrix.within[self->matrix.sectors[index]], false);
    kh_words_add(title, KH_WORDS_CELL_WITHIN, self->drawing->lang,
        (const char *const[]){ sector_name(self, index), kh_text_bytes(label) }, 2);
    return grey;
}

static kh_color
write_ties(sheet *self, size_t row, size_t column, kh_text *label, kh_text *detail, kh_text *title)
{
    const kh_pair_cell *cell = cell_of(self, row, column);
    const char *lang = self->drawing->lang;
    kh_text expected = { 0 };

    kh_scale_add_number(label, cell->ties, false);
    kh_scale_add_number(&expected, cell->expected, false);
    kh_words_add(
        detail, KH_WORDS_EXPECTED, lang, (const char *const[]){ kh_text_bytes(&expected) }, 1);
    kh_words_add(title, KH_WORDS_CELL_BETWEEN, lang,
        (const char *const[]){ sector_name(self, column), sector_name(self, row),
            kh_text_bytes(label), kh_text_bytes(&expected) },
        4);
    kh_text_free(&expected);
    return kh_scale_color(&self->ties, cell->ties);
}

static kh_color
write_carrier(
    sheet *self, size_t row, size_t column, kh_text *label, kh_text *detail, kh_text *title)
{
    const kh_pair_carrier *first = &cell_of(self, row, column)->first;
    const char *lang = self->drawing->lang;

    kh_text_add(label, kh_short_names_take(&self->names, self->net->graph, first->body, lang));
    kh_phrase_add_percent(detail, first->share);
    kh_words_add(title, KH_WORDS_CELL_CARRIED, lang,
        (const char *const[]){ sector_name(self, row), sector_name(self, column),
            kh_text_bytes(detail), kh_graph_node_label(self->net->graph, first->body, lang) },
        4);
    return kh_scale_color(&self->shares, first->share);
}

static kh_status
add_cell(sheet *self, size_t row, size_t column, kh_error *err)
{
    const kh_pair_cell *cell = cell_of(self, row, column);
    kh_text label = { 0 }, detail = { 0 }, title = { 0 };
    kh_color fill = white;
    kh_drawn_node box = { .shape = "box", .border = KH_COLOR_FRAME, .wrap = WRAP_CELL };

    if (row == column) {
        fill = write_within(self, row, &label, &title);
    } else if (!cell->joined || (row < column && cell->first.body == KH_NONE)) {
        self->any_nothing = true;
        kh_text_add(&label, "\xE2\x80\x93");
        kh_words_add(&title, KH_WORDS_CELL_NOTHING, self->drawing->lang,
            (const char *const[]){ sector_name(self, row), sector_name(self, column) }, 2);
    } else if (row > column) {
        fill = write_ties(self, row, column, &label, &detail, &title);
    } else {
        fill = write_carrier(self, row, column, &label, &detail, &title);
    }
    return add_box(self, box, fill, &label, &detail, &title, err);
}

/* Headings are row and column 0: row -1 and column -1 of the square. */
static void
put(const sheet *self, size_t index, size_t row, size_t column)
{
    kh_drawn_node *node = &self->drawing->nodes[index];

    node->width = column == 0 ? ROW_HEADING : self->width;
    node->height = self->height;
    node->x = column == 0 ? -(ROW_HEADING + self->width) / 2 - CELL_GAP
                          : ((double) column - 1) * (self->width + CELL_GAP);
    node->y = (1 - (double) row) * (self->height + CELL_GAP);
}

/* Once it is known how much room the largest label takes. */
static void
put_all(const sheet *self)
{
    size_t index = 0, row, column;

    for (row = 0; row <= self->num; row++) {
        for (column = row == 0 ? 1 : 0; column <= self->num && self->num > 0; column++) {
            put(self, index++, row, column);
        }
    }
}

/* Row by row, as it is read. */
static kh_status
add_cells(sheet *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t row, column;

    for (column = 0; column < self->num; column++) {
        KH_TRY(add_heading(self, column, false, err));
    }
    for (row = 0; row < self->num; row++) {
        KH_TRY(add_heading(self, row, true, err));
        for (column = 0; column < self->num; column++) {
            KH_TRY(add_cell(self, row, column, err));
        }
    }
    put_all(self);
out:
    return ret;
}

/* --- legend and words -------------------------------------------------------------------- */

static kh_status
add_box_key(sheet *self, const char *label, kh_color fill, kh_error *err)
{
    return kh_drawing_add_key(self->drawing,
        (kh_drawn_key){ .label = label, .shape = "box", .fill = fill, .color = KH_COLOR_BORDER },
        err);
}

static kh_status
add_keys(sheet *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const char *lang = drawing->lang;

    drawing->has_legend = true;
    if (self->num == 0) {
        return KH_OK;
    }
    KH_TRY(kh_scale_add_keys(&self->ties, drawing, kh_words_in(KH_WORDS_TIES_BETWEEN, lang), err));
    KH_TRY(
        kh_scale_add_keys(&self->shares, drawing, kh_words_in(KH_WORDS_SHARE_OF_ONE, lang), err));
    KH_TRY(kh_drawing_add_key(
        drawing, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_DIAGONAL, lang) }, err));
    KH_TRY(add_box_key(self, kh_words_in(KH_WORDS_TIES_WITHIN, lang), grey, err));
    if (self->any_nothing) {
        KH_TRY(add_box_key(self, kh_words_in(KH_WORDS_NOT_JOINED, lang), white, err));
    }
    KH_TRY(kh_short_names_add_keys(&self->names, drawing, err));
out:
    return ret;
}

/* Which two of all sectors depend most on one body. */
static kh_status
add_remark(sheet *self, kh_error *err)
{
    const kh_matrix *matrix = &self->matrix;
    const char *lang = self->drawing->lang;
    kh_pair_carrier most = { .body = KH_NONE };
    uint32_t a = 0, b = 0, x, y;
    kh_text remark = { 0 };

    for (x = 0; x < matrix->num; x++) {
        for (y = x + 1; y < matrix->num; y++) {
            const kh_pair_cell *cell = &matrix->cells[x * matrix->num + y];
            const kh_pair_carrier *found = &cell->largest;
            const bool equal = fabs(found->share - most.share) <= KH_EQUAL_SHARES;

            if (cell->joined && found->body != KH_NONE
                && (equal ? found->mass > most.mass : found->share > most.share)) {
                most = *found;
                a = x;
                b = y;
            }
        }
    }
    if (most.body == KH_NONE) {
        return KH_OK;
    }
    kh_say_dependence(&remark, kh_tongue_of(lang),
        (const char *const[]){
            kh_net_sector_label(self->net, a, lang), kh_net_sector_label(self->net, b, lang) },
        kh_graph_node_label(self->net->graph, most.body, lang), most.share);
    self->drawing->remark = kh_drawing_take(self->drawing, &remark);
    return self->drawing->remark != NULL ? KH_OK : kh_fail_nomem(err, 1, "text");
}

static void
make_scales(sheet *self)
{
    double ties = 0, share = 0;
    size_t row, column;

    for (row = 0; row < self->num; row++) {
        for (column = row + 1; column < self->num; column++) {
            const kh_pair_cell *cell = cell_of(self, row, column);

            ties = cell->joined ? fmax(ties, cell->ties) : ties;
            share = cell->joined && cell->first.body != KH_NONE ? fmax(share, cell->first.share)
                                                                : share;
        }
    }
    self->ties = kh_scale_make(ties, false, kh_scale_blue);
    self->shares = kh_scale_make(share, true, kh_scale_orange);
}

kh_status
kh_preset_build_pairs(kh_drawing *self, kh_error *err)
{
    static const char *const refused[]
        = { "groups", "others", "center", "links", "inverse", "phrases", "shapes", NULL };
    kh_status ret = KH_OK;
    size_t most;
    kh_net net = { 0 };
    kh_table table = { 0 };
    sheet made = { .drawing = self, .net = &net, .width = LEAST_WIDTH, .height = LEAST_HEIGHT };

    KH_TRY(kh_drawing_open_net(self, refused, &net, err));
    KH_TRY(kh_bridge_pairs(&table, &net, &self->selection, NULL, self->lang, err));
    KH_TRY(kh_matrix_fill(&made.matrix, &net, &table, err));
    most = kh_drawing_most(self, MOST_SECTORS);
    made.num = made.matrix.num < most ? made.matrix.num : most;
    make_scales(&made);
    self->engine = "fixed";
    KH_TRY(kh_drawing_group_by_list(self, 0, NULL, NULL, 0, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(add_cells(&made, err));
    KH_TRY(add_keys(&made, err));
    KH_TRY(add_remark(&made, err));
    KH_TRY(kh_drawing_tell_hidden(self, made.matrix.num - made.num, "sectors", err));
out:
    kh_short_names_free(&made.names);
    kh_matrix_free(&made.matrix);
    kh_table_free(&table);
    kh_net_free(&net);
    return ret;
}
