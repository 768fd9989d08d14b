import { expect, test as base } from "@playwright/test";
import { frameOf, startSite } from "./pages/host.mjs";

/** A site of another origin with the atlas in its frame; console words of both are kept in `words`. */
const test = base.extend({
  site: async ({ page, baseURL }, use) => {
    const hosts = [];
    const words = [];
    page.on("console", (message) => words.push({ type: message.type(), text: message.text() }));
    const open = async (query, attributes, more = "") => {
      const host = await startSite(frameOf(`${baseURL}?embed=1&${query}`, attributes) + more);
      hosts.push(host);
      await page.goto(host.url);
    };
    await use({ open, words });
    for (const host of hosts) host.close();
  },
});

const said = (page, type) => page.evaluate((type) => said.filter((it) => it?.type === type), type);
const tell = (page, message) =>
  page.evaluate((message) => document.querySelector("iframe").contentWindow.postMessage(message, "*"), message);
/** Counts the messages that come to the frame from now on, whoever sends them; waits for so many, and for some frames more. */
async function heardIn(page) {
  const within = page.frameLocator("iframe").first().locator("html");
  await within.evaluate(() => {
    window.heard = 0;
    addEventListener("message", () => (window.heard += 1));
  });
  return async (count) => {
    await expect.poll(() => within.evaluate(() => window.heard)).toBe(count);
    await within.evaluate(async () => {
      for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
    });
  };
}
const ready = (page) => expect.poll(() => said(page, "ready")).toHaveLength(1);

test("a frame shows the parts it is asked for, and the way to the full page", async ({ page, site }) => {
  await site.open("country=KAZ&controls=map,dossier&lang=zh");
  await ready(page);
  const frame = page.frameLocator("iframe");
  await expect(frame.locator('main [data-view="map"]')).toBeVisible();
  await expect(frame.locator('main [data-part="dossier"]')).toBeVisible();
  for (const part of ["charts", "legend", "timeline"]) {
    for (const one of await frame.locator(`[data-part="${part}"]`).all()) await expect(one).toBeHidden();
  }
  const full = await frame.locator(".embed-full").getAttribute("href");
  expect(full).toContain("country=KAZ");
  expect(full).toContain("lang=zh");
  expect(full).not.toMatch(/embed|controls/);
  expect(site.words.filter(({ type }) => type === "error")).toEqual([]);
});

test("a wide frame without the map is as high as what it shows", async ({ page, site }) => {
  await site.open("country=KAZ&controls=charts,dossier&lang=en");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
  const { width, height } = await page.locator("iframe").evaluate((it) => ({ width: it.offsetWidth, height: it.offsetHeight }));
  expect([width >= 900, height]).toEqual([true, 600]);
  await expect.poll(async () => (await said(page, "height")).at(-1)?.px).toBeLessThan(560);
  const [charts, dossier] = [await frame.locator(".charts").boundingBox(), await frame.locator(".dossier").boundingBox()];
  expect(charts.y).toBe(dossier.y);
  expect(charts.x + charts.width).toBeLessThanOrEqual(dossier.x);
  const foot = await frame.locator(".page-foot").boundingBox();
  expect(foot.y).toBeCloseTo(Math.max(charts.y + charts.height, dossier.y + dossier.height), 0);
});

test("a low frame has nothing below its end", async ({ page, site }) => {
  await site.open("country=KAZ&lang=en");
  const html = page.frameLocator("iframe").locator("html");
  await expect(html).toHaveAttribute("data-ready", "true");
  await expect(page.frameLocator("iframe").locator(".dossier-full")).toBeVisible();
  expect(await html.evaluate((it) => it.scrollHeight - it.querySelector(".page:not(.plain)").offsetHeight)).toBeLessThanOrEqual(0);
});

test("the height asked for follows from the width, not from the height that the frame has, and from no width none", async ({ page, site }) => {
  await site.open("country=KAZ&lang=en");
  await ready(page);
  const frame = page.locator("iframe");
  const lastHeight = async () => (await said(page, "height")).at(-1)?.px;
  await expect.poll(lastHeight).toBeGreaterThan(0);
  const within = page.frameLocator("iframe").locator("html");
  const resize = async (name, length) => {
    await frame.evaluate((it, [name, length]) => (it.style[name] = `${length}px`), [name, length]);
    await within.evaluate(async (_, [name, length]) => {
      const pause = (millis) => new Promise((done) => setTimeout(done, millis));
      while ((name === "height" ? innerHeight : innerWidth) !== length) await pause(20);
      // A height is told some time after the last change.
      await pause(500);
    }, [name, length]);
  };
  const heights = [];
  for (const height of [200, 450, 700, 1000, 1500]) {
    await resize("height", height);
    heights.push(await lastHeight());
  }
  expect(Math.max(...heights) - Math.min(...heights), heights.join(" ")).toBeLessThanOrEqual(16);
  // Folded away, as in a side bar.
  const before = (await said(page, "height")).length;
  await resize("width", 0);
  expect((await said(page, "height")).slice(before)).toEqual([]);
});

