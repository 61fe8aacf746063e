// Hold the diagrams for wikis against Mermaid: node run.mjs KAKEHASHI ROOT WORK [long]
//
// Every preset in every language, and every hostile string as every text of a graph, is drawn as
// Mermaid and as Markdown and given to Mermaid itself, in Chromium: it must parse, and what it
// shows must be the text that was meant. The short form parses the presets and draws the small
// diagrams only. Exits with 77 where Mermaid or Chromium cannot be had.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [program, root, work, form] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const data = join(root, "data/japan-smart-city.json");
const drawsAll = form === "long";

function skip(why) {
    console.log(`skipped: ${why}`);
    process.exit(77);
}

function findMermaid() {
    const path = join(work, "node_modules/mermaid/dist/mermaid.min.js");
    mkdirSync(work, { recursive: true });
    for (const name of ["package.json", "package-lock.json"]) {
        copyFileSync(join(here, name), join(work, name));
    }
    if (!existsSync(path)) {
        spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--silent"],
            { cwd: work, stdio: "ignore", timeout: 240000 });
    }
    return existsSync(path) ? path : skip("the package mermaid cannot be installed");
}

function findChromium() {
    const names = ["chromium", "chromium-browser", "google-chrome"];
    const found = names.find((name) => spawnSync(name, ["--version"]).status === 0);
    return found ?? skip("Chromium is not installed");
}

function kakehashi(...args) {
    const run = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.status !== 0) {
        throw new Error(`kakehashi ${args.join(" ")}: ${run.status} ${run.stderr}`);
    }
    return run.stdout;
}

/* --- what is meant ------------------------------------------------------------------------ */

const decode = (text) => text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(code));

