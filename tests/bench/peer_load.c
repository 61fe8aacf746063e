/* What a C programmer would write: jansson's document, a hash table of ids, igraph_create().
 * For scripts/bench.
 *
 *     peer_load FILE.json    writes nodes and edges */
#include <igraph/igraph.h>
#include <jansson.h>
#include <stdio.h>

/* Places by id, as a JSON object: jansson's own hash table. */
static json_t *
index_nodes(const json_t *nodes)
{
    json_t *places = json_object();
    const json_t *node;
    size_t j;

    json_array_foreach (nodes, j, node) {
        json_object_set_new(
            places, json_string_value(json_object_get(node, "id")), json_integer((json_int_t) j));
    }
    return places;
}

static igraph_integer_t
place_of(const json_t *places, const json_t *edge, const char *key)
{
    const char *id = json_string_value(json_object_get(edge, key));

    return (igraph_integer_t) json_integer_value(json_object_get(places, id));
}

int
main(int argc, char **argv)
{
    json_error_t error;
    json_t *document = argc == 2 ? json_load_file(argv[1], JSON_REJECT_DUPLICATES, &error) : NULL;
    const json_t *nodes = json_object_get(document, "nodes");
    const json_t *edges = json_object_get(document, "edges"), *edge;
    igraph_vector_int_t ends;
    igraph_t graph;
    json_t *places;
    size_t j;

    if (document == NULL) {
        fprintf(stderr, "peer_load: cannot read %s\n", argc == 2 ? argv[1] : "nothing");
        return 1;
    }
    places = index_nodes(nodes);
    igraph_vector_int_init(&ends, 0);
    igraph_vector_int_reserve(&ends, (igraph_integer_t) (2 * json_array_size(edges)));
    json_array_foreach (edges, j, edge) {
        igraph_vector_int_push_back(&ends, place_of(places, edge, "source"));
        igraph_vector_int_push_back(&ends, place_of(places, edge, "target"));
    }
    igraph_create(&graph, &ends, (igraph_integer_t) json_array_size(nodes), IGRAPH_UNDIRECTED);
    printf("%lld %lld\n", (long long) igraph_vcount(&graph), (long long) igraph_ecount(&graph));
    igraph_destroy(&graph);
    igraph_vector_int_destroy(&ends);
    json_decref(places);
    json_decref(document);
    return 0;
}
