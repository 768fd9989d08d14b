import { expect, test } from "./pages/atlas.mjs";
import { table } from "./pages/tables.mjs";

/** How far the middle of each target's box is from the point that the map has put it at, in pixels: the farthest. */
const farthest = (atlas) =>
  atlas.map.evaluate((map) => {
    const far = [...map.querySelectorAll("[data-kind]:not([hidden])")].map((target) => {
      const [box, within] = [target, target.offsetParent].map((it) => it.getBoundingClientRect());
      const [x, y] = [box.left + box.width / 2 - within.left, box.top + box.height / 2 - within.top];
      return Math.hypot(x - parseFloat(target.style.left), y - parseFloat(target.style.top));
    });
    return far.length > 20 ? Math.max(...far) : NaN;
  });

for (const id of ["astana", "kashagan", "irkutsk"]) {
  test(`a view puts its place in the middle of the map, and a step of zoom doubles every way: ${id}`, async ({ atlas }) => {
    const { lon, lat } = table("places").find((place) => place.id === id);
    const ways = [];
    for (const zoom of [3, 4]) {
      await atlas.open(`view=${lon},${lat},${zoom}`);
      await atlas.rest();
      const [middle, place, other] = [await atlas.middle(), await atlas.placeOf("place", id), await atlas.placeOf("country", "KGZ")];
      expect(Math.hypot(place.x - middle.x, place.y - middle.y)).toBeLessThan(1);
      ways.push(Math.hypot(other.x - place.x, other.y - place.y));
    }
    expect(ways[1] / ways[0]).toBeCloseTo(2, 2);
  });
}

test("the box of every thing lies around its point, also after moves, zooms and another size", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  expect(await farthest(atlas)).toBeLessThan(1);
  const acts = {
    "a move": () => atlas.map.press("ArrowRight"),
    "a zoom": () => atlas.map.press("+"),
    "another size": () => page.setViewportSize({ width: 1100, height: 700 }),
  };
  for (const [name, act] of Object.entries(acts)) {
    const before = await atlas.placeOf("country", "KAZ");
    await act();
    await expect.poll(() => atlas.placeOf("country", "KAZ"), name).not.toEqual(before);
    await atlas.rest();
    expect(await farthest(atlas), name).toBeLessThan(1);
  }
});
