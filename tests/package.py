#!/usr/bin/python3
"""The Debian packages that CPack makes of this build: what is in them, what they say of themselves,
and whether the program runs from where they are unpacked. scripts/package builds those to give
away, and scripts/package --try installs them.

usage: package.py SOURCE BUILD
"""
import glob
import gzip
import os
import re
import shutil
import subprocess
import sys

SOURCE, BUILD = (os.path.abspath(path) for path in sys.argv[1:3])
HOME = os.path.join(BUILD, "tests", "package")
ROOT = os.path.join(HOME, "root")
# Patterns of what each package holds; {lib} is the folder of libraries.
CONTENTS = {
    "kakehashi": ["usr/bin/kakehashi", "usr/libexec/kakehashi/kakehashi-render",
                  "usr/share/kakehashi/data/*.json", "usr/share/kakehashi/data/*.csv",
                  "usr/share/kakehashi/data/schema/*.json", "usr/share/kakehashi/graphs/*.json",
                  "usr/share/doc/kakehashi/*"],
    "libkakehashi0": ["{lib}/libkakehashi.so.0", "{lib}/libkakehashi.so.0.*",
                      "usr/share/doc/libkakehashi0/*"],
    "libkakehashi-dev": ["{lib}/libkakehashi.so", "{lib}/libkakehashi.a",
                         "{lib}/pkgconfig/kakehashi.pc", "usr/include/kakehashi/*",
                         "usr/share/doc/libkakehashi-dev/*"],
}
# What is there if the build makes it.
MADE = {"kakehashi": ["usr/share/man/man?/kakehashi*.gz",
                      "usr/share/bash-completion/completions/kakehashi",
                      "usr/share/zsh/site-functions/_kakehashi",
                      "usr/share/fish/vendor_completions.d/kakehashi.fish"]}
DEPENDS = {
    "kakehashi": ["libc6", "libgvc6", "libjansson4", "libpango-1.0-0", "libarpack2",
                  "fonts-noto-core", "fonts-noto-cjk"],
    "libkakehashi0": ["libc6", "libigraph3", "libjansson4"],
    "libkakehashi-dev": ["libkakehashi0 (= {version})", "libigraph-dev", "libjansson-dev"],
}
NEVER = {"kakehashi": r"libigraph|python|libkakehashi", "libkakehashi0": r"gvc|pango|-dev",
         "libkakehashi-dev": r"gvc|pango"}
failures = 0


def complain(text):
    global failures
    failures += 1
    print(f"package: {text}", file=sys.stderr)


def run(*command, **more):
    done = subprocess.run(command, text=True, capture_output=True, check=False, **more)
    if done.returncode != 0:
        complain(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def pack(folder):
    environment = dict(os.environ, SOURCE_DATE_EPOCH="1700000000")
    run("cpack", "--config", os.path.join(BUILD, "CPackConfig.cmake"), "-B", folder,
        "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip",
        env=environment)
    packages = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.deb"))):
        packages[run("dpkg-deb", "-f", path, "Package").strip()] = path
    if sorted(packages) != sorted(CONTENTS):
        sys.exit(f"package: there are {sorted(packages)}")
    return packages


def check_contents(name, path):
    listing = run("dpkg-deb", "-c", path)
    files = [re.sub(r" -> .*", "", line.split("./", 1)[1]) for line in listing.splitlines()]
    files = [file for file in files if file and not file.endswith("/")]
    folder = next((os.path.dirname(file) for file in files if "libkakehashi." in file), "")
    patterns = [pattern.format(lib=folder) for pattern in CONTENTS[name]]
    for pattern in patterns:
        expression = re.escape(pattern).replace(r"\*", ".*")
        if not any(re.fullmatch(expression, file) for file in files):
            complain(f"{name} has no {pattern}")
    for file in files:
        if not any(re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), file)
                   for pattern in patterns + MADE.get(name, [])):
            complain(f"{name} has {file}, too")
    for file in ("copyright", "changelog.gz", "changelog.Debian.gz"):
        if f"usr/share/doc/{name}/{file}" not in files:
            complain(f"{name} has no {file}")
    for line in listing.splitlines():
        if not re.match(r"(d|.)rw[x-]r-[x-]r-[x-] root/root |lrwxrwxrwx root/root ", line):
            complain(f"{name}: {line}")


