import { expect, test } from "./pages/atlas.mjs";

const field = (page) => page.getByRole("combobox", { name: "Search the atlas" });
const options = (page) => page.locator('[data-view="search"] [role="option"]');

test("a name of old, typed after the shortcut, selects its place with keys alone", async ({ atlas, page }) => {
  await atlas.open();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("Peking");
  await expect(options(page).first()).toContainText("Beijing");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", await options(page).first().getAttribute("id"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/place=beijing/);
  await expect(options(page)).toHaveCount(0);
});

test("a number leads to its figure, which is marked in the dossier", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.activate(field(page));
  await field(page).fill("25.68");
  await expect(options(page).first()).toContainText("25.68");
  await atlas.activate(options(page).first());
  const row = atlas.dossier().locator("[data-figure][aria-current]");
  await expect(row).toContainText("25.68");
  await expect(row).toBeInViewport();
});

test("a person leads to what they took part in", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.activate(field(page));
  await field(page).fill("Лавров");
  await atlas.activate(options(page).filter({ hasText: "Sergei Lavrov" }).first());
  await expect(atlas.dossier().locator("h2")).toHaveText("Sergei Lavrov");
  await expect(atlas.dossier().locator('[data-group="events"] .entry').first()).toBeVisible();
});

test("what is not there is said; Escape empties the field", async ({ atlas, page }) => {
  await atlas.open();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("zzzzzz");
  await expect(page.locator('[data-view="search"]')).toContainText("Nothing found");
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveValue("");
  await expect(page.locator('[data-view="search"]').getByRole("listbox")).toBeHidden();
});

/** Asks in Chinese before its names have come; what it returns lets them. */
async function askForNamesToCome(atlas, page) {
  let go;
  const gate = new Promise((done) => (go = done));
  await page.route(/names-zh/, async (route) => (await gate, route.continue()));
  await atlas.open("lang=en");
  await atlas.activate(field(page));
  await field(page).fill("哈萨克斯坦");
  return go;
}

test("while names are on their way nothing is said not to be there", async ({ atlas, page }) => {
  const go = await askForNamesToCome(atlas, page);
  const words = page.locator(".search-none");
  await expect(words).toContainText("on its way");
  go();
  await expect(options(page).first()).toContainText("Kazakhstan");
  await field(page).fill("qqqq");
  await expect(words.first()).toContainText("Nothing found");
});

test("its button, pressed with the keyboard, leaves that in the field", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  await atlas.open();
  await page.keyboard.press("/");
  await page.keyboard.type("gas");
  await expect(options(page).first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(".search-close")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("");
  await expect(page.locator(".search-close")).toBeHidden();
  await expect(page.getByRole("search").getByRole("listbox")).toBeHidden();
});

test("the key to it is shown where it works", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  await atlas.open();
  const key = page.locator(".search-key");
  await expect(key).toBeVisible();
  await expect(field(page)).toHaveAttribute("aria-keyshortcuts", /^\/ /);
  await page.keyboard.press("?");
  await page.locator(".keys-single input").uncheck();
  await page.keyboard.press("Escape");
  await expect(key).toBeHidden();
  await expect(field(page)).toHaveAttribute("aria-keyshortcuts", /^Control/);
});

test("a slash in the field is a slash", async ({ atlas, page }) => {
  await atlas.open();
  await page.keyboard.press("/");
  await page.keyboard.type("a/b");
  await expect(field(page)).toHaveValue("a/b");
});

test("what a search led to is gone once something else is selected", async ({ atlas, page }) => {
  await atlas.open();
  await page.locator("#search").fill("Medvedev");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(atlas.dossier()).toContainText("Medvedev");
  await atlas.target("country", "KAZ").focus();
  await page.keyboard.press("Enter");
  await expect(atlas.dossier()).toContainText("Kazakhstan");
  await page.keyboard.press("Enter");
  await expect(atlas.dossier().locator(".dossier-empty")).toHaveCount(1);
});

test("what a tool writes into the field without a key or a click is looked for in all languages", async ({ atlas, page }) => {
  await atlas.open();
  await field(page).evaluate((it) => {
    it.focus();
    it.value = "习近平";
    it.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect(options(page).first()).toContainText("Xi Jinping");
});

for (const [width, height, query] of [[600, 700, ""], [800, 700, "lang=ru"], [600, 500, "embed=1"], [960, 640, "embed=1"]]) {
  test(`results are whole within ${width} x ${height}${query && ` with ${query}`}`, async ({ atlas, page }, info) => {
    test.skip(info.project.name === "phone", "windows of their own size");
    await page.setViewportSize({ width, height });
    await atlas.open(query);
    await page.locator("#search").click();
    await page.keyboard.type("2012");
    await expect(options(page).first()).toBeVisible();
    const [list, input] = [await page.locator("#search-results").boundingBox(), await page.locator("#search").boundingBox()];
    expect(list.x).toBeGreaterThanOrEqual(0);
    expect(list.x + list.width).toBeLessThanOrEqual(width);
    expect(list.y - (input.y + input.height), "right below the head").toBeLessThan(30);
    expect(list.width).toBeGreaterThan(400);
  });
}

test("Enter for what is still to come is void once the reader goes on", async ({ atlas, page }) => {
  const go = await askForNamesToCome(atlas, page);
  await field(page).press("Enter");
  await field(page).blur();
  go();
  await field(page).focus();
  await expect(options(page).first()).toContainText("Kazakhstan");
  await expect(page).not.toHaveURL(/country=/);
});
