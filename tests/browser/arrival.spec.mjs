import { expect, test } from "@playwright/test";
import { hold, seenShifts, watchShifts } from "./pages/arrival.mjs";
import { startHost } from "./pages/host.mjs";

/** A box that something has to have, but for what the browser, which counts in 64ths of a pixel, loses in adding up. */
const like = (box) => Object.fromEntries(Object.entries(box).map(([side, length]) => [side, expect.closeTo(length, 1)]));

/** How many of the map's pixels differ visibly between two pictures, as a share. */
function difference(page, pictures) {
  return page.evaluate(async (pictures) => {
    const pixels = await Promise.all(
      pictures.map(async (base64) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      }),
    );
    const [one, other] = pixels;
    let differ = 0;
    for (let at = 0; at < one.length; at += 4) {
      const off = [0, 1, 2].map((channel) => Math.abs(one[at + channel] - other[at + channel]));
      if (Math.max(...off) > 64) differ += 1;
    }
    return differ / (one.length / 4);
  }, pictures.map((picture) => picture.toString("base64")));
}

for (const language of ["en", "zh", "ru"]) {
  for (const theme of ["light", "dark"]) {
    test(`the map stands where it will be before the app is there, and stays (${language}, ${theme})`, async ({ page, browser }) => {
      await watchShifts(page);
      const release = await hold(page);
      await page.goto(`./?lang=${language}&theme=${theme}`);
      const plain = page.locator(".plain .map");
      await expect(plain).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      const before = { box: await plain.boundingBox(), picture: await plain.screenshot() };
      release();
      await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
      await expect(page.locator(".plain")).toHaveCount(0);
      const map = page.locator(".page .map");
      expect(await map.boundingBox()).toEqual(before.box);
      // Texts that come later move nothing either.
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate(() => shifts)).toEqual([]);
      if (language !== "en") return;
      // The same map, but for its buttons and the finer coast.
      await page.locator(".map-buttons").evaluate((buttons) => (buttons.style.visibility = "hidden"));
      const blank = await (await browser.newContext()).newPage();
      const share = await difference(blank, [before.picture, await map.screenshot()]);
      await blank.context().close();
      expect(share).toBeLessThan(0.05);
    });
  }
}

for (const language of ["en", "zh", "ru"]) {
  test(`at the widths of common screens the map stands where it will be (${language})`, async ({ page, isMobile }) => {
    test.skip(isMobile, "a phone has its own width");
    for (const [width, height] of [[900, 768], [1024, 768], [1180, 820], [1280, 720], [1366, 768], [1536, 864], [1920, 1080]]) {
      await page.setViewportSize({ width, height });
      const release = await hold(page);
      await page.goto(`./?lang=${language}`, { waitUntil: "domcontentloaded" });
      // The document may be there before its style sheet; a reader sees nothing until then.
      await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
      const before = await page.locator(".plain .map").boundingBox();
      release();
      await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
      expect.soft(await page.locator(".page:not(.plain) .map").boundingBox(), `${width} x ${height}`).toEqual(before);
      await page.unrouteAll({ behavior: "wait" });
    }
  });
}

for (const [query, width] of [
  ["embed=1&controls=map,legend", "100%"],
  ["embed=1&controls=map,legend", "390px"],
  ["embed=1&controls=map", "390px"],
  ["embed=1", "390px"],
  ["embed=1", "700px"],
]) {
  test(`in another site's frame nothing moves either (${query}, ${width})`, async ({ page, baseURL }) => {
    await watchShifts(page);
    // A reader who is let wait for a second gets the tables, which move what is below them; a slow machine is no such reader.
    await page.addInitScript(() => {
      const later = window.setTimeout;
      window.setTimeout = (run, ms, ...rest) => later(run, ms === 1000 ? 60_000 : ms, ...rest);
    });
    const host = await startHost(`${baseURL}?${query}&lang=en`, { width });
    try {
      const release = await hold(page);
      await page.goto(host.url);
      const frame = page.frameLocator("iframe");
      const plain = frame.locator(".plain .map");
      await expect(plain).toBeVisible();
      if (query.includes("controls")) await expect(frame.locator(".plain-side")).toBeHidden();
      const before = await plain.boundingBox();
      // The picture fits its place, but for an edge of 8 pixels.
      const picture = await frame.locator(".plate").boundingBox();
      const fills = ["width", "height"].map((side) => picture[side] / (before[side] - 16));
      expect(Math.max(...fills)).toBeCloseTo(1, 2);
      release();
      await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
      expect(await frame.locator(".page .map").boundingBox()).toEqual(like(before));
      expect(await seenShifts(page.frames()[1])).toEqual([]);
      expect(await page.evaluate(() => shifts)).toEqual([]);
    } finally {
      host.close();
    }
  });
}

