// Takes the app apart: what the compiler wrote becomes a first file, and one with what the page asks for later (the functions
// that are marked so, and what only they reach). Each goes through wasm-opt, and names that only they and their glue know
// become short. What trunk made of the app is put away.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "reference-types", "multivalue", "mutable-globals"];

function run(command, ...words) {
  return execFileSync(command, words, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** The parts of the app, fresh from the compiler, and their glue, in a folder beside what the compiler wrote. */
function parts(profile) {
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--locked"));
  const app = join(target, "wasm32-unknown-unknown", profile, "heartland-app.wasm");
  const folder = join(target, "page");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("wasm-split-cli", app, folder, "--target", "web", "--out-name", "main");
  run("wasm-bindgen", join(folder, "main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", folder, "--out-name", "app");
  return folder;
}

function optimized(file, profile) {
  if (profile === "release") run("wasm-opt", "-Oz", ...FEATURES.map((name) => `--enable-${name}`), file, "-o", file);
  return readFileSync(file);
}

/** A number of WebAssembly's (LEB128) and where it ends. */
function numberAt(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function bytesOfNumber(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

/** The body of the section of imports, and the section's whole extent. */
function importsOf(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [size, body] = numberAt(wasm, at + 1);
    if (wasm[at] === 2) return { from: at, body, to: body + size };
    at = body + size;
  }
  throw new Error("the app imports nothing");
}

/** The app with short names for what it imports from its glue, and each long name with its short one. */
function withShortImports(wasm) {
  const { from, body, to } = importsOf(wasm);
  const short = new Map();
  let [count, at] = numberAt(wasm, body);
  const parts = [bytesOfNumber(count)];
  const text = () => {
    const [length, start] = numberAt(wasm, at);
    at = start + length;
    return wasm.toString("utf8", start, at);
  };
  for (; count > 0; count -= 1) {
    const module = text();
    const name = text();
    const isGlue = module.endsWith("_bg.js");
    if (isGlue) short.set(name, short.size.toString(36));
    const start = at;
    if (wasm[at] !== 0) throw new Error(`${name} is not a function`);
    at = numberAt(wasm, at + 1)[1];
    const kept = wasm.subarray(start, at);
    for (const word of isGlue ? ["a", short.get(name)] : [module, name]) parts.push(bytesOfNumber(word.length), Buffer.from(word));
    parts.push(kept);
  }
  if (at !== to) throw new Error("the imports of the app cannot be read");
  const section = Buffer.concat(parts);
  const head = [wasm.subarray(0, from), Buffer.from([2]), bytesOfNumber(section.length)];
  return { app: Buffer.concat([...head, section, wasm.subarray(to)]), short };
}

/** The glue with the same short names, without comments and indentation. */
function withShortNames(glue, short) {
  let found = 0;
  const named = glue.replace(/^( {8})(\w+)(: )/gm, (whole, indent, name, colon) => {
    if (!short.has(name)) return whole;
    found += 1;
    return `${indent}"${short.get(name)}"${colon}`;
  });
  const shorter = named.replace(/"[^"]*": import0/, '"a": import0');
  if (found !== short.size || shorter === named) throw new Error(`the glue has ${found} of ${short.size} imports`);
  const lines = shorter.replace(/\/\*\*[\s\S]*?\*\//g, "").split("\n");
  if (lines.some((line) => (line.match(/`/g)?.length ?? 0) % 2 === 1)) throw new Error("the glue has a text of several lines");
  return lines.map((line) => line.trim()).filter(Boolean).join("\n");
}

/** The glue with what asks for the later file in the place of the splitter's own. */
function withLoader(glue, address) {
  const loader = readFileSync(join(ROOT, "src", "later.js"), "utf8").replace("later.wasm", address);
  const linked = glue.replace(/^import \* as (import\d+) from "\.\/__wasm_split\.js"$/m, (_, name) => {
    return loader.replace("const later", `const ${name}`);
  });
  if (linked === glue || !loader.includes(address)) throw new Error("the glue does not ask for what comes later");
  return linked;
}

/** The page with the app in its parts, `add`ed under hashed names. */
export function withApp(html, { stage, add }) {
  const profile = process.env.TRUNK_PROFILE;
  const folder = parts(profile);
  const address = add("later.wasm", optimized(join(folder, "split_later.wasm"), profile));
  const glue = withLoader(readFileSync(join(folder, "app.js"), "utf8"), address);
  const app = optimized(join(folder, "app_bg.wasm"), profile);
  const isShort = profile === "release";
  const shortened = isShort ? withShortImports(app) : { app, short: new Map() };
  const text = isShort ? withShortNames(glue, shortened.short) : glue;
  const trunks = readdirSync(stage).find((file) => file.endsWith("_bg.wasm"));
  const names = [trunks, trunks.replace("_bg.wasm", ".js")];
  for (const name of names) rmSync(join(stage, name));
  return html.replaceAll(names[0], add("app.wasm", shortened.app)).replaceAll(names[1], add("app.js", text));
}
