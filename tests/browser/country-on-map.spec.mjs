import { expect, test } from "./pages/atlas.mjs";

test("a click on Kazakhstan opens its dossier, draws a line around it and marks its bar", async ({ atlas }) => {
  await atlas.open();
  await atlas.rest();
  const accent = () => atlas.inkNear("country", "KAZ", "--accent", { radius: 150 });
  expect(await accent()).toBe(0);
  await atlas.clickOnMap("country", "KAZ");
  // Trade with China and shares of trade (Table 2), the contracts signed, and what passes through.
  await atlas.expectFigures(["25.68", "19.3", "28", "40", "22", "8.33"]);
  await atlas.expectFigures(["10", "20"]);
  await atlas.expectSelected(atlas.bar("KAZ"));
  await expect.poll(accent).toBeGreaterThan(0.002);
});

test("a click on a part of a large country leaves the map where it is", async ({ atlas, page, hasTouch }) => {
  await atlas.open("view=85,41,4.5");
  await atlas.rest();
  const before = await atlas.placeOf("country", "CHN");
  const { x, y } = await atlas.middle();
  // Above what a phone's sheet will cover.
  if (hasTouch) await page.touchscreen.tap(x, y - 80);
  else await page.mouse.click(x, y);
  await atlas.expectSelected(atlas.target("country", "CHN"));
  await atlas.rest();
  const after = await atlas.placeOf("country", "CHN");
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
});

test("a small country that is selected elsewhere brings the map no further away", async ({ atlas, page }) => {
  await atlas.open("view=100,4,5.5");
  await atlas.rest();
  await atlas.target("country", "SGP").press("Enter");
  await atlas.expectSelected(atlas.target("country", "SGP"));
  await expect.poll(() => new URL(page.url()).searchParams.get("view")).toMatch(/,5\.5\d*$/);
});
