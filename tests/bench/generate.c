/* Makes a graph like those of institutions, for scripts/bench: preferential attachment, 20 sectors
 * of unequal size, most ties inside a sector, labels in three languages, a citation a claim.
 *
 *     generate FORMAT NODES SEED [sparse|dense [HUBS]]
 *
 * FORMAT: json, ndjson; edges ("SOURCE TARGET" lines); roles (what time_roles reads). HUBS nodes
 * are tied to 3 in 10 of all others. The same arguments give the same bytes. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NUM_SECTORS 20
#define NUM_TYPES   6
#define NUM_REPORTS 500

static const char *const sectors[NUM_SECTORS] = { "culture", "industry", "science", "education",
    "welfare", "labour", "environment", "transport", "agriculture", "defence", "foreign", "finance",
    "health", "justice", "energy", "tourism", "ict", "maritime", "local", "sports" };
static const struct {
    const char *id, *ko, *ja;
} types[NUM_TYPES] = { { "ministry", "부", "省" }, { "agency", "청", "庁" },
    { "programme", "사업", "事業" }, { "city", "시", "市" }, { "company", "주식회사", "株式会社" },
    { "university", "대학교", "大学" } };
static const char *const relations[] = { "oversees", "funds", "partners-with", "implements" };

/* --- chance ------------------------------------------------------------------------------ */

static uint64_t state;

/* splitmix64. */
static uint64_t
draw_bits(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);

    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static uint32_t
draw_below(size_t bound)
{
    return (uint32_t) ((draw_bits() >> 32) * bound >> 32);
}

/* The place of a number below 100 in a table of cumulated percentages. */
static size_t
draw_from(const unsigned *cumulated)
{
    const unsigned percent = draw_below(100);
    size_t j = 0;

    while (percent >= cumulated[j]) {
        j++;
    }
    return j;
}

/* --- the graph --------------------------------------------------------------------------- */

/* Growing array of nodes. */
typedef struct {
    uint32_t *items;
    size_t num, max;
} node_list;

static void
push(node_list *list, uint32_t node)
{
    if (list->num == list->max) {
        list->max = list->max == 0 ? 1024 : 2 * list->max;
        list->items = realloc(list->items, list->max * sizeof(*list->items));
        if (list->items == NULL) {
            fputs("generate: out of memory\n", stderr);
            exit(1);
        }
    }
    list->items[list->num++] = node;
}

typedef struct {
    size_t num_nodes, num_hubs;
    bool sparse;
    unsigned char *sector, *type;
    node_list source, target;
    node_list ends, ends_in[NUM_SECTORS]; /* each node as often as it has ties, and once more */
} graph;

static void
add_tie(graph *self, uint32_t u, uint32_t v)
{
    const bool turned = (draw_bits() & 1) != 0;

    if (u != v) {
        push(&self->source, turned ? v : u);
        push(&self->target, turned ? u : v);
        push(&self->ends, u);
        push(&self->ends, v);
        push(&self->ends_in[self->sector[u]], u);
        push(&self->ends_in[self->sector[v]], v);
    }
}

static uint32_t
choose_partner(const graph *self, uint32_t v)
{
    static const unsigned ways[] = { 60, 92, 100 };
    const node_list *own = &self->ends_in[self->sector[v]];
    const size_t way = draw_from(ways);

    if (way == 0 && own->num > 0) {
        return own->items[draw_below(own->num)];
    }
    return way < 2 ? self->ends.items[draw_below(self->ends.num)] : draw_below(v);
}

static void
grow(graph *self)
{
    static const unsigned dense[] = { 35, 60, 80, 93, 100 }, sparse[] = { 65, 87, 96, 100 };
    static const size_t dense_ties[] = { 1, 2, 3, 5, 10 }, sparse_ties[] = { 1, 2, 3, 5 };
    static const unsigned sizes[NUM_SECTORS]
        = { 28, 41, 49, 55, 60, 64, 68, 71, 74, 77, 79, 82, 84, 86, 88, 90, 92, 94, 97, 100 };
    static const unsigned kinds[NUM_TYPES] = { 1, 8, 30, 40, 85, 100 };
    uint32_t v, hub;
    size_t j;

    for (v = 0; v < self->num_nodes; v++) {
        self->sector[v] = (unsigned char) draw_from(sizes);
        self->type[v] = (unsigned char) draw_from(kinds);
    }
    for (v = 0; v < self->num_nodes; v++) {
        const size_t num
            = self->sparse ? sparse_ties[draw_from(sparse)] : dense_ties[draw_from(dense)];

        /* One in a hundred comes alone. */
        for (j = 0; v > 0 && draw_below(100) > 0 && j < num; j++) {
            add_tie(self, v, choose_partner(self, v));
        }
        push(&self->ends, v);
        push(&self->ends_in[self->sector[v]], v);
    }
    for (hub = 0; hub < self->num_hubs; hub++) {
        for (j = 0; j < self->num_nodes * 3 / 10; j++) {
            add_tie(self, hub, draw_below(self->num_nodes));
        }
    }
}

/* --- formats ----------------------------------------------------------------------------- */

