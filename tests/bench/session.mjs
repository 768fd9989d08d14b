// A long visit: a reader who selects, moves the map, goes through years, charts and languages. What it takes of memory, at the
// beginning and at the end.

import { memory, middleOf, openAtRest, pause } from "./window.mjs";

const MINUTES = Number(process.env.MINUTES || 10);

/** Everything once: takes some ten seconds. */
async function round(opened) {
  const { page } = opened;
  const things = await page.locator("[data-map] [data-kind]:not([hidden])").all();
  for (let index = 0; index < things.length; index += 12) {
    await things[index].evaluate((thing) => thing.click());
    await pause(150);
  }
  await page.keyboard.press("Escape");
  await page.evaluate(() => __bench.drive(__bench.gesture(document.querySelector("[data-map]"))));
  for (const tab of await page.locator(".chart-tab").all()) {
    await tab.click();
    await pause(100);
  }
  await page.locator(".chart-tab").first().click();
  for (const tag of ["zh", "ru", "en"]) {
    await page.mouse.click(...(await middleOf(opened, `.choice[lang="${tag}"]`)));
    await pause(400);
  }
  await page.evaluate(() => __bench.drive(__bench.years(document.querySelector("input.year-range"))));
  await page.locator(".year-reported").click();
}

/** A sample. The first round brings what comes late, and is not yet growth. */
export async function session({ browser, address, cpu }) {
  const opened = await openAtRest(browser, address, { cpu });
  try {
    const loaded = await memory(opened);
    await round(opened);
    const warm = await memory(opened);
    let rounds = 1;
    for (const end = Date.now() + MINUTES * 60_000; Date.now() < end; rounds += 1) await round(opened);
    const last = await memory(opened);
    return {
      "WebAssembly after the load, MB": loaded.wasm,
      "JavaScript after the load, MB": loaded.heap,
      "WebAssembly after a round, MB": warm.wasm,
      "JavaScript after a round, MB": warm.heap,
      [`WebAssembly after ${MINUTES} minutes, MB`]: last.wasm,
      [`JavaScript after ${MINUTES} minutes, MB`]: last.heap,
      "kB of JavaScript a further round": (1000 * (last.heap - warm.heap)) / Math.max(1, rounds - 1),
    };
  } finally {
    await opened.context.close();
  }
}
