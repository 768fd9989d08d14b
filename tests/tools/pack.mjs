// After a build: writes `.br` and `.gz` beside the files of `dist/` and holds them against budget.json. With `--strict`, to be
// over budget is a failure; without, it is said, and the page is as good.
// A file counts in every budget that names it; what does not pack (the picture for links, the data to keep) in none. Copies
// under a second name are no budget's, nor are files of what stands in the page: a reader loads one of the two.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { BUDGETS, counts } from "./budget.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const COMPRESSIBLE = new Set([".bin", ".css", ".csv", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm"]);

function brotli(raw) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(raw, {
    params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
}

function pack(file) {
  const path = join(DIST, file);
  const raw = readFileSync(path);
  const br = brotli(raw);
  const gz = gzipSync(raw, { level: 9 });
  writeFileSync(`${path}.br`, br);
  writeFileSync(`${path}.gz`, gz);
  const names = BUDGETS.filter((budget) => counts(budget, file)).map(({ name }) => name);
  return { file, names, raw: raw.length, gz: gz.length, br: br.length };
}

const bytes = (count) => count.toLocaleString("en").padStart(11);
const row = (name, budget, sizes) => console.log(name.padEnd(44), budget.padEnd(12), ...sizes);

const packed = readdirSync(DIST, { recursive: true })
  .filter((file) => COMPRESSIBLE.has(extname(file)))
  .sort()
  .map(pack);

row("\nFile", " budget", ["plain", "gzip", "brotli"].map((word) => word.padStart(11)));
for (const { file, names, raw, gz, br } of packed) row(file, names[0] ?? "apart", [raw, gz, br].map(bytes));

const over = [];
for (const { name, files, brotli_bytes: most } of BUDGETS) {
  const missing = files.find((pattern) => !packed.some(({ file }) => counts({ files: [pattern] }, file)));
  if (missing) throw new Error(`the budget of "${name}" counts ${missing}, which the page has no longer: correct tests/tools/budget.json`);
  const used = packed.filter(({ names }) => names.includes(name)).reduce((sum, { br }) => sum + br, 0);
  const verdict = used <= most ? "within" : "OVER";
  console.log(`\nSize of ${name}: ${used.toLocaleString("en")} of ${most.toLocaleString("en")} bytes (brotli), ${verdict} budget`);
  if (used > most) over.push(name);
}
if (over.length) {
  const words = over.map((name) => `"${name}"`).join(" and ");
  console.log(`
The page is built and works. It is larger than the budget of ${words} allows, which is there so that no change makes it larger
unnoticed: where the data has grown, raise brotli_bytes in tests/tools/budget.json; else find out what has (make sizes).`);
  if (process.argv.includes("--strict")) process.exitCode = 1;
}
