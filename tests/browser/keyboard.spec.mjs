import { startHost } from "./pages/host.mjs";
import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => isMobile, "of the keyboard");

/** What has the keyboard: its part of the page, whether it is seen, and how that is shown. */
const look = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    if (!it || it === document.body) return null;
    const box = it.getBoundingClientRect();
    const style = getComputedStyle(it);
    const after = getComputedStyle(it, "::after");
    return {
      part: it.closest("[data-view]")?.dataset.view ?? it.closest("header, footer, nav")?.localName ?? "",
      tag: `${it.localName}.${it.className}`,
      isWithin: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
      isMarked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || parseFloat(after.borderTopWidth) >= 2,
    };
  });

/** Presses Tab until the keyboard leaves the page. */
async function walk(page, key = "Tab", most = 120) {
  const seen = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const now = await look(page);
    if (!now) return seen;
    seen.push(now);
  }
  throw new Error(`the keyboard does not leave the page: ${JSON.stringify(seen.slice(-5))}`);
}

test("Tab goes through the page in few steps, always seen, and out at its end", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  await expect(page.locator(".dossier-full")).toBeVisible();
  const seen = await walk(page);
  for (const stop of seen) {
    expect.soft(stop.isWithin, `${stop.tag} is on the screen`).toBe(true);
    expect.soft(stop.isMarked, `${stop.tag} shows the focus`).toBe(true);
  }
  const count = (part) => seen.filter((stop) => stop.part === part).length;
  // The map itself, its things, its buttons.
  expect(count("map")).toBe(3);
  // The switches, and the choice of shades.
  expect(count("legend")).toBe(2);
  // Tabs, the chart's ways, its marks, its tools.
  expect(count("charts")).toBeLessThanOrEqual(4);
  // Its buttons, and the strip.
  expect(count("timeline")).toBe(2);
  expect(count("nav")).toBe(5);
});

test("and back again", async ({ atlas, page }) => {
  await atlas.open();
  await page.locator(".keys-open").focus();
  const seen = await walk(page, "Shift+Tab");
  expect(seen.filter((stop) => stop.part === "map").length).toBe(3);
  expect(seen.every((stop) => stop.isWithin)).toBe(true);
});

test("links at the top lead past the parts", async ({ atlas, page }) => {
  await atlas.open();
  for (const [index, id] of ["map", "search", "dossier", "charts", "timeline"].entries()) {
    await page.evaluate(() => document.activeElement.blur());
    await page.locator(".skip").first().focus();
    for (let step = 0; step < index; step += 1) await page.keyboard.press("Tab");
    const link = page.locator(".skip").nth(index);
    await expect(link).toBeFocused();
    await expect(link).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator(`#${id}`)).toBeFocused();
    await expect(page.locator(`#${id}`)).toBeInViewport();
  }
  expect(new URL(page.url()).hash).toBe("");
});

test("the map that has the keyboard has a frame over what is drawn", async ({ atlas, page }) => {
  await atlas.open("view=70,45,2");
  const edge = { ...(await page.locator("[data-map]").boundingBox()), width: 1 };
  edge.y += edge.height / 2;
  edge.height = 1;
  const colour = async () => {
    const picture = (await page.screenshot({ clip: edge })).toString("base64");
    return page.evaluate(async (picture) => {
      const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
      await image.decode();
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      context.drawImage(image, 0, 0);
      const accent = new OffscreenCanvas(1, 1).getContext("2d");
      accent.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent");
      accent.fillRect(0, 0, 1, 1);
      const data = (context) => [...context.getImageData(0, 0, 1, 1).data].join();
      return data(context) === data(accent);
    }, picture);
  };
  expect(await colour()).toBe(false);
  // Focus that keys have moved there.
  await page.locator("#search").focus();
  await page.keyboard.press("Escape");
  while (!(await page.evaluate(() => document.activeElement.matches("[data-map]")))) await page.keyboard.press("Tab");
  expect(await colour()).toBe(true);
});

test("Escape goes back a step at a time: preview, selection, opening view", async ({ atlas, page }) => {
  await atlas.open("view=69,41,3");
  await atlas.target("country", "UZB").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/country=UZB/);
  await atlas.rest();
  await page.keyboard.press("Escape");
  await expect(page, "first, what is only looked at").toHaveURL(/country=UZB/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/country=/);
  await expect(atlas.target("country", "UZB"), "the keyboard stays").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/view=/);
});

test("while the map flies, its countries can be reached by keys already", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  const reached = await atlas.map.evaluate(async (map) => {
    const country = map.querySelector('[data-kind="country"]');
    const scale = () => new DOMMatrix(map.querySelector(".map-picture").style.transform).a;
    document.querySelector(".map-buttons button").click();
    const before = scale();
    for (let frame = 0; frame < 60 && scale() === before; frame++) await new Promise(requestAnimationFrame);
    country.focus();
    return [scale() !== before, document.activeElement === country];
  });
  expect(reached).toEqual([true, true]);
});

