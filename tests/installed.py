#!/usr/bin/python3
"""The library and the program as cmake --install leaves them: whether they work from there, moved,
and by pkg-config; whether the library exports what src/libkakehashi.symbols lists, and nothing
else; whether the examples of docs/c-api.md compile without warnings and print what they should.

usage: installed.py SOURCE BUILD [--update]

--update writes the list of symbols and what the examples print.
"""
import ctypes
import difflib
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

SOURCE, BUILD = (os.path.abspath(path) for path in sys.argv[1:3])
UPDATE = "--update" in sys.argv
HOME = os.path.join(BUILD, "tests", "installed")
PREFIX = os.path.join(HOME, "prefix")
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]
# What each example is called with, in the folder of the source.
EXAMPLES = {
    "rank": ["data/example.json", "ja"],
    "bridges": ["data/example.json"],
    "paths": ["data/japan-smart-city.json", "加古川市", "METI"],
    "draw": ["data/example.json", "map", "ko", os.path.join(HOME, "drawn.svg")],
}
# What a library leaves to its program (_exit is for the child that becomes the renderer).
FORBIDDEN = re.compile(
    r"^(exit|abort|_Exit|quick_exit|setlocale|v?printf|puts|putchar|perror|psignal|err|warn|"
    r"stdout|stderr|__(v?printf|vfprintf)_chk)$")
failures = 0


def complain(text):
    global failures
    failures += 1
    print(f"installed: {text}", file=sys.stderr)


def run(*command, ok=True, **more):
    done = subprocess.run(command, text=True, capture_output=True, check=False, **more)
    if ok and done.returncode != 0:
        complain(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def compare(path, text):
    """Hold a text against a file of the source."""
    full = os.path.join(SOURCE, path)
    if UPDATE:
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)
    with open(full, encoding="utf-8") as file:
        expected = file.read()
    if text != expected:
        difference = "\n".join(difflib.unified_diff(
            expected.splitlines(), text.splitlines(), path, "now", lineterm=""))
        complain(f"{difference}\nif that is meant: tests/installed.py SOURCE BUILD --update")


def install(prefix, destination=None):
    environment = dict(os.environ, DESTDIR=destination) if destination else None
    run("cmake", "--install", BUILD, "--prefix", prefix, env=environment)


def library_folder(prefix):
    for folder, _, files in os.walk(prefix):
        if "libkakehashi.a" in files:
            return folder
    sys.exit(f"installed: there is no libkakehashi.a in {prefix}")


def symbols(library):
    """The exported functions, which are those that the installed headers declare."""
    lines = run("nm", "-D", "--defined-only", library).splitlines()
    names = []
    for line in lines:
        _, kind, name = line.split()
        if kind == "T" and name.endswith("@@KAKEHASHI_0.1"):
            names.append(name.split("@")[0])
        elif kind != "A":
            complain(f"the library exports {line}: only functions of version KAKEHASHI_0.1 should be")
    compare("src/libkakehashi.symbols", "".join(f"{name}\n" for name in sorted(names)))
    declared = set()
    for folder, _, files in os.walk(os.path.join(PREFIX, "include")):
        for file in files:
            with open(os.path.join(folder, file), encoding="utf-8") as header:
                code = re.sub(r"/\*.*?\*/", "", header.read(), flags=re.S)
            code = re.sub(r"^#define(.*\\\n)*.*$|^typedef.*", "", code, flags=re.M)
            code = re.sub(r"static inline.*?\n}", "", code, flags=re.S)
            declared |= set(re.findall(r"^[a-z].*?\b(kh_\w+)\(", code, flags=re.M))
    for name in sorted(declared ^ set(names)):
        complain(f"{name} is {'declared' if name in declared else 'exported'} only")


def needs(library, archive):
    needed = re.findall(r"NEEDED.*\[(.*)\]", run("readelf", "-d", library))
    for name in needed:
        if re.search(r"gvc|cgraph|pango|cairo|blas|lapack|arpack|glpk|xml2|stdc", name):
            complain(f"the library needs {name}")
    for line in run("nm", "-u", archive).splitlines():
        name = (line.split() or [""])[-1].split("@")[0]
        if FORBIDDEN.match(name):
            complain(f"the library calls {name}: it must not print or exit")


