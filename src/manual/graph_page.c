#include "pages.h"

#include "../check/check.h"
#include "../read/reader.h"
#include "scdoc.h"
#include "schema.h"

static void
add_formats(kh_text *out)
{
    size_t j;

    manual_add_prose(out,
        "A file is told apart by its content. Standard input is named -. These forms are read:\n\n",
        0);
    for (j = 0; kh_readers[j] != NULL; j++) {
        manual_add_bold(out, kh_readers[j]->name);
        kh_text_add(out, "\n\t");
        manual_add_text(out, kh_readers[j]->summary);
        kh_text_add(out, "\n\n");
    }
}

/* The parts of a document, in the order in which one writes them. */
static void
add_parts(kh_text *out, const json_t *schema)
{
    static const struct {
        const char *heading, *definition;
    } parts[] = { { "the object graph", "graph" }, { "nodes", "node" }, { "edges", "edge" },
        { "sectors", "sector" }, { "node types", "nodeType" }, { "relations", "relation" },
        { "sources", "source" }, { "memberships of sectors", "membership" },
        { "citations", "citations" } };
    size_t j;

    for (j = 0; j < sizeof(parts) / sizeof(*parts); j++) {
        const json_t *part = manual_definition(schema, parts[j].definition);
        const char *description = json_string_value(json_object_get(part, "description"));

        manual_add_heading(out, parts[j].heading);
        manual_add_prose(out, description == NULL ? "" : description, 0);
        manual_add_keys(out, schema, part);
    }
}

static void
add_values(kh_text *out, const json_t *schema)
{
    static const char *const values[]
        = { "id", "sourceId", "text", "texts", "lang", "date", "confidence", "color", NULL };

    manual_add_heading(out, "values");
    manual_add_values(out, schema, values);
}

static void
add_streams(kh_text *out)
{
    manual_add_heading(out, "streams");
    manual_add_prose(out,
        "A stream (NDJSON) has one record a line. A record of the kind node, edge, sector or "
        "source is the item of that array with \"kind\" added; nodeType and relation carry their "
        "key as \"id\"; the one graph record holds the other keys of the top level.\n\n",
        0);
    manual_add_heading(out, "tables");
    manual_add_prose(out,
        "A table (CSV, TSV) is one of nodes if its header has id or label, one of edges if it has "
        "source and target; the other columns are the keys above, such as type, sectors, start, "
        "weight and sources, or label.ja for a label in Japanese. Headers of Gephi, Kumu, Neo4j "
        "and GraphFrames are known, too. Several sectors or sources stand between semicolons. "
        "Other columns are kept as texts. Types, relations and sectors need no declaration, and "
        "edges without any table of nodes make their own.\n\n",
        0);
    manual_add_heading(out, "several files");
    manual_add_prose(out,
        "The files of a command line become one graph. Nodes of one id are one node; edges are "
        "claims, and all of them are kept. An edge may lead to a node of another file. Keys that "
        "are not listed here are kept by `kakehashi convert` and warned of by `kakehashi "
        "check`.\n\n",
        0);
}

static void
add_rules(kh_text *out)
{
    size_t j;

    manual_add_heading(out, "rules");
    manual_add_prose(out,
        "What `kakehashi check` looks for; `kakehashi help CODE` explains one. E: a number would "
        "be wrong; W: worth a look.\n\n",
        0);
    for (j = 0; kh_rules[j] != NULL; j++) {
        manual_add_bold(out, kh_rules[j]->code);
        kh_text_add(out, "\n\t");
        manual_add_text(out, kh_rules[j]->name);
        kh_text_add(out, "\n\n");
    }
}

static kh_status
add_example(kh_text *out, const char *root, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text example = { 0 };

    KH_TRY(manual_read_text(&example, root, "data/example.json", err));
    manual_add_heading(out, "example");
    manual_add_literal(out, example.bytes, example.length);
out:
    kh_text_free(&example);
    return ret;
}

kh_status
manual_add_graph_page(kh_text *out, const char *root, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *schema = NULL;

    KH_TRY(manual_read_json(root, "data/schema/graph-1.schema.json", &schema, err));
    manual_add_title(out, "kakehashi-graph", 5, KH_VERSION);
    manual_add_name(out, "kakehashi-graph", "the file format of a graph of institutions");
    manual_add_heading(out, "description");
    manual_add_prose(out, json_string_value(json_object_get(schema, "description")), 0);
    add_formats(out);
    manual_add_heading(out, "document");
    manual_add_keys(out, schema, schema);
    add_parts(out, schema);
    add_values(out, schema);
    add_streams(out);
    add_rules(out);
    KH_TRY(add_example(out, root, err));
    manual_add_see_also(out, "kakehashi-graph", 5);
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(schema);
    return ret;
}
