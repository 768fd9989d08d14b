import { expect, test as base } from "@playwright/test";
import { startServer } from "../tools/serve.mjs";
import { hasFirefox, openIn, readyFrame, startFirefox } from "./pages/firefox.mjs";
import { frameOf, startArticle, startHost, startSite } from "./pages/host.mjs";
import { hasInk } from "./pages/picture.mjs";

const test = base.extend({
  firefox: [
    async ({}, use) => {
      const firefox = await startFirefox();
      await use(firefox);
      await firefox.close();
    },
    { scope: "worker" },
  ],
  /** Opens what was started, and closes it after the test. */
  visit: async ({ firefox }, use) => {
    const open = [];
    await use(async (host) => {
      const visit = await openIn(firefox, host.url);
      open.push(host, visit.page);
      return visit;
    });
    for (const one of open) await one.close();
  },
});

test.skip(({ isMobile }) => isMobile || !hasFirefox, "Debian's Firefox is not here, or has been asked already");

const pressed = (frame, id) => frame.waitForSelector(`[data-map] [data-id="${id}"][aria-pressed="true"]`);
const said = (page, type) => page.evaluate((type) => said.filter((it) => it?.type === type), type);
const tell = (page, message) => page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);

test("the worst frame: another site's, sandboxed, with no storage", async ({ visit, baseURL }) => {
  const { page, problems } = await visit(await startHost(`${baseURL}?embed=1&country=KAZ&lang=zh`));
  const frame = await readyFrame(page);
  await pressed(frame, "KAZ");
  expect(await frame.evaluate(() => [self.origin, document.documentElement.lang])).toEqual(["null", "zh"]);
  const box = await (await frame.$("[data-map] canvas")).boundingBox();
  expect(box.width).toBeGreaterThan(400);
  expect(await frame.$eval(".map-picture canvas", hasInk)).toBe(true);
  expect(problems).toEqual([]);
});

test("page and frame speak both ways, and nonsense changes nothing", async ({ visit, baseURL }) => {
  const { page, problems } = await visit(await startSite(frameOf(`${baseURL}?embed=1&country=KAZ`)));
  const frame = await readyFrame(page);
  await expect.poll(async () => (await said(page, "height")).at(-1)?.px).toBeGreaterThan(300);
  const steps = await page.evaluate(() => history.length);
  await page.evaluate(() => {
    const target = document.querySelector("iframe").contentWindow;
    const bad = [null, 1, "x", [], { heartland: "1" }, { heartland: 1, type: {} }, { heartland: 1, type: "set", query: "x".repeat(5000) }];
    for (let i = 0; i < 1000; i++) target.postMessage(bad[i % bad.length], "*");
  });
  await tell(page, { heartland: 1, type: "set", query: "country=UZB&theme=dark" });
  await pressed(frame, "UZB");
  await expect.poll(async () => (await said(page, "state")).at(-1)?.query).toMatch(/^country=UZB&(view=[^&]*&)?theme=dark&embed=1$/);
  expect((await said(page, "select")).at(-1)).toMatchObject({ kind: "country", id: "UZB" });
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect(problems.filter((text) => text.includes("Heartland"))).toHaveLength(1);
  expect(problems).toHaveLength(1);
});

test("the element: moved elsewhere, it shows what it last showed", async ({ visit, baseURL }) => {
  const body = `<script type="module" src="${baseURL}embed.js"></script>
<heartland-atlas country="KAZ" lang="en" style="display: block; height: 640px"></heartland-atlas><div id="b"></div>`;
  const { page, problems } = await visit(await startSite(body));
  await readyFrame(page);
  const steps = await page.evaluate(() => history.length);
  const state = () => page.$eval("heartland-atlas", (it) => it.state?.selection?.id);
  await expect.poll(state).toBe("KAZ");
  await page.$eval("heartland-atlas", (it) => it.set("country=TKM"));
  await expect.poll(state).toBe("TKM");
  await page.$eval("heartland-atlas", (it) => document.querySelector("#b").append(it));
  await pressed(await readyFrame(page), "TKM");
  await page.$eval("heartland-atlas", (it) => it.setAttribute("theme", "dark"));
  const frame = await readyFrame(page);
  await frame.waitForSelector('html[data-theme="dark"]');
  await pressed(frame, "TKM");
  expect(await page.evaluate(() => history.length)).toBe(steps);
  expect(problems).toEqual([]);
});

test("a frame that is not displayed at first shows the map once it is", async ({ visit, baseURL }) => {
  const { page, problems } = await visit(await startSite(frameOf(`${baseURL}?embed=1`, 'style="display: none"')));
  await expect.poll(async () => (await said(page, "ready")).length).toBe(1);
  await page.evaluate(() => (document.querySelector("iframe").style.cssText = "width: 320px; height: 500px"));
  const frame = await readyFrame(page);
  await expect.poll(() => frame.$eval(".map-picture canvas", (it) => it.width)).toBeGreaterThan(300);
  expect(problems).toEqual([]);
});

test("where the server lets no other origin have its files, the frame says so", async ({ visit }) => {
  const server = await startServer({ cors: false });
  const { page } = await visit(await startHost(`${server.url}?embed=1`));
  const frame = await (await page.waitForSelector("iframe")).contentFrame();
  await frame.waitForSelector("[data-failure]:not([hidden])");
  expect(await frame.$eval("[data-failure]", (it) => it.textContent)).toContain("Access-Control-Allow-Origin: *");
  expect(await frame.$$eval("table", (tables) => tables.length)).toBeGreaterThan(2);
  server.close();
});

test("the article: three frames come, and the keyboard goes through them", async ({ visit, baseURL }) => {
  const { page, problems } = await visit(await startArticle(baseURL));
  for (const index of [0, 1, 2]) {
    await page.evaluate((index) => document.querySelectorAll("figure")[index].scrollIntoView(), index);
    await readyFrame(page, index);
  }
  await page.evaluate(() => {
    document.querySelector("article").insertAdjacentHTML("beforeend", '<p><a id="end" href="#top">End</a></p>');
    document.querySelector(".masthead a").focus();
  });
  const passed = [];
  for (let presses = 0; presses < 300 && passed.at(-1) !== "end"; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const at = document.activeElement;
      return at.localName === "iframe" ? `frame ${[...document.querySelectorAll("iframe")].indexOf(at)}` : at.id;
    });
    if (at && at !== passed.at(-1)) passed.push(at);
  }
  expect(passed).toEqual(["frame 0", "frame 1", "frame 2", "end"]);
  expect(problems).toEqual([]);
});
