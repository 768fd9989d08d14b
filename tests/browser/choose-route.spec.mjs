import { expect, test } from "./pages/atlas.mjs";

test("where routes cross, a click asks which is meant", async ({ atlas, page }) => {
  await atlas.open("view=69.2,41.3,3.5");
  await atlas.rest();
  // Somewhere among the strands and journeys around the middle two lines lie under the pointer.
  const { x, y } = await atlas.middle();
  const chooser = page.locator('[data-view="chooser"]');
  search: for (let ring = 10; ring <= 130; ring += 5) {
    for (let turn = 0; turn < 12; turn++) {
      const [dx, dy] = [ring * Math.cos((turn * Math.PI) / 6), ring * Math.sin((turn * Math.PI) / 6)];
      if (atlas.hasTouch) await page.touchscreen.tap(x + dx, y + dy);
      else await page.mouse.click(x + dx, y + dy);
      if (await chooser.isVisible()) break search;
    }
  }
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
