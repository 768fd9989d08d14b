// The map and each chart in every language, both themes and three widths, and sheets that put those of a kind side by side.

import { mkdirSync } from "node:fs";

const LANGUAGES = ["en", "zh", "ru"];
const THEMES = ["light", "dark"];
const SCREENS = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "1024", viewport: { width: 1024, height: 768 } },
  { name: "390", viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];
/** Pixels between the pictures of a sheet. */
const GAP = 12;

/** Pictures side by side: a row a theme, a column a language. */
async function sheet(browser, path, pictures) {
  const page = await browser.newPage();
  const columns = `repeat(${LANGUAGES.length}, max-content)`;
  const images = pictures.map((bytes) => `<img src="data:image/png;base64,${bytes.toString("base64")}" alt="">`).join("");
  await page.setContent(`<div style="display: grid; width: max-content; align-items: start; gap: ${GAP}px; grid-template-columns: ${columns}">${images}</div>`);
  await page.locator("div").screenshot({ path });
  await page.close();
}

/** `open(address, window)` gives a page at rest. Writes into `folder`, and calls `told` with each file's name. */
export async function shotsByLanguage(browser, { open, url, folder, told }) {
  mkdirSync(folder, { recursive: true });
  for (const { name: width, ...screen } of SCREENS) {
    const sheets = new Map();
    for (const colorScheme of THEMES) {
      for (const language of LANGUAGES) {
        const page = await open(`${url}?lang=${language}`, { ...screen, colorScheme });
        const take = async (what, target, options) => {
          const file = `${width}-${what}-${language}-${colorScheme}.png`;
          const bytes = await target.screenshot({ path: `${folder}${file}`, ...options });
          sheets.set(what, [...(sheets.get(what) ?? []), bytes]);
        };
        await take("map", page.locator("[data-map]"));
        await take("page", page, { fullPage: true });
        const charts = await page.locator("[data-chart]").evaluateAll((all) => all.map((one) => one.dataset.chart));
        for (const chart of charts) {
          const tab = page.locator(`#tab-${chart}`);
          const isTabbed = (await tab.count()) > 0;
          if (isTabbed) await tab.click();
          const panel = page.locator(`[data-chart="${chart}"]`);
          await panel.scrollIntoViewIfNeeded();
          await panel.locator("svg").first().waitFor();
          await take(chart, isTabbed ? page.locator('[data-view="charts"]') : panel);
        }
        await page.close();
      }
    }
    for (const [what, pictures] of sheets) {
      const file = `sheet-${width}-${what}.png`;
      await sheet(browser, `${folder}${file}`, pictures);
      told(file);
    }
  }
}
