#!/usr/bin/python3
"""Runs the scripts of scripts/examples as their first lines say, in a copy of what a clean clone
has, and looks at what they make.

usage: tests/example_scripts.py FOLDER-OF-PROGRAMS
"""
import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DATA = "data/japan-smart-city.json"


def run(folder, *command, code=0, **variables):
    done = subprocess.run(command, cwd=folder, env=dict(os.environ, LC_ALL="C.UTF-8", **variables),
                          capture_output=True, text=True)
    if done.returncode != code:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def contents(folder):
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            if not name.startswith("."):
                with open(os.path.join(path, name), "rb") as file:
                    found[os.path.relpath(os.path.join(path, name), folder)] = file.read()
    return found


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def expect(truth, what):
    if not truth:
        sys.exit(f"expected: {what}")


def nightly(folder):
    out, err = run(folder, "scripts/examples/nightly", "-j", "2")
    site = os.path.join(folder, "build/nightly")
    first = contents(site)
    index = first["index.html"].decode()
    links = re.findall(r'(?:href|src)="([^"]+)"', index)
    local = {link for link in links if not link.startswith("http")}
    expect(local == set(first) - {"index.html"}, "the index links all there is, and nothing else")
    expect({name.split("/")[0] for name in local} == {"pages", "pictures", "texts", "tables", "data"},
           "pages, pictures, texts, tables, data")
    expect(all(first.values()), "no file is empty")
    expect("<h2>Sources</h2>" in index and "Japan Revitalization Strategy" in index, "sources")
    out, err = run(folder, "scripts/examples/nightly", "-j", "2")
    expect("nothing to do" in err, f"the second night does nothing and says so, not: {err}")
    expect(contents(site) == first, "the same bytes")
    # A bad night: the index of the good one stays.
    path = os.path.join(folder, DATA)
    with open(path, encoding="utf-8") as file:
        good = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(good[:-100])
    out, err = run(folder, "scripts/examples/nightly", "-j", "2", code=1)
    expect("failed" in err, f"what failed is listed, not: {err}")
    expect(contents(site)["index.html"] == first["index.html"], "the old index")
    with open(path, "w", encoding="utf-8") as file:
        file.write(good)


def bridging_by_year(folder):
    table = rows(run(folder, "scripts/examples/bridging-by-year", "2009", "2012", DATA)[0])
    expect({row["year"] for row in table} == {"2009", "2010", "2011", "2012"}, "four years")
    places = {(row["year"], row["id"]): int(row["place"]) for row in table}
    moved = 0
    for row in table:
        before = places.get((str(int(row["year"]) - 1), row["id"]))
        expect(row["moved"] == ("" if before is None else str(before - int(row["place"]))),
               f"how far {row} moved")
        moved += row["moved"] not in ("", "0")
    expect(moved > 0, "somebody moved")
    run(folder, "scripts/examples/bridging-by-year", "2009", code=2)


def compare_ministries(folder):
    table = rows(run(folder, "scripts/examples/compare-ministries", DATA)[0], "\t")
    expect({row["id"] for row in table} == {"cao", "mic", "meti", "moe", "mlit"}, "five ministries")
    shares = [float(row["cross_share"]) for row in table]
    expect(shares == sorted(shares, reverse=True), "the largest share first")
    expect(all(row["cities"] == "12" and 1 < float(row["mean_distance"]) < 6 for row in table),
           "twelve cities, some steps away")


def figures(folder):
    arguments = ["make", "-f", "scripts/examples/figures.mk", "LANGS=en ko", "VIEWS=society5"]
    run(folder, *arguments)
    made = contents(os.path.join(folder, "build/figures"))
    expect(sorted(made) == ["bridges.tsv", "society5-en.svg", "society5-ko.svg"], "three figures")
    expect("Nothing to be done" in run(folder, *arguments)[0], "made once")
    os.utime(os.path.join(folder, "graphs/society5.json"))
    out, _ = run(folder, *arguments)
    expect(out.count("kakehashi draw") == 2 and "bridges" not in out, "what hangs on the view")
    expect(contents(os.path.join(folder, "build/figures")) == made, "the same bytes")


def main():
    for tool in ("jq", "mlr", "make"):
        if shutil.which(tool) is None:
            print(f"skipped: {tool} is not installed")
            sys.exit(77)
    os.environ["PATH"] = sys.argv[1] + ":" + os.environ["PATH"]
    with tempfile.TemporaryDirectory() as folder:
        for part in ("data", "graphs", "scripts"):
            shutil.copytree(os.path.join(ROOT, part), os.path.join(folder, part))
        for example in (nightly, bridging_by_year, compare_ministries, figures):
            example(folder)


if __name__ == "__main__":
    main()
