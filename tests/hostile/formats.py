"""What must hold for a diagram in each format, whatever its texts are.

Each check takes the bytes of a drawing, what was meant by it (case.py) and a folder to work in, and
yields a line for each thing that is wrong.
"""
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree
import zlib

JOINER = "\u2060"
SVG = "{http://www.w3.org/2000/svg}"
# What a diagram consists of; neither script nor anything that brings in what is not in the file.
ELEMENTS = {"svg", "g", "title", "desc", "text", "tspan", "path", "polygon", "polyline", "ellipse",
            "circle", "rect", "line", "a", "style", "metadata", "defs", "clipPath", "linearGradient",
            "stop"}


def squeezed(text):
    """Text without what breaks lines and without what only keeps things apart."""
    return re.sub(r"\s", "", text.replace(JOINER, ""))


def is_shown(shown, meant):
    """Whether a label is what was meant; a long one may end in an ellipsis."""
    shown, meant = squeezed(shown), squeezed(meant)
    cut = shown.find("\u2026")
    return shown.startswith(meant) or (cut >= 0 and meant.startswith(shown[:cut]))


def check_address(value):
    if not re.match(r"https?://|#", value):
        yield f"a link to {value[:60]!r}"


def check_style(text):
    for address in re.findall(r"url\(([^)]*)", text):
        if not address.strip("\"' ").startswith(("data:font/", "data:application/font", "#")):
            yield f"a style that fetches {address[:60]!r}"
    if "@import" in text or "expression(" in text:
        yield "a style that brings in another"


def check_element(element):
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else str(element.tag)
    if name not in ELEMENTS:
        yield f"an element {name}"
    if name == "style":
        yield from check_style(element.text or "")
    for key, value in element.attrib.items():
        key = key.rpartition("}")[2]
        if key.lower().startswith("on") or key in ("src", "from", "to", "by", "begin"):
            yield f"an attribute {key}"
        if key == "href":
            yield from check_address(value)
        elif key == "style":
            yield from check_style(value)
        elif "url(" in value and not key.startswith(("aria-", "data-")) and value[:5] != "url(#":
            yield f"{key} fetches {value[:60]!r}"


def check_svg(data, case, _folder):
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        yield f"ill-formed: {error}"
        return
    for element in root.iter():
        yield from check_element(element)
    groups = {element.get("data-id"): element for element in root.iter(SVG + "g")}
    for node in case.nodes:
        # XML cannot hold two of the characters of Unicode.
        group = groups.get(re.sub("[\ufffe\uffff]", "\ufffd", node.id))
        if group is None:
            yield f"no node {node.id!r}"
            continue
        for text in (group.findtext(SVG + "title") or "", group.get("aria-label") or ""):
            if not is_shown(text, node.label):
                yield f"title {text[:200]!r}, meant {node.label[:200]!r}"
        shown = "".join("".join(text.itertext()) for text in group.iter(SVG + "text"))
        if not is_shown(shown, node.label):
            yield f"label {shown[:200]!r}, meant {node.label[:200]!r}"
    whole = squeezed("".join("".join(text.itertext()) for text in root.iter(SVG + "text")))
    for text in case.texts:
        if squeezed(text)[:40] not in whole:
            yield f"{text[:60]!r} is not shown"


def check_html(data, case, _folder):
    text = data.decode()
    scripts = re.findall(r"<script\b", text, re.IGNORECASE)
    if len(scripts) != text.count("</script>"):
        yield f"{len(scripts)} scripts begin, {text.count('</script>')} end"
    if "Content-Security-Policy" not in text or "default-src 'none'" not in text:
        yield "no policy that forbids requests"
    if "<!--" in text:
        yield "a comment"
    if not text.rstrip().endswith("</html>"):
        yield "what is behind the page"


def check_png(data, _case, _folder):
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or data[-8:-4] != b"IEND":
        yield "no PNG"


def pdf_objects(data):
    """What a PDF consists of, without texts and pictures."""
    streams = re.compile(rb"<<((?:(?!>>\s*stream).)*)>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
    packed = b""
    for head, body in streams.findall(data):
        if b"/ObjStm" in head:
            packed += zlib.decompressobj().decompress(body)
    return streams.sub(rb"<<\1>>", data) + packed


def check_pdf(data, case, folder):
    path = folder / "x.pdf"
    path.write_bytes(data)
    run = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=False)
    if run.returncode != 0 or run.stderr:
        yield f"pdftotext: {run.stderr[:200]!r}"
    elif case.nodes and not run.stdout.strip():
        yield "no text"
    objects = pdf_objects(data)
    for address in re.findall(rb"/URI\s*\(([^)]*)", objects):
        if not address.startswith((b"http://", b"https://")):
            yield f"a link to {address[:60]!r}"
    names = re.sub(rb"\((?:\\.|[^\\()])*\)", b"()", objects, flags=re.DOTALL)
    for name in (b"/JS", b"/JavaScript", b"/Launch", b"/OpenAction", b"/AA", b"/EmbeddedFile",
                 b"/GoToR", b"/SubmitForm"):
        if re.search(name + rb"\b", names):
            yield f"a PDF with {name.decode()}"


