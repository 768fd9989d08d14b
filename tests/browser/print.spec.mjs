import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { expect, test } from "./pages/atlas.mjs";
import { startHost } from "./pages/host.mjs";

/** The text of a printed page, and how many sheets it takes. */
async function printed(page, format, path) {
  const pdf = await page.pdf({ format, printBackground: true });
  writeFileSync(path, pdf);
  const text = execFileSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" });
  return { text, sheets: text.split("\f").length - 1 };
}

/** What draws the sheet, and the texts, come after the first view. */
async function canPrint(atlas) {
  await expect(atlas.dossier()).not.toHaveAttribute("aria-busy");
  const draws = () =>
    atlas.page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const isDrawn = document.querySelector(".print-sheet").hasChildNodes();
      dispatchEvent(new Event("afterprint"));
      return isDrawn;
    });
  await expect.poll(draws).toBe(true);
}

test.beforeEach(({}, { project }) => test.skip(project.name !== "desktop", "paper is the same for all"));

for (const format of ["A4", "Letter"]) {
  test(`${format}: map, legend, dossier, charts, sources and the link`, async ({ atlas, page }, info) => {
    await atlas.open("country=UZB&theme=dark");
    await canPrint(atlas);
    const { text, sheets } = await printed(page, format, info.outputPath("print.pdf"));
    for (const words of ["Gas pipeline", "Uzbekistan", "20.7", "3.23", "Data CC-BY-4.0", "country=UZB"]) {
      expect(text).toContain(words);
    }
    for (const control of ["Save picture", "Whole region", "Match system"]) expect(text).not.toContain(control);
    expect(sheets).toBeGreaterThan(1);
    expect(sheets).toBeLessThan(30);
    // Nothing of it stays on the screen.
    await expect(page.locator(".print-sheet")).toBeEmpty();
  });
}

for (const [language, unit] of [["en", "bcm"], ["zh", "亿立方米"], ["ru", "млрд куб. м"]]) {
  test(`what is selected begins a sheet with its name, also where the screen folds it away (${language})`, async ({ atlas, page }, info) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await atlas.open(`route=cagp-a&lang=${language}`);
    await canPrint(atlas);
    const name = await atlas.dossier().locator("h2").textContent();
    await page.locator('[data-sheet="down"]').click();
    await expect(page.locator(".sheet")).toHaveAttribute("data-step", "peek");
    const { text } = await printed(page, "A4", info.outputPath("print.pdf"));
    const sheet = text.split("\f").find((sheet) => sheet.trim().startsWith(name));
    expect(sheet, `a sheet that begins with ${name}`).toBeDefined();
    expect(sheet).toContain(unit);
  });
}

for (const [name, query, words, others] of [
  ["a chart alone", "controls=charts&chart=transit&country=KAZ", ["Every gas line from Turkmenistan", "Source:"], ["Russia trades", "Trade volume with China"]],
  ["the chronology", "controls=timeline&country=KAZ", ["Chronology", "Sept 2013", "Source:"], ["All years", "Every gas line"]],
  ["map and dossier", "controls=map,dossier&chart=transit&country=KAZ", ["Gas pipeline", "Trade volume with China"], ["Every gas line", "Russia trades"]],
  ["map, chart and dossier", "controls=map,charts,dossier&chart=transit&country=KAZ", ["Gas pipeline", "Every gas line from Turkmenistan", "Trade volume with China"], ["Russia trades"]],
]) {
  test(`a compact page prints what it shows, alone and in a frame: ${name}`, async ({ atlas, page, baseURL }, info) => {
    const address = `${baseURL}?embed=1&lang=en&${query}`;
    await atlas.open(new URL(address).search.slice(1));
    await canPrint(atlas);
    const alone = await printed(page, "A4", info.outputPath("alone.pdf"));
    const host = await startHost(address, { height: 640 });
    const outside = await page.context().newPage();
    await outside.goto(host.url);
    const frame = outside.frameLocator("iframe");
    await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
    const draws = () =>
      frame.locator("html").evaluate(() => {
        dispatchEvent(new Event("beforeprint"));
        const isDrawn = document.querySelector(".print-sheet").hasChildNodes();
        dispatchEvent(new Event("afterprint"));
        return isDrawn;
      });
    await expect.poll(draws).toBe(true);
    const heights = () => outside.evaluate(() => said.filter(({ type }) => type === "height").map(({ px }) => px));
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(0);
    await outside.waitForTimeout(900);
    const before = await heights();
    const framed = await printed(outside, "A4", info.outputPath("framed.pdf"));
    for (const { text } of [alone, framed]) {
      for (const word of words) expect(text).toContain(word);
      for (const word of others) expect(text).not.toContain(word);
    }
    // Paper is no reason for a frame to ask for another height.
    await outside.waitForTimeout(1200);
    const screen = await frame.locator(".page:not(.plain)").evaluate((it) => it.offsetHeight);
    expect(Math.max(...(await heights()))).toBeLessThanOrEqual(Math.max(screen, ...before));
    await host.close();
  });
}

