// Hold the manifests of batches, and the lines that a batch writes, against their JSON Schemas:
// node batch.mjs MANIFEST_VERDICT KAKEHASHI SCHEMA_FOLDER WORK_FOLDER
//
// A manifest that uses every key is mutated at each of its places: the schema and the program must
// agree on each (what only the program can see: a range that ends before it begins). A run with
// every kind of result writes lines of the schema. Exits with 77 where ajv cannot be had.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAjv, mutations } from "./shared.mjs";

const [verdict, kakehashi, schemaFolder, work] = process.argv.slice(2);

const full = {
    $schema: "x", format: "kakehashi-batch-1", description: "D", outputFolder: "out",
    defaults: { inputs: "a", options: { lang: "ja", top: 3 }, timeout: 1.5, maxMemory: "1.5GiB",
        expect: [0] },
    jobs: [
        { name: "n-{a}", description: "D", command: "draw", arguments: ["x", "y"], inputs: ["a", "b"],
            options: { s: "x", n: 1.5, t: true, z: null, l: ["a", 1] },
            matrix: { a: ["x", 1, true], b: { from: 1, to: 9, step: 2 }, "c-1_d": { from: 1, to: 1 } },
            exclude: [{ a: "x", b: 1 }], output: "o", timeout: 60, maxMemory: "500M",
            expect: [0, 1] },
        { command: "rank", output: "p" }],
};

const values = [null, true, false, 0, 1, -1, 0.5, 1.5, 2019, 1e9, 1e10, "", "x", "b", "1G", "1.", "5kb",
    "5ib", "kakehashi-batch-1", "a\u0007b", "a\u007fb", "a\u0085b", [], {}, ["x"], [1], [2], [null],
    [true], [[]], [{}], [""], { x: "y" }, { x: ["y"] }, { x: [] }, { x: null }, { "1x": ["y"] },
    { x: { from: 1, to: 2 } }, { x: { from: 1, to: 2, step: 0 } }, { x: { from: 1 } },
    { x: { from: 1, to: 2, by: 1 } }];

const hasReversedRange = (manifest) => (manifest.jobs ?? []).some?.((job) =>
    Object.values(job?.matrix ?? {}).some((axis) => axis?.from > axis?.to));

const Ajv = loadAjv(work);
const compile = (name) => new Ajv({ strictTypes: false, allowUnionTypes: true })
    .compile(JSON.parse(readFileSync(join(schemaFolder, name), "utf8")));
let failures = 0;

function complain(problem) {
    if (failures++ < 20) {
        console.log(problem);
    }
}

// --- manifests
const validate = compile("batch-1.schema.json");
const documents = [...new Set([full, ...mutations(full, values)].map((value) => JSON.stringify(value)))];
const judged = spawnSync(verdict, { input: documents.join("\n") + "\n", encoding: "utf8",
    maxBuffer: 1 << 28 });
const answers = judged.stdout.trimEnd().split("\n");
let accepted = 0;
if (judged.status !== 0 || answers.length !== documents.length) {
    complain(`${verdict} failed: ${judged.stderr}`);
}
documents.forEach((text, j) => {
    const manifest = JSON.parse(text);
    const fits = validate(manifest);
    accepted += fits;
    if (fits !== (answers[j] === "OK") && !(fits && hasReversedRange(manifest))) {
        complain(`the schema ${fits ? "accepts" : "rejects"} it, the program says ${answers[j]}: ${text}`);
    }
});

// --- lines
const isLine = compile("batch-line-1.schema.json");
const folder = mkdtempSync(join(tmpdir(), "kakehashi-batch-"));
writeFileSync(join(folder, "g.json"), JSON.stringify({ nodes: [{ id: "a" }, { id: "b" }], edges: [] }));
writeFileSync(join(folder, "bad.json"), "{");
writeFileSync(join(folder, "m.json"), JSON.stringify({
    format: "kakehashi-batch-1", outputFolder: "out", defaults: { inputs: "g.json" },
    jobs: [{ command: "rank", output: "a\"b.csv" }, { command: "rank", output: "bad", inputs: "bad.json" },
        { command: "cuts", arguments: ["a", "b"], output: "no.csv" },
        { command: "rank", output: "m.csv", maxMemory: "1M" },
        { command: "rank", output: "t.csv", timeout: 1e-6 }] }));
for (const more of [[], ["--resume"], ["-j1", "--fail-fast"]]) {
    const run = spawnSync(kakehashi, ["batch", "m.json", ...more], { cwd: folder, encoding: "utf8" });
    const lines = run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    if (run.status !== 1 || lines.length !== 5) {
        complain(`batch ${more}: ${run.status} ${run.stderr}`);
    }
    for (const line of lines) {
        if (!isLine(line)) {
            complain(`${isLine.errors[0].instancePath} ${isLine.errors[0].message}: ${JSON.stringify(line)}`);
        }
    }
}
rmSync(folder, { recursive: true });

console.log(`${documents.length} manifests, ${accepted} accepted; ${failures} failures`);
process.exit(failures > 0 || accepted < 100 ? 1 : 0);
