import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./pages/atlas.mjs";

// The judge looks at every element, several times over.
test.describe.configure({ timeout: 90_000 });

/** What a judge of WCAG 2.2 A and AA finds, in a line each. */
async function violations(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  // Marks of a chart stand where their values are, and may lie closer than a finger; each thing has its row in the chart's
  // table, and its place on the map. What the edge of a part that scrolls cuts can be scrolled to.
  const isExempt = (id, { html, failureSummary }) =>
    id === "target-size" && (html.includes("chart-mark") || failureSummary.includes("partially obscured"));
  return found.flatMap(({ id, nodes }) =>
    nodes.filter((node) => !isExempt(id, node)).map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
  );
}

const VIEWS = ["", "country=KAZ", "route=cagp-a", "place=kashagan", "year=2016&shade=trade-with-china-2012"];

// Every view in some theme and language, every theme and language with some views.
const WAYS = ["light", "dark"].flatMap((theme) => ["en", "zh", "ru"].map((language) => ({ theme, language })));

for (const [index, { theme, language }] of WAYS.entries()) {
  test(`nothing stands in the way of anyone: ${theme}, ${language}`, async ({ atlas, page }) => {
    for (const view of [VIEWS[index % VIEWS.length], VIEWS[(index + 2) % VIEWS.length]]) {
      await atlas.open(`${view}&theme=${theme}&lang=${language}`);
      expect.soft(await violations(page), view).toEqual([]);
    }
  });
}

test("nothing stands in the way in the dialogs", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  for (const dialog of ["tables", "about", "share"]) {
    await atlas.activate(page.locator(`[data-${dialog}]`));
    await expect(page.locator("dialog[open]")).toHaveCount(1);
    expect.soft(await violations(page), dialog).toEqual([]);
    await page.keyboard.press("Escape");
  }
});

test("nothing stands in the way on the narrowest screen", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const view of VIEWS.slice(0, 2)) {
    await atlas.open(view);
    expect.soft(await violations(page), view).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overhang, "nothing to scroll sideways").toBeLessThanOrEqual(0);
  }
});
