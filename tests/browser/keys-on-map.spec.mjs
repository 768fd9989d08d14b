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
