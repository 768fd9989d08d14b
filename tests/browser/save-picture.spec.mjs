import { readFile } from "node:fs/promises";
import { expect, test } from "./pages/atlas.mjs";

async function saved(atlas, page, form) {
  await atlas.activate(page.locator(".map-save summary"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    atlas.activate(page.locator(`[data-save="${form}"]`)),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("the picture is the map as it is shown, with title, legend, source and licence", async ({ atlas, page }) => {
  await atlas.open("country=KAZ&year=2016&layers=gas");
  await atlas.rest();
  const { name, bytes } = await saved(atlas, page, "svg");
  expect(name).toBe("heartland-kaz-2016.svg");
  const svg = bytes.toString("utf8");
  for (const words of ["China-Russia Relations", "Kazakhstan", "2016", "Gas pipeline", "CC-BY-4.0", "Source:"]) {
    expect(svg).toContain(words);
  }
  // A layer that is hidden is not in the picture.
  expect(svg).not.toContain("Oil pipeline");
  const parsed = await page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
    return [documentElement.localName, documentElement.querySelector("parsererror")];
  }, svg);
  expect(parsed).toEqual(["svg", null]);
});

test("kept with the keyboard, it leaves the keyboard where the list was opened", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "the same");
  await atlas.open();
  const summary = page.locator(".map-save summary");
  await summary.press("Enter");
  const saved = page.waitForEvent("download");
  await page.locator('[data-save="svg"]').press("Enter");
  await saved;
  await expect(page.locator(".map-save")).not.toHaveAttribute("open");
  await expect(summary).toBeFocused();
});

test("PNG comes in three sizes", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  const widths = [];
  for (const form of ["png-1", "png-2", "png-4"]) {
    const { bytes } = await saved(atlas, page, form);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    widths.push(bytes.readUInt32BE(16));
  }
  expect(widths[1]).toBe(2 * widths[0]);
  expect(widths[2]).toBe(4 * widths[0]);
});

test("a picture of the map with a country closed says so, and so does that of the chart", async ({ atlas, page }) => {
  await atlas.open("chart=transit&lang=en");
  await atlas.rest();
  const chart = atlas.chart("transit");
  await chart.locator('[data-close-country="UZB"]').click();
  await expect(chart.locator(".closers-outcome")).toHaveText(/Uzbekistan closed/);
  const map = (await saved(atlas, page, "svg")).bytes.toString("utf8");
  for (const words of ["What if closed: Uzbekistan", "Idle if closed"]) expect(map).toContain(words);
  const [download] = await Promise.all([page.waitForEvent("download"), chart.locator('[data-save="SVG"]').click()]);
  const svg = await readFile(await download.path(), "utf8");
  expect(svg.replace(/<[^>]*>/g, " ")).toMatch(/Uzbekistan closed: Line A/);
});

for (const [name, refuse] of [
  ["refuses a canvas", () => (HTMLCanvasElement.prototype.getContext = () => null)],
  ["makes no file of a canvas", () => (HTMLCanvasElement.prototype.toBlob = (done) => setTimeout(() => done(null)))],
  ["cannot read an image", () => (HTMLImageElement.prototype.decode = () => Promise.reject(new Error("no image")))],
]) {
  test(`a browser that ${name} is told of`, async ({ atlas, page }) => {
    await atlas.open("lang=en");
    await atlas.rest();
    await page.evaluate(refuse);
    const words = "The picture could not be made";
    const isMap = !name.includes("image");
    if (isMap) {
      await atlas.activate(page.locator(".map-save summary"));
      await atlas.activate(page.locator('[data-save="png-1"]'));
    } else {
      await atlas.activate(atlas.charts.locator('.chart:not([hidden]) [data-save="PNG"]').first());
    }
    await expect(page.locator("[data-refused]")).toHaveText(words);
    await expect(page.locator("[data-said]").first()).toHaveText(words);
  });
}