// The texts of a flowchart as it was written: nodes and frames by name, edges in their order.
function meaning(text) {
    const result = { nodes: {}, frames: [], edges: [] };
    const body = text.replace(/^---\n[^]*?\n---\n/, "");
    for (const [, frame, label] of body.matchAll(/^ *(subgraph )?\w+[[({>/\\]*"([^"]*)"[\])}/\\]*$/gm)) {
        if (frame !== undefined) {
            result.frames.push(decode(label));
        }
    }
    for (const [, name, label] of body.matchAll(/^ *([nkm]\d+)[[({>/\\]+"([^"]*)"[\])}/\\]+$/gm)) {
        result.nodes[name] = decode(label);
    }
    for (const [, label] of body.matchAll(/^ *[nkm]\d+ [-=.<>]+(?:\|"([^"]*)"\|)? [nkm]\d+$/gm)) {
        result.edges.push(decode(label ?? ""));
    }
    return result;
}

// A text as kakehashi makes it neutral: what acts without being seen is spelled out.
function neutral(text) {
    return [...text.replace(/[\n\t]/g, " ")].map((c) =>
        /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u.test(c)
            || (c.codePointAt(0) & 0xfffe) === 0xfffe
            ? `\\u{${c.codePointAt(0).toString(16).toUpperCase()}}` : c).join("");
}

// Titles have at most 400 bytes.
function cut(text) {
    let bytes = 0;
    const kept = [...text].filter((c) => (bytes += Buffer.byteLength(c)) <= 400).join("");
    return bytes > 400 ? `${kept}…` : kept;
}

/* --- what is shown ------------------------------------------------------------------------ */

// Runs in the page.
async function show(cases) {
    const results = [];
    const lines = (element) => {
        element.querySelectorAll("br").forEach((br) => br.replaceWith("\n"));
        return element.textContent;
    };
    const texts = (div, selector) => [...div.querySelectorAll(selector)].map(lines);
    window.hacked = 0;
    mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 10000000 });
    for (const [j, { text, draw }] of cases.entries()) {
        try {
            const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
            const nodes = [...db.getVertices().keys()].filter((name) => /^[nkm]\d+$/.test(name));
            const result = { type, nodes: nodes.length, edges: db.getEdges().length };
            if (draw) {
                const div = document.createElement("div");
                div.innerHTML = (await mermaid.render(`d${j}`, text)).svg;
                document.body.append(div);
                result.shown = {};
                for (const node of div.querySelectorAll("g.node")) {
                    const [, name] = node.id.match(/flowchart-(\w+)-\d+$/) ?? ["", node.id];
                    result.shown[name] = lines(node.querySelector(".nodeLabel") ?? node);
                }
                result.frames = texts(div, ".cluster-label");
                result.labels = texts(div, ".edgeLabels .label");
                result.title = texts(div, ".flowchartTitleText")[0];
                result.description = texts(div, "desc")[0];
                result.links = div.querySelectorAll("a, script, iframe, image, img, use").length;
            }
            results.push(result);
        } catch (error) {
            results.push({ error: String(error.message).slice(0, 500) });
        }
    }
    results.push({ hacked: window.hacked });
    const pre = document.createElement("pre");
    pre.textContent = `@@@${encodeURIComponent(JSON.stringify(results))}@@@`;
    document.body.replaceChildren(pre);
}

function browse(chromium, mermaid, cases) {
    const page = join(work, "page.html");
    writeFileSync(page, `<!doctype html><meta charset="utf-8"><body>
<script src="file://${mermaid}"></script>
<script>${show}; show(${JSON.stringify(cases).replaceAll("<", "\\u003c")});</script>`);
    const html = execFileSync(chromium, ["--headless", "--no-sandbox", "--disable-gpu",
        "--allow-file-access-from-files", `--user-data-dir=${join(work, "profile")}`,
        "--virtual-time-budget=3000000", "--timeout=3000000", "--dump-dom", page],
    { encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "ignore"] });
    const found = html.match(/@@@(.*)@@@/s);
    if (found === null) {
        console.log(`Chromium ended before the diagrams were drawn: ${html.slice(0, 300)}`);
        process.exit(1);
    }
    return JSON.parse(decodeURIComponent(found[1]));
}

/* --- cases -------------------------------------------------------------------------------- */

const cases = [];
const mermaidOf = (markdown) => markdown.match(/^```mermaid\n([^]*?)^```$/m)?.[1] ?? "";

function addPresets() {
    const presets = [...kakehashi("help", "presets").matchAll(/^(\S+): /gm)].map((match) => match[1]);
    // Charts are no graph, and are refused.
    for (const preset of presets.filter((name) => name !== "series")) {
        for (const lang of ["en", "ko", "ja"]) {
            const common = ["draw", "--preset", preset, "--lang", lang, data];
            const text = kakehashi(...common, "-f", "mmd");
            const page = mermaidOf(kakehashi(...common, "-f", "md"));
            cases.push({ name: `${preset} ${lang}`, text, draw: drawsAll });
            // A matrix is a table there.
            if (page !== "") {
                cases.push({ name: `${preset} ${lang} md`, text: page, draw: false });
            }
        }
    }
    const part = ["draw", "--lang", "ja", "--ego", "csti", data, "-f", "mmd"];
    cases.push({ name: "ego ja", text: kakehashi(...part), draw: true });
}

// A graph in which each text is a payload.
function addHostile() {
    const payloads = JSON.parse(readFileSync(join(root, "tests/hostile/payloads.json"), "utf8"));
    for (const { name, text, repeat, refused } of payloads) {
        const label = text.repeat(repeat ?? 1);
        if (refused || repeat !== undefined) {
            continue;
        }
        const path = join(work, "hostile.json");
        writeFileSync(path, JSON.stringify({
            directed: true, graph: { title: label },
            sectors: [{ id: "s", label }], nodeTypes: { t: { label } }, relations: { r: { label } },
            nodes: [{ id: "a", type: "t", label, sectors: ["s"] }, { id: "b", label }],
            edges: [{ source: "a", target: "b", relation: "r" }],
        }));
        cases.push({ name, draw: true, title: cut(neutral(label)), node: neutral(label),
            text: kakehashi("draw", "--preset", "sectors", path, "-f", "mmd") });
    }
}

/* --- verdict ------------------------------------------------------------------------------ */

let failures = 0;

function expect(name, what, shown, meant) {
    const [a, b] = [JSON.stringify(shown), JSON.stringify(meant)];
    if (a !== b && failures++ < 20) {
        console.log(`${name}: ${what}: shown ${a?.slice(0, 300)}, meant ${b?.slice(0, 300)}`);
    }
}

// What HTML makes of white space is not Mermaid's doing; word joiners part what Mermaid would join.
const plain = (text) => (text ?? "").replaceAll("\u2060", "").trim();
const sorted = (texts) => texts.map(plain).toSorted();

function judge(item, result) {
    const meant = meaning(item.text);
    expect(item.name, "error", result.error, undefined);
    if (result.error !== undefined) {
        return;
    }
    expect(item.name, "kind", result.type, "flowchart-v2");
    expect(item.name, "number of nodes", result.nodes, Object.keys(meant.nodes).length);
    expect(item.name, "number of edges", result.edges, meant.edges.length);
    if (item.draw) {
        for (const [name, text] of Object.entries(meant.nodes)) {
            expect(item.name, `node ${name}`, plain(result.shown[name]), plain(text));
        }
        expect(item.name, "frames", sorted(result.frames), sorted(meant.frames));
        expect(item.name, "lines", sorted(result.labels), sorted(meant.edges));
        expect(item.name, "links and scripts", result.links, 0);
    }
    if (item.node !== undefined) {
        expect(item.name, "title", plain(result.title), plain(item.title));
        expect(item.name, "label", plain(result.shown.n1), plain(item.node));
    }
}

const [mermaid, chromium] = [findMermaid(), findChromium()];
addPresets();
addHostile();
const results = browse(chromium, mermaid, cases.map(({ text, draw }) => ({ text, draw })));
cases.forEach((item, j) => judge(item, results[j]));
expect("page", "hacked", results.at(-1).hacked, 0);
console.log(`${cases.length} flowcharts, ${cases.filter(({ draw }) => draw).length} drawn; ` +
    `${failures} failures`);
process.exit(failures > 0 || cases.length < 100 ? 1 : 0);
