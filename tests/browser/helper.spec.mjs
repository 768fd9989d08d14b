import { expect, test as base } from "@playwright/test";
import { watchShifts } from "./pages/arrival.mjs";
import { startSite } from "./pages/host.mjs";

/** A site with the helper and this after it; `shifts` has whatever has jumped on it. */
const test = base.extend({
  site: async ({ page, baseURL }, use) => {
    const hosts = [];
    const open = async (body) => {
      // As wide as the screen, like every site that is made for phones; else all of it lies in sight there.
      const host = await startSite(`<meta name="viewport" content="width=device-width, initial-scale=1"><script type="module" src="${baseURL}embed.js"></script>${body}`);
      hosts.push(host);
      await watchShifts(page);
      await page.goto(host.url);
    };
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(error.message));
    await use({ open });
    expect(problems).toEqual([]);
    for (const host of hosts) host.close();
  },
});

const tag = (attributes, height = 640) =>
  `<heartland-atlas ${attributes} style="display: block; height: ${height}px"></heartland-atlas>`;
const selected = (element) => element.evaluate((it) => it.state?.selection?.id);
const query = (element) => element.evaluate((it) => Object.fromEntries(new URLSearchParams(it.state?.query)));

test("several on a page, each with its own frame, and nothing jumps", async ({ page, site }) => {
  await site.open(`${tag('country="KAZ" controls="map"')}<p>Words between</p>${tag('country="UZB" controls="map" height="400"', 400)}<p>Words after</p>`);
  const [first, second] = [page.locator("heartland-atlas").first(), page.locator("heartland-atlas").last()];
  await expect.poll(() => selected(first)).toBe("KAZ");
  await second.scrollIntoViewIfNeeded();
  await expect.poll(() => selected(second)).toBe("UZB");
  await expect(second).toHaveCSS("height", "400px");
  await first.evaluate((it) => it.set({ country: "TKM" }));
  await expect.poll(() => selected(first)).toBe("TKM");
  expect(await selected(second)).toBe("UZB");
  expect(await page.evaluate(() => shifts)).toEqual([]);
});

test("the frame is lazy, sandboxed, named, and may write to the clipboard", async ({ page, site }) => {
  await site.open(`${tag('title="An atlas" country="KAZ"')}<div style="height: 9000px"></div>${tag('country="UZB"')}`);
  const frames = page.locator("heartland-atlas iframe");
  await expect(frames).toHaveCount(2);
  const sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
  for (const [name, value] of Object.entries({ title: "An atlas", loading: "lazy", sandbox, allow: "clipboard-write", referrerpolicy: "no-referrer" })) {
    await expect(frames.first()).toHaveAttribute(name, value);
  }
  const last = page.locator("heartland-atlas").last();
  await expect.poll(() => selected(page.locator("heartland-atlas").first())).toBe("KAZ");
  expect(page.frames().filter((frame) => frame.url().includes("country=UZB"))).toEqual([]);
  await last.scrollIntoViewIfNeeded();
  await expect.poll(() => selected(last)).toBe("UZB");
});

