// Filters: what stays is exactly what the file says, reckoned here from the file alone.
import { browse, close, draw, equal, makeGraph, ok, open, readGraph, sectorsOf, smartCity, tests }
    from "./lib.mjs";

const year = (date, otherwise) => (date === undefined || date === null ? otherwise
    : Number.parseInt(date, 10));

// What a filter leaves of a graph: {nodes, claims} as sorted ids and numbers.
function expect(graph, { sectors, types, relations, at, least }) {
    const passes = (item) => (at === undefined
        || (year(item.start, -Infinity) <= at && at <= year(item.end, Infinity)))
        && (least === undefined || item.confidence === undefined || item.confidence >= least);
    const kept = new Set(graph.nodes.filter((node) => passes(node)
        && (types === undefined || types.includes(node.type))
        && (sectors === undefined || sectorsOf(node).some((id) => sectors.includes(id))
            || (sectorsOf(node).length === 0 && sectors.includes("")))).map((node) => node.id));
    const within = graph.edges.map((edge, n) => ({ ...edge, n }))
        .filter((edge) => kept.has(edge.source) && kept.has(edge.target));
    const claims = within.filter((edge) => passes(edge)
        && (relations === undefined || relations.includes(edge.relation ?? "")));
    const ends = (list) => new Set(list.flatMap((edge) => [edge.source, edge.target]));
    const lost = ends(within), held = ends(claims);
    return { nodes: [...kept].filter((id) => held.has(id) || !lost.has(id)).sort(),
        claims: claims.map((edge) => edge.n) };
}

// What the drawing shows: nodes that are not faded; lines and phrases as the claims that they stand
// for, with a mark for those that are faded.
function shown({ page }) {
    return page.evaluate(() => {
        const drawing = document.querySelector(".drawing:not([hidden])");
        return { nodes: Array.from(drawing.querySelectorAll(".node[data-id]:not(.faded)"),
            (node) => node.getAttribute("data-id")).sort(),
        lines: Array.from(drawing.querySelectorAll("[data-claims]:not([data-id])"), (line) => ({
            claims: line.getAttribute("data-claims").split(" ").map(Number),
            faded: line.classList.contains("faded") })),
        hidden: drawing.querySelectorAll(".node[data-id].faded:not([aria-hidden=true])").length };
    });
}

// Leave of a kind what is in the list.
async function leave({ page }, kind, ids) {
    for (const box of await page.locator(`input[data-kind=${kind}]`).all()) {
        await box.setChecked(ids.includes(await box.getAttribute("value")));
    }
}

async function setRange({ page }, id, value) {
    await page.locator(id).evaluate((range, to) => {
        range.value = to;
        range.dispatchEvent(new Event("input", { bubbles: true }));
    }, String(value));
}

await browse(async (browser) => {
    async function compare(opened, graph, filter, what) {
        const now = await shown(opened), expected = expect(graph, filter);
        equal(now.nodes, expected.nodes, `nodes ${what}`);
        const left = new Set(expected.claims);
        const wrong = now.lines.filter((line) => line.faded === line.claims.some((n) => left.has(n)));
        ok(now.lines.length > 0, "there are lines");
        equal(wrong, [], `lines ${what}`);
        equal(now.hidden, 0, "what fades is hidden from assistive technology");
    }

    async function onPage(name, graph, run) {
        const opened = await open(browser, draw(name, graph));
        await opened.page.locator("#filters-toggle").click();
        ok(await opened.page.locator("#filters").isVisible(), "the filters open");
        await run(opened, typeof graph === "string" ? readGraph(graph) : graph);
        await opened.page.locator("#filters-reset").click();
        await compare(opened, typeof graph === "string" ? readGraph(graph) : graph, {}, "after all");
        ok(await opened.page.locator("#filters-reset").isHidden(), "and there is nothing to reset");
        await close(opened);
    }

    const drawn = makeGraph(60);
    await tests({
        sectors: () => onPage("city.html", smartCity, async (opened, graph) => {
            const ids = graph.sectors.map((sector) => sector.id);
            for (const sectors of [ids.slice(0, 1), ids.slice(1, 3), [ids[0], ""], []]) {
                await leave(opened, "sector", sectors);
                await compare(opened, graph, { sectors }, `in the sectors ${sectors}`);
            }
        }),
        relations: () => onPage("city.html", smartCity, async (opened, graph) => {
            const used = [...new Set(graph.edges.map((edge) => edge.relation ?? ""))];
            for (const relations of [used.slice(0, 1), used.slice(1, 4)]) {
                await leave(opened, "relation", relations);
                await compare(opened, graph, { relations }, `by the relations ${relations}`);
            }
        }),
        types: () => onPage("city.html", smartCity, async (opened, graph) => {
            const types = ["ministry", "city"];
            await leave(opened, "type", types);
            await compare(opened, graph, { types }, `of the types ${types}`);
        }),
        years: () => onPage("city.html", smartCity, async (opened, graph) => {
            await opened.page.locator("#filter-year-only").check();
            for (const at of [2010, 2014, 2018]) {
                await setRange(opened, "#filter-year", at);
                await compare(opened, graph, { at }, `in ${at}`);
            }
        }),
        confidence: () => onPage("made.html", drawn, async (opened, graph) => {
            for (const least of [0.5, 0.7, 0.75, 1]) {
                await setRange(opened, "#filter-confidence", least);
                await compare(opened, graph, { least }, `with a confidence of ${least}`);
            }
        }),
        "all at once": () => onPage("made.html", drawn, async (opened, graph) => {
            await leave(opened, "sector", ["energy", "welfare"]);
            await leave(opened, "relation", ["funds"]);
            await opened.page.locator("#filter-year-only").check();
            await setRange(opened, "#filter-year", 2012);
            await setRange(opened, "#filter-confidence", 0.5);
            const filter = { sectors: ["energy", "welfare"], relations: ["funds"], at: 2012, least: 0.5 };
            await compare(opened, graph, filter, "by everything");
            const { nodes } = expect(graph, filter);
            ok((await opened.page.locator("#shown").textContent()).includes(String(nodes.length)),
                "the number of what is left is said");
        }),
    });
});
