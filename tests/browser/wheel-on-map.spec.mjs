import { expect, test } from "./pages/atlas.mjs";
import { frameOf, startSite } from "./pages/host.mjs";

test.skip(({ isMobile }) => isMobile, "phones have no wheel");

test("the wheel zooms about the pointer, and the picture is sharp once the map rests", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  const [before, other] = [await atlas.placeOf("country", "UZB"), await atlas.placeOf("country", "CHN")];
  await page.mouse.move(before.x, before.y);
  for (let step = 0; step < 5; step++) await page.mouse.wheel(0, -120);
  await atlas.rest();
  const [after, farther] = [await atlas.placeOf("country", "UZB"), await atlas.placeOf("country", "CHN")];
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1.5);
  const scale = Math.hypot(farther.x - after.x, farther.y - after.y) / Math.hypot(other.x - before.x, other.y - before.y);
  expect(scale).toBeGreaterThan(1.8);
  expect(await atlas.pictureScale()).toBe(1);
  await expect(page).toHaveURL(/[?&]view=/);
});

test("wild wheels and drags never lose the map", async ({ atlas, page }) => {
  await atlas.open();
  const { x, y } = await atlas.middle();
  for (let turn = 0; turn < 12; turn++) {
    await page.mouse.move(x + 150 * Math.sin(turn), y + 90 * Math.cos(turn));
    await page.mouse.wheel(0, turn % 3 ? -700 : 1500);
    await page.mouse.down();
    await page.mouse.move(x + (turn % 2 ? 350 : -350), y + (turn % 4 < 2 ? 200 : -200), { steps: 3 });
    await page.mouse.up();
  }
  await atlas.rest();
  // What is in the middle is a place on the map, or the address would not say which.
  await expect(page).toHaveURL(/[?&]view=-?[\d.]+,-?[\d.]+,[\d.]+(&|$)/);
  const zoom = Number(new URL(page.url()).searchParams.get("view").split(",")[2]);
  expect(zoom).toBeGreaterThanOrEqual(0);
  expect(zoom).toBeLessThanOrEqual(6);
  await page.keyboard.press("Escape");
  await page.locator(".map-home").click();
  await atlas.rest();
  await expect(page).not.toHaveURL(/view=/);
});

test("while the page is scrolled past a frame, its hint waits by a timer or two", async ({ page, baseURL }) => {
  const host = await startSite(frameOf(`${baseURL}?embed=1`, 'style="width:900px;height:600px"') + '<div style="height:3000px"></div>');
  await page.goto(host.url);
  const frame = page.frames()[1];
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-ready", "true");
  const hint = page.frameLocator("iframe").locator(".map-hint");
  await page.waitForTimeout(1000);
  await frame.evaluate(() => {
    window.timers = 0;
    const later = window.setTimeout;
    window.setTimeout = (run, wait, ...more) => {
      if (wait > 1000) window.timers += 1;
      return later(run, wait, ...more);
    };
  });
  const box = await page.frameLocator("iframe").locator("[data-map]").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let step = 0; step < 20; step += 1) await page.mouse.wheel(0, 1);
  await expect(hint).toBeVisible();
  // One more for each time that it has come to an end and the hint is still told.
  expect(await frame.evaluate(() => window.timers)).toBeLessThan(5);
  await expect(hint).toBeHidden();
  host.close();
});
