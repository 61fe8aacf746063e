"""What a Python programmer would write: json, a dict of ids, igraph. Reads a file, counts it."""
import json
import sys

import igraph

if sys.argv[1].endswith(".ndjson"):
    nodes, edges = [], []
    for line in open(sys.argv[1], encoding="utf-8"):
        record = json.loads(line)
        if record["kind"] in ("node", "edge"):
            (nodes if record["kind"] == "node" else edges).append(record)
else:
    graph = json.load(open(sys.argv[1], encoding="utf-8"))
    nodes, edges = graph["nodes"], graph["edges"]
places = {node["id"]: j for j, node in enumerate(nodes)}
g = igraph.Graph(n=len(nodes), edges=[(places[e["source"]], places[e["target"]]) for e in edges])
g.vs["name"] = [n["id"] for n in nodes]
g.es["weight"] = [e["weight"] for e in edges]

if len(sys.argv) > 2:  # the whole job: load, PageRank, components, cut points, constraint, CSV
    g.simplify()
    columns = [g.pagerank(), g.connected_components().membership, g.constraint()]
    cuts = set(g.articulation_points())
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for j, node in enumerate(nodes):
            out.write(f"{node['id']},{columns[0][j]},{columns[1][j]},{columns[2][j]},{j in cuts}\n")
else:
    print(g.vcount(), g.ecount())
