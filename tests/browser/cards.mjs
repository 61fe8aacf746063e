// Choosing a node: its neighbours stand out, its card has every claim with its citations.
import { asArray, browse, close, draw, equal, neighbours, ok, open, readGraph, smartCity, tests }
    from "./lib.mjs";

const graph = readGraph(smartCity);

await browse(async (browser) => {
    const opened = await open(browser, draw("page.html", smartCity));
    const { page } = opened;

    await tests({
        "neighbours are as many as the degree, for every node": async () => {
            const lit = await page.evaluate(() => Array.from(kakehashi.data.nodes, (node) => {
                kakehashi.choose(node, {});
                return [node.id, Array.from(document.querySelectorAll(
                    ".drawing:not([hidden]) .node.near[data-id]"),
                (element) => element.getAttribute("data-id")).sort(),
                document.querySelectorAll(".drawing:not([hidden]) .node.chosen").length];
            }));
            const expected = neighbours(graph);
            equal(lit.length, graph.nodes.length, "nodes of the page");
            for (const [id, near, chosen] of lit) {
                equal(near, [...expected.get(id)].sort(), `neighbours of ${id}`);
                equal(chosen, 1, `${id} itself`);
            }
        },
        "lines that stand out are those of its claims": async () => {
            const wrong = await page.evaluate(() => kakehashi.data.nodes.filter((node) => {
                kakehashi.choose(node, {});
                const own = new Set(node.claims.map((claim) => claim.n));
                return Array.from(document.querySelectorAll(
                    ".drawing:not([hidden]) [data-claims]:not([data-id])")).some((line) => {
                    const claims = line.getAttribute("data-claims").split(" ").map(Number);
                    return line.classList.contains("near") !== claims.some((n) => own.has(n));
                });
            }).map((node) => node.id));
            equal(wrong, [], "nodes whose lines do not");
        },
        "every claim and every citation": async () => {
            const cards = await page.evaluate(() => Array.from(kakehashi.data.nodes, (node) => {
                kakehashi.choose(node, {});
                return [node.id, Array.from(document.querySelectorAll("#card .claim"), (claim) => ({
                    n: Number(claim.dataset.claim), end: claim.querySelector(".end").textContent,
                    text: claim.textContent, links: Array.from(claim.querySelectorAll("a"), (a) => a.href),
                    cites: claim.querySelectorAll(".citations li").length }))];
            }));
            const lang = await page.evaluate(() => document.documentElement.lang);
            for (const [id, claims] of cards) {
                const expected = graph.edges.map((edge, n) => ({ ...edge, n }))
                    .filter((edge) => edge.source === id || edge.target === id);
                equal(claims.map((claim) => claim.n).sort((a, b) => a - b),
                    expected.map((edge) => edge.n), `claims of ${id}`);
                for (const edge of expected) {
                    const shown = claims.find((claim) => claim.n === edge.n);
                    const other = edge.source === id ? edge.target : edge.source;
                    equal(shown.end, graph.nodes.find((node) => node.id === other).label[lang],
                        `the other end of claim ${edge.n}`);
                    equal(shown.cites, asArray(edge.sources).length, `citations of claim ${edge.n}`);
                    for (const citation of asArray(edge.sources)) {
                        const locator = citation.locator ?? "";
                        ok(shown.text.includes(locator), `claim ${edge.n} lacks ${locator}`);
                        for (const quote of Object.values(citation.quote ?? {}).slice(0, 1)) {
                            ok(shown.text.includes(citation.quote[lang] ?? quote),
                                `claim ${edge.n} lacks its quote`);
                        }
                    }
                    ok(shown.links.every((href) => /^https?:/.test(href)), "links are of the web");
                }
            }
        },
        "names, sectors and dates": async () => {
            await page.evaluate(() => kakehashi.choose(kakehashi.nodeOf.get("cao"), {}));
            const text = await page.locator("#card").textContent();
            for (const name of ["Cabinet Office", "内閣府", "내각부", "CAO", "Naikaku-fu"]) {
                ok(text.includes(name), `the card lacks ${name}`);
            }
            equal(await page.locator("#card .names [lang=ja]").textContent(), "内閣府",
                "a name says its language");
        },
        "click, and click beside": async () => {
            await page.evaluate(() => kakehashi.choose(null, {}));
            await page.locator("#search").fill("内閣府");
            await page.keyboard.press("Enter");
            await page.keyboard.press("Escape");
            const node = page.locator(".drawing:not([hidden]) [data-id=cao]");
            await node.click();
            equal(await page.locator("#card").getAttribute("data-node"), "cao", "a click opens the card");
            equal(await node.getAttribute("aria-pressed"), "true", "the node says that it is chosen");
            await page.keyboard.press("Escape");
            ok(await page.locator("#card").isHidden(), "Escape closes it");
            equal(await page.evaluate(() => document.activeElement.getAttribute("data-id")), "cao",
                "and gives the focus back");
            await node.press("Enter");
            await page.locator("#card .close").click();
            ok(await page.locator("#card").isHidden(), "the button closes it");
            equal(await page.locator(".lit").count(), 0, "nothing stands out any more");
        },
        "from claim to claim": async () => {
            await page.evaluate(() => kakehashi.choose(kakehashi.nodeOf.get("cao"), {}));
            const end = page.locator("#card .claim .end").first(), name = await end.textContent();
            await end.click();
            equal(await page.locator("#card-title").textContent(), name, "its other end's card");
            equal(await page.evaluate(() => document.activeElement.id), "card-title", "with the focus");
            ok((await page.locator("#announcer").textContent()).includes(name), "it is announced");
        },
    });
    await close(opened);
});
