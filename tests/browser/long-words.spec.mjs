import { expect, test } from "./pages/atlas.mjs";

// A language whose words are longer than those of any that the page speaks: every text of the page is given accents and two
// fifths more letters, in brackets. Drawings place their texts themselves and have native tests of their own.

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
  { width: 320, height: 568 },
];

const STATES = {
  "at first": async () => {},
  "with a dossier": async () => {},
  "with the legend": async (page) => {
    const legend = page.locator("details.legend");
    if (!(await legend.evaluate(({ open }) => open))) await legend.locator("summary").click();
  },
  "with the tables": (page, atlas) => enterDialog(page, atlas, "tables", ".grid tbody tr"),
  "with the sources": (page, atlas) => enterDialog(page, atlas, "about", ".about-text dt"),
  "with the share dialog": (page, atlas) => enterDialog(page, atlas, "share", ".share-code"),
};

/** Opens a dialog and waits for what it holds. */
async function enterDialog(page, atlas, name, content) {
  await atlas.activate(page.locator(`[data-${name}]`));
  await expect(page.locator("dialog[open]").locator(content).first()).toBeVisible();
}

/** Lengthens every text in the page, and its names that are only read out. */
function lengthen() {
  const accents = { a: "å", c: "ç", e: "é", i: "î", n: "ñ", o: "ö", s: "š", u: "û", y: "ý" };
  const longer = (text) => {
    const letters = text.replaceAll(/[^\p{L}]/gu, "").length;
    if (letters < 2) return text;
    const more = "one two three four five six seven eight ".repeat(20).slice(0, Math.ceil(letters * 0.4)).trim();
    const core = text.trim();
    return text.replace(core, () => `[${core.replaceAll(/[aceinosuy]/g, (letter) => accents[letter])} ${more}]`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    if (node.parentElement.closest("svg, script, style, pre, code, .timeline-strip")) continue;
    node.data = longer(node.data);
  }
  for (const name of ["aria-label", "placeholder", "title"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) element.setAttribute(name, longer(element.getAttribute(name)));
  }
}

/** What has no room: the page or a part of it that scrolls sideways, and letters that are cut or lie on others. */
function troubles() {
  const found = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`);
  // A heading that is only read out is cut to nothing on purpose.
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && getComputedStyle(element).clipPath !== "inset(50%)";
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("svg, script, style, noscript, option, .visually-hidden, .timeline-strip") || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    // Tables have thousands of texts; those in and below a few screens stand for the others.
    const boxes = [...range.getClientRects()].filter(
      ({ width, height, top, bottom }) => width > 1 && height > 1 && bottom > 0 && top < 3 * innerHeight,
    );
    for (const box of boxes) {
      // A part that scrolls, or cuts with an ellipsis and tells the whole in its title, may hide some of it.
      for (let part = element; part && part !== document.body; part = part.parentElement) {
        const { overflowX, textOverflow } = getComputedStyle(part);
        if (overflowX === "visible") continue;
        if (overflowX !== "hidden" && overflowX !== "clip") break;
        const { left, right } = part.getBoundingClientRect();
        const isTold = textOverflow === "ellipsis" && (part.title || part.closest("[title]"));
        if ((box.right > right + 1 || box.left < left - 1) && !isTold) found.push(`${name(element)} is cut by ${name(part)}`);
        break;
      }
      texts.push({ box, element });
    }
  }
  for (const [at, { box, element }] of texts.entries()) {
    for (const other of texts.slice(at + 1)) {
      if (other.element === element || element.closest("[popover], dialog") !== other.element.closest("[popover], dialog")) continue;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > 2 && high > 4) {
        // Only what is on top of the page there can be seen.
        const at = { x: Math.max(box.left, other.box.left) + wide / 2, y: Math.max(box.top, other.box.top) + high / 2 };
        const top = document.elementFromPoint(at.x, at.y);
        const both = top && [element, other.element].every((it) => it.contains(top) || top.contains(it));
        if (both) found.push(`${name(element)} lies on ${name(other.element)}`);
      }
    }
  }
  return [...new Set(found)];
}

for (const viewport of SCREENS) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport, reducedMotion: "reduce" });
    for (const [state, enter] of Object.entries(STATES)) {
      test(`longer words have room ${state}`, async ({ atlas, page }) => {
        await atlas.open(state === "with a dossier" ? "country=KAZ" : "");
        await atlas.arrived();
        await enter(page, atlas);
        await page.evaluate(lengthen);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        expect(await page.evaluate(troubles)).toEqual([]);
      });
    }
  });
}
