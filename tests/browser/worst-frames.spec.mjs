import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, expect, test } from "@playwright/test";
import { frameOf, startHost, startSite } from "./pages/host.mjs";
import { policyOf, startServer } from "../tools/serve.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

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
    const hasEverything = () => {
      const came = performance.getEntriesByType("resource").map(({ name }) => name);
      // All but what is for a closer look.
      const { outlines, ...others } = document.querySelector("#atlas-data").dataset;
      const files = Object.values(others);
      return files.every((file) => came.some((name) => name.endsWith(file.slice(1))));
    };
    // Once somebody uses it.
    await frame.locator("html").dispatchEvent("pointermove");
    await expect.poll(() => frame.locator("html").evaluate(hasEverything)).toBe(true);
    await context.setOffline(true);
    const mark = frame.locator('[data-map] [data-kind="country"]').first();
    await mark.focus();
    await mark.press("Enter");
    await expect(mark).toHaveAttribute("aria-pressed", "true");
    await context.setOffline(false);
  });
});

test("a path with spaces and letters of any script is as good as another", async ({ page }) => {
  const root = mkdtempSync(join(tmpdir(), "heartland-path-"));
  const folder = "a folder/атлас 地图";
  mkdirSync(join(root, "a folder"));
  symlinkSync(DIST, join(root, folder));
  const server = await startServer({ root, policy: policyOf() });
  try {
    await withHost(page, `${server.url}${folder}/?embed=1&country=KAZ&lang=zh`, async (host, frame) => {
      await page.goto(host.url);
      await isReady(frame);
      await expect(frame.locator('[data-map] [data-id="KAZ"]')).toHaveAttribute("aria-pressed", "true");
      const full = new URL(await frame.locator(".embed-full").getAttribute("href"));
      expect(decodeURIComponent(full.pathname)).toBe(`/${folder}/`);
      expect((await page.request.get(full.href)).ok()).toBe(true);
    });
  } finally {
    server.close();
    rmSync(root, { recursive: true });
  }
});

test("ten frames on one page all get ready with their marks, seen or not", async ({ page, baseURL, isMobile }) => {
  test.skip(isMobile, "the same frames");
  test.setTimeout(120_000);
  const ids = ["KAZ", "UZB", "TKM", "KGZ", "TJK", "RUS", "CHN", "IRN", "BLR", "IND"];
  // The last two are not displayed.
  const body = ids.map((id, index) => frameOf(`${baseURL}?embed=1&country=${id}`, index > 7 ? "hidden" : "")).join("\n<p>Words</p>\n");
  const host = await startSite(`<style>[hidden] { display: none }</style>${body}`);
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  try {
    await page.goto(host.url);
    await expect.poll(() => page.evaluate(() => said.filter(({ type }) => type === "ready").length), { timeout: 90_000 }).toBe(10);
    const within = page.frames().slice(1);
    expect(within).toHaveLength(10);
    for (const [index, frame] of within.entries()) {
      await expect(frame.locator("html"), ids[index]).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
      const marks = () => frame.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
      await expect.poll(marks, ids[index]).toContain("heartland:ready");
      // A frame that is not displayed has no map yet.
      if (index < 8) await expect.poll(marks, ids[index]).toContain("heartland:map");
    }
    await page.evaluate(() => document.querySelectorAll("iframe").forEach((frame) => (frame.hidden = false)));
    for (const frame of within.slice(8)) {
      await (await frame.frameElement()).scrollIntoViewIfNeeded();
      await expect.poll(() => frame.evaluate(() => performance.getEntriesByName("heartland:map").length)).toBe(1);
    }
    const heard = await page.evaluate(() => said.filter(({ type }) => type === "state").map(({ selection }) => selection?.id));
    expect(new Set(heard)).toEqual(new Set(ids));
    expect(problems).toEqual([]);
  } finally {
    host.close();
  }
});

test("a browser that gives other sites' frames no storage changes nothing", async ({ baseURL, isMobile }, { project }) => {
  test.skip(isMobile, "the same rule");
  const profile = mkdtempSync(join(tmpdir(), "heartland-profile-"));
  mkdirSync(join(profile, "Default"));
  const preferences = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };
  writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...project.use.launchOptions });
  try {
    const page = await context.newPage();
    const address = `${baseURL}?embed=1&country=KAZ`;
    const host = await startSite(`<iframe title="Atlas" src="${address.replace("&", "&amp;")}"></iframe>`);
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(host.url);
    const frame = page.frameLocator("iframe");
    await isReady(frame);
    const isRefused = await frame.locator("html").evaluate(() => {
      try {
        return localStorage.length < 0;
      } catch {
        return true;
      }
    });
    expect(isRefused, "this browser blocks storage").toBe(true);
    await frame.locator('[data-map] [data-id="UZB"]').focus();
    await page.keyboard.press("Enter");
    await expect(frame.locator('[data-map] [data-id="UZB"]')).toHaveAttribute("aria-pressed", "true");
    expect(problems).toEqual([]);
    host.close();
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test("where the server lets no other origin have its files, the sandboxed frame says so, with map and tables", async ({ page }) => {
  const server = await startServer({ cors: false });
  const host = await startHost(`${server.url}?embed=1`);
  try {
    await page.goto(host.url);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("[data-failure]")).toContainText("Access-Control-Allow-Origin: *");
    await expect(frame.getByRole("img", { name: /atlas/i })).toBeVisible();
    await expect(frame.getByRole("table", { name: "Chronology" })).toBeVisible();
  } finally {
    host.close();
    server.close();
  }
});

test("200 links of noise: never a blank page, never a panic", async ({ page, baseURL, isMobile }) => {
  test.skip(isMobile, "the same code reads the link");
  test.setTimeout(240_000);
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  // Always the same noise (a linear congruential generator), so that a failure comes again.
  let seed = 2014;
  const next = (count) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % count;
  const keys = "country route place event org deal layers status gauge tint shade closed year chart view lang theme embed controls allow x".split(" ");
  const values = ["", "KAZ", "none", "1", "0,0,0", "1e9,-1e9,99", "<b>", "%", "\u0000", "９９", "zh", "dark", "9".repeat(300), "map,charts", "2013", "broad", "sco", "trade-with-china-2012", "KGZ,UZB", "__proto__"];
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
    const seen = await page.evaluate(() => {
      const [whole, notice] = ["#atlas > .page", "[data-failure]"].map((selector) => document.querySelector(selector)?.checkVisibility());
      return { whole, notice, hasHead: !!document.querySelector(".head h1"), hasMap: !!document.querySelector("[data-map] canvas") };
    });
    expect(seen, link).toEqual({ whole: true, notice: false, hasHead: true, hasMap: true });
    // What the page makes of it is a link that it reads again.
    if (index % 50 === 0) {
      const [before, target] = [page.url(), page.locator('[data-map] [data-id="TKM"]')];
      await target.dispatchEvent("click");
      await expect(target).toHaveAttribute("aria-pressed", "true");
      await expect(page).not.toHaveURL(before);
      await page.reload();
      await expect(target, page.url()).toHaveAttribute("aria-pressed", "true");
    }
  }
  expect(problems).toEqual([]);
});
