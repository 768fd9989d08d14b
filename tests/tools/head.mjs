// What the page says of itself to those who link to it: search engines, catalogues of data, and sites that show a card or
// a frame in place of a link. All of it is told by data/datapackage.json; the picture is drawn by card.rs.

/** Size of the frame that oEmbed offers, in pixels; the width is the most that most sites have. */
const FRAME = { width: 960, height: 720 };
const CARD = { type: "image/png", width: 1200, height: 630 };
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);

/** Where the page will be, with the slash at its end, as HEARTLAND_URL says; nothing where nobody has said it. */
function home() {
  const said = process.env.HEARTLAND_URL;
  if (!said) return;
  const url = URL.canParse(said) ? new URL(said) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(`HEARTLAND_URL is no address of a folder: "${said}". It has to be like https://example.org/atlas/`);
  }
  return url.href.replace(/\/*$/, "/");
}

/** The paper's colour for the frame that a browser draws around the page, by the reader's system; of the style sheet's text. */
function themeColours(css) {
  const paper = (selector) => css.split(`${selector} {`)[1]?.match(/--paper:\s*([^;]+);/)?.[1];
  const colours = { light: paper(":root"), dark: paper(':root[data-theme="dark"]') };
  return Object.entries(colours).map(([scheme, colour]) => {
    if (!colour) throw new Error(`tokens.css has no --paper for ${scheme}`);
    return `<meta name="theme-color" media="(prefers-color-scheme: ${scheme})" content="${colour}">`;
  });
}

/** A language as Open Graph has it: with the territory that is most likely. */
function locale(tag) {
  const { language, region } = new Intl.Locale(tag).maximize();
  return `${language}_${region}`;
}

/** Tags of Open Graph, and of Twitter where its readers do not take those. An address that is not known is left out. */
function cardTags(report, site, address, card) {
  const [first, ...others] = report.heartland.languages.map(locale);
  const tags = {
    "og:type": "website",
    "og:site_name": site,
    "og:title": report.title,
    "og:description": report.description,
    "og:locale": first,
    "og:url": address,
    "og:image": card,
    "og:image:type": CARD.type,
    "og:image:width": CARD.width,
    "og:image:height": CARD.height,
    "og:image:alt": report.title,
  };
  const twitter = { "twitter:card": "summary_large_image", "twitter:image:alt": report.title };
  const tag = (attribute) => ([name, value]) => `<meta ${attribute}="${name}" content="${escaped(value)}">`;
  const known = Object.entries(tags).filter(([, value]) => value !== undefined);
  known.push(...others.map((other) => ["og:locale:alternate", other]));
  return [...known.map(tag("property")), ...Object.entries(twitter).map(tag("name"))].join("");
}

/** The page in each language, for search engines, and the one that takes the reader's own. */
function languageLinks(report, address) {
  const link = (tag, href) => `<link rel="alternate" hreflang="${tag}" href="${escaped(href)}">`;
  const links = report.heartland.languages.map((tag) => link(tag, `${address}?lang=${tag}`));
  return [...links, link("x-default", address)].join("");
}

/** The data as schema.org has it, without what the package does not say. */
function dataset(report, address, card, archive) {
  const { title, description, keywords, version, created, licenses, sources, contributors, heartland } = report;
  const people = contributors?.map((one) => ({ "@type": "Person", name: one.title, affiliation: one.organization }));
  return {
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: title,
    description,
    keywords,
    version,
    dateCreated: created,
    license: licenses[0].path,
    inLanguage: heartland.languages,
    temporalCoverage: heartland.report.period,
    isAccessibleForFree: true,
    isBasedOn: (sources ?? []).map((one) => ({ "@type": "CreativeWork", name: one.title, url: one.path })),
    creator: people,
    url: address,
    image: card,
    distribution: [{ "@type": "DataDownload", encodingFormat: "application/zip", contentUrl: archive }],
  };
}

/** Data in a page: not run, so under no rule for scripts. No text in it can end it. */
function dataScript(data) {
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`;
}

/** What oEmbed (1.0) has sites put in place of a link to the page. */
function oembed(report, site, address, card) {
  const { width, height } = FRAME;
  const attributes = {
    src: `${address}?embed=1`,
    title: report.title,
    width,
    height,
    loading: "lazy",
    sandbox: SANDBOX,
    allow: "clipboard-write",
    referrerpolicy: "no-referrer",
    style: "border: 0; max-width: 100%",
  };
  const words = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return {
    version: "1.0",
    type: "rich",
    title: report.title,
    provider_name: site,
    provider_url: address,
    thumbnail_url: card,
    thumbnail_width: CARD.width,
    thumbnail_height: CARD.height,
    width,
    height,
    html: `<iframe ${words.join(" ")}></iframe>`,
  };
}

/**
 * The page with all that. `report` is the descriptor of the data package, `tokens` the text of tokens.css, `picture` draws the card, `add` writes a file
 * under a hashed name and returns that, `keep` under its own. oEmbed is for machines elsewhere, to
 * which a relative address says nothing: without HEARTLAND_URL there is none, nor the page's own address.
 */
export function withHead(html, { report, tokens, picture, add, keep }) {
  const address = home();
  const absolute = (name) => (address ?? "./") + name;
  const card = absolute(add("card.png", picture()));
  const archive = html.match(/<link[^>]*\bid="?data-package"?[^>]*>/)?.[0].match(/\bhref="?\.\/([^"\s>]+)/)?.[1];
  const site = html.match(/<title>([^<]*)<\/title>/)?.[1];
  if (!archive || !site) throw new Error("index.html has no title, or no link to the data package");
  const parts = [
    `<meta name="description" content="${escaped(report.description)}">`,
    ...themeColours(tokens),
    cardTags(report, site, address, card),
    dataScript(dataset(report, address, card, absolute(archive))),
  ];
  if (address) {
    keep("oembed.json", JSON.stringify(oembed(report, site, address, card), null, 1));
    const title = escaped(report.title);
    const type = "application/json+oembed";
    parts.push(`<link rel="canonical" href="${escaped(address)}">`);
    parts.push(languageLinks(report, address));
    parts.push(`<link rel="alternate" type="${type}" href="${escaped(address)}oembed.json" title="${title}">`);
  }
  const bare = html.replace(/<meta[^>]*\bname="?description"?[^>]*>/, "");
  return bare.replace(/<title>[^<]*<\/title>/, (title) => title + parts.join(""));
}