test("an attribute changes what it says, and leaves all else as the reader has it", async ({ page, site }) => {
  await site.open(tag('country="KAZ" lang="en"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  const within = page.frameLocator("iframe");
  await within.locator('[data-map] [data-id="UZB"]').focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => selected(element)).toBe("UZB");
  await element.evaluate((it) => {
    it.setAttribute("theme", "dark");
    it.setAttribute("lang", "ru");
    it.setAttribute("tint", "sco");
  });
  await expect.poll(() => query(element)).toMatchObject({ country: "UZB", theme: "dark", lang: "ru", tint: "sco" });
  await element.evaluate((it) => it.setAttribute("route", "kc-oil"));
  await expect.poll(() => query(element)).toMatchObject({ route: "kc-oil", theme: "dark", lang: "ru", tint: "sco" });
  expect(await query(element)).not.toHaveProperty("country");
  await element.evaluate((it) => it.removeAttribute("theme"));
  await expect.poll(() => query(element)).not.toHaveProperty("theme");
  await element.evaluate((it) => it.setAttribute("controls", "map"));
  await expect.poll(() => query(element)).toMatchObject({ route: "kc-oil", controls: "map", lang: "ru" });
  await expect(page.locator("iframe")).toHaveCount(1);
  // What is no longer shown takes nothing with it.
  await element.evaluate((it) => it.removeAttribute("country"));
  await page.waitForTimeout(600);
  expect(await query(element)).toMatchObject({ route: "kc-oil", controls: "map", lang: "ru" });
});

test("an attribute that follows an answer leaves what the reader has chosen since", async ({ page, site }) => {
  await site.open(tag('country="KAZ" lang="en"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  await page.frameLocator("iframe").locator("html[data-ready]").waitFor();
  // All within the second in which an answer is waited for.
  const kept = await element.evaluate(async (it) => {
    const state = (has) =>
      new Promise((done) => {
        const look = () => has(new URLSearchParams(it.state.query)) && (it.removeEventListener("atlas-state", look), done());
        it.addEventListener("atlas-state", look);
        look();
      });
    it.setAttribute("year", "2010");
    await state((query) => query.get("year") === "2010");
    // As a reader's choice comes: by the frame alone.
    it.querySelector("iframe").contentWindow.postMessage({ heartland: 1, type: "set", query: "country=UZB&year=2010&lang=en" }, "*");
    await state((query) => query.get("country") === "UZB");
    it.setAttribute("year", "2011");
    await state((query) => query.get("year") === "2011");
    return new URLSearchParams(it.state.query).get("country");
  });
  expect(kept).toBe("UZB");
});

test("a view that is taken away gives the whole region back", async ({ page, site }) => {
  await site.open(tag('view="75,45,2" lang="en"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => query(element)).toHaveProperty("view");
  await element.evaluate((it) => it.removeAttribute("view"));
  await expect.poll(() => query(element)).not.toHaveProperty("view");
});

test("an address that is none is passed over", async ({ page, site }) => {
  await site.open(tag('lang="en" src="http://[bad"'));
  await expect.poll(() => query(page.locator("heartland-atlas"))).toMatchObject({ lang: "en" });
});

test("taken out and put back, or put elsewhere, it shows what it last showed", async ({ page, site }) => {
  await site.open(`<div id="a">${tag('country="KAZ" controls="map"')}</div><div id="b"></div>`);
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  await element.evaluate((it) => it.set("country=TKM&theme=dark"));
  await expect.poll(() => selected(element)).toBe("TKM");
  for (const how of ["moved", "out and back"]) {
    await element.evaluate((it, how) => {
      if (how === "out and back") it.remove();
      it.readyCount = 0;
      it.addEventListener("atlas-ready", () => (it.readyCount += 1), { once: true });
      document.querySelector(how === "moved" ? "#b" : "#a").append(it);
    }, how);
    await expect.poll(() => element.evaluate((it) => it.readyCount), how).toBe(1);
    await expect(page.frameLocator("iframe").locator('[data-map] [data-id="TKM"]')).toHaveAttribute("aria-pressed", "true");
    await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await query(element)).toMatchObject({ country: "TKM", theme: "dark", controls: "map" });
    await expect(page.locator("iframe")).toHaveCount(1);
  }
});

test("moved by a browser that can, the frame goes on as it is", async ({ page, site }) => {
  await site.open(`<div id="a">${tag('country="KAZ" controls="map"')}</div><div id="b"></div>`);
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  test.skip(!(await page.evaluate(() => "moveBefore" in Element.prototype)), "this browser cannot");
  await element.evaluate((it) => {
    it.addEventListener("atlas-ready", () => (window.again = true));
    document.querySelector("#b").moveBefore(it, null);
  });
  await element.evaluate((it) => it.set("country=UZB"));
  await expect.poll(() => selected(element)).toBe("UZB");
  expect(await page.evaluate(() => window.again)).toBeUndefined();
});

test("it grows out of sight, so that nothing the reader sees jumps", async ({ page, site }) => {
  await site.open(`<div style="height: 1500px"></div>${tag('lang="en" country="KAZ"', 300)}<p id="after">Words after</p>`);
  const element = page.locator("heartland-atlas");
  const height = () => element.evaluate((it) => it.offsetHeight);
  await expect.poll(height).toBeGreaterThan(400);
  await page.locator("#after").scrollIntoViewIfNeeded();
  const before = await height();
  // What becomes of it while its end is seen waits until it is not.
  await element.evaluate((it) => it.addEventListener("atlas-height", ({ detail }) => (it.wanted = detail.px)));
  const wanted = () => element.evaluate((it) => it.wanted ?? 0);
  await page.frameLocator("iframe").locator(".page-foot").evaluate((foot) => (foot.style.paddingBottom = "300px"));
  await expect.poll(wanted).toBeGreaterThan(before);
  expect(await height()).toBe(before);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(height).toBe(await wanted());
  expect(await page.evaluate(() => shifts)).toEqual([]);
});

test("what a reader has in sight keeps its height until it is out of it", async ({ page, site }) => {
  await page.setViewportSize({ width: 1000, height: 900 });
  await site.open('<div style="height: 1000px"></div><div id="place"></div><div style="height: 2000px"></div>');
  await page.evaluate((tag) => {
    scrollTo(0, 700);
    document.querySelector("#place").innerHTML = tag;
  }, tag('lang="en" country="KAZ"', 500));
  const element = page.locator("heartland-atlas");
  const heights = () => element.evaluate(({ offsetHeight, firstChild }) => [offsetHeight, firstChild.offsetHeight]);
  await expect(page.frameLocator("iframe").locator("html")).toHaveAttribute("data-ready", "true");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 700)));
  for (const y of [600, 450, 200]) {
    await page.evaluate((y) => scrollTo(0, y), y);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
    expect(await heights(), `scrolled to ${y}`).toEqual([500, 500]);
  }
  await page.evaluate(() => scrollTo(0, 50));
  await expect.poll(async () => (await heights())[0]).toBeGreaterThan(550);
});

test("a height or ratio that makes no sense counts as none", async ({ page, site }) => {
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await site.open(`<div style="height: 3000px"></div>${tag('lang="en" controls="map" ratio="4/3"')}`);
  const element = page.locator("heartland-atlas");
  const size = () => element.evaluate((it) => [it.offsetWidth, it.offsetHeight]);
  const [width, height] = await size();
  expect(width / height).toBeCloseTo(4 / 3, 1);
  for (const [name, value] of [["ratio", "0/0"], ["ratio", "-1/2"], ["ratio", "16:9"], ["height", "abc"], ["height", "-5"]]) {
    await element.evaluate((it, [name, value]) => {
      it.removeAttribute("ratio");
      it.setAttribute(name, value);
    }, [name, value]);
    expect((await size())[1], `${name}="${value}"`).toBeGreaterThan(300);
    expect(warnings.at(-1)).toBe(`heartland-atlas: passed over ${name}="${value}"`);
  }
  await element.evaluate((it) => it.setAttribute("height", "333"));
  expect((await size())[1]).toBe(333);
  // Without them, what the host has given it.
  await element.evaluate((it) => {
    it.removeAttribute("height");
    it.style.height = "512px";
    it.setAttribute("ratio", "4/3");
  });
  expect((await size())[1]).not.toBe(512);
  await element.evaluate((it) => it.removeAttribute("ratio"));
  expect((await size())[1]).toBe(512);
});

test("a reader's choices in it move nothing around it", async ({ page, site }) => {
  await site.open(`${tag('lang="en" controls="map,dossier"', 500)}<p>Words after</p><div style="height: 2000px"></div>`);
  const element = page.locator("heartland-atlas");
  const within = page.frameLocator("iframe");
  await expect(within.locator("html")).toHaveAttribute("data-ready", "true");
  for (const id of ["KAZ", "TKM", "RUS"]) {
    await within.locator(`[data-map] [data-id="${id}"]`).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => selected(element)).toBe(id);
  }
  await within.locator("html").evaluate(() => new Promise((done) => setTimeout(done, 700)));
  expect(await page.evaluate(() => shifts)).toEqual([]);
});