test("on the map, Page Down goes on in order, and Home and End to its ends", async ({ atlas, page }) => {
  await atlas.open();
  const order = await atlas.map.locator("button:not([hidden])").evaluateAll((all) => all.map((it) => it.dataset.id));
  const focused = () => page.evaluate(() => document.activeElement.dataset.id);
  await atlas.target("country", order[0]).focus();
  for (const expected of order.slice(1, 4)) {
    await page.keyboard.press("PageDown");
    expect(await focused()).toBe(expected);
  }
  await page.keyboard.press("PageUp");
  expect(await focused()).toBe(order[2]);
  await page.keyboard.press("End");
  expect(await focused()).toBe(order.at(-1));
  await page.keyboard.press("Home");
  expect(await focused()).toBe(order[0]);
});

for (const [language, key, letter] of [["en", "u", "U"], ["ru", "к", "К"]]) {
  test(`a letter leads to the next thing on the map with such a name (${language})`, async ({ atlas, page }) => {
    await atlas.open(`lang=${language}`);
    const names = await atlas.map
      .locator("button:not([hidden])")
      .evaluateAll((all) => all.map((it) => it.getAttribute("aria-label")));
    const expected = names.filter((name) => name.startsWith(letter));
    expect(expected.length).toBeGreaterThan(1);
    await atlas.map.locator("button:not([hidden])").last().focus();
    const reached = [];
    for (let step = 0; step < expected.length; step += 1) {
      // Of a keyboard for any script.
      await page.evaluate((key) => {
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      }, key);
      reached.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label")));
    }
    expect(reached).toEqual(expected);
    await page.keyboard.press("`");
    expect(await page.evaluate(() => document.activeElement.getAttribute("aria-label"))).toBe(expected.at(-1));
  });
}

test("every thing on the map is reached by arrows", async ({ atlas }) => {
  await atlas.open();
  await atlas.rest();
  const lost = await atlas.map.evaluate((map) => {
    const all = [...map.querySelectorAll("button:not([hidden])")];
    const reached = new Set([all[0]]);
    for (const from of reached) {
      for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
        from.focus();
        from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        reached.add(document.activeElement);
      }
    }
    return all.filter((it) => !reached.has(it)).map((it) => it.dataset.id);
  });
  // What lies under another's very point, or behind it from all sides, has its place in the order of Page Up and Page Down.
  expect(lost.length, lost.join(" ")).toBeLessThan(30);
});

test("the list of keys opens by ? and from the foot, and gives the keyboard back", async ({ atlas, page }) => {
  await atlas.open();
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await atlas.map.focus();
  await page.keyboard.press("?");
  await expect(list).toBeVisible();
  await expect(list.getByRole("table")).toContainText("One step back");
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(atlas.map).toBeFocused();
  await page.locator(".keys-open").click();
  await expect(list).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator(".keys-open")).toBeFocused();
});

test("keys of one character do nothing in a field, with another key, or once they are switched off", async ({ atlas, page }) => {
  await atlas.open();
  const list = page.getByRole("dialog", { name: "Keyboard" });
  await page.locator("#search").focus();
  await page.keyboard.type("a?/");
  await expect(page.locator("#search")).toHaveValue("a?/");
  await expect(list).toBeHidden();
  await page.keyboard.press("Escape");
  await atlas.map.focus();
  await page.keyboard.press("Alt+/");
  await expect(page.locator("#search")).not.toBeFocused();
  await page.keyboard.press("?");
  await list.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  for (const wait of [false, true]) {
    if (wait) {
      await page.reload();
      await atlas.ready();
    }
    await page.keyboard.press("?");
    await page.keyboard.press("/");
    await expect(list).toBeHidden();
    await expect(page.locator("#search")).not.toBeFocused();
  }
  await page.keyboard.press("Control+k");
  await expect(page.locator("#search"), "with a key held, search stays").toBeFocused();
});

test("keys of one character work where nothing is written: on a slider and on a checkbox", async ({ atlas, page }) => {
  await atlas.open();
  await page.locator(".year-range").focus();
  await page.keyboard.press("/");
  await expect(page.locator("#search")).toBeFocused();
});

test("the legend, a chart and a table are one stop each", async ({ atlas, page }) => {
  await atlas.open();
  const switches = page.locator(".legend .switch");
  await switches.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(switches.nth(1)).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(page, "alone").toHaveURL(/layers=/);
  await page.locator(".legend-all").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".legend :focus"), "what was pressed went away; the keyboard did not").toHaveCount(1);

  const marks = page.locator(".chart:not([hidden]) .chart-mark");
  await marks.first().focus();
  const first = await marks.first().getAttribute("aria-label");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".chart-mark:focus")).not.toHaveAttribute("aria-label", first);

  await page.locator("[data-tables]").click();
  const head = page.locator(".grid-scroll [data-column]");
  await head.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(head.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(".grid [aria-sort]")).toHaveCount(1);
  await expect(head.nth(1), "sorting leaves the keyboard where it is").toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator(".grid-scroll :focus")).toHaveCount(0);
});

