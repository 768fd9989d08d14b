import { expect, test } from "./pages/atlas.mjs";

/** Midway between two strands that run side by side across the middle of the map: where, downwards, one route follows another. */
async function betweenStrands(atlas, page) {
  const { x, y } = await atlas.middle();
  const preview = page.locator(".map-preview");
  const under = async (at) => {
    await page.mouse.move(x, at);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return preview.textContent();
  };
  const country = await under(y - 30);
  let above = country;
  for (let at = y - 20; at <= y + 20; at++) {
    const name = await under(at);
    if (![country, above].includes(name) && above !== country) return { x, y: at };
    above = name;
  }
  throw new Error("no two strands cross the middle of the map");
}

test("where routes run side by side, a click between them asks which is meant", async ({ atlas, page }) => {
  // The strands of a pipeline, and no other route near.
  await atlas.open("view=69.2,42.16,6");
  await atlas.rest();
  const { x, y } = await betweenStrands(atlas, page);
  if (atlas.hasTouch) await page.touchscreen.tap(x, y);
  else await page.mouse.click(x, y);
  const chooser = page.locator('[data-view="chooser"]');
  await expect(chooser).toBeVisible();
  const entries = chooser.getByRole("button");
  expect(await entries.count()).toBeGreaterThan(1);
  await expect(entries.first()).toBeFocused();
  const id = await entries.nth(1).getAttribute("data-option");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`route=${id}`));
  await expect(chooser).toBeHidden();
});

test("the question goes when the map under it gets another size", async ({ atlas, page }) => {
  await atlas.open("view=69.2,42.16,6");
  await atlas.rest();
  const { x, y } = await betweenStrands(atlas, page);
  await page.mouse.click(x, y);
  const chooser = page.locator('[data-view="chooser"]');
  await expect(chooser).toBeVisible();
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: width - 40, height });
  await expect(chooser).toBeHidden();
});

/** Zooms a little, about the pointer, and clicks there before the map has come to rest: in the page, as no hand is so quick. */
const zoomAndClick = (atlas, { x, y }) =>
  atlas.map.evaluate((map, [clientX, clientY]) => {
    map.dispatchEvent(new WheelEvent("wheel", { deltaY: 10, clientX, clientY, bubbles: true, cancelable: true }));
    for (const type of ["pointerdown", "pointerup"]) {
      map.dispatchEvent(new PointerEvent(type, { pointerId: 7, pointerType: "mouse", clientX, clientY, bubbles: true }));
    }
  }, [x, y]);

test("what is asked of a click is asked on once the map has come to rest", async ({ atlas, page }) => {
  await atlas.open("view=69.2,42.16,6");
  await atlas.rest();
  await zoomAndClick(atlas, await betweenStrands(atlas, page));
  const chooser = page.locator('[data-view="chooser"]');
  await expect(chooser).toBeVisible();
  // The address follows a map at rest.
  await expect(page).not.toHaveURL(/view=69\.2,42\.16,6$/);
  await expect(chooser).toBeVisible();
  await atlas.map.evaluate((map) => map.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true })));
  await expect(chooser).toBeHidden();
});

test("a sheet leaves the map to what is asked on it", async ({ atlas, isMobile, page }) => {
  test.skip(!isMobile, "of the sheet");
  await atlas.open("view=69.2,42.16,6&org=sco");
  await atlas.rest();
  const { x, y } = await betweenStrands(atlas, page);
  const sheet = page.locator(".sheet");
  await expect(sheet).toHaveAttribute("data-step", "half");
  await page.touchscreen.tap(x, y);
  const entries = page.locator('[data-view="chooser"]').getByRole("button");
  await expect(sheet).toHaveAttribute("data-step", "peek");
  await entries.last().tap();
  await expect(page).toHaveURL(/route=/);
  await expect(sheet).toHaveAttribute("data-step", "half");
});

test("near the map's lower edge the whole list is seen, and it goes when the map moves", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open("view=69.2,42.16,6");
  await atlas.rest();
  const { x, y } = await betweenStrands(atlas, page);
  const map = await atlas.map.boundingBox();
  // The strands come to lie just above the edge.
  await page.mouse.move(x, y - 100);
  await page.mouse.down();
  await page.mouse.move(x, y - 60, { steps: 2 });
  await page.mouse.move(x, map.y + map.height - 118, { steps: 8 });
  await page.waitForTimeout(200);
  await page.mouse.up();
  await atlas.rest();
  await page.mouse.click(x, map.y + map.height - 18);
  const chooser = page.locator('[data-view="chooser"]');
  await expect(chooser).toBeVisible();
  const list = await chooser.boundingBox();
  expect(list.y + list.height).toBeLessThanOrEqual(map.y + map.height + 1);
  await page.mouse.move(x, map.y + 60);
  await page.mouse.wheel(0, 240);
  await expect(chooser).toBeHidden();
});