test("with nothing selected no sheet is blank", async ({ atlas, page }, info) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await atlas.open("lang=en");
  await canPrint(atlas);
  const { text } = await printed(page, "A4", info.outputPath("print.pdf"));
  for (const sheet of text.split("\f").slice(0, -1)) expect(sheet.trim()).not.toBe("");
});

test("before there is the code that draws the sheet, the map of the screen lies on nothing", async ({ page }) => {
  await page.route(/later-.*\.wasm$/, (route) => route.abort());
  for (const [query, hasMap] of [["country=UZB", true], ["embed=1&controls=charts,dossier&country=UZB", false]]) {
    await page.goto(`./?${query}`);
    const [map, dossier] = [page.locator("[data-map]"), page.locator('[data-view="dossier"]')];
    await expect(dossier.locator("h2")).toHaveText("Uzbekistan");
    await page.emulateMedia({ media: "print" });
    await expect(map).toBeVisible({ visible: hasMap });
    if (hasMap) {
      const [above, below] = [await map.boundingBox(), await dossier.boundingBox()];
      expect(above.y + above.height).toBeLessThanOrEqual(below.y);
    }
    await page.emulateMedia({ media: null });
  }
});

test("without the app: map, tables and sources", async ({ browser, baseURL }, info) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL);
  const { text, sheets } = await printed(page, "A4", info.outputPath("plain.pdf"));
  for (const words of ["Kazakhstan-China oil pipeline", "Chronology", "Sources besides the report"]) expect(text).toContain(words);
  expect(sheets).toBeLessThan(30);
  await context.close();
});

test("paper is light also for readers who want more contrast in the dark", async ({ atlas, page }) => {
  await page.emulateMedia({ media: "print", colorScheme: "dark", contrast: "more" });
  for (const query of ["theme=dark", ""]) {
    await atlas.open(query);
    const [ink, paper] = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return ["--text", "--paper"].map((token) => style.getPropertyValue(token).trim());
    });
    expect([ink, paper], query).toEqual(["#000", "#fff"]);
  }
});

test("a chart that the reader has turned is printed as it is seen", async ({ atlas, page }, info) => {
  await atlas.open("chart=trade-growth&lang=en");
  await canPrint(atlas);
  const unit = atlas.chart("trade-growth").locator(".chart-unit");
  const before = await unit.textContent();
  const straight = await printed(page, "A4", info.outputPath("straight.pdf"));
  await atlas.chart("trade-growth").locator(".chart-bar .choice").last().click();
  await expect(unit).not.toHaveText(before);
  const turned = await printed(page, "A4", info.outputPath("turned.pdf"));
  // Another chart is always on such a scale.
  const times = ({ text }) => text.match(/logarithmic\s+scale/g).length;
  expect(times(turned)).toBe(times(straight) + 1);
});
