// A small static server for `dist/`: what `make serve` and the browser tests use.
//   node serve.mjs [--port 8787] [--strict] [--root dist] [--frames]
// Takes the next free port when the port is taken, unless `--strict`. With `--frames` the page may show itself in a frame,
// as its dialog "Share and embed" offers. `startServer` does the same from a program.

import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HOST = "127.0.0.1";
const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/** The strictest policy that every version of the page works under. */
export const STRICTEST_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'";

/** The policy that a build of the page has been made for: the same, and it lets in what is written into the page. */
export const policyOf = (root = DIST) => readFileSync(join(root, "policy.txt"), "utf8").trim();

/** The same, and frames of the page itself. */
export const framesPolicyOf = (root = DIST) => `${policyOf(root)}; frame-src 'self'`;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

const ENCODINGS = [
  { name: "br", suffix: ".br" },
  { name: "gzip", suffix: ".gz" },
];

/** What is at a path; nothing also where a part of it is no folder, or too long a name. */
function stat(path) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The file that a request asks for, or nothing: never one outside of the root. */
function requested(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return;
  }
  const file = join(root, normalize(path.endsWith("/") ? `${path}index.html` : path));
  return !path.includes("\0") && file.startsWith(root + sep) && stat(file)?.isFile() ? file : undefined;
}

/** The file as it is sent: compressed ahead where the browser takes that and the compressed one is not stale. */
function sent(file, acceptEncoding) {
  const accepted = acceptEncoding.split(",").map((part) => part.split(";")[0].trim());
  const plain = stat(file);
  for (const { name, suffix } of ENCODINGS) {
    const packed = accepted.includes(name) ? stat(file + suffix) : undefined;
    if (packed && packed.mtimeMs >= plain.mtimeMs) return { path: file + suffix, size: packed.size, encoding: name };
  }
  return { path: file, size: plain.size };
}

/** What is under such a name never changes. */
const HASHED = /-[0-9a-f]{16}\.\w+$/;

function answer(root, { policy, cors, keeps }, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
  const file = requested(root, request.url);
  if (!file) return response.writeHead(404, { "content-type": "text/plain" }).end("No such file\n");
  const { path, size, encoding } = sent(file, request.headers["accept-encoding"] ?? "");
  const tag = `"${size}-${stat(path).mtimeMs}"`;
  const isKept = keeps && request.headers["if-none-match"] === tag;
  response.writeHead(isKept ? 304 : 200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": size,
    "content-security-policy": policy,
    // A frame with `sandbox="allow-scripts"` has an origin of its own and may only load what says so.
    ...(cors && { "access-control-allow-origin": "*" }),
    "cache-control": keeps && HASHED.test(file) ? "max-age=31536000, immutable" : "no-cache",
    ...(keeps && { etag: tag }),
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
    ...(encoding && { "content-encoding": encoding }),
  });
  if (request.method === "HEAD" || isKept) return response.end();
  createReadStream(path).on("error", () => response.destroy()).pipe(response);
}

/** A port that is free now. */
export function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, HOST, () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/**
 * Serves a folder; resolves with the server's address once it listens. Without `cors` no other origin may read the files; if it
 * `keeps`, browsers may keep them, as with the example configuration of nginx.
 */
export function startServer(options = {}) {
  let { port = 0 } = options;
  const { strict = false, root = DIST, policy = policyOf(root), cors = true, keeps = false } = options;
  const folder = resolve(root);
  const server = createServer((request, response) => answer(folder, { policy, cors, keeps }, request, response));
  return new Promise((done, fail) => {
    server.on("error", (error) => {
      if (error.code !== "EADDRINUSE" || strict) return fail(error);
      port += 1;
      server.listen(port, HOST);
    });
    server.on("listening", () => {
      done({ url: `http://${HOST}:${server.address().port}/`, close: () => server.close() });
    });
    server.listen(port, HOST);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8787" },
      strict: { type: "boolean", default: false },
      root: { type: "string", default: DIST },
      frames: { type: "boolean", default: false },
    },
  });
  if (!stat(join(values.root, "index.html"))) {
    console.error(`There is no page in ${values.root} yet: run \`make build\` first.`);
    process.exit(1);
  }
  const { url } = await startServer({
    ...values,
    port: Number(values.port),
    policy: (values.frames ? framesPolicyOf : policyOf)(values.root),
  });
  console.log(`\nHeartland is at ${url}\nStop with Ctrl+C.`);
}
