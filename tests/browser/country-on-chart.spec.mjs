import { expect, test } from "./pages/atlas.mjs";

test("a click on Turkmenistan's bar marks it on the map and opens its dossier", async ({ atlas }) => {
  await atlas.open();
  await atlas.activate(atlas.bar("TKM"));
  await atlas.expectSelected(atlas.target("country", "TKM"));
  await expect(atlas.dossier()).toContainText("Turkmenistan");
  await atlas.expectFigures(["10.3", "69.6", "19.5", "51.4", "21.3"]);
});
