// Takes the app apart: what the compiler wrote becomes a first file, one with the views that come after the map, and one with
// what the page asks for later (the functions that are marked so, and what only they reach; what views and later code share
// is with the views, which come first). Each goes through wasm-opt, and names that only they and their glue know become short.
// What trunk made of the app is put away.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";
import { namedByLikeness } from "./alike.mjs";
import { bytesOfList, bytesOfNumber, bytesOfText, importsOf, moduleOf, numberAt, sectionsOf, textAt } from "./wasm.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "reference-types", "multivalue", "mutable-globals"].map(
  (name) => `--enable-${name}`,
);

function run(command, ...words) {
  return execFileSync(command, words, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
}

/** Where cargo writes. */
function target() {
  return JSON.parse(run("cargo", "metadata", "--format-version", "1", "--no-deps", "--locked")).target_directory;
}

/** Where the parts of the app are left. */
export const partsFolder = () => join(target(), "page");

/** The parts of the app, fresh from the compiler, and their glue, in a folder beside what the compiler wrote. */
function parts(profile) {
  const app = join(target(), "wasm32-unknown-unknown", profile, "heartland-app.wasm");
  const folder = partsFolder();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const whole = join(folder, "whole.wasm");
  writeFileSync(whole, withoutStreams(readFileSync(app)));
  run("wasm-split-cli", whole, folder, "--target", "web", "--out-name", "main");
  joinViews(folder);
  run("wasm-bindgen", join(folder, "main.wasm"), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", folder, "--out-name", "app");
  return folder;
}

/**
 * Makes one file of the views and of what they share with later code, which the splitter writes apart. Both import memory, table
 * and stack of the first file; a module that only hands these on has the one file import them once.
 */
function joinViews(folder) {
  const names = readdirSync(folder).filter((name) => /^(chunk_\d+|split_views)\.wasm$/.test(name)).sort();
  const imported = new Map();
  for (const name of names) {
    const section = sectionsOf(readFileSync(join(folder, name))).find(({ id }) => id === 2);
    for (const one of importsOf(section.bytes)) {
      if (one.module !== "__wasm_split" || one.kind === 0) throw new Error(`${name} imports ${one.name} from ${one.module}`);
      imported.set(one.name, one);
    }
  }
  const seen = [0, 0, 0, 0];
  const entries = [...imported.values()];
  const imports = entries.map(({ name, kind, type }) => [bytesOfText("app"), bytesOfText(name), Buffer.of(kind), type]);
  const exports = entries.map(({ name, kind }) => [bytesOfText(name), Buffer.of(kind), bytesOfNumber(seen[kind]++)]);
  const [hub, joined] = ["hub.wasm", "joined.wasm"].map((name) => join(folder, name));
  writeFileSync(hub, moduleOf([{ id: 2, bytes: bytesOfList(imports) }, { id: 7, bytes: bytesOfList(exports) }]));
  run("wasm-merge", "-g", ...FEATURES, hub, "__wasm_split", ...names.flatMap((name) => [join(folder, name), name]), "-o", joined);
  // Nobody needs what the file exports: its functions are in the table.
  writeFileSync(join(folder, "views.wasm"), moduleOf(sectionsOf(readFileSync(joined)).filter(({ id }) => id !== 7)));
}

function optimized(file, profile) {
  if (profile !== "release") return readFileSync(file);
  // Beside the file, whose names tell sizes.mjs what is what.
  const small = file.replace(/\.wasm$/, "-small.wasm");
  // Large functions with one caller stay apart: the browser compiles functions as they are first called, whole, and again
  // once they have run for a while; one that holds all of the start kept it busy for a fifth of a second.
  run("wasm-opt", "-Oz", "--one-caller-inline-max-function-size=100", ...FEATURES, file, "-o", small);
  writeFileSync(small, namedByLikeness(readFileSync(small)));
  run("wasm-opt", "--reorder-functions-by-name", ...FEATURES, small, "-o", small);
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
      return { id, bytes: bytesOfList(kept) };
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
    const entries = importsOf(bytes).map(({ module, name, kind, type }) => {
      if (kind !== 0) throw new Error(`${name} is not a function`);
      const isGlue = module.endsWith("_bg.js");
      if (isGlue) short.set(name, short.size.toString(36));
      const words = isGlue ? ["a", short.get(name)] : [module, name];
      return [...words.map(bytesOfText), Buffer.of(kind), type];
    });
    return { id, bytes: bytesOfList(entries) };
  });
  return { app: moduleOf(sections), short };
}

/** The glue with the same short names, made small. */
function withShortNames(glue, short) {
  let found = 0;
  const named = glue.replace(/^( {8})(\w+)(: )/gm, (whole, indent, name, colon) => {
    if (!short.has(name)) return whole;
    found += 1;
    return `${indent}"${short.get(name)}"${colon}`;
  });
  const shorter = named.replace(/"[^"]*": import0/, '"a": import0');
  if (found !== short.size || shorter === named) throw new Error(`the glue has ${found} of ${short.size} imports`);
  return transformSync(shorter, { minify: true, format: "esm", target: "es2022" }).code;
}

/** A script of ours, without what it says to its readers. */
const scriptOf = (name) => readFileSync(join(ROOT, "src", name), "utf8").replace(/^\/\/.*\n/gm, "");

/**
 * The glue with what asks for the other files, by their addresses, in the place of the splitter's own; before it, what the page
 * does where its server refuses what is written into it.
 */
function withLoader(glue, addresses) {
  let loader = `{\n${scriptOf("refused.js")}}\n${scriptOf("parts.js")}`;
  for (const [name, address] of Object.entries(addresses)) {
    if (!loader.includes(`"./${name}"`)) throw new Error(`parts.js does not ask for ${name}`);
    loader = loader.replace(name, address);
  }
  // One import for each function that the splitter's own has.
  let found = 0;
  const linked = glue.replace(/^import \* as (import\d+) from "\.\/__wasm_split\.js"$/gm, (_, name) => {
    found += 1;
    return found === 1 ? `${loader}const ${name} = parts;` : `const ${name} = parts;`;
  });
  if (found === 0) throw new Error("the glue asks for no other files");
  return linked;
}

/** The page with the app in its parts, `add`ed under hashed names. */
export function withApp(html, { stage, add }) {
  const profile = process.env.TRUNK_PROFILE;
  const folder = parts(profile);
  const addresses = {
    "views.wasm": add("views.wasm", optimized(join(folder, "views.wasm"), profile)),
    "later.wasm": add("later.wasm", optimized(join(folder, "split_later.wasm"), profile)),
  };
  const glue = withLoader(readFileSync(join(folder, "app.js"), "utf8"), addresses);
  const app = optimized(join(folder, "app_bg.wasm"), profile);
  const isShort = profile === "release";
  const shortened = isShort ? withShortImports(app) : { app, short: new Map() };
  const text = isShort ? withShortNames(glue, shortened.short) : glue;
  const trunks = readdirSync(stage).find((file) => file.endsWith("_bg.wasm"));
  const names = [trunks, trunks.replace("_bg.wasm", ".js")];
  for (const name of names) rmSync(join(stage, name));
  const whole = html.replaceAll(names[0], add("app.wasm", shortened.app)).replaceAll(names[1], add("app.js", text));
  const link = /(<link[^>]*\bid="?app-wasm"?)/;
  if (!link.test(whole)) throw new Error("index.html has no link with the id app-wasm");
  return whole.replace(link, `$1 data-views="./${addresses["views.wasm"]}"`);
}
