import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** Serves texts by their path; resolves with the address of a site that by this name is another one than the atlas's at 127.0.0.1. */
export function serve(files, name = "localhost") {
  const server = createServer(({ url }, response) => {
    const file = files[url.split("?")[0]];
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" }).end(file?.text ?? "");
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      done({ url: `http://${name}:${server.address().port}/`, close: () => server.close() });
    });
  });
}

const escaped = (address) => address.replaceAll("&", "&amp;");

/** Another site with this in its page; what its frames say is kept there in `said`. */
export function startSite(body) {
  const text = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A host</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto } iframe { width: 100%; height: 600px; border: 0 }</style>
<script>said = []; addEventListener("message", ({ data }) => said.push(data));</script>
${body}
</html>`;
  return serve({ "/": { type: "text/html", text } });
}

/** A plain frame in the strictest sandbox. */
export const frameOf = (address, attributes = "") =>
  `<iframe title="Atlas" sandbox="allow-scripts" src="${escaped(address)}" ${attributes}></iframe>`;

/**
 * Another site, which shows the atlas in the plain frame that README offers, in the strictest sandbox.
 * It answers as `localhost` while the atlas is at 127.0.0.1, so that the two are different sites to the browser.
 */
export function startHost(address, { width = "100%", height = 600 } = {}) {
  return startSite(`<h1>An article on another site</h1>
<p>Some words before the atlas.</p>
${frameOf(address, `style="width: ${width}; height: ${height}px"`)}
<p>Some words after it.</p>`);
}

/** The article of `host/`, with its frames and its element from the atlas at this address. */
export function startArticle(address) {
  const read = (name) => readFileSync(new URL(`../host/${name}`, import.meta.url), "utf8");
  const html = read("article.html");
  const places = html.split("https://example.org/heartland/");
  return serve({
    "/": { type: "text/html", text: places.join(escaped(address)) },
    "/article.css": { type: "text/css", text: read("article.css") },
  });
}
