// Search: any name in any language leads to its node, by keys and by pointer.
import { asArray, browse, close, draw, equal, ok, open, readGraph, smartCity, tests } from "./lib.mjs";

const graph = readGraph(smartCity);

// What the list shows for a text: the ids of nodes, in order.
async function find({ page }, text) {
    await page.locator("#search").fill(text);
    return page.evaluate(() => {
        const list = document.getElementById("results");
        return list.hidden ? [] : Array.from(list.querySelectorAll("[role=option] .name"),
            (name) => name.textContent);
    });
}

await browse(async (browser) => {
    const opened = await open(browser, draw("page.html", smartCity));
    const { page } = opened;
    const lang = await page.evaluate(() => document.documentElement.lang);
    const name = (id) => graph.nodes.find((node) => node.id === id).label[lang];

    await tests({
        "the Cabinet Office": async () => {
            for (const text of ["내각부", "内閣府", "cabinet", "CABINET OFFICE", "naikaku", "naikakufu",
                "Naikaku-fu", "ＮＡＩＫＡＫＵ", "cao"]) {
                ok((await find(opened, text)).includes(name("cao")), `${text} finds it`);
            }
            equal((await find(opened, "内閣府"))[0], name("cao"), "the name itself comes first");
        },
        "marks and case do not matter": async () => {
            for (const [text, id] of [["sōmu", "mic"], ["somu", "mic"], ["KYOTO-FU", "kyoto-pref"],
                ["kitakyushu-shi", "kitakyushu"], ["기타규슈", "kitakyushu"]]) {
                ok((await find(opened, text)).includes(name(id)), `${text} finds ${id}`);
            }
        },
        "every name of every node": async () => {
            const names = graph.nodes.flatMap((node) => [node.label, node.altLabel]
                .flatMap((map) => (typeof map === "string" ? [map] : Object.values(map ?? {}).flat()))
                .map((text) => [node.id, text]));
            const lost = await page.evaluate((list) => list.filter(([id, text]) =>
                !kakehashi.find(text).some((match) => match.node.id === id)), names);
            ok(names.length > 600, "there are many names");
            equal(lost, [], "names that do not find their node");
        },
        "nothing of that name": async () => {
            equal(await find(opened, "qqqqqq"), [], "no node");
            ok((await page.locator("#results").textContent()).length > 3, "and the list says so");
            equal(await find(opened, ""), [], "an empty text closes the list");
        },
        "by keys": async () => {
            await find(opened, "ministry");
            await page.keyboard.press("ArrowDown");
            await page.keyboard.press("ArrowDown");
            const id = await page.locator("#search").getAttribute("aria-activedescendant");
            const second = await page.locator(`#${id} .name`).textContent();
            equal(await page.locator("#results [aria-selected=true]").count(), 1, "one is active");
            await page.keyboard.press("Enter");
            equal(await page.locator("#card-title").textContent(), second, "Enter opens its card");
            equal(await page.evaluate(() => document.activeElement.id), "card-title", "and goes there");
            ok(await page.locator("#results").isHidden(), "the list is closed");
            await page.keyboard.press("Escape");
            equal(await page.evaluate(() => document.activeElement.id), "search", "Escape goes back");
        },
        "by pointer": async () => {
            await find(opened, "内閣府");
            await page.locator("#results [role=option]").first().click();
            equal(await page.locator("#card").getAttribute("data-node"), "cao", "its card opens");
            const sight = await page.evaluate(() => {
                const stage = document.getElementById("stage").getBoundingClientRect();
                const node = document.querySelector(".drawing:not([hidden]) [data-id=cao]")
                    .getBoundingClientRect();
                return { inside: node.left >= stage.left && node.right <= stage.right
                    && node.top >= stage.top && node.bottom <= stage.bottom, height: node.height };
            });
            ok(sight.inside && sight.height > 20, `it is in sight and can be read: ${
                JSON.stringify(sight)}`);
        },
        "Escape empties nothing that is open": async () => {
            await find(opened, "toyota");
            await page.keyboard.press("Escape");
            ok(await page.locator("#results").isHidden(), "the list closes first");
            equal(asArray(await page.locator("#search").inputValue()), ["toyota"], "the text stays");
        },
    });
    await close(opened);
});
