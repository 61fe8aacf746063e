// Hold the reader against the published JSON Schema: node run.mjs READER_VERDICT SCHEMA_FOLDER
//
// One document that uses every key of the format is mutated at each of its places; what the schema
// rejects, the reader must reject, and what only the reader rejects must be in the table of
// data/schema/README.md. Exits with 77 where ajv cannot be had.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadAjv, mutations } from "./shared.mjs";

const [verdict, schemaFolder, work] = process.argv.slice(2);

// Every key of the format at least once.
const full = {
    $schema: "x", "@context": {}, format: "kakehashi-graph-1", directed: true, multigraph: true,
    graph: { id: "g", title: { en: "T" }, description: "D", language: "en", languages: ["en", "ja"],
        license: "MIT", created: "2019-01-02", modified: 2020, asOf: "2019", citation: "C", own: 1 },
    sectors: [{ id: "energy", label: { en: "Energy" }, description: "D", color: "#E69F00", own: 1 },
        { id: "gas", label: "Gas", parent: "energy" }],
    nodeTypes: { ministry: { label: "M", description: { en: "D" }, sameAs: "urn:x", shape: "box",
        color: "#000000", body: true, own: 1 } },
    relations: { runs: { label: "runs", description: "D", sameAs: "urn:y", shape: "x", color: "#ffffff",
        body: false, inverse: { en: "is run by" }, walk: "both", symmetric: false, hierarchical: false } },
    sources: [{ id: "s1", type: "report", title: { ko: "T" }, URL: "https://example.org/",
        issued: { "date-parts": [[2019]] }, accessed: 1, publisher: "P", language: "ko", archive: "A" },
        { id: 2 }],
    nodes: [
        { id: "a", type: "ministry", label: { ja: "A", en: "B" }, altLabel: { en: ["C"], ko: "D" },
            description: "D", sectors: ["energy", { id: "gas", weight: 0.3, start: "2001", end: "2010",
                sources: ["s1"], own: 1 }],
            start: "2001-01", end: null, country: "JP", identifiers: { wikidata: "Q1" }, url: "u",
            confidence: 0.5, sources: ["s1", 2, { id: "s1", locator: "p. 1", quote: "q",
                note: { en: "n" }, own: 1 }], attributes: { any: [1] }, own: {} },
        { id: "b", label: "B", altLabel: ["X"], sectors: "energy" }],
    edges: [{ id: "e", key: 0, source: "a", target: "b", relation: "runs", label: "L", description: "D",
        start: "2010", end: "2011-12-31", weight: 2, confidence: 1, sources: ["https://example.org/"],
        attributes: {}, own: "x" }],
    own: { x: 1 },
};

const values = [null, true, false, 0, 1, -1, 0.5, 1.5, 2019, 2019.5, 12345, 1e300, "", "x", "b", "en", "2019",
    "2019-13", "2019-02-31", "2019-2", "-0044", "#123", "#A0b1C2", "both", "kakehashi-graph-1",
    "kakehashi-graph-2", "a\u0007b", "a\u007fb", "x".repeat(512), "x".repeat(513),
    "\u{1F600}".repeat(512), "\u{1F600}".repeat(513), [], {}, ["x"], [1], [null], [[]], [{}], [{ id: "a" }],
    [{ id: "" }], { id: "x" }, { id: 1 }, { id: 1.5 }, { en: "x" }, { en: 1 }, { en: ["x"] }, { en: [1] },
    { "": "x" }, { "x-y": "x" }, { abcd: "x" }, { english: "x" }, { "en-toolongsubtag": "x" },
    { en_US: "x" }, { "\u0007": {} }];

const Ajv = loadAjv(work);
const schema = JSON.parse(readFileSync(join(schemaFolder, "graph-1.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: false, strictTypes: false }).compile(schema);
const mayDiffer = new Set([...readFileSync(join(schemaFolder, "README.md"), "utf8")
    .matchAll(/^\| (E\d\d\d) \|/gm)].map((match) => match[1]));

const documents = [...new Set([full, ...mutations(full, values)].map((value) => JSON.stringify(value)))];
const run = spawnSync(verdict, { input: documents.join("\n") + "\n", encoding: "utf8",
    maxBuffer: 1 << 28 });
if (run.status !== 0) {
    console.log(`${verdict} failed: ${run.stderr}`);
    process.exit(1);
}
const answers = run.stdout.trimEnd().split("\n");
const count = { both: 0, neither: 0, reader: 0 };
let failures = 0;

documents.forEach((text, j) => {
    const accepts = validate(JSON.parse(text));
    const codes = answers[j] === "OK" ? [] : answers[j].split(" ");
    const unexplained = codes.filter((code) => !mayDiffer.has(code));
    let problem = "";
    if (!accepts && codes.length === 0) {
        problem = `the schema rejects it (${validate.errors[0].instancePath} ${validate.errors[0].message})`;
    } else if (accepts && unexplained.length > 0) {
        problem = `only the reader rejects it (${unexplained})`;
    }
    count[accepts ? (codes.length > 0 ? "reader" : "both") : "neither"]++;
    if (problem !== "" && failures++ < 20) {
        console.log(`${problem}: ${text.length > 400 ? differing(text) : text}`);
    }
});

// The place where a document departs from the full one.
function differing(text) {
    const original = JSON.stringify(full);
    let j = 0;
    while (text[j] === original[j]) {
        j++;
    }
    return `...${text.slice(Math.max(0, j - 60), j + 60)}...`;
}

console.log(`${documents.length} documents: ${count.both} accepted, ${count.neither} rejected by both, ` +
    `${count.reader} by the reader alone; ${failures} failures`);
process.exit(failures > 0 || answers.length !== documents.length || count.both < 100 ? 1 : 0);
