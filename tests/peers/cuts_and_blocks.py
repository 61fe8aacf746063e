#!/usr/bin/python3
"""Compare cuts and blocks with networkx (Debian: python3-networkx), and with igraph if it is there.

usage: cuts_and_blocks.py KAKEHASHI

Random nets of 8 to 60 nodes go through the program: undirected and directed, with strengths and
without, between two nodes and between two sectors. networkx has neither sectors as ends nor nodes of
them that may be cut: nodes beside the net stand for the two ends.
"""
import json
import random
import subprocess
import sys
import tempfile

try:
    import networkx as nx
except ImportError as missing:
    print(f"SKIPPED: {missing}", file=sys.stderr)
    sys.exit(77)
try:
    import igraph
except ImportError:
    igraph = None

NUM_NETS = 60


def random_net(rng, index):
    """Sectors x and y, a third of the nodes in neither; the first node in x, the last in y."""
    n = rng.randint(8, 60)
    nodes = [{"id": f"n{v}", "sectors": rng.choice([["x"], ["y"], []])} for v in range(n)]
    nodes[0]["sectors"], nodes[-1]["sectors"] = ["x"], ["y"]
    edges = [{"source": f"n{rng.randrange(n)}", "target": f"n{rng.randrange(n)}",
              "weight": rng.choice([0.5, 1.0, 2.0, 3.7])} for _ in range(rng.randint(n, 5 * n))]
    return {"directed": index % 2 == 1, "nodes": nodes, "edges": edges,
            "sectors": [{"id": "x"}, {"id": "y"}]}


def collapsed(net, weighted):
    graph = nx.DiGraph() if net["directed"] else nx.Graph()
    graph.add_nodes_from(node["id"] for node in net["nodes"])
    for edge in net["edges"]:
        a, b = edge["source"], edge["target"]
        if a != b:
            before = graph.edges[a, b]["capacity"] if graph.has_edge(a, b) else 0
            graph.add_edge(a, b, capacity=before + edge["weight"])
    if not weighted:
        nx.set_edge_attributes(graph, 1, "capacity")
    return graph


def run(program, path, *words):
    done = subprocess.run([program, *words, path, "--format", "json", "--quiet"],
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{words}: {done.stderr.decode()}")
    return json.loads(done.stdout)


def expected(graph, ends, of_nodes, named):
    """The least number or strength; None if no cut separates two named nodes."""
    a, b = ends
    if named and of_nodes:
        s, t = next(iter(a)), next(iter(b))
        if graph.has_edge(s, t):
            return None
        # networkx finds no node to cut where t points back to s, which leads nowhere from s.
        forward = graph.copy()
        if graph.has_edge(t, s):
            forward.remove_edge(t, s)
        return len(nx.minimum_node_cut(forward, s, t)) if nx.has_path(forward, s, t) else 0
    extended = graph.copy()
    extended.add_nodes_from(["A", "B"])
    for v in a:
        extended.add_edge("A", v)
    for v in b:
        extended.add_edge(v, "B")
    if of_nodes:
        return len(nx.minimum_node_cut(extended, "A", "B")) \
            if nx.has_path(extended, "A", "B") else 0
    return nx.minimum_cut_value(extended, "A", "B")


def separates(graph, ends, rows, of_nodes):
    rest = graph.copy()
    if of_nodes:
        rest.remove_nodes_from({row["id"] for row in rows})
    else:
        rest.remove_edges_from([(row["source"], row["target"]) for row in rows])
    return not any(nx.has_path(rest, s, t) for s in ends[0] for t in ends[1]
                   if s in rest and t in rest)


def check_cuts(program, path, net, problems):
    num = 0
    in_x = {n["id"] for n in net["nodes"] if n["sectors"] == ["x"]}
    in_y = {n["id"] for n in net["nodes"] if n["sectors"] == ["y"]}
    last = net["nodes"][-1]["id"]
    for named, words, ends in ((True, ["n0", last], ({"n0"}, {last})),
                               (False, ["sector:x", "sector:y"], (in_x, in_y))):
        for option in ([], ["--weighted"], ["--nodes"]):
            of_nodes = option == ["--nodes"]
            graph = collapsed(net, option == ["--weighted"])
            ours = run(program, path, "cuts", *words, *option)
            value, theirs = ours["cut"]["value"], expected(graph, ends, of_nodes, named)
            num += 1
            if (value is None) != (theirs is None) or (
                    value is not None and abs(value - theirs) > 1e-9 * max(1, theirs)):
                problems.append(f"{words} {option}: {value}, networkx {theirs}")
            if value is None:
                continue
            for near in ("a", "b"):
                rows = [row for row in ours["rows"] if row["near"] in (near, "both")]
                if not separates(graph, ends, rows, of_nodes):
                    problems.append(f"{words} {option}: cut {near} leaves a path")
    return num


def check_blocks(program, path, net, problems):
    graph = nx.Graph(collapsed(net, False).to_undirected())
    ours = run(program, path, "groups", "--algorithm", "blocks")
    blocks = sorted(sorted(row["members"]) for row in ours["rows"])
    if blocks != sorted(sorted(b) for b in nx.biconnected_components(graph)):
        problems.append("other blocks than networkx")
    points = {point["id"] for point in ours["partition"]["articulation"]}
    if points != set(nx.articulation_points(graph)):
        problems.append("other articulation points than networkx")
    ranked = run(program, path, "rank", "--measures", "articulation")["rows"]
    if points != {row["id"] for row in ranked if row["articulation"]}:
        problems.append("other articulation points than rank")
    if igraph is not None:
        ids = [node["id"] for node in net["nodes"]]
        theirs = igraph.Graph.TupleList(graph.edges).biconnected_components()
        names = theirs.graph.vs["name"]
        if blocks != sorted(sorted(names[v] for v in b) for b in theirs):
            problems.append(f"other blocks than igraph on {len(ids)} nodes")
    return 1


def main():
    program = sys.argv[1]
    rng, problems, num = random.Random(7), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for index in range(NUM_NETS):
            net, path = random_net(rng, index), f"{folder}/net.json"
            with open(path, "w", encoding="utf-8") as file:
                json.dump(net, file)
            num += check_cuts(program, path, net, problems)
            num += check_blocks(program, path, net, problems)
    print("\n".join(problems[:20]) if problems else f"{num} comparisons agree")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
