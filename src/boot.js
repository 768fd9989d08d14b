// Starts the app. A classic script: a sandboxed frame loads those from servers that would refuse it a module, so that
// there is someone to say what is wrong. The page has no inline script, so that it runs under a strict Content-Security-Policy;
// the addresses of the app stand in the two preload links that the build writes into the head.

/** The compiled app. Servers that send no `application/wasm` are served too, without streaming. */
async function compiled(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}`);
  const streamed = (response.headers.get("content-type") ?? "").startsWith("application/wasm");
  return streamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

function parsed() {
  if (document.readyState !== "loading") return Promise.resolve();
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}

function reason(error) {
  if (typeof WebAssembly !== "object") return "This browser has no WebAssembly, or it is switched off.";
  if (error instanceof WebAssembly.CompileError) return "This browser, or a rule of this site, does not allow WebAssembly.";
  if (error instanceof WebAssembly.RuntimeError) return "It met an error of its own.";
  // A frame with an origin of its own gets files only from servers that let every origin have them.
  if (self.origin === "null") return "In this sandboxed frame, the server has to send “Access-Control-Allow-Origin: *” with its files.";
  return "A part of it did not arrive.";
}

/** Asks for the names in the reader's language along with the app, which would only ask for them once it runs. */
function askForNames() {
  const data = document.getElementById("atlas-data");
  const tags = [new URLSearchParams(location.search).get("lang"), ...navigator.languages];
  const primary = tags.map((tag) => `${tag}`.toLowerCase().split(/[-_]/)[0]);
  const language = primary.find((tag) => data.hasAttribute(`data-texts-${tag}`));
  const href = data.getAttribute(`data-names-${language}`);
  if (!href) return;
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }));
}

async function start() {
  try {
    askForNames();
    const address = (id) => document.getElementById(id).href;
    const [app, module] = await Promise.all([import(address("app-js")), compiled(address("app-wasm")), parsed()]);
    await app.default({ module_or_path: module });
  } catch (error) {
    await parsed();
    console.error(error);
    const notice = document.querySelector("[data-failure]");
    if (notice) {
      notice.querySelector("[data-failure-reason]").textContent = reason(error);
      notice.hidden = false;
    }
  }
}

start();
