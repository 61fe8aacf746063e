// The tables say what the file says; on paper they stand behind the drawing.
import { browse, close, draw, equal, neighbours, ok, open, readGraph, sectorsOf, smartCity, tests }
    from "./lib.mjs";

const graph = readGraph(smartCity);

function rows(page, id) {
    return page.evaluate((caption) => Array.from(
        document.getElementById(caption).closest("table").querySelectorAll("tbody tr"),
        (row) => Array.from(row.cells, (cell) => cell.textContent)), id);
}

await browse(async (browser) => {
    const file = draw("page.html", smartCity);

    await tests({
        "tables equal the file, in each language": async () => {
            const opened = await open(browser, file), { page } = opened;
            await page.locator("#facts-summary").click();
            const tied = neighbours(graph);
            for (const lang of ["en", "ko", "ja"]) {
                await page.locator(`#languages [lang=${lang}]`).click();
                const nodes = await rows(page, "table-nodes"), claims = await rows(page, "table-claims");
                equal(nodes.length, graph.nodes.length, "rows of nodes");
                graph.nodes.forEach((node, j) => {
                    equal(nodes[j][0], node.label[lang], `name of ${node.id}`);
                    equal(nodes[j][1], graph.nodeTypes[node.type].label[lang], `type of ${node.id}`);
                    for (const id of sectorsOf(node)) {
                        const { label } = graph.sectors.find((sector) => sector.id === id);
                        ok(nodes[j][2].includes(label[lang]), `sectors of ${node.id}`);
                    }
                    ok(nodes[j].includes(String(tied.get(node.id).size)), `ties of ${node.id}`);
                });
                equal(claims.length, graph.edges.length, "rows of claims");
                graph.edges.forEach((edge, j) => {
                    const name = (id) => graph.nodes.find((node) => node.id === id).label[lang];
                    equal([claims[j][0], claims[j][2]], [name(edge.source), name(edge.target)],
                        `ends of claim ${j}`);
                    for (const date of [edge.start, edge.end].filter(Boolean)) {
                        ok(claims[j][3].includes(date), `dates of claim ${j}`);
                    }
                });
            }
            equal(await page.locator("#tables th:not([scope])").count(), 0, "each head says of what");
            await close(opened);
        },
        "by keys": async () => {
            const opened = await open(browser, file), { page } = opened;
            await page.keyboard.press("Tab");
            equal(await page.evaluate(() => document.activeElement.id), "skip", "Tab leads there first");
            await page.keyboard.press("Enter");
            ok(await page.locator("#table-nodes").isVisible(), "the tables open");
            equal(await page.evaluate(() => document.activeElement.id), "facts-summary", "with the focus");
            await close(opened);
        },
        print: async () => {
            const opened = await open(browser, file), { page } = opened;
            await page.emulateMedia({ media: "print" });
            for (const id of ["#toolbar", "#zoom", "#languages"]) {
                ok(await page.locator(id).isHidden(), `${id} is not for paper`);
            }
            ok(await page.locator(".drawing:not([hidden]) svg").isVisible(), "the drawing is");
            const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
            const num = pdf.match(/\/Type\s*\/Page\b/g).length;
            ok(num >= 4 && num < 80, `${num} pages`);
            ok(await page.locator("#facts").evaluate((facts) => !facts.open), "and is as before");
            await close(opened);
        },
        dark: async () => {
            const light = await open(browser, file, { colorScheme: "light" });
            const dark = await open(browser, file, { colorScheme: "dark" });
            const ground = ({ page }) => page.evaluate(
                () => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
            ok((await ground(light))[0] > 200 && (await ground(dark))[0] < 60, "the ground follows");
            equal(await dark.page.evaluate(() => getComputedStyle(document.getElementById("stage"))
                .backgroundColor), "rgb(255, 255, 255)", "the drawing keeps its own");
            await close(light);
            await close(dark);
        },
        "without scripts": async () => {
            const context = await browser.newContext({ javaScriptEnabled: false });
            const page = await context.newPage();
            await page.goto(`file://${file}`);
            ok(await page.locator(".drawing svg").first().isVisible(), "the drawing is there");
            ok(await page.locator("noscript").isVisible(), "and what is missing is said");
            await context.close();
        },
    });
});
