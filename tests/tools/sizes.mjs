// What the bytes of the app are: code by crate and module, the largest functions, and sections. It reads the parts of the app
// as app.mjs has left them, with the names that the page's own files no longer have; wasm-opt and brotli follow, so shares
// count, not sums.
//
//   node tests/tools/sizes.mjs [FILE.wasm] [--functions N] [--under crate::module]

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { importsOf, numberAt, sectionsOf, textAt } from "./wasm.mjs";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { functions: { type: "string", default: "25" }, under: { type: "string", default: "" } },
});

/** How many functions a module imports: their numbers come first. */
const functionsImported = (bytes) => (bytes ? importsOf(bytes).filter(({ kind }) => kind === 0).length : 0);

/** Names of functions by their numbers. */
function names(bytes) {
  const found = new Map();
  for (let at = 0; bytes && at < bytes.length; ) {
    const id = bytes[at];
    const [size, body] = numberAt(bytes, at + 1);
    at = body + size;
    if (id !== 1) continue;
    let [count, next] = numberAt(bytes, body);
    for (; count > 0; count -= 1) {
      const [index, start] = numberAt(bytes, next);
      const [name, end] = textAt(bytes, start);
      found.set(index, name);
      next = end;
    }
  }
  return found;
}

const SIGNS = { LT: "<", GT: ">", RF: "&", BP: "*", LP: "(", RP: ")", C: ",", u20: " ", u7b: "{", u7d: "}", u5b: "[", u5d: "]", u27: "'" };

/** Words that have their length before them, from a place on. */
function wordsOf(mangled) {
  const words = [];
  for (let at = 0; at < mangled.length; at += 1) {
    const [digits] = mangled.slice(at).match(/^[1-9]\d*/) ?? [];
    if (!digits) continue;
    const start = at + digits.length + (mangled[at + digits.length] === "_" ? 1 : 0);
    words.push(mangled.slice(start, start + Number(digits)));
    at = start + Number(digits) - 1;
  }
  return words;
}

/** The path in a mangled name. Of the newer mangling, which the standard library has, only its beginning is taken. */
function pathOf(mangled) {
  if (mangled.startsWith("_R")) return wordsOf(mangled.replace(/s[0-9a-zA-Z]*_(?=\d)/g, "")).slice(0, 3).join("::");
  const parts = [];
  for (let rest = mangled.replace(/^_ZN/, ""); /^\d/.test(rest); ) {
    const length = parseInt(rest);
    const start = String(length).length;
    parts.push(rest.slice(start, start + length));
    rest = rest.slice(start + length);
  }
  const plain = parts.filter((part) => !/^h[0-9a-f]{16}$/.test(part)).map((part) => {
    return part.replace(/^_\$/, "$").replace(/\$(\w+?)\$/g, (all, sign) => SIGNS[sign] ?? all).replaceAll("..", "::");
  });
  return plain.join("::") || mangled;
}

/** Where a function comes from: the first path in its name. */
function modulesOf(name) {
  const path = name.replace(/^(<impl |[<&*]|mut |dyn )+/, "").match(/^[a-z_]\w*(?:::[a-z_]\w*)*/i)?.[0] ?? name;
  return path.split("::");
}

function sumBy(rows, key) {
  const sums = new Map();
  for (const row of rows) {
    const name = key(row);
    const sum = sums.get(name) ?? { size: 0, count: 0 };
    sums.set(name, { size: sum.size + row.size, count: sum.count + 1 });
  }
  return [...sums].sort(([, one], [, other]) => other.size - one.size);
}

const number = (count, width = 11) => count.toLocaleString("en").padStart(width);
function table(title, sums, most) {
  console.log(`\n${title}`.padEnd(72), "bytes".padStart(11), "count".padStart(7));
  for (const [name, { size, count }] of sums.slice(0, most)) console.log(name.slice(0, 70).padEnd(71), number(size), number(count, 7));
}

/** Functions with a body: the path in the name of each, and its bytes. */
function functionsOf(bodies, known, imported) {
  let [count, at] = numberAt(bodies, 0);
  const rows = [];
  for (let index = imported; count > 0; count -= 1, index += 1) {
    const [size, body] = numberAt(bodies, at);
    at = body + size;
    rows.push({ name: pathOf(known.get(index) ?? `function ${index}`), size });
  }
  return rows;
}

const KINDS = { 1: "types", 2: "imports", 3: "functions", 6: "globals", 7: "exports", 9: "elements", 10: "code", 11: "data" };

/** The tables of one file. */
function report(file) {
  console.log(`\n### ${basename(file)}`);
  const found = new Map(sectionsOf(readFileSync(file)).map(({ id, name, bytes }) => [name ?? id, bytes]));
  const all = functionsOf(found.get(10), names(found.get("name")), functionsImported(found.get(2)));
  const depth = asked.under.split("::").length;
  const isAsked = ({ name }) => !asked.under || modulesOf(name).slice(0, depth).join("::") === asked.under;
  const rows = all.filter(isAsked).sort((one, other) => other.size - one.size);
  table("Crate", sumBy(rows, ({ name }) => modulesOf(name)[0]), 40);
  table("Module", sumBy(rows, ({ name }) => modulesOf(name).slice(0, 3).join("::")), 60);
  table("Function", rows.map((row) => [row.name, { ...row, count: 1 }]), Number(asked.functions));
  console.log("\nSection".padEnd(72), "bytes".padStart(11));
  for (const [name, { length }] of found) console.log(String(KINDS[name] ?? name).padEnd(71), number(length));
}

/** The parts of the app. What finds them needs the build's own tools, which a single file does without. */
async function parts() {
  const { partsFolder } = await import("./app.mjs");
  const folder = partsFolder();
  return ["main.wasm", "views.wasm", "split_later.wasm"].map((file) => join(folder, file));
}

for (const file of positionals.length > 0 ? positionals : await parts()) report(file);
