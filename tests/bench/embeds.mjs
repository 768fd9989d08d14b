// Ten embeds on another site's page: two on the screen, the others further down.

import { serve } from "../browser/pages/host.mjs";
import { openWindow, pause } from "./window.mjs";

const COUNT = 10;
const ON_SCREEN = 2;
/** The browser itself tidies its memory up some eight seconds after the last work, once. */
const TIDY_MS = 10_000;
const REST_MS = 5000;

function host(address) {
  const frame = (index) =>
    `<p>Before ${index}</p><iframe title="Atlas ${index}" sandbox="allow-scripts" style="width:100%;height:340px;border:0"
      src="${address}?embed=1&amp;controls=map,dossier"></iframe>`;
  const frames = Array.from({ length: COUNT }, (_, index) => frame(index)).join("");
  // Counts what the frames say of themselves.
  const script = `let ready = 0; addEventListener("message", ({ data }) => {
    if (data?.heartland === 1 && data.type === "ready") performance.mark("embed:" + ready++);
  });`;
  const text = `<!doctype html><meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,"><script>${script}</script>${frames}`;
  return serve({ "/": { type: "text/html", text } });
}

/** Milliseconds of work of all renderers so far. */
async function processes(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
}

/** Waits until the renderers have done nothing for a second; their work until then. */
async function atRest(browser) {
  let before = -1;
  for (let seconds = 0; seconds < 30; seconds += 1) {
    const now = await processes(browser);
    if (now === before) return now;
    before = now;
    await pause(1000);
  }
  return before;
}

/** What all renderers have done until they rest, and do at rest. Nothing at a slowed-down processor: Chromium slows a thread
 *  down by keeping it busy, nine tenths of a processor for a page of nothing. */
async function work(browser, cpu, before) {
  if (cpu > 1) return {};
  const loaded = await atRest(browser);
  await pause(TIDY_MS);
  const tidied = await processes(browser);
  await pause(REST_MS);
  const rested = await processes(browser);
  return {
    "work of the renderers until all rest, ms": loaded - before,
    "the same at rest, a second, ms": (rested - tidied) / (REST_MS / 1000),
  };
}

/** A sample: until those on the screen answer, what all have cost once they rest, and what they cost at rest. */
export async function embeds({ browser, address, cpu }) {
  const site = await host(address);
  const opened = await openWindow(browser, { cpu });
  const { page } = opened;
  const marks = () => performance.getEntriesByType("mark").filter(({ name }) => name.startsWith("embed:"));
  const answered = (count) => page.waitForFunction(`(${marks})().length >= ${count}`, null, { timeout: 60_000 });
  try {
    const before = await processes(browser);
    await page.goto(site.url, { waitUntil: "commit" });
    await answered(ON_SCREEN);
    const first = await page.evaluate(`(${marks})()[${ON_SCREEN - 1}].startTime`);
    const worked = await work(browser, cpu, before);
    await answered(COUNT);
    return { "those on the screen answer, ms": first, ...worked };
  } finally {
    await opened.context.close();
    site.close();
  }
}
