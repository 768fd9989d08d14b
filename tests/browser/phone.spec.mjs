import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => !isMobile, "of phones");

const SIZES = [{ width: 390, height: 844 }, { width: 320, height: 568 }, { width: 844, height: 390 }];
const sheet = (page) => page.locator(".sheet");
const step = (page) => sheet(page).getAttribute("data-step");
const boxOf = (locator) => locator.evaluate((it) => it.getBoundingClientRect().toJSON());

for (const viewport of SIZES) {
  const name = `${viewport.width} x ${viewport.height}`;

  test(`the map comes first, and nothing has to be scrolled sideways: ${name}`, async ({ atlas, page }) => {
    await page.setViewportSize(viewport);
    for (const language of ["en", "zh", "ru"]) {
      await atlas.open(`lang=${language}`);
      const map = await boxOf(atlas.map);
      expect(map.top).toBeLessThan(90);
      expect(map.height).toBeGreaterThanOrEqual(Math.min(280, viewport.height - 125));
      const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overhang, language).toBeLessThanOrEqual(0);
      await expect(page.locator(".legend")).not.toHaveAttribute("open");
    }
  });

  test(`targets are large enough for fingers: ${name}`, async ({ atlas, page }) => {
    await page.setViewportSize(viewport);
    await atlas.open("country=KAZ&lang=ru");
    // Only once it stands full are its rows all in sight.
    await page.locator('[data-sheet="up"]').tap();
    const inSheet = await small(page);
    await page.locator('[data-sheet="close"]').tap();
    await page.locator(".legend-summary").click();
    await page.locator(".head-more > summary").click();
    expect([...inSheet, ...(await small(page))]).toEqual([]);
  });
}

/** Whatever can be pressed and is smaller than it should be: 44 pixels for what is used most, 24 for all. */
function small(page) {
  return page.evaluate(() => {
    const main = ".head-more > summary, .head-choices button, .head-choices select, .search-field, .sheet-button, .map-buttons button, .map-buttons summary, .legend-summary, .year-play, .chart-tool, .timeline-bar button, .keys-open, .group > summary";
    const faults = [];
    for (const it of document.querySelectorAll("button, select, input, summary, a[href]")) {
      // On the map and over drawings, things stand where they are; they have their places in lists and tables too.
      if (it.closest(".map-targets, .chart-marks, .skips, dialog:not([open])") || !it.checkVisibility({ visibilityProperty: true })) continue;
      const { width, height } = it.getBoundingClientRect();
      if (width === 0) continue;
      const least = it.matches(main) ? 44 : 24;
      // A checkbox's label, and a link within a sentence, are larger than they, or flow with it.
      if (it.matches('[type="checkbox"], [type="range"]')) continue;
      if (width < least - 0.5 || height < least - 0.5) faults.push(`${it.localName}.${it.className} “${it.textContent.trim().slice(0, 20)}” ${Math.round(width)} x ${Math.round(height)}`);
    }
    return faults;
  });
}

test("a phone on its side has something below the map to swipe the page by, and a save menu that is whole", async ({ atlas, page }) => {
  for (const [width, height] of [[844, 340], [667, 320], [320, 256]]) {
    await page.setViewportSize({ width, height });
    await atlas.open();
    const map = await boxOf(atlas.map);
    expect(height - map.bottom, `${width} x ${height}`).toBeGreaterThan(40);
    expect(map.height).toBeGreaterThan(130);
    await page.locator(".map-save > summary").tap();
    for (const entry of await page.locator(".map-save-list button").all()) {
      const { left, bottom } = await boxOf(entry);
      expect(left).toBeGreaterThanOrEqual(map.left);
      expect(bottom).toBeLessThanOrEqual(map.bottom + 1);
    }
  }
});

test("all choices in the head can be reached in a small window", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await atlas.open();
  await page.locator(".head-more > summary").tap();
  const last = page.locator(".head-choices button").last();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport({ ratio: 1 });
});