for (const [width, query] of [
  [900, "country=KAZ"],
  [900, "chart=transit"],
  [900, "controls=map,charts"],
  [900, "lang=zh"],
  [1200, "country=KAZ"],
  [1200, "controls=map,legend,timeline"],
]) {
  test(`at the height that a frame asks for nothing but a long dossier scrolls, and it asks once: ${width} pixels, ${query}`, async ({ page, site }, info) => {
    test.skip(info.project.name === "phone", "a window of its own size");
    await page.setViewportSize({ width: 1400, height: 900 });
    await site.open(query, `style="width: ${width}px"`);
    const frame = page.locator("iframe");
    const asked = async () => (await said(page, "height")).map(({ px }) => px);
    await expect.poll(async () => (await asked()).length).toBeGreaterThan(0);
    const within = page.frameLocator("iframe").locator(".page:not(.plain)");
    const settle = (height) =>
      within.evaluate(async (_, height) => {
        const pause = (millis) => new Promise((done) => setTimeout(done, millis));
        while (height && innerHeight !== height) await pause(20);
        await pause(700);
      }, height);
    await settle();
    const first = await asked();
    await frame.evaluate((it, height) => (it.style.height = `${height}px`), first.at(-1));
    await settle(first.at(-1));
    expect(await asked()).toEqual(first);
    const scrolled = await within.evaluate((page) =>
      [...page.querySelectorAll(".year, .legend, .charts, .chart-body, .page-side"), document.documentElement]
        .filter((it) => it.checkVisibility() && it.scrollHeight > it.clientHeight + 1)
        .map((it) => `${it.className} ${it.clientHeight} of ${it.scrollHeight}`),
    );
    expect(scrolled).toEqual([]);
  });
}

test("a wide frame of the usual height is a map first", async ({ page, site }) => {
  await site.open("lang=en");
  await ready(page);
  const frame = page.frameLocator("iframe");
  const [map, whole] = [frame.locator("[data-map]"), page.locator("iframe")];
  const { width, height } = await whole.evaluate((it) => ({ width: it.offsetWidth, height: it.offsetHeight }));
  test.skip(width < 900, "parts in a column");
  expect(height).toBe(600);
  await expect.poll(async () => (await map.boundingBox()).height).toBeGreaterThan(270);
});

test("page and frame speak both ways", async ({ page, site }) => {
  await site.open("country=KAZ");
  await ready(page);
  expect(await said(page, "ready")).toEqual([
    { heartland: 1, type: "ready", version: 1, capabilities: ["set", "get", "fit", "focus"] },
  ]);
  await expect.poll(async () => (await said(page, "height")).at(-1)?.px).toBeGreaterThan(300);
  await tell(page, { heartland: 1, type: "set", query: "country=UZB&theme=dark" });
  const uzbekistan = { heartland: 1, type: "select", kind: "country", id: "UZB", name: "Uzbekistan" };
  await expect.poll(() => said(page, "select")).toEqual([uzbekistan]);
  await expect.poll(async () => (await said(page, "state")).at(-1)?.query).toMatch(/^country=UZB&(view=[^&]*&)?theme=dark&embed=1$/);
  expect((await said(page, "state")).at(-1).selection).toEqual({ kind: "country", id: "UZB" });
  await page.waitForTimeout(1500);
  const count = (await said(page, "state")).length;
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).length).toBe(count + 1);
  await tell(page, { heartland: 1, type: "set", query: "country=<b>" });
  await expect.poll(async () => (await said(page, "error")).at(-1)?.code).toBe("query");
  // Nothing is selected then.
  await expect.poll(() => said(page, "select")).toEqual([uzbekistan, { heartland: 1, type: "select", kind: null, id: null, name: null }]);
});

