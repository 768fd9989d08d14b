import { createServer } from "node:http";
import { expect, test as base } from "@playwright/test";
import { test as atlasTest } from "./pages/atlas.mjs";

/** A site of another origin with this body; what its frames say is kept in `said`, console words in `words`. */
const test = base.extend({
  site: async ({ page, baseURL }, use) => {
    const servers = [];
    const words = [];
    page.on("console", (message) => words.push({ type: message.type(), text: message.text() }));
    const open = async (body) => {
      const html = `<!doctype html><html lang="en"><title>A newspaper</title><link rel="icon" href="data:,">
<style>body{margin:0 auto;max-width:40rem}iframe{width:100%;height:600px;border:0}</style>
<script>said=[];addEventListener("message",({data})=>said.push(data))</script>${body}`;
      const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
      servers.push(server);
      await new Promise((done) => server.listen(0, "127.0.0.1", done));
      await page.goto(`http://localhost:${server.address().port}/`);
    };
    await use({ open, words, frame: (query) => `<iframe title="Atlas" sandbox="allow-scripts" src="${baseURL}?embed=1&amp;${query}"></iframe>` });
    for (const server of servers) server.close();
  },
});

const said = (page, type) => page.evaluate((type) => said.filter((it) => it?.type === type), type);
const tell = (page, message) =>
  page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);
const ready = (page) => expect.poll(() => said(page, "ready")).toHaveLength(1);

test("a frame shows the parts it is asked for, and the way to the full page", async ({ page, site }) => {
  await site.open(site.frame("country=KAZ&amp;controls=map,dossier&amp;lang=zh"));
  await ready(page);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator('[data-part="map"]')).toBeVisible();
  await expect(frame.locator('[data-part="dossier"]')).toBeVisible();
  for (const part of ["charts", "legend", "timeline"]) {
    for (const one of await frame.locator(`[data-part="${part}"]`).all()) await expect(one).toBeHidden();
  }
  const full = await frame.locator(".embed-full").getAttribute("href");
  expect(full).toContain("country=KAZ");
  expect(full).toContain("lang=zh");
  expect(full).not.toMatch(/embed|controls/);
  expect(site.words.filter(({ type }) => type === "error")).toEqual([]);
});

test("page and frame speak both ways", async ({ page, site }) => {
  await site.open(site.frame("country=KAZ"));
  await ready(page);
  await expect.poll(async () => (await said(page, "height")).at(-1)?.px).toBeGreaterThan(300);
  await tell(page, { heartland: 1, type: "set", query: "country=UZB&theme=dark" });
  await expect.poll(async () => (await said(page, "select")).at(-1)?.id).toBe("UZB");
  await expect.poll(async () => (await said(page, "state")).at(-1)?.query).toMatch(/^country=UZB&(view=[^&]*&)?theme=dark&embed=1$/);
  expect((await said(page, "state")).at(-1).selection).toEqual({ kind: "country", id: "UZB" });
  await page.waitForTimeout(1500);
  const count = (await said(page, "state")).length;
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).length).toBe(count + 1);
  await tell(page, { heartland: 1, type: "set", query: "country=<b>" });
  await expect.poll(async () => (await said(page, "error")).at(-1)?.code).toBe("query");
});

test("5,000 messages without sense change nothing and give one warning at most", async ({ page, site }) => {
  await site.open(site.frame("country=KAZ"));
  await ready(page);
  await page.evaluate(() => {
    const target = document.querySelector("iframe").contentWindow;
    let deep = {};
    for (let i = 0; i < 200; i++) deep = { deep };
    const bad = [null, 1, "x", [], deep, { heartland: "1" }, { heartland: 1 }, { heartland: 1, type: deep },
      { heartland: 1, type: "set", query: deep }, { heartland: 1, type: "set", query: "x".repeat(5000) },
      { heartland: 2, type: "set", query: "country=UZB" }, JSON.parse('{"__proto__":{"heartland":1,"type":"get"}}'),
      { heartland: 1, type: "<img src=x onerror=alert(1)>" }, { heartland: 1, type: "constructor" }];
    for (let i = 0; i < 5000; i++) target.postMessage(bad[i % bad.length], "*");
  });
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).at(-1)?.query).toMatch(/^country=KAZ&(view=[^&]*&)?embed=1$/);
  expect(site.words.filter(({ text }) => text.includes("Heartland"))).toHaveLength(1);
  expect(site.words.filter(({ type }) => type === "error")).toEqual([]);
});

test("only the allowed origins are heard and told", async ({ page, site }) => {
  await site.open(site.frame("allow=https://example.org"));
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-ready", "true");
  await tell(page, { heartland: 1, type: "set", query: "country=UZB" });
  await page.waitForTimeout(300);
  await expect(page.frameLocator("iframe").locator('[data-map] [data-id="UZB"][aria-pressed="true"]')).toHaveCount(0);
  expect(await page.evaluate(() => said.length)).toBe(0);
});

test("elements of the helper: several, removed and put back, nothing shifts", async ({ page, site, baseURL }) => {
  await site.open(`<script>shift=0;new PerformanceObserver((list)=>list.getEntries().forEach((it)=>shift+=it.value)).observe({type:"layout-shift",buffered:true})</script>
<script type="module" src="${baseURL}embed.js"></script>
<heartland-atlas country="KAZ" controls="map" style="display:block;height:640px"></heartland-atlas><p>Words between</p>
<heartland-atlas country="UZB" controls="map" height="400" style="display:block;height:400px"></heartland-atlas><p>Words after</p>`);
  const first = page.locator("heartland-atlas").first();
  await expect.poll(() => first.evaluate((it) => it.state?.selection?.id)).toBe("KAZ");
  await first.evaluate((it) => it.set({ country: "TKM" }));
  await expect.poll(() => first.evaluate((it) => it.state?.selection?.id)).toBe("TKM");
  await first.evaluate((it) => it.setAttribute("country", "UZB"));
  await expect.poll(() => first.evaluate((it) => it.state?.selection?.id)).toBe("UZB");
  expect(await page.evaluate(() => shift)).toBe(0);
  await expect(page.locator("heartland-atlas").nth(1)).toHaveCSS("height", "400px");
  await page.evaluate(() => {
    const it = document.querySelector("heartland-atlas");
    it.remove();
    it.state = null;
    document.body.append(it);
  });
  const moved = page.locator("heartland-atlas").last();
  await moved.scrollIntoViewIfNeeded();
  await expect.poll(() => moved.evaluate((it) => it.state?.selection?.id)).toBe("KAZ");
  await expect(page.locator("heartland-atlas iframe")).toHaveCount(2);
});

atlasTest("the share dialog gives the link and code for what is shown", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  await atlas.activate(page.locator("[data-share]"));
  await expect(page.locator("[data-share-link]")).toContainText("?country=KAZ&lang=en");
  await page.locator('.share input[name="charts"]').uncheck();
  await expect(page.locator("[data-share-frame]")).toContainText("controls=map,legend,timeline,dossier,search");
  await expect(page.locator("[data-share-frame]")).toContainText('sandbox="allow-scripts');
  await expect(page.locator("[data-share-element]")).toContainText('<heartland-atlas title="Heartland" country="KAZ"');
});
