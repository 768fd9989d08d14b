// <heartland-atlas>: the atlas in a frame that keeps its height in step and talks both ways. No dependencies.
//   <script type="module" src="https://example.org/heartland/embed.js"></script>
//   <heartland-atlas country="KAZ" lang="zh" theme="dark"></heartland-atlas>
// Attributes are keys of the atlas's links; `title`, `height` (fixed, in pixels), `ratio` (of width to height, `4/3`) and `src`
// (another atlas) are the element's own.

const HOME = new URL("./", import.meta.url).href;
const KEYS =
  "country route place event org deal layers status gauge year tint shade chart view lang theme controls allow".split(" ");

class HeartlandAtlas extends HTMLElement {
  static observedAttributes = [...KEYS, "src", "title", "height", "ratio"];
  /** What the atlas last said of itself: `{ query, selection }`. */
  state = null;
  #frame;
  #wanted = 0;
  #hear = (event) => this.#heard(event);
  #settle = () => this.#fit();

  connectedCallback() {
    addEventListener("message", this.#hear);
    addEventListener("scroll", this.#settle, { passive: true, capture: true });
    if (this.#frame) return;
    const frame = (this.#frame = document.createElement("iframe"));
    frame.loading = "lazy";
    frame.sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "no-referrer";
    frame.title = this.title || "Heartland";
    frame.style.cssText = "display:block;width:100%;border:0;height:100%";
    this.style.display = "block";
    this.#reserve();
    frame.src = this.#address();
    this.append(frame);
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    removeEventListener("scroll", this.#settle, { capture: true });
  }

  attributeChangedCallback(name) {
    if (!this.#frame) return;
    if (name === "title") this.#frame.title = this.title;
    else if (name === "height" || name === "ratio") this.#reserve();
    else if ("src controls allow".includes(name) || !this.state) this.#frame.src = this.#address();
    else this.#say("set", { query: String(this.#query()) });
  }

  // The room it takes before the atlas has said how high it would be, or for good.
  #reserve() {
    const ratio = this.getAttribute("ratio");
    this.style.aspectRatio = ratio ?? "";
    this.style.height = ratio ? "auto" : `${+this.getAttribute("height") || 640}px`;
  }

  #query() {
    const pairs = KEYS.map((key) => [key, this.getAttribute(key)]).filter(([, value]) => value !== null);
    return new URLSearchParams(pairs);
  }

  #address() {
    const url = new URL(this.getAttribute("src") || HOME, document.baseURI);
    url.search = this.#query();
    url.searchParams.set("embed", "1");
    return url.href;
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
    if (data.type === "state") this.state = { query: data.query, selection: data.selection };
    if ("ready height state select error".split(" ").includes(data.type)) {
      this.dispatchEvent(new CustomEvent(`atlas-${data.type}`, { detail: data, bubbles: true }));
    }
  }

  // Takes the wanted height only where no reader sees what follows move, or while the reader is at work in the frame.
  #fit() {
    if (!this.#wanted || this.hasAttribute("height") || this.hasAttribute("ratio")) return;
    const { top, height } = this.getBoundingClientRect();
    const isUnseen = top >= innerHeight || top + Math.min(height, this.#wanted) >= innerHeight;
    if (isUnseen || document.activeElement === this.#frame) this.style.height = `${this.#wanted}px`;
  }

  /** Shows what a query says: a text such as `country=KAZ`, or an object of its keys. */
  set(query) {
    this.#say("set", { query: String(new URLSearchParams(query)) });
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
