import { expect, test } from "./pages/atlas.mjs";
import { hasInk } from "./pages/picture.mjs";

test.beforeEach(({}, { project }) => test.skip(project.name !== "desktop", "windows that are resized"));

const like = ({ x, y }) => ({ x: expect.closeTo(x, 0), y: expect.closeTo(y, 0) });

test("the whole region stays so in a window of another size, whatever the link asked for", async ({ atlas, page }) => {
  await atlas.open();
  await page.setViewportSize({ width: 1200, height: 860 });
  await atlas.rest();
  const home = await atlas.placeOf("country", "KAZ");
  await page.setViewportSize({ width: 1440, height: 900 });
  await atlas.open("view=110,35,3");
  await page.locator(".map-home").click();
  await atlas.rest();
  await page.setViewportSize({ width: 1200, height: 860 });
  await atlas.rest();
  expect(await atlas.placeOf("country", "KAZ")).toEqual(like(home));
  await expect(page).not.toHaveURL(/view=/);
});

test("a window that changes while the map flies has the map where it was going, in its new middle", async ({ atlas, page }) => {
  await atlas.open("view=66,41,1");
  // In the middle of it.
  await page.getByRole("button", { name: "Zoom in" }).click();
  await page.setViewportSize({ width: 1100, height: 800 });
  await atlas.rest();
  await expect(page).toHaveURL(/view=66\.\d\d,4[01]\.\d\d,2\.00/);
  const seen = await atlas.placeOf("country", "UZB");
  await page.reload();
  await atlas.ready();
  await atlas.rest();
  expect(await atlas.placeOf("country", "UZB")).toEqual(like(seen));
});

test("on a screen with more pixels the map is as sharp as that", async ({ atlas, page }) => {
  // A browser that only pretends to be on another screen tells nobody: this tells it in its place.
  await page.addInitScript(() => {
    const media = window.matchMedia.bind(window);
    window.densities = [];
    window.matchMedia = (query) => {
      const list = media(query);
      if (query.includes("resolution")) window.densities.push(list);
      return list;
    };
  });
  await atlas.open();
  const width = () => page.locator("[data-map] canvas").first().evaluate((canvas) => canvas.width);
  const before = await width();
  const cdp = await page.context().newCDPSession(page);
  const { width: wide, height } = page.viewportSize();
  for (const deviceScaleFactor of [2, 1, 2]) {
    await cdp.send("Emulation.setDeviceMetricsOverride", { width: wide, height, deviceScaleFactor, mobile: false });
    await page.evaluate(() => window.densities.at(-1).dispatchEvent(new Event("change")));
    await expect.poll(async () => Math.round((await width()) / before)).toBe(deviceScaleFactor);
  }
  // It listens for one change at a time.
  expect(await page.evaluate(() => window.densities.map(({ media }) => media))).toHaveLength(4);
});

test("a page that the reader enlarges has its map in its place, though no pixel of the screen is more", async ({ atlas, page }) => {
  const cdp = await page.context().newCDPSession(page);
  const show = (width, height, deviceScaleFactor) =>
    cdp.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor, mobile: false });
  await show(840, 900, 1);
  await atlas.open();
  const size = () =>
    page.evaluate(() => {
      const [map, canvas] = ["[data-map]", ".map-picture canvas"].map((it) => document.querySelector(it).getBoundingClientRect());
      return [canvas.width / map.width, canvas.height / map.height].map((share) => share.toFixed(2));
    });
  await atlas.rest();
  await show(560, 600, 1.5);
  await atlas.rest();
  const enlarged = await size();
  await page.reload();
  await atlas.ready();
  await atlas.rest();
  expect(enlarged).toEqual(await size());
});

test("the map stays in sight while its window is resized", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  // What the browser is about to show: it tells sizes after the frame's own work, and paints after that.
  await page.evaluate(`window.hasInk = ${hasInk}`);
  await atlas.map.evaluate((map) => {
    const picture = map.querySelector(".map-picture canvas");
    window.seen = [];
    new ResizeObserver(() => window.seen.push(window.hasInk(picture))).observe(map);
  });
  for (const width of [1360, 1280, 1240]) {
    await page.setViewportSize({ width, height: 880 });
    await atlas.rest();
  }
  const seen = await page.evaluate(() => window.seen);
  // The first is told when the watch begins.
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).not.toContain(false);
});
