// What is measured: each scenario takes one sample and answers numbers by name. Less is better in all of them.

import { answer, load, mainThread, memory, middleOf, openAtRest, openWindow, pause } from "./window.mjs";
import { embeds } from "./embeds.mjs";
import { median, quantile } from "./report.mjs";
import { session } from "./session.mjs";

/** Longer than this between two frames, and one was missed. */
const LATE_MS = 20;
const BLOCKING_MS = 50;

async function loadNumbers({ page }) {
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null,
    map: __bench.mark("heartland:map"),
    chart: __bench.mark("heartland:chart"),
    ready: __bench.mark("heartland:ready"),
    longTasks: __bench.longTasks,
    bytes: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter(({ startTime }) => startTime <= __bench.mark("heartland:map"))
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
  }));
  const blocking = (until) => {
    const before = seen.longTasks.filter(([start]) => start <= until);
    return before.reduce((sum, [, duration]) => sum + Math.max(0, duration - BLOCKING_MS), 0);
  };
  return {
    "first paint, ms": seen.paint,
    "map complete, ms": seen.map,
    "first chart, ms": seen.chart,
    "everything answers, ms": seen.ready,
    "blocked until then, ms": blocking(seen.ready),
    "asked for before the map, kB": seen.bytes / 1000,
  };
}

/** Fails where the browser has asked for a file again whose name says that it is the same. */
async function expectKept({ page }) {
  const asked = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name, transferSize }) => /-[0-9a-f]{16}\.\w+$/.test(name) && transferSize > 0),
  );
  if (asked.length > 0) throw new Error(`asked for again: ${asked.map(({ name }) => name).join(", ")}`);
}

const loading = (isSlow, isWarm) => async ({ browser, address, cpu }) => {
  const opened = await openWindow(browser, { cpu, isSlow });
  try {
    await load(opened, address);
    if (isWarm) {
      // Long enough for the browser to keep what it has compiled.
      await pause(3000);
      await opened.page.goto("about:blank");
      await load(opened, address);
    }
    await pause(500);
    if (isWarm) await expectKept(opened);
    return await loadNumbers(opened);
  } finally {
    await opened.context.close();
  }
};

/** A scenario in a page at rest. */
const atRest = (measure, query = "") => async ({ browser, address, cpu }) => {
  const opened = await openAtRest(browser, address + query, { cpu });
  try {
    return await measure(opened);
  } finally {
    await opened.context.close();
  }
};

const ON_MAP = [(id) => `[data-map] [data-kind="country"][data-id="${id}"]`, ["KAZ", "CHN", "RUS"]];
const ON_CHART = [(id) => `.chart-mark[data-id="${id}"]`, ["KAZ", "RUS", "UZB"]];
const HIGHLIGHT = 'after => __bench.mark("heartland:highlight", after) !== null';

/** With the mouse, which has been there before. */
async function press(opened, selector) {
  const [x, y] = await middleOf(opened, selector);
  await opened.page.mouse.move(x, y);
  await pause(300);
  return () => opened.page.mouse.click(x, y);
}

/** As assistive technology does: where many routes lie one upon the other, the map asks the mouse which is meant. */
const activate = (opened, selector) => () => opened.page.locator(selector).evaluate((element) => element.click());

const clicks = (selector, ids, way = press) => async (opened) => {
  const times = [];
  for (const id of [...ids, ...ids]) {
    const click = await way(opened, selector(id));
    times.push(await answer(opened, "click", HIGHLIGHT, click));
    await pause(400);
  }
  return { "click to highlight, ms": median(times), "slowest of six, ms": Math.max(...times) };
};

function frameNumbers(frames, mainMs) {
  const intervals = frames.slice(1).map(({ stamp }, index) => stamp - frames[index].stamp);
  const works = frames.map(({ work }) => work);
  return {
    "work a frame, ms": median(works),
    "work a frame, 95th of 100, ms": quantile(works, 0.95),
    "late frames": intervals.filter((interval) => interval > LATE_MS).length,
    "main thread a step, ms": mainMs / frames.length,
  };
}

async function gesture(opened) {
  const before = await mainThread(opened);
  const { frames, settled } = await opened.page.evaluate(async () => {
    const settle = __bench.watch(document.querySelector(".map-picture"));
    const frames = await __bench.drive(__bench.gesture(document.querySelector("[data-map]")));
    return { frames, settled: await settle() };
  });
  if (settled === null) throw new Error("the map was not moved, or not drawn anew");
  const after = await mainThread(opened);
  return { ...frameNumbers(frames, after - before), "at rest to sharp, ms": settled };
}

