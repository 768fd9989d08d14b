// A window of the browser under measurement, and the questions that every scenario asks of it.

import { readFileSync } from "node:fs";

export const SIZE = { width: 1440, height: 900 };
/** A mobile network as Lighthouse has it: 1.6 Mbit/s, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };
const READY_MS = 120_000;
const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");

export const pause = (millis) => new Promise((done) => setTimeout(done, millis));

/** A fresh window with an empty cache, slowed down as asked. */
export async function openWindow(browser, { cpu = 1, isSlow = false } = {}) {
  const context = await browser.newContext({ viewport: SIZE, locale: "en-GB" });
  const page = await context.newPage();
  await page.addInitScript(PROBE);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  if (cpu > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  if (isSlow) {
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
  }
  page.on("pageerror", (error) => console.error(`  ${error.message}`));
  return { context, page, session };
}

/** Loads the page and waits until every view answers. */
export async function load({ page }, address) {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => document.documentElement.dataset.ready === "true", null, { timeout: READY_MS });
}

/** The page loaded and at rest, everything that comes late in its place. */
export async function openAtRest(browser, address, options) {
  const opened = await openWindow(browser, options);
  await load(opened, address);
  await pause(2500 + 500 * (options?.cpu ?? 1));
  return opened;
}

/** Milliseconds of work on the main thread since the page began. */
export async function mainThread({ session }) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

/** Megabytes in use after a collection: of WebAssembly (its memory never shrinks), and of JavaScript. */
export async function memory({ page, session }) {
  await session.send("HeapProfiler.collectGarbage");
  return page.evaluate(() => ({ wasm: __bench.memory.buffer.byteLength / 1e6, heap: performance.memory.usedJSHeapSize / 1e6 }));
}

/** The middle of the first element that a selector finds. */
export async function middleOf({ page }, selector) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`nothing to click at ${selector}`);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/**
 * From an event that `act` brings about to the end of the first frame in which `isShown` holds: a function of the event's
 * time, read in the page.
 */
export async function answer({ page }, type, isShown, act) {
  const outcome = page.evaluate(`__bench.answer(${JSON.stringify(type)}, ${isShown})`);
  // The page listens once the call has reached it.
  await page.evaluate("0");
  await act();
  const millis = await outcome;
  if (millis === null) throw new Error(`no answer to ${type}`);
  return millis;
}
