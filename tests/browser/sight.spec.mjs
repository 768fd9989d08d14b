import { chromium } from "@playwright/test";
import { expect, test } from "./pages/atlas.mjs";
import config from "./playwright.config.mjs";

test.skip(({ isMobile }) => isMobile, "sizes of its own");

/** Words that are cut: what overflows an element that shows none of it. Parts that scroll, and ellipses by intent, are left out. */
const cut = () => {
  const intended = [
    // Whole in the footer, and as a title.
    ".head-reads",
    ".chart-source",
    // Two lines of a hit; the dossier that it leads to has all.
    ".search-lead",
    ".search-detail",
    // The dossier's own heading follows in full.
    ".sheet-name",
    ".visually-hidden",
    ".map",
    ".map *",
    // Scrolls along time, by keys and by dragging.
    ".timeline-strip",
    ".skips *",
  ].join(", ");
  const faults = [];
  for (const it of document.querySelectorAll("body *")) {
    if (it.matches(intended) || it.closest("svg, [hidden], [inert]")) continue;
    const style = getComputedStyle(it);
    const box = it.getBoundingClientRect();
    if (style.visibility !== "visible" || box.width < 2) continue;
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    if (hides(style.overflowX) && it.scrollWidth > it.clientWidth + 1) faults.push(`${it.localName}.${it.className} sideways`);
    if (hides(style.overflowY) && it.scrollHeight > it.clientHeight + 1) faults.push(`${it.localName}.${it.className} downwards`);
    // A button's words stay within it.
    if (it.localName === "button" && it.scrollWidth > it.clientWidth + 2 && !it.matches(".chart-mark")) faults.push(`${it.className} “${it.textContent}”`);
  }
  return faults;
};

/** Words over words: boxes of different texts that cover each other. */
const overlaps = () => {
  const boxes = [];
  const walker = document.createTreeWalker(document.querySelector(".page"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode;
    if (!textContent.trim() || parent.closest("svg, option, .visually-hidden, .map-target, .skips, dialog:not([open])")) continue;
    // For those who go by headings alone.
    if (parent.getBoundingClientRect().width < 2) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      const middle = [box.left + box.width / 2, box.top + box.height / 2];
      // Only what is on top there counts: the rest is scrolled away, or behind what opens over it.
      const top = document.elementFromPoint(...middle);
      if (top && (top === parent || parent.contains(top))) boxes.push({ box, node: walker.currentNode, text: textContent.trim() });
    }
  }
  const faults = [];
  for (const [index, a] of boxes.entries()) {
    // Lines of one text have its own line height.
    for (const b of boxes.slice(index + 1).filter(({ node }) => node !== a.node)) {
      const [w, h] = [Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left), Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)];
      if (w > 3 && h > 6) faults.push(`“${a.text}” and “${b.text}”`);
    }
  }
  return faults;
};

const overhang = () => document.documentElement.scrollWidth - innerWidth;

const SIZES = [{ width: 1440, height: 900 }, { width: 390, height: 844 }];

for (const viewport of SIZES) {
  for (const language of ["en", "zh", "ru"]) {
    test(`letters twice as large, by the page's own size: ${viewport.width}, ${language}`, async ({ atlas, page }) => {
      await page.setViewportSize(viewport);
      await page.addInitScript(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(":root { font-size: 32px }");
        document.adoptedStyleSheets = [sheet];
      });
      for (const query of ["", "country=KAZ"]) {
        await atlas.open(`${query}&lang=${language}`);
        await atlas.rest();
        expect.soft(await page.evaluate(cut), query).toEqual([]);
        expect.soft(await page.evaluate(overlaps), query).toEqual([]);
        expect.soft(await page.evaluate(overhang), query).toBeLessThanOrEqual(0);
      }
    });
  }
}

test("a preview of letters twice as large covers no pointer and leaves no map", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "of the mouse");
  await page.addInitScript(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":root { font-size: 32px }");
    document.adoptedStyleSheets = [sheet];
  });
  await atlas.open("view=100,35,3");
  await atlas.rest();
  const map = await atlas.map.boundingBox();
  // The page is longer than the window.
  const floor = Math.min(map.y + map.height, page.viewportSize().height);
  const preview = page.locator(".map-preview");
  let seen = 0;
  for (const right of [24, 120, 240]) {
    for (const bottom of [24, 120, 240]) {
      const [x, y] = [map.x + map.width - right, floor - bottom];
      await page.mouse.move(x, y, { steps: 2 });
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const box = await preview.boundingBox();
      if (!box) continue;
      seen += 1;
      const what = `${await preview.textContent()} at ${x}, ${y}`;
      const isUnder = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
      expect.soft(isUnder, what).toBe(false);
      expect.soft(box.x + box.width, what).toBeLessThanOrEqual(map.x + map.width);
      expect.soft(box.y + box.height, what).toBeLessThanOrEqual(map.y + map.height);
    }
  }
  expect(seen).toBeGreaterThan(3);
});

