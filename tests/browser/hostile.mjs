// Texts that would run, load or break out, in every field: opened in Chromium as page and as SVG,
// clicked through, they stay texts. The list is tests/hostile/payloads.json.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browse, close, draw, equal, ok, open, tests } from "./lib.mjs";

const [, source, work] = process.argv.slice(2);
const payloads = JSON.parse(readFileSync(join(source, "tests", "hostile", "payloads.json"), "utf8"))
    // What no graph can hold: the reader refuses it.
    .filter(({ text }) => !text.includes("\0") && text.isWellFormed());
const AT_A_TIME = 8;
const langs = ["en", "ko", "ja"];

const inAll = (text) => Object.fromEntries(langs.map((lang) => [lang, text]));

// An id can have neither controls nor be long; XML has no way to write U+FFFE and U+FFFF.
function idOf(text, j) {
    return text.length > 0 && text.length <= 200 && !/[\u0000-\u001f\u007f\ufffe\uffff]/.test(text)
        ? text : `n${j}`;
}

// One node a text, and the text in every field that concerns the node.
function makeGraph(texts) {
    const ids = texts.map((text, j) => (texts.indexOf(text) === j ? idOf(text, j) : `n${j}`));
    const all = texts.join(" ");
    const each = (make) => texts.map((text, j) => make(text, ids[j], ids[(j + 1) % ids.length]));
    const graph = { directed: true, multigraph: true,
        graph: { title: inAll(all), description: all, license: all, citation: all, language: "en",
            languages: langs },
        sectors: each((text, id) => ({ id, label: inAll(text), description: text })),
        nodeTypes: Object.fromEntries(each((text, id) =>
            [id, { label: inAll(text), description: text }])),
        relations: Object.fromEntries(each((text, id) =>
            [id, { label: inAll(text), inverse: inAll(text), description: text }])),
        sources: each((text, id) => ({ id, type: "book", title: text, URL: text, publisher: text,
            author: [{ family: text, given: text }, { literal: text }], "container-title": text })),
        nodes: each((text, id) => ({ id, type: id, label: inAll(text), altLabel: { en: [text] },
            description: text, sectors: [id], url: text, attributes: { [id]: text },
            sources: [{ id, locator: text, quote: text, note: text }] })),
        edges: each((text, id, next) => ({ source: id, target: next, relation: id, label: text,
            description: text, sources: [{ id, locator: text, quote: inAll(text), note: text }] })) };
    const view = { format: "kakehashi-view-1", preset: "layers", colorBy: "sector", edgeLabels: true,
        title: inAll(all), subtitle: all, notes: inAll(all),
        groups: each((text, id) => ({ label: inAll(text), nodes: [id], level: ids.indexOf(id) % 3 })),
        phrases: Object.fromEntries(each((text, id) => [id, inAll(text)])), select: { nodes: ids } };
    return { ids, graph, view };
}

// What marks of line breaking and what is spelled out since it cannot be seen leave of a text.
function bare(text) {
    return text.replace(/\\u\{[0-9A-F]+\}/g, "").replace(/[\ufffd\p{Cc}\p{Cf}\p{Cn}\p{Zs}\p{Zl}\p{Zp}]/gu, "");
}

// What a script or a stray element would have left behind.
function traces(page) {
    return page.evaluate(() => ({
        marks: ["hacked", "__pwned"].filter((name) => name in window),
        strange: Array.from(document.querySelectorAll(
            "iframe, object, embed, form, base, foreignObject, animate, set, use, link, video, audio"))
            .map((element) => element.outerHTML.slice(0, 100)),
        handlers: Array.from(document.querySelectorAll("*")).filter((element) =>
            element.getAttributeNames().some((name) => /^on/i.test(name))).length,
        links: Array.from(document.querySelectorAll("a, [href]")).map((a) => a.getAttribute("href")
            ?? a.getAttributeNS("http://www.w3.org/1999/xlink", "href"))
            .filter((href) => href !== null && !/^(https?:\/\/|#)/.test(href)),
        scripts: document.querySelectorAll("script").length }));
}

async function checkTraces(page, scripts, what) {
    equal(await traces(page), { marks: [], strange: [], handlers: 0, links: [], scripts }, what);
}

async function clickThrough(page, ids) {
    for (const id of ids) {
        const found = await page.evaluate((node) => {
            const element = Array.from(document.querySelectorAll(".drawing:not([hidden]) [data-id]"))
                .find((other) => other.getAttribute("data-id") === node);
            element?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
            document.querySelectorAll("#card details").forEach((details) => { details.open = true; });
            return element !== undefined
                && document.getElementById("card").getAttribute("data-node") === node;
        }, id);
        ok(found, `${id} can be chosen`);
    }
}

async function checkPage(browser, name, { ids, graph, view }) {
    const file = join(work, "hostile", `${name}.view.json`);
    const html = draw(`${name}.html`, graph, "--view", file);
    const opened = await open(browser, html), { page } = opened;
    await clickThrough(page, ids);
    await page.locator("#filters-toggle").click();
    await page.evaluate(() => { document.getElementById("facts").open = true; });
    await page.locator("#table-claims").waitFor();
    await page.locator("#search").fill(graph.nodes[0].label.en.slice(0, 20));
    await checkTraces(page, 3, "the page");
    const names = await page.evaluate(() => Array.from(document.querySelectorAll("#table-nodes"))
        .flatMap((caption) => Array.from(caption.closest("table").querySelectorAll("tbody th"),
            (cell) => cell.textContent)));
    equal(names, graph.nodes.map((node) => node.label.en), "names in the table");
    const links = await page.evaluate(() => Array.from(document.querySelectorAll("a[target]"),
        (a) => a.rel).filter((rel) => rel !== "noopener noreferrer"));
    equal(links, [], "links that would tell where they come from");
    for (const lang of langs) {
        await page.locator(`#languages [lang=${lang}]`).click();
    }
    await checkTraces(page, 3, "the page in each language");
    await close(opened);
    ok(view.groups.length === ids.length, "every text has its group");
}

async function checkSvg(browser, name, { ids, graph }) {
    const file = join(work, "hostile", `${name}.view.json`);
    const opened = await open(browser, draw(`${name}.svg`, graph, "--view", file)), { page } = opened;
    await checkTraces(page, 0, "the SVG");
    const shown = await page.evaluate(() => Array.from(document.querySelectorAll("[data-id]"),
        (node) => [node.getAttribute("data-id"), node.getAttribute("aria-label") ?? ""]));
    const labels = new Map(shown);
    ids.forEach((id, j) => {
        const label = bare(graph.nodes[j].label.en);
        ok(bare(labels.get(id) ?? "").startsWith(label.slice(0, 60)),
            `${id} is called ${labels.get(id)}, not ${label}`);
    });
    await page.evaluate(() => document.querySelectorAll("svg *").forEach((element) =>
        element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))));
    await checkTraces(page, 0, "the SVG, clicked");
    await close(opened);
}

await browse(async (browser) => {
    const all = {};
    for (let first = 0; first < payloads.length; first += AT_A_TIME) {
        const some = payloads.slice(first, first + AT_A_TIME);
        const made = makeGraph(some.map((payload) => payload.text));
        const name = `texts-${first}`;
        all[some.map((payload) => payload.name).join(", ")] = async () => {
            // Made first: the view must be there.
            draw(`${name}.dot`, made.graph);
            writeFileSync(join(work, "hostile", `${name}.view.json`), JSON.stringify(made.view));
            await checkPage(browser, name, made);
            await checkSvg(browser, name, made);
        };
    }
    await tests(all);
});
