import { BUDGETS, counts } from "../tools/budget.mjs";
import { expect, test } from "./pages/atlas.mjs";

const MAP = BUDGETS.find(({ name }) => name === "map");
const VIEWS = /views-.*\.wasm$/;
const LOST = /Failed to (load resource|fetch)/;

/** Holds the file of the views back until `release` is called. */
async function holdViews(page) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(VIEWS, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Waits for the live map. */
const mapDrawn = (page) => page.waitForFunction(() => performance.getEntriesByName("heartland:map").length > 0);

/** The map answers keys, and the address says so; nothing else is there yet. */
async function expectMapAlone(atlas, page) {
  await expect(page.locator("html")).not.toHaveAttribute("data-ready");
  await expect(page.locator(".page:not(.plain) .chart, .page:not(.plain) .dossier")).toHaveCount(0);
  await expect(page.locator(".plain")).toHaveCount(1);
  await atlas.map.press("+");
  await expect(page).toHaveURL(/view=/);
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
  const release = await holdViews(page);
  await page.goto("./");
  await mapDrawn(page);
  const asked = await page.evaluate(() => {
    const urls = performance.getEntriesByType("resource").map(({ name }) => new URL(name));
    return urls.filter(({ protocol }) => protocol !== "data:").map(({ pathname }) => pathname.slice(1));
  });
  expect(asked.filter((file) => !counts(MAP, file) && !VIEWS.test(file))).toEqual([]);
  await expectMapAlone(atlas, page);
  await expect(page.locator(".arrivals span")).toContainText("on its way");
  release();
  await expectViews(atlas, page);
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
    await expectMapAlone(atlas, page);
    isRefused = false;
    await expectViews(atlas, page);
    expect(atlas.problems.filter((problem) => !LOST.test(problem))).toEqual([]);
    atlas.problems = [];
  });
}

test("what needs the views as well waits for them", async ({ atlas, page }) => {
  const release = await holdViews(page);
  await page.goto("./");
  await mapDrawn(page);
  await atlas.activate(page.locator("[data-tables]"));
  const dialog = page.locator("dialog.tables");
  await expect(dialog.locator(".arrivals-part")).toContainText("on its way");
  release();
  await expect(dialog.locator("table")).toBeVisible();
});

// Where the bar of the chronology takes one line and where it takes more, and in a frame, whose map takes what is left.
for (const [width, query] of [[900, ""], [1024, "lang=ru"], [1440, ""], [390, "embed=1"], [390, ""]]) {
  test(`the views move nothing when they come (${width} pixels, ${query || "no query"})`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) shifts.push({ value, of: sources.map(({ node }) => node?.nodeName) });
      }).observe({ type: "layout-shift", buffered: true });
    });
    const release = await holdViews(page);
    await page.goto(`./?${query}`);
    await mapDrawn(page);
    const map = page.locator(".page:not(.plain) .map");
    const before = await map.boundingBox();
    release();
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    expect(await map.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => shifts)).toEqual([]);
  });
}
