// Starts the app, and says in plain words what is wrong when it cannot start or has stopped. A classic script: a sandboxed
// frame loads those from servers that would refuse it a module. The build writes it into the page's head, so that it runs
// before anything is seen; where a server's policy refuses it there, refused.js brings it. The addresses of the app stand in
// the head, where the build writes them, the words in the body.

const root = document.documentElement;
// It runs: nobody needs to bring it.
document.getElementById("boot").removeAttribute("data-file");
const query = new URLSearchParams(location.search);
/** The link as it is now: the app keeps it in step with what the reader chooses. */
const queryNow = () => new URLSearchParams(location.search);

/** The address of a part of the app, from its link or its script. */
function address(id) {
  const { href, src } = document.getElementById(id);
  return href ?? src;
}

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

/** Whether an app as small as can be is compiled here. */
function allowsWebAssembly() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** Why the app does not start, by the words that the notice has for it. */
function reason(error) {
  if (typeof WebAssembly !== "object") return "unsupported";
  if (!allowsWebAssembly()) return "refused";
  if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) return "damaged";
  if (error instanceof WebAssembly.RuntimeError) return "stopped";
  // A frame with an origin of its own gets files only from servers that let every origin have them; else there is no answer
  // that can be read, not even of what is missing.
  return self.origin === "null" && error instanceof TypeError ? "sandboxed" : "missing";
}

/** The last value of a key of the link that makes sense, as the app has it. */
function asked(key, isSound) {
  return query.getAll(key).filter(isSound).at(-1);
}

/** The first of these that is in the reader's language, by the link or else the browser; else the first. */
function inLanguage(elements, tagOf) {
  const wanted = [...queryNow().getAll("lang").reverse(), ...navigator.languages].map((tag) => `${tag}`.toLowerCase().split(/[-_]/)[0]);
  return wanted.map((tag) => elements.find((element) => tagOf(element) === tag)).find(Boolean) ?? elements[0];
}

/** The tables of the page without the app, which are text until they are wanted: the map need not wait for them. */
function unfold() {
  const folded = document.querySelectorAll("#atlas > .plain noscript");
  for (const text of folded) text.outerHTML = text.textContent;
  // A link to one of them had nowhere to lead.
  if (folded.length && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

/** What of the app has arrived: the code of the map, that of the page around it. */
const here = new Set();

/** Milliseconds until the tables are unfolded, from when the page is there: while either is on its way, and in any case. What
 * is here has only to start, and a slow machine is not to lay out long tables beside that. */
const PATIENCE_MS = { map: 1000, page: 4000, start: 10_000 };

/** Unfolds the tables when the app lets the reader wait, or when the reader does anything but to the map. */
async function unfoldWhenWanted() {
  const wanted = new AbortController();
  const unfoldFor = ({ target }) => {
    if (target.closest?.(".map")) return;
    unfold();
    wanted.abort();
  };
  for (const type of ["click", "touchmove", "wheel", "keydown", "beforeprint"]) {
    addEventListener(type, unfoldFor, { passive: true, signal: wanted.signal });
  }
  await parsed();
  if (location.hash) unfold();
  for (const part of ["map", "page"]) setTimeout(() => here.has(part) || unfold(), PATIENCE_MS[part]);
  setTimeout(unfold, PATIENCE_MS.start);
}

/** The page as it stands without the app is shown again, in place of what there is of the app. */
function showPlainPage() {
  const plain = document.querySelector("#atlas > .plain");
  if (!plain) return;
  unfold();
  plain.removeAttribute("data-leaving");
  plain.querySelector("[data-live]")?.removeAttribute("data-live");
  for (const part of plain.querySelectorAll("[data-of-app]")) part.remove();
  while (plain.nextElementSibling) plain.nextElementSibling.remove();
}

/** Tells the page around, as the app does. */
function tellHost(code, message) {
  if (parent === self) return;
  const allowed = query.getAll("allow").at(-1);
  const listed = allowed?.toLowerCase().split(",").map((origin) => origin.replace(/\/$/, "")) ?? [];
  // A bad list allows nobody.
  const isSound = listed.every((origin) => /^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin));
  for (const origin of allowed === undefined ? ["*"] : isSound ? listed : []) {
    try {
      parent.postMessage({ heartland: 1, type: "error", code, message }, origin);
    } catch (error) {
      console.warn(error);
    }
  }
}

/** The same page with these alone of what its link says. */
function linkWith(keys, more = {}) {
  const kept = [...queryNow()].filter(([key]) => keys.includes(key));
  return `?${new URLSearchParams([...kept, ...Object.entries(more)])}`;
}

/** Shows the notice for a reason, in the reader's language, with ways out; returns its words. */
function showNotice(code) {
  const notice = document.querySelector("[data-failure]");
  const words = inLanguage([...notice.children], ({ lang }) => lang);
  const frame = ["lang", "theme", "embed", "controls", "allow"];
  words.querySelector('[data-way="afresh"]').href = linkWith(frame);
  words.querySelector('[data-way="without"]').href = linkWith(frame, { plain: 1 });
  const told = words.querySelector(`[data-reason="${code}"]`);
  told.hidden = words.hidden = notice.hidden = false;
  return `${words.querySelector("strong").textContent} ${told.textContent}`;
}

/** Says that the app is not running, once. */
async function fail(code) {
  if (root.dataset.failed) return;
  root.dataset.failed = code;
  delete root.dataset.starting;
  await parsed();
  showPlainPage();
  const message = showNotice(code);
  scrollTo(0, 0);
  tellHost(code, message);
  const app = document.querySelector("#atlas > .page:not(.plain)");
  if (app) freeze(app);
}

/** A still picture takes the place of what the app has drawn: what is left of the app can do nothing to it. */
function freeze(app) {
  const still = app.cloneNode(true);
  const drawn = app.querySelectorAll("canvas");
  still.querySelectorAll("canvas").forEach((canvas, index) => {
    if (canvas.width && canvas.height) canvas.getContext("2d").drawImage(drawn[index], 0, 0);
  });
  for (const dialog of still.querySelectorAll("dialog")) dialog.remove();
  still.inert = true;
  app.replaceWith(still);
}

/** The page without the app, as the link asks: the way to the app is all that it needs. */
async function stayPlain() {
  await parsed();
  unfold();
  showNotice("unwanted");
  for (const way of document.querySelectorAll('[data-way="again"], [data-way="without"]')) way.remove();
}

/** Whether an error comes out of the app, and not out of an extension of the browser or the page's observers. */
function isOfApp(error) {
  if (error instanceof WebAssembly.RuntimeError) return true;
  return [address("app-js"), address("app-wasm")].some((url) => `${error?.stack}`.includes(url));
}

/** The link to the report, and which of its languages is the reader's. */
const data = document.getElementById("atlas-data");
const prefix = "data-texts-";
const known = data.getAttributeNames().filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
const language = inLanguage(known, (tag) => tag);

/** Asks for a file ahead of the app, which takes it when it needs it. */
function askFor(href, onload = null) {
  if (!href) return;
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href, onload }));
}