def loads(library):
    """As a plugin is: loaded, asked and unloaded, twice."""
    for _ in range(2):
        handle = ctypes.CDLL(library)
        handle.kh_version.restype = ctypes.c_char_p
        version = handle.kh_version().decode()
        if version != run("pkg-config", "--modversion", "kakehashi").strip():
            complain(f"the library calls itself {version}")
        unload = ctypes.CDLL(None).dlclose
        unload.argtypes = [ctypes.c_void_p]
        unload(handle._handle)


def headers():
    """Each by itself, in C and in C++."""
    root = os.path.join(PREFIX, "include")
    files = [os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names]
    cxx = shutil.which("c++") or shutil.which("clang++")
    if cxx is None:
        sys.exit("installed: there is no C++ compiler")

    def check(task):
        compiler, file = task
        return run(*compiler, "-fsyntax-only", *WARNINGS, file)
    compilers = [["cc", "-std=c17", "-x", "c"], [cxx, "-std=c++17", "-x", "c++"]]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(check, [(compiler, file) for compiler in compilers for file in files]))


def examples(kind, flags, environment):
    for name, arguments in EXAMPLES.items():
        program = os.path.join(HOME, f"{name}-{kind}")
        run("cc", "-std=c17", *WARNINGS, os.path.join(SOURCE, "docs", "examples", f"{name}.c"),
            "-o", program, *flags)
        said = run(program, *arguments, cwd=SOURCE, env=environment)
        compare(f"docs/examples/{name}.out", said)
        refused = subprocess.run([program, "no-such-file", "a", "b", "c"], text=True,
                                 capture_output=True, check=False, env=environment)
        if refused.returncode != 1 or "no-such-file" not in refused.stderr or refused.stdout:
            complain(f"{name} does not fail well: {refused}")
    with open(EXAMPLES["draw"][-1], encoding="utf-8") as drawn:
        if "심야버스" not in drawn.read():
            complain("the drawing does not show its nodes")


def programs(prefix):
    """The program from where it stands now, with its renderer."""
    output = os.path.join(HOME, "program.svg")
    graph = os.path.join(prefix, "share", "kakehashi", "data", "example.json")
    for command in (["--version"], ["check", graph], ["draw", "--preset", "map", graph, "-o", output]):
        run(os.path.join(prefix, "bin", "kakehashi"), *command)
    os.remove(output)


def main():
    shutil.rmtree(HOME, ignore_errors=True)
    os.environ.pop("KAKEHASHI_RENDER", None)
    install(PREFIX)
    folder = library_folder(PREFIX)
    library = os.path.join(folder, "libkakehashi.so")
    os.environ["PKG_CONFIG_PATH"] = os.path.join(folder, "pkgconfig")
    symbols(library)
    needs(library, os.path.join(folder, "libkakehashi.a"))
    loads(library)
    headers()
    environment = dict(os.environ, LD_LIBRARY_PATH=folder)
    examples("shared", run("pkg-config", "--cflags", "--libs", "kakehashi").split(), environment)
    programs(PREFIX)

    # Elsewhere, and without the shared library: --static takes what there is.
    moved = os.path.join(HOME, "moved")
    os.rename(PREFIX, moved)
    programs(moved)
    for name in os.listdir(folder.replace(PREFIX, moved)):
        if name.startswith("libkakehashi.so"):
            os.remove(os.path.join(folder.replace(PREFIX, moved), name))
    os.rename(moved, PREFIX)
    flags = run("pkg-config", "--static", "--cflags", "--libs", "kakehashi").split()
    examples("static", flags, dict(
        os.environ, KAKEHASHI_RENDER=os.path.join(PREFIX, "libexec/kakehashi/kakehashi-render")))

    stage = os.path.join(HOME, "stage")
    install("/usr", stage)
    with open(os.path.join(library_folder(stage), "pkgconfig", "kakehashi.pc"),
              encoding="utf-8") as file:
        if "prefix=/usr\n" not in file.read():
            complain("kakehashi.pc does not know its prefix")
    programs(os.path.join(stage, "usr"))
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
