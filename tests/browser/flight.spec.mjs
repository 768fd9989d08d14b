import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => isMobile, "the same map, with less room for buttons");

test("what is asked for while the map flies counts on from where it flies to", async ({ atlas, page }) => {
  await atlas.open("view=75,45,1");
  await page.evaluate(async () => {
    const button = document.querySelector(".map-buttons button");
    button.click();
    await new Promise((done) => setTimeout(done, 90));
    button.click();
  });
  await expect(page).toHaveURL(/view=75\.\d\d,4[45]\.\d\d,3\.00/);
});

test("a selection that follows another within its flight is brought into view", async ({ atlas, page }) => {
  await atlas.open("view=80,24,3.2");
  const isInside = async (id) => {
    const [map, { x, y }] = [await atlas.map.boundingBox(), await atlas.placeOf("country", id)];
    return x > map.x && x < map.x + map.width && y > map.y && y < map.y + map.height;
  };
  expect(await isInside("IND")).toBe(true);
  for (const way of ["click", "focus"]) {
    await page.evaluate(async (way) => {
      const target = (kind, id) => document.querySelector(`[data-map] [data-kind="${kind}"][data-id="${id}"]`);
      target("place", "bali").click();
      await new Promise((done) => setTimeout(done, 50));
      target("country", "IND")[way]();
    }, way);
    await atlas.rest();
    expect(await isInside("IND"), way).toBe(true);
    await page.goto("./?view=80,24,3.2");
    await atlas.ready();
  }
});
