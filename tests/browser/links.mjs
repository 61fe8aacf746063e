// Languages and links: what is switched, what a link restores.
import { browse, close, draw, equal, ok, open, readGraph, smartCity, tests } from "./lib.mjs";

const graph = readGraph(smartCity);
const langs = ["en", "ko", "ja"];

function state({ page }) {
    return page.evaluate(() => ({ lang: document.documentElement.lang,
        node: document.getElementById("card").getAttribute("data-node"),
        hash: location.hash, shown: document.getElementById("shown").textContent,
        faded: document.querySelectorAll(".drawing:not([hidden]) .node.faded").length }));
}

await browse(async (browser) => {
    const file = draw("page.html", smartCity);

    await tests({
        languages: async () => {
            const opened = await open(browser, file), { page } = opened;
            for (const lang of langs) {
                await page.locator(`#languages [lang=${lang}]`).click();
                equal(await page.evaluate(() => document.documentElement.lang), lang, "the page's");
                equal(await page.title(), graph.graph.title[lang], `the title in ${lang}`);
                equal(await page.locator("#title").textContent(), graph.graph.title[lang], "the heading");
                equal(await page.locator(".drawing:not([hidden])").getAttribute("lang"), lang,
                    "one drawing is shown, that of the language");
                const names = await page.evaluate(() => Array.from(document.querySelectorAll(
                    ".drawing:not([hidden]) .node[data-id]"), (node) => [node.getAttribute("data-id"),
                    node.getAttribute("aria-label"),
                    Array.from(node.querySelectorAll("text"), (t) => t.textContent).join("")]));
                equal(names.length, graph.nodes.length, `nodes in ${lang}`);
                for (const [id, label, text] of names) {
                    const name = graph.nodes.find((node) => node.id === id).label[lang];
                    const bare = (words) => words.replace(/[\s\u00ad\u200b\u2060-]/g, "");
                    ok(bare(label).includes(bare(name)), `${id} is called ${label}, not ${name}`);
                    ok(bare(text).includes(bare(name)), `${id} reads ${text}, not ${name}`);
                }
                equal(await page.locator("#languages [aria-pressed=true]").count(), 1, "one is pressed");
            }
            const words = new Set();
            for (const lang of langs) {
                await page.locator(`#languages [lang=${lang}]`).click();
                words.add(await page.locator("#filters-toggle").textContent());
            }
            equal(words.size, 3, "the page's own words follow");
            await close(opened);
        },
        "the card follows the language": async () => {
            const opened = await open(browser, file, { hash: "#lang=ko&node=cao" }), { page } = opened;
            equal(await page.locator("#card-title").textContent(), "내각부", "in Korean");
            await page.locator("#languages [lang=ja]").click();
            equal(await page.locator("#card-title").textContent(), "内閣府", "in Japanese");
            await close(opened);
        },
        "a link restores": async () => {
            const first = await open(browser, file), { page } = first;
            await page.locator("#languages [lang=ja]").click();
            await page.locator("#search").fill("Toyota");
            await page.keyboard.press("Enter");
            await page.locator("#filters-toggle").click();
            await page.locator("input[data-kind=sector]").first().uncheck();
            await page.locator("#filter-year-only").check();
            const before = await state(first);
            equal([before.lang, before.node], ["ja", "toyota"], "what was chosen");
            ok(before.faded > 0, "some of it is left out");
            await close(first);
            const second = await open(browser, file, { hash: before.hash });
            equal(await state(second), before, "the same again");
            await close(second);
        },
        "a link within an open page": async () => {
            const opened = await open(browser, file), { page } = opened;
            await page.evaluate(() => { location.hash = "#lang=ko&node=mic"; });
            await page.waitForFunction(() => document.documentElement.lang === "ko");
            equal((await state(opened)).node, "mic", "the node");
            await close(opened);
        },
        "links that are not ours": async () => {
            for (const hash of ["#", "#x", "#node=nobody", "#lang=xx&year=abc&confidence=9",
                "#node=%E0%A4%A", "#__proto__=1&constructor=2", "#sector=nothing"]) {
                const opened = await open(browser, file, { hash });
                equal((await state(opened)).node, null, `${hash} chooses no node`);
                await close(opened);
            }
        },
        "a chosen node is in sight": async () => {
            for (const id of ["cao", "toyota", "miyakojima"]) {
                const opened = await open(browser, file, { hash: `#lang=en&node=${id}` });
                await opened.page.waitForTimeout(300);
                const sight = await opened.page.evaluate((node) => {
                    const view = document.getElementById("stage").getBoundingClientRect();
                    const box = document.querySelector(
                        `.drawing:not([hidden]) [data-id=${node}]`).getBoundingClientRect();
                    return { x: (box.left + box.width / 2 - view.left) / view.width,
                        y: (box.top + box.height / 2 - view.top) / view.height };
                }, id);
                ok(sight.x > 0 && sight.x < 1 && sight.y > 0 && sight.y < 1,
                    `${id} is in sight: ${JSON.stringify(sight)}`);
                await close(opened);
            }
        },
    });
});
