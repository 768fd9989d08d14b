import { expect, test } from "@playwright/test";
import { startHost } from "./pages/host.mjs";

/** Opens a host with the atlas in its frame; what goes wrong on the way is kept. */
async function withHost(page, address, use) {
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  const host = await startHost(address);
  try {
    await use(host, page.frameLocator("iframe"));
    expect(problems).toEqual([]);
  } finally {
    host.close();
  }
}

const isReady = (frame) => expect(frame.locator("html")).toHaveAttribute("data-ready", "true");

/** Hides the frame before anything of it is loaded. */
const hide = (page, rule) =>
  page.addInitScript((rule) => {
    if (window !== top) return;
    addEventListener("DOMContentLoaded", () => {
      const sheet = document.createElement("style");
      sheet.id = "hiding";
      sheet.textContent = rule;
      document.head.append(sheet);
    });
  }, rule);

for (const { name, rule } of [
  { name: "not displayed", rule: "iframe { display: none }" },
  { name: "without width", rule: "iframe { width: 0 !important }" },
]) {
  test(`a frame that is ${name} at first shows the map once it is`, async ({ page, baseURL }) => {
    await hide(page, rule);
    await withHost(page, `${baseURL}?embed=1&country=KAZ`, async (host, frame) => {
      await page.goto(host.url);
      await page.waitForTimeout(500);
      await page.evaluate(() => {
        document.querySelector("#hiding").remove();
        document.querySelector("iframe").style.width = "320px";
      });
      await isReady(frame);
      await expect(frame.locator("[data-map]")).toBeVisible();
      await expect.poll(async () => (await frame.locator("[data-map] canvas").first().boundingBox())?.width ?? 0).toBeGreaterThan(200);
    });
  });
}

test("a frame goes on without the network once it is loaded", async ({ page, context, baseURL }) => {
  await withHost(page, `${baseURL}?embed=1&lang=en`, async (host, frame) => {
    await page.goto(host.url);
    await isReady(frame);
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    const mark = frame.locator('[data-map] [data-kind="country"]').first();
    await mark.focus();
    await mark.press("Enter");
    await expect(mark).toHaveAttribute("aria-pressed", "true");
    await context.setOffline(false);
  });
});

test("200 links of noise: never a blank page, never a panic", async ({ page, baseURL, isMobile }) => {
  test.skip(isMobile, "the same code reads the link");
  test.setTimeout(240_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  // Always the same noise (a linear congruential generator), so that a failure comes again.
  let seed = 2014;
  const next = (count) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % count;
  const keys = "country route place event org deal layers status year chart view lang theme embed controls allow x".split(" ");
  const values = ["", "KAZ", "none", "1", "0,0,0", "1e9,-1e9,99", "<b>", "%", "\u0000", "９９", "zh", "dark", "9".repeat(300), "map,charts", "2013", "__proto__"];
  for (let index = 0; index < 200; index += 1) {
    const pairs = Array.from({ length: 1 + next(5) }, () => `${keys[next(keys.length)]}=${encodeURIComponent(values[next(values.length)])}`);
    const link = `${baseURL}?${pairs.join("&")}`;
    if (index % 5 === 0) {
      await page.goto(link);
      await expect(page.locator("html"), link).toHaveAttribute("data-ready", "true");
    } else {
      // As Back and Forward do it: the address changes under the page that stands.
      await page.evaluate(async (link) => {
        history.pushState(null, "", link);
        dispatchEvent(new PopStateEvent("popstate", { state: null }));
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }, link);
    }
    expect((await page.locator("body").innerText()).length, link).toBeGreaterThan(20);
    await expect(page.locator("[data-failure]"), link).toBeHidden();
  }
  expect(problems).toEqual([]);
});
