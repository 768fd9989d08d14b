import { expect, test } from "./pages/atlas.mjs";

test("countries are shaded by a choice, with a key, and the address says by which", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.rest();
  await atlas.openLegend();
  const shade = (id) => atlas.inkNear("country", id, "--shade", { least: 0.3, radius: 30 });
  const expectShade = (id, isShaded) => expect.poll(async () => (await shade(id)) > 0.25, `shade of ${id}`).toBe(isShaded);
  await expectShade("KAZ", false);
  const choice = page.getByLabel("Countries shaded by");
  await choice.selectOption({ label: "Trade with China, 2012" });
  await expect(page).toHaveURL(/[?&]shade=trade-with-china-2012(&|$)/);
  const key = page.locator(".shading-key li");
  await expect(key).toHaveCount(5);
  await expect(key.last()).toContainText("88.16");
  await expectShade("KAZ", true);
  await expectShade("MNG", false);
  await choice.selectOption({ label: "Shanghai Cooperation Organization" });
  await expect(page).toHaveURL(/[?&]tint=sco(&|$)/);
  await expect(key).toHaveCount(2);
  await expectShade("KAZ", true);
  await choice.selectOption({ label: "Countries of the report" });
  await expect(page).not.toHaveURL(/tint=|shade=/);
  await expect(key).toHaveCount(0);
  await expectShade("KAZ", false);
});

test("a link brings its shading", async ({ atlas, page }) => {
  await atlas.open("tint=sco");
  await atlas.openLegend();
  await expect(page.getByLabel("Countries shaded by").locator("option:checked")).toHaveText("Shanghai Cooperation Organization");
  await atlas.rest();
  expect(await atlas.inkNear("country", "KAZ", "--shade", { least: 0.3, radius: 30 })).toBeGreaterThan(0.25);
});

test("a shading that is not offered is in the list as long as it is shown", async ({ atlas, page }) => {
  await atlas.open("tint=nato");
  await atlas.openLegend();
  const choice = page.getByLabel("Countries shaded by");
  await expect(choice.locator("option:checked")).not.toHaveText("Countries of the report");
  const count = await choice.locator("option").count();
  await choice.selectOption({ label: "Shanghai Cooperation Organization" });
  await expect(page).toHaveURL(/tint=sco/);
  await expect(choice.locator("option")).toHaveCount(count - 1);
  await expect(choice.locator("option:checked")).toHaveText("Shanghai Cooperation Organization");
  await page.evaluate(() => {
    history.replaceState(null, "", "?tint=nato");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await expect(choice.locator("option")).toHaveCount(count);
  await expect(choice.locator("option:checked")).not.toHaveText(/Shanghai|Countries of the report/);
});

test("the choice follows what is shown, also after the reader has used it", async ({ atlas, isMobile, page }) => {
  test.skip(isMobile, "of the keyboard");
  await atlas.open();
  await atlas.openLegend();
  const choice = page.getByLabel("Countries shaded by");
  const chosen = choice.locator("option:checked");
  await choice.selectOption({ label: "Shanghai Cooperation Organization" });
  await atlas.target("country", "KAZ").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/country=KAZ/);
  await choice.selectOption({ label: "Countries of the report" });
  await expect(page).not.toHaveURL(/tint=/);
  await atlas.target("country", "UZB").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/country=UZB/);
  await page.goBack();
  await expect(page).toHaveURL(/country=KAZ/);
  await page.goBack();
  await expect(page).toHaveURL(/tint=sco/);
  await expect(chosen).toHaveText("Shanghai Cooperation Organization");
});
