import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withHead } from "../tools/head.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const REPORT = JSON.parse(readFileSync(join(ROOT, "data/datapackage.json"), "utf8"));
const TOKENS = readFileSync(join(ROOT, "style/tokens.css"), "utf8");
const PNG_HEAD = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** What a meta element says, by its name or property. */
const said = (page, name) => page.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute("content");

const dataset = async (page) => JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());

test("the head says what the page is, and the rule for content refuses nothing in it", async ({ page }) => {
  const problems = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto("./");
  await expect(page.locator("html")).toHaveAttribute("data-ready", "true");
  expect(problems).toEqual([]);
  expect(await said(page, "description")).toBe(REPORT.description);
  expect(await said(page, "og:title")).toBe(REPORT.title);
  expect(await said(page, "og:description")).toBe(REPORT.description);
  expect(await said(page, "og:type")).toBe("website");
  expect(await said(page, "og:locale")).toMatch(/^[a-z]{2}_[A-Z]{2}$/);
  expect(await said(page, "twitter:card")).toBe("summary_large_image");
});

test("the card is a picture of the size that is told, and drawn on", async ({ page, request }) => {
  await page.goto("./");
  const address = new URL(await said(page, "og:image"), page.url());
  expect(address.pathname).toMatch(/\/card-[0-9a-f]{16}\.png$/);
  const answer = await request.get(new URL(address.pathname.split("/").pop(), page.url()).href);
  const bytes = await answer.body();
  expect(answer.headers()["content-type"]).toBe("image/png");
  expect(bytes.subarray(0, 8).equals(PNG_HEAD)).toBe(true);
  const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(size).toEqual([1200, 630]);
  expect(size.map(String)).toEqual([await said(page, "og:image:width"), await said(page, "og:image:height")]);
  // A card larger than this is left out by some of its readers; one without a map in it is far smaller.
  expect(bytes.length).toBeLessThan(600_000);
  expect(bytes.length).toBeGreaterThan(100_000);
  expect(await inkOfWords(page, bytes)).toBeGreaterThan(0.02);
});

/** The share of dark pixels in the strip with the title: next to none where there was no font to write it with. */
function inkOfWords(page, bytes) {
  return page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(30, 510, 800, 60);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) dark += data[at] < 128 ? 1 : 0;
    return dark / (data.length / 4);
  }, `data:image/png;base64,${bytes.toString("base64")}`);
}

test("the data is told as schema.org's Dataset, and its file is there", async ({ page, request }) => {
  await page.goto("./");
  const data = await dataset(page);
  expect(data).toMatchObject({
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: REPORT.title,
    description: REPORT.description,
    keywords: REPORT.keywords,
    version: REPORT.version,
    license: REPORT.licenses[0].path,
    inLanguage: REPORT.heartland.languages,
    temporalCoverage: REPORT.heartland.report.period,
  });
  expect(data.isBasedOn.map(({ name }) => name)).toEqual(REPORT.sources.map(({ title }) => title));
  const [file] = data.distribution;
  const name = new URL(file.contentUrl, page.url()).pathname.split("/").pop();
  const answer = await request.get(new URL(name, page.url()).href);
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
});

/** The head as the build makes it where HEARTLAND_URL is this, or is not set, with the files written; the card is a stand-in. */
function built(url) {
  const files = new Map();
  const before = process.env.HEARTLAND_URL;
  if (url === undefined) delete process.env.HEARTLAND_URL;
  else process.env.HEARTLAND_URL = url;
  try {
    const bare = '<head><title>Site</title><link href=./data-1.zip id=data-package></head>';
    const html = withHead(bare, {
      report: { ...REPORT, title: 'A "title" </script>' },
      tokens: TOKENS,
      picture: () => Buffer.from("a picture"),
      add: (name) => name,
      keep: (name, text) => files.set(name, text),
    });
    return { html, files };
  } finally {
    if (before === undefined) delete process.env.HEARTLAND_URL;
    else process.env.HEARTLAND_URL = before;
  }
}

test("with HEARTLAND_URL all addresses are whole, and oEmbed has a frame to offer", async ({ page }) => {
  const { html, files } = built("https://example.org/atlas");
  await page.setContent(html);
  const home = "https://example.org/atlas/";
  expect(await said(page, "og:url")).toBe(home);
  expect(await said(page, "og:image")).toBe(`${home}card.png`);
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", home);
  const languages = await page.locator("link[hreflang]").evaluateAll((links) => links.map((link) => [link.hreflang, link.href]));
  const own = REPORT.heartland.languages.map((tag) => [tag, `${home}?lang=${tag}`]);
  expect(languages).toEqual([...own, ["x-default", home]]);
  expect(await dataset(page)).toMatchObject({
    name: 'A "title" </script>',
    url: home,
    image: `${home}card.png`,
    distribution: [{ contentUrl: `${home}data-1.zip` }],
  });
  const link = page.locator('link[type="application/json+oembed"]');
  await expect(link).toHaveAttribute("href", `${home}oembed.json`);
  const offer = JSON.parse(files.get("oembed.json"));
  expect(offer).toMatchObject({ version: "1.0", type: "rich", provider_name: "Site", provider_url: home });
  await page.setContent(offer.html);
  const frame = page.locator("body > *");
  await expect(frame).toHaveCount(1);
  await expect(frame).toHaveAttribute("src", `${home}?embed=1`);
  await expect(frame).toHaveAttribute("title", offer.title);
  await expect(frame).toHaveAttribute("width", String(offer.width));
  await expect(frame).toHaveAttribute("height", String(offer.height));
  await expect(frame).toHaveAttribute("sandbox", /allow-scripts/);
});

test("without HEARTLAND_URL nothing tells an address that is not known", async ({ page }) => {
  const { html, files } = built();
  await page.setContent(html);
  expect(await said(page, "og:image")).toBe("./card.png");
  await expect(page.locator('meta[property="og:url"], link[rel="canonical"], link[type*="oembed"]')).toHaveCount(0);
  expect(files.size).toBe(0);
});

test("a HEARTLAND_URL that is no address of a folder stops the build", () => {
  for (const url of ["example.org", "ftp://example.org/", "https://example.org/?a=b"]) {
    expect(() => built(url)).toThrow(/HEARTLAND_URL/);
  }
});

test("what goes through a file, or has too long a name, is not found, and the server goes on", async ({ request }) => {
  for (const path of ["index.html/more", "a".repeat(5000)]) {
    expect((await request.get(path)).status()).toBe(404);
  }
  expect((await request.get("index.html")).ok()).toBe(true);
});
