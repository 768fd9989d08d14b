import { readFile } from "node:fs/promises";
import { expect, test, unfold } from "./pages/atlas.mjs";
import { startSite } from "./pages/host.mjs";
import { framesPolicyOf, startServer } from "../tools/serve.mjs";

/** What the dialog has in it. */
class Dialog {
  constructor(page) {
    this.page = page;
    this.root = page.locator("dialog.share");
    this.link = this.root.locator("[data-share-link]");
    this.frame = this.root.locator("[data-share-frame]");
    this.element = this.root.locator("[data-share-element]");
    this.tried = this.root.locator("[data-share-frame-try]");
    this.within = page.frameLocator("[data-share-frame-try]");
  }

  async open() {
    const button = this.page.locator("[data-share]");
    await unfold(button);
    await button.click();
    await expect(this.root).toBeVisible();
  }

  field(name) {
    return this.root.locator(`[name="${name}"]`);
  }

  async tryFrame() {
    await this.root.locator("[data-try-frame]").click();
    await this.isReady();
  }

  isReady() {
    return expect(this.within.locator("html")).toHaveAttribute("data-ready", "true");
  }
}

test("the link, the citation and the code are those of what is shown", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  const dialog = new Dialog(page);
  await dialog.open();
  await expect(dialog.link).toContainText("?country=KAZ&lang=en");
  await expect(dialog.root).toContainText(`China-Russia Relations, January 2014`);
  await dialog.field("charts").uncheck();
  await expect(dialog.frame).toContainText("controls=map,legend,timeline,dossier,search");
  for (const part of ['sandbox="allow-scripts', 'loading="lazy"', 'allow="clipboard-write"', 'referrerpolicy="no-referrer"', 'title="Heartland"']) {
    await expect(dialog.frame).toContainText(part);
  }
  await expect(dialog.element).toContainText('<heartland-atlas title="Heartland" country="KAZ"');
  await expect(dialog.root).toContainText("Access-Control-Allow-Origin: *");
});

test("Escape closes the dialog, focus returns, and the selection stays", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  const dialog = new Dialog(page);
  await unfold(page.locator("[data-share]"));
  await page.locator("[data-share]").focus();
  await page.keyboard.press("Enter");
  await expect(dialog.root).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog.root).toBeHidden();
  await expect(page.locator("[data-share]")).toBeFocused();
  await expect(page).toHaveURL(/country=KAZ/);
});

test("link, citation and code are copied", async ({ atlas, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await atlas.open("country=KAZ&lang=en");
  const dialog = new Dialog(page);
  await dialog.open();
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await dialog.root.getByRole("button", { name: "Copy link" }).click();
  await expect.poll(copied).toBe(await dialog.link.textContent());
  await dialog.root.getByRole("button", { name: "Copy citation" }).click();
  await expect.poll(copied).toContain(await dialog.link.textContent());
  await dialog.root.getByRole("button", { name: "Copy code" }).first().click();
  await expect.poll(copied).toBe(await dialog.frame.textContent());
  await dialog.root.getByRole("button", { name: "Copy code" }).last().click();
  await expect.poll(copied).toBe(await dialog.element.textContent());
});

test("the map is saved as a picture, once", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&lang=en");
  await atlas.rest();
  const names = [];
  page.on("download", (download) => names.push(download.suggestedFilename()));
  const dialog = new Dialog(page);
  await dialog.open();
  const picture = dialog.root.locator("[data-share-picture]");
  const [download] = await Promise.all([page.waitForEvent("download"), picture.click()]);
  expect((await readFile(await download.path())).subarray(1, 4).toString()).toBe("PNG");
  await page.keyboard.press("Escape");
  await page.locator('.head-choices button[lang="ru"]').click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await atlas.rest();
  expect(names).toEqual(["heartland-kaz.png"]);
});

test("the system's own way to share is offered where there is one", async ({ atlas, page }) => {
  await page.addInitScript(() => {
    window.shared = [];
    navigator.share = (data) => {
      window.shared.push(data);
      return window.shared.length > 1 ? Promise.reject(new DOMException("", "AbortError")) : Promise.resolve();
    };
  });
  await atlas.open("country=KAZ");
  const dialog = new Dialog(page);
  await dialog.open();
  const send = dialog.root.locator("[data-send]");
  await send.click();
  await send.click();
  const shared = await page.evaluate(() => window.shared);
  expect(shared).toHaveLength(2);
  expect(shared[0]).toEqual({ title: expect.stringContaining("Kazakhstan"), url: await dialog.link.textContent() });
});

