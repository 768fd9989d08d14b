// How the page comes to be: what is held back, and what moves meanwhile.

/** Adds up what shifts in every frame, from the first moment on. */
export const watchShifts = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, startTime, sources } of list.getEntries()) {
        shifts.push({ value, startTime, of: sources.map(({ node }) => node?.className?.baseVal ?? node?.className ?? node?.nodeName) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });

/** What has shifted in a frame since there was something to see. Chromium lays frames out once before their style sheet is there. */
export const seenShifts = (frame) =>
  frame.evaluate(() => {
    const [seen] = performance.getEntriesByName("first-contentful-paint");
    return shifts.filter(({ startTime }) => startTime > seen.startTime);
  });

/** Holds the files back that match until `release` is called: the whole app, or a part of it. Then they are answered. */
export async function hold(page, pattern = "**/*.wasm", answer = (route) => route.continue()) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(pattern, async (route) => {
    await held;
    await answer(route);
  });
  return release;
}