test("letters twice as large, by the browser's setting", async ({ baseURL }) => {
  const { launchOptions } = config.use;
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, "--blink-settings=defaultFontSize=32"] });
  try {
    for (const viewport of SIZES) {
      const page = await browser.newPage({ viewport, locale: "en-GB" });
      await page.goto(`${baseURL}?country=KAZ`);
      await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
      expect.soft(await page.evaluate(cut)).toEqual([]);
      expect.soft(await page.evaluate(overlaps)).toEqual([]);
      expect.soft(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});

test("in the reader's own colours, what is on, chosen and focused is seen by lines", async ({ atlas, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await atlas.open("country=KAZ");
  const outline = (locator) => locator.evaluate((it) => [getComputedStyle(it).outlineStyle, parseFloat(getComputedStyle(it).outlineWidth)]);
  for (const selector of ['.chart-tab[aria-selected="true"]', '.head .choice[aria-pressed="true"]', '.timeline-bar [data-stretch][aria-pressed="true"]']) {
    const [style, width] = await outline(page.locator(selector).first());
    expect.soft(style, selector).toBe("solid");
    expect.soft(width, selector).toBeGreaterThanOrEqual(2);
  }
  // Pictures keep their inks; what stands around them is the reader's.
  expect(await page.locator(".legend-sample").first().evaluate((it) => getComputedStyle(it).forcedColorAdjust)).toBe("none");
  const off = page.locator(".legend .switch").first();
  await off.click();
  expect(await off.evaluate((it) => getComputedStyle(it).borderStyle)).toBe("dashed");
  await atlas.map.focus();
  await page.keyboard.press("Tab");
  const [style, width] = await outline(page.locator(".map-target:focus"));
  expect(style).toBe("double");
  expect(width).toBeGreaterThanOrEqual(4);
});

test("in the reader's own colours, inks lie on the paper of their theme", async ({ atlas, page }) => {
  await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await atlas.open("theme=light");
  for (const picture of [".legend-sample", ".chart-picture", ".timeline-strip svg"]) {
    const ground = await page.locator(picture).first().evaluate((it) => getComputedStyle(it).backgroundColor);
    expect(ground, picture).toBe("rgb(251, 248, 241)");
  }
});

test("who asks for more contrast gets it, in both themes", async ({ atlas, page }) => {
  for (const theme of ["light", "dark"]) {
    const contrast = async () => {
      await atlas.open(`theme=${theme}`);
      return page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement("i"));
        const light = (token) => {
          probe.style.color = `var(${token})`;
          const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        return { text: ratio("--text", "--paper"), quiet: ratio("--text-quiet", "--paper"), rule: ratio("--rule", "--paper") };
      });
    };
    await page.emulateMedia({ contrast: "no-preference" });
    const usual = await contrast();
    await page.emulateMedia({ contrast: "more" });
    const more = await contrast();
    expect(more.text).toBeGreaterThan(usual.text);
    expect(more.text).toBeGreaterThanOrEqual(15);
    expect(more.quiet).toBeGreaterThanOrEqual(7);
    expect(more.rule).toBeGreaterThanOrEqual(4.5);
  }
});

test("who wants little motion gets none: no flight, nothing that moves by itself", async ({ atlas, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await atlas.open();
  await atlas.rest();
  await page.evaluate(() => {
    const target = document.querySelector("[data-map] .map-picture");
    window.scales = new Set();
    new MutationObserver(() => window.scales.add(new DOMMatrix(target.style.transform).a.toFixed(3))).observe(target, { attributes: true });
  });
  const before = await atlas.placeOf("country", "RUS");
  await page.locator(".map-buttons button").first().click();
  await expect.poll(() => atlas.placeOf("country", "RUS")).not.toEqual(before);
  await atlas.rest();
  // As it was, and as it is: nothing between.
  expect(await page.evaluate(() => window.scales.size)).toBeLessThanOrEqual(2);
  const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.effect.getComputedTiming().activeDuration > 1 && it.playState === "running").length);
  expect(moving).toBe(0);
});
