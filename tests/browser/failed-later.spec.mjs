import { expect, test } from "./pages/atlas.mjs";
import { hasInk } from "./pages/picture.mjs";

/** The page says that it has stopped, and what it has drawn stays. */
async function expectStopped(page) {
  const notice = page.getByRole("alert").filter({ visible: true });
  await expect(notice).toContainText("It met an error of its own and has stopped.", { useInnerText: true });
  await expect(notice).toBeInViewport();
  expect(await page.locator("[data-map] canvas").first().evaluate(hasInk)).toBe(true);
  await expect(page.locator('[data-view="dossier"]')).not.toBeEmpty();
  // No control that does nothing is offered, and no dialog stays in the way.
  await expect(page.locator("dialog[open]")).toHaveCount(0);
  await expect(page.locator("#atlas > .page")).toHaveAttribute("inert", "");
  await notice.getByRole("link").first().click();
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator("html")).not.toHaveAttribute("data-failed");
  await expect(page).toHaveURL(/country=KAZ/);
}

test("a panic of the app is told, what it drew stays, and a link leads back", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  await page.evaluate(() => {
    // The browser refuses what no browser refuses: the app has no answer to that but to panic.
    const refuse = () => {
      throw new DOMException("refused", "NotSupportedError");
    };
    const { createElement, createElementNS, createTextNode } = Document.prototype;
    const { cloneNode } = Node.prototype;
    Object.assign(Document.prototype, { createElement: refuse, createElementNS: refuse, createTextNode: refuse });
    Node.prototype.cloneNode = refuse;
    const restore = () => {
      Object.assign(Document.prototype, { createElement, createElementNS, createTextNode });
      Node.prototype.cloneNode = cloneNode;
    };
    addEventListener("error", restore, { capture: true });
    document.querySelector("[data-share]").click();
  });
  await expectStopped(page);
  expect(atlas.problems.splice(0).join(" ")).toContain("panicked at");
});

test("an error in the app's glue is told likewise", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.stroke = () => {
      throw new RangeError("no canvas any more");
    };
  });
  await page.locator("[data-map]").press("+");
  await expectStopped(page);
  expect(atlas.problems.splice(0).join(" ")).toContain("no canvas any more");
});

test("an error of an extension or of the page around is none of the app's", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("not yours");
    });
    Promise.reject(new Error("nor this"));
  });
  await page.waitForTimeout(300);
  await expect(page.locator("html")).not.toHaveAttribute("data-failed");
  expect(atlas.problems.splice(0)).toHaveLength(2);
});

test("the notice is in the language that the reader has chosen last", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "the same");
  await atlas.open("country=KAZ&lang=en");
  await atlas.activate(page.locator('.head button[lang="ru"]'));
  await expect(page).toHaveURL(/lang=ru/);
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.stroke = () => {
      throw new RangeError("no canvas any more");
    };
  });
  await page.locator("[data-map]").press("+");
  const notice = page.getByRole("alert").filter({ visible: true });
  await expect(notice.locator("[lang=ru]")).toBeVisible();
  await expect(notice.locator('[data-way="afresh"]').filter({ visible: true })).toHaveAttribute("href", /lang=ru/);
  atlas.problems.length = 0;
});

test("a chart whose code does not come says so", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "all charts are shown at once, each as it comes");
  await page.route("**/later-*", (route) => route.abort());
  await atlas.open("lang=en");
  await atlas.activate(page.locator('[data-view="charts"] [role="tab"]').nth(2));
  const words = page.locator(".chart:not([hidden]) .chart-body .arrivals-part").filter({ visible: true });
  await expect(words).toBeVisible();
  // Once, whatever is to stand in its place.
  await page.locator('.chart:not([hidden]) [data-face="notes"]').click();
  await expect(page.locator('.chart:not([hidden]) [data-face="notes"]')).toHaveAttribute("aria-pressed", "true");
  await expect(words).toHaveCount(1);
  atlas.problems.length = 0;
});
