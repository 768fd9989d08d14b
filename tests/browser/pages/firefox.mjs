// Debian's Firefox ESR, driven by Puppeteer through WebDriver BiDi: Playwright asks for more of that than this Firefox has.

import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const FIREFOX = process.env.FIREFOX || "/usr/bin/firefox-esr";

/** Whether the browser is here. */
export const hasFirefox = existsSync(FIREFOX);

/** Starts it, without a window. */
export function startFirefox() {
  return puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
}

/** A page of this browser at an address; what goes wrong on it and in its frames is kept in `problems`. */
export async function openIn(firefox, address) {
  const page = await firefox.newPage();
  await page.setViewport({ width: 1200, height: 900 });
  const problems = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return { page, problems };
}

/** The frame with this number on a page, once its atlas is ready. */
export async function readyFrame(page, index = 0) {
  const handles = await page.waitForSelector("iframe").then(() => page.$$("iframe"));
  const frame = await handles[index].contentFrame();
  await frame.waitForSelector('html[data-ready="true"]');
  return frame;
}
