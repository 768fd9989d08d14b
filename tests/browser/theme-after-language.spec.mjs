import { test, expect } from "./pages/atlas.mjs";

/** Mean lightness, 0 to 255, of the map's picture, where there is any. */
function lightness(page) {
  return page.locator(".map-canvas").first().evaluate((canvas) => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let [sum, count] = [0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] < 255) continue;
      sum += (data[at] + data[at + 1] + data[at + 2]) / 3;
      count++;
    }
    return sum / count;
  });
}

test("the map is dark in the dark theme, also after the language has changed", async ({ atlas, page }) => {
  await atlas.open("theme=light");
  expect(await lightness(page)).toBeGreaterThan(150);
  await atlas.activate(page.locator(".choice:lang(ru)"));
  await atlas.activate(page.locator(".choice:lang(zh)"));
  await page.locator(".theme select").selectOption("dark");
  await expect.poll(() => lightness(page)).toBeLessThan(90);
  await expect(page).toHaveURL(/lang=zh&theme=dark/);
});
