import { expect, test } from "./pages/atlas.mjs";

test("what the legend hides is not on the map, and the address says so", async ({ atlas, page }) => {
  await atlas.open("view=123,42,2.5");
  await atlas.rest();
  const line = await atlas.placeOf("route", "pos-china");
  await atlas.openLegend();
  const gas = atlas.switch("layer", "gas");
  await expect(gas).toHaveAttribute("aria-pressed", "true");
  await atlas.activate(gas);
  await expect(gas).toHaveAttribute("aria-pressed", "false");
  await expect(page).toHaveURL(/[?&]layers=oil,rail,road,journey(&|$)/);
  // No capacity is said of what is hidden: it is not nothing.
  await expect(atlas.capacity("gas", "operating")).toHaveText("–");
  // The line was here: a click finds the country below it.
  await page.evaluate(() => window.scrollTo(0, 0));
  if (atlas.hasTouch) await page.touchscreen.tap(line.x, line.y);
  else await page.mouse.click(line.x, line.y);
  await expect(page).toHaveURL(/[?&]country=CHN(&|$)/);
  await expect(atlas.target("route", "pos-china")).toBeHidden();
  await atlas.activate(page.locator(".legend-all"));
  await expect(page).not.toHaveURL(/layers=/);
  await atlas.clickOnMap("route", "pos-china");
  await expect(page).toHaveURL(/[?&]route=pos-china(&|$)/);
});

test("a hidden route can still be selected by a link", async ({ atlas }) => {
  await atlas.open("layers=oil&route=cagp-b");
  await expect(atlas.dossier().locator("h2")).toContainText("Line B");
  await atlas.expectSelected(atlas.target("route", "cagp-b"), { isDrawn: false });
});

test("with Shift a kind stands alone, and its group comes back", async ({ atlas, page, hasTouch }) => {
  test.skip(hasTouch, "no Shift on a phone");
  await atlas.open();
  await atlas.switch("status", "operating").click({ modifiers: ["Shift"] });
  await expect(page).toHaveURL(/[?&]status=operating(&|$)/);
  await atlas.switch("status", "operating").click({ modifiers: ["Shift"] });
  await expect(page).not.toHaveURL(/status=/);
});
