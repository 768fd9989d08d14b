import { expect, test } from "./pages/atlas.mjs";

test.skip(({ isMobile }) => isMobile, "of the wide page");

/** Sentences come once the map is there. */
const described = (atlas) => expect(atlas.target("country", "KAZ")).toHaveAttribute("aria-description", /.+/);

test("the page is made of landmarks, each with a name", async ({ atlas, page }) => {
  await atlas.open();
  await expect(page.locator(".page")).toMatchAriaSnapshot(`
    - navigation "Skip to":
      - link "Map"
      - link "Search the atlas"
      - link "Dossier"
      - link "Charts"
      - link "Chronology"
    - banner:
      - heading "Heartland" [level=1]
      - search
    - main:
      - region "Map":
        - application "Map"
        - toolbar "Map"
        - region "Year"
        - group "Legend"
      - region "Charts"
      - region "Dossier"
    - region "Chronology"
    - contentinfo
    - status
  `);
});

test("the map is a list of its things: countries, routes, places, each described by a sentence", async ({ atlas, page }) => {
  await atlas.open("route=cagp-a");
  await described(atlas);
  await expect(atlas.map).toMatchAriaSnapshot(`
    - group "Countries, routes and places on the map":
      - button "Kazakhstan"
      - button "Central Asia-China gas pipeline, Line A" [pressed]
      - button "Kazakhstan-China oil pipeline"
      - button "Beijing"
  `);
  await expect(atlas.target("country", "KAZ")).toHaveAccessibleDescription(
    /^Trade volume with China, 2012: US\$25\.68 bn; here: 2\sgas lines, 1\soil pipeline, .+being built: 1\sgas line; .+ In the report: \d+\sfigures/,
  );
  await expect(atlas.target("route", "cagp-a")).toHaveAccessibleDescription(
    /^Gas pipeline, Operating\. From Turkmenistan to China; by way of Uzbekistan, Kazakhstan; capacity 20\sbcm/,
  );
  await expect(atlas.target("place", "kashagan")).toHaveAccessibleDescription(/^Oil field, Kazakhstan\./);
  const bare = await atlas.map.locator(".map-target").evaluateAll((all) =>
    all.filter((it) => !it.getAttribute("aria-label") || !it.getAttribute("aria-description")).map((it) => it.dataset.id),
  );
  expect(bare).toEqual([]);
  await expect(page.getByRole("application", { name: "Map" })).toHaveAccessibleDescription(/Arrow keys move the map/);
});

