"""Graphs and views whose every text is hostile, and what a drawing of them must show."""
import collections
import re

Node = collections.namedtuple("Node", "id label")
Case = collections.namedtuple("Case", "name graph view nodes num_nodes texts")

INVISIBLE = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff" + "".join(chr(plane * 0x10000 + 0xfffe) + chr(plane * 0x10000 + 0xffff)
                                      for plane in range(17)) + "]")


def neutral(text):
    """A text as it is shown: what acts without being seen is spelled out."""
    return INVISIBLE.sub(lambda match: f"\\u{{{ord(match[0]):X}}}", re.sub("[\n\t]", " ", text))


def is_id(text):
    """Whether a text can be an id: neither long nor with controls."""
    return 0 < len(text) <= 512 and not re.search("[\u0000-\u001f\u007f]", text)


def texts_of(label):
    return {"en": label, "ko": label}


def make_graph(labels, ids):
    """One node a label; type, sector, relation and source of each have it, too."""
    nodes, types, relations, sectors, sources, edges = [], {}, {}, [], [], []
    for j, (label, name) in enumerate(zip(labels, ids)):
        types[name] = {"label": texts_of(label), "description": label}
        relations[name] = {"label": texts_of(label), "inverse": texts_of(label)}
        sectors.append({"id": name, "label": texts_of(label)})
        sources.append({"id": name, "type": "book", "title": label, "URL": label})
        nodes.append({"id": name, "type": name, "label": texts_of(label), "altLabel": [label],
                      "description": label, "sectors": [name], "url": label,
                      "sources": [{"id": name, "locator": label, "quote": label}],
                      "attributes": {"x": label}})
        edges.append({"source": name, "target": ids[(j + 1) % len(ids)], "relation": name,
                      "label": label, "description": label, "sources": [name]})
    return {"directed": True, "multigraph": True,
            "graph": {"title": texts_of(" ".join(labels)), "description": labels[0],
                      "license": labels[0], "citation": labels[0], "language": "en"},
            "sectors": sectors, "nodeTypes": types, "relations": relations, "sources": sources,
            "nodes": nodes, "edges": edges}


def make_view(labels, ids, own_title):
    return {"format": "kakehashi-view-1", "preset": "layers", "colorBy": "sector", "edgeLabels": False,
            **({"title": texts_of(own_title), "subtitle": " ".join(labels)} if own_title else {}),
            "notes": texts_of(" ".join(labels)),
            "groups": [{"label": texts_of(label), "nodes": [name], "level": j % 3}
                       for j, (label, name) in enumerate(zip(labels, ids))],
            "phrases": {name: texts_of(label) for name, label in zip(ids, labels)},
            "select": {"nodes": ids}}


def make_case(name, labels):
    ids = []
    for j, label in enumerate(labels):
        ids.append(label if is_id(label) and label not in ids else f"n{j}")
    shown = [neutral(label) for label in labels]
    nodes = [Node(own, label) for own, label in zip(ids, shown)]
    return Case(name, make_graph(labels, ids), make_view(labels, ids, labels[0].strip()), nodes,
                len(nodes), [neutral(" ".join(labels))])
