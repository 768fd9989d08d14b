import { expect, test } from "@playwright/test";
import { rest } from "./pages/atlas.mjs";
import { serve } from "./pages/host.mjs";
import { hasInk } from "./pages/picture.mjs";

/** A page of the same site that is taller than its window, with the atlas in a frame near its top. */
function article(address) {
  const text = `<!doctype html><title>Host</title><style>body{margin:0}</style><iframe src="${address}" style="width:100%;height:640px;border:0" title="Atlas"></iframe><div style="height:3000px"></div>`;
  return serve({ "/": { type: "text/html", text } }, "127.0.0.1");
}

async function open(page, baseURL) {
  const host = await article(`${baseURL}?view=70,44,2.5`);
  await page.goto(host.url);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
  const box = await frame.locator("[data-map]").boundingBox();
  return { host, frame, at: { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 400) / 2 } };
}

const scrolled = (page) => page.evaluate(() => window.scrollY);

test("the wheel scrolls the host's page until the map is meant", async ({ page, baseURL, isMobile }) => {
  test.skip(isMobile, "phones have no wheel");
  const { host, frame, at } = await open(page, baseURL);
  try {
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => scrolled(page)).toBe(100);
    await expect(frame.locator(".map-hint")).toBeVisible();
    await page.mouse.wheel(0, -100);
    await expect.poll(() => scrolled(page)).toBe(0);
    const picture = () => frame.locator("[data-map] [data-kind=country]").first().evaluate((it) => it.style.left);
    const before = await picture();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    await expect.poll(picture).not.toBe(before);
    expect(await scrolled(page)).toBe(0);
    // A click says that the map is meant.
    await page.mouse.click(at.x, at.y);
    const clicked = await picture();
    await page.mouse.wheel(0, -300);
    await expect.poll(picture).not.toBe(clicked);
    expect(await scrolled(page)).toBe(0);
    // At the end of the zoom the host scrolls on, wherever the pointer is.
    await expect(async () => {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(200);
      expect(await scrolled(page)).toBeGreaterThan(0);
    }).toPass();
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(() => scrolled(page)).toBe(0);
    for (const [turn, shift] of [1, 13, 31, 47, 58].entries()) {
      await page.mouse.move(at.x + shift, at.y - shift);
      await page.mouse.wheel(0, 20);
      await expect.poll(() => scrolled(page)).toBe(20 * (turn + 1));
    }
  } finally {
    host.close();
  }
});

test("one finger scrolls the host's page, two move the map", async ({ page, baseURL, isMobile }) => {
  test.skip(!isMobile, "of fingers");
  const { host, frame, at } = await open(page, baseURL);
  try {
    const session = await page.context().newCDPSession(page);
    const touch = (type, ...spots) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: spots.map(([x, y], id) => ({ x, y, id })) });
    const place = () => frame.locator("[data-map] [data-kind=country]").first().evaluate((it) => it.style.left);
    const before = await place();
    await touch("touchStart", [at.x, at.y]);
    for (let step = 1; step <= 10; step++) await touch("touchMove", [at.x, at.y - 12 * step]);
    await touch("touchEnd");
    await expect.poll(() => scrolled(page)).toBeGreaterThan(60);
    // Where things are is told once the map rests.
    await rest(frame.locator("[data-map]"));
    expect(await place()).toBe(before);
    // A page that was thrown goes on for a while.
    let last;
    const isStill = async () => last === (last = await scrolled(page));
    await expect.poll(isStill, { intervals: [200] }).toBe(true);
    await page.evaluate(() => window.scrollTo(0, 0));
    await touch("touchStart", [at.x - 30, at.y], [at.x + 30, at.y]);
    for (let step = 1; step <= 10; step++) {
      await touch("touchMove", [at.x - 30 + 8 * step, at.y], [at.x + 30 + 8 * step, at.y]);
    }
    await touch("touchEnd");
    await expect.poll(place).not.toBe(before);
    expect(await scrolled(page)).toBe(0);
  } finally {
    host.close();
  }
});

test("a frame that is hidden at first draws its map when it is shown", async ({ page, baseURL }) => {
  const { host } = await open(page, baseURL);
  try {
    await page.evaluate(async () => {
      const frame = document.querySelector("iframe");
      frame.style.display = "none";
      frame.src += "&again";
    });
    await page.waitForTimeout(500);
    await page.evaluate(() => (document.querySelector("iframe").style.cssText = "width:320px;height:500px;border:0"));
    const canvas = page.frameLocator("iframe").locator(".map-picture canvas").first();
    await expect.poll(() => canvas.evaluate((it) => it.width)).toBeGreaterThan(320);
    await expect.poll(() => canvas.evaluate(hasInk)).toBe(true);
  } finally {
    host.close();
  }
});
