// What trunk cannot do, at the end of its build: packs the report into the page, each file under a name that changes with
// what is in it, and makes one style sheet of the sheets of the components.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

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

/** The packed report: the name that each of its files has in the page. */
function report() {
  const folder = mkdtempSync(join(tmpdir(), "heartland-"));
  try {
    // Natively, also where the app is built with a standard library of its own (env.sh).
    const { CARGO_UNSTABLE_BUILD_STD, RUSTC_BOOTSTRAP, ...env } = process.env;
    const command = ["run", "--quiet", "--locked", "-p", "heartland-data", "--features", "author", "--"];
    const data = ["pack", join(ROOT, "data"), folder];
    execFileSync("cargo", [...command, ...data], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    return new Map(readdirSync(folder).sort().map((name) => [name, add(name, readFileSync(join(folder, name)))]));
  } catch (error) {
    process.stderr.write(error.stdout ?? "");
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
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

/** The page with one style sheet: the sheets in their order. */
function withOneSheet(html) {
  const links = [...html.matchAll(/<link[^>]*\brel="?stylesheet"?[^>]*>/g)].map(([link]) => link);
  const names = links.map((link) => link.match(/\bhref="?\.?\/?([^"\s>]+)/)[1]);
  const sheets = names.map((name) => readFileSync(join(STAGE, name), "utf8").trim());
  for (const name of names) rmSync(join(STAGE, name));
  const sheet = add("style.css", sheets.join("\n"));
  return links.reduce((page, link, index) => {
    return page.replace(link, index === 0 ? `<link rel="stylesheet" href="./${sheet}">` : "");
  }, html);
}

const page = join(STAGE, "index.html");
try {
  writeFileSync(page, withOneSheet(withReport(readFileSync(page, "utf8"))));
} catch (error) {
  console.error(error.status ? "The report could not be packed." : error);
  process.exitCode = 1;
}
