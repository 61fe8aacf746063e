#!/usr/bin/python3
"""Press TAB in real shells: what the program would get is what was meant.

usage: run.py KAKEHASHI DATA       DATA: a graph with the node meti, 経済産業省

Each shell runs in a terminal of its own. A function takes the place of the program and writes down
its arguments, so that quoting counts, not what the screen shows. A shell that is not installed is
named and skipped; bash is always there.
"""
import fcntl
import json
import os
import pty
import select
import shutil
import struct
import sys
import tempfile
import termios
import time
from concurrent.futures import ThreadPoolExecutor

PROGRAM, DATA = (os.path.abspath(p) for p in sys.argv[1:3])
TAB, ENTER, LEFT, CLEAR = "\t", "\r", "\x1b[D", "\x03"
PATIENCE = 10

ODD = {"nodes": [
    {"id": "gov:jp:meti", "label": {"ja": "経済産業省"}},
    {"id": "gov:jp:moe", "label": {"ja": "環境省", "en": "Ministry of the Environment"}},
    {"id": "the body", "label": "Body of its own"}, {"id": "a$b`c\\", "label": "Money"},
    {"id": "it's", "label": "Apostrophe"}, {"id": "*", "label": "Star"}], "edges": []}

BASH = """PS1='% '; bind 'set enable-bracketed-paste off'
{more}
kakehashi() {{ if [ "$1" = completion ]; then command kakehashi "$@"
    else printf '%s\\n' "$@" > taken.new; mv taken.new taken; fi; }}
eval "$(kakehashi completion bash)"; echo rea''dy
"""
ZSH = """PS1='%% '; unsetopt zle_bracketed_paste 2> /dev/null; unset zle_bracketed_paste
autoload -Uz compinit; compinit -u -D
kakehashi() { if [ "$1" = completion ]; then command kakehashi "$@"
    else printf '%s\\n' "$@" > taken.new; mv taken.new taken; fi; }
eval "$(command kakehashi completion zsh)"; echo rea''dy
"""
FISH = """function fish_prompt; echo '% '; end; function fish_greeting; end
function kakehashi; if test "$argv[1]" = completion; command kakehashi $argv
    else; printf '%s\\n' $argv > taken.new; mv taken.new taken; end; end
command kakehashi completion fish | source; echo rea''dy
"""
BASH_COMPLETION = "/usr/share/bash-completion/bash_completion"


class Shell:
    def __init__(self, name, command, setup, folder):
        self.name, self.folder = name, folder
        environment = {"PATH": os.path.dirname(PROGRAM) + ":/usr/bin:/bin", "HOME": folder,
                       "TERM": "xterm", "LC_ALL": "C.UTF-8", "HISTFILE": "", "ZDOTDIR": folder,
                       "fish_history": ""}
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 150, 0, 0))
        with open(os.path.join(folder, "setup"), "w", encoding="utf-8") as file:
            file.write(setup)
        self.seen = ""
        self.read(0.5)
        self.type("source ./setup" + ENTER)
        self.wait(lambda: "ready" in self.seen, "its prompt")

    def read(self, quiet):
        """What the screen gets until it is quiet for so long."""
        while select.select([self.fd], [], [], quiet)[0]:
            try:
                self.seen += os.read(self.fd, 65536).decode("utf-8", "replace")
            except OSError:
                return

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"{self.name}: waited in vain for {what}; saw {self.seen!r}")
            self.read(0.05)

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def press(self, keys):
        """One key after the other, as a person does: a shell drops what comes while it thinks."""
        for key in keys:
            self.type(key)
            self.read(0.25 if key == TAB else 0.02)

    def taken(self, keys):
        """The arguments that the program gets when Enter is pressed behind these keys."""
        path = os.path.join(self.folder, "taken")
        if os.path.exists(path):
            os.unlink(path)
        self.read(0.05)
        self.press(keys)
        self.type(ENTER)
        self.wait(lambda: os.path.exists(path), f"the end of {keys!r}")
        self.read(0.05)
        with open(path, encoding="utf-8") as file:
            return file.read().split("\n")[:-1]

    def listed(self, keys):
        """What the screen shows while these keys are pressed."""
        self.read(0.05)
        self.seen = ""
        self.press(keys)
        shown = self.seen
        self.type(CLEAR)
        self.read(0.2)
        return shown

    def close(self):
        os.close(self.fd)
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


