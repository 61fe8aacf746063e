#!/usr/bin/python3
"""Runs every example of every command's help, one after the other, as they stand there.

usage: examples.py KAKEHASHI ROOT

They run in a scratch folder that has the folders of the sources in it, so that what they write lands
beside them. Each must end well, and say something or write the file that it names.
"""
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile

PROGRAM, ROOT = (os.path.abspath(p) for p in sys.argv[1:3])
# What an example may find, beside success: a machine that lacks something.
MAY_END = {"kakehashi doctor": (0, 1)}


def output(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def examples():
    """Command lines by command."""
    commands = re.findall(r"^  ([\w-]+)  ", output(PROGRAM, "help").split("topics:")[0], flags=re.M)
    for command in commands:
        told = output(PROGRAM, "help", command)
        if not told.startswith("examples:\n") or "\nusage: kakehashi " not in told:
            sys.exit(f"help {command} does not begin with examples")
        lines = told.split("\n\n", 1)[0].split("\n")[1:]
        if not lines:
            sys.exit(f"help {command} has no example")
        for line in lines:
            yield line.strip()


def make_scratch(scratch):
    for name in ("data", "graphs"):
        os.symlink(os.path.join(ROOT, name), os.path.join(scratch, name))
    # A copy: outputs of a manifest lie where its own place says.
    shutil.copytree(os.path.join(ROOT, "scripts", "examples"),
                    os.path.join(scratch, "scripts", "examples"))
    with open(os.path.join(ROOT, "data", "example.json"), "rb") as plain, \
            gzip.open(os.path.join(scratch, "graph.json.gz"), "wb") as packed:
        packed.write(plain.read())


def main():
    environment = dict(os.environ, PATH=os.path.dirname(PROGRAM) + ":/usr/bin:/bin",
                       LC_ALL="C.UTF-8", NO_COLOR="1")
    wrong = num = 0
    with tempfile.TemporaryDirectory() as scratch:
        make_scratch(scratch)
        for line in examples():
            num += 1
            done = subprocess.run(["bash", "-c", line], cwd=scratch, env=environment, text=True,
                                  capture_output=True, timeout=120)
            written = re.search(r" (?:-o|>) (\S+)", line)
            path = os.path.join(scratch, written.group(1)) if written else None
            if done.returncode not in MAY_END.get(line, (0,)):
                problem = f"exit code {done.returncode}: {done.stderr}"
            elif path and (not os.path.exists(path) or os.path.getsize(path) == 0):
                problem = f"no {written.group(1)}"
            elif not path and not done.stdout:
                problem = "it says nothing"
            else:
                continue
            wrong += 1
            print(f"{line}\n  {problem}")
    print(f"{num} examples, {wrong} wrong")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