test("the page around is heard, and no frame beside the atlas nor in it", async ({ page, site }) => {
  // It finds the atlas as the first frame of the page that both stand in.
  const sibling = "<script>post = (message) => parent.frames[0].postMessage(message, '*')</script>";
  await site.open("country=KAZ", "", `<iframe title="Another" srcdoc="${sibling}"></iframe>`);
  await ready(page);
  const heard = await heardIn(page);
  const set = { heartland: 1, type: "set", query: "country=UZB" };
  await page.frameLocator("iframe").nth(1).locator("html").evaluate((_, set) => post(set), set);
  await heard(1);
  await page.frameLocator("iframe").first().locator("html").evaluate((_, set) => postMessage(set, "*"), set);
  await heard(2);
  const count = (await said(page, "state")).length;
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).length).toBeGreaterThan(count);
  for (const { selection } of await said(page, "state")) expect(selection).toEqual({ kind: "country", id: "KAZ" });
  expect(await said(page, "select")).toEqual([]);
  expect(await said(page, "error")).toEqual([]);
  expect(site.words.filter(({ type }) => ["error", "warning"].includes(type))).toEqual([]);
  await tell(page, set);
  await expect.poll(async () => (await said(page, "select")).at(-1)?.id).toBe("UZB");
});

test("5,000 messages without sense change nothing and give one warning at most", async ({ page, site }) => {
  await site.open("country=KAZ");
  await ready(page);
  const count = await page.evaluate(async () => {
    const target = document.querySelector("iframe").contentWindow;
    let deep = {};
    for (let i = 0; i < 2000; i++) deep = { deep, heartland: 1 };
    const circle = { heartland: 1 };
    circle.type = circle;
    const markup = "<img src=x onerror=alert(1)>";
    const huge = "x".repeat(2 ** 20);
    const set = (query) => ({ heartland: 1, type: "set", query });
    const bad = [
      // Not ours.
      null, undefined, 1, NaN, 1n, true, "x", '{"heartland":1,"type":"get"}', [], [1, "get"], deep, new Date(), /x/, new Map([["heartland", 1]]),
      new Set(["heartland"]), new Uint8Array(1000), new Error("heartland"), new Blob(["heartland"]), Object.assign([], { heartland: 1, type: "get" }),
      // Ours by name, of no version or another.
      { heartland: "1", type: "get" }, { heartland: true, type: "get" }, { heartland: [1], type: "get" }, { heartland: {}, type: "get" },
      { heartland: 2, type: "get" }, { heartland: 1.5, type: "get" }, { heartland: -1, type: "get" }, { heartland: NaN, type: "get" }, { heartland: null },
      // Of no type.
      { heartland: 1 }, { heartland: 1, type: deep }, circle, { heartland: 1, type: 1 }, { heartland: 1, type: ["get"] }, { heartland: 1, type: "GET" },
      { heartland: 1, type: markup }, { heartland: 1, type: huge }, { heartland: 1, type: "get\u0000" }, { heartland: 1, type: new String("get") },
      ...["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf", ""].map((type) => ({ heartland: 1, type })),
      // Without a query, or with none that can be read.
      { heartland: 1, type: "set" }, set(deep), set(1), set(null), set(["country=UZB"]), set({ country: "UZB" }), set(huge), set(`country=UZB&${huge}`), set(new Date()),
      // Names and prototypes.
      JSON.parse('{"__proto__":{"heartland":1,"type":"set","query":"country=UZB"}}'), JSON.parse('{"constructor":{"prototype":{"heartland":1}}}'),
      JSON.parse('{"heartland":1,"__proto__":{"type":"set","query":"country=UZB"}}'), { [markup]: 1, heartland: 1, type: markup, query: markup },
    ];
    for (let i = 0; i < 5000; i++) {
      target.postMessage(bad[i % bad.length], "*");
      // Not more at a time than the browser likes to hold.
      if (i % 100 === 99) await new Promise((done) => setTimeout(done));
    }
    return bad.length;
  });
  expect(count).toBeGreaterThan(50);
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).at(-1)?.query).toMatch(/^country=KAZ&(view=[^&]*&)?embed=1$/);
  expect(await said(page, "error")).toEqual([]);
  expect(await said(page, "select")).toEqual([]);
  expect(site.words.filter(({ text }) => text.includes("Heartland"))).toHaveLength(1);
  expect(site.words.filter(({ type }) => type === "error")).toEqual([]);
});

test("markup in a query is a text like any other", async ({ page, site }) => {
  await site.open(`country=KAZ&${encodeURIComponent("<img src=x onerror=alert(1)>")}=${encodeURIComponent("<script>alert(1)</script>")}`);
  await ready(page);
  page.on("dialog", () => site.words.push({ type: "error", text: "a dialog" }));
  for (const query of ["country=<img src=x onerror=alert(1)>", "<svg onload=alert(1)>=1", "chart=\"><script>alert(1)</script>", "lang=<b>&theme='onclick='"]) {
    await tell(page, { heartland: 1, type: "set", query });
  }
  await tell(page, { heartland: 1, type: "set", query: "country=UZB" });
  await expect.poll(async () => (await said(page, "state")).at(-1)?.selection?.id).toBe("UZB");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("img, [onload], [onerror], [onclick], b")).toHaveCount(0);
  expect(site.words.filter(({ type }) => type === "error")).toEqual([]);
});

