#!/usr/bin/python3
"""Every preset in every format: it is drawn, and the same input gives the same bytes.

usage: drawings.py KAKEHASHI DATA WORK [long]

Presets and formats are those that the program lists. Each drawing is made in one environment and
again in another: locale (also one with a decimal comma), time zone, home, folder, number of
threads. The short form makes the second only once, of a part of the data; the long form makes 20 of
the whole.
"""
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

BEGINNINGS = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "html": b"<!", "json": b"{",
              "dot": b"//", "mmd": b"---", "md": b"# "}
LOCALES = {"C": None, "C.UTF-8": None, "de_DE.UTF-8": ("de_DE", "UTF-8"),
           "ja_JP.UTF-8": ("ja_JP", "UTF-8")}


def lines_of(program, *command):
    return subprocess.run([program, *command], capture_output=True, check=True, text=True).stdout


def presets(program):
    return re.findall(r"^(\w+): ", lines_of(program, "help", "presets"), re.MULTILINE)


def formats(program):
    return re.findall(r"^  (\S+)", lines_of(program, "formats").split("\ndiagrams")[1], re.MULTILINE)


def make_locales(work):
    """Locales that the machine can make; a test in one that it cannot would prove nothing."""
    made = []
    os.makedirs(work, exist_ok=True)
    for name, source in LOCALES.items():
        path = os.path.join(work, name)
        if source and not os.path.exists(path):
            subprocess.run(["localedef", "-i", source[0], "-f", source[1], path], check=False,
                           capture_output=True)
        if source is None or os.path.exists(path):
            made.append(name)
        else:
            print(f"the locale {name} cannot be made: the package locales is missing")
    return made


def environments(locales, work):
    """(environment, threads), the first of them plain, without end."""
    plain = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    zones = ["UTC", "Asia/Tokyo", "America/St_Johns"]
    number = 0
    while True:
        own = {**plain, "LOCPATH": work, "LC_ALL": locales[number % len(locales)],
               "TZ": zones[number % len(zones)]}
        if number % 2 == 1:
            own.pop("HOME", None)
        yield own, str(1 + number % 2)
        number += 1


def draw(program, arguments, environment, threads):
    """The drawing, made in an empty folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([program, "draw", *arguments, "--threads", threads],
                             cwd=folder, env=environment, capture_output=True, check=False,
                             timeout=300)
        if run.returncode != 0:
            return b"", f"exit {run.returncode}: {run.stderr.decode()[:300]}"
        if os.listdir(folder) != [arguments[-1]]:
            return b"", f"made {os.listdir(folder)}"
        with open(os.path.join(folder, arguments[-1]), "rb") as file:
            return file.read(), ""


# Charts are no graph, which these formats write: they are refused.
FOR_GRAPHS = ("dot", "mmd", "md")


def check(program, data, preset, name, locales, work, runs):
    """What is wrong with one preset in one format; "" for nothing."""
    arguments = [data, "--preset", preset, "--lang", "ja", "-o", f"x.{name}"]
    settings = environments(locales, work)
    first, problem = draw(program, arguments, *next(settings))
    if preset == "series" and name in FOR_GRAPHS:
        return "" if "they are no graph" in problem else problem or "charts as a graph"
    if problem:
        return problem
    if not first.startswith(BEGINNINGS[name]):
        return f"begins with {first[:20]!r}"
    if runs == 1:
        part = [] if preset in ("path", "ego") else ["--type", "ministry,programme,city"]
        arguments = part + arguments
        first, problem = draw(program, arguments, *next(settings))
    for _ in range(runs):
        again, problem = draw(program, arguments, *next(settings))
        if problem or again != first:
            return problem or f"other bytes, from {differing(first, again)}"
    return ""


def differing(a, b):
    at = next((j for j, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"byte {at}: {a[at - 40:at + 40]!r} and {b[at - 40:at + 40]!r}"


def main():
    program, data, work = (os.path.abspath(path) for path in sys.argv[1:4])
    runs = 20 if sys.argv[4:] == ["long"] else 1
    locales = make_locales(work)
    pairs = [(preset, name) for preset in presets(program) for name in formats(program)]
    failures = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda pair: check(program, data, *pair, locales, work, runs), pairs)
        for pair, problem in zip(pairs, results):
            if problem:
                failures += 1
                print(f"{pair[0]} as {pair[1]}: {problem}")
    print(f"{len(pairs)} drawings, {runs} more of each in {len(locales)} locales: "
          f"{failures} failures")
    return 1 if failures or len(pairs) < 24 else 0


if __name__ == "__main__":
    sys.exit(main())
