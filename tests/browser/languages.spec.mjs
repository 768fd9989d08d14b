import { expect, test, unfold } from "./pages/atlas.mjs";

const LANGUAGES = {
  en: { locale: "en-GB", kazakhstan: "Kazakhstan", trade: "US$25.68 bn" },
  zh: { locale: "zh-CN", kazakhstan: "哈萨克斯坦", trade: "256.8亿美元" },
  ru: { locale: "ru-RU", kazakhstan: "Казахстан", trade: "25,68\u00a0млрд долл. США" },
};

for (const [language, { locale, kazakhstan, trade }] of Object.entries(LANGUAGES)) {
  test.describe(`a browser in ${locale}`, () => {
    test.use({ locale });

    test("shows the page in its own language, with its names, numbers and title", async ({ atlas, page }) => {
      await atlas.open("country=KAZ");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page).toHaveTitle(new RegExp(`^${kazakhstan} – `));
      const dossier = page.locator('[data-view="dossier"]');
      await expect(dossier.getByRole("heading", { level: 2 })).toHaveText(kazakhstan);
      await expect(dossier).toContainText(trade);
    });

    for (const asked of Object.keys(LANGUAGES).filter((other) => other !== language)) {
      test(`gives way to lang=${asked}`, async ({ atlas, page }) => {
        await atlas.open(`country=KAZ&lang=${asked}`);
        await expect(page.locator("html")).toHaveAttribute("lang", asked);
        await expect(page).toHaveTitle(new RegExp(`^${LANGUAGES[asked].kazakhstan} – `));
      });
    }

    test("keeps to itself where lang= is no language of the report", async ({ atlas, page }) => {
      await atlas.open("lang=tlh");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
    });
  });
}

test.describe("a browser in a language that the report lacks", () => {
  test.use({ locale: "fr-FR" });

  test("shows the language of the tables", async ({ atlas, page }) => {
    await atlas.open();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});

test("what stands in another language says in which", async ({ atlas, page }) => {
  await atlas.open("lang=ru&country=KAZ");
  await unfold(page.locator("[data-share]"));
  await expect(page.getByRole("button", { name: "中文" })).toHaveAttribute("lang", "zh");
  await expect(page.getByRole("button", { name: "English" })).toHaveAttribute("lang", "en");
  // The report's own title where it is cited.
  await page.locator("[data-share]").click();
  await expect(page.getByRole("dialog").locator('p[lang="en"]')).toContainText("China-Russia Relations");
});

test("nothing but proper names is in English elsewhere", async ({ atlas, page }) => {
  for (const language of ["zh", "ru"]) {
    await atlas.open(`lang=${language}&country=KAZ`);
    await expect(page.locator('[data-view="dossier"]')).not.toHaveAttribute("aria-busy");
    const english = await page.evaluate(() => {
      const isForeign = (node) => node.parentElement.closest("[lang]").lang === "en";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        if (node.parentElement.closest("script, style, noscript, [hidden]") || isForeign(node)) continue;
        // Three words of small letters in a row.
        if (/\b[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(node.data)) found.push(node.data.trim());
      }
      return found;
    });
    expect(english, language).toEqual([]);
  }
});
