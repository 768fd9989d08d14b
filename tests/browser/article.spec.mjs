import { expect, test } from "@playwright/test";
import { watchShifts } from "./pages/arrival.mjs";
import { startArticle } from "./pages/host.mjs";

let host;
test.beforeAll(async ({}, { project }) => {
  host = await startArticle(project.use.baseURL);
});
test.afterAll(() => host.close());

const frames = (page) => page.locator("iframe");

/** Reads the article from top to bottom, waiting at each frame until it is there. */
async function read(page) {
  await expect(frames(page)).toHaveCount(3);
  for (let index = 0; index < 3; index += 1) {
    await frames(page).nth(index).scrollIntoViewIfNeeded();
    await expect(frames(page).nth(index).contentFrame().locator("html")).toHaveAttribute("data-ready", "true");
  }
}

test("an article with three frames: all come, nothing jumps, nothing goes wrong", async ({ page, isMobile }) => {
  const problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await watchShifts(page);
  await page.goto(host.url);
  await read(page);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  const [map, chart, rails] = [0, 1, 2].map((index) => frames(page).nth(index).contentFrame());
  await expect(map.locator('[data-map] [data-id="cagp-c"]')).toHaveAttribute("aria-pressed", "true");
  await expect(chart.locator('[data-chart="gas-capacity"]')).toBeVisible();
  await expect(chart.locator("[data-map]")).toBeHidden();
  // On a phone the legend is folded at first.
  if (isMobile) await expect(rails.locator(".legend-summary")).toBeVisible();
  else await expect(rails.locator('[data-choice="gauge"]').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => shifts)).toEqual([]);
  expect(problems).toEqual([]);
});

test("in the dark the frames are dark as well", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(host.url);
  await read(page);
  for (const frame of await frames(page).all()) {
    const paper = await frame.contentFrame().locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(paper).toBe("rgb(20, 24, 28)");
  }
});

test("the keyboard goes in at one end of each frame and out at the other, both ways", async ({ page, isMobile }) => {
  test.skip(isMobile, "phones have no Tab");
  test.setTimeout(240_000);
  await page.goto(host.url);
  await read(page);
  await page.evaluate(() => {
    document.querySelector("article").insertAdjacentHTML("beforeend", '<p><a id="end" href="#top">End</a></p>');
    document.querySelector(".masthead a").focus();
    scrollTo(0, 0);
  });
  const where = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at.localName === "iframe" ? `frame ${[...document.querySelectorAll("iframe")].indexOf(at)}` : at.id || at.localName;
    });
  for (const [key, order] of [
    ["Tab", ["frame 0", "frame 1", "frame 2", "end"]],
    ["Shift+Tab", ["frame 2", "frame 1", "frame 0", "a"]],
  ]) {
    const passed = [];
    for (let presses = 0; presses < 300 && passed.at(-1) !== order.at(-1); presses += 1) {
      await page.keyboard.press(key);
      // From frame to frame the focus goes by way of several processes: slower than a machine can press keys.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20))));
      const at = await where();
      if (at !== passed.at(-1) && order.includes(at)) passed.push(at);
    }
    expect(passed.filter((at) => at !== "a" || passed.length > 1)).toEqual(order);
  }
});

test("the wheel reaches the end of the page over whatever it turns", async ({ page, isMobile }) => {
  test.skip(isMobile, "phones have no wheel");
  await page.goto(host.url);
  await read(page);
  const { width } = page.viewportSize();
  const end = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY);
  for (const share of [0.25, 0.5, 0.72]) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(width * share, 450);
    let turns = 0;
    for (; turns < 120 && (await end()) > 2; turns += 1) {
      await page.mouse.wheel(0, 240);
      await page.waitForTimeout(30);
    }
    expect(await end(), `at ${share} of the width`).toBeLessThanOrEqual(2);
  }
});

test("one finger scrolls the page wherever it is put", async ({ page, isMobile }) => {
  test.skip(!isMobile, "of fingers");
  test.setTimeout(240_000);
  await page.goto(host.url);
  await read(page);
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...spots) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: spots.map(([x, y], id) => ({ x, y, id })) });
  for (const frame of await frames(page).all()) {
    await frame.evaluate((it) => scrollTo(0, scrollY + it.getBoundingClientRect().top - 20));
    const box = await frame.boundingBox();
    const bottom = Math.min(box.y + box.height, 844) - 40;
    for (const y of [bottom, (Math.max(box.y, 0) + bottom) / 2]) {
      const before = await page.evaluate(() => scrollY);
      // A part with a scroll of its own goes first, and hands over at its end.
      for (let swipes = 0; swipes < 12 && (await page.evaluate(() => scrollY)) <= before; swipes += 1) {
        await touch("touchStart", [195, y]);
        for (let step = 1; step <= 12; step += 1) await touch("touchMove", [195, y - 20 * step]);
        await touch("touchEnd");
        await page.waitForTimeout(250);
      }
      expect(await page.evaluate(() => scrollY), `at ${y}`).toBeGreaterThan(before);
    }
  }
});
