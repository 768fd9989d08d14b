import { expect, test } from "./pages/atlas.mjs";

const tab = (atlas, id) => atlas.charts.locator(`#tab-${id}`);
const close = (atlas, country) => atlas.chart("transit").locator(`[data-close-country="${country}"]`).click();

/** How many routes are said to be dark. */
async function expectRoutesDark(atlas, count) {
  await expect(atlas.map.locator('[data-kind="route"][aria-label$=", dark"]')).toHaveCount(count);
}

test.beforeEach(({ isMobile }) => test.skip(isMobile, "of windows with room for one chart at a time"));

test("closed countries darken the map as long as their chart is seen", async ({ atlas }) => {
  await atlas.open("lang=en");
  await tab(atlas, "transit").click();
  await close(atlas, "KGZ");
  await expectRoutesDark(atlas, 1);
  await tab(atlas, "money").click();
  await expectRoutesDark(atlas, 0);
  await tab(atlas, "transit").click();
  await expectRoutesDark(atlas, 1);
});

test("the way back to the first chart leaves no route dark", async ({ atlas, page }) => {
  await atlas.open("lang=en");
  await atlas.clickOnMap("country", "KAZ");
  await expect(page).toHaveURL(/country=KAZ/);
  await tab(atlas, "transit").click();
  await close(atlas, "KGZ");
  await expectRoutesDark(atlas, 1);
  await page.goBack();
  await expect(atlas.chart("trade-with-china")).toBeVisible();
  await expectRoutesDark(atlas, 0);
});

test("a window that becomes wide shows another chart, and no route dark for one that is not seen", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await atlas.open("lang=en");
  await close(atlas, "KGZ");
  await expectRoutesDark(atlas, 1);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(atlas.chart("transit")).toBeHidden();
  await expectRoutesDark(atlas, 0);
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
  await expect(atlas.target("route", "cagp-d")).toHaveAttribute("aria-label", /, dark$/);
  await atlas.activate(atlas.chart("transit").locator(".closers-said button"));
  await expect(page).not.toHaveURL(/closed=/);
});
