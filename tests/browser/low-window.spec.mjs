import { expect, test } from "./pages/atlas.mjs";

// A phone on its side, letters at twice their size on a laptop, a window above another; the last in a row is a frame's page.
const WINDOWS = [
  [900, 400, ""],
  [932, 430, "country=KAZ"],
  [960, 540, "lang=zh"],
  [1024, 600, "lang=ru"],
  [1024, 500, "embed=1"],
  [1200, 300, "embed=1&controls=map,legend"],
];

for (const [width, height, query] of WINDOWS) {
  test(`${width} x ${height}${query && ` with ${query}`}: the map can be seen and no part lies on another`, async ({ atlas, page }, info) => {
    test.skip(info.project.name === "phone", "windows of their own size");
    await page.setViewportSize({ width, height });
    await atlas.open(query);
    const parts = await page.evaluate(() => {
      const shown = (part) => part.checkVisibility() && part.getBoundingClientRect();
      const selector = ".page:not(.plain) :is(.head, .year, .legend, .timeline, .page-foot, [data-part=map])";
      return [...document.querySelectorAll(selector)].map(shown).filter(Boolean).map(({ top, bottom }) => [top, bottom]);
    });
    parts.sort(([one], [other]) => one - other);
    for (const [index, [top]] of parts.entries()) {
      if (index) expect(top, `part ${index} of ${JSON.stringify(parts)}`).toBeGreaterThanOrEqual(parts[index - 1][1] - 0.5);
    }
    const map = await atlas.map.boundingBox();
    expect(map.height).toBeGreaterThanOrEqual(query.startsWith("embed") ? 180 : 250);
    // What is below is reached by scrolling.
    const last = await page.evaluate(() => {
      scrollTo(0, 1e5);
      return document.querySelector(".page:not(.plain) .page-foot").getBoundingClientRect().bottom - innerHeight;
    });
    expect(last).toBeLessThanOrEqual(1);
    const { right, bottom } = await page.evaluate(() => {
      scrollTo(0, 0);
      const [map, buttons] = ["[data-map]", ".map-buttons"].map((it) => document.querySelector(it).getBoundingClientRect());
      return { right: map.right - buttons.right, bottom: map.bottom - buttons.bottom };
    });
    expect(Math.min(right, bottom), "the map's buttons are on it").toBeGreaterThanOrEqual(0);
  });
}

/** Whether an element lies within another. */
const liesIn = async (inner, outer) => {
  const [a, b] = [await inner.boundingBox(), await outer.boundingBox()];
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width + 0.5 && a.y + a.height <= b.y + b.height + 0.5;
};

for (const [width, height, query] of [[915, 412, "year=2016"], [1280, 720, "year=2016&lang=ru"], [960, 540, "year=2016&lang=ru"], [915, 412, "year=2016&lang=zh"]]) {
  test(`${width} x ${height} with ${query}: the way back to the report's time is beside the year`, async ({ atlas, page }, info) => {
    test.skip(info.project.name === "phone", "windows of their own size");
    await page.setViewportSize({ width, height });
    await atlas.open(query);
    for (const part of [".year-field", ".year-reported", ".year-heading"]) {
      expect(await liesIn(atlas.year().locator(part), atlas.year()), part).toBe(true);
    }
  });
}

test("a low frame without a legend shows the capacities with the year", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "windows of their own size");
  for (const [width, language] of [[960, "en"], [1300, "ru"]]) {
    await page.setViewportSize({ width, height: 540 });
    await atlas.open(`embed=1&controls=map,timeline&lang=${language}`);
    expect(await liesIn(atlas.capacity("oil", "proposed"), atlas.year())).toBe(true);
  }
});

test("the save menu of a low frame lies on its map", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "a window of its own size");
  await page.setViewportSize({ width: 960, height: 400 });
  await atlas.open("embed=1");
  await page.locator(".map-save > summary").click();
  for (const entry of await page.locator(".map-save-list button").all()) expect(await liesIn(entry, atlas.map)).toBe(true);
});