test("whatever happens in it, the host's history has no step more", async ({ page, site }) => {
  await site.open(tag('country="KAZ" lang="en"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  const steps = await page.evaluate(() => history.length);
  const within = page.frameLocator("iframe");
  for (const id of ["UZB", "TKM", "KAZ"]) {
    await within.locator(`[data-map] [data-id="${id}"]`).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => selected(element)).toBe(id);
  }
  for (let index = 0; index < 40; index += 1) {
    await element.evaluate((it, index) => it.set(index % 2 ? "country=UZB" : "country=TJK&theme=dark"), index);
  }
  await expect.poll(() => selected(element)).toBe("UZB");
  await element.evaluate((it) => it.setAttribute("controls", "map"));
  await expect(within.locator('main [data-part="dossier"]')).toBeHidden();
  await element.evaluate((it) => it.setAttribute("country", "RUS"));
  await expect.poll(() => selected(element)).toBe("RUS");
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test("keyboard focus comes to the map when it is asked to", async ({ page, site }) => {
  await site.open(tag('country="KAZ"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  await element.evaluate((it) => it.focus());
  await expect(page.frameLocator("iframe").locator("[data-map]")).toBeFocused();
});

test("changes that follow closely upon one another all hold", async ({ page, site }) => {
  await site.open(tag('country="KAZ" controls="map"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  await element.evaluate(async (it) => {
    it.setAttribute("country", "UZB");
    await new Promise((done) => setTimeout(done));
    it.setAttribute("theme", "dark");
  });
  await expect.poll(() => query(element)).toMatchObject({ country: "UZB", theme: "dark" });
  await element.evaluate((it) => {
    it.set({ country: "TKM", theme: "dark" });
    it.setAttribute("year", "2012");
  });
  await expect.poll(() => query(element)).toMatchObject({ country: "TKM", theme: "dark", year: "2012" });
  // Also while it is taken out.
  await element.evaluate((it) => {
    const { parentElement } = it;
    it.remove();
    it.setAttribute("theme", "light");
    parentElement.append(it);
  });
  await expect.poll(() => query(element)).toMatchObject({ country: "TKM", theme: "light", year: "2012" });
});

test("of an attribute and of what is set, the later counts", async ({ page, site }) => {
  await site.open(tag('country="KAZ" controls="map"'));
  const element = page.locator("heartland-atlas");
  await expect.poll(() => selected(element)).toBe("KAZ");
  await element.evaluate((it) => {
    it.setAttribute("country", "TJK");
    it.set("country=KGZ");
  });
  await expect.poll(() => selected(element)).toBe("KGZ");
  await page.waitForTimeout(500);
  expect(await selected(element)).toBe("KGZ");
  // While it is taken out as well.
  await element.evaluate((it) => {
    it.remove();
    it.setAttribute("country", "UZB");
    it.set("country=CHN");
    it.setAttribute("theme", "dark");
    document.body.append(it);
  });
  await expect.poll(() => query(element)).toMatchObject({ country: "CHN", theme: "dark", controls: "map" });
  await page.waitForTimeout(500);
  expect(await query(element)).toMatchObject({ country: "CHN", theme: "dark", controls: "map" });
});

test("a frame that never says anything is told of", async ({ page, site }) => {
  await site.open(`<script>errors = []; addEventListener("atlas-error", ({ detail }) => errors.push(detail));</script>${tag('country="KAZ" allow="example.org"')}`);
  await expect.poll(() => page.evaluate(() => errors.map(({ code }) => code)), { timeout: 40_000 }).toEqual(["silent"]);
});

test("a frame that has said why it does not run is not called silent", async ({ page, site }) => {
  await page.route(/atlas-[0-9a-f]+\.bin/, (route) => route.fulfill({ body: "no report", headers: { "access-control-allow-origin": "*" } }));
  await site.open(`<script>errors = []; addEventListener("atlas-error", ({ detail }) => errors.push(detail.code));</script>${tag('country="KAZ"')}`);
  await expect.poll(() => page.evaluate(() => errors)).toEqual(["damaged"]);
  // Longer than silence is borne.
  await page.waitForTimeout(21_000);
  expect(await page.evaluate(() => errors)).toEqual(["damaged"]);
});

test("two that each show what the other does come to rest", async ({ page, site }) => {
  await site.open(`${tag('country="KAZ" controls="map" class="a" height="300"', 300)}${tag('country="KAZ" controls="map" class="b" height="300"', 300)}`);
  const [a, b] = [page.locator(".a"), page.locator(".b")];
  await expect.poll(() => selected(a)).toBe("KAZ");
  await expect.poll(() => selected(b)).toBe("KAZ");
  await page.evaluate(() => {
    window.told = 0;
    const [a, b] = document.querySelectorAll("heartland-atlas");
    for (const [one, other] of [[a, b], [b, a]]) {
      one.addEventListener("atlas-state", ({ detail }) => {
        window.told += 1;
        other.set(detail.query);
      });
    }
    a.set("country=UZB");
  });
  await expect.poll(() => selected(b)).toBe("UZB");
  // The map may still fly; without rest there is no such second.
  await expect(async () => {
    const told = await page.evaluate(() => window.told);
    await page.waitForTimeout(1000);
    expect(await page.evaluate(() => window.told)).toBe(told);
  }).toPass();
});

test("its place is the host's: its sheets, hidden, what stood in it, a copy, a shadow root", async ({ page, site }) => {
  await site.open(`<style>.sheet { height: 400px }</style>
    <heartland-atlas class="sheet" controls="map"><p>Words for readers without scripts</p></heartland-atlas><p class="after">Words after</p>
    <heartland-atlas hidden class="hidden"></heartland-atlas>
    <heartland-atlas class="bare" country="KAZ" controls="map" style="height: calc(200px + 120px)"></heartland-atlas>
    <div class="host"></div>`);
  const height = (name) => page.locator(name).evaluate((it) => it.getBoundingClientRect().height);
  await expect(page.locator(".sheet iframe")).toHaveCount(1);
  expect(await height(".sheet")).toBe(400);
  expect(await height(".bare")).toBe(320);
  await expect(page.locator(".hidden")).toBeHidden();
  await expect(page.locator(".sheet p")).toHaveCount(0);
  const [frame, after] = await Promise.all([".sheet iframe", ".after"].map((name) => page.locator(name).boundingBox()));
  expect(frame.y + frame.height).toBeLessThanOrEqual(after.y);
  await expect.poll(() => selected(page.locator(".bare"))).toBe("KAZ");
  await page.locator(".bare").evaluate((it) => it.replaceWith(it.cloneNode(true)));
  await expect(page.locator(".bare iframe")).toHaveCount(1);
  await expect.poll(() => selected(page.locator(".bare"))).toBe("KAZ");
  // What it says is heard outside of a shadow root too.
  const heard = page.evaluate(() => new Promise((done) => addEventListener("atlas-ready", ({ target }) => done(target.className), { once: true })));
  await page.evaluate(() => {
    const root = document.querySelector(".host").attachShadow({ mode: "open" });
    root.innerHTML = '<heartland-atlas controls="map"></heartland-atlas>';
    root.firstChild.scrollIntoView();
  });
  expect(await heard).toBe("host");
  expect(await page.evaluate(() => document.querySelector(".host").shadowRoot.firstChild.offsetHeight)).toBe(640);
});

test("what is asked for in the moment in which it is ready is shown, nothing too", async ({ page, site }) => {
  await site.open(`<script>addEventListener("atlas-ready", ({ target }) => target.set(""));</script>${tag('country="KAZ" controls="map"')}`);
  const element = page.locator("heartland-atlas");
  await expect.poll(() => element.evaluate((it) => it.state && !it.state.selection)).toBe(true);
});
