import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => !isMobile, "of fingers");

test("two fingers scale the map about their middle, and the page stays", async ({ atlas, page }) => {
  await atlas.open("view=70,44,2.5");
  await atlas.rest();
  const held = await atlas.placeOf("country", "UZB");
  const other = await atlas.placeOf("country", "KAZ");
  const session = await page.context().newCDPSession(page);
  const touch = (type, half) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: half ? [{ x: held.x - half, y: held.y, id: 1 }, { x: held.x + half, y: held.y, id: 2 }] : [],
    });
  await touch("touchStart", 40);
  for (let half = 44; half <= 80; half += 4) await touch("touchMove", half);
  await touch("touchEnd", 0);
  await atlas.rest();
  const [after, farther] = [await atlas.placeOf("country", "UZB"), await atlas.placeOf("country", "KAZ")];
  expect(Math.hypot(after.x - held.x, after.y - held.y)).toBeLessThan(1.5);
  const scale = Math.hypot(farther.x - after.x, farther.y - after.y) / Math.hypot(other.x - held.x, other.y - held.y);
  expect(scale).toBeGreaterThan(1.9);
  expect(scale).toBeLessThan(2.1);
  expect(await page.evaluate(() => [window.scrollY, window.visualViewport.scale])).toEqual([0, 1]);
});
