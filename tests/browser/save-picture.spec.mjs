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
