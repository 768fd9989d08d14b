import { expect, test } from "./pages/atlas.mjs";

/** How many rows a folded group has, and how many it says it has. */
const counts = (group) =>
  group.evaluate((group) => ({
    has: group.querySelectorAll(".entries > li").length,
    says: Number(group.querySelector(".group-count").textContent),
  }));

const isComplete = async (group) => {
  const { has, says } = await counts(group);
  return has === says;
};

/** Uzbekistan's dossier, once all that stands open in it is there, and its last group, which is folded. */
async function open(atlas) {
  await atlas.open("country=UZB");
  const groups = atlas.dossier().locator(".group");
  await expect.poll(() => isComplete(groups.first())).toBe(true);
  await expect(groups.last()).not.toHaveAttribute("open");
  return groups.last();
}

test("folded rows are not written while the reader is elsewhere, and are once they come near", async ({ atlas, page }) => {
  const group = await open(atlas);
  // Long enough for all of them, were they written when there is time.
  await page.waitForTimeout(1500);
  expect((await counts(group)).has).toBe(0);
  await atlas.dossier().dispatchEvent("pointerover");
  await expect.poll(() => isComplete(group)).toBe(true);
});

test("the mark of a fold is no part of its name", async ({ atlas }) => {
  const group = await open(atlas);
  await expect(group.locator("summary").first()).toHaveAccessibleName(/^\p{L}/u);
});

test("a folded group is whole when it unfolds", async ({ atlas }) => {
  const group = await open(atlas);
  const before = await group.locator("summary").first().evaluate((summary) => {
    summary.click();
    return summary.parentElement.querySelectorAll(".entries > li").length;
  });
  expect(before).toBeGreaterThan(0);
  expect(await isComplete(group)).toBe(true);
  await expect(group.locator(".entry").last()).toBeVisible();
});

for (const keys of ["Control+f", "F3"]) {
  test(`the browser's search finds folded rows: ${keys}`, async ({ atlas, page }) => {
    const group = await open(atlas);
    expect((await counts(group)).has).toBe(0);
    await page.keyboard.press(keys);
    expect(await isComplete(group)).toBe(true);
  });
}

test("the browser's search finds folded rows on a keyboard of other letters", async ({ atlas, page }) => {
  const group = await open(atlas);
  await page.evaluate(() => dispatchEvent(new KeyboardEvent("keydown", { key: "а", code: "KeyF", ctrlKey: true })));
  expect(await isComplete(group)).toBe(true);
});

test("paper has folded rows, and what folds in them unfolded", async ({ atlas, page }) => {
  const group = await open(atlas);
  const { folded, ...rows } = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const group = [...document.querySelectorAll(".dossier .group")].at(-1);
    const has = group.querySelectorAll(".entries > li").length;
    const folded = document.querySelectorAll(".dossier details:not([open], .entry-note)").length;
    dispatchEvent(new Event("afterprint"));
    return { has, folded };
  });
  expect(rows.has).toBe((await counts(group)).says);
  expect(folded).toBe(0);
});
