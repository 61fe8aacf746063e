#!/usr/bin/python3
"""Holds the roles of `kakehashi bridges` against the stored counts of R's sna (brokerage-sna.csv),
on every reference network, as the file is and with --undirected.

usage: brokerage_stored.py KAKEHASHI REFERENCE_FOLDER
"""
import csv
import json
import os
import subprocess
import sys

ROLES = ["coordinator", "consultant", "representative", "gatekeeper", "liaison", "brokerage"]


def ours(program, path, undirected):
    # Every type of node is listed: in a two-mode net only one kind is marked as bodies.
    types = sorted({n.get("type") for n in json.load(open(path, encoding="utf-8"))["nodes"]})
    command = [program, "bridges", "--format", "json", "--permutations", "0",
               "--bodies", ",".join(types), path] + (["--undirected"] if undirected else [])
    rows = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["rows"]
    return {row["id"]: row for row in rows}


def main():
    program, folder = sys.argv[1:3]
    stored = {}
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "brokerage-sna.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            stored.setdefault((row["network"], row["undirected"]), []).append(row)
    wrong = compared = 0
    for (network, undirected), rows in stored.items():
        have = ours(program, os.path.join(folder, network + ".json"), undirected == "1")
        if set(have) != {row["id"] for row in rows}:
            sys.exit(f"{network}: other nodes than stored")
        for row in rows:
            for role in ROLES:
                compared += 1
                if have[row["id"]][role] != float(row[role]):
                    wrong += 1
                    print(f"{network} {row['id']} {role}: {have[row['id']][role]}, "
                          f"sna has {row[role]}", file=sys.stderr)
    print(f"{compared} counts compared, {wrong} differ")
    return wrong > 0 or compared < 1000


if __name__ == "__main__":
    sys.exit(main())
