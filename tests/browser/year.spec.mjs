import { expect, test } from "./pages/atlas.mjs";

test("a typed year shows the network and the capacities of its end", async ({ atlas, page }) => {
  await atlas.open();
  await expect(atlas.capacity("gas", "operating")).toHaveText("≥\u200930");
  const field = atlas.year().locator(".year-field");
  await field.fill("2009");
  await field.press("Enter");
  await expect(page).toHaveURL(/[?&]year=2009(&|$)/);
  // Line A, and Line B being built: the report's first table.
  await expect(atlas.capacity("gas", "operating")).toHaveText("≥\u200920");
  await expect(atlas.capacity("gas", "under-construction")).toHaveText("10");
  await field.fill("1812");
  await field.press("Enter");
  await expect(field).toHaveValue("1997");
  await atlas.activate(atlas.year().locator(".year-reported"));
  await expect(page).not.toHaveURL(/year=/);
});

test("the slider's keys step through years, and plans are called plans", async ({ atlas, page }) => {
  await atlas.open("year=2013");
  const heading = atlas.year().locator(".year-heading");
  await expect(heading).not.toContainText("plan");
  const slider = atlas.year().getByRole("slider");
  await slider.press("ArrowRight");
  await expect(page).toHaveURL(/[?&]year=2014(&|$)/);
  await expect(heading).toContainText("plan");
  await expect(slider).toHaveAttribute("aria-valuetext", /plan/);
  await slider.press("End");
  await expect(page).toHaveURL(/[?&]year=2020(&|$)/);
  // The table's four lines together.
  await expect(atlas.capacity("gas", "operating")).toHaveText("≥\u200980");
});

test("years play, and stop at the end or by a touch", async ({ atlas, page }) => {
  await atlas.open("year=2017");
  const play = atlas.year().locator(".year-play");
  await atlas.activate(play);
  await expect(play).toHaveAccessibleName("Pause");
  await expect(page).toHaveURL(/[?&]year=2020(&|$)/);
  await expect(play).toHaveAccessibleName("Play the years");
  await expect(page.getByRole("status")).toContainText("2020");
  // From the end it begins anew.
  await atlas.activate(play);
  await expect(page).toHaveURL(/[?&]year=199\d(&|$)/);
  await atlas.activate(atlas.year().locator(".year-reported"));
  await expect(play).toHaveAccessibleName("Play the years");
});

test("years that follow each other quickly are drawn like one that stands alone", async ({ atlas, page }) => {
  await page.addInitScript(() => {
    const { drawImage } = CanvasRenderingContext2D.prototype;
    window.copies = 0;
    CanvasRenderingContext2D.prototype.drawImage = function (...given) {
      window.copies += 1;
      drawImage.apply(this, given);
    };
  });
  await atlas.open();
  await atlas.rest();
  const drawn = () =>
    page.locator(".map-canvas").first().evaluate(async (canvas) => {
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      const hash = await crypto.subtle.digest("SHA-256", data);
      return [...new Uint8Array(hash)].join();
    });
  const before = await drawn();
  // The ground is copied where the browser is quick enough for years to follow each other.
  await expect(async () => {
    await page.locator(".year-range").evaluate(async (range) => {
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      for (const year of [2011, 2010, 2009, 2008, 2007, 2006, 2005]) {
        range.value = year;
        range.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await frame();
        await frame();
      }
    });
    expect(await page.evaluate(() => window.copies)).toBeGreaterThan(2);
  }).toPass();
  const quick = await drawn();
  expect(quick).not.toBe(before);
  // Everything is drawn anew.
  await page.locator(".map-canvas").first().evaluate((canvas) => {
    canvas.getContext("2d").reset();
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await atlas.rest();
  await expect.poll(drawn).toBe(quick);
});

for (const language of ["en", "zh", "ru"]) {
  test(`no year moves the map (${language})`, async ({ atlas, page, isMobile }) => {
    test.skip(isMobile, "there the map is as high as the screen makes it");
    for (const [width, height] of [[1440, 900], [1366, 768], [1280, 720], [1024, 768]]) {
      await page.setViewportSize({ width, height });
      await atlas.open(`lang=${language}`);
      const before = await atlas.map.boundingBox();
      for (const year of ["2016", "2009"]) {
        await page.locator(".year-field").fill(year);
        await page.locator(".year-field").press("Enter");
        await expect(page).toHaveURL(new RegExp(`year=${year}`));
        expect.soft(await atlas.map.boundingBox(), `${width} x ${height}, ${year}`).toEqual(before);
      }
    }
  });
}

test("another year that is asked for meanwhile ends the play", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "its axis has no years to press");
  await atlas.open("year=2001");
  const play = atlas.year().locator(".year-play");
  await atlas.activate(play);
  await expect(page).toHaveURL(/[?&]year=2003(&|$)/);
  const mark = page.locator('.timeline [data-year="2013"]').first();
  await page.locator('[data-stretch="years"]').click();
  await mark.dispatchEvent("click");
  await expect(play).toHaveAccessibleName("Play the years");
  await expect(page).toHaveURL(/[?&]year=2013(&|$)/);
});

test.describe("for readers who want no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("each press shows a year more", async ({ atlas, page }) => {
    await atlas.open("year=2001");
    const play = atlas.year().locator(".year-play");
    await atlas.activate(play);
    await expect(page).toHaveURL(/[?&]year=2002(&|$)/);
    await expect(play).toHaveAccessibleName("Play the years");
    await atlas.activate(play);
    await expect(page).toHaveURL(/[?&]year=2003(&|$)/);
  });
});