test("the legend of a low window is a line, and whole when it is asked for or the keyboard comes to it", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "a window of its own size");
  await page.setViewportSize({ width: 1280, height: 640 });
  await atlas.open();
  const legend = page.locator(".page:not(.plain) .legend");
  const more = legend.getByRole("button", { name: "Legend" });
  const heightOf = async (part) => (await part.boundingBox()).height;
  const [folded, map] = [await heightOf(legend), await heightOf(atlas.map)];
  expect(folded).toBeLessThan(40);
  expect(map).toBeGreaterThan(320);
  await expect(more).toHaveAttribute("aria-expanded", "false");
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await expect.poll(() => heightOf(legend)).toBeGreaterThan(100);
  await legend.getByRole("button", { name: /^Proposed/ }).click();
  await expect(legend.getByRole("button", { name: /^Proposed/ })).toHaveAttribute("aria-pressed", "false");
  await more.click();
  await expect.poll(() => heightOf(legend)).toBe(folded);
  await expect.poll(() => heightOf(atlas.map)).toBe(map);
  await more.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => heightOf(legend)).toBeGreaterThan(100);
});

test("a window that is not low has its whole legend, and no button for it", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "a window of its own size");
  const legend = page.locator(".page:not(.plain) .legend");
  for (const [width, height] of [[1440, 900], [1280, 920]]) {
    await page.setViewportSize({ width, height });
    await atlas.open();
    await expect(legend.locator(".legend-more")).toBeHidden();
    expect(await legend.evaluate((it) => it.scrollHeight - it.clientHeight)).toBeLessThanOrEqual(0);
  }
});

for (const [width, height, query] of [[1280, 800, "lang=ru"], [1024, 768, ""], [1440, 820, ""]]) {
  test(`${width} x ${height}${query && ` with ${query}`}: the map has half of the window, the legend a line with all kinds of route`, async ({ atlas, page }, info) => {
    test.skip(info.project.name === "phone", "windows of their own size");
    await page.setViewportSize({ width, height });
    await atlas.open(query);
    expect((await atlas.map.boundingBox()).height).toBeGreaterThan(0.48 * height);
    const [line, button] = [page.locator(".page:not(.plain) .legend"), page.locator(".legend-more")];
    await expect(button).toBeVisible();
    const [{ y, height: whole }, { x: end }] = [await line.boundingBox(), await button.boundingBox()];
    const kinds = await line.locator(".legend-group").first().locator(".switch").all();
    expect(kinds.length).toBeGreaterThan(3);
    for (const kind of kinds) {
      const box = await kind.boundingBox();
      expect(box.y + box.height).toBeLessThanOrEqual(y + whole);
      expect(box.x + box.width).toBeLessThanOrEqual(end);
    }
    await button.click();
    await expect.poll(async () => (await line.boundingBox()).height).toBeGreaterThan(whole + 40);
    expect(await line.evaluate((it) => it.scrollHeight - it.clientHeight), "the whole legend does not scroll").toBeLessThanOrEqual(12);
  });
}

test("in a low window a chart stays where the reader selects on it, and gives way to what is selected elsewhere", async ({ atlas, page }, info) => {
  test.skip(info.project.name === "phone", "a window of its own size");
  await page.setViewportSize({ width: 1366, height: 650 });
  await atlas.open();
  const chart = atlas.chart("trade-with-china");
  await atlas.bar("KAZ").click();
  await expect(atlas.dossier().locator("h2")).toHaveText("Kazakhstan");
  await expect(chart.locator(".chart-picture")).toBeInViewport({ ratio: 0.9 });
  await expect(atlas.dossier().locator("h2")).toBeInViewport();
  await atlas.clickOnMap("country", "CHN");
  await expect(atlas.dossier().locator("h2")).toHaveText("China");
  await expect(chart.locator(".chart-picture")).not.toBeInViewport();
  await expect(atlas.dossier().locator("h2")).toBeInViewport();
  await atlas.open("country=KGZ&chart=transit");
  await expect(atlas.chart("transit").locator(".chart-picture")).toBeInViewport({ ratio: 0.9 });
});
