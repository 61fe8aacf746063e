/* What the reader finds; the records explain it. */
#include "check.h"

#define READ_RULE(name_, code_, title_, example_, explanation_)                                    \
    const kh_rule kh_rule_##name_                                                                  \
        = { .code = code_, .name = title_, .explanation = explanation_, .example = example_ };

READ_RULE(broken_syntax, "E001", "broken syntax", "{\"nodes\": [{\"id\": \"a\",}], \"edges\": []}",
    "The text breaks the grammar of JSON (RFC 8259) or of a table (CSV, RFC 4180), so nothing can "
    "be said about its content. "
    "The message says what stands where something else is expected; the place is that of the "
    "first byte that does not fit. Common causes: a comma behind the last item, single quotes, a "
    "comment, NaN, a file that was cut off, or no JSON at all (a compressed file). In a table "
    "(CSV): a quote that is not closed or that "
    "stands in a field without quotes, a row with more or fewer fields than the header.")
READ_RULE(duplicate_key, "E002", "duplicate key",
    "{\"nodes\": [{\"id\": \"a\", \"id\": \"b\"}], \"edges\": []}",
    "An object has a key twice. JSON leaves open which one counts, and other tools silently take "
    "one of them. Delete one, or merge the two values.")
READ_RULE(not_a_graph, "E003", "not a graph", "{\"nodes\": []}",
    "The text is JSON but no kakehashi-graph-1: a graph is an object with the arrays \"nodes\" and "
    "\"edges\", and its \"format\", if stated, is kakehashi-graph-1. A table (CSV) is one of nodes "
    "if "
    "its header has \"id\" or \"label\", one of edges if it has \"source\" and \"target\" or what "
    "Gephi, Kumu, Neo4j and GraphFrames call these.")
READ_RULE(wrong_type, "E004", "wrong type", "{\"nodes\": [{\"id\": 7}], \"edges\": []}",
    "A value is of another JSON type than its key asks for, for example a number where a string "
    "belongs. The format is described by data/schema/graph-1.schema.json.")
READ_RULE(missing_key, "E005", "missing key", "{\"nodes\": [{\"label\": \"A\"}], \"edges\": []}",
    "A required key is absent: \"id\" of a node, a sector, a source, a citation or a membership "
    "that is written as an object, \"source\" and \"target\" of an edge, \"kind\" of a record of "
    "a stream. In a table: the field of that column is empty.")
READ_RULE(malformed_value, "E006", "malformed value",
    "{\"nodes\": [{\"id\": \"a\", \"start\": \"spring 2019\"}], \"edges\": []}",
    "A value has the right type but not the form its key asks for: an id that is empty, longer "
    "than 512 characters or holds a control character; a language tag that is not BCP 47; a "
    "colour that is not #RRGGBB; a date that is not YYYY, YYYY-MM or YYYY-MM-DD; an empty map of "
    "languages; in a table a number or a direction that is none; half of a surrogate pair or the "
    "character U+0000 in a string.")
READ_RULE(too_large, "E007", "too large",
    "{\"nodes\": [{\"id\": \"a\", \"x\": "
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
    "}], \"edges\": []}",
    "An element (a node, an edge, ...) nests objects and arrays more than 64 deep, or is longer "
    "than 16 MiB. The limits keep hostile input from exhausting memory.")
READ_RULE(not_utf8, "E008", "not UTF-8", "{\"nodes\": [{\"id\": \"\xFF\"}], \"edges\": []}",
    "The file is not in UTF-8. Convert it: iconv -f EUC-KR -t UTF-8 FILE for "
    "Korean, iconv -f SHIFT_JIS -t UTF-8 FILE for Japanese (also CP949, CP932, UTF-16). In the "
    "example, \\xFF stands for that byte.")
READ_RULE(duplicate_id, "E010", "duplicate id",
    "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"a\"}], \"edges\": []}",
    "Two nodes, sectors, sources, node types or relations of one file have the same id, so every "
    "mention of it is ambiguous. The first one is kept. If both mean the same thing, merge them; "
    "if not, rename one. (Several files given together are merged by id: that is no error.)")
READ_RULE(duplicate_edge_id, "E011", "duplicate edge id",
    "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"id\": \"e\", \"source\": "
    "\"a\", \"target\": \"b\"}, {\"id\": \"e\", \"source\": \"b\", \"target\": \"a\"}]}",
    "Two edges have the same id. The first one is kept. An edge needs no id; give one only to a "
    "claim that something else refers to.")
READ_RULE(dangling_end, "E012", "dangling end",
    "{\"nodes\": [{\"id\": \"a\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}",
    "An edge leads to an id that is no node: a misspelling, a name where the id belongs, or a node "
    "that was forgotten. The edge is left out, so every count and measure would miss it.")
READ_RULE(impossible_date, "E013", "impossible date",
    "{\"nodes\": [{\"id\": \"a\", \"start\": \"2019-02-30\"}], \"edges\": []}",
    "A date has the right form but no such day or month exists. The date is taken as not stated, "
    "so selections by time would be wrong.")
READ_RULE(reversed_dates, "E014", "reversed dates",
    "{\"nodes\": [{\"id\": \"a\", \"start\": \"2019\", \"end\": \"2018\"}], \"edges\": []}",
    "Something ends before it starts. A reduced date is its whole interval and an end is "
    "inclusive, "
    "so start 2019-05 with end 2019 is in order. The end is taken as not stated.")
READ_RULE(impossible_weight, "E015", "impossible weight",
    "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": [{\"source\": \"a\", "
    "\"target\": \"b\", \"weight\": 0}]}",
    "A weight is a strength: a finite number above 0, larger is closer. Distances must be turned "
    "round first (1/d), and what has no strength is no edge. The weight is taken as not stated.")
READ_RULE(impossible_confidence, "E016", "impossible confidence",
    "{\"nodes\": [{\"id\": \"a\", \"confidence\": 90}], \"edges\": []}",
    "A confidence is a number from 0 to 1; absent means not stated, which is not 1. The value is "
    "taken as not stated.")
READ_RULE(misspelt_key, "W001", "misspelt key",
    "{\"nodes\": [{\"id\": \"a\", \"lable\": \"A\"}], \"edges\": []}",
    "A key that the format does not have is very like one that it has. Unknown keys are kept and "
    "written back, but nothing reads them. Told once for each key, with the number of its uses. "
    "Own data is better kept in \"attributes\".")
READ_RULE(doubtful_language, "W002", "doubtful language tag",
    "{\"nodes\": [{\"id\": \"a\", \"label\": {\"jp\": \"A\"}}], \"edges\": []}",
    "A language tag is well-formed but hardly the one that was meant: the code of a country (jp, "
    "kr, cn, us), a word (korean), or three letters where BCP 47 has two (kor). Labels under it "
    "are kept, but whoever asks for the language does not find them. Told once for each tag, with "
    "the number of its uses.")
READ_RULE(merge_conflict, "W060", "conflict between files", NULL,
    "Several files were given, and they state different values for the same thing. The first file "
    "wins. Labels, sectors, sources and declarations are united by key, and only differing values "
    "of one key conflict.")
