// What trunk cannot do, at the end of its build: packs the report into the page, each file under a name that changes with
// what is in it, makes one style sheet of the sheets of the components, writes it and the script that starts the app into the
// page, and takes the app apart (app.mjs).

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { transformSync } from "esbuild";
import { withApp } from "./app.mjs";
import { withHead } from "./head.mjs";
import { STRICTEST_POLICY } from "./serve.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const STAGE = process.env.TRUNK_STAGING_DIR;

/** Writes a file of the page under its hashed name, and returns that. */
function add(name, bytes) {
  const extension = extname(name);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const hashed = `${basename(name, extension)}-${hash}${extension}`;
  writeFileSync(join(STAGE, hashed), bytes);
  return hashed;
}

/** What browsers compare with bytes that they are given: in `integrity` and in policies. */
const digest = (algorithm, bytes) => `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;

/** Writes a file of the page under a name that stays. */
function keep(name, text) {
  writeFileSync(join(STAGE, name), text);
}

/** What a program of the project prints that runs on this machine, also where the app is built with a standard library of its
 *  own (env.sh). */
function runNatively(words) {
  const { CARGO_UNSTABLE_BUILD_STD, RUSTC_BOOTSTRAP, ...env } = process.env;
  const how = { cwd: ROOT, env, maxBuffer: 2 ** 24, stdio: ["ignore", "pipe", "inherit"] };
  return execFileSync("cargo", ["run", "--quiet", "--locked", ...words], how);
}

/** The packed report: the name that each of its files has in the page. */
function report() {
  const folder = mkdtempSync(join(tmpdir(), "heartland-"));
  try {
    runNatively(["-p", "heartland-data", "--features", "author", "--", "pack", join(ROOT, "data"), folder]);
    return new Map(readdirSync(folder).sort().map((name) => [name, add(name, readFileSync(join(folder, name)))]));
  } catch (error) {
    process.stderr.write(error.stdout ?? "");
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the style sheet has to know of the picture in the page. */
let plainRule = "";

/** The page with what stands in it without the app, drawn natively from the same data by the same code. */
function withPlainPage(html) {
  const printed = runNatively(["--example", "plain-page"]).toString();
  const [notices, plain, rule] = printed.split("\f");
  plainRule = rule;
  return Object.entries({ "@notices@": notices, "@plain-page@": plain }).reduce((page, [place, markup]) => {
    if (!page.includes(place)) throw new Error(`index.html has no ${place}`);
    return page.replace(place, () => markup);
  }, html);
}

/** The picture of the page for those who link to it, as bytes of a PNG. */
function card() {
  return runNatively(["--example", "card"]);
}

/** The page with the addresses of the report's files in the link to it. */
function withReport(html) {
  const files = report();
  const link = html.match(/<link[^>]*\bid="?atlas-data"?[^>]*>/)?.[0];
  if (!link) throw new Error("index.html has no link with the id atlas-data");
  const texts = [...files].filter(([name]) => name !== "atlas.bin");
  const attributes = texts.map(([name, file]) => ` data-${basename(name, ".bin")}="./${file}"`).join("");
  const filled = link.replace("atlas.bin", files.get("atlas.bin")).replace(/\s*>$/, `${attributes}>`);
  return html.replace(link, filled);
}

/** Bytes of a ZIP archive (PKWARE APPNOTE) with these files; the same for the same files. */
function zipped(files) {
  const table = Uint32Array.from({ length: 256 }, (_, start) => {
    let value = start;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  const crc = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0;
  const local = [];
  const central = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const path = Buffer.from(name);
    const head = Buffer.alloc(26);
    // Version 2.0, names in UTF-8, deflated, 1 January 1980.
    [20, 0x800, 8, 0, 33].forEach((value, index) => head.writeUInt16LE(value, index * 2));
    [crc(bytes), packed.length, bytes.length].forEach((value, index) => head.writeUInt32LE(value, 10 + index * 4));
    head.writeUInt16LE(path.length, 22);
    local.push(Buffer.from("PK\x03\x04"), head, path, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from("PK\x01\x02\x14\0"), head, tail, path);
    offset += 30 + path.length + packed.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(18);
  [files.length, files.length].forEach((value, index) => end.writeUInt16LE(value, 4 + index * 2));
  [size, offset].forEach((value, index) => end.writeUInt32LE(value, 8 + index * 4));
  return Buffer.concat([...local, ...central, Buffer.from("PK\x05\x06"), end]);
}

/** The page with the address of the whole data package, as a file to keep. */
function withDataPackage(html) {
  const data = join(ROOT, "data");
  const { resources } = JSON.parse(readFileSync(join(data, "datapackage.json"), "utf8"));
  // What the package names, and what the outlines are made from; nothing else that an author's programs leave in its folders.
  const names = [...resources.map(({ path }) => path), "geo/README.md", "geo/world.topo.json"];
  const kept = ["datapackage.json", "README.md", ...new Set(names)].sort();
  const files = kept.map((name) => [`data/${name}`, readFileSync(join(data, name))]);
  files.push(["LICENSE-DATA", readFileSync(join(ROOT, "LICENSE-DATA"))]);
  const link = html.match(/<link[^>]*\bid="?data-package"?[^>]*>/)?.[0];
  if (!link) throw new Error("index.html has no link with the id data-package");
  return html.replace(link, link.replace("data.zip", `./${add("heartland-data.zip", zipped(files))}`));
}

/** The page's policy, for the server to send: the strictest that lets in what is written into the page. */
let policy = STRICTEST_POLICY;

/** Text as an element of the page, which says where the same is found as a file; the policy lets it in. */
function written(tag, id, name, text) {
  if (new RegExp(`</${tag}|<!--`, "i").test(text)) throw new Error(`${name} would end before its end`);
  policy = policy.replace(`${tag}-src 'self'`, `$& '${digest("sha256", text)}'`);
  return `<${tag} id="${id}" data-file="./${add(name, text)}">${text}</${tag}>`;
}

/** The page with one style sheet, which stands in it: the sheets in their order. */
function withOneSheet(html) {
  const links = [...html.matchAll(/<link[^>]*\brel="?stylesheet"?[^>]*>/g)].map(([link]) => link);
  const names = links.map((link) => link.match(/\bhref="?\.?\/?([^"\s>]+)/)[1]);
  const sheets = names.map((name) => readFileSync(join(STAGE, name), "utf8").trim());
  for (const name of names) rmSync(join(STAGE, name));
  const sheet = written("style", "sheet", "style.css", [...sheets, plainRule].join("\n"));
  // Behind the links to what the page asks for first.
  return links.reduce((page, link) => page.replace(link, ""), html).replace("</head>", () => `${sheet}</head>`);
}

/** The page with a smaller script that starts the app, which stands in it. */
function withSmallStart(html) {
  const [tag, file] = html.match(/<script[^>]*\bsrc="?\.\/(boot-[^"\s>]+)[^>]*><\/script>/) ?? [];
  if (!tag) throw new Error("index.html has no script boot.js");
  const path = join(STAGE, file);
  // A classic script: its names would be seen by all others.
  const { code } = transformSync(readFileSync(path, "utf8"), { minify: true, format: "iife", target: "es2020" });
  rmSync(path);
  return html.replace(tag, () => written("script", "boot", "boot.js", code.trim()));
}

/** Makes the helper smaller, but for the comments that begin it and say how it is used. */
function shortenHelper() {
  const path = join(STAGE, "embed.js");
  const text = readFileSync(path, "utf8");
  const [words] = text.match(/^(\/\/.*\n)*/);
  writeFileSync(path, words + transformSync(text, { minify: true, format: "esm", target: "es2022" }).code);
}

/**
 * The page with a link to a copy of it under a hashed name, for those who want this version and no other: all that the copy
 * needs has a hashed name too. Its address and that of its helper are told in the link.
 */
function withFrozen(html) {
  const helper = readFileSync(join(STAGE, "embed.js"));
  const integrity = digest("sha384", helper);
  const [copy, kept] = [add("index.html", html), add("embed.js", helper)];
  const link = `<link rel="alternate" id="frozen" href="./${copy}" data-helper="${kept}" data-integrity="${integrity}">`;
  return html.replace("</head>", `${link}</head>`);
}

const page = join(STAGE, "index.html");
try {
  const whole = withDataPackage(withReport(withPlainPage(readFileSync(page, "utf8"))));
  const descriptor = JSON.parse(readFileSync(join(ROOT, "data", "datapackage.json"), "utf8"));
  const tokens = readFileSync(join(ROOT, "style", "tokens.css"), "utf8");
  const html = withOneSheet(withSmallStart(withHead(whole, { report: descriptor, tokens, picture: card, add, keep })));
  keep("policy.txt", `${policy}\n`);
  shortenHelper();
  writeFileSync(page, withFrozen(withApp(html, { stage: STAGE, add })));
} catch (error) {
  // A program that failed has said why.
  console.error(error.status ? error.message : error);
  process.exitCode = 1;
}