test("what is selected comes in a sheet that is stepped by buttons and by Escape", async ({ atlas, page }) => {
  await atlas.open();
  expect(await step(page)).toBeNull();
  await atlas.clickOnMap("country", "KAZ");
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
  await expect(page.locator(".sheet-name")).toHaveText("Kazakhstan");
  const search = page.locator("#search");
  await page.locator('[data-sheet="up"]').tap();
  await expect(sheet(page)).toHaveAttribute("data-step", "full");
  await expect(page.locator('[data-sheet="up"]')).toHaveAttribute("aria-disabled", "true");
  await page.waitForTimeout(300);
  const [sheetBox, searchBox] = [await boxOf(sheet(page)), await boxOf(search)];
  expect(sheetBox.top, "the search is never covered").toBeGreaterThanOrEqual(searchBox.bottom);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
  await page.locator('[data-sheet="down"]').tap();
  await expect(sheet(page)).toHaveAttribute("data-step", "peek");
  await page.waitForTimeout(300);
  expect((await boxOf(sheet(page))).height).toBeLessThan(80);
  await expect(page.locator("#dossier"), "what is folded away is out of reach").toBeHidden();
  await page.locator('[data-sheet="close"]').tap();
  await expect(page).not.toHaveURL(/country=/);
  expect(await step(page)).toBeNull();
});

test("a long name is whole on the sheet, below what it is taken by", async ({ atlas, page }) => {
  await atlas.open("route=li-tour&lang=en");
  const { cut, top } = await page.locator(".sheet-name").evaluate((it) => {
    const words = document.createRange();
    words.selectNodeContents(it);
    const bar = it.closest(".sheet-bar").getBoundingClientRect();
    return { cut: it.scrollHeight - it.clientHeight, top: words.getBoundingClientRect().top - bar.top };
  });
  expect(cut).toBeLessThanOrEqual(1);
  // As far down as the grip.
  expect(top).toBeGreaterThanOrEqual(9);
});

test("a link to a chart leads to it", async ({ atlas, page }) => {
  await atlas.open("chart=money");
  await expect(atlas.chart("money")).toBeInViewport({ ratio: 0.6 });
  await atlas.open("chart=money&country=KAZ");
  await expect(atlas.map).toBeInViewport();
});

test("the sheet is dragged", async ({ atlas, page }) => {
  await atlas.open("country=KAZ");
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
  const bar = page.locator(".sheet-name");
  const drag = async (dy) => {
    const { x, y, width, height } = await bar.boundingBox();
    const at = [x + width / 2, y + height / 2];
    const cdp = await page.context().newCDPSession(page);
    const touch = (type, point) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: point ? [{ x: point[0], y: point[1] }] : [] });
    await touch("touchStart", at);
    for (let part = 1; part <= 8; part += 1) {
      await touch("touchMove", [at[0], at[1] + (dy * part) / 8]);
      await page.waitForTimeout(30);
    }
    // Held for a moment, so that the place counts, not the throw.
    await page.waitForTimeout(200);
    await touch("touchEnd");
  };
  await drag(-320);
  await expect(sheet(page)).toHaveAttribute("data-step", "full");
  await page.waitForTimeout(300);
  await drag(620);
  await expect(sheet(page)).toHaveAttribute("data-step", "peek");
  await page.waitForTimeout(300);
  await drag(-300);
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
});

test("Back lets go of what the sheet shows", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.clickOnMap("country", "UZB");
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
  await page.goBack();
  await expect(page.locator(".sheet[data-step]")).toHaveCount(0);
});

test("what is selected is seen beside the sheet", async ({ atlas, page }) => {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    for (const id of ["MMR", "KGZ", "IRN"]) {
      await atlas.open(`country=${id}`);
      await expect(sheet(page)).toHaveAttribute("data-step", "half");
      await atlas.rest();
      await page.waitForTimeout(300);
      const place = await atlas.placeOf("country", id);
      const over = await boxOf(sheet(page));
      const isCovered = place.x > over.left && place.y > over.top;
      expect(isCovered, `${id} at ${viewport.width}`).toBe(false);
    }
  }
});

test("what is selected under the sheet takes the map no further away", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 320, height: 568 });
  await atlas.open("view=69.20,45.50,3.50");
  await atlas.target("place", "tashkent").evaluate((it) => it.click());
  await expect(sheet(page)).toHaveAttribute("data-step", "half");
  await atlas.rest();
  await page.waitForTimeout(300);
  const zoom = () => Number(new URL(page.url()).searchParams.get("view").split(",")[2]);
  expect(zoom()).toBeGreaterThanOrEqual(3.49);
  const place = await atlas.placeOf("place", "tashkent");
  expect(place.y).toBeLessThan((await boxOf(sheet(page))).top);
});

