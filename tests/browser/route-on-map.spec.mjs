import { expect, test } from "./pages/atlas.mjs";

test("a click on a pipeline opens its dossier and sets it off until it is let go", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  const accent = () => atlas.inkNear("route", "espo1", "--accent");
  expect(await accent()).toBe(0);
  await atlas.clickOnMap("route", "espo1");
  await expect(atlas.dossier()).toContainText("Eastern Siberia-Pacific Ocean");
  await atlas.expectSelected(atlas.target("route", "espo1"));
  await page.goBack();
  await expect(page).not.toHaveURL(/route=/);
  await expect.poll(accent).toBe(0);
});
