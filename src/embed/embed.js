// <heartland-atlas>: the atlas in a frame that keeps its height in step and talks both ways. No dependencies.
//   <script type="module" src="https://example.org/heartland/embed.js"></script>
//   <heartland-atlas country="KAZ" lang="zh" theme="dark"></heartland-atlas>
// Attributes are keys of the atlas's links; `title`, `height` (fixed, in pixels), `ratio` (of width to height, `4/3`) and `src`
// (another atlas) are the element's own.

const HOME = new URL("./", import.meta.url).href;
// Of each of these, a link has one at most.
const CHOICES = ["country route place event org deal".split(" "), ["tint", "shade"]];
const FIXED = ["controls", "allow"];
const KEYS = [...CHOICES.flat(), ..."layers status gauge year chart view lang theme".split(" "), ...FIXED];

class HeartlandAtlas extends HTMLElement {
  static observedAttributes = [...KEYS, "src", "title", "height", "ratio"];
  /** What the atlas last said of itself: `{ query, selection }`. */
  state = null;
  #frame;
  #isReady = false;
  #asked;
  #wanted = 0;
  #isFixed = false;
  #changed = new Set();
  #hear = (event) => this.#heard(event);
  #settle = () => this.#fit();

  connectedCallback() {
    addEventListener("message", this.#hear);
    addEventListener("scroll", this.#settle, { passive: true, capture: true });
    this.style.display = "block";
    this.#reserve();
    this.#open(this.#query());
  }

  // A frame that is taken out ends; one put back begins with what it last showed.
  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    removeEventListener("scroll", this.#settle, { capture: true });
    this.#frame?.remove();
    this.#frame = null;
    this.#isReady = false;
  }

  // `moveBefore` leaves the frame as it is.
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    const isOfLink = name === "src" || KEYS.includes(name);
    if (!this.#frame) this.state = isOfLink ? null : this.state;
    else if (name === "title") this.#frame.title = now || "Heartland";
    else if (!isOfLink) this.#reserve();
    else {
      this.#changed.add(name);
      queueMicrotask(() => this.#follow());
    }
  }

  // What has changed is asked for, and all else stays as the reader has it.
  #follow() {
    const changed = [...this.#changed];
    if (changed.includes("src")) this.state = null;
    const isNew = !this.state || changed.some((name) => FIXED.includes(name));
    if (!this.#frame || !changed.length || !(isNew || this.#isReady)) return;
    this.#changed.clear();
    const query = this.#query(changed);
    if (isNew) return this.#open(query);
    query.delete("view");
    this.#put(query, changed.includes("view") ? ["view"] : []);
    this.set(query);
  }

  // What the atlas last said, or else the attributes, with what has changed in them since.
  #query(changed = []) {
    const query = new URLSearchParams(this.state?.query);
    for (const name of changed) {
      for (const key of CHOICES.find((keys) => keys.includes(name)) ?? []) query.delete(key);
    }
    this.#put(query, this.state ? KEYS.filter((key) => changed.includes(key)) : KEYS);
    return query;
  }

  // The room it takes before the atlas has said how high it would be, or for good.
  #reserve() {
    const [ratio, height] = [this.#size("ratio", 2), this.#size("height", 1)];
    this.#isFixed = Boolean(ratio || height);
    this.style.aspectRatio = ratio;
    if (ratio) this.style.height = "auto";
    else if (height || !parseFloat(this.style.height)) this.style.height = `${+height || 640}px`;
    this.#fit();
  }

  // What an attribute says, numbers with a slash between; nothing where it makes no sense.
  #size(name, most) {
    const text = this.getAttribute(name) ?? "";
    const parts = text.split("/");
    if (parts.length <= most && parts.every((part) => part > 0 && part < 1e5)) return text;
    if (text) console.warn(`heartland-atlas: passed over ${name}="${text}"`);
    return "";
  }

  #put(query, keys) {
    for (const key of keys) {
      const value = this.getAttribute(key);
      if (value === null) query.delete(key);
      else query.set(key, value);
    }
  }

  // A frame of its own each time: an address that changes in a frame would be a step in the host's history.
  #open(query) {
    const url = new URL(this.getAttribute("src") || HOME, document.baseURI);
    query.set("embed", "1");
    url.search = query;
    const frame = document.createElement("iframe");
    frame.loading = "lazy";
    frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.title = this.title || "Heartland";
    frame.style.cssText = "display:block;width:100%;height:100%;border:0";
    frame.src = url;
    this.#frame?.remove();
    this.#isReady = false;
    this.append((this.#frame = frame));
  }

  #say(type, more) {
    this.#frame?.contentWindow?.postMessage({ heartland: 1, type, ...more }, "*");
  }

  #heard({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.heartland !== 1) return;
    if (data.type === "height" && data.px > 0 && data.px < 20001) {
      this.#wanted = data.px;
      this.#fit();
    }
    if (data.type === "state") {
      this.state = { query: data.query, selection: data.selection };
      if (!this.#isReady) this.#begin();
    }
    if ("ready height state select error".split(" ").includes(data.type)) {
      this.dispatchEvent(new CustomEvent(`atlas-${data.type}`, { detail: data, bubbles: true }));
    }
  }

  // What was asked for while the frame was on its way.
  #begin() {
    this.#isReady = true;
    this.#follow();
    if (this.#asked) this.set(this.#asked);
    this.#asked = null;
  }

  // Takes the wanted height only where no reader sees what follows move.
  #fit() {
    if (!this.#wanted || this.#isFixed) return;
    const { top, height } = this.getBoundingClientRect();
    const isUnseen = top >= innerHeight || top + Math.min(height, this.#wanted) >= innerHeight;
    if (isUnseen) this.style.height = `${this.#wanted}px`;
  }

  /** Shows what a query says: a text such as `country=KAZ`, or an object of its keys. */
  set(query) {
    if (this.#isReady) this.#say("set", { query: String(new URLSearchParams(query)) });
    else this.#asked = query;
  }
  /** Asks for the state, which comes as the event `atlas-state`. */
  get() {
    this.#say("get");
  }
  /** Shows the whole region. */
  fit() {
    this.#say("fit");
  }
  /** Puts the keyboard's focus on the map. */
  focus() {
    this.#frame?.focus();
    this.#say("focus");
  }
}

customElements.get("heartland-atlas") ?? customElements.define("heartland-atlas", HeartlandAtlas);
