// A page too large for SVG: the same features over dots on a canvas.
import { browse, close, draw, equal, makeGraph, neighbours, ok, open, tests } from "./lib.mjs";

const graph = makeGraph(2000);

// What sigma is told to show.
function shown({ page }) {
    return page.evaluate(() => {
        const sigma = kakehashi.drawing.sigma(), lines = [], nodes = [];
        sigma.getGraph().forEachEdge((key, data) => {
            if (!sigma.getEdgeDisplayData(key).hidden) {
                lines.push(...data.claims.map((claim) => claim.n));
            }
        });
        sigma.getGraph().forEachNode((key, { node }) => {
            if (sigma.getNodeDisplayData(key).label !== null) {
                nodes.push(node.id);
            }
        });
        return { nodes: nodes.sort(), lines: lines.sort((a, b) => a - b) };
    });
}

// Wait for what was asked of the graphics processor.
function drawn({ page }) {
    return page.evaluate(() => new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 250)));
    }));
}

function camera({ page }) {
    return page.evaluate(() => {
        const { x, y, ratio } = kakehashi.drawing.sigma().getCamera().getState();
        return { x, y, ratio };
    });
}

await browse(async (browser) => {
    const file = draw("large.html", graph);
    const opened = await open(browser, file, { reducedMotion: "reduce" });
    const { page } = opened;
    const box = await page.locator("#stage").boundingBox();
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };

    await tests({
        "dots are drawn": async () => {
            await drawn(opened);
            equal(await page.locator(".drawing svg").count(), 0, "there is no SVG");
            const bytes = await page.locator("#stage").screenshot();
            ok(bytes.length > 40000, `the picture is not empty: ${bytes.length} bytes`);
            equal((await shown(opened)).nodes.length, 2000, "all nodes");
            ok(await page.locator(".colors li").count() >= 4, "colours are explained");
        },
        "wheel, drag and keys": async () => {
            await page.mouse.move(at.x, at.y);
            await page.mouse.wheel(0, -300);
            await page.waitForTimeout(500);
            const near = await camera(opened);
            ok(near.ratio < 0.95, "the wheel goes nearer");
            await page.mouse.down();
            await page.mouse.move(at.x - 150, at.y - 90, { steps: 6 });
            await page.mouse.up();
            await page.waitForTimeout(500);
            ok((await camera(opened)).x > near.x, "dragging moves");
            ok(await page.locator("#card").isHidden(), "and chooses nothing");
            await page.locator("#stage").focus();
            await page.keyboard.press("0");
            equal(await camera(opened), { x: 0.5, y: 0.5, ratio: 1 }, "0 shows all of it");
            await page.keyboard.press("+");
            ok((await camera(opened)).ratio < 0.9, "plus goes nearer");
            await page.keyboard.press("ArrowRight");
            ok((await camera(opened)).x > 0.5, "the right arrow shows what lies right");
            await page.keyboard.press("0");
        },
        "choosing by search": async () => {
            await page.locator("#search").fill("부산기관 42");
            await page.keyboard.press("Enter");
            await drawn(opened);
            equal(await page.locator("#card").getAttribute("data-node"), "n41", "its card opens");
            const expected = [...neighbours(graph).get("n41"), "n41"].sort();
            const now = await shown(opened);
            equal(now.nodes, expected, "it and its neighbours stand out");
            equal(now.lines, graph.edges.map((edge, n) => ({ ...edge, n }))
                .filter((edge) => edge.source === "n41" || edge.target === "n41")
                .map((edge) => edge.n), "and its claims");
            await page.keyboard.press("Escape");
            await drawn(opened);
            equal((await shown(opened)).nodes.length, 2000, "Escape shows all again");
        },
        "choosing by pointer": async () => {
            await page.evaluate(() => kakehashi.zoom.reveal(kakehashi.nodeOf.get("n5"), true));
            await drawn(opened);
            const spot = await page.evaluate(() => kakehashi.drawing.sigma()
                .graphToViewport(kakehashi.nodeOf.get("n5")));
            await page.mouse.move(box.x + spot.x - 3, box.y + spot.y);
            await page.mouse.move(box.x + 1 + spot.x, box.y + 1 + spot.y);
            await drawn(opened);
            await page.mouse.down();
            await page.mouse.up();
            await page.locator("#card").waitFor({ state: "visible", timeout: 3000 });
            equal(await page.locator("#card").getAttribute("data-node"), "n5", "a click opens the card");
            await page.keyboard.press("Escape");
            equal(await page.evaluate(() => document.activeElement.id), "stage", "Escape goes back");
        },
        filters: async () => {
            await page.locator("#filters-toggle").click();
            await page.locator("input[data-kind=relation][value=joins]").uncheck();
            await drawn(opened);
            equal((await shown(opened)).lines, graph.edges.map((edge, n) => ({ ...edge, n }))
                .filter((edge) => edge.relation === "funds").map((edge) => edge.n), "claims that are left");
            await page.locator("#filters-reset").click();
            await drawn(opened);
            equal((await shown(opened)).lines.length, graph.edges.length, "all of them again");
        },
        "tables grow to the end": async () => {
            await page.locator("#facts-summary").click();
            const claims = page.locator("#table-claims").locator("xpath=ancestor::table").locator("tbody tr");
            await claims.nth(1999).waitFor({ state: "attached" });
            equal(await claims.count(), 2000, "the first rows");
            const more = page.locator(".rest button");
            while (await more.count() > 0) {
                await more.first().click();
            }
            await claims.nth(graph.edges.length - 1).waitFor({ state: "attached" });
            equal(await claims.count(), graph.edges.length, "all rows");
            await page.locator("#facts-summary").click();
        },
        paper: async () => {
            await page.emulateMedia({ media: "print" });
            await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
            const dark = await page.evaluate(() => {
                const canvas = document.querySelector(".paper");
                const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
                return data.filter((value, j) => j % 4 === 3 && value > 0).length;
            });
            ok(dark > 1000, `the copy for paper has ${dark} dots of ink`);
            ok(await page.locator(".paper").isVisible() && await page.locator(".canvas").isHidden(),
                "and takes the canvas's place");
            await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
            await page.emulateMedia({ media: null });
        },
        languages: async () => {
            await page.locator("#languages [lang=ja]").click();
            await drawn(opened);
            equal(await page.evaluate(() => kakehashi.drawing.sigma().getNodeDisplayData(7).label),
                "機関8", "names of the language");
        },
    });
    await close(opened);
});