test("it is not offered where there is none", async ({ atlas, page }) => {
  await page.addInitScript(() => delete Navigator.prototype.share);
  await atlas.open();
  const dialog = new Dialog(page);
  await dialog.open();
  await expect(dialog.root.locator("[data-send]")).toHaveCount(0);
});

for (const language of ["en", "zh", "ru"]) {
  test(`every word of the dialog has room (${language})`, async ({ atlas, page }) => {
    await atlas.open(`route=csto-rail&lang=${language}&layers=gas,rail&status=operating,proposed&view=70.12,44.34,2.50`);
    const dialog = new Dialog(page);
    await dialog.open();
    for (const sizing of ["height", "ratio", "in-step"]) {
      await dialog.field("size").selectOption(sizing);
      const wide = await dialog.root.evaluate((root) => {
        const parts = [...root.querySelectorAll("*")].filter((it) => it.clientWidth > 0 && it.localName !== "option");
        return parts.filter((it) => it.scrollWidth > it.clientWidth + 1 || it.getBoundingClientRect().right > innerWidth).map((it) => it.outerHTML.slice(0, 120));
      });
      expect(wide, sizing).toEqual([]);
    }
  });
}

test("a server that allows no frames is said to be one, and only once it is asked", async ({ page }) => {
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto("./?lang=en");
  const dialog = new Dialog(page);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await dialog.open();
  expect(problems).toEqual([]);
  await dialog.root.locator("[data-try-frame]").click();
  await expect(dialog.root.locator("[data-no-frame]")).toBeVisible();
  await expect(dialog.tried).toHaveCount(0);
  await expect(dialog.root.locator("[data-share-preview]")).toHaveAttribute("href", /embed=1/);
});

