#!/usr/bin/python3
"""Compare every measure with networkx and igraph (Debian: python3-networkx, python3-igraph).

Usage: measures.py MEASURE_DRIVER REFERENCE_FOLDER

Two hundred random nets, small nets chosen for their awkwardness, and the reference networks go
through one run of the driver. Whatever networkx or igraph define differently is converted here,
one function a conversion; docs/oracles.md lists them. Neither peer has hierarchy: the definition
is written out below.
"""
import collections
import fractions
import json
import math
import os
import random
import subprocess
import sys
import warnings

try:
    import igraph
    import networkx as nx
except ImportError as missing:
    print(f"SKIPPED: {missing}", file=sys.stderr)
    sys.exit(77)

warnings.simplefilter("ignore")
RELATIVE, ABSOLUTE = 1e-9, 1e-11
NAN = math.nan


class Net:
    """A multigraph with loops as the driver reads it, and its collapsed form for the peers."""

    def __init__(self, name, directed, weighted, num_nodes, edges):
        self.name, self.directed, self.weighted = name, directed, weighted
        self.n, self.edges = num_nodes, edges
        strength = collections.defaultdict(float)
        for a, b, w in edges:
            if a != b:
                strength[(a, b) if directed else (min(a, b), max(a, b))] += w
        self.pairs = sorted(strength)
        self.strength = [strength[pair] for pair in self.pairs]
        self.used = self.strength if weighted else [1.0] * len(self.pairs)
        self.length = [1 / s for s in self.used]
        self.nx = nx.DiGraph() if directed else nx.Graph()
        self.nx.add_nodes_from(range(num_nodes))
        for (a, b), s, used, length in zip(self.pairs, self.strength, self.used, self.length):
            self.nx.add_edge(a, b, strength=s, used=used, length=length)
        self.ig = igraph.Graph(num_nodes, self.pairs, directed=directed)
        self.nx_union = self.nx.to_undirected()
        self.ig_union = self.ig.as_undirected(mode="collapse")

    def text(self):
        words = ["graph", self.name, "directed" if self.directed else "undirected",
                 "weighted" if self.weighted else "unweighted", str(self.n)]
        lines = [" ".join(words)] + [f"{a} {b} {w!r}" for a, b, w in self.edges]
        return "\n".join(lines + ["end"]) + "\n"

    def per_node(self, values):
        """A networkx dictionary as a list."""
        return [float(values[v]) for v in range(self.n)]


# --- conversions --------------------------------------------------------------------------------

def nx_closeness(net):
    """networkx measures incoming distance and multiplies by (reachable - 1): raw is 1 / sum."""
    values = []
    for v in range(net.n):
        lengths = nx.single_source_dijkstra_path_length(net.nx, v, weight="length")
        total = sum(lengths.values())
        values.append(1 / total if total > 0 else NAN)
    return values


def nx_harmonic(net):
    """networkx follows arrows in: reverse the net."""
    graph = net.nx.reverse() if net.directed else net.nx
    return net.per_node(nx.harmonic_centrality(graph, distance="length"))


def nx_eccentricity(net):
    """networkx refuses disconnected nets: the largest finite distance instead."""
    return [max(nx.single_source_dijkstra_path_length(net.nx, v, weight="length").values())
            for v in range(net.n)]


def nx_clustering(net):
    """networkx says 0 for fewer than two neighbours."""
    values = nx.clustering(net.nx_union)
    return [values[v] if net.nx_union.degree(v) > 1 else NAN for v in range(net.n)]


def nx_coreness(net):
    return net.per_node(nx.core_number(net.nx_union))


def nx_pagerank(net):
    if net.n == 0:
        return []
    # The pure Python form: the other needs scipy. Its tolerance is per node.
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
    return net.per_node(
        _pagerank_python(net.nx, tol=1e-14 / net.n, max_iter=10000, weight="used"))


