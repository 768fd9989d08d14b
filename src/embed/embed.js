// <heartland-atlas>: the atlas in a frame that keeps its height in step and talks both ways. No dependencies.
//   <script type="module" src="https://example.org/heartland/embed.js"></script>
//   <heartland-atlas country="KAZ" lang="zh" theme="dark"></heartland-atlas>
// Attributes are keys of the atlas's links; `title`, `height` (fixed, in pixels), `ratio` (of width to height, `4/3`) and `src`
// (another atlas) are the element's own.

const HOME = new URL("./", import.meta.url).href;
// Of each of these, a link has one at most.
const CHOICES = ["country route place event org deal".split(" "), ["tint", "shade"]];
const FIXED = ["controls", "allow"];
// What `set` may change.
const OWN = [...CHOICES.flat(), ..."layers status gauge year chart closed view lang theme".split(" ")];
const KEYS = [...OWN, ...FIXED];

// So long the atlas may take to say what has become of what it was asked for, in milliseconds.
const ANSWER_MS = 1000;
// So long it may take to say anything, once its page is there.
const SILENCE_MS = 20000;
// The place of an element that the host's sheets say nothing of: any rule of theirs counts for more.
const SHEET = document.adoptedStyleSheets?.push ? new CSSStyleSheet() : null;
SHEET?.replaceSync(":where(heartland-atlas:not([hidden])){display:block;height:640px}");

// Whether a state has all that was asked for, and nothing else.
const isShown = (asked, said) => {
  const [wanted, has] = [asked, said].map((query) => new URLSearchParams(query));
  return OWN.every((key) => key === "view" || wanted.get(key) === has.get(key));
};

class HeartlandAtlas extends HTMLElement {
  static observedAttributes = [...KEYS, "src", "title", "height", "ratio"];
  /** What the atlas last said of itself: `{ query, selection }`. */
  state = null;
  #frame;
  #isReady = false;
  // The frame that has said anything.
  #spoken = null;
  #asked = null;
  #sent = null;
  #wanted = 0;
  #isRead = false;
  #isFixed = false;
  // Its height in `style` before attributes had another.
  #own = null;
  #changed = new Set();
  #hear = (event) => this.#heard(event);
  #settle = () => this.#fit();

