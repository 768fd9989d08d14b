import { expect, test } from "./pages/atlas.mjs";

test("a click on a pipeline opens its dossier", async ({ atlas }) => {
  await atlas.open();
  await atlas.clickOnMap("route", "espo1");
  await expect(atlas.dossier()).toContainText("Eastern Siberia-Pacific Ocean");
  await atlas.expectSelected(atlas.target("route", "espo1"));
});
