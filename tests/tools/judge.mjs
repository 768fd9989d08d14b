// Outside judges of the page: Lighthouse and the W3C's checker of HTML.
//   node judge.mjs    prints Lighthouse's scores on a phone and the checker's messages; needs a built page
// The speed that Lighthouse measures depends on the machine, so no test asserts it: this prints it.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import config from "../browser/playwright.config.mjs";
import { freePort, startServer } from "./serve.mjs";

const CHECKER = fileURLToPath(new URL("../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));

/**
 * Lighthouse's report for a phone, in a browser of its own that really is slowed down: what Lighthouse computes instead counts
 * all that a fast line has brought before the first paint as if that had waited for it.
 */
export async function lighthouseReport(url, onlyCategories) {
  const port = await freePort();
  const { executablePath, args } = config.use.launchOptions;
  const browser = await chromium.launch({ executablePath, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const { lhr } = await lighthouse(url, { port, onlyCategories, throttlingMethod: "devtools", logLevel: "error" });
    return lhr;
  } finally {
    await browser.close();
  }
}

/** What an audit of a report names as wrong, for the message of a test. */
export const faults = ({ audits, categories }) =>
  Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id]))
    .filter(({ score }) => score !== null && score < 1)
    .map(({ id, displayValue, details }) => [id, displayValue, details?.items?.slice(0, 5)]);

export const hasJava = () => new Promise((done) => execFile("java", ["-version"], (error) => done(!error)));

/** The checker's errors for a page's text. */
export function htmlErrors(html) {
  return new Promise((done, fail) => {
    const command = ["-jar", CHECKER, "--format", "json", "--exit-zero-always", "-"];
    const child = execFile("java", command, { maxBuffer: 2 ** 26 }, (error, _, told) => {
      if (error) return fail(error);
      // Java may say something of its own before. What is no information is an error: also that it could not read the page.
      const { messages } = JSON.parse(told.slice(told.search(/^\{/m)));
      const errors = messages.filter(({ type }) => type !== "info");
      done(errors.map(({ message, extract }) => `${message} ${extract ?? ""}`));
    });
    // Its ideas of style sheets are years old.
    child.stdin.end(html.replace(/(<style[^>]*>)[^]*?(<\/style>)/g, "$1$2"));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, close } = await startServer();
  try {
    const report = await lighthouseReport(url);
    for (const { title, score } of Object.values(report.categories)) console.log(title.padEnd(18), Math.round(score * 100));
    for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"]) {
      console.log(`  ${id.padEnd(28)} ${report.audits[id].displayValue}`);
    }
    for (const fault of faults(report)) console.log("  short of all:", JSON.stringify(fault).slice(0, 300));
    if (await hasJava()) {
      const errors = await htmlErrors(await (await fetch(url)).text());
      console.log("W3C checker".padEnd(18), errors.length === 0 ? "no error" : errors.join("\n"));
    } else console.log("W3C checker: needs Java");
  } finally {
    close();
  }
}