def check_control(name, path):
    fields = dict(re.findall(r"^([\w-]+): (.*)$", run("dpkg-deb", "-f", path), flags=re.M))
    depends = fields.get("Depends", "")
    for wanted in DEPENDS[name]:
        if wanted.format(version=fields["Version"]) not in depends:
            complain(f"{name} does not depend on {wanted}: {depends}")
    if re.search(NEVER[name], depends.replace("libkakehashi0 (=", "")):
        complain(f"{name} depends on too much: {depends}")
    for field in ("Maintainer", "Description", "Section", "Priority", "Installed-Size"):
        if not fields.get(field):
            complain(f"{name} does not state its {field}")


def check_static():
    """A program that takes the static library needs what kakehashi.pc names."""
    folder = glob.glob(os.path.join(ROOT, "usr/lib/**/pkgconfig"), recursive=True)[0]
    depends = run("dpkg-deb", "-f", glob.glob(os.path.join(HOME, "packed", "*-dev_*.deb"))[0],
                  "Depends") + " libc6-dev"
    names = run("pkg-config", "--static", "--libs-only-l", "kakehashi",
                env=dict(os.environ, PKG_CONFIG_PATH=folder)).split()
    for name in set(names) - {"-lkakehashi"}:
        file = run("cc", f"-print-file-name=lib{name[2:]}.a").strip()
        package = run("dpkg-query", "-S", os.path.realpath(file)).split(":")[0]
        if package not in depends:
            complain(f"libkakehashi-dev does not depend on {package}, which has {file}")


def check_program():
    """From the tree of the packages, its own libraries and renderer first."""
    environment = {key: value for key, value in os.environ.items() if key != "KAKEHASHI_RENDER"}
    program = os.path.join(ROOT, "usr/bin/kakehashi")
    graph = os.path.join(ROOT, "usr/share/kakehashi/data/japan-smart-city.json")
    view = os.path.join(ROOT, "usr/share/kakehashi/graphs/ministries.json")
    picture = os.path.join(HOME, "picture.svg")
    said = run(program, "bridges", "--lang", "ja", graph, env=environment)
    if "経済産業省" not in said:
        complain("bridges does not say who bridges")
    run(program, "draw", "--view", view, "--lang", "ja", graph, "-o", picture, env=environment)
    with open(picture, encoding="utf-8") as drawn:
        if "内閣府" not in drawn.read():
            complain("the picture lacks what it should show")
    for name in CONTENTS:
        with open(os.path.join(ROOT, "usr/share/doc", name, "copyright"), encoding="utf-8") as file:
            text = file.read()
        for licence in ("Expat", "GPL-2+", "EPL-1.0"):
            if licence not in text:
                complain(f"the copyright of {name} does not name {licence}")
        with gzip.open(os.path.join(ROOT, "usr/share/doc", name, "changelog.Debian.gz"), "rt",
                       encoding="utf-8") as file:
            if not re.match(r"kakehashi \(\S+-1\) ", file.read()):
                complain(f"the changelog of {name} does not name its version")


def main():
    for tool in ("cpack", "dpkg-deb", "dpkg-shlibdeps"):
        if shutil.which(tool) is None:
            print(f"skipped: {tool} is not installed")
            return 77
    shutil.rmtree(HOME, ignore_errors=True)
    for name, path in pack(os.path.join(HOME, "packed")).items():
        check_contents(name, path)
        check_control(name, path)
        run("dpkg-deb", "-x", path, ROOT)
    check_static()
    check_program()
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