for (const [language, name, sentence] of [
  ["zh", "哈萨克斯坦", /25\.68|256\.8/],
  ["ru", "Казахстан", /25,68.+2\sгазопровода, 1\sнефтепровод/],
]) {
  test(`names and sentences are in the page's language: ${language}`, async ({ atlas, page }) => {
    await atlas.open(`lang=${language}`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(atlas.target("country", "KAZ")).toHaveAccessibleName(name);
    await expect(atlas.target("country", "KAZ")).toHaveAccessibleDescription(sentence);
  });
}

test("a chart is a figure with title, description, marks and a table", async ({ atlas, page }) => {
  await atlas.open();
  const chart = atlas.chart("trade-with-china");
  await expect(atlas.charts).toMatchAriaSnapshot(`
    - tablist "Choose a chart":
      - tab "Trade" [selected]
      - tab "Shares"
    - tabpanel "Trade":
      - figure /Russia trades/:
        - heading /Russia trades/ [level=2]
        - paragraph: billion US dollars
        - group "Drawn as"
        - group:
          - button /Russia, Table 2. US\\$88\\.16 bn/
          - button /Kazakhstan, Table 2. US\\$25\\.68 bn/
        - toolbar /Russia trades/:
          - button "Table"
          - button "Notes"
  `);
  await expect(chart.getByRole("figure")).toHaveAccessibleDescription(/Two-way trade with China in 2012.+10\sentries\. Largest: Russia/);
  await chart.locator('[data-face="table"]').click();
  await expect(chart.getByRole("table", { name: /Russia trades/ }).getByRole("rowheader").first()).toHaveText(/Russia/);
});

test("on a narrow page each chart is a figure with its title", async ({ atlas, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await atlas.open();
  const figures = atlas.charts.getByRole("figure");
  await expect(figures).toHaveCount(7);
  for (const figure of await figures.all()) await expect(figure).toHaveAccessibleName(/.{10,}/);
});

test("legend, year and chronology say what they are and how they stand", async ({ atlas, page }) => {
  await atlas.open("layers=gas&year=2012");
  await expect(page.locator(".legend")).toMatchAriaSnapshot(`
    - group "Legend":
      - group "Routes":
        - 'button "Gas: 4 routes" [pressed]'
        - 'button "Oil: 5 routes"'
      - group "Track gauge"
      - group "Status at the end of 2012"
      - button "Show all"
      - combobox "Countries shaded by"
      - list "Sites"
  `);
  await expect(atlas.year()).toMatchAriaSnapshot(`
    - button "Play the years"
    - slider "Year": "2012"
    - spinbutton "Year": "2012"
    - button /As reported/
    - table "Capacity"
    - paragraph: /≥.*There are lines besides/
  `);
  await expect(atlas.year().getByRole("slider")).toHaveAttribute("aria-valuetext", "End of 2012");
  await expect(page.locator('[data-view="timeline"]')).toMatchAriaSnapshot(`
    - region "Chronology":
      - heading "Chronology" [level=2]
      - button "Report's months" [pressed]
      - button "All years"
      - button /Meetings \\d+/ [pressed]
      - listbox "Chronology":
        - option /2 Sept 2013, Lavrov/
  `);
});

test("the dossier is read by its headings", async ({ atlas }) => {
  await atlas.open("country=KAZ");
  await expect(atlas.dossier()).toMatchAriaSnapshot(`
    - region "Dossier":
      - article:
        - heading "Kazakhstan" [level=2]
        - button "Close"
        - paragraph: Country
        - paragraph: /Trade volume with China, 2012/
        - group: Cite
        - group:
          - heading "Trade" [level=3]
          - list
  `);
});

test("search and dialogs have their parts", async ({ atlas, page }) => {
  await atlas.open();
  await page.locator("#search").fill("gas");
  await expect(page.getByRole("search")).toMatchAriaSnapshot(`
    - search:
      - combobox "Search the atlas" [expanded]
      - listbox:
        - group:
          - option
  `);
  await page.keyboard.press("Escape");
  for (const [part, name, inside] of [
    ["tables", "Tables", "table"],
    ["about", "Sources and notes", "heading"],
    ["share", "Share and embed", "heading"],
    ["keys", "Keyboard", "table"],
  ]) {
    await page.locator(`[data-${part}]`).first().click();
    const dialog = page.getByRole("dialog", { name });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole(inside).first()).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Close" })).toBeVisible();
    await page.keyboard.press("Escape");
  }
});

/** What the live regions say from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.heard = [];
    new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live]")).filter(Boolean));
      for (const region of regions) if (region.textContent.trim()) window.heard.push(region.textContent.trim());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return async () => {
    await page.waitForTimeout(700);
    return page.evaluate(() => window.heard.splice(0));
  };
}

test("one live region says each change once", async ({ atlas, page }) => {
  await atlas.open();
  await described(atlas);
  expect(await page.locator("[aria-live], [role=status], [role=log]").count(), "on the page").toBe(1);
  const heard = await listen(page);
  await atlas.target("country", "KAZ").focus();
  expect(await heard(), "focus is told by what has it").toEqual([]);
  await page.keyboard.press("Enter");
  expect(await heard()).toEqual([expect.stringMatching(/^Selected: Kazakhstan\. In the report: \d+\sfigures, \d+\sdeals/)]);
  await page.keyboard.press("Enter");
  expect(await heard()).toEqual(["Nothing is selected."]);
  await atlas.switch("layer", "gas").click();
  expect(await heard()).toEqual([expect.stringMatching(/^\d+\sroutes on the map\. As reported/)]);
  await atlas.year().getByRole("slider").focus();
  await page.keyboard.press("ArrowLeft");
  expect(await heard()).toEqual([expect.stringMatching(/^\d+\sroutes on the map\. End of 2013; Oil/)]);
  await page.locator("#search").pressSequentially("gas", { delay: 20 });
  expect(await heard(), "once, though three letters were typed").toEqual([expect.stringMatching(/\d+\s/)]);
  await page.locator("#search").fill("zzzz");
  expect(await heard(), "what is not there").toEqual([expect.stringMatching(/^Nothing found for “zzzz”\. Try /)]);
  await page.locator("#search").fill("gas zzzz");
  expect(await heard(), "what is there in part").toEqual([expect.stringMatching(/^Nothing has all of these words.+: \d+\sresults$/)]);
  await page.keyboard.press("Escape");
  await page.locator('.head button[lang="zh"]').click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh");
  expect(await heard(), "another language is no news of the map").toEqual([]);
  await page.locator('.head button[lang="en"]').click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.locator("[data-tables]").click();
  await heard();
  await page.locator(".grid-filter input").fill("gas");
  expect(await heard(), "in the dialog").toEqual([expect.stringMatching(/\d+ of \d+ rows/)]);
  await page.locator("dialog[open] .dialog-close").click();
  await page.locator("[data-share]").click();
  await heard();
  await page.locator("dialog[open] .copy button").first().click();
  expect((await heard()).length).toBe(1);
});

test("shades, the end of the zoom, and years out of range are said", async ({ atlas, page }) => {
  await atlas.open("lang=en");
  await described(atlas);
  const heard = await listen(page);
  const shading = page.locator("[data-shading]");
  const name = await shading.locator("optgroup option").first().textContent();
  await shading.selectOption({ label: name });
  expect(await heard()).toEqual([`Countries shaded by: ${name}`]);
  const field = page.locator(".year-field");
  await field.fill("1850");
  await field.press("Enter");
  expect((await heard()).join()).toMatch(/The years go from 1997 to 2020\./);
  await expect(field).toHaveValue("1997");
  await page.locator("[data-map]").focus();
  for (let step = 0; step < 9; step += 1) {
    await page.keyboard.press("-");
    await page.waitForTimeout(300);
  }
  expect(await heard()).toContain("The map zooms no further");
});
