#!/usr/bin/python3
"""Runs the commands of a Markdown file and compares their output with what the file shows.

usage: tests/readme.py FOLDER-OF-PROGRAMS FILE.md... [--update]

A block ```console holds lines "$ COMMAND", each followed by its output. A line "..." stands for
any number of lines. Commands run in the root of the project, with the programs on the path; files
that they write by a bare name go to a scratch folder. --update writes the output into the file
(lines under a "..." are left as they are).
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def run(command, programs, scratch):
    environment = dict(os.environ, PATH=programs + ":" + os.environ["PATH"], LC_ALL="C.UTF-8",
                       NO_COLOR="1")
    # What a reader would write into the current folder goes to the scratch folder.
    command = re.sub(r"(-o|>) (?=[\w.-]+([ ;)]|$))", rf"\1 {scratch}/", command)
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    return [line.rstrip() for line in done.stdout.splitlines()]


def matches(shown, real):
    """Whether real lines read as shown, "..." standing for any lines."""
    if not shown:
        return not real
    if shown[0].strip() == "...":
        return any(matches(shown[1:], real[j:]) for j in range(len(real) + 1))
    return bool(real) and shown[0].rstrip() == real[0] and matches(shown[1:], real[1:])


def steps(block):
    """The commands of a block with their output."""
    found = []
    for line in block.split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line)
    return found


def check(path, programs, scratch, update):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    failures = 0

    def replace(match):
        nonlocal failures
        out = []
        for command, shown in steps(match.group(1).strip("\n")):
            while shown and not shown[-1].strip():
                shown.pop()
            real = run(command, programs, scratch)
            if not matches(shown, real):
                failures += 1
                if not update:
                    print(f"{path}: $ {command}\n--- shown\n" + "\n".join(shown)
                          + "\n--- printed\n" + "\n".join(real) + "\n", file=sys.stderr)
                if "..." not in shown:
                    shown = real
            out += ["$ " + command, *shown]
        return "```console\n" + "\n".join(out) + "\n```"

    replaced = re.sub(r"```console\n(.*?)```", replace, text, flags=re.S)
    if update and replaced != text:
        with open(path, "w", encoding="utf-8") as file:
            file.write(replaced)
        return 0
    return failures


def main():
    update = "--update" in sys.argv
    programs, *files = [a for a in sys.argv[1:] if a != "--update"]
    before = set(os.listdir(ROOT))
    with tempfile.TemporaryDirectory() as scratch:
        failures = sum(check(f, os.path.abspath(programs), scratch, update) for f in files)
    print(f"{len(files)} files, {failures} commands whose output differs")
    left = sorted(set(os.listdir(ROOT)) - before)
    if left:
        print("the commands leave behind: " + ", ".join(left), file=sys.stderr)
    return failures > 0 or bool(left)


if __name__ == "__main__":
    sys.exit(main())
