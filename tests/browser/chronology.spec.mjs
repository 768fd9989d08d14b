import { expect, test } from "./pages/atlas.mjs";

const timeline = (page) => page.locator('[data-view="timeline"]');

/** The strip with the keyboard on its first entry, and what that is. */
async function atFirstEntry(atlas, page) {
  await atlas.open();
  const strip = timeline(page).getByRole("listbox");
  await strip.focus();
  await strip.press("ArrowRight");
  const active = strip.locator("[data-active]");
  await expect(active).toHaveCount(1);
  return { strip, active, kind: await active.getAttribute("data-kind"), id: await active.getAttribute("data-id") };
}

test("an entry of the strip is selected in the dossier and the address", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  const { strip, active, kind, id } = await atFirstEntry(atlas, page);
  await strip.press("Enter");
  await expect(page).toHaveURL(new RegExp(`[?&]${kind}=${id}(&|$)`));
  await expect(active).toHaveAttribute("aria-selected", "true");
  await strip.press("Enter");
  await expect(page).not.toHaveURL(new RegExp(`${kind}=`));
});

test("what a filter hides is not chosen by a key", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  const { strip, active, kind } = await atFirstEntry(atlas, page);
  for (const chip of await timeline(page).locator("[data-family]").all()) await chip.click();
  await expect(active).toHaveCount(0);
  await strip.focus();
  await strip.press("Enter");
  await page.waitForTimeout(300);
  expect(new URL(page.url()).search).not.toContain(`${kind}=`);
});

test("a click on a mark selects it", async ({ atlas, page }) => {
  await atlas.open();
  const mark = timeline(page).locator('[data-kind="event"] .sign').first();
  const id = await mark.locator("..").getAttribute("data-id");
  await mark.click();
  await expect(page).toHaveURL(new RegExp(`[?&]event=${id}(&|$)`));
});

test("chips hide a sort of entries, and the list has what is left", async ({ atlas, page }) => {
  await atlas.open();
  await timeline(page).locator("[data-list]").click();
  const rows = timeline(page).locator(".timeline-list li");
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  const chip = timeline(page).locator('[data-family="deal"]');
  const deals = Number(await chip.locator(".timeline-count").textContent());
  expect(deals).toBeGreaterThan(0);
  await chip.click();
  await expect(rows).toHaveCount(all - deals);
  await rows.locator('[data-kind="event"]').first().click();
  await expect(page).toHaveURL(/[?&]event=/);
});

test("only a country's entries", async ({ atlas, page }) => {
  await atlas.open("country=KGZ");
  await timeline(page).locator("[data-list]").click();
  const rows = timeline(page).locator(".timeline-list li");
  await expect(rows.first()).toBeVisible();
  const all = await rows.count();
  await timeline(page).locator("[data-only]").click();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  expect(await rows.count()).toBeGreaterThan(0);
});

for (const query of ["place=bishkek", "org=sco", "route=cku"]) {
  test(`what concerns ${query} stands out, and can stand alone`, async ({ atlas, page }) => {
    await atlas.open(query);
    const dated = timeline(page).locator(".timeline-strip .dated");
    const dim = timeline(page).locator(".timeline-strip [data-dim]");
    await expect.poll(() => dim.count()).toBeGreaterThan(0);
    const marked = (await dated.count()) - (await dim.count());
    expect(marked).toBeGreaterThan(0);
    await timeline(page).locator("[data-only]").click();
    await expect.poll(() => dim.count()).toBe(0);
    expect(await dated.count()).toBeGreaterThan(0);
  });
}

test("the mark of a line has the hue of its kind, as on the map; what happened to it is seen by its shape", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "the same marks");
  await atlas.open();
  await timeline(page).locator("[data-stretch]").last().click();
  const lines = timeline(page).locator(".timeline-strip .dated[data-kind=route]");
  await expect.poll(() => lines.count()).toBeGreaterThan(3);
  const hues = await lines.evaluateAll((marks) => marks.map((mark) => [mark.dataset.id, getComputedStyle(mark.querySelector(".sign")).stroke]));
  const of = (ids) => new Set(hues.filter(([id]) => ids.test(id)).map(([, hue]) => hue));
  expect([...of(/^cagp-/)]).toEqual(["rgb(162, 55, 8)"]);
  expect([...of(/^(kc-oil|espo)/)]).toEqual(["rgb(110, 0, 62)"]);
});