test("a flood of 1,000 messages a second leaves the map usable, and the last word counts", async ({ page, site }) => {
  await site.open("lang=en");
  await ready(page);
  const frame = page.frameLocator("iframe");
  await page.evaluate(() => {
    const target = document.querySelector("iframe").contentWindow;
    window.sent = 0;
    window.flood = setInterval(() => {
      for (let i = 0; i < 20; i++) {
        const query = `country=KAZ&chart=${sent++ % 2 ? "transit" : "money"}`;
        target.postMessage({ heartland: 1, type: ["set", "set", "get"][i % 3], query }, "*");
      }
    }, 20);
  });
  await frame.locator("html").evaluate(() => new Promise((done) => setTimeout(done, 1000)));
  const before = await frame.locator('[data-map] [data-id="RUS"]').evaluate((it) => it.style.left);
  await frame.locator(".map-buttons button").first().click();
  await expect.poll(() => frame.locator('[data-map] [data-id="RUS"]').evaluate((it) => it.style.left)).not.toBe(before);
  expect(await page.evaluate(() => sent)).toBeGreaterThan(1000);
  await page.evaluate(() => clearInterval(window.flood));
  await tell(page, { heartland: 1, type: "set", query: "country=TKM" });
  await expect.poll(async () => (await said(page, "state")).at(-1)?.selection?.id).toBe("TKM");
  // One answer a frame at most, however many have asked.
  const [asked, answers] = [await page.evaluate(() => sent), (await said(page, "state")).length];
  expect(answers).toBeLessThan(asked / 3);
  await expect(frame.locator('[data-map] [data-id="TKM"]')).toHaveAttribute("aria-pressed", "true");
  expect(site.words.filter(({ type }) => ["error", "warning"].includes(type))).toEqual([]);
});

test("a frame without a map keeps the view for the full page, and takes another", async ({ page, site }) => {
  await site.open("layers=gas&view=60,40,2&controls=charts");
  await ready(page);
  await page.waitForTimeout(1000);
  const views = async () => (await said(page, "state")).map(({ query }) => new URLSearchParams(query).get("view"));
  expect(new Set(await views())).toEqual(new Set(["60.00,40.00,2.00"]));
  await tell(page, { heartland: 1, type: "set", query: "layers=gas&view=80,40,3" });
  await expect.poll(async () => (await views()).at(-1)).toBe("80.00,40.00,3.00");
  await expect(page.frameLocator("iframe").locator(".embed-full")).toHaveAttribute("href", /view=80\.00,40\.00,3\.00/);
  await tell(page, { heartland: 1, type: "fit" });
  await expect.poll(async () => (await views()).at(-1)).toBeNull();
  // There is no map to have the keyboard.
  await tell(page, { heartland: 1, type: "focus" });
  await expect(page.frameLocator("iframe").locator("#charts")).toBeFocused();
});

test("a view that is asked for is the state's at once, though the map is on its way", async ({ page, site }) => {
  await site.open("view=60,40,2");
  await ready(page);
  await page.waitForTimeout(1000);
  const view = async () => new URLSearchParams((await said(page, "state")).at(-1).query).get("view");
  await tell(page, { heartland: 1, type: "set", query: "view=90,45,4" });
  await page.frameLocator("iframe").locator("html").evaluate(() => new Promise(requestAnimationFrame));
  // What a host does that changes one thing of the state.
  await page.evaluate(() => (window.said = []));
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).length).toBeGreaterThan(0);
  expect(await view()).toBe("90.00,45.00,4.00");
  const { query } = (await said(page, "state")).at(-1);
  await tell(page, { heartland: 1, type: "set", query: `${query}&country=KAZ` });
  await page.waitForTimeout(2000);
  expect(await view()).toBe("90.00,45.00,4.00");
});

