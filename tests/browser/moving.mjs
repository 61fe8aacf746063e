// Moving about the drawing: wheel, drag, pinch, keys, buttons; and that nothing else happens.
import { browse, close, draw, near, ok, open, smartCity, tests } from "./lib.mjs";

// Where the drawing lies and how large it is.
function frame({ page }) {
    return page.evaluate(() => {
        const box = document.querySelector(".drawing:not([hidden]) svg").getBoundingClientRect();
        return { x: box.x, y: box.y, width: box.width };
    });
}

// Once two frames are the same.
async function settle(opened) {
    let before = await frame(opened);
    for (;;) {
        await opened.page.waitForTimeout(120);
        const now = await frame(opened);
        if (now.x === before.x && now.y === before.y && now.width === before.width) {
            return now;
        }
        before = now;
    }
}

async function middle({ page }) {
    const box = await page.locator("#stage").boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

await browse(async (browser) => {
    const file = draw("page.html", smartCity);

    async function onPage(run, options) {
        const opened = await open(browser, file, options);
        await run(opened, await settle(opened), await middle(opened));
        await close(opened);
    }

    await tests({
        wheel: () => onPage(async (opened, before, at) => {
            await opened.page.mouse.move(at.x, at.y);
            await opened.page.mouse.wheel(0, -200);
            const larger = await settle(opened);
            ok(larger.width > 1.05 * before.width, "the wheel makes it larger");
            near((at.x - larger.x) / larger.width, (at.x - before.x) / before.width, 0.01,
                "what is under the pointer stays there");
            await opened.page.mouse.wheel(0, 200);
            near((await settle(opened)).width, before.width, 0.02 * before.width, "and back again");
            ok(await opened.page.evaluate(() => window.scrollY) === 0, "the page does not scroll");
        }),
        drag: () => onPage(async (opened, before, at) => {
            await opened.page.mouse.move(at.x, at.y);
            await opened.page.mouse.down();
            await opened.page.mouse.move(at.x + 40, at.y + 25, { steps: 4 });
            await opened.page.mouse.move(at.x + 90, at.y + 50, { steps: 4 });
            await opened.page.mouse.up();
            const after = await settle(opened);
            near(after.x - before.x, 90, 8, "it follows the pointer to the right");
            near(after.y - before.y, 50, 8, "and down");
            near(after.width, before.width, 1, "its size stays");
            ok(await opened.page.locator("#card").isHidden(), "dragging chooses nothing");
        }),
        pinch: () => onPage(async (opened, before, at) => {
            const touch = await opened.context.newCDPSession(opened.page);
            const points = (apart) => [{ x: at.x - apart, y: at.y, id: 0 },
                { x: at.x + apart, y: at.y, id: 1 }];
            const send = (type, touchPoints) =>
                touch.send("Input.dispatchTouchEvent", { type, touchPoints });
            await send("touchStart", points(40));
            for (const apart of [55, 70, 85, 100]) {
                await send("touchMove", points(apart));
                await opened.page.waitForTimeout(30);
            }
            await send("touchEnd", []);
            ok((await settle(opened)).width > 1.3 * before.width, "two fingers make it larger");
        }, { hasTouch: true }),
        keys: () => onPage(async (opened, before) => {
            const press = async (key) => {
                await opened.page.keyboard.press(key);
                return settle(opened);
            };
            await opened.page.locator("#stage").focus();
            ok((await press("+")).width > before.width, "plus makes it larger");
            near((await press("-")).width, before.width, 0.05 * before.width, "minus smaller");
            const right = await press("ArrowLeft");
            ok(right.x > before.x + 20, "the left arrow shows what lies left");
            ok((await press("ArrowDown")).y < right.y - 20, "the down arrow what lies below");
            const all = await press("0");
            near(all.x, before.x, 1, "0 shows all of it");
            near(all.width, before.width, 1, "as large as at first");
        }),
        buttons: () => onPage(async (opened, before) => {
            const buttons = opened.page.locator("#zoom button");
            await buttons.nth(0).click();
            ok((await settle(opened)).width > before.width, "in");
            await buttons.nth(1).click();
            near((await settle(opened)).width, before.width, 0.05 * before.width, "out");
            await buttons.nth(0).click();
            await buttons.nth(2).click();
            near((await settle(opened)).width, before.width, 1, "all");
        }),
        arrows: () => onPage(async (opened) => {
            const focused = () => opened.page.evaluate(
                () => document.activeElement.getAttribute("data-id"));
            await opened.page.locator(".drawing:not([hidden]) [data-id][tabindex='0']").focus();
            const first = await focused(), seen = new Set([first]);
            for (const key of ["ArrowRight", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"]) {
                await opened.page.keyboard.press(key);
                seen.add(await focused());
            }
            ok(first !== null && !seen.has(null) && seen.size > 2, "arrows lead from node to node");
            await opened.page.keyboard.press("Enter");
            ok(await opened.page.locator("#card").isVisible(), "Enter opens the card");
        }),
    });
});
