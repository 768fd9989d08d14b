import { expect, test } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { policyOf } from "../tools/serve.mjs";
import { hasNginx, startNginx } from "./pages/nginx.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const SAFE = {
  "access-control-allow-origin": "*",
  "content-security-policy": policyOf(),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
const UNPACKED = { br: brotliDecompressSync, gzip: gunzipSync };

let nginx;

test.skip(!hasNginx, "Debian's nginx is not here");
test.beforeAll(async () => {
  nginx = await startNginx();
});
test.afterAll(() => nginx?.close());

/** The answer as it comes over the wire, which `fetch` would unpack. */
function ask(path, headers = {}) {
  return new Promise((done, fail) => {
    get(new URL(path, nginx.url), { headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    }).on("error", fail);
  });
}

/** Files of the page that nobody has compressed. */
const files = () => readdirSync(DIST).filter((name) => !/\.(br|gz)$/.test(name));

test("nginx takes the example configuration without a word", () => {
  expect(nginx.said()).toBe("");
});

test("each file comes in the encoding that was asked for, and is the same unpacked", async () => {
  const packed = files().filter((name) => /\.(html|js|css|wasm|bin)$/.test(name));
  expect(packed.some((name) => name.endsWith(".wasm"))).toBe(true);
  for (const name of packed) {
    const plain = readFileSync(join(DIST, name));
    for (const accepted of ["br", "gzip", undefined]) {
      const { status, headers, body } = await ask(name, accepted && { "accept-encoding": accepted });
      expect(status, name).toBe(200);
      expect(headers["content-encoding"], name).toBe(accepted);
      expect(headers.vary, name).toBe("Accept-Encoding");
      expect((accepted ? UNPACKED[accepted](body) : body).equals(plain), `${name} as ${accepted}`).toBe(true);
    }
    const { headers } = await ask(name, { "accept-encoding": "gzip, deflate, br, zstd" });
    expect(headers["content-encoding"], name).toBe("br");
  }
});

test("each file comes under its type with the headers of a safe page", async () => {
  const types = {
    bin: /^application\/octet-stream$/,
    css: /^text\/css/,
    html: /^text\/html; charset=utf-8$/,
    js: /^(application|text)\/javascript/,
    json: /^application\/json/,
    png: /^image\/png$/,
    txt: /^text\/plain/,
    wasm: /^application\/wasm$/,
    zip: /^application\/zip$/,
  };
  for (const name of files()) {
    const { headers } = await ask(name);
    expect(headers["content-type"], name).toMatch(types[name.split(".").pop()]);
    expect(headers, name).toMatchObject(SAFE);
  }
});

test("files under hashed names are kept for a year, all others for minutes", async () => {
  const lasting = [];
  for (const name of files()) {
    const control = (await ask(name)).headers["cache-control"];
    const isHashed = /-[0-9a-f]{14,}/.test(name);
    expect(control, name).toBe(isHashed ? "public, max-age=31536000, immutable" : "public, max-age=300, must-revalidate");
    if (isHashed) lasting.push(name);
  }
  // All that the page itself loads.
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const loaded = [...html.matchAll(/(?:href|src|data-[a-z-]+)="?\.\/([^"\s>]+\.(?:js|css|wasm|bin))/g)].map(([, name]) => name);
  expect(loaded.length).toBeGreaterThan(3);
  expect(lasting).toEqual(expect.arrayContaining(loaded));
  expect((await ask("/")).headers["cache-control"]).toBe("public, max-age=300, must-revalidate");
});

test("what has not changed is not sent again", async () => {
  const { headers } = await ask("/");
  const again = await ask("/", { "if-none-match": headers.etag });
  expect(again).toMatchObject({ status: 304, headers: { "cache-control": headers["cache-control"] } });
  expect(again.body).toHaveLength(0);
});

test("what is not there is not there, and nobody keeps that", async () => {
  for (const path of ["nothing", "style-0123456789abcdef.css", "app-0123456789abcdef.wasm", "%2e%2e/Cargo.toml"]) {
    const { status, headers } = await ask(path);
    expect([400, 404], path).toContain(status);
    expect(headers["cache-control"], path).toBeUndefined();
  }
  expect((await ask("nothing")).headers).toMatchObject(SAFE);
});

test("the page opens through nginx, and nothing is refused", async ({ page }) => {
  const problems = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && problems.push(response.url()));
  await page.goto(nginx.url);
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  await expect(page.locator("[data-map]")).toBeVisible();
  expect(problems).toEqual([]);
});
