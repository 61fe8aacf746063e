// What the browser tests share: packages, Chromium, pages, and a graph of any size.
//
// A test is run as: node NAME.mjs KAKEHASHI SOURCE WORK. It makes its pages with the program itself
// and exits with 77 where Chromium or the packages cannot be had.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync }
    from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [program, source, work] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const own = join(work, basename(process.argv[1], ".mjs"));

export const smartCity = join(source, "data", "japan-smart-city.json");

export function skip(why) {
    console.log(`skipped: ${why}`);
    process.exit(77);
}

// --- packages ------------------------------------------------------------------------------------

// Installed once for all tests, which may run at the same time: whoever is first moves them in.
function install() {
    const packages = join(work, "packages"), mine = `${packages}.${process.pid}`;
    if (!existsSync(packages)) {
        mkdirSync(mine, { recursive: true });
        for (const name of ["package.json", "package-lock.json"]) {
            copyFileSync(join(here, name), join(mine, name));
        }
        try {
            execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--silent"],
                { cwd: mine, stdio: "ignore", timeout: 120000 });
            renameSync(mine, packages);
        } catch {
            rmSync(mine, { recursive: true, force: true });
        }
    }
    return join(packages, "package.json");
}

function load(name) {
    try {
        return createRequire(install())(name);
    } catch {
        return skip(`the package ${name} cannot be installed`);
    }
}

export function axeSource() {
    return load("axe-core").source;
}

// --- pages ---------------------------------------------------------------------------------------

// The program's output for a graph, which is a file's name or an object.
export function draw(name, graph, ...options) {
    const output = join(own, name);
    let input = graph;
    mkdirSync(own, { recursive: true });
    if (typeof graph !== "string") {
        input = `${output}.json`;
        writeFileSync(input, JSON.stringify(graph));
    }
    execFileSync(program, ["draw", input, "-q", "-o", output, ...options],
        { stdio: ["ignore", "inherit", "inherit"] });
    return output;
}

export async function browse(run) {
    const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .find((path) => existsSync(path));
    if (executablePath === undefined) {
        skip("Chromium is not installed");
    }
    const browser = await load("playwright-core").chromium.launch({ executablePath,
        args: ["--enable-unsafe-swiftshader", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])] });
    try {
        await run(browser);
    } finally {
        await browser.close();
    }
}

// Chromium says this of the software that stands in for a graphics processor.
const HARMLESS = /GL Driver Message|software WebGL/;

// A page, and all that should not happen on it.
export async function open(browser, file, { hash = "", ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, ...options });
    const page = await context.newPage();
    const address = pathToFileURL(file).href, faults = [];
    page.on("console", function (message) {
        if (["error", "warning"].includes(message.type()) && !HARMLESS.test(message.text())) {
            faults.push(`console: ${message.text()}`);
        }
    });
    page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
    page.on("dialog", (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    context.on("page", (other) => other !== page && faults.push(`window: ${other.url()}`));
    await context.route("**", function (route) {
        const url = route.request().url();
        if (url === address && route.request().isNavigationRequest()) {
            return route.continue();
        }
        faults.push(`request: ${url}`);
        return route.abort();
    });
    await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener("securitypolicyviolation",
            (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await page.goto(address + hash);
    return { page, context, faults, address };
}

// Close a page on which nothing happened that should not.
export async function close({ page, context, faults }) {
    const violations = await page.evaluate(() => window.violations);
    await context.close();
    equal([...faults, ...violations.map((text) => `policy: ${text}`)], [], "faults of the page");
}

// --- checks --------------------------------------------------------------------------------------

let current = "", failures = 0, checks = 0;

// Run the tests of a file one by one and say which failed.
export async function tests(list) {
    for (const name of Object.keys(list)) {
        current = name;
        try {
            await list[name]();
        } catch (error) {
            fail(error.stack);
        }
    }
    console.log(`${checks} checks; ${failures} failures`);
    process.exitCode = failures > 0 || checks === 0 ? 1 : 0;
}

function fail(what) {
    if (failures++ < 20) {
        console.log(`${current}: ${what.length > 1500 ? `${what.slice(0, 1500)} ...` : what}`);
    }
}

export function ok(value, what) {
    checks++;
    if (!value) {
        fail(what);
    }
}

export function equal(actual, expected, what) {
    const a = JSON.stringify(actual), e = JSON.stringify(expected);
    ok(a === e, `${what}: ${a}, expected ${e}`);
}

export function near(actual, expected, tolerance, what) {
    ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, expected about ${expected}`);
}

// --- facts ---------------------------------------------------------------------------------------

export function readGraph(file) {
    return JSON.parse(readFileSync(file, "utf8"));
}

export function asArray(value) {
    return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

// The ids of the sectors of a node of a graph file.
export function sectorsOf(node) {
    return asArray(node.sectors).map((sector) => sector.id ?? sector);
}

// id -> the set of other ends of its claims.
export function neighbours(graph) {
    const all = new Map(graph.nodes.map((node) => [node.id, new Set()]));
    for (const { source: from, target: to } of graph.edges) {
        if (from !== to) {
            all.get(from).add(to);
            all.get(to).add(from);
        }
    }
    return all;
}

// A network of any size: a tree with a few more ties, dated, with confidence, sectors and sources.
export function makeGraph(num) {
    const places = ["서울", "부산", "대구", "인천", "광주"];
    const label = (j) => ({ en: `Body ${j + 1}`, ko: `${places[j % 5]}기관 ${j + 1}`, ja: `機関${j + 1}` });
    const nodes = [], edges = [];
    for (let j = 0; j < num; j++) {
        nodes.push({ id: `n${j}`, type: ["ministry", "city", "programme"][j % 3], label: label(j),
            sectors: j % 7 === 0 ? ["energy", "ict"] : [["energy", "ict", "welfare", "mobility"][j % 4]],
            ...(j % 5 === 0 ? { start: String(2000 + j % 20) } : {}), sources: ["s1"] });
    }
    for (let j = 1; j < num; j++) {
        const targets = [Math.floor((j - 1) / 4), ...(j % 6 === 0 ? [Math.floor(j / 2)] : [])];
        for (const target of targets) {
            edges.push({ source: `n${j}`, target: `n${target}`, relation: ["funds", "joins"][j % 2],
                start: String(2000 + j % 15), confidence: [0.4, 0.7, 1][j % 3],
                sources: [{ id: j % 2 ? "s1" : "s2", locator: `p. ${j}` }] });
        }
    }
    return { directed: true, multigraph: true,
        graph: { title: { en: `${num} bodies`, ko: `기관 ${num}곳`, ja: `${num}機関` }, language: "en" },
        sectors: [["energy", "Energy", "에너지", "エネルギー"], ["ict", "ICT", "정보통신", "情報通信"],
            ["welfare", "Welfare", "복지", "福祉"], ["mobility", "Mobility", "교통", "交通"]]
            .map(([id, en, ko, ja]) => ({ id, label: { en, ko, ja } })),
        nodeTypes: { ministry: { label: { en: "Ministry", ko: "부처", ja: "府省" } },
            city: { label: { en: "City", ko: "도시", ja: "都市" } },
            programme: { label: { en: "Programme", ko: "사업", ja: "事業" } } },
        relations: { funds: { label: { en: "funds", ko: "지원한다", ja: "支援する" } },
            joins: { label: { en: "joins", ko: "참여한다", ja: "参加する" } } },
        sources: [{ id: "s1", type: "report", title: { en: "Report", ko: "보고서", ja: "報告書" },
            URL: "https://example.org/report" }, { id: "s2", type: "book", title: "Handbook" }],
        nodes, edges };
}
