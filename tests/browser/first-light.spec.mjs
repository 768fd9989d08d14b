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

for (const lost of [2, 4, 6, 9]) {
  test(`in a tab that is left while it waits for its frame no. ${lost}, every view gets ready as well`, async ({ page }) => {
    await page.addInitScript((lost) => {
      let [asked, isHidden] = [0, false];
      Object.defineProperties(Document.prototype, {
        hidden: { get: () => isHidden },
        visibilityState: { get: () => (isHidden ? "hidden" : "visible") },
      });
      const ask = window.requestAnimationFrame;
      window.requestAnimationFrame = (run) => {
        asked += 1;
        if (asked < lost) return ask.call(window, run);
        // None comes any more.
        setTimeout(() => (isHidden = true));
        return 1;
      };
    }, lost);
    await page.goto("./");
    const isReady = () => page.evaluate(() => performance.getEntriesByName("heartland:ready").length);
    await expect.poll(isReady).toBe(1);
  });
}