  connectedCallback() {
    addEventListener("message", this.#hear);
    addEventListener("scroll", this.#settle, { passive: true, capture: true });
    const sheets = this.getRootNode().adoptedStyleSheets;
    if (!SHEET) this.style.cssText = `display:block;height:640px;${this.style.cssText}`;
    else if (!sheets.includes(SHEET)) sheets.push(SHEET);
    this.#reserve();
    this.#open(this.#query(this.#take()));
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
    if (isOfLink) {
      // In the order in which they change.
      this.#changed.delete(name);
      this.#changed.add(name);
      if (this.#asked && OWN.includes(name)) this.#put(this.#asked, [name]);
    }
    if (!this.#frame) return;
    if (isOfLink) queueMicrotask(() => this.#follow());
    else if (name === "title") this.#frame.title = now || "Heartland";
    else this.#reserve();
  }

  // What has changed since it was asked for.
  #take() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (changed.includes("src")) this.state = this.#sent = null;
    return changed;
  }

  // What has changed is asked for, and all else stays as the reader has it.
  #follow() {
    const isNew = !this.state || ["src", ...FIXED].some((name) => this.#changed.has(name));
    if (!this.#frame || !this.#changed.size || !(isNew || this.#isReady)) return;
    const changed = this.#take();
    const query = this.#query(changed);
    if (isNew) return this.#open(query);
    query.delete("view");
    const hasView = changed.includes("view");
    this.#put(query, hasView ? ["view"] : []);
    this.set(query);
    // What a query leaves out of the view stays.
    if (hasView && !query.has("view")) this.fit();
  }

  // What the atlas was last asked for, if it may not have answered yet, or what it last said, or else the attributes; with what
  // has changed in them since.
  #query(changed) {
    const said = new URLSearchParams(this.state?.query);
    const isUnanswered = this.#sent && performance.now() < this.#sent.until;
    const query = isUnanswered ? new URLSearchParams(this.#sent.query) : said;
    for (const key of FIXED) if (said.has(key)) query.set(key, said.get(key));
    this.#put(query, this.state ? changed.filter((key) => KEYS.includes(key)) : KEYS);
    return query;
  }

  // The room it takes before the atlas has said how high it would be, or for good.
  #reserve() {
    const [ratio, height] = [this.#size("ratio", 2), this.#size("height", 1)];
    this.#isFixed = Boolean(ratio || height);
    this.style.aspectRatio = ratio;
    if (this.#isFixed) {
      this.#own ??= this.style.height;
      this.style.height = ratio ? "auto" : `${+height}px`;
    } else if (this.#own !== null) {
      this.style.height = this.#own;
      this.#own = null;
    }
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

  // One that is set takes the place of the others of its kind; one that is taken away was perhaps not shown any more.
  #put(query, keys) {
    for (const key of keys) {
      const value = this.getAttribute(key);
      const others = CHOICES.find((choices) => choices.includes(key)) ?? [];
      for (const other of value === null ? [key] : others) query.delete(other);
      if (value !== null) query.set(key, value);
    }
  }

  // A frame of its own each time: an address that changes in a frame would be a step in the host's history.
  #open(query) {
    const src = this.getAttribute("src") || HOME;
    const isSound = !URL.canParse || URL.canParse(src, document.baseURI);
    if (!isSound) console.warn(`heartland-atlas: passed over src="${src}"`);
    const url = new URL(isSound ? src : HOME, document.baseURI);
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
    this.#isReady = this.#isRead = false;
    frame.onload = () => setTimeout(() => this.#complain(frame), SILENCE_MS);
    // In the place of the former, of one that was copied along, and of what is there for readers without the script.
    this.replaceChildren((this.#frame = frame));
  }

  // A frame that says nothing hears nothing either: `allow` may name other origins than this page's, or the atlas not be there.
  #complain(frame) {
    if (frame !== this.#frame || frame === this.#spoken) return;
    const message = `no word from ${frame.src}`;
    console.warn(`heartland-atlas: ${message}`);
    this.#tell("error", { heartland: 1, type: "error", code: "silent", message });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`atlas-${type}`, { detail, bubbles: true, composed: true }));
  }

  #say(type, more) {
    this.#frame?.contentWindow?.postMessage({ heartland: 1, type, ...more }, "*");
  }

  #heard({ source, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || data?.heartland !== 1) return;
    this.#spoken = this.#frame;
    if (data.type === "height" && data.px > 0 && data.px < 20001) {
      this.#wanted = data.px;
      this.#fit();
    }
    if (data.type === "state") {
      this.state = { query: data.query, selection: data.selection };
      if (this.#sent && isShown(this.#sent.query, data.query)) this.#sent = null;
      if (!this.#isReady) this.#begin();
    }
    if ("ready height state select error".split(" ").includes(data.type)) this.#tell(data.type, data);
  }

  // What was asked for while the frame was on its way.
  #begin() {
    this.#isReady = true;
    if (this.#asked) this.set(this.#asked);
    else this.#follow();
  }

  // Takes the wanted height only where no reader sees what follows move; one who has had the whole of it in sight at another
  // height goes on reading it at that as long as any of it is seen.
  #fit() {
    if (!this.#wanted || this.#isFixed) return;
    const { top, height } = this.getBoundingClientRect();
    const isBelow = top + Math.min(height, this.#wanted) >= innerHeight;
    const isUnseen = top >= innerHeight || (isBelow && !this.#isRead);
    this.#isRead = !isUnseen && Math.abs(height - this.#wanted) > 1;
    if (isUnseen) this.style.height = `${this.#wanted}px`;
  }

  /** Shows what a query says: a text such as `country=KAZ`, or an object of its keys. */
  set(query) {
    // It says all that attributes have changed before it.
    for (const key of OWN) this.#changed.delete(key);
    this.#asked = this.#isReady ? null : new URLSearchParams(query);
    if (!this.#isReady) return;
    this.#sent = { query: String(new URLSearchParams(query)), until: performance.now() + ANSWER_MS };
    this.#say("set", { query: this.#sent.query });
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