test("a view that the map cannot show is not the state's for long", async ({ page, site }) => {
  await site.open("view=60,40,2");
  await ready(page);
  await page.waitForTimeout(1000);
  const view = async () => new URLSearchParams((await said(page, "state")).at(-1).query).get("view");
  // The other end of the Earth has no place on the map, which stays.
  await tell(page, { heartland: 1, type: "set", query: "view=-102,-46,4" });
  await page.waitForTimeout(1500);
  expect(await view()).toBe("60.00,40.00,2.00");
  // What lies beyond its edge has, and it goes as far as it can: once, and then nowhere.
  for (let time = 0; time < 2; time += 1) {
    await tell(page, { heartland: 1, type: "set", query: "view=-95,-40,4" });
    await page.waitForTimeout(2000);
    expect(await view()).not.toMatch(/-40\.00|60\.00/);
  }
});

test("a query without one key that is known is told and changes nothing", async ({ page, site }) => {
  await site.open("country=KAZ");
  await ready(page);
  await tell(page, { heartland: 1, type: "set", query: "contry=UZB" });
  await expect.poll(async () => (await said(page, "error")).map(({ code, message }) => [code, message])).toEqual([["query", "contry=UZB"]]);
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).at(-1).selection?.id).toBe("KAZ");
  // Beside a key that is known it is passed over.
  await tell(page, { heartland: 1, type: "set", query: "utm=1&country=UZB" });
  await expect.poll(async () => (await said(page, "state")).at(-1).selection?.id).toBe("UZB");
});

test("keys of its own link that it does not know are no slip", async ({ page, site }) => {
  await site.open("country=KAZ&utm_source=x");
  await ready(page);
  const query = (await said(page, "state")).at(-1).query;
  await tell(page, { heartland: 1, type: "set", query: query.replace("country=KAZ", "").replace("embed=1", "") });
  await expect.poll(async () => (await said(page, "state")).at(-1).selection).toBeNull();
  expect(await said(page, "error")).toEqual([]);
});

test("an address is no query, and changes nothing", async ({ page, site }) => {
  await site.open("country=KAZ");
  await ready(page);
  for (const query of ["#country=RUS", "https://example.org/?country=RUS"]) {
    await tell(page, { heartland: 1, type: "set", query });
    await expect.poll(async () => (await said(page, "error")).at(-1)).toMatchObject({ code: "query", message: query });
  }
  await tell(page, { heartland: 1, type: "get" });
  await expect.poll(async () => (await said(page, "state")).at(-1).selection?.id).toBe("KAZ");
  expect(await said(page, "select")).toEqual([]);
});

test("capitals and a slash at the end of an allowed origin are forgiven", async ({ page, site }) => {
  await site.open("");
  await ready(page);
  const origin = new URL(page.url()).origin;
  await page.evaluate((allow) => {
    const frame = document.querySelector("iframe");
    window.said = [];
    frame.src += `&allow=${encodeURIComponent(allow)}`;
  }, `${origin.replace("localhost", "LocalHost")}/`);
  await ready(page);
});

test("only the allowed origins are heard and told", async ({ page, site }) => {
  await site.open("allow=https://example.org");
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-ready", "true");
  const heard = await heardIn(page);
  await tell(page, { heartland: 1, type: "set", query: "country=UZB" });
  await heard(1);
  await expect(page.frameLocator("iframe").locator('[data-map] [data-id="UZB"][aria-pressed="true"]')).toHaveCount(0);
  expect(await page.evaluate(() => said.length)).toBe(0);
});

test("beside the map too, the wheel scrolls the host's page on where nothing is left to scroll", async ({ page, site }, info) => {
  test.skip(info.project.name === "phone", "phones have no wheel");
  await site.open("lang=en", 'style="width: 980px; height: 640px"');
  await ready(page);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<div style="height: 3000px"></div>'));
  const frame = page.frameLocator("iframe");
  for (const part of [".chart-body", ".dossier"]) {
    await page.evaluate(() => scrollTo(0, 0));
    const box = await frame.locator(`${part}:visible`).first().boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await expect(async () => {
      await page.mouse.wheel(0, 300);
      expect(await page.evaluate(() => scrollY), part).toBeGreaterThan(100);
    }).toPass();
  }
});

test("the keyboard comes to the search where a frame has nothing else", async ({ page, site }) => {
  await site.open("controls=search");
  await ready(page);
  await tell(page, { heartland: 1, type: "focus" });
  await expect(page.frameLocator("iframe").locator("#search")).toBeFocused();
});

test("keys of the search are left to the browser where a frame has none", async ({ page, site }) => {
  await site.open("controls=map,dossier");
  await ready(page);
  const isPrevented = await page.frameLocator("iframe").locator("body").evaluate(() => {
    const event = new KeyboardEvent("keydown", { key: "k", code: "KeyK", ctrlKey: true, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(isPrevented).toBe(false);
});
