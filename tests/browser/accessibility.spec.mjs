import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./pages/atlas.mjs";

/** What a judge of WCAG 2.2 A and AA finds, in a line each. */
async function violations(page) {
  // Of all of it, not of the words that it is on its way.
  await expect(page.locator(".arrivals-part, [aria-busy]")).toHaveCount(0);
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // Legacy: in the page itself and without a second one for what all its frames have in common; it has none here.
  const judge = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(tags).setLegacyMode(true);
  const { violations: found } = await judge.analyze();
  // Marks of a chart stand where their values are, and may lie closer than a finger; each thing has its row in the chart's
  // table, and its place on the map. What the edge of a part that scrolls cuts can be scrolled to.
  const isExempt = (id, { html, failureSummary }) =>
    id === "target-size" && (html.includes("chart-mark") || failureSummary.includes("partially obscured"));
  return found.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !isExempt(id, node)).map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

const VIEWS = [
  "",
  "country=KAZ",
  "route=cagp-a&chart=transit",
  "place=kashagan&chart=money",
  "event=xi-tour-2013&chart=shares-with-china",
  "year=2016&shade=trade-with-china-2012",
];

const WAYS = ["light", "dark"].flatMap((theme) => ["en", "zh", "ru"].map((language) => ({ theme, language })));

for (const { theme, language } of WAYS) {
  test(`nothing stands in the way of anyone: ${theme}, ${language}`, async ({ atlas, page, isMobile }) => {
    for (const view of isMobile ? VIEWS.slice(0, 2) : VIEWS) {
      await atlas.open(`${view}&theme=${theme}&lang=${language}`);
      expect.soft(await violations(page), view).toEqual([]);
    }
  });
}

test("nothing stands in the way in the dialogs, in both themes", async ({ atlas, page }) => {
  for (const theme of ["light", "dark"]) {
    await atlas.open(`country=KAZ&theme=${theme}`);
    for (const [dialog, content] of Object.entries({ tables: ".grid tbody tr", about: ".about-text dt", share: ".share-code", keys: "table" })) {
      await atlas.activate(page.locator(`[data-${dialog}]`).first());
      await expect(page.locator("dialog[open]").locator(content).first()).toBeVisible();
      expect.soft(await violations(page), `${dialog} ${theme}`).toEqual([]);
      await page.keyboard.press("Escape");
    }
  }
});

test("nothing stands in the way of what unfolds: search, list, table, notes, save menu", async ({ atlas, page, isMobile }) => {
  await atlas.open();
  await page.locator("#search").fill("gas");
  await expect(page.locator(".search-option").first()).toBeVisible();
  expect.soft(await violations(page), "search").toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator('[data-view="timeline"] [data-list]').click();
  await page.locator('.chart:not([hidden]) [data-face="table"]').first().click();
  await page.locator(".map-save summary").click();
  expect.soft(await violations(page), "list, table, save menu").toEqual([]);
  await page.locator('.chart:not([hidden]) [data-face="notes"]').first().click();
  if (isMobile) await page.locator(".legend-summary").click();
  expect.soft(await violations(page), "notes").toEqual([]);
});

test("nothing stands in the way on the narrowest screen", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const view of VIEWS) {
    await atlas.open(view);
    expect.soft(await violations(page), view).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overhang, "nothing to scroll sideways").toBeLessThanOrEqual(0);
  }
  await page.locator(".head-more > summary").click();
  expect.soft(await violations(page), "choices unfolded").toEqual([]);
});

test("nothing stands in the way in a frame's compact page", async ({ atlas, page }) => {
  for (const query of ["embed=1&country=KAZ", "embed=1&controls=map,legend", "embed=1&controls=charts,dossier&country=CHN"]) {
    await atlas.open(query);
    expect.soft(await violations(page), query).toEqual([]);
  }
});