test("a long name moves neither the chronology's bar nor the map", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "a phone has a column");
  for (const [width, height] of [[1280, 720], [1440, 900]]) {
    await page.setViewportSize({ width, height });
    await atlas.open();
    const before = await atlas.map.boundingBox();
    await atlas.target("route", "thoroughfare").focus();
    await page.keyboard.press("Enter");
    await expect(timeline(page).locator("[data-only]")).toBeVisible();
    expect(await atlas.map.boundingBox(), `${width} x ${height}`).toEqual(before);
  }
});

test("a selection leads the strip to its time, and lets it go back", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  await atlas.open();
  const months = timeline(page).locator('[data-stretch="months"]');
  await expect(months).toHaveAttribute("aria-pressed", "true");
  await atlas.target("route", "cagp-a").focus();
  await page.keyboard.press("Enter");
  await expect(months).toHaveAttribute("aria-pressed", "false");
  await expect(timeline(page).locator('.timeline-strip [data-id="cagp-a"][aria-selected="true"]').first()).toBeAttached();
  await page.locator(".dossier [data-close]").click();
  await expect(months).toHaveAttribute("aria-pressed", "true");
});

test("a bundle that holds what is selected says so", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "there the strip goes to what is selected, where it has room");
  // The first of many in one week: the week has no room for all.
  await atlas.open();
  const crowded = timeline(page).locator(".bundle").first().locator('[data-kind="event"]').last();
  await atlas.open(`event=${await crowded.getAttribute("data-id")}`);
  const holder = timeline(page).locator('.bundle:has([aria-selected="true"]) rect');
  const others = timeline(page).locator('.bundle:not(:has([aria-selected="true"])) rect');
  await expect(holder).toHaveCount(1);
  const lineOf = (part) => part.evaluate((it) => getComputedStyle(it).strokeWidth);
  expect(await lineOf(holder)).toBe("2px");
  expect(await lineOf(others.first())).toBe("1px");
});

test("keys of the browser's own are left to it", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  await atlas.open();
  await timeline(page).getByRole("listbox").focus();
  const isLeft = (init) =>
    timeline(page).getByRole("listbox").evaluate((it, init) => {
      return it.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    }, init);
  expect(await isLeft({ key: "+", ctrlKey: true })).toBe(true);
  expect(await isLeft({ key: "ArrowLeft", altKey: true })).toBe(true);
  expect(await isLeft({ key: "+" })).toBe(false);
});

test("a year of the axis is the map's year", async ({ atlas, page }) => {
  await atlas.open();
  await timeline(page).locator('[data-stretch="years"]').click();
  const tick = timeline(page).locator("[data-year]").nth(3);
  const year = await tick.getAttribute("data-year");
  await tick.locator("text").click();
  await expect(page).toHaveURL(new RegExp(`[?&]year=${year}(&|$)`));
  await expect(tick).toHaveAttribute("data-shown");
  // Also when the strip is drawn anew, and no longer when the map shows the report's own time.
  await timeline(page).locator(".timeline-chip[data-family]").first().click();
  await expect(timeline(page).locator("[data-shown]")).toHaveAttribute("data-year", year);
  await page.locator(".year-reported").click();
  await expect(timeline(page).locator("[data-shown]")).toHaveCount(0);
});

test("a journey goes from stop to stop", async ({ atlas, page }) => {
  await atlas.open("event=xi-tour-2013");
  const said = timeline(page).locator(".journey-said");
  const step = timeline(page).locator('[data-journey="step"]');
  await step.click();
  await expect(said).toContainText("Stop 1 of 7");
  await step.click();
  await expect(said).toContainText("Stop 2 of 7");
});