test("in a frame of the height that it asks for the map keeps its place, but for a line of the legend", async ({ page, baseURL }, info) => {
  test.skip(info.project.name === "phone", "a window of its own size");
  await page.setViewportSize({ width: 1280, height: 1000 });
  for (const [width, height] of [[900, 896], [900, 1000], [1200, 942]]) {
    const host = await startHost(`${baseURL}?embed=1&lang=en&controls=map,legend,timeline,charts,dossier`, { width: `${width}px`, height });
    try {
      const release = await hold(page);
      await page.goto(host.url);
      const frame = page.frameLocator("iframe");
      await expect(frame.locator(".plain .map")).toBeVisible();
      const before = await frame.locator(".plain .map").boundingBox();
      release();
      await expect(frame.locator("html")).toHaveAttribute("data-ready", "true");
      const after = await frame.locator(".page:not(.plain) .map").boundingBox();
      expect({ ...after, height: 0 }).toEqual({ ...before, height: 0 });
      expect(Math.abs(after.height - before.height), `${before.height} and ${after.height} of ${height}`).toBeLessThan(22);
      await page.unrouteAll({ behavior: "wait" });
    } finally {
      host.close();
    }
  }
});

test("before the app is there, the page reads its link as the app does", async ({ page }) => {
  for (const query of [
    "theme=dark&theme=xx",
    "theme=dark&theme=auto",
    "lang=en&lang=zh&lang=xx",
    "embed=1&embed=0",
    "embed=0&embed=1&controls=map&controls=none,map",
    "embed=1&controls=map&controls=map,legend",
    "embed=1&controls=none",
  ]) {
    const seen = () =>
      page.evaluate(() => {
        const { theme, language } = document.documentElement.dataset;
        const { embed, hide } = document.querySelector("#atlas > .page").dataset;
        return { theme, language, embed, hide: hide || undefined };
      });
    const release = await hold(page);
    await page.goto(`./?${query}`, { waitUntil: "domcontentloaded" });
    await expect(page.locator(".plain")).toBeAttached();
    const before = await seen();
    release();
    await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
    await expect(page.locator(".plain")).toHaveCount(0);
    expect.soft(await seen(), query).toEqual(before);
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("over a slow network, nothing that is seen moves when more comes", async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 };
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", slow);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await watchShifts(page);
  await page.goto("./?lang=en", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
  expect(await page.evaluate(() => shifts)).toEqual([]);
});

test("in a frame without the app, a link leads to the full page with what was chosen", async ({ page, baseURL }) => {
  const host = await startHost(`${baseURL}?embed=1&controls=map&lang=zh&country=KAZ`);
  try {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto(host.url);
    const full = page.frameLocator("iframe").locator(".plain .embed-full");
    await expect(full).toBeVisible();
    const { searchParams } = new URL(await full.evaluate(({ href }) => href));
    expect([...searchParams]).toEqual([["lang", "zh"], ["country", "KAZ"]]);
    // Not where the page is a page of its own.
    await page.goto("./?plain=1");
    await expect(page.locator(".plain .embed-full")).toBeHidden();
  } finally {
    host.close();
  }
});

test("the first picture has the whole map, and no other theme than the link's", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  const html = page.locator("html");
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) {
        if (name === "first-contentful-paint") {
          window.first = {
            theme: document.documentElement.dataset.theme,
            isWhole: Boolean(document.querySelector(".plain .map + .legend")),
            names: document.querySelectorAll(".plate text").length,
          };
        }
      }
    }).observe({ type: "paint", buffered: true });
  });
  await page.goto("./?theme=dark");
  await expect(html).toHaveAttribute("data-ready", "true");
  const first = await page.evaluate(() => window.first);
  expect(first).toMatchObject({ theme: "dark", isWhole: true });
  expect(first.names).toBeGreaterThan(50);
});
