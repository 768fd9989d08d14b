import { hold } from "./pages/arrival.mjs";
import { expect, test } from "./pages/atlas.mjs";

const FILE = /outlines-[0-9a-f]+\.bin$/;
const ISSYK_KUL = "view=77.3,42.4,5";

/** What the map shows, as a picture. */
const picture = (page) => page.locator(".map-picture canvas").first().evaluate((canvas) => canvas.toDataURL());

/** The requests for finer outlines from now on. */
function requestsOf(page) {
  const requests = [];
  page.on("request", (request) => FILE.test(request.url()) && requests.push(request.url()));
  return requests;
}

test("asks for finer outlines once the map is enlarged, and once alone", async ({ atlas, page }) => {
  const requests = requestsOf(page);
  await atlas.open("lang=en");
  await atlas.rest();
  await page.mouse.move(100, 100);
  await atlas.map.press("+");
  await atlas.rest();
  expect(requests).toEqual([]);
  for (let step = 0; step < 8; step += 1) {
    await atlas.map.press("+");
    await atlas.rest();
  }
  await expect.poll(() => requests.length).toBe(1);
  await page.waitForTimeout(500);
  for (const key of ["ArrowRight", "-", "+"]) {
    await atlas.map.press(key);
    await atlas.rest();
  }
  expect(requests).toHaveLength(1);
});

test("draws the map as it can without them, and finer when they come after all", async ({ atlas, page }) => {
  let isRefused = true;
  await page.route(FILE, (route) => (isRefused ? route.abort() : route.continue()));
  const requests = requestsOf(page);
  await atlas.open(ISSYK_KUL);
  await expect.poll(() => requests.length).toBeGreaterThan(0);
  await atlas.rest();
  const coarse = await picture(page);
  await expect.poll(() => requests.length).toBeGreaterThan(1);
  expect(await picture(page)).toBe(coarse);
  isRefused = false;
  await expect.poll(() => picture(page)).not.toBe(coarse);
  expect(atlas.problems.filter((problem) => !problem.includes("Failed to load resource"))).toEqual([]);
  atlas.problems = [];
});

test("refuses outlines that are broken, and leaves the map as it is", async ({ atlas, page }) => {
  let body = "HRTF and no outlines";
  const release = await hold(page, FILE, (route) =>
    body ? route.fulfill({ body, contentType: "application/octet-stream" }) : route.continue(),
  );
  const requests = requestsOf(page);
  await atlas.open(ISSYK_KUL);
  await expect.poll(() => requests.length).toBe(1);
  await atlas.rest();
  const coarse = await picture(page);
  release();
  // It asks again once it has refused what came.
  await expect.poll(() => requests.length).toBeGreaterThan(2);
  expect(await picture(page)).toBe(coarse);
  body = "";
  await expect.poll(() => picture(page)).not.toBe(coarse);
});
