// Debian's nginx with the example configuration, as a process of the tests' own.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { STRICTEST_POLICY, freePort, policyOf } from "../../tools/serve.mjs";

const NGINX = "/usr/sbin/nginx";
const BROTLI = "/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf";
const CONFIGURATION = fileURLToPath(new URL("../../tools/nginx.conf", import.meta.url));
const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));
const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** Whether the nginx that the configuration is for is here. */
export const hasNginx = existsSync(NGINX) && existsSync(BROTLI);

/** The configuration with what differs here: paths, port, user and the build's policy. Each has to be found in it. */
function configuration(folder, port) {
  const changes = [
    ["user www-data;", process.getuid() === 0 ? "user root;" : ""],
    ["/run/nginx.pid", join(folder, "nginx.pid")],
    ["/var/log/nginx/access.log", join(folder, "access.log")],
    ["/var/log/nginx/error.log", join(folder, "error.log")],
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["root /srv/heartland;", `root ${DIST};`],
    [`"${STRICTEST_POLICY}"`, `"${policyOf()}"`],
    ["http {\n", `http {\n${TEMPORARY.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join("\n")}\n`],
  ];
  return changes.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`nginx.conf has not exactly one "${from.trim()}"`);
    return text.replace(from, () => to);
  }, readFileSync(CONFIGURATION, "utf8"));
}

/** Waits until the server answers or has ended. */
async function listening(server, url, said) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`nginx has ended:\n${said.join("")}`);
    if (await fetch(url).then(() => true, () => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`nginx does not answer:\n${said.join("")}`);
}

/** Starts nginx; resolves once it answers, with its address, what it had to say, and how to stop it. */
export async function startNginx() {
  const folder = mkdtempSync(join(tmpdir(), "heartland-nginx-"));
  for (const kind of TEMPORARY) mkdirSync(join(folder, kind));
  const port = await freePort();
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, port));
  const words = ["-c", file, "-e", "stderr", "-g", "daemon off;"];
  const server = spawn(NGINX, words, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => server.once("exit", done));
  const said = [];
  server.stderr.on("data", (text) => said.push(String(text)));
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true });
  };
  const url = `http://127.0.0.1:${port}/`;
  await listening(server, url, said).catch(async (error) => {
    await close();
    throw error;
  });
  return { url, said: () => said.join(""), close };
}
