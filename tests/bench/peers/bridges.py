"""The nearest to the bridging panel that NetworkX has."""
import json
import sys

import networkx

graph = json.load(open(sys.argv[1], encoding="utf-8"))
g = networkx.Graph([(e["source"], e["target"]) for e in graph["edges"]])
networkx.betweenness_centrality(g)
networkx.constraint(g)
list(networkx.articulation_points(g))
