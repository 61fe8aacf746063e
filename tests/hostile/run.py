#!/usr/bin/python3
"""Hostile strings as every text of a graph and of a view, in every format of diagrams.

usage: run.py KAKEHASHI [long]

Ends well if each drawing is what formats.py demands, or is refused in a clear line, and if nothing
but the drawing was made. The short form puts several strings into one graph, the long form one.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import case
import formats

HERE = pathlib.Path(__file__).resolve().parent
PER_GRAPH = 14
CANARY = "canary-7f3a: what is in this file must be in no drawing"


def read_payloads():
    """Strings to be shown, and strings that are no text and must be refused."""
    shown, refused = [], []
    for item in json.loads((HERE / "payloads.json").read_text(encoding="utf-8")):
        label = item["text"] * item.get("repeat", 1)
        (refused if item.get("refused") else shown).append((item["name"], label))
    assert len(shown) + len(refused) >= 80, "the list of hostile strings lost some"
    return shown, refused


def known_formats(program):
    text = subprocess.run([program, "formats"], capture_output=True, check=True, text=True).stdout
    return re.findall(r"^  (\S+)", text.split("\ndiagrams")[1], re.MULTILINE)


def draw(program, folder, format_name, view, environment):
    """The drawing, or the words of the refusal."""
    arguments = ["--view", "view.json"] if view else ["--preset", "map"]
    return subprocess.run([program, "draw", *arguments, "-f", format_name, "graph.json"],
                          cwd=folder, env=environment, capture_output=True, check=False, timeout=120)


def complain_of_words(stderr):
    text = stderr.decode()
    if re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text):
        yield f"a message that acts on a terminal: {text[:200]!r}"


def check(program, item, folder, view, environment):
    (folder / "graph.json").write_text(json.dumps(item.graph), encoding="utf-8")
    (folder / "view.json").write_text(json.dumps(item.view), encoding="utf-8")
    before = sorted(os.listdir(folder))
    for name in known_formats(program):
        run = draw(program, folder, name, view, environment)
        where = f"{item.name} {name} {'view' if view else 'map'}"
        for problem in complain_of_words(run.stderr):
            yield f"{where}: {problem}"
        if run.returncode != 0:
            yield f"{where}: exit {run.returncode}: {run.stderr[:300]!r}"
        else:
            meant = item if view else item._replace(texts=[], num_nodes=2 * item.num_nodes)
            with tempfile.TemporaryDirectory() as work:
                for problem in formats.CHECKS[name](run.stdout, meant, pathlib.Path(work)):
                    yield f"{where}: {problem}"
        if CANARY.encode() in run.stdout:
            yield f"{where}: a file was read"
    if sorted(os.listdir(folder)) != before:
        yield f"{item.name}: made {sorted(set(os.listdir(folder)) - set(before))}"


def check_refused(program, name, label, folder, environment):
    """As JSON it reads; as text it is none: the reader must say so."""
    item = case.make_case(name, ["x"])
    text = json.dumps(item.graph).replace('"x"', json.dumps(label))
    (folder / "graph.json").write_text(text, encoding="utf-8")
    run = draw(program, folder, "svg", False, environment)
    if run.returncode not in (1, 2, 3) or not run.stderr.startswith(b"kakehashi:"):
        yield f"{name}: exit {run.returncode}: {run.stderr[:300]!r}"


def main():
    program = os.path.abspath(sys.argv[1])
    size = 1 if sys.argv[2:] == ["long"] else PER_GRAPH
    shown, refused = read_payloads()
    problems, num = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        environment = {**os.environ, "HOME": name}
        for file in ("x", "passwd", "n0", "x.css", "x.png"):
            (folder / file).write_text(CANARY, encoding="utf-8")
        for j in range(0, len(shown), size):
            part = shown[j:j + size]
            item = case.make_case(part[0][0], [label for _, label in part])
            for view in (True, False):
                found = list(check(program, item, folder, view, environment))
                problems += found
                num += 1
        for payload, label in refused:
            problems += check_refused(program, payload, label, folder, environment)
    print("\n".join(problems[:40]))
    print(f"{len(shown)} strings shown and {len(refused)} refused, {num} graphs: "
          f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
