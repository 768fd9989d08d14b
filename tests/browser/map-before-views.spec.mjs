import { BUDGETS, counts } from "../tools/budget.mjs";
import { hold, watchShifts } from "./pages/arrival.mjs";
import { expect, test } from "./pages/atlas.mjs";

const MAP = BUDGETS.find(({ name }) => name === "map");
const VIEWS = /views-.*\.wasm$/;
const LOST = /Failed to (load resource|fetch)/;

/** Waits for the live map. */
const mapDrawn = (page) => page.waitForFunction(() => performance.getEntriesByName("heartland:map").length > 0);

/** A picture of the live map, which lies over the map of the page without the app. */
const picture = (page) => page.locator(".plain .map [data-map]").screenshot();

/** The map answers keys and clicks; nothing else is there yet. */
async function expectMapAlone(page) {
  await expect(page.locator("html")).not.toHaveAttribute("data-ready");
  await expect(page.locator(".page:not(.plain)")).toHaveCount(0);
  await expect(page.locator(".plain")).toHaveCount(1);
  const before = await picture(page);
  await page.locator("[data-map]").press("+");
  await expect(async () => expect(before.equals(await picture(page))).toBe(false)).toPass();
}

/** Every view is there and answers. */
async function expectViews(atlas, page) {
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator(".plain")).toHaveCount(0);
  await expect(page.locator(".page .arrivals")).toHaveText("");
  await atlas.target("country", "KAZ").press("Enter");
  await expect(atlas.dossier()).toContainText("Kazakhstan");
  await expect(atlas.bar("KAZ")).toBeAttached();
  await expect(page.locator(".timeline-strip svg")).toBeAttached();
}

test("draws the map with its own files, and lets it answer while the views are still on their way", async ({ atlas, page }) => {
  const release = await hold(page, VIEWS);
  await page.goto("./");
  await mapDrawn(page);
  const asked = await page.evaluate(() => {
    const urls = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    return urls.filter(({ protocol }) => protocol !== "data:").map(({ pathname }) => pathname.slice(1));
  });
  expect(asked.filter((file) => !counts(MAP, file) && !VIEWS.test(file))).toEqual([]);
  await expectMapAlone(page);
  await expect(page.locator(".arrivals span")).toContainText("on its way");
  release();
  // What was done on the map counts.
  await expect(page).toHaveURL(/view=/);
  await expectViews(atlas, page);
});

test("what is clicked on the map before the page around it is there is selected, and its dossier comes", async ({ atlas, page }) => {
  const release = await hold(page, VIEWS);
  await page.goto("./?view=66,49.6,3");
  await mapDrawn(page);
  await page.locator("[data-map]").click();
  await expect(async () => expect(await page.evaluate(() => performance.getEntriesByName("heartland:highlight").length)).toBe(1)).toPass();
  release();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page).toHaveURL(/country=KAZ/);
  await expect(atlas.dossier()).toContainText("Kazakhstan");
});

test("the page leaves the map in the reader's hands until they let go", async ({ page, isMobile }) => {
  test.skip(isMobile, "the mouse holds it");
  const release = await hold(page, VIEWS);
  await page.goto("./");
  await mapDrawn(page);
  const { x, y, width, height } = await page.locator("[data-map]").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width / 2 + 40, y + height / 2, { steps: 4 });
  release();
  await expect(page.locator(".page:not(.plain) .timeline")).toBeAttached();
  await page.mouse.move(x + width / 2 + 80, y + height / 2, { steps: 4 });
  await expect(page.locator(".plain [data-map]")).toHaveCount(1);
  await page.mouse.up();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator(".page:not(.plain) [data-map]")).toHaveCount(1);
  await expect(page).toHaveURL(/view=/);
});

test("the keyboard stays on the map when it comes to its place", async ({ page }) => {
  const release = await hold(page, VIEWS);
  await page.goto("./");
  await mapDrawn(page);
  await page.locator("[data-map]").focus();
  release();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator("[data-map]")).toBeFocused();
});

for (const [name, refuse] of Object.entries({
  "does not arrive": (route) => route.abort(),
  "is not on the server": (route) => route.fulfill({ status: 404, body: "No such file" }),
})) {
  test(`when the file of the views ${name}: says so, keeps the map alive, and shows them when it comes`, async ({ atlas, page }) => {
    let isRefused = true;
    await page.route(VIEWS, (route) => (isRefused ? refuse(route) : route.continue()));
    await page.goto("./");
    await mapDrawn(page);
    await expect(page.locator(".arrivals span")).toContainText("has not arrived");
    await expect(page.locator(".arrivals span")).toBeInViewport();
    await expectMapAlone(page);
    isRefused = false;
    await expectViews(atlas, page);
    expect(atlas.problems.filter((problem) => !LOST.test(problem))).toEqual([]);
    atlas.problems = [];
  });
}

// Where the bar of the chronology takes one line and where it takes more, and in a frame, whose map takes what is left.
for (const [width, query] of [[900, ""], [1024, "lang=ru"], [1440, ""], [390, "embed=1"], [390, ""]]) {
  test(`the views move nothing when they come (${width} pixels, ${query || "no query"})`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    const release = await hold(page, VIEWS);
    await page.goto(`./?${query}`);
    await mapDrawn(page);
    const map = page.locator("[data-map]");
    const before = await map.boundingBox();
    release();
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    // But for parts of a pixel that heads of other heights leave.
    const like = Object.fromEntries(Object.entries(before).map(([side, length]) => [side, expect.closeTo(length, 0)]));
    expect(await map.boundingBox()).toEqual(like);
    expect(await page.evaluate(() => shifts)).toEqual([]);
  });
}
