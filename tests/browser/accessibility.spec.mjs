import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./pages/atlas.mjs";

/** What a judge of WCAG 2.2 A and AA finds, in a line each. */
async function violations(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations: found } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const lines = found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`));
  // Dots of one row may lie closer than a finger; they do the same as the row's other dots, and as its cell in the table.
  return lines.filter((line) => !/^target-size: .*\.is-round\.chart-mark/.test(line));
}

const VIEWS = ["", "country=KAZ", "route=cagp-a", "place=kashagan", "year=2016&shade=trade-with-china-2012"];

for (const theme of ["light", "dark"]) {
  for (const language of ["en", "zh", "ru"]) {
    test(`nothing stands in the way of anyone: ${theme}, ${language}`, async ({ atlas, page }) => {
      for (const view of VIEWS) {
        await atlas.open(`${view}&theme=${theme}&lang=${language}`);
        expect.soft(await violations(page), view).toEqual([]);
      }
    });
  }
}

test("nothing stands in the way on the narrowest screen", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  for (const view of VIEWS) {
    await atlas.open(view);
    expect.soft(await violations(page), view).toEqual([]);
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect.soft(overhang, "nothing to scroll sideways").toBeLessThanOrEqual(0);
  }
});