test("what is tapped far to the right comes from under a sheet beside the map", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await atlas.open();
  const [map, { x, y }] = [await boxOf(atlas.map), await atlas.placeOf("place", "tokyo")];
  expect(x).toBeGreaterThan(map.width / 2);
  await page.touchscreen.tap(x, y);
  await expect(page).toHaveURL(/place=/);
  await atlas.rest();
  const id = new URL(page.url()).searchParams.get("place");
  const place = await atlas.placeOf("place", id);
  expect(place.x).toBeLessThan((await boxOf(sheet(page))).left);
  expect(place.x).toBeGreaterThan(0);
});

test("the choices in the head fold again where the reader goes on", async ({ atlas, page }) => {
  await atlas.open();
  const more = page.locator(".head-more");
  await more.locator("summary").tap();
  await expect(more).toHaveAttribute("open");
  await more.getByRole("button", { name: "Русский" }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(more, "a choice in it leaves it open").toHaveAttribute("open");
  const map = await boxOf(atlas.map);
  await page.touchscreen.tap(map.left + 20, map.bottom - 20);
  await expect(more).not.toHaveAttribute("open");
});

test("the phone's keyboard covers neither the field nor what is found", async ({ atlas, page }) => {
  for (const [viewport, left] of [[SIZES[0], 500], [SIZES[1], 300], [SIZES[2], 190], [{ width: 820, height: 1180 }, 500]]) {
    await page.setViewportSize(viewport);
    await atlas.open();
    const field = page.locator("#search");
    await field.tap();
    // As the browser tells that a keyboard has come up.
    await page.evaluate((height) => {
      Object.defineProperty(window.visualViewport, "height", { configurable: true, get: () => height });
      window.visualViewport.dispatchEvent(new Event("resize"));
    }, left);
    await field.fill("gas");
    await expect(page.locator(".search-option").first()).toBeVisible();
    const [head, list] = [await boxOf(field), await boxOf(page.locator("#search-results"))];
    expect(head.top).toBeGreaterThanOrEqual(0);
    expect(list.bottom, `${viewport.width} x ${viewport.height}`).toBeLessThanOrEqual(left + 1);
    expect(list.height).toBeGreaterThan(80);
  }
});

test("nothing is told by hovering alone", async ({ atlas, page }) => {
  await atlas.open();
  const told = await page.evaluate(() =>
    [...document.querySelectorAll("[title]")]
      .filter((it) => it.checkVisibility() && !it.closest("svg"))
      // What the title says stands on the page, or names the element for those who hear it.
      .filter((it) => !document.body.textContent.includes(it.title) && it.getAttribute("aria-label") !== it.title)
      .map((it) => `${it.className}: ${it.title}`),
  );
  expect(told).toEqual([]);
});

test("a dialog out of the choices in the head stays where what is selected changes", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.clickOnMap("country", "KAZ");
  await expect(page).toHaveURL(/country=KAZ/);
  await atlas.activate(page.locator("[data-share]"));
  const dialog = page.locator("dialog[open]");
  await expect(dialog).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/country=/);
  // Once all that follows from it has been drawn.
  await atlas.rest();
  await expect(dialog).toBeVisible();
  await dialog.locator(".dialog-close").tap();
  await expect(dialog).toHaveCount(0);
});

test("the end of the zoom is told above a sheet", async ({ atlas, page }) => {
  for (const viewport of SIZES) {
    await page.setViewportSize(viewport);
    await atlas.open("country=KAZ&view=70,44,0");
    const hint = page.locator(".map-hint");
    await expect(async () => {
      await page.locator("[data-map]").press("-");
      await expect(hint).toBeVisible({ timeout: 500 });
    }).toPass();
    const [told, over] = [await boxOf(hint), await boxOf(sheet(page))];
    expect(told.bottom <= over.top || told.right <= over.left, `${viewport.width} x ${viewport.height}`).toBe(true);
  }
});

test("what a table leads to is not covered by the choices in the head", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.activate(page.locator("[data-tables]"));
  await page.locator("dialog[open] [data-row]").first().tap();
  await expect(page.locator(".head-more")).not.toHaveAttribute("open", "");
});
