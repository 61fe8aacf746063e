// axe finds nothing on pages of 60, 500 and 2,000 nodes, light and dark, with and without a card.
import { axeSource, browse, close, draw, equal, makeGraph, ok, open, tests } from "./lib.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const axe = axeSource();

async function violations({ page }) {
    return page.evaluate(async (values) => {
        const { violations: found, passes } = await window.axe.run(document,
            { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
        return { found: found.map((rule) => `${rule.id} (${rule.nodes.length}): ${rule.help}; ${
            rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`),
        passes: passes.length };
    }, tags);
}

await browse(async (browser) => {
    const all = {};
    for (const num of [60, 500, 2000]) {
        all[`${num} nodes`] = async () => {
            const opened = await open(browser, draw(`${num}.html`, makeGraph(num)),
                { reducedMotion: "reduce" });
            const { page } = opened;
            // The tool is put in by the debugger: the page's policy lets nothing in.
            const session = await opened.context.newCDPSession(page);
            await session.send("Runtime.evaluate", { expression: axe });
            const check = async (what) => {
                for (const colorScheme of ["light", "dark"]) {
                    await page.emulateMedia({ colorScheme });
                    const { found, passes } = await violations(opened);
                    equal(found, [], `${what}, ${colorScheme}`);
                    ok(passes > 15, `axe looked at ${what}`);
                }
            };
            await check("the page");
            await page.evaluate(() => kakehashi.choose(kakehashi.data.nodes[7], {}));
            await page.locator("#filters-toggle").click();
            if (num === 60) {
                await page.locator("#facts-summary").click();
            }
            await page.evaluate(() => document.querySelectorAll("#card details")
                .forEach((details) => { details.open = true; }));
            await check("the page with card and filters");
            await close(opened);
        };
    }
    await tests(all);
});
