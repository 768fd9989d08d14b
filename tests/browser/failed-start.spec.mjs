import { expect, test } from "@playwright/test";

test("says so in plain words when the app does not arrive", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.locator("[data-failure]")).toContainText("A part of it did not arrive.");
  await expect(page.locator("[data-loading]")).toHaveCount(0);
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
});

test.describe("with scripts switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("says what is missing", async ({ page }) => {
    await page.goto("./");
    await expect(page.locator("noscript p")).toBeVisible();
    await expect(page.locator("[data-failure]")).toBeHidden();
  });
});
