import { hold, watchShifts } from "./pages/arrival.mjs";
import { expect, test } from "./pages/atlas.mjs";

const TABLES = ["Routes", "Chronology", "Deals, loans and declarations", "Sources besides the report"];

const table = (page, name) => page.getByRole("table", { name });

/** Nothing has moved. */
const expectNoShift = async (page) => expect(await page.evaluate(() => shifts)).toEqual([]);

test("stand there while the app lets the reader wait, and move nothing", async ({ atlas, page }) => {
  await watchShifts(page);
  const release = await hold(page, /app-.*\.wasm$/);
  await page.goto("./");
  for (const name of TABLES) await expect(table(page, name)).toBeAttached();
  await expect(page.locator(".plain noscript")).toHaveCount(0);
  await expectNoShift(page);
  release();
  await atlas.ready();
  await expect(page.locator(".plain")).toHaveCount(0);
  await expectNoShift(page);
});

/** The page by a clock that the test turns on, once the app's code has come and the data has not. */
async function withCode(page) {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await hold(page, /atlas-.*\.bin$/);
  await page.goto("./");
  await expect(page.locator('link[rel="preload"][href*="views-"]')).toBeAttached();
  const folded = page.locator(".plain noscript");
  await expect(folded).toHaveCount(1);
  return folded;
}

test("are not laid out beside an app that has come and starts", async ({ page }) => {
  const views = page.waitForEvent("requestfinished", (request) => request.url().includes("views-"));
  const folded = await withCode(page);
  await views;
  await page.clock.runFor(9_500);
  await expect(folded).toHaveCount(1);
  await page.clock.runFor(1_000);
  await expect(folded).toHaveCount(0);
  await expect(table(page, TABLES[0])).toBeAttached();
});

test("stand there beside a map whose page lets the reader wait", async ({ page }) => {
  await hold(page, /views-.*\.wasm$/);
  const folded = await withCode(page);
  await page.clock.runFor(3_500);
  await expect(folded).toHaveCount(1);
  await page.clock.runFor(1_000);
  await expect(folded).toHaveCount(0);
});

test("stand there at once when the reader turns to them, and links lead to them", async ({ page }) => {
  // Time stands still: none of it comes of waiting.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await hold(page, /app-.*\.wasm$/);
  await page.goto("./");
  const link = page.getByRole("link", { name: TABLES[2] });
  await expect(link).toBeAttached();
  await expect(page.locator(".plain noscript")).toHaveCount(1);
  await link.click();
  await expect(table(page, TABLES[2])).toBeInViewport();
  await expect(page.locator(".plain noscript")).toHaveCount(0);
  for (const name of TABLES) await expect(table(page, name)).toHaveCount(1);
});

test("are what a link leads to that has their name", async ({ page }) => {
  await page.goto("./?plain=1#deals");
  await expect(table(page, TABLES[2])).toBeInViewport();
});

test("have the whole legend beside them in a low window too, where no button unfolds it", async ({ browser, baseURL }) => {
  for (const [width, height] of [[1366, 650], [1024, 600], [900, 400]]) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(baseURL);
    const legend = await page.locator(".legend").boundingBox();
    const row = await page.locator(".legend-row").last().boundingBox();
    expect(row.y + row.height, `${width} x ${height}`).toBeLessThanOrEqual(legend.y + legend.height);
    const { y, height: map } = await page.locator(".map").boundingBox();
    expect(map).toBeGreaterThan(200);
    expect(y + map).toBeLessThanOrEqual(legend.y);
    await context.close();
  }
});

test("stand there where scripts are switched off", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(baseURL);
  for (const name of TABLES) await expect(table(page, name)).toBeVisible();
  // Beside the map's edges as everything else there, and no wider than the screen.
  const lead = await page.locator(".plain-lead").boundingBox();
  const first = await table(page, TABLES[0]).boundingBox();
  expect(first.x).toBe(lead.x);
  expect(first.x + first.width).toBeLessThanOrEqual(390);
  await context.close();
});
