import { expect, test } from "./pages/atlas.mjs";

/** The marks in the order in which they are to be set, each once. */
const MARKS = ["heartland:map", "heartland:chart", "heartland:ready"];

async function expectMarks(page) {
  const marks = () => page.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
  await expect.poll(async () => new Set(await marks())).toEqual(new Set(MARKS));
  // None is set again by what comes later.
  expect((await marks()).sort()).toEqual([...MARKS].sort());
  expect((await marks()).at(-1)).toBe("heartland:ready");
}

test("opens with the map drawn and every view ready", async ({ atlas, page }) => {
  await atlas.open();
  await expect(atlas.map).toBeVisible();
  await atlas.arrived();
  await expectMarks(page);
});

test("in a hidden tab the map is drawn and every view gets ready as well", async ({ atlas, page }) => {
  await page.addInitScript(() => {
    Object.defineProperties(Document.prototype, { hidden: { get: () => true }, visibilityState: { get: () => "hidden" } });
    // A hidden tab has none.
    window.requestAnimationFrame = () => 1;
  });
  await atlas.open();
  await expectMarks(page);
});
