import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./pages/atlas.mjs";
import { rowsOf, table } from "./pages/tables.mjs";

const ROOT = new URL("../..", import.meta.url).pathname;

async function opened(atlas, name = "figures") {
  await atlas.open();
  await atlas.activate(atlas.page.locator("[data-tables]"));
  await atlas.page.locator(".grid-bar select").selectOption(name);
  return atlas.page.locator(".grid tbody tr");
}

async function saved(page, form) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`[data-save="${form}"]`).click()]);
  return download.path();
}

test("every table has as many rows as its file", async ({ atlas, page }) => {
  const rows = await opened(atlas);
  for (const name of ["figures", "deals", "events", "routes", "places", "organisations", "memberships", "people", "statements", "notes", "milestones", "sources"]) {
    await page.locator(".grid-bar select").selectOption(name);
    await expect(rows, name).toHaveCount(table(name).length);
  }
});

test("a heading sorts by its column, and the other way round", async ({ atlas, page }) => {
  const rows = await opened(atlas, "sources");
  const first = async () => (await rows.locator("td:first-child").allTextContents()).map((text) => text.toLowerCase());
  await page.locator('[data-column="0"]').click();
  await expect(page.locator("th[aria-sort=ascending]")).toHaveCount(1);
  const up = await first();
  expect(up).toEqual([...up].sort((a, b) => (a < b ? -1 : 1)));
  await page.locator('[data-column="0"]').click();
  await expect(page.locator("th[aria-sort=descending]")).toHaveCount(1);
  expect(await first()).toEqual(up.reverse());
});

test("the rows of a low window are reached, by keys also where they lead nowhere", async ({ atlas, page, isMobile }) => {
  for (const [width, height] of [[683, 325], [320, 256]]) {
    await page.setViewportSize({ width, height });
    const rows = await opened(atlas, "sources");
    await rows.last().scrollIntoViewIfNeeded();
    await expect(rows.last()).toBeInViewport({ ratio: 0.2 });
  }
  if (isMobile) return;
  const region = page.locator(".grid-scroll");
  const offset = () => region.evaluate((it) => it.scrollTop);
  await region.evaluate((it) => {
    it.scrollTop = 0;
    it.focus();
  });
  await page.keyboard.press("PageDown");
  await expect.poll(offset).toBeGreaterThan(0);
  await region.evaluate((it) => it.scrollTo(0, 0));
  await region.locator("[data-column]").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect.poll(offset).toBeGreaterThan(0);
});

test("words and the selection filter the rows, and a row selects", async ({ atlas, page }) => {
  const rows = await opened(atlas);
  await page.locator(".grid-filter input").fill("25.68");
  await expect(rows).toHaveCount(1);
  await rows.locator("[data-row]").click();
  await expect(page).toHaveURL(/[?&]country=KAZ/);
  await expect(atlas.dossier().locator('[data-figure="kaz-trade-china-2012"]')).toBeVisible();
  await atlas.activate(page.locator("[data-tables]"));
  const all = await rows.count();
  await page.locator(".grid-only input").check();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await expect(rows.and(page.locator("[aria-current=true]")).first()).toBeVisible();
});

test("the count is that of the table, also where nothing of two tables is shown", async ({ atlas, page }) => {
  await opened(atlas);
  const count = page.locator(".grid-count");
  const choose = (name) => page.locator(".grid-bar select").selectOption(name);
  const totals = new Map();
  for (const name of ["memberships", "countries", "people"]) {
    await choose(name);
    await expect(page.locator(".grid-scroll [data-row]").first()).toBeVisible();
    totals.set(name, (await count.textContent()).match(/[0-9,]+/)[0]);
  }
  expect(new Set(totals.values()).size).toBe(3);
  await page.locator(".grid-filter input").fill("nothing has these words");
  for (const [name, total] of totals) {
    await choose(name);
    await expect(count).toHaveText(`0 of ${total} rows`);
  }
});

test("what is shown is saved as CSV and JSON, all of the map as GeoJSON", async ({ atlas, page }) => {
  const rows = await opened(atlas, "deals");
  await page.locator(".grid-filter input").fill("loan");
  const count = await rows.count();
  expect(count).toBeGreaterThan(1);
  expect(rowsOf(readFileSync(await saved(page, "csv"), "utf8"))).toHaveLength(count);
  expect(JSON.parse(readFileSync(await saved(page, "json"), "utf8"))).toHaveLength(count);
  const map = JSON.parse(readFileSync(await saved(page, "geojson"), "utf8"));
  expect(map.type).toBe("FeatureCollection");
  const lines = map.features.filter(({ geometry }) => geometry.type.endsWith("LineString"));
  expect(lines).toHaveLength(table("routes").length);
  for (const { geometry } of map.features) {
    for (const [lon, lat] of geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates.flat(geometry.type === "LineString" ? 0 : 1)) {
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    }
  }
});

test("the data package is whole: the author's check passes on it", async ({ atlas, page, isMobile }, info) => {
  test.skip(isMobile, "the same file");
  await opened(atlas);
  const folder = info.outputPath("package");
  execFileSync("python3", ["-m", "zipfile", "-e", await saved(page, "package"), folder]);
  const check = ["run", "-q", "--locked", "-p", "heartland-data", "--features", "author", "--", "check", join(folder, "data")];
  execFileSync("cargo", check, { cwd: ROOT });
  for (const name of ["tables/figures.csv", "datapackage.json", "i18n/ru.csv"]) {
    expect(readFileSync(join(folder, "data", name), "utf8")).toBe(readFileSync(join(ROOT, "data", name), "utf8"));
  }
});

test("sources and notes: all contradictions, with links to what they concern", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.activate(page.locator("[data-about]"));
  await expect(page.locator(".about-text dt")).toHaveCount(table("notes").length);
  const link = page.locator(".about-text [data-kind=route]").first();
  const id = await link.getAttribute("data-id");
  await link.click();
  await expect(page).toHaveURL(new RegExp(`[?&]route=${id}`));
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});

test("a text that is marked beyond the edge of a dialog leaves it open", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open();
  await atlas.activate(page.locator("[data-tables]"));
  const field = page.locator("dialog[open] .grid-filter input");
  await field.fill("Kazakhstan");
  const box = await field.boundingBox();
  await page.mouse.move(box.x + 40, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(4, 4, { steps: 4 });
  await page.mouse.up();
  await expect(field).toHaveValue("Kazakhstan");
  // A press that begins there closes it.
  await page.mouse.click(4, 4);
  await expect(page.locator("dialog[open]")).toHaveCount(0);
});