async function years(opened) {
  const before = await mainThread(opened);
  const heading = () => opened.page.locator(".year-heading").textContent();
  const reported = await heading();
  const frames = await opened.page.evaluate(() => __bench.drive(__bench.years(document.querySelector("input.year-range"))));
  if ((await heading()) === reported) throw new Error("the year is the one before");
  return frameNumbers(frames, (await mainThread(opened)) - before);
}

const FOUND = 'document.querySelector("#search-results").textContent';

/** What the search lists after each letter of a word, in a window of its own: there the first letter is not the first. */
async function listsOf(page, word) {
  const other = await page.context().newPage();
  await load({ page: other }, page.url());
  await other.locator(".search-field").click();
  const lists = [];
  for (const letter of word) {
    await other.keyboard.press(letter);
    await pause(1000);
    lists.push(await other.evaluate(FOUND));
  }
  await other.close();
  return lists;
}

async function search(opened) {
  const { page } = opened;
  const word = "kazakhstan";
  const lists = await listsOf(page, word);
  await page.locator(".search-field").click();
  await pause(300);
  const times = [];
  for (const [index, letter] of [...word].entries()) {
    const isShown = `() => ${FOUND} === ${JSON.stringify(lists[index])}`;
    times.push(await answer(opened, "input", isShown, () => page.keyboard.press(letter)));
    await pause(60);
  }
  const [first, ...rest] = times;
  return { "first letter, ms": first, "each further letter, ms": median(rest) };
}

async function theme(opened) {
  const times = [];
  for (const name of ["dark", "light", "dark", "light"]) {
    const isShown = `() => document.documentElement.dataset.theme === "${name}"`;
    times.push(await answer(opened, "change", isShown, () => opened.page.locator(".theme select").selectOption(name)));
    await pause(400);
  }
  return { "theme, ms": median(times) };
}

async function language(opened) {
  const times = [];
  for (const tag of ["zh", "ru", "en", "zh"]) {
    const [x, y] = await middleOf(opened, `.choice[lang="${tag}"]`);
    const isShown = `() => document.documentElement.lang === "${tag}"`;
    times.push(await answer(opened, "click", isShown, () => opened.page.mouse.click(x, y)));
    await pause(600);
  }
  return { "language, ms": median(times) };
}

/** Nothing happens for two seconds. */
async function rest(opened) {
  const before = await mainThread(opened);
  await pause(2000);
  const busy = ((await mainThread(opened)) - before) / 2;
  return { "main thread a second, ms": busy, "heap of JavaScript, MB": (await memory(opened)).heap };
}

/** A load, a click and a gesture with many times the report's routes. */
const grown = async ({ browser, address, cpu }) => {
  const opened = await openWindow(browser, { cpu });
  try {
    await load(opened, address);
    await pause(4000);
    const { "map complete, ms": map, "everything answers, ms": ready } = await loadNumbers(opened);
    const frames = await gesture(opened);
    const clicked = await clicks(...ON_MAP, activate)(opened);
    return { "map complete, ms": map, "everything answers, ms": ready, ...frames, ...clicked };
  } finally {
    await opened.context.close();
  }
};

/** Name, title, the sample, and the multiple of the report's routes that it is about. */
export const SCENARIOS = [
  { name: "load", title: "Load, nothing cached", sample: loading(false, false) },
  { name: "load-slow", title: "Load over a slow mobile network", sample: loading(true, false) },
  { name: "load-warm", title: "Load, once more", sample: loading(false, true) },
  { name: "click-map", title: "Click on a country", sample: atRest(clicks(...ON_MAP)) },
  { name: "click-chart", title: "Click on a mark of the chart", sample: atRest(clicks(...ON_CHART)) },
  { name: "gesture", title: "Zoom and pan", sample: atRest(gesture) },
  { name: "years", title: "Years, one a frame", sample: atRest(years) },
  { name: "search", title: "Search, letter by letter", sample: atRest(search) },
  { name: "theme", title: "Change of theme", sample: atRest(theme) },
  { name: "language", title: "Change of language", sample: atRest(language) },
  { name: "rest", title: "At rest", sample: atRest(rest) },
  { name: "session", title: "A long visit (MINUTES=10)", sample: session },
  { name: "embeds", title: "Ten embeds on one page", sample: embeds },
  ...[10, 100, 1000].map((factor) => ({
    name: `grown-${factor}`,
    title: `${factor} times the routes`,
    sample: grown,
    factor,
  })),
];
