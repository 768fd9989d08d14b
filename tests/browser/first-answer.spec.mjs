import { expect, test } from "./pages/atlas.mjs";

/** What the page shows at the end of each frame from now on, while `act` is carried out and for a moment after. */
async function frames(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    const { port1, port2 } = new MessageChannel();
    const top = (selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top);
    port1.onmessage = () => {
      const dossier = document.querySelector("#dossier").firstElementChild;
      frames_.push({
        heading: dossier.querySelector("h2").textContent,
        groups: dossier.querySelectorAll(".group").length,
        pressed: document.querySelector(".chart:not([hidden]) .chart-mark[aria-pressed=true]")?.dataset.id,
        isMarked: performance.getEntriesByName("heartland:highlight").length,
        charts: top(".charts"),
      });
    };
    const look = () => {
      port2.postMessage(0);
      if (frames_.length < 400) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await act();
  await page.waitForTimeout(600);
  return page.evaluate(() => frames_);
}

test("the frame that answers a click has the map's mark, the chart's and the dossier's head; its groups follow", async ({ atlas, page }) => {
  await atlas.open();
  await atlas.clickOnMap("country", "KAZ");
  await expect(atlas.dossier().locator(".group").first()).toBeVisible();
  const before = (await frames(page, async () => {})).at(-1);
  const seen = await frames(page, () => atlas.target("country", "UZB").dispatchEvent("click"));
  const first = seen.findIndex(({ heading }) => heading === "Uzbekistan");
  expect(first, JSON.stringify(seen.slice(0, 4))).toBeGreaterThanOrEqual(0);
  expect(seen[first].isMarked).toBe(before.isMarked + 1);
  expect(seen[first].pressed).toBe("UZB");
  // With the next frame, where the machine has nothing else to do.
  expect(seen.at(-1).groups, JSON.stringify(seen.slice(first, first + 9))).toBeGreaterThan(0);
  expect(await page.locator(".dossier-former").count()).toBe(0);
});

test("a short dossier is whole at once", async ({ atlas, page }) => {
  await atlas.open();
  const seen = await frames(page, () => atlas.target("country", "POL").dispatchEvent("click"));
  const first = seen.find(({ heading }) => heading === "Poland");
  expect(first.groups).toBeGreaterThan(0);
});

test("in a low window the charts below a dossier move once for each selection", async ({ atlas, page, isMobile }) => {
  test.skip(isMobile, "a window of its own size");
  await page.setViewportSize({ width: 1280, height: 720 });
  await atlas.open("country=KAZ");
  await expect(atlas.dossier().locator(".group").first()).toBeVisible();
  const seen = await frames(page, () => atlas.target("country", "UZB").dispatchEvent("click"));
  // Out of sight all the time.
  for (const { charts } of seen) expect(charts).toBeGreaterThan(560);
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
