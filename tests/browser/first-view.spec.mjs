import { BUDGETS, counts } from "../tools/budget.mjs";
import { hold } from "./pages/arrival.mjs";
import { expect, test } from "./pages/atlas.mjs";

const FIRST = BUDGETS.find(({ name }) => name === "first view");

test("asks for the files of the first view and for no other before it is ready", async ({ atlas, page }) => {
  await atlas.open();
  const asked = await page.evaluate(() => {
    const [ready] = performance.getEntriesByName("heartland:ready");
    const early = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < ready.startTime);
    return early.map(({ name }) => new URL(name)).filter(({ protocol }) => protocol !== "data:").map(({ pathname }) => pathname.slice(1));
  });
  expect(asked.filter((file) => !counts(FIRST, file))).toEqual([]);
  for (const pattern of FIRST.files.filter((name) => name !== "index.html")) {
    expect(asked.filter((file) => counts({ files: [pattern] }, file)), pattern).toHaveLength(1);
  }
});

test("says that a part has not come, asks again, and shows it when it comes", async ({ atlas, page }) => {
  let isRefused = true;
  await page.route(/later-.*\.wasm$/, (route) => (isRefused ? route.abort() : route.continue()));
  await atlas.open("chart=transit");
  await atlas.activate(page.locator("[data-tables]"));
  const dialog = page.locator("dialog.tables");
  await expect(dialog.locator(".arrivals-part")).toContainText("has not arrived");
  isRefused = false;
  await expect(dialog.locator("table")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("gas");
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(atlas.problems.filter((problem) => !/Failed to (load resource|fetch)/.test(problem))).toEqual([]);
  atlas.problems = [];
});

test("does what is asked for before the part that can has come", async ({ atlas, page }) => {
  const release = await hold(page, /later-.*\.wasm$/);
  await atlas.open();
  await page.keyboard.press("/");
  await page.keyboard.type("gas");
  await expect(page.locator("#search-results")).toContainText("on its way");
  const saved = page.waitForEvent("download");
  await page.locator('.chart:not([hidden]) [data-save="CSV"]').first().click();
  release();
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  await page.keyboard.press("/");
  await page.keyboard.type("gas");
  await expect(page.getByRole("option").first()).toBeVisible();
});