def nx_constraint(net):
    """networkx says NaN for every node of a directed net that points to nobody, although others
    point to it: its own local function is summed over the contacts instead."""
    return [sum(nx.local_constraint(net.nx, v, u, weight="used") for u in net.nx_union[v])
            if net.nx_union.degree(v) else NAN for v in range(net.n)]


def nx_effective_size(net):
    """The same gap, and Borgatti's shortcut for unweighted undirected nets, which then is an
    independent formula: used where networkx does."""
    if not net.directed and not net.weighted:
        return net.per_node(nx.effective_size(net.nx))
    mutual = nx.algorithms.structuralholes.normalized_mutual_weight

    def part(v, u):
        return 1 - sum(mutual(net.nx, v, w, weight="used")
                       * mutual(net.nx, u, w, norm=max, weight="used")
                       for w in net.nx_union[v])

    return [sum(part(v, u) for u in net.nx_union[v]) if net.nx_union.degree(v) else NAN
            for v in range(net.n)]


def nx_efficiency(net):
    return [size / net.nx_union.degree(v) if net.nx_union.degree(v) else NAN
            for v, size in enumerate(nx_effective_size(net))]


def nx_betweenness(net):
    """networkx compares lengths exactly, so that rounding decides which paths tie: it is given
    fractions. Ours tie within 1e-10."""
    graph = net.nx.copy()
    for _, _, data in graph.edges(data=True):
        data["length"] = 1 / fractions.Fraction(data["used"]).limit_denominator(10 ** 9)
    return net.per_node(nx.betweenness_centrality(
        graph, weight="length" if net.weighted else None, normalized=False))


def nx_component(net):
    """networkx numbers nothing: by the smallest id, which is the smallest index in the driver."""
    values = [0.0] * net.n
    for number, nodes in enumerate(sorted(nx.connected_components(net.nx_union), key=min)):
        for v in nodes:
            values[v] = float(number)
    return values


def ig_component(net):
    numbers = {}
    return [float(numbers.setdefault(c, len(numbers))) for c in
            net.ig.connected_components(mode="weak").membership]


def nx_articulation(net):
    points = set(nx.articulation_points(net.nx_union))
    return [float(v in points) for v in range(net.n)]


def ig_articulation(net):
    points = set(net.ig_union.articulation_points())
    return [float(v in points) for v in range(net.n)]


def ig_closeness(net):
    return net.ig.closeness(mode="out", weights=net.length, normalized=False) if net.n else []


def ig_harmonic(net):
    return (net.ig.harmonic_centrality(mode="out", weights=net.length, normalized=False)
            if net.n else [])


def ig_eccentricity(net):
    """igraph's eccentricity knows no lengths."""
    return [max([d for d in row if d < math.inf], default=NAN)
            for row in net.ig.distances(weights=net.length, mode="out")] if net.n else []


def ig_constraint(net):
    return net.ig.constraint(weights=net.used)


def ig_hubs(net):
    """igraph 0.10.2 takes the eigenvector of A A' also where the net is undirected and several
    exist; its later versions, and this program, then say eigenvector."""
    return net.ig.hub_score(weights=net.used) if net.directed else ig_eigenvector(net)


def ig_authorities(net):
    return net.ig.authority_score(weights=net.used) if net.directed else ig_eigenvector(net)


def ig_eigenvector(net):
    return net.ig.eigenvector_centrality(weights=net.used, scale=True)


def by_definition_hierarchy(net):
    a = collections.defaultdict(float)
    for (u, v), s in zip(net.pairs, net.used):
        a[u, v] += s
        a[v, u] += s
    values = []
    total = [sum(a.get((v, u), 0) for u in range(net.n)) for v in range(net.n)]

    def p(i, j):
        return a.get((i, j), 0.0) / total[i]

    for i in range(net.n):
        near = list(net.nx_union.neighbors(i))
        k = len(near)
        if k < 2:
            values.append(NAN)
            continue
        c = [(p(i, j) + sum(p(i, q) * p(q, j) for q in near if q != j)) ** 2 for j in near]
        r = [x / (sum(c) / k) for x in c]
        values.append(sum(x * math.log(x) for x in r) / (k * math.log(k)))
    return values


