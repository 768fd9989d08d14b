import { test as base, expect } from "@playwright/test";
import { shareOfInk } from "./picture.mjs";

const SELECTED = '[aria-pressed="true"], [aria-current="true"], [aria-selected="true"]';

/** Opens the summary in the head of a narrow page, where it hides what is looked for. */
export async function unfold(locator) {
  const folded = locator.page().locator(".head-more:not([open])").filter({ has: locator });
  if (await folded.count()) await folded.locator("summary").click();
}

/** Waits until a map's targets and picture have stood still for a while. */
export function rest(map) {
  return map.evaluate(async (map) => {
    const target = map.querySelector("[data-kind]");
    const look = () => `${target.style.left} ${target.style.top} ${map.querySelector(".map-picture").style.transform}`;
    const pause = () => new Promise((done) => setTimeout(done, 120));
    let [before, still] = [look(), 0];
    while (still < 3) {
      await pause();
      const now = look();
      still = now === before ? still + 1 : 0;
      before = now;
    }
  });
}

/** The page as a reader meets it; `problems` and `strangers` collect what must not happen. */
export class Atlas {
  /** Console errors, uncaught errors and breaches of the Content-Security-Policy. */
  problems = [];
  /** Requests that left the page's own origin. */
  strangers = [];

  constructor(page, { baseURL, hasTouch }) {
    this.page = page;
    this.origin = new URL(baseURL).origin;
    this.hasTouch = hasTouch;
    this.map = page.locator("[data-map]");
    this.charts = page.locator('[data-view="charts"]');
    page.on("console", (message) => message.type() === "error" && this.problems.push(message.text()));
    page.on("pageerror", (error) => this.problems.push(String(error)));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (/^(http|ws)s?:$/.test(protocol) && origin !== this.origin) this.strangers.push(request.url());
    });
  }

  /** Opens the atlas, with a query such as `country=KAZ`, and waits until every view answers. */
  async open(query = "") {
    await this.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
        console.error(`Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`);
      });
    });
    await this.page.goto(query ? `./?${query}` : "./");
    await this.ready();
  }

  async ready() {
    await expect(this.page.locator("html")).toHaveAttribute("data-ready", "true");
  }

  /** Waits until what comes after the page is ready has come: code that nobody needs before, and the texts. */
  async arrived() {
    await this.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => /\/later-[^/]*\.wasm$/.test(name)));
    await expect(this.page.locator(".arrivals-part, [aria-busy]")).toHaveCount(0);
  }

  /** The element that stands for a country, route or place on the map. */
  target(kind, id) {
    return this.map.locator(`[data-kind="${kind}"][data-id="${id}"]`);
  }

  /** Clicks, or taps on a touch screen, where the map shows it: at the centre of its target's box. */
  async clickOnMap(kind, id) {
    const target = this.target(kind, id);
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    expect(box, `${kind} ${id} has a place on the map`).not.toBeNull();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (this.hasTouch) await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  /** Where the map shows a thing, in pixels of the page; the map has to be at rest. */
  async placeOf(kind, id) {
    return this.target(kind, id).evaluate((target) => {
      const { left, top, width, height } = target.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  }

  /** Waits until the map has stood still for a while. */
  async rest() {
    await rest(this.map);
  }

  /** Of what is drawn around a thing on the map, the share in the colour of a token (`shareOfInk`); the map has to be at rest. */
  inkNear(kind, id, token, { least = 0.8, radius = 12 } = {}) {
    return this.target(kind, id).evaluate(shareOfInk, { token, least, radius });
  }

  /** How far the picture is scaled now; 1 is as it was drawn. */
  pictureScale() {
    return this.map.locator(".map-picture").evaluate((picture) => new DOMMatrix(picture.style.transform).a);
  }

  /** The middle of the map in pixels of the page. */
  async middle() {
    const box = await this.map.boundingBox();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  dossier() {
    return this.page.locator('[data-view="dossier"]');
  }

  /** A chart by its stable id. */
  chart(slug) {
    return this.charts.locator(`[data-chart="${slug}"]`);
  }

  /** A country's bar, in the first chart that has one. */
  bar(id) {
    return this.charts.locator(`[data-kind="country"][data-id="${id}"]`).first();
  }

  year() {
    return this.page.locator('[data-view="year"]');
  }

  /** A capacity of the year: of a layer, by what has become of the lines. */
  capacity(layer, status) {
    return this.year().locator(`[data-layer="${layer}"] [data-status="${status}"]`);
  }

  /** Where the legend is closed at first, opens it. */
  async openLegend() {
    const summary = this.page.locator(".legend-summary");
    if (await summary.isVisible()) await this.activate(summary);
  }

  /** A switch of the legend: of a `layer`, a `status` or a `gauge`. */
  switch(group, value) {
    return this.page.locator(`[data-choice="${group}"][data-value="${value}"]`);
  }

  /** Clicks or taps; what is behind the summary in the head of a narrow page is unfolded first. */
  async activate(locator) {
    await unfold(locator);
    if (this.hasTouch) await locator.tap();
    else await locator.click();
  }

  /**
   * Marked as the selection, in a way that assistive technology hears; a line or a sign on the map is set off to be seen, too,
   * where it is drawn.
   */
  async expectSelected(locator, { isDrawn = true } = {}) {
    await expect(locator.and(this.page.locator(SELECTED))).toHaveCount(1);
    // A country's band runs along its borders, wherever those are.
    const drawn = locator.and(this.map.locator('[data-kind="route"], [data-kind="place"]'));
    if (isDrawn && (await drawn.count())) {
      await expect.poll(() => drawn.evaluate(shareOfInk, { token: "--accent", least: 0.8, radius: 12 })).toBeGreaterThan(0.02);
    }
  }

  /** Each figure stands in the dossier on its own, not as a part of another number. */
  async expectFigures(figures) {
    // Folded rows are written once the reader comes near.
    await this.dossier().dispatchEvent("pointerover");
    for (const figure of figures) {
      const alone = new RegExp(`(?<![\\d.,])${figure.replace(".", "\\.")}(?![\\d]|[.,]\\d)`);
      await expect(this.dossier(), `figure ${figure}`).toContainText(alone);
    }
  }

  /** The names of the performance marks set so far. */
  marks() {
    return this.page.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
  }

  async expectQuiet() {
    expect(this.problems, "console errors, uncaught errors, policy breaches").toEqual([]);
    expect(this.strangers, "requests to other origins").toEqual([]);
    expect(await this.page.context().cookies(), "cookies").toEqual([]);
    const stored = await this.page.evaluate(() => {
      const keys = (name) => {
        try {
          return Object.keys(window[name]);
        } catch {
          // Refused to the page as well.
          return [];
        }
      };
      return [...keys("localStorage"), ...keys("sessionStorage")];
    });
    expect(stored.filter((key) => key !== "heartland-single-keys"), "what is stored").toEqual([]);
  }
}

/** `atlas` in a test is the page object; a test that used it also fails on any error, foreign request or thing kept. */
export const test = base.extend({
  atlas: async ({ page, baseURL, hasTouch }, use) => {
    const atlas = new Atlas(page, { baseURL, hasTouch });
    await use(atlas);
    await atlas.expectQuiet();
  },
});

export { expect };
