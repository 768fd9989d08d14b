import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => isMobile, "of the mouse");

/** Drags from the middle by pixels; `holds` before letting go. */
async function drag(atlas, page, dx, dy, { holds }) {
  const { x, y } = await atlas.middle();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
  await page.mouse.move(x + dx, y + dy, { steps: 4 });
  if (holds) await page.waitForTimeout(150);
  await page.mouse.up();
}

/** Throws the map to the right by a hand that goes 96 pixels, and catches it. Made in the page, where moves and time are exact. */
const travel = (atlas, catches) =>
  atlas.map.evaluate(async (map, catches) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // A slow machine's frames would make a slow hand.
    const wait = (millis) => {
      for (const end = performance.now() + millis; performance.now() < end; );
    };
    const box = map.getBoundingClientRect();
    const look = () => new DOMMatrix(map.querySelector(".map-picture").style.transform).e;
    const atRest = look();
    const send = (type, x) =>
      map.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 7, pointerType: "mouse", button: type === "pointermove" ? -1 : 0, buttons: 1, bubbles: true,
          clientX: box.left + x, clientY: box.top + 200,
        }),
      );
    send("pointerdown", 200);
    for (let step = 1; step <= 8; step++) {
      wait(16);
      send("pointermove", 200 + 12 * step);
    }
    send("pointerup", 296);
    if (catches) {
      for (let step = 0; step < 4; step++) await frame();
      send("pointerdown", 296);
      const seen = [look()];
      // Until the picture is drawn anew for where it was caught, which puts it back to where pictures lie at rest.
      for (let step = 0; step < 4; step++) {
        await frame();
        if (look() === atRest) break;
        seen.push(look());
      }
      send("pointerup", 296);
      return { frames: seen.length, moved: Math.max(...seen) - Math.min(...seen) };
    }
  }, catches);

/** In how many ways the picture lies until the map is at rest after `act`: as it was, as it is, and what comes between. */
async function waysOfPicture(atlas, act) {
  const seen = await atlas.map.evaluateHandle((map) => {
    const picture = map.querySelector(".map-picture");
    const seen = new Set([picture.style.transform]);
    new MutationObserver(() => seen.add(picture.style.transform)).observe(picture, { attributes: true });
    return seen;
  });
  await act();
  await atlas.rest();
  return seen.evaluate((seen) => seen.size);
}

test("a drag moves the map with the pointer, and one that was held leaves it there", async ({ atlas, page }) => {
  await atlas.open("view=70,44,3");
  await atlas.rest();
  const before = await atlas.placeOf("country", "KAZ");
  await drag(atlas, page, 120, -60, { holds: true });
  await atlas.rest();
  const after = await atlas.placeOf("country", "KAZ");
  expect(Math.abs(after.x - before.x - 120)).toBeLessThan(1.5);
  expect(Math.abs(after.y - before.y + 60)).toBeLessThan(1.5);
  expect(await atlas.pictureScale()).toBe(1);
});

test("a thrown map goes on, and a press catches it", async ({ atlas, page }) => {
  await atlas.open("view=70,44,3.5");
  await atlas.rest();
  const before = await atlas.placeOf("country", "KAZ");
  await travel(atlas, false);
  await atlas.rest();
  const after = await atlas.placeOf("country", "KAZ");
  expect(after.x - before.x).toBeGreaterThan(96 + 40);
  const { frames, moved } = await travel(atlas, true);
  expect(frames).toBeGreaterThan(1);
  expect(moved).toBeLessThan(0.01);
});

test.describe("for readers who want little motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing goes on by itself, and the map jumps where it would fly", async ({ atlas, page }) => {
    await atlas.open("view=70,44,3");
    await atlas.rest();
    const before = await atlas.placeOf("country", "KAZ");
    await travel(atlas, false);
    await atlas.rest();
    const after = await atlas.placeOf("country", "KAZ");
    expect(Math.abs(after.x - before.x - 96)).toBeLessThan(1.5);
    const flights = [
      () => atlas.target("country", "IND").evaluate((it) => it.click()),
      () => page.locator(".map-buttons button").first().click(),
      () => page.locator(".map-home").click(),
    ];
    for (const act of flights) {
      const from = await atlas.placeOf("country", "IND");
      expect(await waysOfPicture(atlas, act)).toBeLessThanOrEqual(2);
      expect(await atlas.placeOf("country", "IND")).not.toEqual(from);
    }
  });
});

test("a map that is dragged names nothing that has gone from under the pointer", async ({ atlas, page }) => {
  await atlas.open("view=70,48,3");
  await atlas.rest();
  const { x, y } = await atlas.middle();
  const preview = page.locator(".map-preview");
  await page.mouse.move(x, y, { steps: 2 });
  await expect(preview).toBeVisible();
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await expect(preview).toBeHidden();
  await page.mouse.up();
});

test("a release that was never heard of leaves the map where it is", async ({ atlas, page }) => {
  await atlas.open("view=70,44,2");
  await atlas.rest();
  const { x, y } = await atlas.middle();
  await page.mouse.move(x, y);
  await page.mouse.down();
  // As where a menu of the system takes it.
  await page.evaluate(() => {
    for (const type of ["pointerup", "lostpointercapture"]) {
      addEventListener(type, (event) => event.stopImmediatePropagation(), { capture: true, once: true });
    }
  });
  await page.mouse.up();
  await page.mouse.move(x + 150, y + 40, { steps: 6 });
  await atlas.rest();
  const before = await atlas.placeOf("country", "KAZ");
  await page.mouse.move(x - 150, y - 40, { steps: 6 });
  await atlas.rest();
  expect(await atlas.placeOf("country", "KAZ")).toEqual(before);
});