PEERS = {
    "degree": {"networkx": lambda t: net_degree(t.nx.degree, t),
               "igraph": lambda t: t.ig.degree()},
    "in_degree": {"networkx": lambda t: net_degree(t.nx.in_degree if t.directed else t.nx.degree, t),
                  "igraph": lambda t: t.ig.indegree()},
    "out_degree": {"networkx": lambda t: net_degree(t.nx.out_degree if t.directed else t.nx.degree, t),
                   "igraph": lambda t: t.ig.outdegree()},
    "strength": {"networkx": lambda t: t.per_node(dict(t.nx.degree(weight="strength"))),
                 "igraph": lambda t: t.ig.strength(weights=t.strength)},
    "betweenness": {
        "networkx": nx_betweenness,
        "igraph": lambda t: t.ig.betweenness(weights=t.length if t.weighted else None)},
    "closeness": {"networkx": nx_closeness, "igraph": ig_closeness},
    "harmonic": {"networkx": nx_harmonic, "igraph": ig_harmonic},
    "pagerank": {"networkx": nx_pagerank, "igraph": lambda t: t.ig.pagerank(weights=t.used)},
    "coreness": {"networkx": nx_coreness, "igraph": lambda t: t.ig_union.coreness()},
    "clustering": {
        "networkx": nx_clustering,
        "igraph": lambda t: t.ig_union.transitivity_local_undirected(mode="nan")},
    "eccentricity": {"networkx": nx_eccentricity, "igraph": ig_eccentricity},
    "constraint": {"networkx": nx_constraint, "igraph": ig_constraint},
    "effective_size": {"networkx": nx_effective_size},
    "efficiency": {"networkx": nx_efficiency},
    "hierarchy": {"definition": by_definition_hierarchy},
    "articulation": {"networkx": nx_articulation, "igraph": ig_articulation},
    "component": {"networkx": nx_component, "igraph": ig_component},
}


def net_degree(view, net):
    return net.per_node(dict(view))


# --- eigenvectors -------------------------------------------------------------------------------
# igraph's may fail, or be one of many where the largest eigenvalue is multiple (another one at the
# next run). So ours must solve the equation everywhere, with a root as large as igraph's, and agree
# with igraph unless the difference of the two is an eigenvector, too.

def apply(net, x, transposed):
    y = [0.0] * net.n
    for (a, b), s in zip(net.pairs, net.used):
        if net.directed:
            if transposed:
                y[b] += s * x[a]
            else:
                y[a] += s * x[b]
        else:
            y[a] += s * x[b]
            y[b] += s * x[a]
    return y


def eigen_problem(net, name):
    if name == "eigenvector" or not net.directed:
        return lambda x: apply(net, x, True)
    if name == "hub":
        return lambda x: apply(net, apply(net, x, True), False)
    return lambda x: apply(net, apply(net, x, False), True)


def residual(multiply, x):
    """How far x is from an eigenvector, relative to its root; and the root."""
    y = multiply(x)
    top = max(range(len(x)), key=lambda v: x[v])
    root = y[top] / x[top] if x[top] > 0 else 0.0
    if root == 0:
        return max(y, default=0.0), 0.0
    return max(abs(b - root * a) for a, b in zip(x, y)) / root, root


