import { expect, test } from "./pages/atlas.mjs";

test("a figure's citation is shown in each form, with its place in the report", async ({ atlas }) => {
  await atlas.open("country=KAZ");
  const figure = atlas.dossier().locator("[data-figure]").first();
  const locator = await figure.locator(".locator").first().textContent();
  await atlas.activate(figure.locator(".cite summary"));
  const text = figure.locator(".cite-text");
  await atlas.activate(figure.locator('[data-form="text"]'));
  await expect(text).toContainText(locator);
  // What became of it is also heard.
  const outcome = figure.locator(".cite-said");
  await expect(outcome).not.toBeEmpty();
  await expect(atlas.page.locator(".page > [data-said]")).toContainText(await outcome.textContent());
  await atlas.activate(figure.locator('[data-form="BibTeX"]'));
  await expect(text).toContainText(`@misc{${await figure.getAttribute("data-figure")},`);
  await atlas.activate(figure.locator('[data-form="CSL-JSON"]'));
  const [item] = JSON.parse(await text.textContent());
  // On the page no line ends before the number; programs get a plain space there.
  expect(locator).toContain("\u00a0");
  expect(item.locator).toBe(locator.replaceAll("\u00a0", " "));
});

test("a group unfolds, and a computed figure leads to what it is computed from", async ({ atlas }) => {
  await atlas.open("country=UZB");
  // All rows first, of which the last come last.
  await atlas.dossier().dispatchEvent("pointerover");
  await expect(atlas.dossier().locator(".group").last().locator(".entry").first()).toBeAttached();
  const how = atlas.dossier().locator(".entry-how").first();
  await how.evaluate((details) => {
    details.closest("details.group").open = true;
  });
  await atlas.activate(how.locator("summary"));
  const lead = how.locator("[data-lead]").first();
  const slug = await lead.getAttribute("data-lead");
  await atlas.activate(lead);
  await expect(atlas.dossier().locator(`[data-figure="${slug}"][aria-current]`)).toBeInViewport();
  // What was pressed has gone; the keyboard has not.
  await expect(atlas.dossier()).toBeFocused();
});
