import { expect, test } from "./pages/atlas.mjs";

/** A mark of each view, how it is reached, what it selects, and which parts have a mark of that at least. */
const MARKS = {
  map: { open: "", mark: (atlas) => atlas.target("country", "KAZ"), click: (atlas) => atlas.clickOnMap("country", "KAZ"), key: "country=KAZ", has: ["map", "charts"] },
  trade: { open: "", mark: (atlas) => atlas.bar("KAZ"), key: "country=KAZ", has: ["map", "charts"] },
  shares: { open: "chart=shares-with-china", mark: (atlas) => atlas.chart("shares-with-china").locator('[data-id="KGZ"]').last(), key: "country=KGZ", has: ["map", "charts"] },
  money: { open: "chart=money", mark: (atlas) => atlas.chart("money").locator('.chart-mark[data-kind="deal"]').first(), key: /deal=[a-z0-9-]+/, has: ["charts", "timeline"] },
  chronology: { open: "", mark: (atlas) => atlas.page.locator('[data-view="timeline"] [data-kind="event"] .sign').first(), key: /event=[a-z0-9-]+/, has: ["timeline"] },
  dossier: { open: "route=cagp-a", mark: (atlas) => atlas.dossier().locator('button[data-kind="country"]').first(), key: /country=[A-Z]{3}/, has: ["map"] },
  table: { open: "", mark: (atlas) => atlas.page.locator('.grid [data-row]').first(), before: (atlas) => openTable(atlas, "deals"), key: /deal=[a-z0-9-]+/, has: ["timeline"] },
  sources: { open: "", mark: (atlas) => atlas.page.locator('.about-text [data-kind="country"]').first(), before: (atlas) => atlas.activate(atlas.page.locator("[data-about]")), key: /country=[A-Z]{3}/, has: ["map"] },
};

async function openTable(atlas, name) {
  await atlas.activate(atlas.page.locator("[data-tables]"));
  await atlas.page.locator(".grid-bar select").selectOption(name);
}

for (const [view, { open, before, mark, click, key, has }] of Object.entries(MARKS)) {
  test(`a mark of the ${view} changes all the other views`, async ({ atlas, page }) => {
    await atlas.open(open);
    await before?.(atlas);
    if (click) await click(atlas);
    else await mark(atlas).click();
    const pattern = key instanceof RegExp ? key.source : key;
    await expect(page).toHaveURL(new RegExp(`[?&]${pattern}(&|$)`));
    const address = new URL(page.url());
    const [kind, id] = ["country", "route", "place", "event", "deal", "org"].map((kind) => [kind, address.searchParams.get(kind)]).find(([, id]) => id);
    await expect(atlas.dossier().locator(`article[data-kind="${kind}"][data-id="${id}"]`)).toBeVisible();
    // Wherever the thing has a mark, the mark is set off.
    for (const part of ["map", "charts", "timeline"]) {
      const marks = page.locator(`[data-view="${part}"] [data-kind="${kind}"][data-id="${id}"]`);
      if (has.includes(part)) await expect(marks, `${part} ${kind} ${id}`).not.toHaveCount(0);
      for (let index = 0; index < Math.min(await marks.count(), 3); index += 1) {
        const one = marks.nth(index);
        const said = await one.evaluate((it) => it.getAttribute("aria-pressed") ?? it.getAttribute("aria-selected"));
        expect(said, `${part} ${kind} ${id}`).toBe("true");
      }
    }
    await expect(page).toHaveTitle(/.+ – Heartland/);
  });
}
