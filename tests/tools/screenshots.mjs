// Pictures of the built page for a look by eye, into tests/browser/screenshots (not in the repository).
// With `--picture` also README's, into style/screenshot.webp; with `--languages` those by language instead (see
// shots_by_language.mjs), into a folder of their own.

import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import config from "../browser/playwright.config.mjs";
import { startHost } from "../browser/pages/host.mjs";
import { startServer } from "./serve.mjs";
import { shotsByLanguage } from "./shots_by_language.mjs";

const FOLDER = fileURLToPath(new URL("../browser/screenshots/", import.meta.url));
const README_PICTURE = fileURLToPath(new URL("../../style/screenshot.webp", import.meta.url));
const README_PICTURE_MOST_BYTES = 300_000;
const QUERY = "country=KAZ";

const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** From the whole map to the deepest zoom, about a junction of many lines. */
const ZOOMS = [0, 2, 3.2, 4.5, 6].flatMap((zoom) => [
  { name: `zoom-${zoom}-light`, ...DESKTOP, colorScheme: "light", query: `?view=69,41,${zoom}` },
  { name: `zoom-${zoom}-dark`, ...DESKTOP, colorScheme: "dark", query: `?view=69,41,${zoom}` },
]);

const SHOTS = [
  { name: "desktop-light", ...DESKTOP, colorScheme: "light" },
  { name: "desktop-dark", ...DESKTOP, colorScheme: "dark" },
  { name: "desktop-selected", ...DESKTOP, colorScheme: "light", query: `?${QUERY}` },
  { name: "phone-light", ...PHONE, colorScheme: "light" },
  { name: "phone-dark", ...PHONE, colorScheme: "dark", query: `?${QUERY}` },
  { name: "phone-ratio-3", ...PHONE, deviceScaleFactor: 3, colorScheme: "dark", query: "?view=69,41,3.2&lang=ru" },
  { name: "desktop-plan", ...DESKTOP, colorScheme: "light", query: "?year=2016&tint=sco" },
  { name: "desktop-shade", ...DESKTOP, colorScheme: "light", query: "?shade=trade-with-china-2012&lang=zh" },
  ...ZOOMS,
  { name: "embedded", viewport: { width: 1000, height: 900 }, colorScheme: "light", embedded: true },
];

/** Opens the page in a window of its own and waits until it is ready and at rest. */
async function open(browser, address, { embedded, ...window }) {
  const page = await browser.newPage({ locale: "en-GB", reducedMotion: "reduce", ...window });
  page.on("console", (message) => message.type() === "error" && console.error(`  ${message.text()}`));
  await page.goto(address);
  const atlas = embedded ? page.frameLocator("iframe") : page;
  await atlas.locator('html[data-ready="true"]').waitFor({ timeout: 30_000 });
  await page.waitForTimeout(500);
  return page;
}

/** WebP keeps thin lines and small letters in a third of a PNG's size; the browser knows how to write it. */
async function webp(page, png) {
  const data = await page.evaluate(async (base64) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
    return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(""));
  }, png.toString("base64"));
  return Buffer.from(data, "base64");
}

const atlas = await startServer();
const host = await startHost(`${atlas.url}?${QUERY}&embed=1`);
const browser = await chromium.launch(config.use.launchOptions);
try {
  mkdirSync(FOLDER, { recursive: true });
  if (process.argv.includes("--languages")) {
    const folder = `${FOLDER}languages/`;
    const told = (file) => console.log(`tests/browser/screenshots/languages/${file}`);
    await shotsByLanguage(browser, { open: (address, window) => open(browser, address, window), url: atlas.url, folder, told });
  }
  for (const { name, query = "", ...shot } of process.argv.includes("--languages") ? [] : SHOTS) {
    const page = await open(browser, shot.embedded ? host.url : `${atlas.url}${query}`, shot);
    await page.screenshot({ path: `${FOLDER}${name}.png` });
    await page.close();
    console.log(`tests/browser/screenshots/${name}.png`);
  }
  if (process.argv.includes("--picture")) {
    const page = await open(browser, `${atlas.url}?${QUERY}`, { ...DESKTOP, colorScheme: "light" });
    const picture = await webp(await browser.newPage(), await page.screenshot());
    if (picture.length > README_PICTURE_MOST_BYTES) throw new Error(`README's picture is too large: ${picture.length} bytes`);
    writeFileSync(README_PICTURE, picture);
    console.log(`style/screenshot.webp, ${picture.length} bytes`);
  }
} finally {
  await browser.close();
  host.close();
  atlas.close();
}
