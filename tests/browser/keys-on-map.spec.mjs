import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => isMobile, "of the keyboard");

test("arrows move, plus and minus zoom, zero goes home, Escape lets go", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  await atlas.map.focus();
  await atlas.rest();
  const home = await atlas.placeOf("country", "KAZ");
  await page.keyboard.press("ArrowRight");
  await atlas.rest();
  expect((await atlas.placeOf("country", "KAZ")).x).toBeLessThan(home.x - 30);
  await page.keyboard.press("+");
  await atlas.rest();
  await expect(page).toHaveURL(/[?&]view=/);
  await page.keyboard.press("0");
  await atlas.rest();
  const again = await atlas.placeOf("country", "KAZ");
  expect(Math.hypot(again.x - home.x, again.y - home.y)).toBeLessThan(1);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/country=/);
});

test("the things on the map are one stop of Tab; arrows go to the nearest, Enter selects", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.map.focus();
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.dataset.id);
  const stops = page.locator("[data-map] button[tabindex='0']");
  await expect(stops).toHaveCount(1);
  const seen = new Set([await focused()]);
  const where = async () => page.evaluate(() => document.activeElement.getBoundingClientRect().x);
  for (let step = 0; step < 6; step += 1) {
    const before = await where();
    await page.keyboard.press("ArrowRight");
    await atlas.rest();
    if ((await focused()) !== [...seen].at(-1)) expect(await where()).not.toBe(before);
    seen.add(await focused());
  }
  expect(seen.size).toBeGreaterThan(3);
  await expect(stops).toHaveCount(1);
  await page.keyboard.press("Enter");
  const id = await focused();
  await expect(page).toHaveURL(new RegExp(`[?&](country|route|place)=${id}(&|$)`));
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement.closest(".map-targets"))).toBeNull();
});
