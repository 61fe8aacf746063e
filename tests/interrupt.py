#!/usr/bin/python3
"""Ctrl-C at any moment of any long work: the end comes soon, whole, and with exit code 130.

usage: interrupt.py KAKEHASHI GENERATE [long]

As a terminal does, the signal goes to all processes of the job. Nothing may be left: no process, no
file beside the output, which is there as a whole (the work was done first) or not at all. The short
form interrupts 20 times and gives a busy machine a second each time; the long one 100 times each
command, and 200 ms.
"""
import ctypes
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, GENERATE = (os.path.abspath(p) for p in sys.argv[1:3])
LONG = sys.argv[3:] == ["long"]
NUM, MOST_SECONDS = (100, 0.2) if LONG else (20, 1)
PR_SET_CHILD_SUBREAPER = 36
LATEST = 1.2  # no command is let run longer than that

COMMANDS = [
    ["bridges", "big.json", "-o", "out/bridges.csv"],
    ["rank", "--exact", "big.json", "-o", "out/rank.csv"],
    ["rank", "-m", "eigenvector,closeness", "big.json", "-o", "out/eigenvector.csv"],
    ["groups", "--stability", "big.json", "-o", "out/groups.json"],
    ["draw", "--preset", "map", "small.json", "-o", "out/map.png"],
    ["draw", "big.json", "-o", "out/big.svg"],
    ["convert", "big.json", "-o", "out/big.khg"],
    ["info", "big.json", "-o", "out/info.csv"],
    ["path", "--all", "FROM", "TO", "big.json", "-o", "out/path.csv"],
]


def interrupt(command, seconds):
    """How long the end took, and what is wrong with it."""
    process = subprocess.Popen([PROGRAM] + command, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(seconds)
    asked = time.monotonic()
    try:
        os.killpg(process.pid, signal.SIGINT)
    except ProcessLookupError:
        pass
    said = process.communicate(timeout=60)[1]
    took = time.monotonic() - asked
    output = command[command.index("-o") + 1]
    left = [f for f in os.listdir("out") if os.path.join("out", f) != output]
    problems = [f"files are left: {left}"] if left else []
    if os.path.exists(output):
        os.unlink(output)
        if process.returncode != 0:
            problems.append(f"an output beside exit code {process.returncode}")
    elif process.returncode not in (130, -signal.SIGINT):
        problems.append(f"exit code {process.returncode}: {said}")
    if process.returncode == 130 and not said.endswith("kakehashi: interrupted\n"):
        problems.append(f"it says {said!r}")
    try:
        # As a subreaper we would inherit a process that was left behind, dead or alive.
        end = time.monotonic() + 1
        while os.waitpid(-1, os.WNOHANG)[0] == 0 and time.monotonic() < end:
            time.sleep(0.005)
        if time.monotonic() >= end:
            problems.append("a process is left")
        took = max(took, time.monotonic() - asked)
    except ChildProcessError:
        pass
    return took, problems


def write(name, nodes):
    with open(name, "wb") as file:
        subprocess.run([GENERATE, "json", str(nodes), "1"], stdout=file, check=True)


def main():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    chance = random.Random(11)
    wrong, all_times = 0, []
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.mkdir("out")
        write("big.json", 60000 if LONG else 20000)
        write("small.json", 300)
        ids = subprocess.run([PROGRAM, "list", "-n2", "-fcsv", "--columns=id", "big.json"],
                             check=True, text=True, capture_output=True).stdout.split("\n")
        COMMANDS[-1][2:4] = ids[1:3]
        rounds = [c for c in COMMANDS for _ in range(NUM)] if LONG else \
            [COMMANDS[j % len(COMMANDS)] for j in range(NUM)]
        for command in rounds:
            seconds = chance.uniform(0, LATEST) ** 2 / LATEST
            took, problems = interrupt(command, seconds)
            all_times.append((took, command[0], seconds))
            if took > MOST_SECONDS:
                problems.append(f"it took {took:.3f} s")
            for problem in problems:
                wrong += 1
                print(f"{' '.join(command)}, after {seconds:.3f} s: {problem}")
    all_times.sort()
    took, name, seconds = all_times[-1]
    print(f"{len(all_times)} interruptions; half end within {all_times[len(all_times) // 2][0]:.4f} s,"
          f" the slowest ({name} after {seconds:.2f} s) after {took:.4f} s")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