test.describe("where the server lets the page show frames of itself", () => {
  let server;
  test.beforeAll(async () => {
    server = await startServer({ policy: framesPolicyOf() });
  });
  test.afterAll(() => server.close());

  /** The dialog with its frame, on a page with a selection and a view of its own. */
  async function opened(page, query = "country=KAZ&view=66.00,44.00,2.00&lang=en") {
    await page.goto(`${server.url}?${query}`);
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    const dialog = new Dialog(page);
    await dialog.open();
    await dialog.tryFrame();
    return dialog;
  }

  test("every choice of size changes the code and the frame", async ({ page }) => {
    const dialog = await opened(page);
    await expect(dialog.root.locator("[data-said]")).toHaveText("The frame is below.");
    await dialog.field("height").fill("500");
    await dialog.field("height").blur();
    await expect(dialog.frame).toContainText('height="500"');
    await expect(dialog.element).toContainText('height="500" style="display: block; height: 500px"');
    await expect.poll(async () => (await dialog.tried.boundingBox()).height).toBeCloseTo(502, -1);
    // What no frame can have becomes the nearest that one can.
    await dialog.field("height").fill("12");
    await dialog.field("height").blur();
    await expect(dialog.field("height")).toHaveValue("240");
    await expect(dialog.frame).toContainText('height="240"');
    await dialog.field("size").selectOption("ratio");
    await dialog.field("ratio").selectOption("16:9");
    await expect(dialog.frame).toContainText("aspect-ratio: 16 / 9");
    await expect(dialog.element).toContainText('ratio="16/9"');
    await expect
      .poll(async () => {
        const { width, height } = await dialog.tried.boundingBox();
        return width / height;
      })
      .toBeCloseTo(16 / 9, 1);
    await dialog.field("size").selectOption("in-step");
    await expect(dialog.frame).toHaveCount(0);
    await expect(dialog.element).not.toContainText(/ratio=|" height=/);
    await expect(dialog.element).toContainText("height: 240px");
  });

  test("every choice of manner and content changes the code and the frame, and no step of the history", async ({ page }) => {
    const dialog = await opened(page);
    const steps = await page.evaluate(() => history.length);
    const root = dialog.within.locator("html");
    await expect(root).toHaveAttribute("lang", "en");
    await expect(dialog.within.locator('[data-map] [data-id="KAZ"]')).toHaveAttribute("aria-pressed", "true");

    await dialog.field("lang").selectOption("zh");
    await expect(dialog.frame).toContainText("lang=zh");
    await expect(dialog.element).toContainText('lang="zh"');
    await expect(root).toHaveAttribute("lang", "zh");

    await dialog.field("theme").selectOption("dark");
    await expect(dialog.frame).toContainText("theme=dark");
    await expect(root).toHaveAttribute("data-theme", "dark");

    await dialog.field("timeline").uncheck();
    await dialog.field("charts").uncheck();
    await expect(dialog.frame).toContainText("controls=map,legend,dossier,search");
    await dialog.isReady();
    await expect(dialog.within.locator('[data-view="timeline"]')).toBeHidden();
    await expect(dialog.within.locator('main [data-view="map"]')).toBeVisible();

    await expect(dialog.frame).toContainText("view=66.00,44.00,2.00");
    await dialog.field("view").uncheck();
    await expect(dialog.frame).not.toContainText("view=");

    await dialog.field("selection").uncheck();
    await expect(dialog.frame).not.toContainText("country=");
    await dialog.isReady();
    await expect(dialog.within.locator('[data-map] [data-id="KAZ"]')).toHaveAttribute("aria-pressed", "false");
    await expect(dialog.link).toContainText("country=KAZ");
    expect(await page.evaluate(() => history.length)).toBe(steps);
  });

  for (const isFrozen of [false, true]) {
    test(`the code works on another site, ${isFrozen ? "for good" : "as it is"}`, async ({ page }) => {
      const problems = [];
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      const dialog = await opened(page);
      if (isFrozen) {
        await dialog.field("frozen").check();
        await expect(dialog.frame).toContainText(/index-[0-9a-f]{16}\.html\?/);
        await expect(dialog.element).toContainText(/embed-[0-9a-f]{16}\.js" integrity="sha384-/);
        await dialog.isReady();
      }
      for (const code of [dialog.frame, dialog.element]) {
        const host = await startSite(await code.textContent());
        const site = await page.context().newPage();
        site.on("console", (message) => message.type() === "error" && problems.push(message.text()));
        await site.goto(host.url);
        const within = site.frameLocator("iframe");
        await expect(within.locator("html")).toHaveAttribute("data-ready", "true");
        await expect(within.locator('[data-map] [data-id="KAZ"]')).toHaveAttribute("aria-pressed", "true");
        const address = await site.locator("iframe").evaluate((it) => it.src);
        expect(/\/index-[0-9a-f]{16}\.html/.test(address)).toBe(isFrozen);
        await site.close();
        host.close();
      }
      expect(problems).toEqual([]);
    });
  }

  test("the version for good has a dialog of its own that works", async ({ page }) => {
    const dialog = await opened(page);
    await dialog.field("frozen").check();
    const kept = (await dialog.frame.textContent()).match(/src="([^"]+)"/)[1].replaceAll("&amp;", "&").replace("embed=1", "x=1");
    const problems = [];
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(kept);
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    await dialog.open();
    await expect(dialog.link).toContainText(/index-[0-9a-f]{16}\.html\?country=KAZ/);
    await expect(dialog.element).toContainText(/<heartland-atlas src="http[^"]+index-[0-9a-f]{16}\.html"/);
    await dialog.tryFrame();
    expect(problems).toEqual([]);
  });
});

test("the full page keeps what the frame was asked for and what its reader chose", async ({ page, baseURL, context }) => {
  const address = `${baseURL}?country=KAZ&layers=gas&view=66.00,44.00,2.00&lang=ru&theme=dark&embed=1&controls=map`;
  const host = await startSite(`<iframe title="Atlas" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src="${address.replaceAll("&", "&amp;")}"></iframe>`);
  try {
    await page.goto(host.url);
    const within = page.frameLocator("iframe");
    await expect(within.locator("html")).toHaveAttribute("data-ready", "true");
    await within.locator('[data-map] [data-id="UZB"]').focus();
    await page.keyboard.press("Enter");
    await expect(within.locator('[data-map] [data-id="UZB"]')).toHaveAttribute("aria-pressed", "true");
    const [full] = await Promise.all([context.waitForEvent("page"), within.locator(".embed-full").click()]);
    await expect(full.locator("html")).toHaveAttribute("data-ready", "true");
    const query = new URL(full.url()).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ country: "UZB", layers: "gas", lang: "ru", theme: "dark" });
    expect(query.has("view")).toBe(true);
    expect(query.has("embed") || query.has("controls")).toBe(false);
    await expect(full.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(full.locator('main [data-part="charts"]').first()).toBeVisible();
  } finally {
    host.close();
  }
});
