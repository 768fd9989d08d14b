// Measures the built page in headless Chromium: `make bench`, or after a build
//   node tests/bench/run.mjs [--runs 5] [--only click-map,load] [--cpu 1,4] [--dist dist] [--out target/bench/page]
// Scenarios take turns, a sample each a round, so that what else the machine does falls on all of them alike.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "@playwright/test";
import config from "../browser/playwright.config.mjs";
import { startServer } from "../tools/serve.mjs";
import { markdown, summary } from "./report.mjs";
import { SCENARIOS } from "./scenarios.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: process.env.RUNS || "5" },
    only: { type: "string", default: process.env.ONLY || "" },
    cpu: { type: "string", default: process.env.CPU || "1,4" },
    dist: { type: "string", default: join(ROOT, "dist") },
    out: { type: "string" },
  },
});

const names = options.only.split(",").filter(Boolean);
const strangers = names.filter((name) => !SCENARIOS.some((scenario) => scenario.name.startsWith(name)));
if (strangers.length > 0) {
  console.error(`No scenario ${strangers.join(", ")}; there are ${SCENARIOS.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}
const scenarios = SCENARIOS.filter(({ name }) => names.length === 0 || names.some((wanted) => name.startsWith(wanted)));
// A part of it does not take the place of the whole.
const out = options.out ?? join(ROOT, "target/bench", ["page", ...names].join("-"));
const speeds = options.cpu.split(",").map(Number);
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1 || !speeds.every((speed) => speed >= 1)) {
  console.error("RUNS is a whole number from 1 on, CPU how many times slower the processor is to be, from 1 on: RUNS=5 CPU=1,4");
  process.exit(2);
}

/** A copy of the page whose report has many times the routes, under the same names. */
function grownPage(factor) {
  const folder = mkdtempSync(join(tmpdir(), "heartland-bench-"));
  cpSync(options.dist, folder, { recursive: true });
  const packed = join(folder, "packed");
  const command = ["run", "--release", "--quiet", "--locked", "--example", "grow", "--", String(factor), packed];
  execFileSync("cargo", command, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  const files = readdirSync(options.dist);
  for (const name of readdirSync(packed)) {
    const served = files.find((file) => new RegExp(`^${name.replace(".bin", "")}-[0-9a-f]{16}\\.bin$`).test(file));
    if (!served) throw new Error(`the page has no file for ${name}`);
    const bytes = readFileSync(join(packed, name));
    writeFileSync(join(folder, served), bytes);
    writeFileSync(join(folder, `${served}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
    rmSync(join(folder, `${served}.gz`), { force: true });
  }
  rmSync(packed, { recursive: true });
  return folder;
}

if (!existsSync(join(options.dist, "index.html"))) {
  console.error(`There is no page in ${options.dist} yet: run \`make build\` first.`);
  process.exit(1);
}
const pages = new Map();
for (const factor of new Set(scenarios.map(({ factor }) => factor ?? 1))) {
  const root = factor === 1 ? options.dist : grownPage(factor);
  pages.set(factor, { root, server: await startServer({ root, keeps: true }) });
}

const started = new Date().toISOString();
const samples = new Map();
let version;
try {
  for (let run = 0; run < runs; run += 1) {
    const browser = await chromium.launch({ ...config.use.launchOptions, headless: true });
    version = `Chromium ${browser.version()}`;
    for (const scenario of scenarios) {
      for (const cpu of speeds) {
        const key = `${scenario.name} ${cpu}`;
        const address = pages.get(scenario.factor ?? 1).server.url;
        try {
          const sample = await scenario.sample({ browser, address, cpu });
          samples.set(key, [...(samples.get(key) ?? []), sample]);
          console.error(`${run + 1}/${runs} ${key}: ${Object.entries(sample).map(([name, value]) => `${name} ${value?.toFixed(1)}`).join("; ")}`);
        } catch (error) {
          console.error(`${run + 1}/${runs} ${key}: ${error.message}`);
          process.exitCode = 1;
        }
      }
    }
    await browser.close();
  }
} finally {
  for (const { root, server } of pages.values()) {
    server.close();
    if (root !== options.dist) rmSync(root, { recursive: true });
  }
}

if (samples.size === 0) throw new Error("nothing could be measured");
const results = scenarios.flatMap(({ name, title }) =>
  speeds
    .filter((cpu) => samples.has(`${name} ${cpu}`))
    .map((cpu) => {
      const own = samples.get(`${name} ${cpu}`);
      return { name, title, cpu, runs: own.length, numbers: summary(own) };
    }),
);
const about = { started, browser: version, processors: availableParallelism(), load: loadavg().map((load) => load.toFixed(2)).join(" ") };
const table = markdown({ about, results });
mkdirSync(dirname(out), { recursive: true });
writeFileSync(`${out}.json`, `${JSON.stringify({ about, results }, null, 1)}\n`);
writeFileSync(`${out}.md`, table);
console.log(table);
