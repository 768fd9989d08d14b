// What the bytes of the app are: code by crate and module, the largest functions, and sections. It reads the parts of the app
// as app.mjs has left them, with the names that the page's own files no longer have; wasm-opt and brotli follow, so shares
// count, not sums.
//
//   node tests/tools/sizes.mjs [FILE.wasm] [--functions N] [--under crate::module]

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const PARTS = ["main.wasm", "split_later.wasm"].map((file) => fileURLToPath(new URL(`../../target/page/${file}`, import.meta.url)));
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { functions: { type: "string", default: "25" }, under: { type: "string", default: "" } },
});
let wasm;

/** A number of WebAssembly's (LEB128) and where it ends. */
function numberAt(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function textAt(at) {
  const [length, start] = numberAt(at);
  return [wasm.toString("utf8", start, start + length), start + length];
}

/** Sections by number, custom ones by name: where the body begins and ends. */
function sections() {
  const found = new Map();
  for (let at = 8; at < wasm.length; ) {
    const id = wasm[at];
    const [size, body] = numberAt(at + 1);
    const [name, start] = id === 0 ? textAt(body) : [id, body];
    found.set(name, { from: start, to: body + size });
    at = body + size;
  }
  return found;
}

function functionsImported({ from } = {}) {
  if (from === undefined) return 0;
  let [count, at] = numberAt(from);
  let functions = 0;
  for (; count > 0; count -= 1) {
    at = textAt(textAt(at)[1])[1];
    const kind = wasm[at++];
    if (kind === 0) {
      functions += 1;
      at = numberAt(at)[1];
    } else if (kind === 3) at += 2;
    else {
      if (kind === 1) at += 1;
      const bounded = wasm[at++] & 1;
      at = numberAt(at)[1];
      if (bounded) at = numberAt(at)[1];
    }
  }
  return functions;
}

function names({ from, to } = {}) {
  const found = new Map();
  for (let at = from ?? 0; at < (to ?? 0); ) {
    const id = wasm[at];
    const [size, body] = numberAt(at + 1);
    at = body + size;
    if (id !== 1) continue;
    let [count, next] = numberAt(body);
    for (; count > 0; count -= 1) {
      const [index, start] = numberAt(next);
      const [name, end] = textAt(start);
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
function moduleOf(name) {
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

/** The tables of one file. */
function report(file) {
  wasm = readFileSync(file);
  console.log(`\n### ${file}`);
  const found = sections();
  const imported = functionsImported(found.get(2));
  const known = names(found.get("name"));
  const rows = [];
  {
    let [count, at] = numberAt(found.get(10).from);
    for (let index = imported; count > 0; count -= 1, index += 1) {
      const [size, body] = numberAt(at);
      at = body + size;
      rows.push({ name: pathOf(known.get(index) ?? `function ${index}`), size });
    }
  }

  if (asked.under) {
    const depth = asked.under.split("::").length;
    const inside = rows.filter(({ name }) => moduleOf(name).slice(0, depth).join("::") === asked.under);
    rows.splice(0, rows.length, ...inside);
  }
  table("Crate", sumBy(rows, ({ name }) => moduleOf(name)[0]), 40);
  table("Module", sumBy(rows, ({ name }) => moduleOf(name).slice(0, 3).join("::")), 60);
  table("Function", rows.sort((one, other) => other.size - one.size).map((row) => [row.name, { ...row, count: 1 }]), Number(asked.functions));
  console.log("\nSection".padEnd(72), "bytes".padStart(11));
  const kinds = { 1: "types", 2: "imports", 3: "functions", 6: "globals", 7: "exports", 9: "elements", 10: "code", 11: "data" };
  for (const [name, { from, to }] of found) console.log(String(kinds[name] ?? name).padEnd(71), number(to - from));
}

for (const file of positionals.length > 0 ? positionals : PARTS) report(file);
