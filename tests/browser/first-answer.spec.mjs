import { expect, test } from "./pages/atlas.mjs";

/** What each frame shows from now on, while `act` is carried out and until one shows the dossier of this name whole. */
async function frames(page, name, act) {
  const seen = await page.evaluateHandle(() => {
    const seen = { frames: [], isOver: false };
    const bounds = (selector) => document.querySelector(selector).getBoundingClientRect();
    // What is on the page at this time is drawn right after.
    const look = () => {
      const dossier = document.querySelector("#dossier").firstElementChild;
      seen.frames.push({
        heading: dossier.querySelector("h2").textContent,
        isWhole: !document.querySelector(".dossier-former, [data-begun]"),
        groups: dossier.querySelectorAll(".group").length,
        pressed: document.querySelector(".chart:not([hidden]) .chart-mark[aria-pressed=true]")?.dataset.id,
        highlights: performance.getEntriesByName("heartland:highlight").length,
        // How far below what is seen of their column the charts begin.
        below: Math.round(bounds(".charts").top - bounds(".page-side").bottom),
      });
      if (!seen.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  await act();
  await expect.poll(() => seen.evaluate(({ frames }) => frames.at(-1))).toMatchObject({ heading: name, isWhole: true });
  return seen.evaluate((seen) => {
    seen.isOver = true;
    return seen.frames;
  });
}

test("the frame that answers a click has the map's mark, the chart's and the dossier's head; its groups follow", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.clickOnMap("country", "KAZ");
  await expect(atlas.dossier().locator(".group").first()).toBeVisible();
  const before = (await frames(page, "Kazakhstan", async () => {})).at(-1);
  const seen = await frames(page, "Uzbekistan", () => atlas.target("country", "UZB").dispatchEvent("click"));
  const first = seen.find(({ heading }) => heading === "Uzbekistan");
  expect(first).toMatchObject({ groups: 0, pressed: "UZB", highlights: before.highlights + 1 });
  expect(seen.at(-1).groups).toBeGreaterThan(3);
  await expect(page.locator(".dossier-former, [data-begun]")).toHaveCount(0);
});

test("a short dossier is whole at once", async ({ atlas, page }) => {
  await atlas.open();
  const seen = await frames(page, "Poland", () => atlas.target("country", "POL").dispatchEvent("click"));
  const first = seen.find(({ heading }) => heading === "Poland");
  expect(first.groups).toBeGreaterThan(0);
});

test("selections that follow closely upon one another leave the last", async ({ atlas, page }) => {
  await atlas.open();
  await page.evaluate(async () => {
    for (const id of ["KAZ", "UZB", "POL", "CHN", "TKM"]) {
      document.querySelector(`.map-target[data-id="${id}"]`).click();
      await new Promise((done) => setTimeout(done, 7));
    }
  });
  await expect(atlas.dossier().locator(".dossier-full")).toHaveAttribute("data-id", "TKM");
  await expect(atlas.dossier().locator("h2")).toHaveText("Turkmenistan");
  await atlas.dossier().dispatchEvent("pointerover");
  const group = atlas.dossier().locator(".group").last();
  await expect.poll(() => group.evaluate((it) => it.querySelectorAll(".entries > li").length)).toBeGreaterThan(0);
  await expect(page.locator(".dossier-former, [data-begun]")).toHaveCount(0);
  // Each was a step.
  await expect(page).toHaveURL(/country=TKM/);
  await page.goBack();
  await expect(page).toHaveURL(/country=CHN/);
});

test("another language leaves the reader where they are in the dossier", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "a window of its own size");
  await page.setViewportSize({ width: 1440, height: 900 });
  await atlas.open("country=CHN");
  await expect(atlas.dossier().locator(".group").first()).toBeVisible();
  await atlas.dossier().evaluate((it) => it.scrollTo(0, 250));
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(atlas.dossier().locator("h2")).toHaveText("Китай");
  expect(await atlas.dossier().evaluate((it) => it.scrollTop)).toBe(250);
});

test("in a low window the charts below a long dossier stay out of sight while another takes its place", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "a window of its own size");
  await page.setViewportSize({ width: 1280, height: 720 });
  await atlas.open("country=KAZ");
  await expect(atlas.dossier().locator(".group").first()).toBeVisible();
  const seen = await frames(page, "Uzbekistan", () => atlas.target("country", "UZB").dispatchEvent("click"));
  for (const { below } of seen) expect(below).toBeGreaterThanOrEqual(0);
});

test("a change that is followed at once by a selection stays a place that Back leads to", async ({ atlas, page }) => {
  await atlas.open();
  // Before the address has been written.
  await page.evaluate(() => {
    document.querySelector('[data-choice="layer"][data-value="gas"]').click();
    setTimeout(() => document.querySelector('.map-target[data-id="KAZ"]').click(), 0);
  });
  await expect(page).toHaveURL(/country=KAZ/);
  await page.goBack();
  await expect(page).toHaveURL(/layers=/);
  await expect(page).not.toHaveURL(/country=/);
});
