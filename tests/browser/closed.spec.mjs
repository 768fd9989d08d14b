import { expect, test } from "./pages/atlas.mjs";

const tab = (atlas, id) => atlas.charts.locator(`#tab-${id}`);
const close = (atlas, country) => atlas.chart("transit").locator(`[data-close-country="${country}"]`).click();

/** Whether Line D, and no other, is said to be dark and drawn without its hue. */
async function expectLineDark(atlas, isDark) {
  await expect(atlas.map.locator('[data-kind="route"][aria-label$=", idle"]')).toHaveCount(isDark ? 1 : 0);
  await expect.poll(async () => (await atlas.inkNear("route", "cagp-d", "--gas", { radius: 8 })) > 0.01).toBe(!isDark);
}

test.beforeEach(({ isMobile }) => test.skip(isMobile, "of windows with room for one chart at a time"));

test("closed countries darken the map as long as their chart is seen", async ({ atlas }) => {
  await atlas.open("lang=en");
  await tab(atlas, "transit").click();
  await close(atlas, "KGZ");
  await expectLineDark(atlas, true);
  await tab(atlas, "money").click();
  await expectLineDark(atlas, false);
  await tab(atlas, "transit").click();
  await expectLineDark(atlas, true);
});

test("the way back to the first chart leaves no route dark", async ({ atlas, page }) => {
  await atlas.open("lang=en");
  await atlas.clickOnMap("country", "KAZ");
  await expect(page).toHaveURL(/country=KAZ/);
  await tab(atlas, "transit").click();
  await close(atlas, "KGZ");
  await expectLineDark(atlas, true);
  await page.goBack();
  await expect(atlas.chart("trade-with-china")).toBeVisible();
  await expectLineDark(atlas, false);
});

test("a window that becomes wide shows another chart, and no route dark for one that is not seen", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await atlas.open("lang=en");
  await close(atlas, "KGZ");
  await expectLineDark(atlas, true);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(atlas.chart("transit")).toBeHidden();
  await expectLineDark(atlas, false);
});

test("the legend names idle lines as long as some are, and no closing without one is told", async ({ atlas, page }) => {
  await atlas.open("chart=transit&closed=KGZ&lang=en");
  const idle = page.locator(".legend-symbols").getByText("Idle if closed");
  await atlas.openLegend();
  await expect(idle).toHaveCount(1);
  await tab(atlas, "money").click();
  await expect(idle).toHaveCount(0);
  await tab(atlas, "transit").click();
  await expect(idle).toHaveCount(1);
  // No line of the chart runs through it.
  await atlas.open("chart=transit&closed=USA&lang=en");
  await expect(atlas.chart("transit").locator("[data-close-country]")).toHaveCount(5);
  await expect(atlas.chart("transit").locator(".closers-said button")).toBeVisible();
  await expect(atlas.chart("transit").locator(".closers-outcome")).toHaveText("");
  await expect(idle).toHaveCount(0);
});

test("a link says which countries are closed", async ({ atlas, page }) => {
  await atlas.open("chart=transit&lang=en");
  const names = atlas.chart("transit").locator("[data-close-country]");
  await expect(names).toHaveCount(5);
  await atlas.activate(atlas.chart("transit").locator('[data-close-country="KGZ"]'));
  await expect(page).toHaveURL(/closed=KGZ/);
  await page.reload();
  await atlas.ready();
  await expect(atlas.chart("transit").locator('[data-close-country="KGZ"]')).toHaveAttribute("aria-pressed", "true");
  await expect(atlas.target("route", "cagp-d")).toHaveAttribute("aria-label", /, idle$/);
  await atlas.activate(atlas.chart("transit").locator(".closers-said button"));
  await expect(page).not.toHaveURL(/closed=/);
});
