import { expect, test } from "./pages/atlas.mjs";

test("opens with the map drawn and every view ready", async ({ atlas }) => {
  await atlas.open();
  await expect(atlas.map).toBeVisible();
  expect(await atlas.marks()).toEqual(expect.arrayContaining(["heartland:map", "heartland:ready"]));
});
