import { expect, test } from "./pages/atlas.mjs";

const REFUSED = /Failed to load resource/;

/** The files of the page that have come, by their names without hashes. */
function filesOf(page) {
  const files = new Set();
  page.on("response", (response) => {
    const name = new URL(response.url()).pathname.match(/([a-z]+-[a-z]{2})-[0-9a-f]+\.bin$/)?.[1];
    if (name && response.ok()) files.add(name);
  });
  return files;
}

test("loads the texts in use first, and the others when somebody uses the page and there is time", async ({ atlas, page }) => {
  const files = filesOf(page);
  await atlas.open("lang=ru&country=KAZ");
  expect([...files]).toEqual(expect.arrayContaining(["names-ru", "texts-ru"]));
  // Whoever scrolls past the page does not pay for what few want.
  await page.waitForTimeout(3000);
  expect(files.has("names-zh")).toBe(false);
  await page.mouse.move(100, 100);
  await expect.poll(() => [...files].sort()).toEqual(["names-ru", "names-zh", "texts-en", "texts-ru", "texts-zh"]);
});

test("needs no network once everything has come", async ({ atlas, page, context }) => {
  const files = filesOf(page);
  await atlas.open();
  await page.mouse.move(100, 100);
  await expect.poll(() => files.size).toBe(5);
  await context.setOffline(true);
  await atlas.activate(page.locator('.choice[lang="ru"]'));
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(atlas.target("country", "KAZ")).toHaveAttribute("aria-label", "Казахстан");
});

test("stays alive without texts, says so, and shows them when they come after all", async ({ atlas, page }) => {
  let isRefused = true;
  await page.route(/texts-en-.*\.bin$/, (route) => (isRefused ? route.abort() : route.continue()));
  await atlas.open("country=KAZ");
  const dossier = page.locator('[data-view="dossier"]');
  await expect(page.locator(".arrivals")).toContainText("have not arrived");
  await expect(dossier).toHaveAttribute("aria-busy", "true");
  await expect(dossier).toContainText("Kazakhstan");
  await expect(dossier).not.toContainText("two-way trade with China in 2012");
  isRefused = false;
  await expect(dossier).toContainText("two-way trade with China in 2012");
  await expect(dossier).not.toHaveAttribute("aria-busy");
  await expect(page.locator(".arrivals")).toHaveText("");
  expect(atlas.problems.filter((problem) => !REFUSED.test(problem))).toEqual([]);
  atlas.problems = [];
});

test("keeps its language until the names of another have come", async ({ atlas, page }) => {
  let isRefused = true;
  await page.route(/names-zh-.*\.bin$/, (route) => (isRefused ? route.abort() : route.continue()));
  await atlas.open();
  await atlas.activate(page.locator('.choice[lang="zh"]'));
  await expect(page.locator(".arrivals")).toContainText("have not arrived");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  isRefused = false;
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  await expect(atlas.target("country", "KAZ")).toHaveAttribute("aria-label", "哈萨克斯坦");
  atlas.problems = [];
});