def largest_root(net, multiply):
    """By Gelfand's formula: the growth of 4000 steps of (M + I) from the all-ones vector."""
    x, grown, steps = [1.0] * net.n, 0.0, 4000
    scale = max([1.0] + multiply(x))
    for i in range(steps):
        y = multiply(x)
        x = [a / scale + b for a, b in zip(y, x)]
        top = max(x)
        if i >= steps // 2:
            grown += math.log(top)
        x = [a / top for a in x]
    return (math.exp(grown / (steps - steps // 2)) - 1) * scale


def is_multiple(multiply, root, ours, theirs):
    """Whether two different solutions show that the root has several eigenvectors."""
    gap = [a - b for a, b in zip(ours, theirs)]
    size = max(abs(d) for d in gap)
    return size > 1e-8 and all(abs(y - root * d) <= 1e-6 * root * size
                               for y, d in zip(multiply(gap), gap))


def check_eigenvector(net, name, ours, problems, counts):
    if not net.pairs:
        if any(value != 1 for value in ours):
            problems.append(f"{net.name} {name}: not all 1 in a net without ties")
        return
    multiply = eigen_problem(net, name)
    missed, root = residual(multiply, ours)
    if min(ours) < 0 or missed > 1e-10:
        problems.append(f"{net.name} {name}: misses the equation by {missed:g}")
    if net.directed and name == "eigenvector" and net.n <= 60:
        acyclic = nx.is_directed_acyclic_graph(net.nx)
        best = 0.0 if acyclic else largest_root(net, multiply)
        if abs(root - best) > 2e-3 * best:
            problems.append(f"{net.name} {name}: root {root:.9g}, the largest is {best:.9g}")
    try:
        theirs = {"eigenvector": ig_eigenvector, "hub": ig_hubs,
                  "authority": ig_authorities}[name](net)
    except igraph.InternalError:
        counts[name, "igraph", "failed"] += 1
        return
    theirs_missed, theirs_root = residual(multiply, theirs)
    if theirs_missed < 1e-11 and theirs_root > root * (1 + 1e-9):
        problems.append(f"{net.name} {name}: root {root!r}, igraph found {theirs_root!r}")
    elif theirs_missed > 1e-11 or min(theirs) < -1e-9 or theirs_root < root * (1 - 1e-9):
        counts[name, "igraph", "is no dominant eigenvector"] += 1
    elif is_multiple(multiply, root, ours, theirs):
        counts[name, "igraph", "chose another of several"] += 1
    else:
        compare(net, name, "igraph", ours, theirs, problems, counts, 1e-8)


# --- nets ---------------------------------------------------------------------------------------

def random_net(rng, index):
    directed, weighted = index % 2 == 1, index // 2 % 2 == 1
    n = rng.randint(1, 40)
    num_edges = rng.randint(0, int(n * rng.choice([0.5, 1, 2, 4])))
    weight = (lambda: rng.choice([0.5, 1.0, 2.0, 3.0, 7.0])) if index % 3 else \
             (lambda: rng.uniform(0.1, 5))
    edges = [(rng.randrange(n), rng.randrange(n), weight()) for _ in range(num_edges)]
    return Net(f"random-{index}", directed, weighted, n, edges)


def path(n, shift=0):
    return [(shift + i, shift + i + 1, 1.0) for i in range(n - 1)]


def cycle(n, shift=0):
    return path(n, shift) + [(shift + n - 1, shift, 1.0)]


def awkward_nets():
    star = [(0, i, 1.0) for i in range(1, 9)]
    grid = [(10 * r + c, 10 * r + c + 1, 1.0) for r in range(10) for c in range(9)]
    grid += [(10 * r + c, 10 * r + c + 10, 1.0) for r in range(9) for c in range(10)]
    barbell = [(a, b, 1.0) for a in range(6) for b in range(a)]
    barbell += [(a + 6, b + 6, 1.0) for a, b, _ in barbell] + [(0, 6, 1.0)]
    yield "null", 0, []
    yield "singleton", 1, []
    yield "loop", 1, [(0, 0, 1.0)]
    yield "isolates", 2, []
    yield "star", 9, star
    yield "star-and-cycle", 14, star[:4] + cycle(5, 9)
    yield "path-100", 100, path(100)
    yield "cycle-50", 50, cycle(50)
    yield "grid", 100, grid
    yield "two-cycles-in-a-row", 6, [(0, 1, 1.0), (1, 0, 1.0), (1, 2, 1.0), (2, 3, 1.0),
                                     (3, 2, 1.0), (3, 4, 1.0)]
    yield "two-equal-parts", 12, cycle(6) + cycle(6, 6)
    yield "barbell", 12, barbell
    yield "complete", 7, [(a, b, 1.0) for a in range(7) for b in range(7) if a != b]


def reference_nets(folder):
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            data = json.load(file)
        if not isinstance(data, dict) or data.get("format") != "kakehashi-graph-1":
            continue
        index = {node["id"]: i for i, node in enumerate(data["nodes"])}
        edges = [(index[e["source"]], index[e["target"]], float(e.get("weight", 1)))
                 for e in data["edges"]]
        net = Net(name[:-5], bool(data.get("directed")), False, len(index), edges)
        net.index = index
        yield net


def all_nets(folder):
    rng = random.Random(42)
    nets = [random_net(rng, i) for i in range(200)]
    for name, n, edges in awkward_nets():
        nets += [Net(f"{name}-{kind}", kind == "directed", False, n, edges)
                 for kind in ("directed", "undirected")]
    return nets + list(reference_nets(folder))


# --- comparison ---------------------------------------------------------------------------------

def differ(a, b, relative):
    if math.isnan(a) or math.isnan(b):
        return math.isnan(a) != math.isnan(b)
    return abs(a - b) > max(ABSOLUTE, relative * max(abs(a), abs(b)))


def compare(net, name, peer, ours, theirs, problems, counts, relative=RELATIVE):
    counts[name, peer, "agree"] += 1
    for v, (a, b) in enumerate(zip(ours, theirs)):
        if differ(a, b, relative):
            problems.append(f"{net.name} {name} node {v}: {a!r}, {peer} says {b!r}")
            return


def divisor(net, name):
    ways = 2 if net.directed else 1
    return {"degree": ways * (net.n - 1), "in_degree": net.n - 1, "out_degree": net.n - 1,
            "betweenness": ways * (net.n - 1) * (net.n - 2) / 2, "harmonic": net.n - 1}[name]


def check_published(folder, nets, results, problems, counts):
    """Values from the literature, kept beside the reference networks."""
    by_name = {net.name: (net, result) for net, result in zip(nets, results)}
    with open(os.path.join(folder, "published.json"), encoding="utf-8") as file:
        for record in json.load(file):
            net, result = by_name[record["network"][:-5]]
            name = record["measure"]
            value = result[name][net.index[record["node"]]]
            value = NAN if value is None else float(value)
            if record["normalized"]:
                value /= divisor(net, name)
            expected = NAN if record["value"] is None else float(record["value"])
            if name == "closeness":  # There multiplied by the number of nodes reached.
                expected = 1 / record["distance_sum"]
            counts[name, "published", "agree"] += 1
            if differ(value, expected, RELATIVE):
                problems.append(f"{net.name} {name} {record['node']}: {value!r}, "
                                f"published {expected!r} ({record['source']})")


def main():
    driver, folder = sys.argv[1:]
    nets = all_nets(folder)
    run = subprocess.run([driver], input="".join(net.text() for net in nets), text=True,
                         stdout=subprocess.PIPE, check=True)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    problems, counts = [], collections.Counter()
    if len(results) != len(nets):
        sys.exit(f"{len(nets)} nets went in, {len(results)} came out")
    for net, result in zip(nets, results):
        for name, values in result.items():
            if name == "graph":
                continue
            ours = [NAN if value is None else float(value) for value in values]
            if len(ours) != net.n:
                problems.append(f"{net.name} {name}: {len(ours)} values for {net.n} nodes")
            if name in ("eigenvector", "hub", "authority"):
                check_eigenvector(net, name, ours, problems, counts)
                continue
            for peer, function in PEERS[name].items():
                theirs = [float(value) for value in function(net)]
                compare(net, name, peer, ours, theirs, problems, counts)
    check_published(folder, nets, results, problems, counts)
    for (name, peer, what), count in sorted(counts.items()):
        print(f"{name:16} {peer:12} {what:28} {count}")
    for problem in problems[:40]:
        print(problem, file=sys.stderr)
    print(f"{len(nets)} nets, {len(problems)} differences")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