test("after a drag, what clicks without a pointer selects all the same", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open();
  const box = await timeline(page).locator(".timeline-strip").boundingBox();
  await page.mouse.move(box.x + 500, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 420, box.y + 8, { steps: 5 });
  await page.mouse.up();
  const mark = timeline(page).locator(".timeline-strip .dated").first();
  const [kind, id] = [await mark.getAttribute("data-kind"), await mark.getAttribute("data-id")];
  // The click that ends the drag is the drag's; the next has no pointer.
  await mark.dispatchEvent("click");
  await expect(page).toHaveURL(new RegExp(`[?&]${kind}=${id}(&|$)`));
});

test("a finger that leaves the strip is not taken for one that is still there", async ({ atlas, isMobile, page }) => {
  test.skip(!isMobile, "of fingers");
  await atlas.open();
  const strip = timeline(page).locator(".timeline-strip");
  await strip.scrollIntoViewIfNeeded();
  const mark = await strip.locator('[data-kind="event"] .sign').nth(4).boundingBox();
  // Between the beginnings of two months: a pinch would change it.
  const month = () =>
    strip.locator("text").evaluateAll((all) => {
      const at = (name) => all.find((it) => it.textContent.startsWith(name)).getBoundingClientRect().left;
      return Math.round(at("Nov") - at("Oct"));
    });
  const before = await month();
  const cdp = await page.context().newCDPSession(page);
  const touch = (type, points) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  const drag = async ([x, y], [dx, dy]) => {
    await touch("touchStart", [[x, y]]);
    for (let step = 1; step <= 8; step++) await touch("touchMove", [[x + (dx * step) / 8, y + (dy * step) / 8]]);
    await touch("touchEnd", []);
  };
  await drag([mark.x + 4, mark.y + 4], [-90, -2]);
  await drag([mark.x + 4, mark.y + 4], [90, 2]);
  expect(await month()).toBe(before);
});

test("the list gives way to a stretch of the strip, and none is pressed beside it", async ({ atlas, page }) => {
  await atlas.open();
  const [months, years] = ["months", "years"].map((name) => timeline(page).locator(`[data-stretch="${name}"]`));
  await atlas.activate(timeline(page).locator("[data-list]"));
  await expect(timeline(page).locator(".timeline-list")).toBeVisible();
  await expect(months).toHaveAttribute("aria-pressed", "false");
  await atlas.activate(years);
  await expect(timeline(page).locator(".timeline-list")).toHaveCount(0);
  await expect(timeline(page).locator(".timeline-strip .dated").first()).toBeAttached();
  await expect(years).toHaveAttribute("aria-pressed", "true");
  await expect(timeline(page).locator("[data-list]")).toHaveAttribute("aria-pressed", "false");
});

test("the right button drags nothing", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open();
  const strip = page.locator(".timeline-strip");
  await strip.scrollIntoViewIfNeeded();
  const months = page.locator('[data-stretch="months"]');
  await expect(months).toHaveAttribute("aria-pressed", "true");
  const box = await strip.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down({ button: "right" });
  await page.mouse.move(box.x + box.width / 2 + 120, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up({ button: "right" });
  await expect(months).toHaveAttribute("aria-pressed", "true");
});

test("entries of one day that the strip cannot part are listed", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open();
  const list = page.locator(".timeline-list");
  const press = () =>
    page.evaluate(() => {
      const bundles = [...document.querySelectorAll(".timeline-strip .bundle")];
      const sizeOf = (bundle) => Number(bundle.querySelector("text").textContent);
      const [largest] = bundles.sort((one, other) => sizeOf(other) - sizeOf(one));
      if (!largest) return;
      const { left, top, width, height } = largest.querySelector("rect").getBoundingClientRect();
      const at = { bubbles: true, clientX: left + width / 2, clientY: top + height / 2 };
      // A press gives the keyboard to the strip.
      document.querySelector(".timeline-strip").focus();
      largest.dispatchEvent(new MouseEvent("click", at));
      return largest.dataset.bundle;
    });
  let first;
  await expect(async () => {
    first = (await press()) ?? first;
    await expect(list).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 15000 });
  // At those entries, not at the first of all, and with the keyboard, which went with the strip.
  await expect(list.locator(`[data-entry="${first}"]`)).toBeFocused();
  await expect.poll(() => list.evaluate((list) => list.scrollTop)).toBeGreaterThan(0);
});
