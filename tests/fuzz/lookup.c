/* Any text as the name of a node and as a date: whoever is found bears the name; a date is the
 * same after it was written, and its days are in order. */
#include "fuzz.h"

#include "../../src/base/date.h"
#include "../../src/graph/label.h"
#include "../../src/read/read.h"

/* Names that fold alike, that hold spaces, that are the beginning of others. */
static const char graph_text[]
    = "{\"nodes\":[{\"id\":\"meti\",\"label\":{\"ja\":\"経済産業省\",\"ko\":\"경제산업성\","
      "\"en\":\"Ministry of Economy\"},\"altLabel\":[\"METI\",\"ＭＥＴＩ\"]},"
      "{\"id\":\"mic\",\"label\":\"Straße\"},{\"id\":\"STRASSE\",\"label\":\"Ministry of\"},"
      "{\"id\":\"é\",\"label\":\"e\\u0301\"},{\"id\":\"x y\",\"label\":\"x  y\"}],\"edges\":[]}";

static void
look_up(const kh_graph *graph, const char *name)
{
    kh_error err = { 0 };
    kh_lookup lookup;
    uint32_t node;
    size_t j;

    demand(kh_graph_lookup(graph, name, &lookup, &err) == KH_OK, "a lookup failed");
    demand(lookup.num <= KH_LOOKUP_MAX && lookup.num <= lookup.total, "more kept than found");
    for (j = 0; j < lookup.num; j++) {
        demand(lookup.matches[j] < graph->nodes.num, "a match that is no node");
    }
    if (kh_graph_find_node(graph, name, &node)) {
        demand(lookup.num == 1 && lookup.matches[0] == node, "an id does not find its node");
    }
    demand(
        (kh_graph_need_node(graph, name, "ja", &node, &err) == KH_OK) == (err.message[0] == '\0'),
        "a verdict without a reason");
}

static void
read_date(const char *text)
{
    kh_error err = { 0 };
    kh_date date, again;
    char written[KH_DATE_TEXT_SIZE];
    const kh_status status = kh_date_parse(&date, text, &err);

    demand((status == KH_OK) == (err.message[0] == '\0'), "a verdict without a reason");
    if (status == KH_OK) {
        demand(kh_date_first_day(date) <= kh_date_last_day(date), "days in no order");
        demand(kh_dates_overlap(date, date, date, date), "a date apart from itself");
        demand(kh_date_parse(&again, kh_date_text(date, written), &err) == KH_OK,
            "a date cannot be read again");
        demand(kh_date_first_day(again) == kh_date_first_day(date)
                   && kh_date_last_day(again) == kh_date_last_day(date),
            "a date changes by being written");
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static kh_graph graph;
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    char *text;

    if (graph.nodes.num == 0) {
        demand(
            kh_read_text(&graph, "names", graph_text, sizeof(graph_text) - 1, NULL, &findings, &err)
                == KH_OK,
            "the graph of names");
        kh_findings_free(&findings);
    }
    text = malloc(size + 1);
    demand(text != NULL, "memory");
    memcpy(text, data, size);
    text[size] = '\0';
    look_up(&graph, text);
    read_date(text);
    free(text);
    return 0;
}
