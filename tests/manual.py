#!/usr/bin/python3
"""Every page of the manual, as its reader sees it: no warnings, and the same options as -h.

usage: manual.py KAKEHASHI FOLDER-OF-PAGES
"""
import os
import re
import shutil
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:3]
WIDTH = 100


def output(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def page_of(name):
    """A page as text, and what man warns of."""
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": str(WIDTH)}
    shown = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", os.path.join(FOLDER, name)],
                           check=True, text=True, capture_output=True, env=environment)
    plain = subprocess.run(["col", "-bx"], check=True, text=True, capture_output=True,
                           input=shown.stdout, env=environment).stdout
    return plain, shown.stderr


def options_of(text):
    return set(re.findall(r"^ +(?:-\w, )?(--[\w-]+)", text, flags=re.M))


def main():
    if shutil.which("man") is None or not os.path.isdir(FOLDER):
        print("skipped: man-db or scdoc is not installed")
        return 77
    wrong = []
    pages = sorted(os.listdir(FOLDER))
    commands = re.findall(r"^  ([\w-]+)  ", output(PROGRAM, "help").split("topics:")[0], flags=re.M)
    expected = {"kakehashi.1", "kakehashi-graph.5", "kakehashi-view.5", "kakehashi-batch.5"}
    expected |= {f"kakehashi-{name}.1" for name in commands}
    if set(pages) != expected:
        wrong.append(f"pages are {pages}, not {sorted(expected)}")
    for page in pages:
        text, warnings = page_of(page)
        if warnings:
            wrong.append(f"{page}: {warnings}")
        for line in text.split("\n"):
            if len(line) > WIDTH and line.startswith("       ") and not line.startswith("          "):
                wrong.append(f"{page}: a line of {len(line)} columns: {line}")
        for name, section in re.findall(r"\b(kakehashi(?:-\w+)?)\((\d)\)", text):
            if f"{name}.{section}" not in expected:
                wrong.append(f"{page} refers to {name}({section}), which there is not")
    for command in commands:
        told = options_of(output(PROGRAM, command, "-h"))
        shown = options_of(page_of(f"kakehashi-{command}.1")[0])
        if told != shown or not told:
            wrong.append(f"{command}: -h and the manual differ in {sorted(told ^ shown)}")
    print("\n".join(wrong) or f"{len(pages)} pages, no warning")
    return len(wrong) > 0


if __name__ == "__main__":
    sys.exit(main())
