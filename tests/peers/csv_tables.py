#!/usr/bin/python3
"""Holds what kakehashi reads from tables against Python's csv module, and against itself: what
`list` writes of a graph reads back as that graph, as far as a table holds it.

usage: csv_tables.py KAKEHASHI GRAPH...
"""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile

PIECES = ["a", "b", "0", "1.5", "é", "경제", "経済", " ", "  ", ",", ";", "\t", '"', '""', "\n", "\r\n", "'", "|", "\\", ":",
          "-", "\u3000", "😀"]


def run(program, *arguments, text=None):
    done = subprocess.run([program, *arguments], input=text, capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)}: {done.stderr.decode()}\n{text!r}")
    return done.stdout.decode()


def random_tables(program, num):
    """Attributes are kept as they stand, so every cell can be compared."""
    draw = random.Random(7)
    for _ in range(num):
        names = ["id"] + [f"x {j}" for j in range(draw.randrange(1, 6))]
        rows = [[f"n{i}"] + ["".join(draw.choices(PIECES, k=draw.randrange(5))) for _ in names[1:]]
                for i in range(draw.randrange(5))]
        text = io.StringIO()
        writer = csv.writer(text, delimiter=draw.choice(",;\t"),
                            lineterminator=draw.choice(["\n", "\r\n"]),
                            quoting=draw.choice([csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
        writer.writerows([names] + rows)
        bom = draw.choice(["", "\ufeff"])
        graph = json.loads(run(program, "convert", "--quiet", "--to", "json", "-",
                               text=(bom + text.getvalue()).encode()))
        expected = [{k: v for k, v in zip(names, row) if v != ""} for row in rows]
        if graph["nodes"] != expected:
            sys.exit(f"{text.getvalue()!r}\nread as {graph['nodes']}\nnot    {expected}")


def sector(s):
    return (s, 1) if isinstance(s, str) else (s["id"], s.get("weight", 1))


def shares(node):
    weights = [sector(s) for s in node.get("sectors", [])]
    total = sum(w for _, w in weights)
    return sorted((s, w / total) for s, w in weights)


def alike(a, b):
    """Nodes are equal but for shares, of which `list` writes two digits."""
    near = [s for s, _ in a[5]] == [s for s, _ in b[5]] and all(
        abs(x - y) < 0.01 for (_, x), (_, y) in zip(a[5], b[5]))
    return near and a[:5] + a[6:] == b[:5] + b[6:]


def sources(element):
    ids = [s if isinstance(s, str) else s["id"] for s in element.get("sources", [])]
    return list(dict.fromkeys(ids))


def name(element, language):
    label = element.get("label", element.get("id"))
    return label if isinstance(label, str) else label.get(language)


def summary(graph, language):
    nodes = {n["id"]: (n.get("type"), name(n, language), n.get("start"), n.get("end"),
                       n.get("confidence"), shares(n), sources(n)) for n in graph["nodes"]}
    edges = [(e.get("id"), e["source"], e["target"], e.get("relation"), e.get("start"),
              e.get("end"), e.get("weight"), e.get("confidence"), sources(e))
             for e in graph["edges"]]
    return nodes, edges


def round_trip(program, path, folder):
    language = "en"
    for kind in ("csv", "tsv"):
        tables = [os.path.join(folder, f"{name}.{kind}") for name in ("edges", "nodes")]
        run(program, "list", "--edges", "--lang", language, path, "-o", tables[0])
        run(program, "list", "--lang", language, path, "-o", tables[1])
        back = json.loads(run(program, "convert", "--quiet", "--to", "json", *tables))
        there = json.loads(run(program, "convert", "--quiet", "--to", "json", path))
        (nodes, edges), (nodes_back, edges_back) = (
            summary(there, language), summary(back, language))
        if list(nodes) != list(nodes_back) or len(edges) != len(edges_back):
            sys.exit(f"{path} as {kind}: other nodes, or another number of edges")
        for id, node in nodes.items():
            if not alike(node, nodes_back[id]):
                sys.exit(f"{path} as {kind}: {node}\nreads back as {nodes_back[id]}")
        for edge, edge_back in zip(edges, edges_back):
            if edge != edge_back:
                sys.exit(f"{path} as {kind}: {edge}\nreads back as {edge_back}")


def main():
    program, *graphs = sys.argv[1:]
    random_tables(program, 150)
    with tempfile.TemporaryDirectory() as folder:
        for path in graphs:
            round_trip(program, path, folder)


if __name__ == "__main__":
    main()
