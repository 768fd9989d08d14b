import { expect, test } from "./pages/atlas.mjs";
import { hasInk } from "./pages/picture.mjs";

test("nothing runs while nothing changes", async ({ atlas, page }) => {
  await page.addInitScript(() => {
    window.asked = {};
    for (const name of ["requestAnimationFrame", "requestIdleCallback", "setTimeout", "setInterval"]) {
      const own = window[name].bind(window);
      window.asked[name] = 0;
      window[name] = (...rest) => (window.asked[name]++, own(...rest));
    }
  });
  await atlas.open();
  await atlas.arrived();
  // Two seconds alike; what has come is still being put in its place before.
  await expect(async () => {
    const before = await page.evaluate(() => window.asked);
    for (let second = 0; second < 2; second += 1) {
      await page.waitForTimeout(1000);
      expect(await page.evaluate(() => window.asked)).toEqual(before);
    }
  }).toPass();
  const moving = () => document.getAnimations().filter(({ playState }) => playState === "running").length;
  expect(await page.evaluate(moving)).toBe(0);
});

test("the picture lies on the screen's own pixels", async ({ atlas }) => {
  await atlas.open();
  await atlas.rest();
  const faults = await atlas.map.evaluate((map) => {
    const ratio = window.devicePixelRatio;
    const { a, e, f } = new DOMMatrix(map.querySelector(".map-picture").style.transform);
    const canvas = map.querySelector(".map-picture canvas");
    const isWhole = (value) => Math.abs(value - Math.round(value)) < 0.01;
    return [
      a === 1 || "scaled",
      (isWhole(e * ratio) && isWhole(f * ratio)) || "between pixels",
      Math.abs(parseFloat(canvas.style.width) * ratio - canvas.width) < 0.01 || "not one to one",
    ].filter((fault) => fault !== true);
  });
  expect(faults).toEqual([]);
});

test("what lies under the picture lies where the picture has the world", async ({ atlas, page }) => {
  // The whole map: the world's side is the map's smaller one.
  await atlas.open("view=78,46,0");
  await atlas.rest();
  await atlas.map.evaluate((map) => {
    window.sides = [];
    const backdrop = map.querySelector(".map-backdrop");
    const look = () => {
      const { width } = backdrop.getBoundingClientRect();
      if (width > 0) window.sides.push(width);
      requestAnimationFrame(look);
    };
    look();
  });
  // It is drawn, and shown for a moment, when the reader's hands come near.
  const { x, y } = await atlas.middle();
  await page.mouse.move(x, y);
  await expect.poll(() => page.evaluate(() => window.sides.length)).toBeGreaterThan(0);
  const { width, height } = await atlas.map.boundingBox();
  for (const side of await page.evaluate(() => window.sides)) expect(side).toBeCloseTo(Math.min(width, height), 0);
});

test("a canvas that the browser took away is drawn again", async ({ atlas }) => {
  await atlas.open();
  await atlas.rest();
  const canvas = atlas.map.locator(".map-picture canvas").first();
  const inked = () => canvas.evaluate(hasInk);
  expect(await inked()).toBe(true);
  await canvas.evaluate((canvas) => {
    canvas.getContext("2d").reset();
    canvas.dispatchEvent(new Event("contextrestored"));
  });
  await expect.poll(inked).toBe(true);
});

test("odd pointers and wheels break nothing", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.map.evaluate((map) => {
    const odd = [NaN, Infinity, -1e300, 1e300, 0];
    for (const value of odd) {
      const wheel = new WheelEvent("wheel", { bubbles: true, cancelable: true });
      for (const key of ["deltaY", "clientX", "clientY"]) Object.defineProperty(wheel, key, { get: () => value });
      map.dispatchEvent(wheel);
      for (const type of ["pointerdown", "pointermove", "pointerup"]) {
        const pointer = new PointerEvent(type, { pointerId: 3, bubbles: true, button: 0 });
        for (const key of ["clientX", "clientY"]) Object.defineProperty(pointer, key, { get: () => value });
        map.dispatchEvent(pointer);
      }
    }
  });
  await page.locator(".map-home").click();
  await atlas.rest();
  await atlas.clickOnMap("country", "CHN");
  await expect(page).toHaveURL(/country=CHN/);
});

test("the canvas over the map keeps its room while the reader goes from thing to thing, and is fitted when they stop", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open();
  await atlas.rest();
  const over = atlas.map.locator(".map-picture canvas").nth(1);
  await expect(over).toBeHidden();
  const areas = await over.evaluateHandle((canvas) => {
    const areas = [];
    const look = () => {
      const area = canvas.width * canvas.height;
      if (areas.at(-1) !== area) areas.push(area);
      requestAnimationFrame(look);
    };
    look();
    return areas;
  });
  const area = () => over.evaluate((canvas) => canvas.width * canvas.height);
  const point = async (id) => {
    const { x, y } = await atlas.placeOf("country", id);
    await page.mouse.move(x, y);
    await expect(page.locator(".map-preview")).toHaveText(id === "KAZ" ? "Kazakhstan" : "China");
  };
  await point("KAZ");
  await expect.poll(area).toBeGreaterThan(0);
  const one = await area();
  // Again where the machine took more than the second after which it is fitted.
  await expect(async () => {
    await areas.evaluate((areas) => areas.splice(0, areas.length - 1));
    await point("CHN");
    await point("KAZ");
    await page.waitForTimeout(1500);
    const [from, both, ...rest] = await areas.evaluate((areas) => areas);
    expect(from).toBe(one);
    expect(both).toBeGreaterThan(one);
    expect(rest).toEqual([one]);
  }).toPass();
  // Beyond the map there is nothing to set off.
  await page.mouse.move(1, 1);
  await expect(over).toBeHidden();
});
