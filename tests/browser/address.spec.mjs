import { test, expect } from "./pages/atlas.mjs";

test("the address says what is shown, and Back goes through selections", async ({ atlas, page }) => {
  await atlas.open("mine=kept");
  await atlas.activate(atlas.bar("TKM"));
  await expect(page).toHaveURL(/country=TKM/);
  await atlas.activate(atlas.bar("UZB"));
  await expect(page).toHaveURL(/country=UZB.*mine=kept/);
  await page.goBack();
  await atlas.expectSelected(atlas.bar("TKM"));
  await page.goBack();
  await expect(page).not.toHaveURL(/country=/);
  await expect(atlas.dossier().locator("article")).toHaveCount(0);
  await page.goForward();
  await atlas.expectSelected(atlas.bar("TKM"));
});

test("the view leaves the address when the whole region is shown again", async ({ atlas, page }) => {
  await atlas.open("view=77.71,42.90,4.00");
  await atlas.activate(page.locator(".map-home"));
  await expect(page).not.toHaveURL(/view=/);
});

test("an address that makes no sense opens the atlas all the same", async ({ atlas, page }) => {
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await atlas.open("country=%3Cscript%3E&view=1,2&theme=pink&lang=tlh&year=oops");
  await expect(atlas.dossier().locator("h2")).toBeVisible();
  expect(warnings.filter((text) => text.includes("passed over"))).toHaveLength(1);
});
