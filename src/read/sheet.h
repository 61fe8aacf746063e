/**
 * @file sheet.h
 * @brief A table of nodes or of edges on its way into a graph.
 *
 * Its header says which column is which key of a node or an edge. A row then becomes the tokens
 * that the same node or edge would be in JSON, so that everything is checked by what checks those;
 * only that a token stands where the row's field does, and that findings name columns.
 */
#ifndef KH_READ_SHEET_H
#define KH_READ_SHEET_H

#include "csv.h"
#include "elements.h"

/** What a column holds. */
typedef enum {
    KH_CELL_STRING,
    KH_CELL_IGNORED,
    KH_CELL_NUMBER,
    KH_CELL_BOOLEAN,
    KH_CELL_DATE,
    KH_CELL_LIST,          /**< texts between semicolons or bars. */
    KH_CELL_SECTORS,       /**< ids likewise, or between commas, each perhaps with a weight. */
    KH_CELL_SOURCES,       /**< ids or URLs between semicolons, or commas with a space behind. */
    KH_CELL_TYPES,         /**< ids between semicolons, of which the first is the type. */
    KH_CELL_INTERVAL,      /**< Gephi's <[2001.0, 2010.0]>: start and end. */
    KH_CELL_DIRECTION,     /**< directed, undirected, mutual. */
    KH_CELL_TYPE_OF_EDGE,  /**< a direction, if it is the word for one, else the relation. */
    KH_CELL_RELATION_NAME, /**< the label of the relation. */
    KH_CELL_SOURCE_NAME,   /**< the label of the edge's source. */
    KH_CELL_TARGET_NAME,
} kh_cell;

typedef struct {
    const char *name;   /**< as in the header, without spaces around it. */
    const char *folded; /**< in small letters, without the type behind a colon. */
    const char *key;    /**< of the node or edge. */
    const char *member; /**< of the object that is the key's value, such as a language; or NULL. */
    const char *space;  /**< stands before ids, with a colon: Neo4j's id space; or NULL. */
    kh_cell cell;
    bool known;    /**< else what it holds is kept as an attribute. */
    bool list;     /**< an attribute of several values. */
    bool required; /**< no row goes without. */
    bool names;    /**< also is the id: the table has no other. */
    kh_place place;
} kh_column;

/** What a row has to say of an edge besides the edge, as tokens behind it; null: nothing. */
typedef enum {
    KH_ASIDE_DIRECTION, /**< true: directed. */
    KH_ASIDE_RELATION_NAME,
    KH_ASIDE_SOURCE_NAME,
    KH_ASIDE_TARGET_NAME,
    KH_NUM_ASIDES,
} kh_aside;

/** Why a row cannot be read. */
typedef struct {
    const char *code, *hint; /**< static. */
    const char *column;      /**< its name. */
    uint32_t offset;
    char message[160];
} kh_cell_fault;

typedef struct kh_sheet {
    kh_csv *csv;
    bool edges;     /**< rows are edges, not nodes. */
    bool directed;  /**< the table's dialect has no undirected edges. */
    bool has_dates; /**< start or end has a column of its own. */
    bool by_label;  /**< the table's dialect has no ids. */
    kh_column *columns;
    size_t num_columns;
    uint32_t *order; /**< of columns: those of one key stand side by side. */
    kh_text names;   /**< of the columns. */

    /* the row being read */
    kh_csv_row row;
    KH_LIST(kh_cell_fault) faults;

    kh_text last; /* the last row of an input that does not end in a line break */

    kh_sym end_columns[2]; /**< names of the columns of sources and of targets. */
    /* per edge of the table: what its row says of direction */
    KH_LIST(uint8_t) directions;
} kh_sheet;

void kh_sheet_free(kh_sheet *self);

/** Whether an input begins with a line of CSV. */
bool kh_sheet_sniff(const char *head, size_t length, bool whole);

/** Tell columns apart by the row in `r->sheet` that is the header; what is wrong becomes findings.
 * `strings`: of the row. @return KH_ERR_DATA if it is no table of nodes or edges. */
kh_status kh_sheet_read_header(kh_reading *r, const kh_text *strings, kh_error *err) KH_MUST_CHECK;

/** The row in `self`, whose text and strings are in `tokens`, to the tokens of a node or an edge.
 * What is wrong is left in `faults`. `length`: of the text. */
kh_status kh_sheet_tokens(
    kh_sheet *self, kh_tokens *tokens, size_t length, kh_error *err) KH_MUST_CHECK;

/** All rows are read: their directions to that of the graph and its relations. */
kh_status kh_sheet_settle(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** The word for a direction: 1 directed, 0 undirected, -1 no such word. */
int kh_sheet_direction(const char *word);

/** Append the name of the column from which a token came. */
void kh_sheet_add_pointer(
    const kh_sheet *self, const kh_tokens *tokens, uint32_t token, kh_text *out);

/** Offset of the first byte that is not UTF-8, or is NUL; `length` if there is none. */
size_t kh_sheet_find_foreign(const char *text, size_t length);

/** Such a byte is a finding; all that follows would be at fault, too. @return KH_ERR_DATA. */
kh_status kh_sheet_stop_at_foreign(
    kh_reading *r, const char *text, size_t offset, size_t length, kh_error *err) KH_MUST_CHECK;

/** The row has not as many fields as the header. */
kh_status kh_sheet_report_fields(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** All `faults` of the row. */
kh_status kh_sheet_report_faults(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** A quote stands where none may. *used: bytes up to the next line, which may well be in order.
 * @return KH_ERR_DATA if it is not known where that is. */
kh_status kh_sheet_pass_fault(
    kh_reading *r, const char *text, size_t *used, kh_error *err) KH_MUST_CHECK;

/** The encoding that text which is not UTF-8 seems to be in, as iconv names it; NULL: no idea. */
const char *kh_guess_encoding(const char *text, size_t length);

#endif
