import { test } from "./pages/atlas.mjs";

test("a click on Kazakhstan opens its dossier and marks its bar", async ({ atlas }) => {
  await atlas.open();
  await atlas.clickOnMap("country", "KAZ");
  // Trade with China and shares of trade (Table 2), the contracts signed, and what passes through.
  await atlas.expectFigures(["25.68", "19.3", "28", "40", "22", "8.33"]);
  await atlas.expectFigures(["10", "20"]);
  await atlas.expectSelected(atlas.bar("KAZ"));
});
