import { expect, test } from "./pages/atlas.mjs";

test("tabs go by arrow keys, and the address names the chart in front", async ({ atlas }, { project }) => {
  test.skip(project.use.viewport?.width < 900, "tabs stand where there is room beside the map");
  await atlas.open("lang=en");
  const tabs = atlas.charts.getByRole("tab");
  await expect(tabs).toHaveCount(7);
  await expect(tabs.first()).toHaveAttribute("aria-selected", "true");
  await tabs.first().focus();
  await atlas.page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await expect(atlas.page).toHaveURL(/[?&]chart=shares-with-china/);
  await expect(atlas.chart("shares-with-china").locator("svg").first()).toBeVisible();
  await expect(atlas.chart("trade-with-china")).toBeHidden();
  await atlas.page.keyboard.press("End");
  await expect(tabs.last()).toBeFocused();
  await atlas.page.keyboard.press("ArrowRight");
  await expect(tabs.first()).toBeFocused();
  await expect(atlas.page).not.toHaveURL(/chart=/);
});

test("beside the map the charts leave nearly half of the column to the dossier", async ({ atlas }, { project }) => {
  test.skip(project.use.viewport?.width < 900, "one column");
  await atlas.page.setViewportSize({ width: 1440, height: 900 });
  await atlas.open("country=KAZ");
  for (const tab of await atlas.charts.getByRole("tab").all()) {
    await tab.click();
    await expect(atlas.charts.locator(".chart:not([hidden]) svg").first()).toBeVisible();
    await expect(atlas.page.locator(".arrivals-part, [aria-busy]")).toHaveCount(0);
    const [charts, dossier] = [await atlas.charts.boundingBox(), await atlas.dossier().boundingBox()];
    expect(dossier.height).toBeGreaterThanOrEqual(0.48 * (charts.height + dossier.height) - 1);
    const tools = await atlas.charts.locator(".chart:not([hidden]) .chart-tools").boundingBox();
    expect(tools.y + tools.height).toBeLessThanOrEqual(charts.y + charts.height);
  }
});

test("on a narrow page all charts stand one below the other", async ({ atlas }) => {
  await atlas.page.setViewportSize({ width: 390, height: 844 });
  await atlas.open();
  await expect(atlas.charts.getByRole("tab")).toHaveCount(0);
  await expect(atlas.charts.locator(".chart-picture svg")).toHaveCount(7);
  const width = await atlas.page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