# The attributes that we mean; image, shapefile, imagepath, stylesheet and the like are not.
DOT_ATTRIBUTES = set("""label labelloc labeljust fontname fontsize fontcolor layout rankdir newrank
    nodesep ranksep overlap sep bgcolor shape style height width margin fillcolor color arrowsize
    pos class URL tooltip penwidth weight constraint dir rank inputscale splines""".split())


def check_dot(data, case, folder):
    path = folder / "x.dot"
    path.write_bytes(data)
    run = subprocess.run(["dot", "-Tcanon", path], capture_output=True, check=False)
    if run.returncode != 0 or run.stderr:
        yield f"dot: {run.stderr[:200]!r}"
        return
    bare = re.sub(r'"(?:\\.|[^"\\])*"', '""', run.stdout.decode(), flags=re.DOTALL)
    for name in set(re.findall(r"(\w+)=", bare)) - DOT_ATTRIBUTES:
        yield f"an attribute {name}"
    if "<" in bare.replace("<<", ""):
        yield "a label of HTML"
    count = subprocess.run(["gc", "-n", path], capture_output=True, check=False)
    if int((count.stdout.split() or ["0"])[0]) != case.num_nodes:
        yield f"counted {count.stdout!r} {count.stderr!r}, meant {case.num_nodes} nodes"
    drawn = subprocess.run(["dot", "-Tsvg", path], capture_output=True, check=False)
    try:
        root = ElementTree.fromstring(drawn.stdout)
    except ElementTree.ParseError as error:
        yield f"dot draws what is ill-formed: {error}"
        return
    whole = squeezed("".join("".join(text.itertext()) for text in root.iter(SVG + "text")))
    for node in case.nodes:
        if squeezed(node.label)[:40] not in whole:
            yield f"{node.label[:60]!r} is not shown"


# The statements of a flowchart of ours, a line each.
LABEL = r'"[^"]*"'
STATEMENTS = re.compile("|".join([
    r"flowchart (LR|RL|TB|BT)", r"  accTitle: .*", r"  accDescr: .*", r" *end",
    rf"  subgraph \w+\[{LABEL}\]", rf" *[nkm]\d+[\[({{>/\\]+{LABEL}[\])}}/\\]+",
    rf" *[nkm]\d+ [-=.<>]+(\|{LABEL}\|)? [nkm]\d+",
    r"  (style (c|legend)\d+|classDef look\d+|linkStyle [\d,]+) [-#\w:, ]+", r"  class [\w,]+ look\d+"]))


def check_flowchart(text):
    # A label has two lines at most: what it says and, under it, a detail.
    joined = re.sub(r'^([^"\n]*"[^"\n]*)\n([^"\n]*"[^"\n]*)$', r"\1 \2", text, flags=re.MULTILINE)
    for line in joined.rstrip("\n").split("\n"):
        if STATEMENTS.fullmatch(line) is None:
            yield f"a line of Mermaid: {line[:200]!r}"


def check_mmd(data, _case, _folder):
    text = data.decode()
    head = re.match(r'---\ntitle: "(?:[^"\\\n]|\\.)*"\n---\n', text)
    yield from check_flowchart(text[head.end() if head else 0:])


def check_md(data, _case, _folder):
    text = data.decode()
    fences = re.findall(r"^ {0,3}(?:```|~~~).*$", text, re.MULTILINE)
    if fences != ["```mermaid", "```"]:
        yield f"fences {fences}"
        return
    before, rest = text.split("```mermaid\n")
    block, after = rest.split("\n```\n")
    yield from check_flowchart(block)
    prose = re.sub(r"\]\(<https?://[^<>\s]*>\)", "", before + after)
    if re.search(r"(?<!\\)[`<]|(?<!\\)\]\((?!<)", prose):
        yield "prose that acts"


def check_json(data, case, _folder):
    layout = json.loads(data)
    if len(layout["nodes"]) != case.num_nodes:
        yield f"{len(layout['nodes'])} nodes, meant {case.num_nodes}"


CHECKS = {"svg": check_svg, "html": check_html, "pdf": check_pdf, "png": check_png,
          "dot": check_dot, "mmd": check_mmd, "md": check_md, "json": check_json}