async function start() {
  try {
    askFor(data.getAttribute(`data-names-${language}`));
    const [app, module] = await Promise.all([import(address("app-js")), compiled(address("app-wasm")), parsed()]);
    here.add("map");
    await app.default({ module_or_path: module });
    // Not before what the map needs is here; and the browser need not look at it before the map is drawn.
    askFor(document.getElementById("app-wasm").dataset.views, () => here.add("page"));
  } catch (error) {
    console.error(error);
    fail(reason(error));
  }
}

/** As soon as the page as it stands without the app is there, it is as compact as a link for a frame asks, like the app. */
function compact() {
  const parts = ["map", "charts", "legend", "timeline", "dossier", "search"];
  const isSound = (list) => list === "none" || list.split(",").every((part) => parts.includes(part));
  const shown = asked("controls", isSound)?.split(",") ?? parts;
  const hidden = parts.filter((part) => !shown.includes(part));
  const adorn = () => {
    const plain = document.querySelector("#atlas > .plain");
    if (!plain) return;
    if (plain.dataset.embed === undefined) Object.assign(plain.dataset, { embed: "", hide: hidden.join(" ") });
    // The last of it, so that nothing more is to be done once it is there.
    const full = plain.querySelector(".embed-full");
    if (full) full.href = linkWith([...query.keys()].filter((key) => !["embed", "controls", "allow"].includes(key)));
    return full;
  };
  if (adorn()) return;
  const watch = new MutationObserver(() => adorn() && watch.disconnect());
  watch.observe(root, { childList: true, subtree: true });
}

// Before the page is seen: its colours, and what of it a frame shows.
const theme = asked("theme", (theme) => /^(auto|light|dark)$/.test(theme));
if (theme && theme !== "auto") root.dataset.theme = theme;
if (language) root.dataset.language = language;
if (self !== top) root.dataset.framed = "";
if (asked("embed", (embed) => /^[01]$/.test(embed)) === "1") compact();

if (query.has("plain")) {
  stayPlain();
} else {
  addEventListener("error", ({ error }) => isOfApp(error) && fail("stopped"));
  addEventListener("unhandledrejection", (event) => isOfApp(event.reason) && fail("stopped"));
  // The app says what it misses while it starts.
  for (const code of ["missing", "damaged"]) addEventListener(`heartland:${code}`, () => fail(code));
  root.dataset.starting = "";
  unfoldWhenWanted();
  start();
}
