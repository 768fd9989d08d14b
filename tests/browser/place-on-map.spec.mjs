import { expect, test } from "./pages/atlas.mjs";

test("a click on a city opens its dossier", async ({ atlas }) => {
  await atlas.open();
  await atlas.clickOnMap("place", "irkutsk");
  await expect(atlas.dossier()).toContainText("Irkutsk");
  await atlas.expectSelected(atlas.target("place", "irkutsk"));
});

test("a click on the letters of a city's name opens its dossier, whatever line runs beside it", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "of the mouse");
  await atlas.open("view=70,45,2");
  await atlas.rest();
  const symbol = await atlas.placeOf("place", "bishkek");
  const preview = page.locator(".map-preview");
  // On whichever side of its symbol the name stands.
  const sides = [[30, 0], [-30, 0], [30, -8], [30, 8], [-30, -8], [-30, 8]];
  await expect(async () => {
    for (const [x, y] of sides) {
      await page.mouse.move(symbol.x + x, symbol.y + y, { steps: 2 });
      await page.waitForTimeout(60);
      if ((await preview.textContent()) === "Bishkek") return;
    }
    throw new Error("the name is nowhere");
  }).toPass();
  await page.mouse.down();
  await page.mouse.up();
  await atlas.expectSelected(atlas.target("place", "bishkek"));
});
