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

test("Back brings back the map and the chart that were shown with a selection", async ({ atlas, page }) => {
  await atlas.open("mine=kept");
  // On the map: on a phone the page scrolls.
  const where = async () => {
    const [map, target] = [await atlas.map.boundingBox(), await atlas.target("country", "IND").boundingBox()];
    return [target.x - map.x, target.y - map.y].map(Math.round);
  };
  const before = await where();
  await atlas.activate(atlas.bar("RUS"));
  await expect(page).toHaveURL(/country=RUS/);
  await atlas.activate(atlas.bar("KGZ"));
  // It is small, and the map goes there.
  await expect(page).toHaveURL(/country=KGZ.*view=/);
  const there = new URL(page.url()).search;
  await page.goBack();
  await atlas.expectSelected(atlas.bar("RUS"));
  await page.waitForTimeout(1200);
  expect(new URL(page.url()).search).toBe("?country=RUS&mine=kept");
  await page.goBack();
  await expect(page).not.toHaveURL(/country=/);
  await page.waitForTimeout(1200);
  expect(new URL(page.url()).search).toBe("?mine=kept");
  expect(await where()).toEqual(before);
  await page.goForward();
  await page.goForward();
  await expect.poll(() => new URL(page.url()).search).toBe(there);
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

test("a flood of changes is no flood of the history, and the address is right in the end", async ({ atlas, page }) => {
  await page.addInitScript(() => {
    window.written = { pushState: 0, replaceState: 0 };
    for (const name of Object.keys(window.written)) {
      const own = history[name];
      history[name] = function (...given) {
        window.written[name] += 1;
        return own.apply(this, given);
      };
    }
  });
  await atlas.open();
  // Through every country, route and place, as a held key would.
  const last = await page.evaluate(async () => {
    const targets = [...document.querySelectorAll("[data-map] [data-kind]")];
    const began = performance.now();
    for (const target of targets) {
      target.click();
      await new Promise((done) => requestAnimationFrame(done));
    }
    return { count: targets.length, id: targets.at(-1).dataset.id, seconds: (performance.now() - began) / 1000 };
  });
  expect(last.count).toBeGreaterThan(100);
  await expect.poll(() => page.url()).toContain(`=${last.id}`);
  const { pushState, replaceState } = await page.evaluate(() => window.written);
  // So many at once, and more only as time goes by.
  expect(pushState).toBeLessThanOrEqual(20 + last.seconds + 1);
  expect(pushState + replaceState).toBeLessThanOrEqual(40 + 4 * last.seconds + 8);
  await page.goBack();
  await expect.poll(() => page.url()).not.toContain(`=${last.id}`);
});

test("several steps back at once show what the address says, though the same is selected", async ({ atlas, page }) => {
  await atlas.open();
  for (const id of ["KAZ", "CHN", "KAZ"]) {
    await atlas.target("country", id).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`country=${id}`));
  }
  await page.evaluate(() => document.querySelector('[data-choice="layer"][data-value="gas"]').click());
  await expect(page).toHaveURL(/country=KAZ.*layers=/);
  await page.evaluate(() => history.go(-2));
  await expect(page).not.toHaveURL(/layers=/);
  await expect(atlas.switch("layer", "gas")).toHaveAttribute("aria-pressed", "true");
  await page.waitForTimeout(800);
  await expect(page).not.toHaveURL(/layers=/);
});
