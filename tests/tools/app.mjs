// Takes the app apart: what the compiler wrote becomes a first file, and one with what the page asks for later (the functions
// that are marked so, and what only they reach). Each goes through wasm-opt, and names that only they and their glue know
// become short. What trunk made of the app is put away.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bytesOfNumber, moduleOf, numberAt, sectionsOf, textAt } from "./wasm.mjs";

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
  const whole = join(folder, "whole.wasm");
  writeFileSync(whole, withoutStreams(readFileSync(app)));
  run("wasm-split-cli", whole, folder, "--target", "web", "--out-name", "main");
  run("wasm-bindgen", join(folder, "main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", folder, "--out-name", "app");
  return folder;
}

function optimized(file, profile) {
  if (profile !== "release") return readFileSync(file);
  // Beside the file, whose names tell sizes.mjs what is what.
  const small = file.replace(/\.wasm$/, "-small.wasm");
  run("wasm-opt", "-Oz", ...FEATURES.map((name) => `--enable-${name}`), file, "-o", small);
  return readFileSync(small);
}

/** What Leptos exports to the page's scripts for streams from servers, which this page has none of. */
const STREAMS = /IntoUnderlying(Byte)?(Source|Sink)/i;

/** The app without these exports, and without what tells wasm-bindgen of them; what only they reach goes with them. */
function withoutStreams(wasm) {
  let dropped = 0;
  const sections = sectionsOf(wasm).map((section) => {
    const { id, name, bytes } = section;
    const kept = [];
    if (id === 7) {
      let [count, at] = numberAt(bytes, 0);
      for (; count > 0; count -= 1) {
        const [exported, kind] = textAt(bytes, at);
        const end = numberAt(bytes, kind + 1)[1];
        if (!STREAMS.test(exported)) kept.push(bytes.subarray(at, end));
        at = end;
      }
      return { id, bytes: Buffer.concat([bytesOfNumber(kept.length), ...kept]) };
    }
    if (name !== "__wasm_bindgen_unstable") return section;
    // Pairs of a version and a description, the length of each before it.
    for (let at = 0; at < bytes.length; ) {
      const from = at;
      at += 4 + bytes.readUInt32LE(at);
      const description = at;
      at += 4 + bytes.readUInt32LE(at);
      if (STREAMS.test(bytes.toString("latin1", description, at))) dropped += 1;
      else kept.push(bytes.subarray(from, at));
    }
    return { id, name, bytes: Buffer.concat(kept) };
  });
  if (dropped === 0) throw new Error("the app has no exports for streams: that step can go");
  return moduleOf(sections);
}

/** The app with short names for what it imports from its glue, and each long name with its short one. */
function withShortImports(wasm) {
  const short = new Map();
  const sections = sectionsOf(wasm).map((section) => {
    const { id, bytes } = section;
    if (id !== 2) return section;
    let [count, at] = numberAt(bytes, 0);
    const parts = [bytesOfNumber(count)];
    for (; count > 0; count -= 1) {
      const [module, afterModule] = textAt(bytes, at);
      const [name, kind] = textAt(bytes, afterModule);
      if (bytes[kind] !== 0) throw new Error(`${name} is not a function`);
      at = numberAt(bytes, kind + 1)[1];
      const isGlue = module.endsWith("_bg.js");
      if (isGlue) short.set(name, short.size.toString(36));
      const words = isGlue ? ["a", short.get(name)] : [module, name];
      for (const word of words) parts.push(bytesOfNumber(word.length), Buffer.from(word));
      parts.push(bytes.subarray(kind, at));
    }
    return { id, bytes: Buffer.concat(parts) };
  });
  return { app: moduleOf(sections), short };
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
