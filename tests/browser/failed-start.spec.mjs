import { expect, test } from "@playwright/test";

/** The map as a picture and the tables, for who has no app. */
async function expectPlainPage(page) {
  await expect(page.getByRole("img", { name: /atlas/i })).toBeVisible();
  for (const name of ["Pipelines, railways, roads and journeys", "Chronology", "Deals, loans and declarations"]) {
    await expect(page.getByRole("table", { name })).toBeVisible();
  }
  await expect(page.getByRole("row", { name: /Line A Gas pipeline Operating 20 bcm a year/ })).toBeVisible();
}

test("says so in plain words when the app does not arrive", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.locator("[data-failure]")).toContainText("A part of it did not arrive.");
  await expectPlainPage(page);
});

test("says so in plain words when the report does not arrive, after asking again", async ({ page }) => {
  let asked = 0;
  await page.route(/atlas-.*\.bin$/, (route) => {
    asked += 1;
    return route.abort();
  });
  await page.goto("./");
  await expect(page.locator("[data-failure]")).toContainText("A part of it did not arrive.", { timeout: 10_000 });
  await expect(page.locator("[data-loading]")).toHaveCount(0);
  expect(asked).toBeGreaterThan(1);
});

test("says so in plain words when WebAssembly is not allowed", async ({ page }) => {
  await page.route("./", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
  await page.goto("./");
  await expect(page.locator("[data-failure]")).toContainText("does not allow WebAssembly");
  await expectPlainPage(page);
});

test.describe("with scripts switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("says what is missing", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("[data-failure]")).toBeHidden();
    await expectPlainPage(page);
  });
});

test("the map is there before the app, and nothing moves when the app comes", async ({ page }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts.push(entry.value);
    });
    observer.observe({ type: "layout-shift", buffered: true });
  });
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  await expectPlainPage(page);
  release();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator(".plain")).toHaveCount(0);
  const sum = await page.evaluate(() => window.shifts.reduce((a, b) => a + b, 0));
  expect(sum).toBeLessThan(0.01);
});
