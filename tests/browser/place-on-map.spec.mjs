import { expect, test } from "./pages/atlas.mjs";

test("a click on a city opens its dossier", async ({ atlas }) => {
  await atlas.open();
  await atlas.clickOnMap("place", "irkutsk");
  await expect(atlas.dossier()).toContainText("Irkutsk");
  await atlas.expectSelected(atlas.target("place", "irkutsk"));
});