NAME = {"fish": "経済産業省"}  # fish takes nothing that is not what was typed: the name goes in
CASES = [
    (["dr", TAB], ["draw"]),
    (["rank --norm", TAB], ["rank", "--normalized"]),
    (["rank -f cs", TAB, "data.json"], ["rank", "-f", "csv", "data.json"]),
    (["rank --format=cs", TAB], ["rank", "--format=csv"]),
    (["rank -fcs", TAB], ["rank", "-fcsv"]),
    (["rank -m degree,pager", TAB], ["rank", "-m", "degree,pagerank"]),
    (["list dat", TAB, "--ego met", TAB], ["list", "data.json", "--ego", "meti"]),
    (["list data.json --ego=met", TAB], ["list", "data.json", "--ego=meti"]),
    (["list data.json --drop 経済", TAB], ["list", "data.json", "--drop", NAME]),
    (["list odd.json --ego gov:jp:me", TAB], ["list", "odd.json", "--ego", "gov:jp:meti"]),
    (["list odd.json --ego=gov:jp:mo", TAB], ["list", "odd.json", "--ego=gov:jp:moe"]),
    (["list odd.json --ego the", TAB], ["list", "odd.json", "--ego", "the body"]),
    (['list odd.json --ego "the b', TAB], ["list", "odd.json", "--ego", "the body"]),
    (["list odd.json --ego 'the", TAB], ["list", "odd.json", "--ego", "the body"]),
    (["list odd.json --ego the\\ b", TAB], ["list", "odd.json", "--ego", "the body"]),
    (["list odd.json --ego it", TAB], ["list", "odd.json", "--ego", "it's"]),
    (["list odd.json --ego 'a$", TAB], ["list", "odd.json", "--ego", "a$b`c\\"]),
    (["list 'with space.json' --ego gov:jp:me", TAB],
     ["list", "with space.json", "--ego", "gov:jp:meti"]),
    # fish sees nothing behind the cursor
    (["list --ego met data.json"] + [LEFT] * 10 + [TAB],
     ["list", "--ego", {"fish": "met", "bash": "meti", "zsh": "meti"}, "data.json"]),
    (["list wit", TAB], ["list", "with space.json"]),
    (["draw --view vie", TAB, "so", TAB], ["draw", "--view", "views/society.json"]),
    (["draw --view=vie", TAB, "so", TAB], ["draw", "--view=views/society.json"]),
    (["list ~/odd", TAB], ["list", "HOME/odd.json"]),
    (["help E01", TAB, "2"], ["help", "E012"]),
    (["list broken.json --ego m", TAB], ["list", "broken.json", "--ego", "m"]),
    (["list pipe.json --ego m", TAB], ["list", "pipe.json", "--ego", "m"]),
    (["list none.json --ego m", TAB], ["list", "none.json", "--ego", "m"]),
]
LISTS = [
    (["list data.json --sector en", TAB, TAB], ["energy", "environment"], []),
    (["list data.json --lang ja --ego m", TAB, TAB], ["meti", "経済産業省"], ["Usage", "kakehashi:"]),
    (["list broken.json --ego ", TAB, TAB], [], ["rror", "arning"]),
    (["rank -f ", TAB, TAB], ["csv", "ndjson", "md"], ["svg"]),
    (["draw -f ", TAB, TAB], ["svg", "html"], ["ndjson"]),
    (["", TAB, TAB], ["bridges", "convert"], []),
    (["check ", TAB, TAB], ["data.json", "views/"], ["notes.txt"]),
]


def make_folder():
    folder = tempfile.mkdtemp(prefix="kakehashi-completion-")
    shutil.copy(DATA, os.path.join(folder, "data.json"))
    for name in ("odd.json", "with space.json"):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            json.dump(ODD, file)
    for name, content in (("broken.json", '{"nodes": [{"id"'), ("notes.txt", "")):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(content)
    os.mkdir(os.path.join(folder, "views"))
    for name in ("society.json", "other.json"):
        with open(os.path.join(folder, "views", name), "w", encoding="utf-8") as file:
            file.write("{}")
    os.mkfifo(os.path.join(folder, "pipe.json"))
    return folder


def check_shell(shell):
    wrong = 0
    for keys, expected in CASES:
        expected = [e.get(shell.name, "meti") if isinstance(e, dict) else
                    e.replace("HOME", shell.folder) for e in expected]
        got = shell.taken(["kakehashi "] + keys)
        if got != expected:
            print(f"{shell.name}: {keys} gave {got}, not {expected}")
            wrong += 1
    for keys, wanted, unwanted in LISTS:
        shown = shell.listed(["kakehashi "] + keys)
        for word in wanted:
            if word not in shown:
                print(f"{shell.name}: {keys} does not list {word!r}: {shown!r}")
                wrong += 1
        for word in unwanted:
            if word in shown:
                print(f"{shell.name}: {keys} shows {word!r}: {shown!r}")
                wrong += 1
    return wrong


def check(name, command, setup):
    what = f"{name} with bash-completion" if BASH_COMPLETION in setup else name
    if shutil.which(name) is None or (what != name and not os.path.exists(BASH_COMPLETION)):
        print(f"skipped: {what} is not installed")
        return 0
    folder = make_folder()
    shell = Shell(name, command, setup, folder)
    try:
        wrong = check_shell(shell)
    finally:
        shell.close()
        shutil.rmtree(folder)
    print(f"{what}: {len(CASES) + len(LISTS)} lines, {wrong} wrong")
    return wrong


def main():
    shells = [("bash", ["bash", "--norc", "--noprofile", "-i"], BASH.format(more="")),
              ("bash", ["bash", "--norc", "--noprofile", "-i"],
               BASH.format(more=f"source {BASH_COMPLETION}")),
              ("zsh", ["zsh", "-f", "-i"], ZSH), ("fish", ["fish", "-N", "-i"], FISH)]
    with ThreadPoolExecutor() as pool:
        return sum(pool.map(lambda one: check(*one), shells)) > 0


if __name__ == "__main__":
    sys.exit(main())