test("the chronology is walked by keys, and what is active is in the page", async ({ atlas, page }) => {
  await atlas.open();
  const strip = page.locator(".timeline-strip");
  await strip.focus();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("ArrowRight");
    const id = await strip.getAttribute("aria-activedescendant");
    await expect(page.locator(`#${id}`)).toHaveCount(1);
    await expect(page.locator(`#${id}`)).toHaveAttribute("aria-label", /.+/);
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&](event|deal|route)=/);
});

test("a search leads the keyboard to the dossier", async ({ atlas, page }) => {
  await atlas.open();
  await page.keyboard.press("/");
  await page.keyboard.type("Kashagan");
  await page.keyboard.press("Enter");
  await expect(page.locator("#dossier")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/place=/);
  await expect(page.locator("#dossier"), "not lost with what it was on").toBeFocused();
});

test("dialogs give the keyboard back to what opened them", async ({ atlas, page }) => {
  await atlas.open();
  for (const name of ["tables", "about", "share", "keys"]) {
    const button = page.locator(`[data-${name}]`).first();
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("dialog[open]")).toHaveCount(1);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("Tab");
    const isWithin = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest("dialog[open]"));
    expect(isWithin, `${name} keeps the keyboard`).toBe(true);
    await page.keyboard.press("Escape");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expect(button).toBeFocused();
  }
});

test("a frame lets the keyboard in and out", async ({ page, baseURL }) => {
  const host = await startHost(`${baseURL}?embed=1&country=KAZ`);
  try {
    await page.goto(host.url);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement("button"), { id: "after", textContent: "After" }));
    });
    let isOut = false;
    let wasIn = false;
    for (let step = 0; step < 90 && !isOut; step += 1) {
      await page.keyboard.press("Tab");
      const id = await page.evaluate(() => document.activeElement.id || document.activeElement.localName);
      wasIn ||= id === "iframe";
      isOut = id === "after";
    }
    expect(wasIn).toBe(true);
    expect(isOut).toBe(true);
    // Escape and arrows work within, as on the page.
    await frame.locator('[data-kind="country"][data-id="KAZ"]').first().focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(frame.locator(".dossier-full")).toHaveCount(0);
  } finally {
    host.close();
  }
});

for (const viewport of [{ width: 720, height: 450 }, { width: 844, height: 390 }]) {
  test(`the sheet beside the map steps aside for what the keyboard comes to: ${viewport.width} x ${viewport.height}`, async ({ atlas, page }) => {
    await page.setViewportSize(viewport);
    await atlas.open("country=KAZ");
    const sheet = page.locator(".sheet");
    await expect(sheet).toHaveAttribute("data-step", "half");
    const standing = [];
    for (let stop = 0; stop < 60; stop += 1) {
      await page.keyboard.press("Tab");
      await page.waitForTimeout(300);
      const at = await sheet.evaluate((sheet) => {
        const focused = document.activeElement;
        if (focused === document.body) return null;
        const [inner, outer] = [focused, sheet].map((it) => it.getBoundingClientRect());
        const isWithin = sheet.contains(focused);
        const isCovered = inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
        return { isWithin, isHidden: !isWithin && isCovered, step: sheet.dataset.step, name: focused.outerHTML.slice(0, 80) };
      });
      if (!at) break;
      expect(at.isHidden, at.name).toBe(false);
      standing.push(`${at.step}${at.isWithin ? " within" : ""}`);
    }
    // Out of the way, and back where it is come to.
    expect(standing).toContain("peek");
    expect(standing).toContain("half within");
    expect(standing).not.toContain("peek within");
    // The way past the parts leads into it, and what is selected is seen again.
    await atlas.target("country", "UZB").focus();
    await page.keyboard.press("Enter");
    await expect(sheet).toHaveAttribute("data-step", "half");
    await page.locator('[data-sheet="down"]').click();
    await expect(sheet).toHaveAttribute("data-step", "peek");
    await page.locator('.skip[data-part="dossier"]').focus();
    await page.keyboard.press("Enter");
    await expect(page.locator("#dossier")).toBeFocused();
  });
}

test("a bar whose stop has been hidden is still reached", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  const only = page.locator("[data-only]");
  await only.focus();
  await page.keyboard.press("Escape");
  await expect(only).toBeHidden();
  // By what lies after it: from there, back leads into the bar.
  await page.locator(".timeline-strip").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator(".timeline-bar button:focus")).toBeVisible();
});

test("Escape closes the list of pictures and nothing else", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  const menu = page.locator(".map-save");
  await menu.locator("summary").press("Enter");
  await expect(menu).toHaveAttribute("open", "");
  await page.keyboard.press("Escape");
  await expect(menu).not.toHaveAttribute("open", "");
  await expect(page).toHaveURL(/country=KAZ/);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/country=/);
});