static void
write_node(const graph *self, uint32_t v)
{
    const unsigned char type = self->type[v];

    printf("\"id\":\"%s-%" PRIu32 "\",\"type\":\"%s\",\"sectors\":[\"%s\"],"
           "\"label\":{\"en\":\"%s %s %" PRIu32 "\",\"ja\":\"%s%" PRIu32 "\",\"ko\":\"%s %" PRIu32
           "\"},\"start\":\"%u\"}",
        types[type].id, v, types[type].id, sectors[self->sector[v]], sectors[self->sector[v]],
        types[type].id, v, types[type].ja, v, types[type].ko, v, 1950 + draw_below(40));
}

static void
write_edge(const graph *self, size_t e)
{
    const uint32_t u = self->source.items[e], v = self->target.items[e];

    printf("\"source\":\"%s-%" PRIu32 "\",\"target\":\"%s-%" PRIu32 "\",\"relation\":\"%s\","
           "\"start\":\"%u\",\"weight\":%u.%02u,\"sources\":[{\"id\":\"report-%u\","
           "\"locator\":\"p. %u\"}]}",
        types[self->type[u]].id, u, types[self->type[v]].id, v, relations[draw_below(4)],
        1990 + draw_below(36), 1 + draw_below(3), draw_below(100), draw_below(NUM_REPORTS),
        1 + draw_below(300));
}

/* The lists of a document in turn: what opens, divides and closes them differs by format. */
static void
write_document(const graph *self, bool stream)
{
    const char *const ends = stream ? "\n" : ",\n";
    size_t j;

    fputs(stream ? "" : "{\"format\":\"kakehashi-graph-1\",\"directed\":false,\"nodeTypes\":{",
        stdout);
    for (j = 0; j < NUM_TYPES; j++) {
        if (stream) {
            printf("{\"kind\":\"nodeType\",\"id\":\"%s\",\"body\":%s}\n", types[j].id,
                j == 2 ? "false" : "true");
        } else {
            printf(
                "%s\"%s\":{\"body\":%s}", j > 0 ? "," : "", types[j].id, j == 2 ? "false" : "true");
        }
    }
    fputs(stream ? "" : "},\n\"sectors\":[\n", stdout);
    for (j = 0; j < NUM_SECTORS; j++) {
        printf("{%s\"id\":\"%s\"}%s", stream ? "\"kind\":\"sector\"," : "", sectors[j],
            j + 1 < NUM_SECTORS ? ends : "\n");
    }
    fputs(stream ? "" : "],\n\"sources\":[\n", stdout);
    for (j = 0; j < NUM_REPORTS; j++) {
        printf("{%s\"id\":\"report-%zu\",\"type\":\"report\",\"title\":\"Report %zu\"}%s",
            stream ? "\"kind\":\"source\"," : "", j, j, j + 1 < NUM_REPORTS ? ends : "\n");
    }
    fputs(stream ? "" : "],\n\"nodes\":[\n", stdout);
    for (j = 0; j < self->num_nodes; j++) {
        fputs(stream ? "{\"kind\":\"node\"," : "{", stdout);
        write_node(self, (uint32_t) j);
        fputs(j + 1 < self->num_nodes ? ends : "\n", stdout);
    }
    fputs(stream ? "" : "],\n\"edges\":[\n", stdout);
    for (j = 0; j < self->source.num; j++) {
        fputs(stream ? "{\"kind\":\"edge\"," : "{", stdout);
        write_edge(self, j);
        fputs(j + 1 < self->source.num ? ends : "\n", stdout);
    }
    fputs(stream ? "" : "]}\n", stdout);
}

static void
write_lines(const graph *self, bool roles)
{
    size_t j;

    if (roles) {
        printf("%zu 1\n", self->num_nodes);
        for (j = 0; j < self->num_nodes; j++) {
            printf("%u\n", (unsigned) self->sector[j]);
        }
    }
    for (j = 0; j < self->source.num; j++) {
        printf("%" PRIu32 " %" PRIu32 "\n", self->source.items[j], self->target.items[j]);
    }
}

static bool
write_graph(const graph *self, const char *format)
{
    const bool stream = strcmp(format, "ndjson") == 0, roles = strcmp(format, "roles") == 0;

    if (stream || strcmp(format, "json") == 0) {
        write_document(self, stream);
    } else if (roles || strcmp(format, "edges") == 0) {
        write_lines(self, roles);
    } else {
        return false;
    }
    return fflush(stdout) == 0;
}

int
main(int argc, char **argv)
{
    graph self = { 0 };
    size_t j;
    bool done;

    if (argc < 4) {
        fputs("usage: generate json|ndjson|edges|roles NODES SEED [sparse|dense [HUBS]]\n", stderr);
        return 2;
    }
    self.num_nodes = strtoull(argv[2], NULL, 10);
    state = strtoull(argv[3], NULL, 10);
    self.sparse = argc > 4 && strcmp(argv[4], "sparse") == 0;
    self.num_hubs = argc > 5 ? strtoull(argv[5], NULL, 10) : 0;
    self.sector = calloc(self.num_nodes + 1, 1);
    self.type = calloc(self.num_nodes + 1, 1);
    if (self.sector == NULL || self.type == NULL) {
        fputs("generate: out of memory\n", stderr);
        return 1;
    }
    grow(&self);
    done = write_graph(&self, argv[1]);
    for (j = 0; j < NUM_SECTORS; j++) {
        free(self.ends_in[j].items);
    }
    free(self.ends.items);
    free(self.source.items);
    free(self.target.items);
    free(self.sector);
    free(self.type);
    return done ? 0 : 1;
}
